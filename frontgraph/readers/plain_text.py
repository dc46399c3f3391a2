"""Plain text to Document: what the paper says of itself, and its parts.

The layout that is looked for is that of Nghị định 30/2020/NĐ-CP (state), Hướng dẫn 36-HD/VPTW (Party) and the Front's
papers, which follow the first. A text without such a layout, a news article say, is read too, with less of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from frontgraph.model import Document, DocumentField, Evidence, PartialDate, Section, SectionKind, Signature, Span
from frontgraph.readers.annexes import Annex, find_annexes
from frontgraph.readers.capitals import personal_name, post_name, sentence_case
from frontgraph.readers.closing import Closing, SignatureBlock, Words, find_addressees, find_closing
from frontgraph.readers.heading import HEAD_LINES, KindLine, Title, find_kind, read_title, subject_line
from frontgraph.readers.issuer import is_central_committee, is_party_committee, issuer_name
from frontgraph.readers.layout import Layout, Line, lay_out
from frontgraph.readers.letterhead import Found, Letterhead, read_letterhead
from frontgraph.readers.quotation import quoted_rows
from frontgraph.readers.sections import read_sections
from frontgraph.registry import kinds
from frontgraph.text import CanonicalText, base_letters

_OFFICIAL_LETTER = "cong-van"


def read_text(
    raw: str, canonical: CanonicalText, *, file: str, sha256: str, media_type: str = "text/plain"
) -> Document:
    """The document that `raw` holds; `canonical` is `canonicalise(raw)`.

    Every field that the text does not print is None. Offsets count the code points of `raw`.

    >>> from frontgraph.text import canonicalise
    >>> raw = "UBND TỈNH A\\nSố: 3/KH-UBND\\nA, ngày 2 tháng 5 năm 2024\\n\\nKẾ HOẠCH\\nVề B\\n\\n1. C"
    >>> document = read_text(raw, canonicalise(raw), file="a.txt", sha256="")
    >>> document.kind, document.number.value, document.date.iso, document.title.value
    ('ke-hoach', '3/KH-UBND', '2024-05-02', 'Về B')
    """
    return _Reading(lay_out(canonical)).document(raw, file, sha256, media_type)


@dataclass(frozen=True, slots=True)
class _Head:
    """What was found above the text proper; `body_row` is the first line below."""

    letterhead: Letterhead
    kind_line: KindLine | None
    title: Title | None
    addressees: tuple[int, int, int] | None
    body_row: int


class _Reading:
    """One reading of one page layout."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.lines = layout.lines
        self.canonical = layout.canonical

    def document(self, raw: str, file: str, sha256: str, media_type: str) -> Document:
        head = self._head()
        closing = find_closing(self.layout, head.body_row) if self.lines else None
        annexes = find_annexes(self.lines, closing.row if closing else head.body_row, closing)
        sections = self._sections(head, closing, annexes)
        kind, kind_evidence = self._kind(head)
        letterhead = head.letterhead
        return Document(
            file=file,
            text=raw,
            sha256=sha256,
            media_type=media_type,
            kind=kind,
            number=self._field(letterhead.number, "letterhead.number"),
            date=letterhead.date,
            date_evidence=self._evidence(letterhead.date_words, "letterhead.date"),
            issuer=self._issuer(head, closing),
            title=self._title(head),
            place=self._field(letterhead.place, "letterhead.place"),
            kind_evidence=kind_evidence,
            signatures=tuple(self._signature(block) for block in closing.signatures) if closing else (),
            recipient_blocks=self._recipients(head, closing),
            body_end=self.canonical.raw_offset(closing.start) if closing else None,
            sections=sections,
        )

    def _head(self) -> _Head:
        lines = self.lines
        kind_line = find_kind(lines)
        window = lines[: kind_line.row if kind_line else _letter_rows(lines)]
        letterhead = read_letterhead(window)
        if _is_article(window, letterhead):
            return _Head(Letterhead(), None, _first_line(lines), None, 0)
        if kind_line is None:
            addressees = find_addressees(lines, 0, HEAD_LINES)
            title = subject_line(lines, 0, len(window)) if letterhead.printed else None
            row = addressees[2] if addressees else max(title.next_row if title else 0, (letterhead.last_row or -1) + 1)
            return _Head(letterhead, None, title, addressees, row)
        if letterhead.number is None:
            letterhead = _with_number_below(letterhead, lines, kind_line)
        title = read_title(lines, kind_line)
        row = title.next_row if title else kind_line.next_row
        addressees = find_addressees(lines, row, row + 8)
        return _Head(letterhead, kind_line, title, addressees, addressees[2] if addressees else row)

    def _sections(self, head: _Head, closing: Closing | None, annexes: Sequence[Annex]) -> tuple[Section, ...]:
        lines = self.lines
        quoted = quoted_rows(lines)
        last = closing.row if closing else annexes[0].row if annexes else len(lines)
        end = lines[last - 1].end if last > head.body_row else 0
        numbered = read_sections(self.layout, (r for r in range(head.body_row, last) if r not in quoted), end)
        parts = [*self._around(head.body_row, last, numbered)]
        bounds = [*(annex.row for annex in annexes[1:]), len(lines)][: len(annexes)]
        for annex, bound in zip(annexes, bounds, strict=True):
            parts.append(self._annex(annex, bound, quoted))
        return tuple(parts)

    def _around(self, first: int, last: int, numbered: Sequence[Section]) -> Sequence[Section]:
        """The numbered sections, with the preamble before them and the closing formula behind them."""
        if last <= first:
            return numbered
        lines = self.lines
        start, end = self._span(lines[first].start, lines[last - 1].end).start, self._span(0, lines[last - 1].end).end
        if not numbered:
            return [self._plain_section("preamble", SectionKind.PREAMBLE, lines[first], start, end)]
        parts = list(numbered)
        if numbered[0].span.start > start:
            parts.insert(
                0, self._plain_section("preamble", SectionKind.PREAMBLE, lines[first], start, numbered[0].span.start)
            )
        row = _closing_formula(lines, first, last)
        if row is not None:
            formula = self._span(lines[row].start, lines[last - 1].end)
            parts[-1] = _cut(parts[-1], formula.start)
            parts.append(self._plain_section("closing", SectionKind.CLOSING, lines[row], formula.start, formula.end))
        return parts

    def _plain_section(self, identifier: str, kind: SectionKind, line: Line, start: int, end: int) -> Section:
        heading = self._span(line.start, line.end)
        return Section(identifier, kind, "", heading.cut(self.canonical.raw), Span(start, end), heading)

    def _annex(self, annex: Annex, bound: int, quoted: frozenset[int]) -> Section:
        lines = self.lines
        end = lines[bound - 1].end
        rows = (row for row in range(annex.body_row, bound) if row not in quoted)
        children = read_sections(self.layout, rows, end, annex.identifier)
        heading = self._span(*annex.heading)
        span = self._span(lines[annex.row].start, end)
        return Section(
            annex.identifier, SectionKind.ANNEX, annex.label, heading.cut(self.canonical.raw), span, heading, children
        )

    def _kind(self, head: _Head) -> tuple[str | None, Evidence | None]:
        code = head.letterhead.code
        if code is not None and re.search(r"(?<![\w])VBHN(?!\w)", code.value):
            return "van-ban-hop-nhat", self._evidence(code, "letterhead.symbol")
        if head.kind_line is not None:
            line = head.kind_line
            return line.kind.id, self._evidence(Found("", line.start, line.end), "heading.kind")
        if code is not None:
            kind = _kind_of_code(code.value)
            return kind, self._evidence(code, "letterhead.symbol")
        if head.addressees is not None:
            return _OFFICIAL_LETTER, self._evidence(Found("", *head.addressees[:2]), "heading.addressees", 0.8)
        return None, None

    def _issuer(self, head: _Head, closing: Closing | None) -> DocumentField | None:
        names = head.letterhead.names
        name = issuer_name([piece.text for piece in names])
        speaker = self._speaker(head, closing, name)
        if speaker is not None:
            return speaker
        if name is None:
            return None
        span = self._span(min(piece.start for piece in names), max(piece.end for piece in names))
        value = (
            ", ".join(sentence_case(part, self.canonical.text) for part in name.split(", "))
            if " - " in "".join(piece.text for piece in names)
            else sentence_case(name, self.canonical.text)
        )
        return DocumentField(value, Evidence(span, span.cut(self.canonical.raw), "letterhead.issuer", 0.95))

    def _speaker(self, head: _Head, closing: Closing | None, name: str | None) -> DocumentField | None:
        """The organ that speaks under the letterhead of a Party committee."""
        if name is None or not (is_central_committee(name) or is_party_committee(name)):
            return None
        line = self._of_line(head)
        if line is not None:
            words = line.text.split(maxsplit=1)[1]
            start = line.start + line.text.index(words)
            return self._named(words, start, line.end, "heading.issuer")
        if closing is None or not closing.signatures or closing.signatures[0].authority is None:
            return None
        authority = closing.signatures[0].authority
        match = re.match(r"T/?M[./\s]*", authority.text)
        if match is None or base_letters(authority.text[match.end() :]).upper() == base_letters(name).upper():
            return None
        organ = authority.text[match.end() :]
        full = f"{organ} {name}" if is_party_committee(name) and "THUONG VU" in base_letters(organ).upper() else organ
        return self._named(full, authority.start + match.end(), authority.end, "signature.issuer")

    def _of_line(self, head: _Head) -> Line | None:
        """The line `CỦA BỘ CHÍNH TRỊ` under the kind."""
        if head.kind_line is None or head.kind_line.next_row >= len(self.lines):
            return None
        line = self.lines[head.kind_line.next_row]
        return line if line.capitals and _OF_ORGAN.fullmatch(line.base) else None

    def _named(self, name: str, start: int, end: int, rule: str) -> DocumentField:
        span = self._span(start, end)
        return DocumentField(
            sentence_case(name, self.canonical.text), Evidence(span, span.cut(self.canonical.raw), rule, 0.9)
        )

    def _title(self, head: _Head) -> DocumentField | None:
        if head.title is None:
            return None
        title, line = head.title, self._of_line(head)
        text, start = title.text, title.start
        if line is not None and title.start == line.start:
            text = text[len(" ".join(line.text.split())) :].strip()
            start = (
                line.end
                + len(self.layout.plain[line.end : title.end])
                - len(self.layout.plain[line.end : title.end].lstrip())
            )
        return self._field(Found(text, start, title.end), "heading.title") if text else None

    def _signature(self, block: SignatureBlock) -> Signature:
        name = self._words(block.name, personal_name)
        post = self._words(block.post, post_name) if block.post else None
        return Signature(name, post, self._words(block.authority, post_name) if block.authority else None)

    def _words(self, words: Words, spell: object) -> DocumentField:
        span = self._span(words.start, words.end)
        assert callable(spell)
        return DocumentField(spell(words.text), Evidence(span, span.cut(self.canonical.raw), "closing.signature", 0.95))

    def _recipients(self, head: _Head, closing: Closing | None) -> tuple[Span, ...]:
        blocks = [head.addressees[:2]] if head.addressees else []
        blocks += closing.recipients if closing else ()
        return tuple(self._span(start, end) for start, end in blocks)

    def _field(self, found: Found | None, rule: str) -> DocumentField | None:
        evidence = self._evidence(found, rule)
        return DocumentField(found.value, evidence) if found and evidence else None

    def _evidence(self, found: Found | None, rule: str, confidence: float = 1.0) -> Evidence | None:
        if found is None:
            return None
        span = self._span(found.start, found.end)
        return Evidence(span, span.cut(self.canonical.raw), rule, confidence)

    def _span(self, start: int, end: int) -> Span:
        return self.canonical.raw_span(start, end)


