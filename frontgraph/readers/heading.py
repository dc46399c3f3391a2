"""The kind of a document and its title, as they stand centred under the letterhead.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 5: the name of the kind in capitals, below it the summary of the
content (trích yếu); a letter (công văn) has no kind line, its summary follows the number after `V/v`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frontgraph.readers.layout import Line, is_capitals
from frontgraph.readers.letterhead import Found, letterhead_mark
from frontgraph.registry import kinds
from frontgraph.text import fold

#: How far down a page the kind of a document may stand, in lines that are not blank.
HEAD_LINES = 70
_LONGEST_KIND = 4
_SHORTEST_KIND = 4
_UNTITLED = frozenset({"van-ban", "thu-cong"})

#: What begins the text proper and never a title.
_BODY_START = re.compile(
    r"[-–+*]?\s*(?:[Cc]an\s+cu\b|CAN\s+CU\b|K[iI]nh\s+g[uU]i\b|KINH\s+GUI\b|Xet\s|Theo\s+de\s+nghi|Ngay\s+\d|Tu\s+ngay\s|Sau\s+khi"
    r"|QUYET\s+(?:NGHI|DINH)\s*:?\s*$|(?:PHAN|Phan|CHUONG|Chuong|MUC|Muc|DIEU|Dieu)\s+(?:[\dIVX]|thu|THU)|[IVX1A]{1,4}\s?[.\-/]\s)"
)
#: What begins the text proper or a title; the end of its paragraph tells which.
_PROSE_START = re.compile(
    r"(?:Thuc\s+hien|Trien\s+khai|Thoi\s+gian\s+qua|De\s+(?:tiep|thuc|trien|tang)|Nham|Tren\s+co\s+so|Trong\s+(?:thoi|nhung)|Thi\s+hanh"
    r"|Tiep\s+theo|Thay\s+mat|Quan\s+triet|Hien\s+nay)\s"
)
_SUBJECT = re.compile(r"(?<!\w)(?:V/v|V/V|v/v|Ve viec|Vv\.?)(?=[\s:])")
_BRACKETED = re.compile(r"[(\[][^)\]\n]*[)\]]?$")


@dataclass(frozen=True, slots=True)
class KindLine:
    """The kind, the index of its first line and the offsets of its words; `next_line` is the line behind them."""

    kind: kinds.DocumentKind
    row: int
    start: int
    end: int
    next_row: int
    rest_start: int | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """The title in one line, its offsets in the canonical text, and the index of the first line behind it.

    `organ` is the body named right below the kind (`CỦA BỘ CHÍNH TRỊ`), which is no part of the title.
    """

    text: str
    start: int
    end: int
    next_row: int
    organ: Found | None = None


def find_kind(lines: Sequence[Line], start: int = 0) -> KindLine | None:
    """The line in capitals that names the kind of the document, alone or before the title.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> find_kind(lay_out(canonicalise("BỘ Y TẾ\\n\\nNGHỊ QUYẾT\\nLIÊN TỊCH\\nVề y tế")).lines).kind.id
    'nghi-quyet-lien-tich'
    """
    marked = False
    for row in range(start, min(len(lines), start + HEAD_LINES)):
        line = lines[row]
        found = None
        if line.capitals or is_capitals(line.base[:8]):
            found = _kind_at(lines, row) or _draft_at(lines, row)
        elif marked:
            found = _small_kind(line, row) or _kind_behind_noise(line, row)
        if found is not None:
            return found
        marked = marked or letterhead_mark(line.base)
    return None


def _draft_at(lines: Sequence[Line], row: int) -> KindLine | None:
    """The kind behind `DỰ THẢO`."""
    match = re.match(r"DU\s+THAO\s+", lines[row].base)
    if match is None:
        return None
    cut = lines[row]._replace(
        start=lines[row].start + match.end(),
        text=lines[row].text[match.end() :],
        base=lines[row].base[match.end() :],
    )
    return _kind_at([*lines[:row], cut, *lines[row + 1 : row + 2]], row)


def _small_kind(line: Line, row: int) -> KindLine | None:
    """A kind in small letters, alone in its line below a letterhead."""
    kind = kinds.by_word(line.text.strip(" :.")) if line.text[0].isupper() and len(line.text) < 40 else None
    return KindLine(kind, row, line.start, line.end, row + 1) if kind and kind.id not in _UNTITLED else None


def _kind_behind_noise(line: Line, row: int) -> KindLine | None:
    """A kind in capitals at the end of a line that a scanner filled with a stamp or a dotted rule."""
    match = re.search(r"[.…]{3,}\s*(?P<kind>[A-Z]{2,}(?:\s+[A-Z]{2,}){1,3})$", line.base)
    kind = kinds.by_word(line.text[match.start("kind") :]) if match else None
    if match is None or kind is None:
        return None
    return KindLine(kind, row, line.start + match.start("kind"), line.end, row + 1)


def _kind_at(lines: Sequence[Line], row: int) -> KindLine | None:
    line = lines[row]
    if row + 1 < len(lines) and lines[row + 1].capitals:
        joined = kinds.by_word(f"{line.text} {lines[row + 1].text}")
        if joined is not None:
            return KindLine(joined, row, line.start, lines[row + 1].end, row + 2)
    words = list(re.finditer(r"[^\W\d_]+", line.text))
    for count in range(min(_LONGEST_KIND, len(words)), 0, -1):
        if words[0].start() > 2:
            return None
        end = words[count - 1].end()
        kind = kinds.by_word(line.text[words[0].start() : end])
        if kind is None or kind.id in _UNTITLED or not is_capitals(line.base[:end]):
            continue
        if end - words[0].start() < _SHORTEST_KIND:  # the letters of a number: “- HD/BTCTU”
            continue
        rest = line.text[end:].strip(" \t:.-–*")
        rest_start = line.start + line.text.index(rest, end) if rest else None
        return KindLine(kind, row, line.start + words[0].start(), line.start + end, row + 1, rest_start)
    return None


def read_title(lines: Sequence[Line], kind: KindLine) -> Title | None:
    """The title below the kind line: its paragraph, and further ones while they go on with it.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> lines = lay_out(canonicalise("QUYẾT ĐỊNH\\nVỀ VIỆC\\nBAN HÀNH QUY CHẾ\\nCăn cứ Luật")).lines
    >>> read_title(lines, find_kind(lines)).text
    'VỀ VIỆC BAN HÀNH QUY CHẾ'
    """
    row = kind.next_row
    taken: list[tuple[int, int, str]] = []
    if kind.rest_start is not None:
        line = lines[kind.row]
        taken.append((kind.rest_start, line.end, line.text[kind.rest_start - line.start :]))
    organ = _organ(lines, row) if not taken else None
    if organ is not None:
        row += 1
    while row < len(lines) and _goes_on(lines, row, bool(taken), lines[row - 1]):
        taken.append((lines[row].start, lines[row].end, lines[row].text))
        row += 1
    if not taken:
        return Title("", lines[kind.row].end, lines[kind.row].end, row, organ) if organ else None
    text = " ".join(" ".join(words for _, _, words in taken).split())
    return Title(text, taken[0][0], taken[-1][1], row, organ)


_ORGAN = re.compile(
    r"CUA\s+(?P<organ>(?:BO\s+CHINH\s+TRI|BAN\s+(?:BI\s+THU|CHAP\s+HANH|THUONG\s+VU)"
    r"|(?:DANG|TINH|THANH)\s+UY)[A-Z ,\-]*)"
)


def _organ(lines: Sequence[Line], row: int) -> Found | None:
    """The organ of the line `CỦA BỘ CHÍNH TRỊ` under the kind of a Party document."""
    match = _ORGAN.fullmatch(lines[row].base) if row < len(lines) and lines[row].capitals else None
    if match is None:
        return None
    start = lines[row].start + match.start("organ")
    return Found(lines[row].text[match.start("organ") :], start, lines[row].end)


def _goes_on(lines: Sequence[Line], row: int, begun: bool, above: Line) -> bool:
    line = lines[row]
    if _BODY_START.match(line.base) or _authority(lines, row) or _BRACKETED.fullmatch(line.text):
        return False
    if _PROSE_START.match(line.base) and (line.gap or not begun) and _is_prose(lines, row):
        return False
    wordless = line.base.upper() == line.base.lower()
    if not begun:
        return len(line.text) < 1200 and (line.capitals or not line.text.endswith((".", ";", ":")))
    if above.capitals and not line.capitals and not wordless:
        # Capitals end the title, except where its last line is a name or a number in small letters.
        return not line.gap and line.text[0].islower()
    if line.gap:
        return line.text[0].islower() or (above.capitals and line.capitals) or _open_ended(above)
    return not line.text.endswith((".", ";", ":")) or len(line.text) < 100


def _is_prose(lines: Sequence[Line], row: int) -> bool:
    """Whether the paragraph that begins in the line ends like a sentence, as no title does."""
    while row + 1 < len(lines) and not lines[row + 1].gap and not _BODY_START.match(lines[row + 1].base):
        if lines[row].text.endswith((".", ";", ":")):
            return True
        row += 1
    return lines[row].text.endswith((".", ";", ":"))


def _open_ended(line: Line) -> bool:
    return line.text.endswith((",", "-", "và")) or fold(line.text).endswith((" cua", " ve", " va", " nam", " tinh"))


_AUTHORITY = re.compile(
    r"(?:(?:CHU\s+TICH\s+)?(?:UY\s+BAN|HOI\s+DONG|UBND|HDND)\s|(?:THU\s+TUONG\s+)?CHINH\s+PHU\b|QUOC\s+HOI\b|(?:BO\s+TRUONG|GIAM\s+DOC|CHANH|TRUONG\s+BAN"
    r"|CUC\s+TRUONG|TONG\s+CUC\s+TRUONG|THU\s+TRUONG|CHU\s+NHIEM|THONG\s+DOC|VIEN\s+TRUONG|CHANH\s+AN|TONG\s+KIEM\s+TOAN|BAN\s+(?:CHAP\s+HANH|THUONG|BI\s+THU|TO\s+CHUC))\b)"
)


def _authority(lines: Sequence[Line], row: int) -> bool:
    """Whether the line in capitals names who acts (`ỦY BAN NHÂN DÂN TỈNH LAI CHÂU`), as acts do before `Căn cứ`."""
    line = lines[row]
    if not line.capitals or not _AUTHORITY.match(line.base):
        return False
    if line.gap:
        return True
    after = lines[row + 1] if row + 1 < len(lines) else None
    return after is not None and bool(_BODY_START.match(after.base))


def subject_line(lines: Sequence[Line], first_row: int, last_row: int) -> Title | None:
    """The `V/v …` summary of a letter: from these words to the end of their paragraph.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> lines = lay_out(canonicalise("Số: 5/SNV-VP\\nV/v báo cáo\\nquý II\\n\\nKính gửi: UBND")).lines
    >>> subject_line(lines, 0, 3).text
    'V/v báo cáo quý II'
    """
    for row in range(first_row, min(last_row, len(lines))):
        match = _SUBJECT.search(lines[row].base)
        if match is None or match.start() > 60:
            continue
        end_row = row
        while end_row + 1 < min(last_row, len(lines)) and not lines[end_row + 1].gap and not _stops(lines[end_row + 1]):
            end_row += 1
        parts = [lines[row].text[match.start() :], *(line.text for line in lines[row + 1 : end_row + 1])]
        text = " ".join(" ".join(parts).split())
        return Title(text, lines[row].start + match.start(), lines[end_row].end, end_row + 1)
    return None


_DATED = re.compile(r",\s*ngay\s+[\d.…]")


def _stops(line: Line) -> bool:
    return line.capitals or bool(_BODY_START.match(line.base) or _DATED.search(line.base))
