"""How fast `frontgraph cite` is, whether the rate is flat, where the time goes, and how it stands beside eyecite.

    python -m tests.benchmarks.bench_citations SHARED_FOLDER [--fuzz N [--seed S]] [--only-fuzz]

Measured in one run on one core, CPU time: the whole of `cite`, from bytes to resolved citations (decoding, layout,
fields, sections, recognition, relations, amendments, relative references, reported acts, resolution), over Vietnamese
text in pieces of 100 kB and as one text of 10 MB, and the share of each step; beside them, where they are installed,
eyecite's default tokenizer on a United States opinion and refex (PyPI: legal-reference-extraction) on German sentences
of its kind. `--fuzz` feeds N inputs through all that reads a document (layout, fields, citations, amendments, facts),
half of them mutated stretches of real documents and half random bytes, and counts those that raise or lose a quote;
`--seed` gives other inputs, so that many can be fed in parts.
"""

from __future__ import annotations

import argparse
import importlib
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from frontgraph import citation, readers
from frontgraph.collection.recognition import recognise_bytes
from frontgraph.collection.workers import seldom_collecting
from frontgraph.errors import ReadError
from frontgraph.text import canonicalise

P = ParamSpec("P")
T = TypeVar("T")
ROUNDS = 3  # the best of so many counts, because other work on the machine only slows
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


def cite(text: str) -> int:
    """The number of citations in a text, found and resolved as `frontgraph cite` does."""
    document = recognise_bytes("text.txt", text.encode("utf-8"), facts=False)
    return len(citation.resolve_citations([document])[0].citations)


def steps(texts: list[str]) -> dict[str, float]:
    """Seconds of each step of the same, over all texts."""
    spent: dict[str, float] = {}

    def timed(step: str, work: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        began = time.process_time()
        made = work(*args, **options)
        spent[step] = spent.get(step, 0.0) + time.process_time() - began
        return made

    for text in texts:
        document = timed("reading", readers.read_bytes, text.encode("utf-8"), "text.txt")
        canonical = timed("canonical text", canonicalise, document.text)
        found = timed("citations", citation.recognise, document, canonical)
        amended = timed("amendments", citation.amendments, document, canonical, found)
        pointed = timed("references", citation.references, document, canonical, found, amended)
        told = timed("reported acts", citation.reported, found, document, canonical)
        whole = replace(document, citations=found, amendments=amended, references=pointed, reported=told)
        timed("resolution", citation.resolve_citations, [whole])
    return spent


def eyecite_rate(shared: Path) -> tuple[float, float] | None:
    """eyecite's rate on its own text and on that text ten times over; None where it is not installed."""
    try:
        eyecite = importlib.import_module("eyecite")
    except ImportError:
        return None
    text = (shared / "corpus" / "peers" / "fisher-v-texas.txt").read_text(encoding="utf-8", errors="replace")
    eyecite.get_citations(text[:2000])
    return rate([text], eyecite.get_citations), rate([text * 10], eyecite.get_citations)


#: German sentences of our own with the citations that refex is made for: norms, ranges, decisions by file number.
GERMAN = (
    "Der Anspruch folgt aus § 433 Abs. 2 BGB in Verbindung mit §§ 280, 286 BGB. Das Gericht hat entschieden, dass "
    "eine Frist nach § 323 Abs. 1 BGB entbehrlich ist (BGH, Urteil vom 12. März 2010 - V ZR 147/09 -). Kosten trägt "
    "nach § 154 Abs. 1 VwGO der Kläger, die vorläufige Vollstreckbarkeit richtet sich nach § 167 VwGO und § 708 Nr. 11 "
    "ZPO. Über die Beschwerde entscheidet der Senat ohne mündliche Verhandlung, weil die Beteiligten darauf verzichtet "
    "haben und der Sachverhalt zwischen ihnen nicht streitig ist. Art. 3 Abs. 1 GG steht dem nicht entgegen.\n"
)


def refex_rate() -> tuple[float, float] | None:
    """refex's rate on German sentences of a decision's length, and of ten times that; None where not installed."""
    try:
        extractor = importlib.import_module("refex.extractor").RefExtractor()
    except ImportError:
        return None
    extractor.extract(GERMAN)
    return rate([GERMAN * 80], extractor.extract), rate([GERMAN * 800], extractor.extract)


def inputs(text: str, count: int, seed: int) -> Iterator[bytes]:
    """Mutated stretches of real text, most of them short and some as long as a paper, and random bytes, by turns."""
    rng = random.Random(seed)
    for _ in range((count + 1) // 2):
        length = rng.choice((600, 600, 600, 6000))
        start = rng.randrange(len(text) - length)
        piece = list(text[start : start + rng.randrange(20, length)])
        for _ in range(rng.randrange(1, 25)):
            at = rng.randrange(len(piece))
            piece[at : at + rng.randrange(3)] = rng.choice(MUTATIONS)
        yield "".join(piece).encode("utf-8", "surrogatepass")
        yield rng.randbytes(rng.randrange(200))


def fuzz(text: str, count: int, seed: int) -> tuple[int, int, float]:
    """Inputs read, inputs that broke something, and the longest time of one."""
    broken, longest, read_ = 0, 0.0, 0
    for content in inputs(text, count, seed):
        began = time.process_time()
        try:
            found = recognise_bytes("fuzz.txt", content)
            broken += any(c.span.cut(found.text) != c.quote for c in found.citations)
        except ReadError:
            pass  # a refusal in words is an answer
        except Exception as error:
            broken += 1
            print(f"fuzz: {type(error).__name__}: {error}: {content!r}")
        longest, read_ = max(longest, time.process_time() - began), read_ + 1
    return read_, broken, longest


def rates(shared: Path, text: str) -> None:
    """Print the rates of this project and of its peers."""
    pieces = [text[at : at + PIECE] for at in range(0, WHOLE, PIECE)]
    for piece in pieces[:50]:
        cite(piece)  # the registries are loaded, and what names mean in them is known
    small = max(rate(pieces, cite) for _ in range(ROUNDS))
    large = max(rate([text], cite) for _ in range(ROUNDS))
    print(f"100 kB documents  {small:6.2f} MB/s")
    print(f"one of 10 MB      {large:6.2f} MB/s   ratio {large / small:.2f}")
    spent = steps(pieces)
    for step, seconds in spent.items():
        print(f"  {step:16}{seconds:5.2f} s {100 * seconds / sum(spent.values()):5.1f} %")
    for name, peer in (("eyecite", eyecite_rate(shared)), ("refex", refex_rate())):
        if peer is not None:
            print(f"{name:17} {peer[0]:6.3f} MB/s; ten times the text {peer[1]:.3f}; ratio {small / peer[0]:.1f}")


def main() -> None:
    """Print the rates and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--fuzz", type=int, default=0)
    parser.add_argument("--seed", type=int, default=20250101)
    parser.add_argument("--only-fuzz", action="store_true")
    arguments = parser.parse_args()
    text = corpus(arguments.shared)
    if not arguments.only_fuzz:
        with seldom_collecting():  # as the command does
            rates(arguments.shared, text)
    if arguments.fuzz:
        count, broken, longest = fuzz(text, arguments.fuzz, arguments.seed)
        print(f"fuzz: {count} inputs, {broken} broken, longest {longest * 1000:.0f} ms")


if __name__ == "__main__":
    main()
