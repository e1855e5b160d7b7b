"""Loads our GraphML in networkx and igraph, and theirs in ours.

usage: load_graphs.py COMENTION SEEDS_GRAPH

Every warning is an error. Prints one line a check and "N passed, N failed" at the end.
"""
import csv
import gzip
import json
import os
import subprocess
import sys
import tempfile
import warnings

import igraph
import networkx

warnings.simplefilter("error")

HOSTILE = {
    "controls.txt": "Kassym-Jomart Tokayev\x01 met Vladimir Putin\x08 in Almaty\x0b and Moscow.\n",
    "markup.txt": "Tokayev told Putin ]]> & <b>Almaty</b> &amp; Moscow \"quoted\" 'too'.\n",
    "emoji.txt": "In Almaty \U0001f600 Karim Massimov met Nursultan Nazarbayev \U0001f1f0\U0001f1ff in Nur-Sultan.\n",
    "right-to-left.txt": "Vladimir Putin \u200f\u202eflew\u202c to Kazakhstan and \u0622\u0644\u0645\u0627\u062a\u064a Almaty.\n",
    "noncharacters.txt": "Putin\ufffe and Tokayev\uffff spoke in Moscow about Kazakhstan.\n",
    "long-line.txt": "Tokayev met Putin in Moscow. " * 40_000 + "\n",
    "no-spaces.txt": "x" * 1_000_000 + " Tokayev met Putin in Almaty.\n",
    "zeros.txt": "Tokayev met\x00 Putin in Almaty.\n",
}


class Checks:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def check(self, what, right, detail=""):
        self.passed += bool(right)
        self.failed += not right
        print("%s  %s%s" % ("ok    " if right else "FAILED", what, "" if right else "  " + detail))

    def skip(self, what, why):
        self.skipped += 1
        print("skipped %s: %s" % (what, why))


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True)


def load_both(checks, name, path):
    theirs = networkx.read_graphml(path)
    other = igraph.Graph.Read_GraphML(path)
    checks.check("%s: the same nodes in both" % name, theirs.number_of_nodes() == other.vcount() > 0)
    checks.check("%s: the same edges in both" % name, theirs.number_of_edges() == other.ecount() > 0)
    checks.check("%s: undirected, no parallel edges" % name, not theirs.is_directed()
                 and not theirs.is_multigraph() and not other.is_directed() and other.is_simple())
    checks.check("%s: every node has label, name and kind" % name, all(
        d.get("label") and d.get("name") and d.get("kind") in ("person", "organization", "place")
        for _, d in theirs.nodes(data=True)))
    names = other.vs["name"]
    checks.check("%s: names are unique" % name, len(set(names)) == len(names))
    checks.check("%s: every weight is above zero and 1/distance" % name, all(
        d["weight"] > 0 and abs(d["weight"] * d["distance"] - 1) < 1e-9
        for _, _, d in theirs.edges(data=True)))
    checks.check("%s: weights agree" % name,
                 sorted(d["weight"] for _, _, d in theirs.edges(data=True)) == sorted(other.es["weight"]))
    checks.check("%s: evidence stands on every edge" % name,
                 all(d.get("evidence") for _, _, d in theirs.edges(data=True)))
    return theirs, other