_OF_ORGAN = re.compile(
    r"CUA\s+(?:BO\s+CHINH\s+TRI|BAN\s+BI\s+THU|BAN\s+CHAP\s+HANH|BAN\s+THUONG\s+VU|HOI\s+NGHI|DANG\s+UY)[A-Z ,\-]*"
)
_FORMULA = re.compile(
    r"(?:Nghi quyet|Quyet dinh|Chi thi|Luat|Phap lenh|Nghi dinh|Thong tu|Ket luan|Quy dinh|Huong dan|Ke hoach|Bo luat)\s+nay\s+(?:da\s+)?(?:duoc|pho\s+bien)\s"
)


def _closing_formula(lines: Sequence[Line], first: int, last: int) -> int | None:
    """The row of `Nghị quyết này được … thông qua`, where it begins the last paragraph of the text."""
    for row in range(last - 1, max(first, last - 8), -1):
        if _FORMULA.match(lines[row].base):
            return row
    return None


def _cut(section: Section, end: int) -> Section:
    if section.span.end <= end:
        return section
    children = tuple(_cut(child, end) for child in section.children if child.span.start < end)
    return replace(section, span=Span(section.span.start, max(end, section.span.start)), children=children)


def _letter_rows(lines: Sequence[Line]) -> int:
    """How many lines may hold the letterhead of a text without kind line: up to its addressees or first prose."""
    for row, line in enumerate(lines[:HEAD_LINES]):
        if re.match(r"Kinh\s+gui|KINH\s+GUI|Can\s+cu\s|Dieu\s+1", line.base):
            return row
        if len(line.text) > 160:
            return row
    return min(len(lines), HEAD_LINES)


