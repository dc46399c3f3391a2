"""How fast places and bodies are found, and that time grows with the length of the text.

    python tests/benchmarks/bench_names.py FOLDER

FOLDER holds text files. Prints megabytes a second of each pass, and the time of one text once and eight times over.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from frontgraph.facts.bodies import find_bodies
from frontgraph.model import Document
from frontgraph.registry import bodies, places
from frontgraph.text import canonicalise

SAMPLE = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La, xã Tân Lập, huyện Mộc Châu; các Sở Tài chính, Xây dựng. " * 400


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def mentions(text: str) -> int:
    """The number of bodies that a text names."""
    return len(find_bodies(Document("a.txt", text, "0" * 64), canonicalise(text)))


def main() -> None:
    """Time the passes over a folder and the growth on a sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    texts = [path.read_text(encoding="utf-8") for path in sorted(parser.parse_args().folder.glob("*.txt"))]
    size = sum(len(text.encode()) for text in texts) / 1e6
    plain = [str(canonicalise(text).text) for text in texts]
    print(f"first use of the registry: {seconds(lambda: bodies.find('UBND tỉnh Sơn La')):.2f} s")
    for name, work in (
        ("places", lambda: [list(places.find(text)) for text in plain]),
        ("bodies", lambda: [bodies.find(text) for text in plain]),
        ("mentions", lambda: [mentions(text) for text in texts]),
    ):
        print(f"{name}: {size / seconds(work):.1f} MB/s on {size:.1f} MB")
    once, eightfold = seconds(lambda: mentions(SAMPLE)), seconds(lambda: mentions(SAMPLE * 8))
    print(f"eight times the text takes {eightfold / once:.1f} times as long")


if __name__ == "__main__":
    main()
