"""What is issued together with a document: annexes, forms, and rules that a decision puts into force.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần III, mục 1: `Phụ lục`, numbered in Roman numerals where there are several,
its title, and in brackets `(Kèm theo Kế hoạch số … ngày …)`. Rules that a decision issues carry their kind and the same
bracket (`QUY CHẾ … (Ban hành kèm theo Quyết định số …)`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frontgraph.readers.closing import Closing
from frontgraph.readers.heading import find_kind
from frontgraph.readers.layout import Line, is_capitals
from frontgraph.readers.letterhead import letterhead_mark
from frontgraph.readers.signature import AUTHORITY, POST
from frontgraph.registry import kinds
from frontgraph.text import slug

_ANNEX = re.compile(r"(?:PHU\s+LUC|Phu\s+luc)(?:\s+(?P<number>[IVX]+|\d{1,2}|[A-Z])(?![\w])|\s*[:.]|\s*$)")
_FORM = re.compile(r"(?:MAU|Mau)(?:\s+(?:so|SO|bieu|BIEU))*\s+(?P<number>\d{1,3}\w?(?:[/.\-][\w\-]+)*)\s*(?:$|[:.])")
_DRAFT = re.compile(r"DU\s+THAO\s+(?P<kind>[A-Z]+\s+[A-Z]+)(?!\w)")
_ATTACHED = re.compile(r"(?:[(\[]\s*(?:Ban\s+hanh\s+)?[Kk]em|Ban\s+hanh\s+kem|Kem)\s+theo\s")
#: How a line begins that names an annex or form; any other begins one only in capitals.
_BEGINNINGS = ("PHU", "Phu", "MAU", "Mau")
#: The bracket stands at most this many lines below the kind of the attached rules.
_BRACKET_WITHIN = 9
#: A line that names a form is short: `Mẫu số 01/HNCT`.
_FORM_LINE = 60
#: Of them so many may be in small letters: the rest of the title.
_SMALL_LINES = 4
_NUMBERED = re.compile(r"(?:CHUONG|DIEU|PHAN)\s|[IVX]{1,4}\s?[.\-]\s|1\s?[.\-]\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: its first line, its label as printed, its heading, and the first line of its text."""

    identifier: str
    row: int
    label: str
    heading: tuple[int, int]
    body_row: int


def find_annexes(lines: Sequence[Line], first_row: int, closing: Closing | None) -> list[Annex]:
    """The annexes that begin in the lines from `first_row`, in order.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> page = canonicalise("./.\\n\\nPHỤ LỤC I\\nDANH MỤC\\n(Kèm theo Kế hoạch số 1)\\n1. A\\n\\nPHỤ LỤC II\\nBIỂU")
    >>> [(annex.identifier, annex.label, annex.row) for annex in find_annexes(lay_out(page).lines, 0, None)]
    [('phu-luc-i', 'PHỤ LỤC I', 1), ('phu-luc-ii', 'PHỤ LỤC II', 5)]
    """
    annexes: list[Annex] = []
    seen: dict[str, int] = {}
    row = (closing.last_row + 1) if closing else first_row
    attached = closing is not None
    while row < len(lines):
        base = lines[row].base
        begins = base.startswith(_BEGINNINGS) or (attached and is_capitals(base[:15]))
        found = _annex_at(lines, row, attached) if begins else None
        if found is None:
            row += 1
            continue
        seen[found.identifier] = seen.get(found.identifier, 0) + 1
        if seen[found.identifier] > 1:
            found = Annex(f"{found.identifier}~{seen[found.identifier]}", *_rest(found))
        annexes.append(found)
        row = found.body_row
    return annexes


def _rest(annex: Annex) -> tuple[int, str, tuple[int, int], int]:
    return annex.row, annex.label, annex.heading, annex.body_row


def _annex_at(lines: Sequence[Line], row: int, attached: bool) -> Annex | None:
    line = lines[row]
    joined = f"{line.base} {lines[row + 1].base}" if line.base in ("PHU", "Phu") and row + 1 < len(lines) else line.base
    match = _ANNEX.match(joined)
    if match is not None and (line.gap or line.capitals or row == 0):
        return _numbered(lines, row, match, "phu-luc", rows=2 if joined != line.base else 1)
    form = _FORM.match(line.base) if attached else None
    if form is not None and len(line.text) < _FORM_LINE:
        return _numbered(lines, row, form, "mau", rows=1)
    if attached and line.capitals and not (AUTHORITY.match(line.base) or POST.match(line.base)):
        return _attached_rules(lines, row)
    if attached and is_capitals(line.base[:15]) and _DRAFT.match(line.base):
        return _draft(lines, row)
    return None


def _numbered(lines: Sequence[Line], row: int, match: re.Match[str], word: str, rows: int) -> Annex:
    """An annex or form with its number; its label takes up `rows` lines."""
    heading, body = _heading(lines, row, row + rows)
    label = " ".join(" ".join(line.text for line in lines[row : row + rows]).split())[: match.end()].strip(" :.")
    number = match["number"]
    return Annex(f"{word}-{slug(number)}" if number else word, row, label, heading, body)


def _draft(lines: Sequence[Line], row: int) -> Annex | None:
    """A draft sent with a letter (`DỰ THẢO BÁO CÁO …`)."""
    match = _DRAFT.match(lines[row].base)
    kind = kinds.by_word(lines[row].text[match.start("kind") : match.end("kind")]) if match else None
    if kind is None:
        return None
    heading = (lines[row].start, lines[row].end)
    return Annex(f"kem-theo-{kind.id}", row, "DỰ THẢO", heading, row + 1)


def _attached_rules(lines: Sequence[Line], row: int) -> Annex | None:
    if not re.match(r"[^\W\d_]{2,}(?:\s+[^\W\d_]{2,}|$)", lines[row].text):
        return None
    small = 0
    for after in range(row + 1, min(row + _BRACKET_WITHIN, len(lines))):
        if _attached(lines, after):
            kind = find_kind(lines[row : row + 1])
            heading, body = _heading(lines, row, row)
            label = lines[row].text if kind else ""
            return Annex(f"kem-theo-{kind.kind.id}" if kind else "kem-theo", row, label, heading, body)
        small += not lines[after].capitals
        if letterhead_mark(lines[row].base) or letterhead_mark(lines[after].base):
            return None
        if small > _SMALL_LINES or _NUMBERED.match(lines[after].base):
            return None
    return None


def _heading(lines: Sequence[Line], row: int, first: int) -> tuple[tuple[int, int], int]:
    """The offsets of the heading that begins in line `first`, and the first line behind it and its bracket."""
    body = first
    end = first
    while body < len(lines) and body < first + 8:
        line = lines[body]
        if _attached(lines, body):
            while body < len(lines) and not _closes_bracket(lines[body]) and body < first + 12:
                body += 1
            body += 1
            break
        if not line.capitals or re.match(r"(?:TT|STT)$|CHUONG\s|PHAN\s|[IVX]+\s?[.\-]", line.base):
            break
        body += 1
        end = body
    if end == first:
        return (lines[row].start, lines[max(first - 1, row)].end), max(body, row + 1)
    return (lines[first].start, lines[end - 1].end), body


def _attached(lines: Sequence[Line], row: int) -> bool:
    """Whether the bracket `(Ban hành kèm theo …)` begins in the line, broken or not."""
    below = f" {lines[row + 1].base}" if row + 1 < len(lines) else ""
    return bool(_ATTACHED.match(lines[row].base + below))


def _closes_bracket(line: Line) -> bool:
    return line.text.endswith((")", "]", "./.", ").")) or (not line.text.count("(") and line.capitals)
