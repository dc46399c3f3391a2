"""What a build costs, step by step, and how that grows with the collection.

    python -m tests.benchmarks.bench_build SHARED_FOLDER [--documents 200 400 800] [--largest 20000]

The documents of the corpus up to `--largest` bytes are multiplied by giving every document of a copy, and all that
name it, another number; Central acts stay as they are and are shared. Each size is built in a fresh process, and what
that and all processes below it take is added up: seconds of the processor, of the clock in brackets, and memory, of
which what several processes share counts once. Needs psutil.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import count, islice
from pathlib import Path

import psutil

from frontgraph.collection.build import BuildOptions, Step, build
from frontgraph.store import GraphFolder

#: The number in a symbol of anybody but the Central Committee, whose acts all copies share.
_NUMBER = re.compile(r"\b(\d{1,4})(?=(?:/\d{4})?[-/](?![A-ZĐ\-]+/TW\b)[A-ZĐ]{2,})")
#: A fresh build describes, loads and indexes part by part, all in one step; `index` is what no document says.
_STEPS: tuple[Step, ...] = ("recognise", "load", "index", "settle")
_GOAL = 100_000


@dataclass
class Cost:
    """What one build took: documents, bytes of text, quads, seconds a step (processor, clock), bytes of memory at the
    peak, bytes of the state that readers see."""

    documents: int
    bytes: int
    quads: int
    seconds: dict[Step, tuple[float, float]]
    peak: int
    stored: int

    @property
    def processor(self) -> float:
        """All seconds of the processor."""
        return sum(processor for processor, _ in self.seconds.values())

    @property
    def clock(self) -> float:
        """All seconds of the clock."""
        return sum(clock for _, clock in self.seconds.values())


def copies(texts: list[str]) -> Iterator[str]:
    """The texts, and then copies of them without end in which everything has another number."""
    for copy in count():
        for text in texts:
            yield _NUMBER.sub(lambda found, copy=copy: f"{found[1]}{copy:04}" if copy else found[1], text)  # type: ignore[misc]


def write_collection(shared: Path, documents: int, largest: int, folder: Path) -> int:
    """Write so many documents into a folder; how many bytes they have."""
    sources = sorted((shared / "corpus" / "documents").glob("*.txt"))
    texts = [path.read_bytes().decode("utf-8") for path in sources if path.stat().st_size <= largest]
    size = 0
    for number, text in enumerate(islice(copies(texts), documents)):
        place = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        size += place.write_bytes(text.encode("utf-8"))
    return size


class Meter(threading.Thread):
    """What this process and all below it have taken so far, looked at ten times a second; memory once a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._root = psutil.Process()
        self._seconds: dict[psutil.Process, float] = {}
        self.peak = 0

    @property
    def processor(self) -> float:
        """Seconds of the processor."""
        self._look()
        return sum(self._seconds.values())

    def run(self) -> None:
        """Look again and again."""
        for look in count():
            held = self._look(memory=look % 10 == 0)
            self.peak = max(self.peak, held)
            time.sleep(0.1)

    def _look(self, *, memory: bool = False) -> int:
        held = 0
        for process in (self._root, *self._root.children(recursive=True)):
            try:
                times = process.cpu_times()
                self._seconds[process] = times.user + times.system
                held += process.memory_full_info().pss if memory else 0
            except psutil.Error:  # it has ended
                continue
        return held


def measure(folder: Path, output: Path, workers: int) -> Cost:
    """Build, and tell what each step took; to be run in a process of its own."""
    meter = Meter()
    meter.start()
    marks: list[tuple[Step, float, float]] = []
    options = BuildOptions(
        workers=workers, step=lambda step: marks.append((step, meter.processor, time.perf_counter()))
    )
    report = build([folder], output, options)
    ends = [*((processor, clock) for _, processor, clock in marks[1:]), (meter.processor, time.perf_counter())]
    seconds = {
        step: (end[0] - processor, end[1] - clock) for (step, processor, clock), end in zip(marks, ends, strict=True)
    }
    return Cost(
        report.documents, _size(folder), report.quads, seconds, meter.peak, _size(GraphFolder(output).state().path)
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measured_apart(shared: Path, documents: int, largest: int, workers: int) -> Cost:
    """The cost of one size, measured in a fresh process."""
    with tempfile.TemporaryDirectory() as place:
        folder, output = Path(place, "documents"), Path(place, "graph")
        write_collection(shared, documents, largest, folder)
        command = [
            sys.executable,
            "-m",
            "tests.benchmarks.bench_build",
            "--one",
            str(folder),
            str(output),
            str(workers),
        ]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=os.getcwd()).stdout
        return Cost(**json.loads(told.splitlines()[-1]))


def table(costs: list[Cost]) -> Iterator[str]:
    """One row a size, the growth of each step from the first size to the last, and what that makes for the goal."""
    yield "| documents | MB | quads | " + " | ".join(_STEPS) + " | all | MB/s | peak MB | stored MB |"
    yield "|---" * (len(_STEPS) + 7) + "|"
    for cost in costs:
        steps = [f"{cost.seconds[step][0]:.1f} s ({cost.seconds[step][1]:.1f})" for step in _STEPS]
        mega = cost.bytes / 1e6
        row = [cost.documents, f"{mega:.1f}", cost.quads, *steps, f"{cost.processor:.1f} s ({cost.clock:.1f})"]
        rate = f"{mega / cost.clock:.2f}"
        yield f"| {' | '.join(map(str, row))} | {rate} | {cost.peak / 1e6:.0f} | {cost.stored / 1e6:.0f} |"
    first, last = costs[0], costs[-1]
    if first is last:
        return
    times = last.documents / first.documents
    growth = {step: last.seconds[step][0] / first.seconds[step][0] / times for step in _STEPS}
    yield ""
    yield f"{times:.1f} times the documents; each step's time grew by that times: " + ", ".join(
        f"{step} {ratio:.2f}" for step, ratio in growth.items()
    )
    each = last.documents - first.documents
    processor = (last.processor - first.processor) / each * _GOAL
    clock = (last.clock - first.clock) / each * _GOAL
    yield f"{_GOAL} such documents: {processor / 60:.0f} minutes of the processor, {clock / 60:.0f} of the clock"


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(asdict(measure(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])))))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[200, 400, 800])
    parser.add_argument("--largest", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    costs = [
        measured_apart(arguments.shared, documents, arguments.largest, arguments.workers)
        for documents in arguments.documents
    ]
    print("\n".join(table(costs)))


if __name__ == "__main__":
    main()