def check_formats(checks, comention, seeds, graph, folder):
    """Reads every other format and compares labels, kinds, weights and counts with the GraphML."""
    def written(name, *options):
        path = os.path.join(folder, name)
        run_ = run(comention, "export", seeds, "--output", path, *options)
        checks.check("%s is written" % name, run_.returncode == 0, run_.stderr)
        return path

    def nodes_of(rows, id="id", label="label"):
        return {row[id]: (row[label], row["kind"], int(row["mentions"])) for row in rows}

    def edges_of(rows, source="source", target="target", weight="weight"):
        return {frozenset((row[source], row[target])): float(row[weight]) for row in rows}

    nodes = nodes_of(dict(data, id=id) for id, data in graph.nodes(data=True))
    edges = edges_of(dict(data, source=a, target=b) for a, b, data in graph.edges(data=True))

    def compare(what, their_nodes, their_edges):
        checks.check("%s: labels, kinds and mentions" % what, their_nodes == nodes)
        checks.check("%s: edges and weights" % what, their_edges == edges)

    def compare_networkx(what, theirs):
        compare(what, nodes_of(dict(data, id=id) for id, data in theirs.nodes(data=True)),
                edges_of(dict(data, source=a, target=b) for a, b, data in theirs.edges(data=True)))

    gexf = networkx.read_gexf(written("seeds.gexf"), version="1.3")
    compare_networkx("GEXF in networkx", gexf)
    dated = {id: (data["first_seen"], data.get("last_seen")) for id, data in graph.nodes(data=True) if "first_seen" in data}
    spells = {id: data["spells"][0] for id, data in gexf.nodes(data=True) if "spells" in data}
    checks.check("GEXF in networkx: days are spells", spells == dated != {})

    for program, reads in (("gephi", ("x", "y", "size", "r", "g", "b")), ("cytoscape", ("size", "color")), ("yed", ("x", "y", "shape_type"))):
        path = written(program + ".graphml", "--for", program)
        theirs = networkx.read_graphml(path)
        compare_networkx("GraphML for %s in networkx" % program, theirs)
        checks.check("GraphML for %s: every node has %s" % (program, ", ".join(reads)),
                     all(name in data for _, data in theirs.nodes(data=True) for name in reads))
        if "x" in reads:
            places = {(data["x"], data["y"]) for _, data in theirs.nodes(data=True)}
            checks.check("GraphML for %s: nodes stand apart" % program, len(places) > 0.9 * len(nodes))
        other = igraph.Graph.Read_GraphML(path)
        checks.check("GraphML for %s in igraph: labels and weights" % program,
                     sorted(other.vs["label"]) == sorted(label for label, _, _ in nodes.values())
                     and sorted(other.es["weight"]) == sorted(edges.values()))

    with open(written("seeds.json")) as file:
        compare_networkx("JSON in networkx", networkx.node_link_graph(json.load(file), edges="links"))

    names = {id: data["name"] for id, data in graph.nodes(data=True)}
    by_name = {frozenset(names[id] for id in pair): weight for pair, weight in edges.items()}
    pajek = written("seeds.net")
    theirs = networkx.read_pajek(pajek)
    checks.check("Pajek in networkx: names", set(theirs) == set(names.values()))
    checks.check("Pajek in networkx: edges and weights", by_name == {
        frozenset((a, b)): data["weight"] for a, b, data in theirs.edges(data=True)})
    other = igraph.Graph.Read_Pajek(pajek)
    checks.check("Pajek in igraph: names", set(other.vs["name"]) == set(names.values()))
    checks.check("Pajek in igraph: edges and weights", not other.is_directed() and by_name == {
        frozenset(other.vs[end]["name"] for end in edge.tuple): edge["weight"] for edge in other.es})

    with open(written("seeds.cyjs")) as file:
        elements = json.load(file)["elements"]
    compare("Cytoscape.js", nodes_of(each["data"] for each in elements["nodes"]),
            edges_of(each["data"] for each in elements["edges"]))

    def table(path):
        with open(path, newline="") as file:
            return list(csv.DictReader(file, strict=True))

    base = written("tables", "--format", "gephi-csv")
    compare("tables for Gephi", nodes_of(table(base + "-nodes.csv"), "Id", "Label"),
            edges_of(table(base + "-edges.csv"), "Source", "Target", "Weight"))
    base = written("neo4j.csv", "--format", "neo4j")[:-4]
    rows = table(base + "-nodes.csv")
    compare("tables for Neo4j", nodes_of([dict(row, mentions=row["mentions:long"]) for row in rows], "id:ID"),
            edges_of(table(base + "-edges.csv"), ":START_ID", ":END_ID", "weight:double"))
    checks.check("tables for Neo4j: labels", all(
        row[":LABEL"] == "Entity;" + row["kind"].capitalize() for row in rows))
    for name in ("-nodes.csv", "-edges.csv"):
        with open(base + name, newline="") as file:
            lines = len(file.read().split("\n")) - 1
        checks.check("neo4j%s: a line a row" % name, lines == len(table(base + name)) + 1)


# Files that a program refuses, as `check` says: the rule, keys, what is in the graph, before the root.
REFUSED = {
    "key-without-name": ('<key id="k" for="node" attr.type="string"/>', '<node id="a"><data key="k">v</data></node>', ""),
    "unknown-type": ('<key id="k" for="node" attr.name="x" attr.type="vector_string"/>', '<node id="a"><data key="k">v</data></node>', ""),
    "same-name": ('<key id="k" for="node" attr.name="x" attr.type="int"/><key id="l" for="node" attr.name="x" attr.type="int"/>', '<node id="a"/>', ""),
    "undeclared-key": ("", '<node id="a"><data key="k">v</data></node>', ""),
    "hyperedge": ("", '<node id="a"/><hyperedge><endpoint node="a"/></hyperedge>', ""),
    "no-end": ("", '<node id="a"/><edge source="a"/>', ""),
    "no-id": ("", "<node/>", ""),
    "mixed-direction": ("", '<node id="a"/><node id="b"/><edge source="a" target="b" directed="true"/>', ""),
    "no-number": ('<key id="k" for="node" attr.name="x" attr.type="double"/>', '<node id="a"><data key="k">1,5</data></node>', ""),
    "whole-with-point": ('<key id="k" for="node" attr.name="x" attr.type="int"/>', '<node id="a"><data key="k">3.0</data></node>', ""),
    "no-truth": ('<key id="k" for="node" attr.name="x" attr.type="boolean"/>', '<node id="a"><data key="k">yes</data></node>', ""),
    "too-small": ('<key id="k" for="node" attr.name="x" attr.type="double"/>', '<node id="a"><data key="k">1e-310</data></node>', ""),
    "wrong-namespace": ("", '<node id="a"/>', "/graphml"),
}


