#!/usr/bin/env python3
"""Draws the strongest part of a co-mention graph as a PNG with Graphviz.

usage: draw-graph.py GRAPH.graphml PICTURE.png [NODES]

Needs networkx (in .venv after scripts/setup --tests) and Graphviz' neato.
"""
import subprocess
import sys

import networkx

COLOURS = {"person": "#d95f02", "organization": "#1b9e77", "place": "#7570b3"}


def quoted(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"')


def main():
    graph = networkx.read_graphml(sys.argv[1])
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    ranked = sorted(graph.nodes, key=lambda n: (-graph.degree(n, weight="weight"), n))
    part = graph.subgraph(ranked[:most])
    lines = [
        "graph {",
        "graph [overlap=false, splines=true, outputorder=edgesfirst, bgcolor=white, dpi=80, sep=\"+6\"];",
        "node [shape=ellipse, style=filled, color=white, fontname=\"DejaVu Sans\", fontcolor=white, margin=\"0.04,0.02\"];",
    ]
    for node in sorted(part):
        data = part.nodes[node]
        size = 11 + min(13, data.get("mentions", 1) ** 0.5 * 2)
        lines.append("%s [label=%s, fillcolor=\"%s\", fontsize=%.1f];" % (
            quoted(node), quoted(data["label"].replace(" ", "\n", 1)), COLOURS.get(data.get("kind"), "grey"), size))
    for a, b, data in sorted(part.edges(data=True), key=lambda e: e[:2]):
        weight = data["weight"]
        lines.append("%s -- %s [penwidth=%.1f, color=\"#00000044\", len=%.2f];" % (
            quoted(a), quoted(b), min(7, 0.6 + weight), 2.2 / weight ** 0.4))
    lines.append("}")
    subprocess.run(["neato", "-Tpng", "-o", sys.argv[2]], input="\n".join(lines), text=True, check=True)


if __name__ == "__main__":
    main()
