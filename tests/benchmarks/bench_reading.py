"""How fast documents are read whole, step by step, and whether the rate is flat.

    python -m tests.benchmarks.bench_reading FOLDER [--every N] [--runs N]

FOLDER holds text files, of which every N-th is read. Prints the seconds of processor time that each step takes for a
megabyte of UTF-8 text, the least of the runs, then the rate of the whole, and the time of one text eight times over.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from frontgraph import citation
from frontgraph.collection.recognition import recognise
from frontgraph.facts import extract
from frontgraph.facts.bodies import find_bodies
from frontgraph.facts.campaigns import find_campaigns
from frontgraph.facts.cooperation import find_partners
from frontgraph.facts.meetings import find_meeting
from frontgraph.facts.people import find_people
from frontgraph.facts.places import find_places, matches
from frontgraph.facts.prose import prose_of
from frontgraph.facts.recipients import find_recipients
from frontgraph.facts.signatories import find_signatories
from frontgraph.facts.tasks import find_tasks
from frontgraph.facts.terms import find_terms
from frontgraph.readers import read_bytes
from frontgraph.registry import places
from frontgraph.text import canonicalise

_Result = TypeVar("_Result")


class Clock:
    """The processor time of named steps."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def step(self, name: str, work: Callable[[], _Result]) -> _Result:
        """The result of a step, its time added to those of its name."""
        began = time.process_time()
        result = work()
        self.seconds[name] = self.seconds.get(name, 0) + time.process_time() - began
        return result


def read_whole(name: str, content: bytes, clock: Clock) -> None:
    """Read a document as `frontgraph facts` does, then its facts once more, kind by kind."""
    document = clock.step("layout and fields", lambda: read_bytes(content, file=name))
    canonical = clock.step("canonical text", lambda: canonicalise(document.text))
    citations = clock.step("citations", lambda: citation.recognise(document, canonical))
    amendments = clock.step("amendments", lambda: citation.amendments(document, canonical, citations))
    clock.step("references", lambda: citation.references(document, canonical, citations, amendments))
    clock.step("reported acts", lambda: citation.reported(citations, document, canonical))
    clock.step("facts", lambda: extract(document, canonical, citations))
    prose = clock.step("  prose", lambda: prose_of(canonical))
    anchors = clock.step("  anchors of places", lambda: places.anchors(prose.flat))
    clock.step("  bodies", lambda: find_bodies(document, canonical, anchors))
    signatories = clock.step("  signatories", lambda: find_signatories(prose, document))
    campaigns = clock.step("  campaigns", lambda: find_campaigns(prose, document))
    clock.step("  tasks", lambda: find_tasks(prose, document, citations, campaigns))
    clock.step("  meeting", lambda: find_meeting(prose))
    found = clock.step("  places", lambda: matches(prose, document, anchors))
    clock.step("  places", lambda: find_places(prose, found))
    clock.step("  recipients", lambda: find_recipients(prose, document))
    clock.step("  people", lambda: find_people(prose, signatories))
    clock.step("  partners abroad", lambda: find_partners(prose, found))
    clock.step("  terms", lambda: find_terms(prose))


def table(files: dict[str, bytes], runs: int) -> Iterator[str]:
    """One row a step."""
    clocks = [Clock() for _ in range(runs)]
    for clock in clocks:
        for name, content in files.items():
            read_whole(name, content, clock)
    size = sum(map(len, files.values())) / 1e6
    yield f"| step | s/MB, {len(files)} documents, {size:.1f} MB |"
    yield "|---|---|"
    for name in clocks[0].seconds:
        yield f"| {name} | {min(clock.seconds[name] for clock in clocks) / size:.3f} |"


def seconds(files: dict[str, bytes]) -> float:
    """The processor time of reading documents with citations, what they order and tell, and facts."""
    began = time.process_time()
    for name, content in files.items():
        recognise(read_bytes(content, file=name))
    return time.process_time() - began


def main() -> None:
    """Print the table, the rate and the growth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.txt"))[:: arguments.every]
    files = {path.name: path.read_bytes() for path in paths}
    seconds(dict(list(files.items())[:3]))
    print("\n".join(table(files, arguments.runs)))
    size = sum(map(len, files.values())) / 1e6
    print(f"whole reading: {size / min(seconds(files) for _ in range(arguments.runs)):.2f} MB/s")
    middle = sorted(files.values(), key=len)[len(files) // 2]
    once, eightfold = seconds({"a.txt": middle}), seconds({"a.txt": (middle + b"\n\n") * 8})
    print(f"eight times the text takes {eightfold / once:.1f} times as long")


if __name__ == "__main__":
    main()
