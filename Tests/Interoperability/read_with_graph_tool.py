"""Prints as JSON what graph-tool reads in a graph file: [[id, label, kind, mentions], …] and [[source, target, weight], …].

usage: read_with_graph_tool.py GRAPH        with the system's Python, for which Debian packages graph-tool

Every warning of the reading is an error. Status 3 if there is no graph-tool.
"""
import json
import sys
import warnings

try:
    import graph_tool
except ImportError:
    sys.exit(3)

warnings.simplefilter("error")
graph = graph_tool.load_graph(sys.argv[1])
node, edge = graph.vp, graph.ep
names = node["_graphml_vertex_id"] if "_graphml_vertex_id" in node else node["vertex_name"]
json.dump({
    "directed": graph.is_directed(),
    "nodes": [[names[v], node["label"][v], node["kind"][v], int(node["mentions"][v])] for v in graph.vertices()],
    "edges": [[names[e.source()], names[e.target()], float(edge["weight"][e])] for e in graph.edges()],
    "evidence": sum(bool(edge["evidence"][e]) for e in graph.edges()),
}, sys.stdout)
