"""The one pass over the text: where a citation may begin.

    Anchor := KIND_WORD | NUMBER SEPARATOR LETTER

Everything else is parsed locally around an anchor, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import merge
from typing import NamedTuple

from frontgraph.citation.terminals import anchor_behind, anchor_pattern, kind_of
from frontgraph.registry.kinds import DocumentKind
from frontgraph.text import Canonical, base_letters, small_letters

# A capital behind a small letter, in base letters; what is not in ASCII there may be a small letter.
_GLUED = re.compile(r"[A-Z](?<=[a-z\x80-\U0010ffff].)")
_GLUED_NUMBER = re.compile(r"(?:[^\W\d]\d{1,6}|\d{7})[a-z]{0,3}\s{0,2}/\s{0,2}$")


@dataclass(frozen=True, slots=True)
class Source:
    """A canonical text beside its lower-case form; offsets of the two are the same."""

    text: Canonical
    low: str = field(repr=False)


class Anchor(NamedTuple):
    """A place to parse at: a word that names a kind, or (without one) the first digit of a number."""

    start: int
    end: int
    kind: DocumentKind | None


@lru_cache(maxsize=2)
def source(text: Canonical) -> Source:
    """The text ready for parsing; kept, because several readings of one document ask for it in turn."""
    return Source(text, small_letters(text))


def scan(src: Source) -> Iterator[Anchor]:
    """The anchors of the text, from left to right.

    >>> from frontgraph.text import canonicalise
    >>> text = canonicalise("Căn cứ Luật Đất đai; Nghị định số 30/2020/NĐ-CP").text
    >>> [text[a.start : a.end] for a in scan(source(text))]
    ['Luật', 'Nghị định', '30/2020', 'NĐ']
    """
    low, done = src.low, 0
    for start, end in _where_words_begin(src):
        if start < done:
            continue
        done = end
        digit = start + 2 if low[start] == "s" else start  # “số1569/QĐ-TTg”
        if low[digit].isdigit():
            if not _within_number(low, digit):
                yield Anchor(digit, end, None)
        elif (kind := kind_of(low[start:end])) is not None:
            yield Anchor(start, end, kind)


def _where_words_begin(src: Source) -> Iterator[tuple[int, int]]:
    """What looks like an anchor at the beginnings of words, in order; those of glued words may overlap others."""
    low = src.low
    first = anchor_pattern().match(low)
    if first is not None:
        yield first.span()
    behind = [match.span() for match in anchor_behind().finditer(low)]
    found = [(before + 1, end) for before, end in behind if low[before] == " " or not _in_word(low[before])]
    glued = [match.span() for at in _glued(src.text) if (match := anchor_pattern().match(low, at)) is not None]
    yield from merge(found, glued) if glued else found


def _in_word(letter: str) -> bool:
    """Whether a character that is no letter or digit of the language is one of another, or joins words."""
    return letter == "_" or (letter > "\x7f" and letter.isalnum())


def _glued(text: str) -> Iterator[int]:
    """Where a word begins whose space before it was lost: “vàĐề án”; a capital behind a small letter."""
    for capital in _GLUED.finditer(base_letters(text)):
        at = capital.start()
        if text[at].isupper() and text[at - 1].islower():
            yield at


def _within_number(low: str, start: int) -> bool:
    """Whether these digits are the year of a number glued to a word: “QĐ15/2020/NĐ-CP” is none to begin with."""
    return low[start - 1 : start] in "/ " and _GLUED_NUMBER.search(low, max(start - 15, 0), start) is not None
