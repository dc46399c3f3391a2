"""How fast citations are recognised, whether the rate is flat, and how it stands beside eyecite.

    python -m tests.benchmarks.bench_citations SHARED_FOLDER [--fuzz N]

Measured in one run on one core, CPU time: canonical text and recognition of Vietnamese documents in pieces of 100 kB
and as one text of 10 MB; eyecite's default tokenizer on a United States opinion, if eyecite is installed. `--fuzz`
feeds N mutated stretches of real documents and N strings of random bytes, and counts those that raise or lose a quote.
"""

from __future__ import annotations

import argparse
import importlib
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from frontgraph.citation.recognise import recognise
from frontgraph.model import Document
from frontgraph.text import canonicalise

MUTATIONS = ["", " ", "\n", "/", "-", "số", "Điều 5", "\u0301", "9", "Đ"]
PIECE, WHOLE = 74_000, 7_400_000  # characters: about 100 kB and 10 MB of Vietnamese in UTF-8


def corpus(shared: Path) -> str:
    """All documents of the corpus behind one another, repeated until there are enough."""
    folder = shared / "corpus" / "documents"
    text = "\n\n".join(path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt")))
    return (text * (WHOLE // len(text) + 1))[:WHOLE]


def rate(texts: list[str], work: Callable[[str], object]) -> float:
    """Megabytes of UTF-8 a second."""
    size = sum(len(text.encode("utf-8", "ignore")) for text in texts) / 1e6
    began = time.process_time()
    for text in texts:
        work(text)
    return size / (time.process_time() - began)


def read(text: str) -> int:
    """The number of citations in a text."""
    return len(recognise(Document("text.txt", text, ""), canonicalise(text)))


def eyecite_rate(shared: Path) -> tuple[float, float] | None:
    """eyecite's rate on its own text and on that text ten times over; None where it is not installed."""
    try:
        eyecite = importlib.import_module("eyecite")
    except ImportError:
        return None
    text = (shared / "corpus" / "peers" / "fisher-v-texas.txt").read_text(encoding="utf-8", errors="replace")
    eyecite.get_citations(text[:2000])
    return rate([text], eyecite.get_citations), rate([text * 10], eyecite.get_citations)


def inputs(text: str, count: int) -> Iterator[str]:
    """Mutated stretches of real text, and random bytes decoded."""
    rng = random.Random(20250101)
    for _ in range(count):
        start = rng.randrange(len(text) - 600)
        piece = list(text[start : start + rng.randrange(20, 600)])
        for _ in range(rng.randrange(1, 25)):
            at = rng.randrange(len(piece))
            piece[at : at + rng.randrange(3)] = rng.choice(MUTATIONS)
        yield "".join(piece)
        yield rng.randbytes(rng.randrange(200)).decode("utf-8", "replace")


def fuzz(text: str, count: int) -> tuple[int, int, float]:
    """Inputs read, inputs that broke something, and the longest time of one."""
    broken, longest, read_ = 0, 0.0, 0
    for raw in inputs(text, count):
        began = time.process_time()
        try:
            found = recognise(Document("fuzz.txt", raw, ""), canonicalise(raw))
            broken += any(citation.span.cut(raw) != citation.quote for citation in found)
        except Exception:
            broken += 1
        longest, read_ = max(longest, time.process_time() - began), read_ + 1
    return read_, broken, longest


def main() -> None:
    """Print the rates and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--fuzz", type=int, default=0)
    arguments = parser.parse_args()
    text = corpus(arguments.shared)
    read(text[:PIECE])
    small = rate([text[at : at + PIECE] for at in range(0, WHOLE, PIECE)], read)
    large = rate([text], read)
    print(f"100 kB documents  {small:6.2f} MB/s")
    print(f"one of 10 MB      {large:6.2f} MB/s   ratio {large / small:.2f}")
    peer = eyecite_rate(arguments.shared)
    if peer is not None:
        ratio = small / peer[0]
        print(f"eyecite           {peer[0]:6.3f} MB/s; ten times the text {peer[1]:.3f}; {ratio:.0f} times slower")
    if arguments.fuzz:
        count, broken, longest = fuzz(text, arguments.fuzz)
        print(f"fuzz: {count} inputs, {broken} broken, longest {longest * 1000:.0f} ms")


if __name__ == "__main__":
    main()
