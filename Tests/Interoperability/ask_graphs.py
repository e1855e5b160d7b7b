"""Asks graphs questions with the built program, and compares the answers with networkx and igraph.

usage: ask_graphs.py COMENTION SEEDS_GRAPH

Prints one line a check and "N passed, N failed" at the end.
"""
import csv
import io
import json
import math
import os
import random
import sys
import tempfile

import igraph
import networkx

from load_graphs import Checks, run


class Asker:
    """The program, a graph and the checks."""

    def __init__(self, program, graph, checks):
        self.program, self.graph, self.checks = program, graph, checks

    def ask(self, command, *arguments):
        return run(self.program, command, self.graph, *arguments)

    def json(self, command, *arguments):
        answer = self.ask(command, *arguments, "--format", "json")
        self.checks.check("%s answers" % " ".join((command,) + arguments), answer.returncode == 0, answer.stderr)
        return json.loads(answer.stdout)

    def rows(self, command, *arguments):
        answer = self.ask(command, *arguments, "--format", "csv")
        return list(csv.DictReader(io.StringIO(answer.stdout, newline="")))

    def status(self, what, expected, in_error, command, *arguments):
        answer = self.ask(command, *arguments)
        self.checks.check("%s: status %d" % (what, expected),
                          answer.returncode == expected and in_error in answer.stderr and not answer.stdout,
                          "%d %s" % (answer.returncode, answer.stderr))


def write_random_graph(path, seed):
    """A graph with hubs, islands and weights that often tie."""
    chance = random.Random(seed)
    graph = networkx.barabasi_albert_graph(300, 2, seed=seed)
    graph.add_edges_from([(300, 301), (301, 302)])
    for node in graph:
        graph.nodes[node]["label"] = "Node %d" % node
    for _, _, edge in graph.edges(data=True):
        edge["weight"] = float(chance.choice([1, 1, 1, 2, 2, 3, 4, 6, 12]))
        edge["distance"] = 1 / edge["weight"]
    networkx.write_graphml(networkx.relabel_nodes(graph, lambda node: "n%d" % node), path)
    return networkx.read_graphml(path)


def check_paths(checks, program, path, graph):
    asker = Asker(program, path, checks)
    quiet = Asker(program, path, Checks())
    chance = random.Random(7)
    nodes = sorted(graph)
    wrong = []
    for number in range(60):
        a, b = chance.sample(nodes, 2)
        weight = None if number % 2 else "distance"
        options = ["--all", "--limit", "0", "--format", "json"] + ([] if weight else ["--unweighted"])
        answer = asker.ask("path", a, b, *options)
        if not networkx.has_path(graph, a, b):
            if answer.returncode != 1 or "no path" not in answer.stderr:
                wrong.append((a, b, answer.returncode))
            continue
        found = json.loads(answer.stdout)
        ours = {tuple([a] + [step["id"] for step in p["steps"]]) for p in found["paths"]}
        length = networkx.shortest_path_length(graph, a, b, weight=weight)
        if not math.isclose(found["length"], length, rel_tol=1e-9):
            wrong.append((a, b, found["length"], length))
        # networkx compares sums exactly, so that it may miss paths which differ by their rounding only.
        theirs = {tuple(p) for p in networkx.all_shortest_paths(graph, a, b, weight=weight)}
        lengths = [networkx.path_weight(graph, p, "distance") if weight else len(p) - 1 for p in ours]
        if not theirs <= ours or len(ours) != found["count"] != len(found["paths"]):
            wrong.append((a, b, sorted(theirs), sorted(ours)))
        if not all(math.isclose(each, length, rel_tol=1e-9) for each in lengths):
            wrong.append((a, b, lengths))
        if not weight and ours != theirs:
            wrong.append((a, b, "unweighted", sorted(theirs), sorted(ours)))
        one = quiet.ask("path", a, b, *options[3:])
        if json.loads(one.stdout)["paths"] != found["paths"][:1]:
            wrong.append((a, b, "the one path is not the first of all"))
    checks.check("%s: shortest paths as networkx finds them" % os.path.basename(path), not wrong, str(wrong[:3]))


