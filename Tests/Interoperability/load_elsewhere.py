"""Loads our graphs in graph-tool, Graphviz, pandas and igraph, and JSON of NetworkX in ours.

usage: load_elsewhere.py COMENTION SEEDS_GRAPH

Every warning is an error. What is not installed is skipped, and said so. Prints one line a check and
"N passed, N failed, N skipped" at the end.
"""
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
import xml.etree.ElementTree

import igraph
import networkx
import pandas

from load_graphs import Checks, run

warnings.simplefilter("error")

GRAPH_TOOL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "read_with_graph_tool.py")
SYSTEM_PYTHON = "/usr/bin/python3"


class Graph:
    """What every reader must find: (label, kind, mentions) of nodes, weights of edges."""
    def __init__(self, comention, path):
        self.comention, self.path = comention, path
        theirs = networkx.read_graphml(path)
        self.nodes = {id: (data["label"], data["kind"], data["mentions"]) for id, data in theirs.nodes(data=True)}
        self.edges = {frozenset((a, b)): data["weight"] for a, b, data in theirs.edges(data=True)}
        self.evidence = {frozenset((a, b)): data["evidence"] for a, b, data in theirs.edges(data=True)}
        self.data = theirs

    def export(self, checks, path, *options):
        done = run(self.comention, "export", self.path, "--output", path, *options)
        checks.check("%s is written" % os.path.basename(path), done.returncode == 0, done.stderr)
        return path

    def compare(self, checks, what, nodes, edges):
        checks.check("%s: labels, kinds and mentions" % what, nodes == self.nodes)
        checks.check("%s: edges and weights" % what, edges == self.edges)


def check_graph_tool(checks, graph, folder):
    # Not the one for yEd: graph-tool refuses keys without a type, which all files of yEd have.
    paths = [graph.path] + [graph.export(checks, os.path.join(folder, program + ".graphml"), "--for", program)
                            for program in ("gephi", "cytoscape")]
    paths.append(graph.export(checks, os.path.join(folder, "graph-tool.dot")))
    for path in paths:
        what = "%s in graph-tool" % os.path.basename(path)
        answer = run(SYSTEM_PYTHON, GRAPH_TOOL, path) if os.path.exists(SYSTEM_PYTHON) else None
        if answer is None or answer.returncode == 3:
            checks.skip(what, "python3-graph-tool is not installed")
            continue
        checks.check("%s: no warning" % what, answer.returncode == 0 and not answer.stderr, answer.stderr)
        if answer.returncode:
            continue
        found = json.loads(answer.stdout)
        graph.compare(checks, what, {id: (label, kind, mentions) for id, label, kind, mentions in found["nodes"]},
                      {frozenset((a, b)): weight for a, b, weight in found["edges"]})
        checks.check("%s: undirected, with evidence" % what,
                     not found["directed"] and found["evidence"] == len(graph.edges))


def check_graphviz(checks, graph, folder):
    if not shutil.which("dot"):
        checks.skip("DOT in Graphviz", "graphviz is not installed")
        return
    drawn = run("dot", "-Tsvg", graph.export(checks, os.path.join(folder, "seeds.dot")))
    checks.check("DOT in Graphviz: no warning", drawn.returncode == 0 and not drawn.stderr, drawn.stderr)
    svg = "{http://www.w3.org/2000/svg}"
    texts = {"node": [], "edge": []}
    for group in xml.etree.ElementTree.fromstring(drawn.stdout).iter(svg + "g"):
        if group.get("class") in texts:
            texts[group.get("class")].append([text.text for text in group.iter(svg + "text")])
    checks.check("DOT in Graphviz: as many nodes and edges",
                 (len(texts["node"]), len(texts["edge"])) == (len(graph.nodes), len(graph.edges)))
    checks.check("DOT in Graphviz: labels",
                 sorted(texts["node"]) == sorted([label] for label, _, _ in graph.nodes.values()))


def check_pandas(checks, graph, folder):
    tables = {"csv": ("Source", "Target", "Weight", "Id", "Label", "mentions", "kind"),
              "gephi-csv": ("Source", "Target", "Weight", "Id", "Label", "mentions", "kind"),
              "neo4j": (":START_ID", ":END_ID", "weight:double", "id:ID", "label", "mentions:long", "kind")}
    for format, (source, target, weight, id, label, mentions, kind) in tables.items():
        path = graph.export(checks, os.path.join(folder, format + ".csv"), "--format", format)
        edges_path = path if format == "csv" else path[:-4] + "-edges.csv"
        edges, nodes = pandas.read_csv(edges_path), pandas.read_csv(path[:-4] + "-nodes.csv")
        what = "%s in pandas" % format
        checks.check("%s: no row lost" % what, (len(nodes), len(edges)) == (len(graph.nodes), len(graph.edges)))
        number = pandas.api.types
        checks.check("%s: types of columns" % what, number.is_integer_dtype(nodes[mentions])
                     and number.is_float_dtype(edges[weight])
                     and number.is_integer_dtype(edges["sentences" + (":long" if format == "neo4j" else "")]),
                     str(edges.dtypes))
        checks.check("%s: ids are unique, every end is a node" % what,
                     nodes[id].is_unique and edges[source].isin(nodes[id]).all() and edges[target].isin(nodes[id]).all())
        joined = edges.merge(nodes, left_on=source, right_on=id).merge(nodes, left_on=target, right_on=id)
        checks.check("%s: joined on ids" % what, len(joined) == len(edges))
        graph.compare(checks, what, {row[id]: (row[label], row[kind], row[mentions]) for _, row in nodes.iterrows()},
                      {frozenset((row[source], row[target])): row[weight] for _, row in edges.iterrows()})
        if format != "neo4j":
            checks.check("%s: evidence" % what, graph.evidence == {
                frozenset((row[source], row[target])): row["evidence"] for _, row in edges.iterrows()})
        days = [column for column in nodes.columns if column.startswith("first_seen")]
        checks.check("%s: days are days" % what, bool(days) and
                     pandas.to_datetime(nodes[days[0]].dropna(), format="%Y-%m-%d").notna().all())


