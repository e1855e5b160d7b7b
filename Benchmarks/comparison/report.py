"""Tables in Markdown, and a page that says when and where they were made."""
from __future__ import annotations

import datetime
import os
import platform
import re
import shlex
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from .measuring import LONG_SECONDS, Result, smallest_peak
from .workshop import COMENTION, DEBIAN_PYTHON, PYTHON, ROOT, answer


PACKAGES = ["spacy", "flashtext", "pyahocorasick", "ahocorasick_rs", "igraph", "networkx", "numpy"]


@dataclass
class Table:
    """Results side by side; the first is what the others are compared with."""

    title: str
    results: list[Result]
    # The size of the input, for a column of speeds.
    megabytes: float | None = None
    # Whether to show how large the graphs are that were written.
    counts_graphs: bool = False

    def markdown(self) -> str:
        header = ["program", "seconds", "range", "CPU s"]
        header += ["MB/s"] if self.megabytes else []
        header += ["peak MB", "ratio"]
        header += ["nodes", "edges"] if self.counts_graphs else []
        rows = [header, ["---"] + ["---:"] * (len(header) - 1)]
        rows += [self.row(result) for result in self.results]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return f"### {self.title}\n\n" + "\n".join(lines) + "\n"

    def row(self, result: Result) -> list[str]:
        seconds, first = result.median_seconds, self.results[0].median_seconds
        if seconds is None:
            cells = [result.failure, ""] + ([""] if self.megabytes else []) + [""] * 3
        else:
            least, most = min(result.seconds), max(result.seconds)
            cells = [figure(seconds), f"{figure(least)}–{figure(most)}"]
            cells.append(figure(median(result.processor_seconds)))
            if self.megabytes:
                speed = figure(self.megabytes / seconds)
                cells.append(speed if result.program.reads_all else "")
            cells.append(memory(max(result.peak_megabytes)))
            cells.append(figure(seconds / first) if first else "")
        if self.counts_graphs:
            cells += [str(count or "") for count in (result.nodes, result.edges)]
        return [result.program.name] + cells


@dataclass
class ImportTable:
    """Imports of files of several formats and sizes."""

    rows: list[list[str]] = field(default_factory=list)

    def add(self, result: Result, lines: int, megabytes: float) -> None:
        name = result.program.name
        if result.failure:
            self.rows.append([name, f"{lines:,}", result.failure] + [""] * 4)
            return
        seconds = median(result.seconds)
        self.rows.append([
            name, f"{lines:,}", figure(seconds), figure(median(result.processor_seconds)),
            figure(lines / seconds / 1000), figure(megabytes / seconds),
            memory(max(result.peak_megabytes)),
        ])

    def markdown(self) -> str:
        header = [
            "format", "lines", "seconds", "CPU s", "thousand lines/s", "MB/s", "peak MB"
        ]
        rows = [header, ["---"] + ["---:"] * (len(header) - 1), *self.rows]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "### Imports\n\n" + "\n".join(lines) + "\n"


def figure(number: float) -> str:
    """Three digits that count."""
    return f"{number:.0f}" if number >= 100 else f"{float(f'{number:.3g}'):g}"


def memory(megabytes: float) -> str:
    floor = smallest_peak() + 1
    return f"{megabytes:.0f}" if megabytes > floor else f"under {floor:.0f}"


def page(tables: list[Table | ImportTable], runs: int) -> str:
    """The whole report."""
    command = shlex.join(["Benchmarks/compare", *sys.argv[1:]])
    return f"""# Benchmarks

Measured on {datetime.date.today():%d %B %Y} by `{command}`: whole processes, their files in the \
system's cache, run in turns, {runs} times each, but once beyond {LONG_SECONDS} CPU seconds. \
Seconds are the median, with the range; CPU seconds, of all threads together, the median \
too; peak memory is the largest of the runs; the ratio of seconds is to the first row. \
[Benchmarks/README.md](../Benchmarks/README.md) says what each program does.

- {machine()}
{versions()}

""" + "\n".join(table.markdown() for table in tables)


def machine() -> str:
    def found(pattern: str, path: str) -> str:
        match = re.search(pattern, Path(path).read_text(), re.MULTILINE)
        return match.group(1).strip() if match else "unknown"

    gigabytes = int(found(r"^MemTotal:\s+(\d+)", "/proc/meminfo")) * 1024 / 1e9
    load = os.getloadavg()[0]
    return (
        f"{found(r'^model name.*:(.*)$', '/proc/cpuinfo')}, {os.cpu_count()} cores, "
        f"{gigabytes:.0f} GB of memory, {platform.system()} {platform.release()}; "
        f"load at the end {load:.1f}"
    )


def versions() -> str:
    def first_line(*command: str | Path) -> str:
        return (answer(*command).splitlines() or [f"{command[0]}: missing"])[0]

    packages = ", ".join(
        line.replace("==", " ") for line in answer(PYTHON, "-m", "pip", "freeze").splitlines()
        if line.split("==")[0] in PACKAGES
    )
    commit = answer("git", "-C", ROOT, "describe", "--always", "--dirty")
    graph_tool = answer(DEBIAN_PYTHON, "-c", "import graph_tool; print(graph_tool.__version__)")
    lines = [
        f"comention {answer(COMENTION, '--version')}, commit {commit}; "
        f"{first_line('swift', '--version')}",
        f"{answer(PYTHON, '--version')}, {packages}; "
        f"graph-tool {graph_tool.split(' (')[0] or 'missing'}",
        f"{first_line('grep', '--version')}; {first_line('wc', '--version')}; "
        f"{first_line('xmllint', '--version')}",
    ]
    return "\n".join(f"- {line}" for line in lines)
