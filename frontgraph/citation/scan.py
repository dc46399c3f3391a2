"""The one pass over the text: where a citation may begin.

    Anchor := KIND_WORD | NUMBER SEPARATOR LETTER

Everything else is parsed locally around an anchor, so the time is linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from frontgraph.citation.terminals import anchor_pattern, strictly_spelled
from frontgraph.registry import kinds
from frontgraph.registry.kinds import DocumentKind
from frontgraph.text import Canonical


@dataclass(frozen=True, slots=True)
class Source:
    """A canonical text beside its lower-case form; offsets of the two are the same."""

    text: Canonical
    low: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place to parse at: a word that names a kind, or (without one) the first digit of a number."""

    start: int
    end: int
    kind: DocumentKind | None


def source(text: Canonical) -> Source:
    """The text ready for parsing."""
    low = text.lower()
    if len(low) != len(text):  # a letter such as İ has a lower case of two
        low = "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
    return Source(text, low)


def scan(src: Source) -> Iterator[Anchor]:
    """The anchors of the text, from left to right.

    >>> from frontgraph.text import canonicalise
    >>> text = canonicalise("Căn cứ Luật Đất đai; Nghị định số 30/2020/NĐ-CP").text
    >>> [text[a.start : a.end] for a in scan(source(text))]
    ['Luật', 'Nghị định', '30/2020/', 'NĐ']
    """
    low = src.low
    for match in anchor_pattern().finditer(low):
        start, end = match.span()
        if start and (low[start - 1].isalnum() or low[start - 1] == "_") and not _glued(src.text, start):
            continue
        name = match.lastgroup
        if name == "number":
            yield Anchor(start, end, None)
        elif name == "kind" or strictly_spelled(match[0]):
            kind = kinds.by_word(match[0])
            if kind is not None:
                yield Anchor(start, end, kind)


def _glued(text: str, start: int) -> bool:
    """A word whose space before it was lost: “vàĐề án”; a capital behind a small letter."""
    return text[start].isupper() and text[start - 1].islower()
