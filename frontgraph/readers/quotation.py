"""Lines that are quoted from another document: new wording that an amending act puts into the amended one.

Luật Ban hành văn bản quy phạm pháp luật and Nghị định 78/2025/NĐ-CP have amending acts give the new text of a
provision in quotation marks; “Điều 8. …” there is an article of the amended act, not of the amending one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from frontgraph.readers.layout import Line

_OPEN = re.compile(
    r"[“\"]\s*(?=(?:Điều|ĐIỀU|Khoản|Chương|CHƯƠNG|Mục|MỤC|Phụ lục|PHỤ LỤC|\d|[a-zđ]\s?[).]|[IVX]+\s?[.\-]))"
)
_MARKS = ("“", '"')
_CLOSE = re.compile(r"[”\"]\s*[.;,]*\s*(?:\[\d+\]|/\.)?$")
#: With what a line ends that closes a quotation.
_CLOSING_MARKS = '”".;,]'
#: A quotation longer than this is taken for one whose closing mark is missing.
_LONGEST = 600


def quoted_rows(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the lines that stand inside quoted amending text, its first line included.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> page = canonicalise("2. Sửa đổi Điều 8 như sau:\\n“Điều 8. Tổ chức\\n1. Gồm:”.\\n3. Bãi bỏ")
    >>> sorted(quoted_rows(lay_out(page).lines))
    [1, 2]
    """
    rows: set[int] = set()
    opening = [row for row, line in enumerate(lines) if line.text.startswith(_MARKS) and _OPEN.match(line.text)]
    closing = _closings(lines) if opening else []
    behind = 0
    for row in opening:
        if row >= behind:
            last = _closing_row(closing, row, lines)
            rows.update(range(row, last + 1))
            behind = last + 1
    return frozenset(rows)


def _closings(lines: Sequence[Line]) -> list[int]:
    """For each line the index of the next line at or behind it that ends a quotation; the number of lines if none."""
    following = [len(lines)] * (len(lines) + 1)
    for row in range(len(lines) - 1, -1, -1):
        text = lines[row].text
        closes = text[-1] in _CLOSING_MARKS and _CLOSE.search(text[-12:]) is not None
        following[row] = row if closes else following[row + 1]
    return following


def _closing_row(closing: Sequence[int], row: int, lines: Sequence[Line]) -> int:
    last = closing[row]
    if last >= len(lines) or last - row > _LONGEST:
        return row
    return last
