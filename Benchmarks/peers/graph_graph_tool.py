"""graph_graph_tool.py FILE NODE [OUTPUT]: reads GraphML, counts neighbors, writes it."""
import sys

from graph_tool import load_graph
from graph_tool.util import find_vertex

graph = load_graph(sys.argv[1])
ids = graph.vertex_properties["_graphml_vertex_id"]
print(find_vertex(graph, ids, sys.argv[2])[0].out_degree())
if len(sys.argv) > 3:
    graph.save(sys.argv[3])
