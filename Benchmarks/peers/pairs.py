"""What the peers share: reading names and texts, cutting sentences, counting and writing pairs.

Each peer is a script `peer.py NAMES FOLDER OUTPUT.graphml`: it finds the names (one a line in
NAMES) in all text files of FOLDER and writes the graph of the names that share a sentence.
"""
from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n\n+")


@dataclass
class Task:
    """The arguments of a peer."""

    names: list[str]
    folder: Path
    output: str

    @classmethod
    def from_arguments(cls) -> Task:
        names, folder, output = sys.argv[1:]
        return cls(Path(names).read_text(encoding="utf-8").splitlines(), Path(folder), output)

    def texts(self) -> Iterator[str]:
        for path in sorted(self.folder.rglob("*.txt")):
            yield path.read_text(encoding="utf-8")

    def sentences(self) -> Iterator[str]:
        for text in self.texts():
            yield from SENTENCE_END.split(text)


@dataclass
class Counts:
    """In how many sentences each name and each pair of names stands."""

    names: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add_sentence(self, found: Iterable[str]) -> None:
        names = sorted(set(found))
        self.names.update(names)
        self.pairs.update(combinations(names, 2))

    def write_with_networkx(self, path: str) -> None:
        import networkx

        graph = networkx.Graph()
        for name, count in self.names.items():
            graph.add_node(name, label=name, sentences=count)
        for (first, second), count in self.pairs.items():
            graph.add_edge(first, second, weight=count)
        networkx.write_graphml(graph, path)

    def write_with_igraph(self, path: str) -> None:
        import igraph

        positions = {name: position for position, name in enumerate(self.names)}
        graph = igraph.Graph(
            n=len(positions),
            edges=[(positions[first], positions[second]) for first, second in self.pairs],
            vertex_attrs={"label": list(self.names), "sentences": list(self.names.values())},
            edge_attrs={"weight": list(self.pairs.values())},
        )
        graph.write_graphml(path)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit touches the span, so that it is no part of a longer word."""
    return not (
        start > 0 and text[start - 1].isalnum() or end < len(text) and text[end].isalnum()
    )
