"""The `Kính gửi` block of a letter (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 9)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frontgraph.readers.layout import Line

_ADDRESSEES = re.compile(r"K[iI]nh\s+g[uU]i\s*:?|KINH\s+GUI\s*:?|Kinh$")
_ITEM = re.compile(r"[-–+•*]\s*|\d+[.)]\s")
_BODY = re.compile(r"Can\s+cu\s|Thuc\s+hien\s|Ngay\s|Trien\s+khai\s|Xet\s|Thi\s+hanh\s|[IVX1]+\s?[.\-]\s")
#: How many lines the addressees take at most.
_LONGEST = 40


def find_addressees(lines: Sequence[Line], first_row: int, last_row: int) -> tuple[int, int, int] | None:
    """The `Kính gửi` block that begins in the lines given: its offsets, and the index of the first line behind it.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> page = canonicalise("Kính gửi:\\n- Sở A;\\n- Sở B.\\n\\nCăn cứ")
    >>> find_addressees(lay_out(page).lines, 0, 4)
    (0, 25, 3)
    """
    for row in range(first_row, min(last_row, len(lines))):
        if not _begins(lines, row):
            continue
        end = row
        for after in range(row + 1, min(row + _LONGEST, len(lines))):
            if not _goes_on(lines, after, first=end == row):
                break
            end = after
        return lines[row].start, lines[end].end, end + 1
    return None


def _begins(lines: Sequence[Line], row: int) -> bool:
    base = lines[row].base
    if base == "Kinh":
        return row + 1 < len(lines) and lines[row + 1].base.startswith("gui")
    return bool(_ADDRESSEES.match(base))


def _goes_on(lines: Sequence[Line], row: int, first: bool) -> bool:
    line, above = lines[row], lines[row - 1]
    if _ITEM.match(line.text):
        return True
    if _BODY.match(line.base):
        return False
    if line.gap:
        return first and above.text.endswith(":")
    return not above.text.endswith(".")
