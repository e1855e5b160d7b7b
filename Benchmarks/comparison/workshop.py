"""What the measurements need: built programs, a Python environment, generated data."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import listings
from .measuring import files_in

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "Benchmarks"
PEERS = BENCHMARKS / "peers"
LEXICON = ROOT / "Sources" / "MentionExtraction" / "lexicon"
COMENTION = ROOT / ".build" / "release" / "comention"
GENERATORS = BENCHMARKS / ".build" / "release" / "Benchmarks"
ENVIRONMENT = BENCHMARKS / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
DEBIAN_PYTHON = Path("/usr/bin/python3")


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=sys.stderr)


def answer(*command: str | Path) -> str:
    """What a command prints; nothing if it is missing or fails."""
    try:
        done = subprocess.run(
            [str(part) for part in command], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip() or done.stderr.strip()


def build() -> None:
    say("building the release binary and the generators")
    run(
        "swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "comention",
        "--package-path", ROOT,
    )
    run("swift", "build", "-c", "release", "--product", "Benchmarks", "--package-path", BENCHMARKS)


def make_python_environment() -> None:
    """Makes the environment of the peers, unless it is there with these very versions."""
    wanted = PEERS / "requirements.txt"
    installed = ENVIRONMENT / "requirements.txt"
    if installed.is_file() and installed.read_bytes() == wanted.read_bytes():
        return
    say("making Benchmarks/.venv")
    run(sys.executable, "-m", "venv", "--clear", ENVIRONMENT)
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted)
    shutil.copyfile(wanted, installed)


def has_graph_tool() -> bool:
    return bool(answer(DEBIAN_PYTHON, "-c", "import graph_tool; print(graph_tool.__version__)"))


def compiles_gazetteers() -> bool:
    # The help of a command that does not exist is that of the one above it.
    return "lexicon compile" in answer(COMENTION, "lexicon", "compile", "--help")


@dataclass
class Data:
    """Generated files, each made when it is first asked for and kept as long as the folder."""

    folder: Path

    def gazetteer(self, names: int) -> Path:
        self.names(names)
        return self.folder / f"gazetteer-{names}.txt"

    def names(self, names: int) -> Path:
        """The names of the gazetteer alone, one a line."""
        plain = self.folder / f"names-{names}.txt"
        if not plain.exists():
            say(f"inventing {names} names")
            gazetteer = self.folder / f"gazetteer-{names}.txt"
            part = self.folder / "part"
            run(GENERATORS, "gazetteer", "--names", str(names), gazetteer, "--plain", part)
            part.rename(plain)
        return plain

    def news(self, megabytes: int, names: int) -> Path:
        """A folder of text files in which half of the mentions are names of the gazetteer."""
        folder = self.folder / f"news-{megabytes}-{names}"
        if not folder.exists():
            say(f"writing {megabytes} MB of news with {names} names")
            part = self.folder / "part"
            shutil.rmtree(part, ignore_errors=True)
            run(
                GENERATORS, "generate", "--megabytes", str(megabytes), "--lexicon", LEXICON,
                "--gazetteer", self.gazetteer(names), "--share", "0.5", part,
            )
            part.rename(folder)
        return folder

    def file_list(self, news: Path) -> Path:
        """The files of a folder with NUL behind each, for wc."""
        list_file = self.folder / f"{news.name}.list"
        with list_file.open("w") as file:
            file.writelines(f"{os.path.relpath(path, self.folder)}\0" for path in files_in(news))
        return list_file

    def graph(self, nodes: int, edges: int) -> Path:
        graph = self.folder / f"graph-{nodes}-{edges}.graphml"
        if not graph.exists():
            say(f"inventing a graph of {nodes} nodes and {edges} edges")
            part = self.folder / "part.graphml"
            run(GENERATORS, "graph", "--nodes", str(nodes), "--edges", str(edges), part)
            part.rename(graph)
        return graph

    def listing(self, name: str, lines: int) -> Path:
        """A file of a format that gazetteers are imported from."""
        listing = self.folder / f"{name}-{lines}"
        if not listing.exists():
            say(f"inventing {lines} lines of {name}")
            part = self.folder / "part"
            listings.write(name, lines, part)
            part.rename(listing)
        return listing

    @cached_property
    def output(self) -> Path:
        """The folder for what the measured programs write."""
        folder = self.folder / "output"
        folder.mkdir(exist_ok=True)
        return folder
