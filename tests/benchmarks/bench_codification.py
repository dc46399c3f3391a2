"""The codification of law, built and asked: seconds a stage, quads, memory, and the time of every question.

    python -m tests.benchmarks.bench_codification phap_dien.tar.xz [--workers 2] [--graph G]

With --graph a graph that stands is asked and nothing is built. Stages are measured by the clock and, where one process
works, in processor time; questions in processor time of this thread, the best of five runs.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
from functools import partial
from pathlib import Path

from frontgraph.collection.codification import Stage, build_codification
from frontgraph.queries import get
from frontgraph.queries.asking import answer
from frontgraph.store import GraphFolder
from tests.benchmarks.bench_store import best

#: What the questions are asked of: the most amended, the largest, an ordinary one.
QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("codified-articles", {"document": "91/2015/QH13"}),
    ("codified-articles", {"document": "57/2020/QH14", "provision": "Điều 5"}),
    ("noted-amendments", {"document": "100/2015/QH13"}),
    ("noted-amendments", {"document": "107/2020/TT-BTC"}),
    ("topic-sources", {"topic": "28.3"}),
    ("topic-sources", {"topic": "28.3", "issuer": "Bộ Tài chính"}),
    ("related-articles", {"article": "36.3.NĐ.2.5"}),
    ("related-articles", {"article": "9.1.LQ.1"}),
    ("codified-in-force", {"topic": "36.3", "date": "2021-02-01"}),
    ("codified-in-force", {"document": "100/2015/QH13", "date": "2017-12-31"}),
    ("cited-by", {"document": "91/2015/QH13"}),
)


def main() -> None:
    """Build, unless there is a graph, and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--graph", type=Path)
    options = parser.parse_args()
    if options.graph is not None:
        questions(options.graph)
        return
    room = Path(tempfile.mkdtemp(prefix="bench-codification-"))
    try:
        building(options.path, room / "G", options.workers)
        questions(room / "G")
    finally:
        shutil.rmtree(room, ignore_errors=True)


def building(path: Path, output: Path, workers: int) -> None:
    """Build and tell each stage's time."""
    ends: dict[str, tuple[float, float]] = {}

    def told(stage: Stage, *_: int) -> None:
        ends[stage] = (time.perf_counter(), time.process_time())

    begun = (time.perf_counter(), time.process_time())
    report = build_codification(path, output, workers=workers, told=told)
    ends["settle"] = (time.perf_counter(), time.process_time())
    before = begun
    for stage, (clock, processor) in ends.items():
        print(f"{stage:12}{clock - before[0]:8.1f} s by the clock{processor - before[1]:8.1f} s of this process")
        before = (clock, processor)
    print(f"{report.articles} articles, {report.documents} documents, {report.references} cross-references")
    print(f"{report.quads:,} quads, conserved: {report.conserved}, {before[0] - begun[0]:.1f} s in all")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"peak of memory {peak} MB, of a worker {largest} MB")


def questions(graph: Path) -> None:
    """Ask every question and tell its rows and its time."""
    store = GraphFolder(graph).open()
    print(f"{'question':20}{'of':46}{'rows':>6}{'ms':>10}")
    for name, words in QUESTIONS:
        rows = len(answer(store, get(name), words))
        spent = best(partial(answer, store, get(name), words), 5)
        of = ", ".join(words.values())
        print(f"{name:20}{of:46}{rows:6}{spent * 1000:10.1f}")


if __name__ == "__main__":
    main()
