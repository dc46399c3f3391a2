"""The end of a document: where the text proper stops, to whom it goes, who signs it.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 7 and 9: right the signature, left `Nơi nhận:`. The two columns stand
side by side or one below the other, in either order, or glued to one line; documents issued together carry one
signature for each body, centred below one another or in columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from frontgraph.readers.layout import Layout, Line, is_capitals
from frontgraph.readers.signature import (
    AUTHORITY,
    CAPTION,
    POST,
    SIGNED,
    SignatureBlock,
    Words,
    is_name,
    is_surname,
    signature_of,
)

_RECIPIENTS = re.compile(r"(?:__)?\s*N[oO]i\s+nhan\s*(?:[:.]|$|\s{2,}|(?=-))|NOI\s+NHAN\s*:?")
#: How a line may begin at which a closing block begins: recipients, authority, post or the note that it is signed. One
#: look spares trying each at every line.
_BEGINNING = re.compile(r"[\s_-]|N[oO]|[(\[]?\s*(?:[DdKk]|Chu)|[A-Z]{2}|[TK]/|Q\.")
_ITEM = re.compile(r"[-–+•*]\s*|\d+[.)]\s")
_END = re.compile(
    r"PHU\s+LUC|Phu\s+luc|MAU\s+(?:SO|BIEU)?|Mau\s+(?:so|bieu)|\[\d+\]|CONG\s+HOA\s+XA|DANG\s+CONG\s+SAN|CHUONG\s|Chuong\s"
    r"|DIEU\s+\d|Dieu\s+\d|INFOGRAPHIC|TT$|STT$|\(?(?:Ban\s+hanh\s+)?[Kk]em\s+theo|DANH\s+(?:MUC|SACH)|BIEU\s|Bieu\s|Nguon:"
    r"|Ghi\s+chu|[IVX]+\s?[.\-]\s|_+$"
)
#: Where a line into which the columns were glued comes apart.
_SEAM = re.compile(
    r"\s+(?=N[oO]i\s+nhan\s*:)|(?<=[;:.,])\s+(?=\S)|\s+(?=-\s)|(?<=[A-Z])\s+(?=(?:K/?T|T/?L)[./]|(?:PHO\s+)?CHU\s+TICH\b|BO\s+TRUONG\b|THU\s+TUONG\b)"
)
_CAPITAL_WORDS = re.compile(r"[^\W\d_]+(?:[\s,.\-/&]+[^\W\d_]+)*[,.]?")
#: How many lines a block of recipients and signatures takes at most.
_LONGEST = 90
#: Lines that begin so far from the margin belong to a right-hand column.
_MARGIN = 18
#: Centred lines of one column have their middles within so many characters.
_SAME_MIDDLE = 12


@dataclass(frozen=True, slots=True)
class Closing:
    """The closing block: its first and last line, where it starts, the stretches of recipients, the signatures."""

    row: int
    last_row: int
    start: int
    recipients: tuple[tuple[int, int], ...] = ()
    signatures: tuple[SignatureBlock, ...] = ()


def find_closing(layout: Layout, first_row: int) -> Closing | None:
    """The closing block of the document whose text begins in line `first_row`; None where it has none.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> text = "1. Một./.\\nNơi nhận:\\n- Lưu: VT.\\nTM. BAN THƯỜNG TRỰC\\nCHỦ TỊCH\\n\\nLan Thị Vân"
    >>> closing = find_closing(lay_out(canonicalise(text)), 0)
    >>> [(s.authority.text, s.post.text, s.name.text) for s in closing.signatures]
    [('TM. BAN THƯỜNG TRỰC', 'CHỦ TỊCH', 'Lan Thị Vân')]
    """
    row = _first_row(layout.lines, first_row)
    return None if row is None else _Reader(layout.lines, row).read()


def _first_row(lines: Sequence[Line], first_row: int) -> int | None:
    for row in range(first_row, len(lines)):
        line = lines[row]
        if _BEGINNING.match(line.base) is None or (line.base[0] == "-" and "; - " not in line.base):
            continue
        if _RECIPIENTS.match(line.base) or _run_together(line):
            return _signature_above(lines, row, first_row)
        if AUTHORITY.match(line.base) and is_capitals(_cells(line)[0].base) and _name_below(lines, row):
            return row
        if POST.match(line.base) and line.capitals and len(line.text) < 60 and _name_below(lines, row):
            # `BỘ TRƯỞNG BỘ Y TẾ` above `Căn cứ` says who acts; it is no signature.
            if any(re.match(r"Can(?:\s+cu|$)", below.base) for below in lines[row + 1 : row + 5]):
                continue
            return row
        if SIGNED.match(line.base) and _signed_name(lines, row):
            return row
    return _last_name(lines, first_row)


def _run_together(line: Line) -> bool:
    """Whether a line is a list of recipients without its heading, its items run together."""
    return line.base.startswith("- ") and line.base.count("; - ") >= 3 and re.search(r"\bLuu\b", line.base) is not None


def _signature_above(lines: Sequence[Line], row: int, first_row: int) -> int:
    """The first line of a signature whose authority stands before the recipients it is set beside."""
    while row > first_row and lines[row - 1].capitals and len(lines[row - 1].text) < 60:
        base = lines[row - 1].base
        if not (AUTHORITY.match(base) or POST.match(base)):
            break
        row -= 1
    return row


def _name_below(lines: Sequence[Line], row: int) -> bool:
    if re.search(r"N[oO]i\s+nhan\s*:", lines[row].base):
        return True
    for line in lines[row + 1 : row + 8]:
        if (
            any(is_name(cell.text) for cell in _cells(line))
            or is_surname(line.text)
            or _RECIPIENTS.match(line.base)
            or SIGNED.match(line.base)
        ):
            return True
        if not line.capitals:
            return False
    return False


def _signed_name(lines: Sequence[Line], row: int) -> bool:
    rest = SIGNED.sub("", lines[row].base, count=1).strip()
    return is_name(rest) or any(is_name(line.text) for line in lines[row + 1 : row + 4])


def _last_name(lines: Sequence[Line], first_row: int) -> int | None:
    """The row of a name alone after the last sentence, where nothing else shows a signature."""
    for row in range(first_row + 1, len(lines)):
        line, above = lines[row], lines[row - 1]
        if not (line.gap and is_name(line.text) and above.text.endswith(("./.", "."))):
            continue
        if "thong qua" in " ".join(line.base for line in lines[max(0, row - 4) : row]):
            return row
    return None


@dataclass(frozen=True, slots=True)
class _Cell:
    """A stretch of a line in one column; `margin` is its distance from the start of the line on the page."""

    text: str
    base: str
    start: int
    margin: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def middle(self) -> float:
        return self.margin + len(self.text) / 2

    def from_offset(self, offset: int) -> _Cell:
        """The cell without its first `offset` characters."""
        return _Cell(self.text[offset:], self.base[offset:], self.start + offset, self.margin + offset)


def _cells(line: Line) -> list[_Cell]:
    cells = []
    for match in re.finditer(r"\S(?:.*?\S)?(?=\t|\s{3,}|$)", line.text):
        cells.append(_cell(line, match.start(), match.end()))
    if len(line.text) > 80 and (_run_together(line) or re.search(r"\sN[oO]i\s+nhan\s*:", line.base)):
        bounds = [0, *(at for seam in _SEAM.finditer(line.base) for at in seam.span()), len(line.text)]
        pairs = zip(bounds[::2], bounds[1::2], strict=True)
        return [replace(_cell(line, start, end), margin=0) for start, end in pairs if end > start]
    return cells


def _cell(line: Line, start: int, end: int) -> _Cell:
    return _Cell(line.text[start:end], line.base[start:end], line.start + start, line.indent + start)


@dataclass(slots=True)
class _Column:
    """The lines of one signature until its name comes; `middle` and `margin` are those of its first line."""

    middle: float
    margin: int
    lines: list[Words] = field(default_factory=list)

    def distance(self, cell: _Cell) -> float:
        """How far a cell stands from the column, centred or set flush left."""
        return min(abs(self.middle - cell.middle), abs(self.margin - cell.margin))


class _Reader:
    """Sorts the cells of the closing lines into recipients and signature columns."""

    def __init__(self, lines: Sequence[Line], row: int) -> None:
        self.lines = lines
        self.row = row
        self.recipients: list[tuple[int, int]] = []
        self.signatures: list[SignatureBlock] = []
        self.columns: list[_Column] = []
        self.in_list = False
        self.broken = True
        self.surname: _Cell | None = None

    def read(self) -> Closing:
        """The closing block that begins in the first line."""
        last = self.row
        for row in range(self.row, min(len(self.lines), self.row + _LONGEST)):
            if row > self.row and self._over(row):
                break
            cells = _cells(self.lines[row])
            beside = any(cell.margin for cell in cells[1:])
            for cell in cells:
                self._take(cell, beside)
            last = row
        return Closing(self.row, last, self.lines[self.row].start, tuple(self.recipients), tuple(self.signatures))

    def _over(self, row: int) -> bool:
        line = self.lines[row]
        if line.text in ("Phụ", "PHỤ"):  # the first half of `Phụ lục`
            return True
        if _END.match(line.base) and not (self.in_list and not self.signatures and line.base.startswith("TT")):
            return True
        if self.signatures and not self._goes_on(row):
            return True
        return not self.signatures and not self.in_list and not line.capitals and len(line.text) > 80

    def _goes_on(self, row: int) -> bool:
        """Whether a further signature (a document issued together) or the rest of the recipients follows."""
        line = self.lines[row]
        if _ITEM.match(line.text) or _RECIPIENTS.match(line.base) or SIGNED.match(line.base):
            return True
        if AUTHORITY.match(line.base) or (POST.match(line.base) and line.capitals):
            return any(is_name(after.text) for after in self.lines[row + 1 : row + 6])
        if self._begun() and (is_name(line.text) or any(is_name(cell.text) for cell in _cells(line))):
            return True
        return self.in_list and not line.capitals and not line.gap

    def _begun(self) -> bool:
        return any(column.lines for column in self.columns)

    def _take(self, cell: _Cell, beside: bool) -> None:
        signed = SIGNED.match(cell.base)
        if signed:
            cell = cell.from_offset(signed.end())
        if not cell.text:
            return
        if _RECIPIENTS.match(cell.base) or _ITEM.match(cell.text):
            self.in_list = True
            self._recipient(cell)
        elif self._begun() and is_surname(cell.text):
            self.surname = cell
        elif self._signs(cell):
            self.broken = True
            self._sign(cell, self._column(cell, beside))
        elif self.in_list:
            self._recipient(cell)

    def _signs(self, cell: _Cell) -> bool:
        if is_name(cell.text):
            return self._begun() or bool(self.signatures) or bool(self.recipients) or not self.in_list
        if not is_capitals(cell.base):
            return False
        if AUTHORITY.match(cell.base):
            return True
        return bool(_CAPITAL_WORDS.fullmatch(cell.text)) and (bool(POST.match(cell.base)) or self._begun())

    def _column(self, cell: _Cell, beside: bool) -> _Column:
        """The column that a cell belongs to: that with the same middle or margin, or the only one that is open."""
        filled = [column for column in self.columns if column.lines]
        if beside or cell.margin >= _MARGIN:
            near = [column for column in filled if column.distance(cell) <= _SAME_MIDDLE]
            if near:
                return min(near, key=lambda column: column.distance(cell))
            if filled and not beside:
                return filled[-1]
        elif filled:
            return filled[-1]
        self.columns.append(_Column(cell.middle, cell.margin))
        return self.columns[-1]

    def _recipient(self, cell: _Cell) -> None:
        if self.recipients and not self.broken:
            self.recipients[-1] = (self.recipients[-1][0], cell.end)
        else:
            self.recipients.append((cell.start, cell.end))
        self.broken = False

    def _sign(self, cell: _Cell, column: _Column) -> None:
        words = Words(cell.text, cell.start, cell.end)
        if is_name(cell.text) and self.surname is not None:
            words = Words(f"{self.surname.text} {cell.text}", self.surname.start, cell.end)
            self.surname = None
        if is_name(cell.text):
            self.signatures.append(signature_of(words, column.lines))
            column.lines = []
        elif not CAPTION.match(cell.base):
            column.lines.append(words)
