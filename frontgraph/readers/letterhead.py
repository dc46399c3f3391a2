"""The letterhead: who issues, under which number, where and when.

State layout (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 1-4): left the issuing body under its superior, below it
`Số: 310/KH-UBND`; right the national name and motto, below them `Hà Nội, ngày 24 tháng 11 năm 2025`.
Party layout (Hướng dẫn 36-HD/VPTW): left the issuing organisation, a star, `Số 57-NQ/TW`; right `ĐẢNG CỘNG SẢN VIỆT
NAM` in the place of the national name. The two columns come one below the other, side by side or glued together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from frontgraph.model import PartialDate
from frontgraph.readers.layout import Line, Piece, column_pieces, is_capitals
from frontgraph.text import base_letters
from frontgraph.text.dates import date_at

_NATION = re.compile(
    r"C\w{1,3}NG\s+H\w{1,2}A\s+X\w{1,2}\s+H\w{1,2}I\s+CH\w{1,2}\s+NGH\w{1,2}A\s+VI\w{1,2}T\s+NA\w{1,2}?(?=D|\b)"
)
_MOTTO = re.compile(r"[DdĐđ](?i:\w{1,3}\s*l\w{1,2}p\s*[-.~]?\s*T\w{1,2}\s*do\s*[-.~]?\s*H\w{1,3}nh\s*ph\w{1,3}c)")
_PARTY = re.compile(r"^[ \t]*DANG\s+CONG\s+SAN\s+VIET\s+NAM[ \t]*$", re.MULTILINE)
_BLANKS = r"[ \t]{0,9}"
_CODE = rf"(?:{_BLANKS}[-/][ \t]?\s?(?:[0-9]{{4}}(?=[ \t]?/)|[A-ZĐ][\wĐđ.&+]*))"
_NUMBER = re.compile(
    rf"(?P<word>[Ss](?<![\w/].) ?[oO](?:[ \t]*:|\b)[ \t]*:?)\s{{0,3}}(?:(?P<digits>\d{{1,6}}[A-Za-z]?)|[.…_ \t\n]*)"
    rf"(?P<code>(?:(?<=\d)[ \t]+[A-ZĐ]{{1,3}}[a-z]?(?=/)|{_CODE}){{1,8}}(?:[-/][A-ZĐ0-9][\wĐđ.]*)*)"
)
_DAY_WORD = re.compile(r"(?<!\w)ngay(?!\w)", re.IGNORECASE)
_MONTH_ONLY = re.compile(r"ngay[\s.…]*thang\s*(?P<month>\d{1,2})\s*nam\s*(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_PLACE_NAME = re.compile(r"(?:[A-ZĐ][\w'.-]*)(?:[ \t]+[\w'.-]+){0,5}$")
_PLACE_BREAK = re.compile(r"(?:[A-ZĐ][\w'.-]*|phố)(?:[ \t]+[\w'.-]+){0,3}$")


@dataclass(frozen=True, slots=True)
class Found:
    """A value read from the letterhead and where its words stand in the canonical text."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What was found in a letterhead.

    `number` is None where the paper leaves it open (`Số:    /KH-MTTQ-BTT`); `code` are its letters all the same.
    `names` are the pieces in capitals that name the issuing body, in reading order.
    """

    number: Found | None = None
    code: Found | None = None
    date: PartialDate | None = None
    date_words: Found | None = None
    place: Found | None = None
    names: tuple[Piece, ...] = ()
    nation: bool = False
    party: bool = False
    first_row: int | None = None
    last_row: int | None = None

    @property
    def printed(self) -> bool:
        """Whether there is a letterhead at all."""
        return self.nation or self.party or self.code is not None or self.date_words is not None


@dataclass(frozen=True, slots=True)
class _Columns:
    """The pieces of a letterhead as one text in reading order, with the way back to their offsets."""

    pieces: tuple[Piece, ...]
    text: str = field(repr=False)
    base: str = field(repr=False)
    starts: tuple[int, ...]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Columns:
        pieces = tuple(column_pieces(lines))
        starts, at = [], 0
        for piece in pieces:
            starts.append(at)
            at += len(piece.text) + 1
        text = "\n".join(piece.text for piece in pieces)
        return cls(pieces, text, base_letters(text), tuple(starts))

    def index(self, offset: int) -> int:
        """Index of the piece that holds the offset in the joined text."""
        return bisect_right(self.starts, offset) - 1

    def source(self, offset: int) -> int:
        """Canonical offset of the offset in the joined text."""
        at = self.index(offset)
        return self.pieces[at].start + offset - self.starts[at]

    def found(self, value: str, start: int, end: int) -> Found:
        """A value with its canonical offsets."""
        return Found(value, self.source(start), self.source(end - 1) + 1)


def read_letterhead(lines: Sequence[Line]) -> Letterhead:
    """The letterhead that stands in `lines`, the lines before the kind of the document.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> left = ("UBND TỈNH A", "Số: 3/KH-UBND")
    >>> right = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "A, ngày 2 tháng 5 năm 2024")
    >>> page = canonicalise("\\n".join(f"{a}     {b}" for a, b in zip(left, right)))
    >>> head = read_letterhead(lay_out(page).lines)
    >>> head.number.value, head.date.iso, head.place.value, [name.text for name in head.names]
    ('3/KH-UBND', '2024-05-02', 'A', ['UBND TỈNH A'])
    """
    columns = _Columns.of(lines)
    nation, motto, party = _NATION.search(columns.base), _MOTTO.search(columns.base), _PARTY.search(columns.base)
    number = _number(columns)
    dated = _dated(columns, number[2] if number else (0, 0))
    spans = [match.span() for match in (nation, motto, party) if match]
    spans += [number[2]] if number else []
    spans += [dated[3]] if dated else []
    rows = [columns.pieces[columns.index(at)].row for span in spans for at in (span[0], span[1] - 1)]
    same_row = {columns.pieces[columns.index(match.start())].row for match in (nation, motto) if match}
    return Letterhead(
        number=number[0] if number else None,
        code=number[1] if number else None,
        date=dated[0] if dated else None,
        date_words=dated[1] if dated else None,
        place=dated[2] if dated else None,
        names=tuple(_names(columns, spans, same_row)),
        nation=bool(nation or motto),
        party=bool(party),
        first_row=min(rows, default=None),
        last_row=max(rows, default=None),
    )


def letterhead_mark(base: str) -> bool:
    """Whether a line in base letters shows that a letterhead is there: national name, motto, Party, number.

    >>> [letterhead_mark(line) for line in ("CONG HOA XA HOI CHU NGHIA VIET NAM", "So: /KH-UBND", "So 5 nguoi")]
    [True, True, False]
    """
    if _NATION.search(base) or _MOTTO.search(base) or _PARTY.search(base):
        return True
    number = _NUMBER.search(base)
    return number is not None and _own_number(base, number)


_NUMBERED_KIND = re.compile(r"\s*(?:[A-Z][\w]*(?:\s\w+){0,3}\s+)?$")


def _own_number(base: str, match: re.Match[str]) -> bool:
    """Whether a number stands at the start of its line, or behind nothing but the kind (`Luật số:`)."""
    line_start = base.rfind("\n", 0, match.start()) + 1
    before = base[line_start : match.start()]
    if match["word"][0] == "s":
        return ":" in match["word"] and bool(before.strip()) and bool(_NUMBERED_KIND.match(before))
    return not before.strip()


def _number(columns: _Columns) -> tuple[Found | None, Found, tuple[int, int]] | None:
    for match in _NUMBER.finditer(columns.base):
        if not _own_number(columns.base, match):
            continue
        digits, code = match.span("digits"), match.span("code")
        at, end = (digits[0] if match["digits"] else code[0]), match.end()
        symbol = re.sub(r"\s+", "", columns.text[at:end]).rstrip(".,-/")
        if not re.search(r"[A-ZĐ]", symbol):
            continue
        number = columns.found(symbol, at, end) if match["digits"] else None
        letters = re.sub(r"\s+", "", columns.text[code[0] : end]).strip(".,-/ ")
        line_start = columns.text.rfind("\n", 0, match.start()) + 1
        return number, columns.found(letters, code[0], end), (line_start, end)
    return None


def _dated(
    columns: _Columns, number: tuple[int, int]
) -> tuple[PartialDate, Found, Found | None, tuple[int, int]] | None:
    for word in _DAY_WORD.finditer(columns.base):
        date, end = _date_from(columns, word.start())
        if date is None or not _ends_line(columns.text, end):
            continue
        place = _place_before(columns.text, word.start(), number[1] if number[1] <= word.start() else 0)
        start = place[0] if place else word.start()
        line_start = max(columns.text.rfind("\n", 0, start) + 1, number[1] if number[1] <= start else 0)
        if columns.text[line_start:start].strip(" \t-,.*"):
            continue
        named = columns.found(columns.text[place[0] : place[1]].replace("\n", " "), *place) if place else None
        return date, columns.found(date.iso, word.start(), end), named, (start, end)
    return None


def _date_from(columns: _Columns, start: int) -> tuple[PartialDate | None, int]:
    full = date_at(columns.text, start)
    if full is not None:
        return full.date, full.end
    month = _MONTH_ONLY.match(columns.base, start)
    if month and 1 <= int(month["month"]) <= 12:
        return PartialDate(int(month["year"]), int(month["month"])), month.end()
    return None, start


def _ends_line(text: str, offset: int) -> bool:
    rest = text[offset : offset + 40].split("\n", 1)[0]
    return not rest.strip(" \t.,;)-*_")


def _place_before(text: str, end: int, low: int) -> tuple[int, int] | None:
    while end and text[end - 1] in " \t\n,.":
        end -= 1
    line_start = max(text.rfind("\n", 0, end) + 1, low)
    match = _PLACE_NAME.search(text, line_start, end)
    if (
        match is None
        or text[line_start : match.start()].strip()
        or (is_capitals(base_letters(match[0])) and len(match[0]) > 12)
    ):
        return None
    start = match.start()
    if start == line_start > max(low, 1):
        above = _PLACE_BREAK.search(text, text.rfind("\n", 0, line_start - 1) + 1, line_start - 1)
        if above and above.start() == text.rfind("\n", 0, line_start - 1) + 1 and _broken_place(above[0]):
            start = above.start()
    return start, end


def _broken_place(above: str) -> bool:
    base = base_letters(above)
    return (
        not is_capitals(base) and not _MOTTO.search(base) and all(w[0].isupper() or w == "phố" for w in above.split())
    )


def _names(columns: _Columns, spans: Sequence[tuple[int, int]], same_row: set[int]) -> Iterator[Piece]:
    """The capitals left when number, date, national name and motto are cut away.

    Where national name and motto share their line with words to the left, those are the name; else it is the run of
    lines in capitals right before the first of these marks, and what stands in capitals between them.
    """
    if not spans:
        return
    fragments = [piece for piece in _fragments(columns, spans) if is_capitals(base_letters(piece.text))]
    beside = [piece for piece in fragments if piece.row in same_row]
    if beside:
        low, high = min(p.row for p in beside) - 1, max(p.row for p in beside)
        yield from (p for p in fragments if low < p.row <= high or (p.row > high and p.row <= high + 1))
        return
    first = min(columns.pieces[columns.index(span[0])].row for span in spans)
    last = max(columns.pieces[columns.index(span[1] - 1)].row for span in spans)
    rows_before = {p.row for p in fragments if p.row < first}
    run = first - 1
    while run in rows_before:
        run -= 1
    yield from (p for p in fragments if run < p.row <= last)


def _fragments(columns: _Columns, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    cuts = sorted(spans)
    for piece, start in zip(columns.pieces, columns.starts, strict=True):
        at, end = start, start + len(piece.text)
        for low, high in cuts:
            if high <= at or low >= end:
                continue
            yield from _fragment(piece, start, at, max(low, at))
            at = max(at, high)
        yield from _fragment(piece, start, at, end)


def _fragment(piece: Piece, piece_start: int, start: int, end: int) -> Iterator[Piece]:
    text = piece.text[start - piece_start : end - piece_start] if end > start else ""
    stripped = text.strip(" \t-–*_.:")
    if stripped:
        at = piece.start + start - piece_start + text.index(stripped)
        yield Piece(at, at + len(stripped), stripped, piece.row)