def check_refusals(checks, comention, folder):
    """What `check` says that NetworkX or igraph refuse they refuse, and nothing else."""
    def refuses(read, path):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                read(path)
        except Exception:
            return True
        return False

    path = os.path.join(folder, "refused.graphml")
    for rule, (keys, inside, namespace) in REFUSED.items():
        with open(path, "w") as file:
            file.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns%s">%s<graph edgedefault="undirected">%s'
                       "</graph></graphml>" % (namespace, keys, inside))
        answer = run(comention, "check", path, "--format", "json")
        found = json.loads(answer.stdout)["findings"]
        effects = {e["program"]: e["effect"] for each in found if each["rule"] == rule for e in each["effects"]}
        for program, read in (("NetworkX", networkx.read_graphml), ("igraph", igraph.Graph.Read_GraphML)):
            checks.check("check: %s, and what %s makes of it" % (rule, program), answer.returncode == 65 and effects
                         and refuses(read, path) == effects.get(program, "").startswith("refuses"), str(effects))


def main():
    comention, seeds = sys.argv[1:3]
    checks = Checks()
    theirs, other = load_both(checks, "seeds", seeds)

    with tempfile.TemporaryDirectory() as folder:
        documents = os.path.join(folder, "documents")
        os.mkdir(documents)
        for name, text in HOSTILE.items():
            with open(os.path.join(documents, name), "wb") as file:
                file.write(text.encode("utf-8", "surrogatepass"))
        graph = os.path.join(folder, "hostile.graphml")
        built = run(comention, "build", documents, "--output", graph)
        checks.check("hostile text builds", built.returncode == 0, built.stderr)
        load_both(checks, "hostile", graph)

        # One report under three headlines, and another one.
        report = " ".join("In town %d the police counted %d people at noon." % (n, n * 7) for n in range(20))
        copies = os.path.join(folder, "copies")
        os.mkdir(copies)
        for number in range(3):
            with open(os.path.join(copies, "%d.txt" % number), "w") as file:
                file.write("Headline %d\n\nAda Lovelace met Charles Babbage. %s\n" % (number, report[number:]))
        with open(os.path.join(copies, "other.txt"), "w") as file:
            file.write("Ada Lovelace met Charles Babbage in London.\n")
        listed = run(comention, "copies", copies, "--format", "json")
        groups = json.loads(listed.stdout)["groups"]
        checks.check("copies are listed", listed.returncode == 0 and
                     [[d["document"][-5:] for d in g["documents"]] for g in groups] == [["0.txt", "1.txt", "2.txt"]],
                     listed.stdout + listed.stderr)
        built = run(comention, "build", copies, "--output", os.path.join(folder, "copies.graphml"))
        counted = networkx.read_graphml(os.path.join(folder, "copies.graphml"))
        checks.check("copies count once", any(
            (d["documents"], d["independent_documents"]) == (4, 2) for _, _, d in counted.edges(data=True)),
            built.stderr)
        check_formats(checks, comention, seeds, theirs, folder)
        checks.check("check finds nothing in our graph", run(comention, "check", seeds).returncode == 0)
        check_refusals(checks, comention, folder)

        # Compressed: the same file, and read as it is.
        packed = os.path.join(folder, "seeds.graphml.gz")
        exported = run(comention, "export", seeds, "--output", packed)
        checks.check("a graph is written compressed", exported.returncode == 0, exported.stderr)
        with gzip.open(packed) as unpacked, open(seeds, "rb") as plain:
            checks.check("gunzip gives the same file", unpacked.read() == plain.read())
        ask = lambda path: run(comention, "neighbors", path, "tokayev", "--format", "json")
        checks.check("the same neighbors in a compressed graph", ask(packed).stdout == ask(seeds).stdout != "")
        with open(packed, "rb+") as file:
            file.truncate(os.path.getsize(packed) // 2)
        checks.check("a compressed graph that is cut off is bad data",
                     ask(packed).returncode == 65 and "cut off" in ask(packed).stderr, ask(packed).stderr)

        # What they write, ours reads: the same nodes, weights and neighbors.
        by_networkx = os.path.join(folder, "networkx.graphml")
        networkx.write_graphml(theirs, by_networkx)
        by_igraph = os.path.join(folder, "igraph.graphml")
        other.write_graphml(by_igraph)
        for name, path in (("networkx", by_networkx), ("igraph", by_igraph)):
            answer = run(comention, "neighbors", path, "tokayev", "--format", "json")
            checks.check("neighbors in a graph that %s wrote" % name, answer.returncode == 0, answer.stderr)
            if answer.returncode:
                continue
            found = json.loads(answer.stdout)
            ours = json.loads(run(comention, "neighbors", seeds, "tokayev", "--format", "json").stdout)
            weights = lambda a: sorted((n["name"], n["weight"]) for n in a["neighbors"])
            checks.check("the same neighbors in a graph that %s wrote" % name,
                         weights(found) == weights(ours) and len(weights(ours)) > 3)

    print("%d passed, %d failed" % (checks.passed, checks.failed))
    sys.exit(checks.failed > 0)


if __name__ == "__main__":
    main()
