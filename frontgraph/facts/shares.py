"""Shares of a target: "58 trạm (Trong đó: VNPT: 25 trạm, Viettel: 33 trạm)" charges each body with its part.

A share is told only where the whole stands before the bracket and the parts have its unit; other lists of bodies with
numbers (budgets, headcounts) charge nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from frontgraph.facts.bodyphrase import read_bodies
from frontgraph.facts.coordination import BodyPhrase
from frontgraph.facts.landmarks import Landmark
from frontgraph.facts.lexicon import alternatives, words
from frontgraph.facts.prose import Prose

_NUMBER = r"\d[\d.]*"
#: Without "trong đó" or "gồm" nothing is shared.
SHARING = Landmark("đó", "gồm")


@cache
def _whole() -> re.Pattern[str]:
    unit = alternatives(words("targets", "units"))
    return re.compile(rf"{_NUMBER}\s+(?P<unit>{unit})\s*[(,;]\s*(?:trong\s+đó|bao\s+gồm|gồm)\s*:?\s*")


@cache
def _part(unit: str) -> re.Pattern[str]:
    return re.compile(rf"\s*:?\s*{_NUMBER}\s+{re.escape(unit)}(?!\w)\s*(?P<more>[,;]\s*(?:và\s+)?|\s+và\s+)?")


def find_shares(prose: Prose, start: int, end: int) -> Iterator[tuple[BodyPhrase, int]]:
    """The bodies between two canonical offsets that have a part of a target, each with the end of its number.

    >>> from frontgraph.facts.prose import prose_of
    >>> from frontgraph.text import canonicalise
    >>> text = "Lắp đặt 58 trạm (trong đó: VNPT: 25 trạm, Viettel: 33 trạm)."
    >>> [body.name for body, _ in find_shares(prose_of(canonicalise(text)), 0, len(text))]
    ['VNPT', 'Viettel']
    """
    if not prose.landmarks.any(SHARING, start, end):
        return
    for whole in _whole().finditer(prose.lower, start, end):
        at = whole.end()
        while part := _next(prose, at, end, whole["unit"]):
            body, found = part
            yield body, found.end()
            if found["more"] is None:
                break
            at = found.end()


def _next(prose: Prose, at: int, end: int, unit: str) -> tuple[BodyPhrase, re.Match[str]] | None:
    listed = read_bodies(prose, at, end, named=True)
    if listed is None or len(listed.items) != 1:
        return None
    found = _part(unit).match(prose.lower, listed.end, end)
    return (listed.items[0], found) if found else None