def check_json(checks, graph, folder):
    path = graph.export(checks, os.path.join(folder, "seeds.json"))
    with open(path) as file:
        data = json.load(file)
    theirs = networkx.node_link_graph(data, edges="links")
    graph.compare(checks, "JSON in networkx",
                  {id: (d["label"], d["kind"], d["mentions"]) for id, d in theirs.nodes(data=True)},
                  {frozenset((a, b)): d["weight"] for a, b, d in theirs.edges(data=True)})
    checks.check("JSON in networkx: what the graph is about", theirs.graph == graph.data.graph
                 or {k: v for k, v in graph.data.graph.items() if k in theirs.graph} == theirs.graph != {})
    other = igraph.Graph.DictList(data["nodes"], data["links"], vertex_name_attr="id")
    graph.compare(checks, "JSON in igraph", {v["id"]: (v["label"], v["kind"], v["mentions"]) for v in other.vs},
                  {frozenset(other.vs[end]["id"] for end in e.tuple): e["weight"] for e in other.es})

    # And back: ours, that of NetworkX with either name of its edges, and a multigraph with numbers for ids.
    with open(graph.path, "rb") as file:
        original = file.read()

    def read_back(what, json_path):
        back = os.path.join(folder, "back.graphml")
        done = run(graph.comention, "export", json_path, "--output", back)
        checks.check("%s is read" % what, done.returncode == 0, done.stderr)
        with open(back, "rb") as file:
            return file.read()

    checks.check("our JSON becomes the same GraphML", read_back("our JSON", path) == original)
    packed = os.path.join(folder, "packed.json.gz")
    with open(path, "rb") as plain, gzip.open(packed, "wb") as file:
        file.write(plain.read())
    checks.check("compressed JSON becomes the same GraphML", read_back("compressed JSON", packed) == original)
    for name, options in (("links", {"indent": 1}), ("edges", {"sort_keys": True}), ("edges", {"ensure_ascii": False})):
        dumped = os.path.join(folder, "networkx.json")
        with open(dumped, "w", encoding="utf-8") as file:
            json.dump(networkx.node_link_data(theirs, edges=name), file, **options)
        checks.check("JSON of networkx with '%s' and %s becomes the same GraphML" % (name, options),
                     read_back("JSON of networkx", dumped) == original)

    many = networkx.MultiDiGraph(name="many", nothing=float("nan"))
    many.add_node(1, label="One", size=1.5, tags=["a", "b"])
    many.add_node((0, 1), label="Pair")
    many.add_edges_from([(1, 2, {"weight": 2}), (2, 1, {"weight": 0.5}), (2, (0, 1)), (2, 2)])
    dumped = os.path.join(folder, "many.json")
    with open(dumped, "w") as file:
        json.dump(networkx.node_link_data(many, edges="edges"), file)
    read_back("a multigraph's JSON", dumped)
    found = networkx.read_graphml(os.path.join(folder, "back.graphml"))
    checks.check("a multigraph's JSON: nodes", {d["label"] for _, d in found.nodes(data=True)} == {"One", "2", "Pair"})
    checks.check("a multigraph's JSON: parallel edges are one, loops none",
                 sorted(d["weight"] for _, _, d in found.edges(data=True)) == [1.0, 2.5])
    ask = lambda path: run(graph.comention, "neighbors", path, "tokayev", "--format", "json").stdout
    checks.check("the same neighbors in JSON", ask(path) == ask(graph.path) != "")


def main():
    comention, seeds = sys.argv[1:3]
    checks = Checks()
    graph = Graph(comention, seeds)
    with tempfile.TemporaryDirectory() as folder:
        check_graph_tool(checks, graph, folder)
        check_graphviz(checks, graph, folder)
        check_pandas(checks, graph, folder)
        check_json(checks, graph, folder)
    print("%d passed, %d failed, %d skipped" % (checks.passed, checks.failed, checks.skipped))
    sys.exit(checks.failed > 0)


if __name__ == "__main__":
    main()
