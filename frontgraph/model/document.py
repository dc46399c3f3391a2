"""A document as it was read: its raw text, what it says of itself, and its tree of sections."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from frontgraph.model.amendment import Amendment, ReportedAct
from frontgraph.model.citation import Citation
from frontgraph.model.dates import PartialDate
from frontgraph.model.effect import EffectStatement
from frontgraph.model.facts import Facts
from frontgraph.model.identity import WorkKey
from frontgraph.model.reference import Reference
from frontgraph.model.span import Evidence, Span


class SectionKind(StrEnum):
    """What a section is, by the layout rules of Nghị định 30/2020/NĐ-CP and Hướng dẫn 36-HD/VPTW."""

    PREAMBLE = "preamble"
    PART = "phan"
    CHAPTER = "chuong"
    TITLE = "muc"
    SUBTITLE = "tieu-muc"
    ARTICLE = "dieu"
    CLAUSE = "khoan"
    POINT = "diem"
    NUMBERED = "numbered"
    CLOSING = "closing"
    ANNEX = "phu-luc"


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a document, with its parts.

    identifier  unique in the document, made of the numbers from the outside in (`2.4`, `dieu-5.2.a`)
    label       as printed (`2.4`, `Điều 5`, `a`)
    heading     its first line without the label, raw
    span        everything from its label to the end of its last part
    """

    identifier: str
    kind: SectionKind
    label: str
    heading: str
    span: Span
    heading_span: Span
    children: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """This section and all inside it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def _start(section: Section) -> int:
    return section.span.start


@dataclass(frozen=True, slots=True)
class DocumentField:
    """One thing that a document says of itself: the value as printed, and where it stands."""

    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature block: name, post and authority (`TM. BAN THƯỜNG TRỰC`, `KT. CHỦ TỊCH`) as printed."""

    name: DocumentField
    post: DocumentField | None = None
    on_behalf_of: DocumentField | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page of the source begins in the text; `confidence` is that of its recognition, if it was scanned.

    `lines` are the offsets at which its printed lines begin, where wrapped ones were joined in the text.
    """

    number: int
    start: int
    confidence: float | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Locator:
    """A place as a reader finds it: the page, if the file has pages, and the printed line, blank ones not counted.

    `confidence` is that of the page's recognition, None where letters were not recognised from a picture.
    """

    page: int | None
    line: int
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document, its self-description, its parts, and what was recognised in it.

    Nothing is invented: a field that the text does not print is None.

    file        name (not path) of the source file
    text        raw text; every offset counts its code points
    sha256      of the source file's bytes
    kind        slug of the document kind in the registry
    number      symbol with inner spaces removed
    issuer      the issuing body's full name, sentence case (`Ủy ban nhân dân tỉnh Đắk Lắk`)
    body_end    where the text proper ends and recipients and signature begin
    recipients  span of the "Nơi nhận" (or "Kính gửi") block
    amendments  what it orders to be changed in other documents, operation by operation
    effects     the days that it gives for its own effect and that of its provisions
    references  relative references (“Luật này”) with what they point at
    reported    what it tells that cited documents do to one another
    key         identity of the work, provisional where number or year are not printed
    pages       where the pages of a paged file begin in the text
    notes       what was done to get the text (recognised by OCR, converted from a font), one line each
    """

    file: str
    text: str = field(repr=False)
    sha256: str
    media_type: str = "text/plain"
    kind: str | None = None
    number: DocumentField | None = None
    date: PartialDate | None = None
    date_evidence: Evidence | None = None
    issuer: DocumentField | None = None
    title: DocumentField | None = None
    place: DocumentField | None = None
    kind_evidence: Evidence | None = None
    signatures: tuple[Signature, ...] = ()
    recipient_blocks: tuple[Span, ...] = ()
    body_end: int | None = None
    sections: tuple[Section, ...] = ()
    key: WorkKey | None = None
    citations: tuple[Citation, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    effects: tuple[EffectStatement, ...] = ()
    references: tuple[Reference, ...] = ()
    reported: tuple[ReportedAct, ...] = ()
    facts: Facts | None = None
    notes: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()

    def walk(self) -> Iterator[Section]:
        """All sections in reading order, outer before inner."""
        for section in self.sections:
            yield from section.walk()

    def locate(self, offset: int) -> Locator:
        """Page and line of the code point at `offset`.

        >>> document = Document("a.pdf", "một\\nhai\\nba", "", pages=(Page(1, 0), Page(2, 4)))
        >>> document.locate(1), document.locate(9)
        (Locator(page=1, line=1, confidence=None), Locator(page=2, line=2, confidence=None))
        """
        at = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        page = self.pages[at] if at >= 0 else None
        if page is not None and page.lines:
            return Locator(page.number, max(bisect_right(page.lines, offset), 1), page.confidence)
        ends = _line_ends(self.text)
        before = bisect_left(ends, offset) - bisect_left(ends, page.start if page else 0)
        return Locator(page.number, before + 1, page.confidence) if page else Locator(None, before + 1)

    def printed_lines(self) -> Iterator[tuple[Page, tuple[int, ...]]]:
        """Each page with the offsets at which its printed lines begin, blank ones left out.

        >>> document = Document("a.pdf", "một\\n\\nhai\\nba", "", pages=(Page(1, 0), Page(2, 9)))
        >>> [(page.number, lines) for page, lines in document.printed_lines()]
        [(1, (0, 5)), (2, (9,))]
        """
        ends = (*(page.start for page in self.pages[1:]), len(self.text))
        for page, end in zip(self.pages, ends, strict=False):
            yield page, page.lines or tuple(_line_starts(self.text[page.start : end], page.start))

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that covers the code point at `offset`, None outside all of them."""
        found: Section | None = None
        level = self.sections
        while True:
            # Sections of one level stand one behind the other.
            at = bisect_right(level, offset, key=_start) - 1
            inner = level[at] if at >= 0 else None
            if inner is None or offset >= inner.span.end:
                return found
            found, level = inner, inner.children


def _line_starts(text: str, offset: int) -> Iterator[int]:
    """Where the lines begin that are not blank, the first character being at `offset`."""
    for line in text.split("\n"):
        if line.strip():
            yield offset
        offset += len(line) + 1


@lru_cache(maxsize=4)
def _line_ends(text: str) -> tuple[int, ...]:
    """Where the lines end that are not blank; kept for the many places of one text that are asked for in a row."""
    ends = []
    at = 0
    for line in text.split("\n")[:-1]:
        at += len(line) + 1
        if line.strip():
            ends.append(at - 1)
    return tuple(ends)
