"""Clauses and items of a text: where a clause ends, which item a place is in, and what heading stands above it.

Item marks and their order are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II (Điều, 1., a)) and of the
Party's layout (I, 1, 1.1, dashes). Offsets are those of the canonical text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_MARKS: tuple[tuple[str, float], ...] = (
    (r"(?:Phần|Chương|Mục|PHẦN|CHƯƠNG|MỤC)\s+(?:(?:thứ|THỨ)\s+\w+|[IVX]+|\d+|[A-ZĐ])\b[.:]?", 0.0),
    (r"[IVX]+[.)]", 0.2),
    (r"(?:Điều|ĐIỀU)\s+\d+[a-zđ]*[.:]?", 1.0),
    (r"\d+[.)]", 2.0),
    (r"\(\d+\)", 2.5),
    (r"\d+(?:\.\d+)+[.)]?", 3.0),
    (r"[a-zđ]\d?\)", 4.0),
    (r"[-•*]", 5.0),
    (r"\+", 6.0),
    (r"\[\d+\]", 7.0),
)
_MARK = "|".join(f"({pattern})" for pattern, _ in _MARKS)
_OPENING = r"Căn cứ|Theo đề nghị|Xét|Thực hiện|Triển khai|Nơi nhận|QUYẾT|KT\.|TM\."
# A new item: a line that starts with a mark or with the opening words of a legal basis, or follows a blank line.
# The pattern starts with the line break so that the search leaps from line to line.
_START = rf"[ \t#>*]*(?:(?:{_MARK})(?=[\s“\"]|[A-ZĐ])|(?={_OPENING}))"
_ITEM = re.compile(rf"\n(?:{_START}|[ \t]*\n[ \t#>*]*(?:(?:{_MARK})(?=\s))?)")
_FIRST = re.compile(_START)
# One class of characters at the beginning, so that the search leaps from one to the next.
_FULL_STOP = re.compile(r"[.!?…;|\t](?:(?<=[;|\t])|(?=[\s*]))")
#: How an abbreviation before a full stop may end; before any other character none is looked for.
_ABBREVIATED = frozenset("PXốScIV")
_ABBREVIATION = re.compile(r"(?:\bTP|\bTX|\bsố|\bGS|\bTS|\bđ/c|\b[IVX\d]+|\bĐiều \d+)\.$")
_LEVELS = [level for _, level in _MARKS]
#: The level of a paragraph without a mark.
_UNMARKED = 8.0
#: How far a paragraph without a mark stands below the numbered item that it hangs on.
_HANGING = 0.75
#: Start, start of the text behind the mark, end, mark, level.
_Marked = tuple[int, int, int, str, float]


class Item(NamedTuple):
    """A paragraph or numbered item: `body` is where its text begins behind the mark; `above` indexes its heading."""

    start: int
    body: int
    end: int
    mark: str
    level: float
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The items of a text and the ends of its clauses, both in order."""

    items: tuple[Item, ...]
    breaks: tuple[int, ...]
    starts: tuple[int, ...]

    def item_at(self, offset: int) -> int | None:
        """Index of the item that covers `offset`, None before the first."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 else None


@lru_cache(maxsize=2)
def outline(text: str) -> Outline:
    """The items and clause ends of canonical text.

    >>> found = outline("Điều 1. Bãi bỏ các văn bản:\\n\\n1. Nghị định A;\\n\\n2. Nghị định B.")
    >>> [(i.mark, i.above) for i in found.items]
    [('Điều 1.', None), ('1.', 0), ('2.', 0)]
    """
    items = tuple(_with_headings(_items(text)))
    stops = (m.end() for m in _FULL_STOP.finditer(text) if _ends_clause(text, m.start()))
    starts = tuple([item.start for item in items])
    breaks = sorted({*stops, *starts, *[item.body for item in items], len(text)})
    return Outline(items, tuple(breaks), starts)


def is_heading(text: str, item: Item) -> bool:
    """Whether what stands below `item` hangs on it: it ends in a colon, or is a numbered line without a full stop.

    >>> text = "2. Các Quyết định sau đây hết hiệu lực:"
    >>> is_heading(text, outline(text).items[0])
    True
    """
    last = text[item.body : item.end].rstrip()[-1:]
    return last == ":" or (item.level <= 3.0 and last not in (".", ";", ""))


def _items(text: str) -> Iterator[_Marked]:
    first = _FIRST.match(text)
    matches = [*([first] if first else []), *_ITEM.finditer(text)]
    ends = [*(match.start() for match in matches), len(text)]
    if ends[0] > 0 or not matches:
        yield 0, 0, ends[0], "", _UNMARKED
    for match, end in zip(matches, ends[1:], strict=True):
        group = match.lastindex
        mark = match[group] if group else ""
        level = _LEVELS[(group - 1) % len(_LEVELS)] if group else _UNMARKED
        yield match.start(), match.end(), end, mark, level


def _with_headings(items: Iterator[_Marked]) -> Iterator[Item]:
    stack: list[tuple[float, int]] = []
    for index, (start, body, end, mark, own) in enumerate(items):
        level = own
        if level == _UNMARKED and stack:
            # A paragraph without a mark hangs on the numbered item above it, and may head a list of its own.
            if stack[-1][0] % 1 == _HANGING:
                stack.pop()  # there is never more than one
            else:
                stack = [entry for entry in stack if entry[0] % 1 != _HANGING]
            level = (stack[-1][0] if stack else -1.0) + _HANGING
        while stack and stack[-1][0] >= level:
            stack.pop()
        yield Item(start, body, end, mark, own, stack[-1][1] if stack else None)
        stack.append((level, index))


def _ends_clause(text: str, stop: int) -> bool:
    mark, end = text[stop], stop + 1
    if mark in ";|":
        return True
    if mark == "\t":
        return not _is_label(text, stop)
    following = text[end : end + 4].lstrip(" \n\t*")[:1]
    if following.islower() or following.isdigit():
        return False
    before = text[stop - 1 : stop]
    if before not in _ABBREVIATED and not before.isdecimal():
        return True
    return _ABBREVIATION.search(text, max(0, stop - 9), end) is None


def _is_label(text: str, tab: int) -> bool:
    """Whether the tab stands behind the short first cell of its line (“Căn cứ<tab>Nghị định …”)."""
    line = text.rfind("\n", max(0, tab - 25), tab)
    return line >= 0 and "\t" not in text[line + 1 : tab] and tab > line + 1


def clause_start(breaks: Sequence[int], offset: int) -> int:
    """Where the clause that covers `offset` starts.

    >>> clause_start((5, 9), 7), clause_start((5, 9), 3)
    (5, 0)
    """
    at = bisect_right(breaks, offset)
    return breaks[at - 1] if at else 0
