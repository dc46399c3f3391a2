"""The end of a document: to whom it goes, who signed, in what post and on whose behalf.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 7 and 9: right the authority (`TM.` for a body that decides together,
`KT.` in the place of its head, `TL.` by order, `TUQ.` by mandate, `Q.` acting), below it the post, below the signature
the name; left `Nơi nhận:`. The Party writes `T/M`, `K/T`, `T/L` (Hướng dẫn 36-HD/VPTW). The two columns stand side by
side or one below the other, in either order; documents issued together carry one column for each body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from frontgraph.readers.layout import Layout, Line, is_capitals
from frontgraph.text import base_letters

_RECIPIENTS = re.compile(r"(?:__)?\s*N[oO]i\s+nhan\s*(?:[:.]|$|\s{2,}|(?=-))|NOI\s+NHAN\s*:?")
_ADDRESSEES = re.compile(r"K[iI]nh\s+g[uU]i\s*:?|KINH\s+GUI\s*:?")
_AUTHORITY = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|T/UQ)(?:\s?[./]\s*|\s+(?=[A-Z]{2}))|Q\.\s*(?=[A-Z])")
_POST = re.compile(
    r"(?:PHO|QUYEN|UY\s+VIEN|DONG|TONG)?\s*(?:(?:PHO\s+)?(?:TONG\s+)?BI\s+THU|CHU\s+TICH|BO\s+TRUONG|THU\s+TRUONG|THU\s+TUONG|GIAM\s+DOC|CHANH|TRUONG|CUC\s+TRUONG"
    r"|VU\s+TRUONG|VIEN\s+TRUONG|CHU\s+NHIEM|HIEU\s+TRUONG|THONG\s+DOC|TONG\s+\w+|DOI\s+TRUONG|CHI\s+HUY|TU\s+LENH|CHINH\s+UY|CHI\s+CUC\s+TRUONG|TO\s+TRUONG|THUONG\s+TRUC)(?!\w)"
    r"|PHO(?!\w)"
)
_SIGNED = re.compile(r"[(\[]?\s*(?:[Dd]a\s+ky|DA\s+KY|[Kk]y\s+ten|Ky,?\s+|Chu\s+ky)[^)\]]*[)\]]?\s*")
_CAPTION = re.compile(r"XAC\s+THUC|VAN\s+BAN\s+HOP\s+NHAT|THUC\s+VAN\s+BAN|HOP\s+NHAT")
_RANK = re.compile(
    r"(?:(?:Dai|Thuong|Trung|Thieu)\s+(?:tuong|ta)|GS|PGS|TS|ThS|BS|KS|Giao\s+su|Tien\s+si|Hoa\s+thuong|Linh\s+muc|Dong\s+chi|Ong|Ba)\.?[\s.]+",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]+(?:[ \t\-]+[^\W\d_]+){1,4}$")
_ITEM = re.compile(r"[-–+•*]\s*|\d+[.)]\s")
_END = re.compile(
    r"PHU\s+LUC|Phu\s+luc|MAU\s+(?:SO|BIEU)?|Mau\s+(?:so|bieu)|\[\d+\]|CONG\s+HOA\s+XA|DANG\s+CONG\s+SAN|CHUONG\s|Chuong\s|DIEU\s+\d|Dieu\s+\d|INFOGRAPHIC|TT$|STT$"
    r"|\(?(?:Ban\s+hanh\s+)?[Kk]em\s+theo|DANH\s+(?:MUC|SACH)|BIEU\s|Bieu\s|Nguon:|Ghi\s+chu|[IVX]+\s?[.\-]\s|_+$"
)
#: How many lines a block of recipients and signatures takes at most.
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a signature, in capitals as printed, and their offsets in the canonical text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """One signatory: the lines of authority and of post, the name without rank."""

    name: Words
    post: Words | None
    authority: Words | None


@dataclass(frozen=True, slots=True)
class Closing:
    """The closing block: where it starts, the stretches that list recipients, and the signatures."""

    row: int
    start: int
    recipients: tuple[tuple[int, int], ...] = ()
    signatures: tuple[SignatureBlock, ...] = ()
    last_row: int = 0
    authority: str | None = None


@dataclass(slots=True)
class _Column:
    """The signature lines of one column until their name comes."""

    lines: list[Words] = field(default_factory=list)


def find_closing(layout: Layout, first_row: int) -> Closing | None:
    """The closing block of the document whose text begins in line `first_row`.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> page = lay_out(canonicalise("1. Một./.\\nNơi nhận:\\n- UBND;\\n- Lưu: VT.\\nTM. BAN THƯỜNG TRỰC\\nCHỦ TỊCH\\n\\nLan Thị Vân"))
    >>> closing = find_closing(page, 0)
    >>> [(s.authority.text, s.post.text, s.name.text) for s in closing.signatures]
    [('TM. BAN THƯỜNG TRỰC', 'CHỦ TỊCH', 'Lan Thị Vân')]
    """
    lines = layout.lines
    row = _first_anchor(lines, first_row)
    if row is None:
        return None
    return _Reader(lines, row).read()


def _first_anchor(lines: Sequence[Line], first_row: int) -> int | None:
    for row in range(first_row, len(lines)):
        line = lines[row]
        if _RECIPIENTS.match(line.base):
            return _signature_above(lines, row, first_row)
        if _AUTHORITY.match(line.base) and is_capitals(_cells(line)[0].text_base) and _name_below(lines, row):
            return row
        if _POST.match(line.base) and line.capitals and len(line.text) < 60 and _name_below(lines, row):
            return row
        if _SIGNED.match(line.base) and _signed_name(lines, row):
            return row
    return _last_name(lines, first_row)


def _signature_above(lines: Sequence[Line], row: int, first_row: int) -> int:
    """The first line of a signature whose authority stands before the recipients it is set beside."""
    while row > first_row and lines[row - 1].capitals and len(lines[row - 1].text) < 60:
        base = lines[row - 1].base
        if not (_AUTHORITY.match(base) or _POST.match(base)):
            break
        row -= 1
    return row


def _name_below(lines: Sequence[Line], row: int) -> bool:
    for line in lines[row + 1 : row + 8]:
        if is_name(line.text) or _RECIPIENTS.match(line.base) or _SIGNED.match(line.base):
            return True
        if not line.capitals:
            return False
    return False


def _signed_name(lines: Sequence[Line], row: int) -> bool:
    rest = _SIGNED.sub("", lines[row].base, count=1).strip()
    nearby = [line.text for line in lines[row + 1 : row + 4]]
    return is_name(rest) or any(is_name(text) for text in nearby)


def _last_name(lines: Sequence[Line], first_row: int) -> int | None:
    """The row of a name alone after the last sentence, where nothing else shows a signature."""
    for row in range(first_row + 1, len(lines)):
        line, above = lines[row], lines[row - 1]
        if is_name(line.text) and line.gap and above.text.endswith(("./.", ".")) and "thong qua" in _tail(lines, row):
            return row
    return None


def _tail(lines: Sequence[Line], row: int) -> str:
    return " ".join(line.base for line in lines[max(0, row - 4) : row])


def is_name(text: str) -> bool:
    """Whether a line is the name of a person: two to five words with capital first letters, a rank before it or not.

    >>> is_name("Lan Thị Vân"), is_name("TÔ LÂM"), is_name("Thượng tướng Võ Minh Lương"), is_name("Sở Tài chính")
    (True, True, True, False)
    """
    base = base_letters(text).strip(" .,")
    rank = _RANK.match(base)
    name = base[rank.end() :] if rank else base
    words = name.split()
    if not _NAME.match(name) or not 2 <= len(words) <= 5 or not all(word[0].isupper() for word in words):
        return False
    if is_capitals(name):
        return words[0] in _FAMILY_NAMES and not _POST.match(name) and len(words) <= 4
    return not any(is_capitals(word) and len(word) > 2 for word in words)


#: Family names, in capitals and base letters; they tell a name in capitals from a post. The commonest of the census.
_FAMILY_NAMES = frozenset(
    "NGUYEN TRAN LE PHAM HOANG HUYNH PHAN VU VO DANG BUI DO HO NGO DUONG LY DAO DOAN VUONG TRINH TRUONG DINH LAM PHUNG "
    "MAI TO HA TA QUACH CAO LUONG LUU THAI CHAU TANG THACH LO VI CAM QUANG DIEU LUC NONG HUA BE MA GIANG SUNG VANG THAO "
    "LAU HANG LAN CHU KIEU TONG NGHIEM KHUAT DAM BACH KIM DANH SON THAN LA LAI TRIEU VAN TU AN KHONG TIEU CU CHIEM".split()
)


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    text_base: str
    start: int
    column: int


def _cells(line: Line) -> list[_Cell]:
    cells = []
    for match in re.finditer(r"\S(?:.*?\S)?(?=\t|\s{3,}|$)", line.text):
        cells.append(
            _Cell(match[0], line.base[match.start() : match.end()], line.start + match.start(), int(match.start() > 20))
        )
    return cells


class _Reader:
    """Sorts the cells of the closing lines into recipients and signature columns."""

    def __init__(self, lines: Sequence[Line], row: int) -> None:
        self.lines = lines
        self.row = row
        self.recipients: list[tuple[int, int]] = []
        self.signatures: list[SignatureBlock] = []
        self.columns: dict[int, _Column] = {}
        self.in_list = False
        self.broken = True
        self.authority: str | None = None

    def read(self) -> Closing:
        last = self.row
        for row in range(self.row, min(len(self.lines), self.row + _LONGEST)):
            line = self.lines[row]
            if row > self.row and self._over(line, row):
                break
            cells = _cells(line)
            for index, cell in enumerate(cells):
                self._take(cell, line, beside=len(cells) > 1, index=index)
            last = row
        return Closing(
            self.row, self.lines[self.row].start, tuple(self.recipients), tuple(self.signatures), last, self.authority
        )

    def _over(self, line: Line, row: int) -> bool:
        if _END.match(line.base) and not (self.in_list and not self.signatures and line.base.startswith("TT")):
            return True
        if self.signatures and not self._more_names(row):
            return True
        return not self.signatures and not self.in_list and not line.capitals and len(line.text) > 80

    def _more_names(self, row: int) -> bool:
        """Whether a further signature (a document issued together) or the rest of the recipients follows."""
        line = self.lines[row]
        if _ITEM.match(line.text) or _RECIPIENTS.match(line.base) or _SIGNED.match(line.base):
            return True
        if _AUTHORITY.match(line.base) or (_POST.match(line.base) and line.capitals):
            return any(is_name(after.text) for after in self.lines[row + 1 : row + 6])
        if is_name(line.text) and self.columns and any(column.lines for column in self.columns.values()):
            return True
        return self.in_list and not line.capitals and not line.gap

    def _take(self, cell: _Cell, line: Line, beside: bool, index: int) -> None:
        signed = _SIGNED.match(cell.text_base)
        if signed:
            cell = _Cell(
                cell.text[signed.end() :], cell.text_base[signed.end() :], cell.start + signed.end(), cell.column
            )
            if not cell.text:
                return
        if _RECIPIENTS.match(cell.text_base):
            self.in_list = True
            self._recipient(cell)
        elif _ITEM.match(cell.text):
            self.in_list = True
            self._recipient(cell)
        elif self._signs(cell):
            self.broken = True
            self._sign(cell, index if beside else self._single_column(cell))
        elif self.in_list:
            self._recipient(cell)

    def _signs(self, cell: _Cell) -> bool:
        if _AUTHORITY.match(cell.text_base) and is_capitals(cell.text_base):
            return True
        if is_name(cell.text):
            return bool(self.signatures) or any(c.lines for c in self.columns.values()) or self._lonely()
        return (
            is_capitals(cell.text_base)
            and bool(re.fullmatch(r"[^\W\d_]+(?:[\s,.\-/&]+[^\W\d_]+)*[,.]?", cell.text))
            and (bool(_POST.match(cell.text_base)) or any(c.lines for c in self.columns.values()))
        )

    def _lonely(self) -> bool:
        """Whether a name may sign without a post: once the list of recipients has come to the copy that is kept."""
        return bool(self.recipients) or not self.in_list

    def _single_column(self, cell: _Cell) -> int:
        filled = [key for key, column in self.columns.items() if column.lines]
        if len(filled) == 1:
            return filled[0]
        return cell.column if cell.column in filled or not filled else filled[-1]

    def _recipient(self, cell: _Cell) -> None:
        end = cell.start + len(cell.text)
        if self.recipients and not self.broken:
            self.recipients[-1] = (self.recipients[-1][0], end)
        else:
            self.recipients.append((cell.start, end))
        self.broken = False

    def _sign(self, cell: _Cell, key: int) -> None:
        column = self.columns.setdefault(key, _Column())
        words = Words(cell.text, cell.start, cell.start + len(cell.text))
        if is_name(cell.text):
            self.signatures.append(_signature(words, column.lines))
            column.lines = []
        elif not _CAPTION.match(cell.text_base):
            if self.authority is None and _AUTHORITY.match(cell.text_base):
                self.authority = cell.text
            column.lines.append(words)


def _signature(name: Words, lines: Sequence[Words]) -> SignatureBlock:
    authority, post = _authority_and_post(lines)
    rank = _RANK.match(base_letters(name.text))
    skip = rank.end() if rank else 0
    return SignatureBlock(
        Words(name.text[skip:].strip(" .,"), name.start + skip, name.end), _joined(post), _joined(authority)
    )


def _authority_and_post(lines: Sequence[Words]) -> tuple[list[Words], list[Words]]:
    """The lines up to the post, and the post: it begins with the first post behind a complete authority."""
    authority: list[Words] = []
    post: list[Words] = []
    for words in lines:
        base = base_letters(words.text)
        if not post and _AUTHORITY.match(base):
            authority.append(words)
        elif not post and authority and not (_POST.match(base) and _complete(authority[-1])):
            authority.append(words)
        else:
            post.append(words)
    return authority, post


def _complete(words: Words) -> bool:
    base = base_letters(words.text)
    match = _AUTHORITY.match(base)
    rest = base[match.end() :].strip() if match else base
    return bool(rest) and not base.endswith(",")


def _joined(lines: Sequence[Words]) -> Words | None:
    if not lines:
        return None
    text = " ".join(" ".join(words.text for words in lines).split())
    return Words(text, min(words.start for words in lines), max(words.end for words in lines))


def find_addressees(lines: Sequence[Line], first_row: int, last_row: int) -> tuple[int, int, int] | None:
    """The `Kính gửi` block of a letter: its offsets, and the index of the first line behind it.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> page = canonicalise("Kính gửi:\\n- Sở A;\\n- Sở B.\\n\\nCăn cứ")
    >>> find_addressees(lay_out(page).lines, 0, 4)
    (0, 25, 3)
    """
    for row in range(first_row, min(last_row, len(lines))):
        if not _ADDRESSEES.match(lines[row].base):
            continue
        end = row
        for after in range(row + 1, min(row + 40, len(lines))):
            if not _still_addressed(lines, after, end == row):
                break
            end = after
        return lines[row].start, lines[end].end, end + 1
    return None


def _still_addressed(lines: Sequence[Line], row: int, first: bool) -> bool:
    line, above = lines[row], lines[row - 1]
    if _ITEM.match(line.text):
        return True
    if line.gap:
        return first and above.text.endswith(":") and not re.match(r"Can cu|Thuc hien|Ngay", line.base)
    return not above.text.endswith(".") and not re.match(r"Can\s+cu|Thuc\s+hien\s", line.base)


def spans_of(blocks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches that are not empty."""
    return ((start, end) for start, end in blocks if end > start)
