"""Runs programs and measures them as whole processes: wall and processor seconds, peak memory."""
from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median


# A program that takes more of the processor's time runs once: a slow one would make hours of it.
LONG_SECONDS = 60


@dataclass
class Program:
    """A command to measure, and what it writes."""

    name: str
    # Paths and numbers are fine; they become strings.
    command: Sequence[object]
    output: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    # Run once before it counts, for a program that keeps what it learned for the next start.
    warms_up: bool = False
    # Whether it reads the whole input, so that it has a speed.
    reads_all: bool = True


@dataclass
class Result:
    program: Program
    seconds: list[float] = field(default_factory=list)
    processor_seconds: list[float] = field(default_factory=list)
    peak_megabytes: list[float] = field(default_factory=list)
    # Why there are no further figures, if the program failed or took too long.
    failure: str = ""
    # Of the graph that the program wrote.
    nodes: int = 0
    edges: int = 0

    @property
    def median_seconds(self) -> float | None:
        return median(self.seconds) if self.seconds and not self.failure else None

    @property
    def is_done(self) -> bool:
        return bool(self.failure) or max(self.processor_seconds, default=0) > LONG_SECONDS

    def count_graph(self) -> None:
        output = self.program.output
        if output is not None and output.is_file() and not self.failure:
            with output.open("rb") as file:
                for line in file:
                    self.nodes += line.count(b"<node ")
                    self.edges += line.count(b"<edge ")


@dataclass
class Measuring:
    """How to measure: in which folder, how often, with which limits."""

    folder: Path
    runs: int
    limit_seconds: float
    limit_gigabytes: float
    environment: Mapping[str, str]

    def run_all(self, programs: Sequence[Program], inputs: Sequence[Path]) -> list[Result]:
        """Runs the programs in turns, so that a noisy machine hits all alike."""
        warm(inputs)
        results = [Result(program) for program in programs]
        for result in results:
            if result.program.warms_up:
                self.run(Result(result.program))
        for number in range(self.runs):
            for position in range(len(results)):
                # The first place goes round too.
                result = results[(position + number) % len(results)]
                if not result.is_done:
                    self.run(result)
        for result in results:
            result.count_graph()
        return results

    def run(self, result: Result) -> None:
        """Runs a program once and adds its figures to the result."""
        program = result.program
        environment = {**os.environ, **self.environment, **program.environment}
        limit = int(self.limit_gigabytes * 1e9)
        print(f"  {program.name}: ", end="", file=sys.stderr, flush=True)
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            start = time.perf_counter()
            # Not to /dev/null: grep notices and stops at its first match.
            process = subprocess.Popen(
                list(map(str, program.command)), cwd=self.folder, env=environment,
                stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
            )
            # So that a program that wants too much memory fails, rather than the machine.
            resource.prlimit(process.pid, resource.RLIMIT_AS, (limit, limit))
            stopping = threading.Timer(self.limit_seconds, process.kill)
            stopping.start()
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            stopping.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            if seconds >= self.limit_seconds:
                result.failure = f"over {self.limit_seconds:.0f} s"
            elif process.returncode != 0:
                errors.seek(0)
                message = errors.read().decode(errors="replace").strip().splitlines()[-1:]
                result.failure = f"failed, status {process.returncode} {' '.join(message)[:100]}"
        result.seconds.append(seconds)
        result.processor_seconds.append(usage.ru_utime + usage.ru_stime)
        result.peak_megabytes.append(usage.ru_maxrss * 1024 / 1e6)
        print(result.failure or f"{seconds:.3f} s", file=sys.stderr)


def warm(inputs: Sequence[Path]) -> None:
    """Reads files and all files of folders, so that they are in the cache of the system."""
    for place in inputs:
        for path in files_in(place) if place.is_dir() else [str(place)]:
            with open(path, "rb") as file:
                while file.read(1 << 20):
                    pass


def files_in(folder: Path) -> Iterator[str]:
    """The files of a folder, one after another: a list of them would count as memory of the
    programs, which begin as copies of this one."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file():
                yield entry.path


def smallest_peak() -> float:
    """The peak that a program of no size has, since it begins as a copy of this one."""
    process = subprocess.Popen(["true"])
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_maxrss * 1024 / 1e6