def check_measures(checks, program, path, graph, other):
    asker = Asker(program, path, checks)
    name = os.path.basename(path)
    degree = {row["id"]: float(row["degree"]) for row in asker.rows("top", "--by", "degree", "--limit", "0")}
    checks.check("%s: degrees as networkx has them" % name, degree == dict(graph.degree()))
    weighted = {row["id"]: float(row["weighted-degree"])
                for row in asker.rows("top", "--by", "weighted-degree", "--limit", "0")}
    theirs = dict(graph.degree(weight="weight"))
    checks.check("%s: weighted degrees as networkx has them" % name, weighted.keys() == theirs.keys()
                 and all(math.isclose(weighted[id], theirs[id]) for id in theirs))
    # Theirs, as top has them: closeness for the share of all others that a node reaches.
    size = other.vcount()
    reach = [0] * size
    for part in other.connected_components():
        for node in part:
            reach[node] = (len(part) - 1) / (size - 1)
    closeness = other.closeness(weights="distance")
    expected = {
        "pagerank": other.pagerank(weights="weight"),
        "betweenness": other.betweenness(weights="distance"),
        "closeness": [share * value if share else 0 for share, value in zip(reach, closeness)],
        "harmonic": other.harmonic_centrality(weights="distance"),
    }
    for measure, values in expected.items():
        theirs = dict(zip(other.vs["id"], values))
        ours = {row["id"]: float(row[measure]) for row in asker.rows("top", "--by", measure, "--limit", "0")}
        checks.check("%s: %s as igraph computes it in Python" % (name, measure), ours.keys() == theirs.keys()
                     and all(math.isclose(ours[id], theirs[id], rel_tol=1e-6, abs_tol=1e-9) for id in theirs))
    stats = asker.json("stats")
    components = list(networkx.connected_components(graph))
    checks.check("%s: components as networkx and igraph find them" % name,
                 stats["components"] == len(components) == len(other.connected_components())
                 and stats["largest_component"] == max(map(len, components)))
    checks.check("%s: density as networkx has it" % name, math.isclose(stats["density"], networkx.density(graph)))
    checks.check("%s: every edge is counted" % name, stats["edges"] == other.ecount())


def check_seeds(checks, program, seeds, graph):
    asker = Asker(program, seeds, checks)

    found = asker.json("neighbors", "tokayev", "--sort", "significance")
    values = [neighbor["significance"] for neighbor in found["neighbors"]]
    checks.check("neighbors in the order of significance", values == sorted(values, reverse=True) and len(values) > 3)
    ours = {n["id"] for n in asker.json("neighbors", "tokayev", "--since", "2022-01-08", "--until", "2022-01-09")["neighbors"]}
    theirs = {node for node, edge in graph["person.kassym-jomart-tokayev"].items()
              if edge.get("first_seen", "9") <= "2022-01-09" and edge.get("last_seen", "0") >= "2022-01-08"}
    checks.check("neighbors of some days", ours == theirs != set())

    a, b = "place.almaty", "person.kassym-jomart-tokayev"
    between = asker.json("between", a, b, "--evidence", "1")
    checks.check("between: the edge with its evidence", between["edge"]["weight"] == graph.edges[a, b]["weight"]
                 and len(between["edge"]["evidence"]) == 1)
    checks.check("between: the common neighbors that networkx finds",
                 {c["id"] for c in between["common"]} == set(networkx.common_neighbors(graph, a, b)))
    lighter = [min(c["first"]["weight"], c["second"]["weight"]) for c in between["common"]]
    checks.check("between: the lighter edge decides", lighter == sorted(lighter, reverse=True))

    card = asker.json("entity", "CSTO", "--neighbors", "3", "--evidence", "2")
    checks.check("entity: what the graph has", card["first_seen"] == graph.nodes[card["id"]]["first_seen"]
                 and "CSTO" in card["aliases"] and len(card["neighbors"]) == 3 and len(card["evidence"]) == 2)

    matches = asker.json("search", "tokaef")["entities"]
    checks.check("search: a misspelled name", matches[0]["id"] == b and matches[0]["match"] == "close")
    sorts = [row["match"] for row in asker.rows("search", "nur", "--limit", "0")]
    checks.check("search: the surest first", sorts == sorted(sorts, key=["name", "beginning", "words", "close"].index)
                 and len(sorts) > 3)

    for command, arguments in (("neighbors", ["tokaef"]), ("path", ["tokaef", "Almaty"]), ("between", ["Almaty", "tokaef"]),
                               ("entity", ["tokaef"])):
        asker.status("%s of an unknown name" % command, 1, "closest: 'Kassym-Jomart Tokayev'", command, *arguments)
    asker.status("search for nothing like it", 1, "no entity is called like 'zzzzyx'", "search", "zzzzyx")
    asker.status("between an entity and itself", 64, "expected two entities", "between", "Tokayev", b)
    for command, arguments in (("neighbors", ["Almaty"]), ("between", ["Almaty", "Tokayev"]), ("top", []), ("search", ["nur"])):
        asker.status("%s of an unknown kind" % command, 64, "no node of kind 'vessel'", command, *arguments, "--kind", "vessel")
    asker.status("a day that is none", 64, "expected a day as YYYY-MM-DD", "neighbors", "Almaty", "--since", "2022-02-30")
    asker.status("days the wrong way round", 64, "before --since", "path", "Almaty", "Tokayev", "--since", "2022-01-09",
                 "--until", "2022-01-08")
    asker.status("a limit without --all", 64, "expected --all", "path", "Almaty", "Tokayev", "--limit", "2")
    asker.status("an unknown measure", 64, "'size'", "top", "--by", "size")
    missing = Asker(program, seeds + ".none", checks)
    for command, arguments in (("entity", ["Almaty"]), ("stats", []), ("diff", [seeds])):
        missing.status("%s of a missing file" % command, 66, ".none", command, *arguments)

    for command, arguments in (("neighbors", ["Almaty"]), ("path", ["Massimov", "CSTO"]), ("between", [a, b]), ("top", []),
                               ("entity", ["CSTO"]), ("search", ["nur"]), ("stats", []), ("diff", [seeds])):
        for form in ("table", "json", "csv"):
            answers = [asker.ask(command, *arguments, "--format", form) for _ in range(2)]
            checks.check("%s as %s, twice the same" % (command, form),
                         answers[0].returncode == 0 and answers[0].stdout == answers[1].stdout != "", answers[0].stderr)


