"""The comparisons: which programs run on which data."""
from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .listings import FORMATS
from .measuring import Measuring, Program, files_in
from .report import ImportTable, Table
from .workshop import (
    COMENTION, DEBIAN_PYTHON, PEERS, PYTHON, ROOT, Data, compiles_gazetteers, has_graph_tool, say,
)

# Above this size the peers that read less than a megabyte a second are left out.
SLOW_PEERS_MEGABYTES = 10
# Above this size networkx is left out: it needs some 10 kB of memory for an edge of ours.
NETWORKX_EDGES = 1_000_000


@dataclass
class Sizes:
    corpus_megabytes: list[int]
    corpus_names: list[int]
    scale_megabytes: list[int]
    scale_names: list[int]
    # What stays when the other grows.
    fixed_megabytes: int
    fixed_names: int
    # Nodes and edges.
    graphs: list[tuple[int, int]]
    # Of files to import.
    lines: list[int]


@dataclass
class Sections:
    measuring: Measuring
    data: Data
    sizes: Sizes

    def corpus(self) -> Iterator[Table]:
        """Comention beside the peers: names of a list in text files to a graph."""
        for megabytes in self.sizes.corpus_megabytes:
            for names in self.sizes.corpus_names:
                news = self.data.news(megabytes, names)
                programs = self.comention_builds(news, names) + self.peers(news, megabytes, names)
                yield self.table(
                    f"{megabytes} MB of news, {names:,} names", programs, news,
                    [self.data.gazetteer(names), self.data.names(names)],
                )

    def scale(self) -> Iterator[Table]:
        """Comention alone, with more and more text and names."""
        sizes = self.sizes
        pairs = [(megabytes, sizes.fixed_names) for megabytes in sizes.scale_megabytes]
        pairs += [(sizes.fixed_megabytes, names) for names in sizes.scale_names]
        for megabytes, names in dict.fromkeys(pairs):
            news = self.data.news(megabytes, names)
            yield self.table(
                f"Comention: {megabytes} MB of news, {names:,} names",
                self.comention_builds(news, names), news, [self.data.gazetteer(names)],
            )

    def graphs(self) -> Iterator[Table]:
        """Reading and writing a large graph as GraphML."""
        for nodes, edges in self.sizes.graphs:
            graph = self.data.graph(nodes, edges)
            node = end_of_first_edge(graph)
            question = [COMENTION, "neighbors", graph.name, node, "--limit", "10"]
            read = [Program("comention neighbors", question)]
            rewritten = self.data.output / "comention.graphml"
            command = [COMENTION, "export", graph.name, "--output", rewritten]
            rewrite = [Program("comention export", command, rewritten)]
            for name, python in self.graph_libraries(edges):
                script = PEERS / f"graph_{name.replace('-', '_')}.py"
                rewritten = self.data.output / f"{name}.graphml"
                command = [python, "-B", script, graph.name, node]
                read.append(Program(name, command))
                rewrite.append(Program(name, [*command, rewritten], rewritten))
            if shutil.which("xmllint"):
                command = ["xmllint", "--stream", "--noout", graph.name]
                read.append(Program("xmllint --stream --noout (parse only)", command))
            title = f"GraphML of {nodes:,} nodes and {edges:,} edges"
            say(title)
            results = self.measuring.run_all(read + rewrite, [graph])
            megabytes = graph.stat().st_size / 1e6
            title += f" ({megabytes:.0f} MB)"
            yield Table(f"{title}: read", results[: len(read)], megabytes)
            yield Table(f"{title}: read and write", results[len(read) :], megabytes, True)

    def imports(self) -> Iterator[ImportTable]:
        """Making gazetteers of what other programs and projects have."""
        table = ImportTable()
        for name, (_, _, share) in FORMATS.items():
            for lines in (count // share for count in self.sizes.lines):
                listing = self.data.listing(name, lines)
                output = self.data.output / "imported.txt"
                command = [COMENTION, "lexicon", "import", "--from", name, listing.name]
                command += ["--output", output] + (["--kind", "person"] if name == "gate" else [])
                say(f"{name}, {lines:,} lines")
                [result] = self.measuring.run_all([Program(name, command)], [listing])
                table.add(result, lines, listing.stat().st_size / 1e6)
        yield table

    def start(self) -> Iterator[Table]:
        """The time to the first answer."""
        seeds = ROOT / "seeds"
        graph = self.data.output / "seeds.graphml"
        command = [COMENTION, "build", seeds, "--output", graph, "--quiet"]
        first = {"COMENTION_CACHE": ""}
        programs = [
            Program("comention --help", [COMENTION, "--help"]),
            Program("comention build seeds/", command, graph, warms_up=True),
            Program("comention build seeds/, first run", command, graph, first),
        ]
        say("Start")
        yield Table("Start", self.measuring.run_all(programs, [seeds]))

    def table(
        self, title: str, programs: list[Program], news: Path, lists: list[Path]
    ) -> Table:
        say(title)
        megabytes = sum(os.path.getsize(path) for path in files_in(news)) / 1e6
        return Table(title, self.measuring.run_all(programs, [news, *lists]), megabytes, True)

    def comention_builds(self, news: Path, names: int) -> list[Program]:
        gazetteer = self.data.gazetteer(names)

        def build(name: str, jobs: int, gazetteer: Path, *, is_first: bool = False) -> Program:
            output = self.data.output / "comention.graphml"
            command = [
                COMENTION, "build", news.name, "--output", output, "--gazetteer", gazetteer.name,
                "--jobs", str(jobs), "--quiet",
            ]
            environment = {"COMENTION_CACHE": ""} if is_first else {}
            return Program(f"comention {name}", command, output, environment, not is_first)

        programs = [
            build("--jobs 1", 1, gazetteer),
            build("--jobs 2", 2, gazetteer),
            build("--jobs 1, first run", 1, gazetteer, is_first=True),
        ]
        if compiles_gazetteers():
            compiled = gazetteer.with_suffix(".lexicon")
            programs += [
                Program(
                    "comention lexicon compile",
                    [COMENTION, "lexicon", "compile", gazetteer.name, "--output", compiled.name],
                    warms_up=True, reads_all=False,
                ),
                build("--jobs 1, compiled gazetteer", 1, compiled),
            ]
        return programs

    def peers(self, news: Path, megabytes: int, names: int) -> list[Program]:
        plain = self.data.names(names)

        def peer(name: str, script: str) -> Program:
            output = self.data.output / f"{script}.graphml"
            command = [PYTHON, "-B", PEERS / f"{script}.py", plain.name, news.name, output]
            return Program(name, command, output)

        slow = [
            peer("spaCy EntityRuler → networkx", "spacy_entity_ruler"),
            peer("spaCy PhraseMatcher → networkx", "spacy_phrase_matcher"),
        ]
        return (slow if megabytes <= SLOW_PEERS_MEGABYTES else []) + [
            peer("FlashText → networkx", "flashtext_keywords"),
            peer("pyahocorasick → igraph", "pyahocorasick_automaton"),
            peer("ahocorasick_rs → igraph", "ahocorasick_rs_automaton"),
            Program("grep -oF -f (scan only)", ["grep", "-rohF", "-f", plain.name, news.name]),
            Program(
                "wc -w (scan only)", ["wc", "-w", f"--files0-from={self.data.file_list(news).name}"]
            ),
        ]

    def graph_libraries(self, edges: int) -> list[tuple[str, Path]]:
        libraries = [("igraph", PYTHON)]
        if edges <= NETWORKX_EDGES:
            libraries.append(("networkx", PYTHON))
        if has_graph_tool():
            libraries.append(("graph-tool", DEBIAN_PYTHON))
        return libraries


def end_of_first_edge(graph: Path) -> str:
    """The id of a node that has a neighbor."""
    with graph.open(encoding="utf-8") as file:
        for line in file:
            match = re.search(r'<edge [^>]*source="([^"]*)"', line)
            if match:
                return match.group(1)
    raise ValueError(f"{graph}: no edge")
