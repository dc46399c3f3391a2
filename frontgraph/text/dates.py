"""Dates as official papers write them.

Forms: `ngày 26 tháng 11 năm 2025` and `ngày 25/5/2023` (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục 4: the day
before 10 and the month before 3 take a 0), the Party's `ngày 25-5-2025`, `25.5.2023`, `tháng 5 năm 2023`,
`tháng 5/2023`, `năm 2023`; in any capitals, with line breaks between the words, with spaces around the strokes.
Slips of the scanner such as `thảng` or `n ăm` are read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frontgraph.model import PartialDate

_YEAR = r"(?:19[3-9]\d|20\d\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_STROKE = r"\s?[/.\-]\s?"
_WORD = {
    "day": r"(?:[Nn]g ?[àảáâ]y|NG ?[ÀẢÁÂ]Y)",
    "month": r"(?:[Tt]h ?[áảâ]ng|TH ?[ÁẢÂ]NG)",
    "year": r"(?:[Nn] ?[ăâ] ?m|N ?[ĂÂ]M)",
}

#: One date; the productions are tried in the order day, month, year. Groups: d m y of the form that matched.
DATE = (
    rf"(?:(?:{_WORD['day']}\s*){{0,2}}(?P<d1>{_DAY})\s*{_WORD['month']}\s*(?P<m1>{_MONTH})\s*,?\s*(?:{_WORD['year']}|{_WORD['month']})\s*(?P<y1>{_YEAR})(?!\d)"
    rf"|(?:{_WORD['day']}\s*){{0,2}}(?P<d2>{_DAY}){_STROKE}(?P<m2>{_MONTH})(?:{_STROKE}|\s)(?P<y2>{_YEAR})(?!\d)"
    rf"|{_WORD['month']}\s*(?P<m3>{_MONTH})(?:\s*,?\s*{_WORD['year']}\s*|{_STROKE})(?P<y3>{_YEAR})(?!\d)"
    rf"|{_WORD['year']}\s*(?P<y4>{_YEAR})(?![\d]|\s?[-/]\s?\d))"
)
_DATE = re.compile(DATE)
_SEARCH = re.compile(rf"(?<![\d/.\-]){DATE}")


_DAMAGED = re.compile(
    rf"{_WORD['day']}\s*(?P<day>\d{{1,2}}(?P<stroke>[/.-])\d{{1,2}}|\d{{2,4}})[/.-]?(?P<year>20[0-4]\d|19[4-9]\d)(?![\d/.-]\d|\d)"
)


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date and where it stands; `start` is that of its first word (`ngày`, `tháng`, `năm`) or number."""

    date: PartialDate
    start: int
    end: int


def date_at(text: str, offset: int = 0) -> DateMatch | None:
    """The date that begins at `offset` of a canonical text, None where none does.

    >>> date_at("ngày 25/5/2023 của").date.iso, date_at("ngày 26 tháng\\n11 năm 2025").date.iso
    ('2023-05-25', '2025-11-26')
    >>> date_at("tháng 5/2023").date.iso, date_at("NĂM 2013").date.iso, date_at("ngày 30/2/2023")
    ('2023-05', '2013', None)
    """
    match = _DATE.match(text, offset)
    return _read(match) if match else None


def damaged_date_at(text: str, offset: int = 0) -> DateMatch | None:
    """A date that lost one or both of its strokes, where its figures can be read in one way only.

    >>> damaged_date_at("ngày 0962025 của").date.iso, damaged_date_at("ngày 26-52025").date.iso
    ('2025-06-09', '2025-05-26')
    >>> damaged_date_at("ngày 1112025") is None  # the 1st of November, or the 11th of January
    True
    """
    match = _DAMAGED.match(text, offset)
    if match is None:
        return None
    figures = match["day"]
    splits = (
        [figures.split(match["stroke"])]
        if match["stroke"]
        else [[figures[:1], figures[1:]], [figures[:2], figures[2:]]]
    )
    ways = [(int(day), int(month)) for day, month in splits if 0 < int(day or 0) < 32 and 0 < int(month or 0) < 13]
    if len(ways) != 1:
        return None
    try:
        date = PartialDate(int(match["year"]), ways[0][1], ways[0][0])
    except ValueError:
        return None
    return DateMatch(date, match.start(), match.end())


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMatch]:
    """The dates in `text[start:end]`, from left to right.

    >>> [found.date.iso for found in dates("từ ngày 01-7-2025 đến 30.6.2026; giai đoạn 2021-2025")]
    ['2025-07-01', '2026-06-30']
    """
    for match in _SEARCH.finditer(text, start, len(text) if end is None else end):
        found = _read(match)
        if found is not None:
            yield found


def _read(match: re.Match[str]) -> DateMatch | None:
    day1, month1, year1, day2, month2, year2, month3, year3, year4 = match.groups()
    day, month = day1 or day2, month1 or month2 or month3
    try:
        date = PartialDate(
            int(year1 or year2 or year3 or year4), int(month) if month else None, int(day) if day else None
        )
    except ValueError:
        return None
    return DateMatch(date, match.start(), match.end())