_QUESTION = re.compile(r"\?\s*$")


def _is_article(window: Sequence[Line], letterhead: Letterhead) -> bool:
    """Whether prose stands before anything that looks like a letterhead: a news piece that prints a form, say."""
    first = letterhead.first_row if letterhead.first_row is not None else len(window)
    before = window[:first]
    if any(_QUESTION.search(line.text) for line in before):
        return True
    prose = [line for line in before if len(line.text) > 100 and not line.capitals and "\t" not in line.text]
    return not letterhead.printed and bool(prose) or len(prose) > 3


def _first_line(lines: Sequence[Line]) -> Title | None:
    """The headline of an article: its first line, where it is not a paragraph."""
    if not lines or lines[0].text.endswith((".", ";", ":")) or len(lines[0].text) > 250:
        return None
    return Title(" ".join(lines[0].text.split()), lines[0].start, lines[0].end, 1)


def _with_number_below(letterhead: Letterhead, lines: Sequence[Line], kind_line: KindLine) -> Letterhead:
    """The letterhead completed by a number printed right below the kind line."""
    below = read_letterhead(lines[kind_line.next_row : kind_line.next_row + 1])
    if below.number is None or letterhead.code is not None:
        return letterhead
    return replace(letterhead, number=below.number, code=below.code)


def _kind_of_code(code: str) -> str:
    """The kind that the letters of a symbol name; a letter carries only its author's (`6386/BVHTTDL-KHCNĐTMT`)."""
    for party, letters in ((True, code.split("/")[0].lstrip("-")), (False, re.split(r"[/-]", code.lstrip("/-"))[0])):
        kind = kinds.by_code(letters, party=party) if letters else None
        if kind is not None:
            return kind.id
    parts = [part for part in re.split(r"[/-]", code) if part]
    found = [kinds.by_code(part) for part in parts if not part.isdigit()]
    return next((kind.id for kind in found if kind is not None), _OFFICIAL_LETTER)


def unprinted(date: PartialDate | None) -> bool:
    """Whether a date lacks its day."""
    return date is None or date.day is None