def check_differences(checks, program, seeds, part):
    run(program, "export", seeds, "--output", part, "--kind", "person", "--kind", "place", "--min-weight", "2")
    whole, less = networkx.read_graphml(seeds), networkx.read_graphml(part)
    found = Asker(program, seeds, checks).json("diff", part)
    checks.check("diff: the entities that went", {e["id"] for e in found["entities"]["went"]} == set(whole) - set(less)
                 and found["entities"]["totals"] == {"came": 0, "went": len(set(whole) - set(less)), "changed": 0})
    ends = lambda graph: {frozenset(edge) for edge in graph.edges}
    checks.check("diff: the edges that went", ends(whole) - ends(less)
                 == {frozenset((e["first"]["id"], e["second"]["id"])) for e in found["edges"]["went"]})
    back = Asker(program, part, checks).json("diff", seeds, "--min-change", "2")
    heavy = [edge for edge in whole.edges if frozenset(edge) not in ends(less) and whole.edges[edge]["weight"] >= 2]
    checks.check("diff: the least change", back["edges"]["totals"]["came"] == len(heavy) > 0)


QUESTIONS = (
    ["neighbors", "tokayev", "--depth", "2"], ["neighbors", "CSTO", "--sort", "npmi", "--evidence", "2"],
    ["neighbors", "Almaty", "--since", "2022-01-08", "--until", "2022-01-09", "--limit", "9"],
    ["neighbors", "Almaty", "--kind", "Organization"], ["neighbors", "tokaef"], ["neighbors", "washingtno"],
    ["neighbors", "Almaty", "--kind", "vessel"], ["path", "Massimov", "CSTO"], ["path", "Adil", "Tokayev"],
    ["path", "Massimov", "Nur Otan", "--all", "--unweighted"], ["path", "Putin", "Nur Otan", "--since", "2022-01-07"],
    ["between", "Almaty", "Tokayev"], ["between", "Massimov", "Tokayev", "--limit", "2"], ["entity", "CSTO"],
    ["entity", "place.almaty"], ["search", "nur"], ["search", "min fore"], ["search", "kazahkstan security"],
    ["search", "a", "--limit", "40"], ["top"], ["top", "--by", "weighted-degree", "--kind", "place"], ["stats"],
)


def check_store(checks, program, seeds, store):
    """A store has the same answers as the file."""
    made = run(program, "export", seeds, "--output", store)
    checks.check("a store is made of a graph file", made.returncode == 0, made.stderr)
    for question in QUESTIONS:
        for form in ("table", "json", "csv"):
            answers = [Asker(program, graph, checks).ask(*question, "--format", form) for graph in (seeds, store)]
            said = [(a.returncode, a.stdout, a.stderr.replace(store, seeds)) for a in answers]
            checks.check("a store answers %s as %s like the file" % (" ".join(question), form),
                         said[0] == said[1], str(said)[:500])
    same = Asker(program, seeds, checks).json("diff", store)
    checks.check("a store does not differ from its file", all(
        not any(same[part]["totals"].values()) for part in ("entities", "edges")))
    for author in ("-", ".."):
        Asker(program, store, checks).status(
            "documents by an author without a name", 64, "expected letters of a name", "documents", "--author=" + author)


def main():
    program, seeds = sys.argv[1:3]
    checks = Checks()
    graph, other = networkx.read_graphml(seeds), igraph.Graph.Read_GraphML(seeds)
    check_seeds(checks, program, seeds, graph)
    check_measures(checks, program, seeds, graph, other)
    check_paths(checks, program, seeds, graph)
    with tempfile.TemporaryDirectory() as folder:
        check_store(checks, program, seeds, os.path.join(folder, "seeds.comention"))
        check_differences(checks, program, seeds, os.path.join(folder, "part.graphml"))
        for seed in range(2):
            path = os.path.join(folder, "random%d.graphml" % seed)
            theirs = write_random_graph(path, seed)
            check_paths(checks, program, path, theirs)
        check_measures(checks, program, path, theirs, igraph.Graph.Read_GraphML(path))

    print("%d passed, %d failed" % (checks.passed, checks.failed))
    sys.exit(checks.failed > 0)


if __name__ == "__main__":
    main()
