"""Plain text to Document: what the paper says of itself, and its parts.

The layout that is looked for is that of Nghị định 30/2020/NĐ-CP (state), Hướng dẫn 36-HD/VPTW (Party) and the Front's
papers, which follow the first. A text without such a layout, a news article say, is read too, with less of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from frontgraph.model import Document, DocumentField, Evidence, PartialDate, Signature, Span
from frontgraph.readers.annexes import Annex, find_annexes
from frontgraph.readers.capitals import personal_name, post_name, sentence_case
from frontgraph.readers.closing import Closing, find_closing
from frontgraph.readers.head import Head, read_head
from frontgraph.readers.issuer import JOINT, issuer_name, organ_of, speaking_organ
from frontgraph.readers.layout import Layout, Line, lay_out
from frontgraph.readers.letterhead import Found
from frontgraph.readers.parts import read_parts
from frontgraph.readers.self_reference import (
    SelfReference,
    adoption_formula,
    attached_brackets,
    authority_line,
    bare_body,
    body_of_head,
    contact,
    enacting_sentence,
    speaker,
)
from frontgraph.readers.signature import SignatureBlock, Words
from frontgraph.registry import issuers, kinds
from frontgraph.text import CanonicalText, base_letters

_LETTER = "cong-van"
_BRACKET = re.compile(r"\((?:Ban hanh )?[Kk]em theo ")


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
    reading = _Reading(lay_out(canonical))
    date, date_words = reading.date
    kind, kind_words = reading.kind
    closing = reading.closing
    return Document(
        file=file,
        text=raw,
        sha256=sha256,
        media_type=media_type,
        kind=kind,
        number=reading.number,
        date=date,
        date_evidence=date_words,
        issuer=reading.issuer,
        title=reading.title,
        place=reading.place,
        kind_evidence=kind_words,
        signatures=reading.signatures,
        recipient_blocks=reading.recipients,
        body_end=canonical.raw_offset(closing.start) if closing else None,
        sections=read_parts(reading.layout, reading.head.body_row, reading.last_row, reading.annexes),
    )


@dataclass(frozen=True)
class _Reading:
    """One page and what was found on it, each thing read once, when it is asked for."""

    layout: Layout

    @cached_property
    def head(self) -> Head:
        return read_head(self.layout)

    @cached_property
    def closing(self) -> Closing | None:
        return None if self.head.article else find_closing(self.layout, self.head.body_row)

    @cached_property
    def annexes(self) -> list[Annex]:
        return find_annexes(self.layout.lines, self.head.body_row, self.closing)

    @property
    def last_row(self) -> int:
        """The row behind the last line of the text proper."""
        if self.closing is not None:
            return self.closing.row
        return self.annexes[0].row if self.annexes else len(self.layout.lines)

    @cached_property
    def references(self) -> tuple[SelfReference, ...]:
        """What the document says of itself outside the letterhead, the surest place first."""
        return () if self.head.article else tuple(self._references())

    def _references(self) -> Iterator[SelfReference]:
        lines, head = self.layout.lines, self.head
        first = head.body_row
        found: list[SelfReference | None] = []
        if first < len(lines):
            found.append(enacting_sentence(self.layout, lines[first], self._preamble_end()))
            found.append(authority_line(lines, first) if head.kind_line is not None else None)
            found.append(adoption_formula(self.layout, lines[first].start))
        starts = [lines[annex.row].start for annex in self.annexes[:2]] or self._bracket()
        found += [attached_brackets(self.layout, starts), self._portal()]
        found.insert(0 if head.kind_line is None else len(found), head.publisher)
        if head.addressees is not None and first < len(lines):
            found.append(speaker(self.layout, lines[first], lines[min(first + 40, len(lines) - 1)]))
        if self.last_row > first and (head.kind_line or head.addressees):
            found.append(contact(self.layout, lines[max(first, self.last_row - 8)], lines[self.last_row - 1]))
        own = head.kind_line.kind.id if head.kind_line else None
        for reference in found:
            if reference is not None and (own is None or reference.kind in (None, own, "van-ban")):
                yield reference

    def _bracket(self) -> list[int]:
        """The first line that is nothing but `(Ban hành kèm theo …)`, for a text without signature or annex."""
        below = self.layout.lines[self.head.body_row :]
        return [line.start for line in below if _BRACKET.match(line.base)][:1]

    def _preamble_end(self) -> Line:
        """The last line that an enacting sentence may stand on: that of the first article, or some way down."""
        lines, first = self.layout.lines, self.head.body_row
        within = lines[first : first + 120]
        article = next(
            (line for line in within if re.match(r"(?:Dieu|DIEU)\s+1\b|(?:Chuong|CHUONG)\s", line.base)), None
        )
        return article or lines[min(first + 12, len(lines) - 1)]

    def _portal(self) -> SelfReference | None:
        table = self.head.properties
        if table is None:
            return None
        value = table.values.get
        return SelfReference(
            "portal.table",
            kind=table.kind,
            kind_words=value("kind"),
            number=value("number"),
            date=table.date,
            date_words=value("date"),
            issuer=_bare(value("issuer")),
            title=value("title"),
        )

    @cached_property
    def kind(self) -> tuple[str | None, Evidence | None]:
        head, code = self.head, self.head.letterhead.code
        if code is not None and "VBHN" in re.split(r"[^A-ZĐ]+", code.value):
            return "van-ban-hop-nhat", self._evidence(code, "letterhead.symbol")
        if head.kind_line is not None:
            words = Found("", head.kind_line.start, head.kind_line.end)
            return head.kind_line.kind.id, self._evidence(words, "heading.kind")
        for reference in self.references:
            if reference.number is None or reference.kind == "van-ban":
                continue
            if reference.kind is not None and reference.kind_words is not None:
                return reference.kind, self._evidence(reference.kind_words, reference.rule, 0.9)
        if code is not None:
            return _kind_of_code(code.value), self._evidence(code, "letterhead.symbol", 0.9)
        if head.addressees is not None:
            return _LETTER, self._evidence(Found("", *head.addressees[:2]), "heading.addressees", 0.8)
        return None, None

    @cached_property
    def number(self) -> DocumentField | None:
        letterhead = self.head.letterhead
        if letterhead.code is not None:
            # `Số:    /KH-UBND`: the paper leaves its number open, and nothing else may fill it in.
            return self._field(letterhead.number, "letterhead.number")
        found = [(ref.number, ref.rule) for ref in self.references if ref.number is not None]
        return self._field(*found[0], confidence=0.9) if found else None

    @cached_property
    def date(self) -> tuple[PartialDate | None, Evidence | None]:
        letterhead = self.head.letterhead
        if letterhead.date is not None:
            return letterhead.date, self._evidence(letterhead.date_words, "letterhead.date")
        sure = sorted(self.references, key=lambda reference: reference.rule == "adoption.formula")
        for reference in sure:
            if reference.date is not None and (reference.rule != "adoption.formula" or self._adopts(reference)):
                return reference.date, self._evidence(reference.date_words, reference.rule, 0.9)
        return None, None

    def _adopts(self, reference: SelfReference) -> bool:
        """Whether the day of adoption is the date of the paper: so for acts of assemblies."""
        issuer = base_letters(reference.issuer.value).lower() if reference.issuer else ""
        return re.match(r"quoc hoi|uy ban thuong vu quoc hoi|hoi dong nhan dan", issuer) is not None

    @cached_property
    def issuer(self) -> DocumentField | None:
        names = self.head.letterhead.names
        joint = self.kind[0] is not None and self.kind[0].endswith("lien-tich")
        name = issuer_name([piece.text for piece in names], joint)
        organ = self._organ(name)
        if organ is not None:
            return self._named(*organ)
        if name is not None:
            words = Found(name, min(piece.start for piece in names), max(piece.end for piece in names))
            return self._named(words, "letterhead.issuer", 0.95)
        for reference in self.references:
            if reference.issuer is not None:
                return self._named(reference.issuer, reference.rule, 0.9)
        return self._issuer_of_symbol()

    def _organ(self, name: str | None) -> tuple[Found, str, float] | None:
        """The organ that speaks under the letterhead of a Party committee, told below the kind or by the signature."""
        if name is None:
            return None
        line = self.head.title.organ if self.head.title else None
        if line is not None:
            return Found(organ_of(line.value, name), line.start, line.end), "heading.issuer", 0.95
        signature = self.closing.signatures[0].authority if self.closing and self.closing.signatures else None
        organ = speaking_organ(name, signature.text) if signature else None
        if signature is None or organ is None:
            return None
        return Found(organ, signature.start, signature.end), "signature.issuer", 0.85

    def _issuer_of_symbol(self) -> DocumentField | None:
        """The central body whose letters the number carries."""
        code = self.head.letterhead.code
        if code is None:
            return None
        symbol = _symbol(code.value)
        issuer = issuers.by_code(symbol.codes[0]) if symbol.codes else None
        if issuer is None or issuer.level != "central" or symbol.style == "party":
            return None
        return DocumentField(issuer.name, self._sure_evidence(code, "letterhead.symbol", 0.7))

    def _named(self, found: Found, rule: str, confidence: float) -> DocumentField:
        text = self.layout.canonical.text
        parts = JOINT.split(found.value) if rule == "letterhead.issuer" else [found.value]
        value = ", ".join(sentence_case(body_or_head(part, rule), text) for part in parts)
        return DocumentField(value, self._sure_evidence(found, rule, confidence))

    @cached_property
    def title(self) -> DocumentField | None:
        title = self.head.title
        if title is not None and title.text:
            return self._field(Found(title.text, title.start, title.end), "heading.title")
        if self.head.article:
            return None
        found = [(ref.title, ref.rule) for ref in self.references if ref.title is not None]
        return self._field(*found[0], confidence=0.8) if found else None

    @cached_property
    def place(self) -> DocumentField | None:
        return self._field(self.head.letterhead.place, "letterhead.place")

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        blocks = self.closing.signatures if self.closing else ()
        if blocks or self.head.properties is None or "signatory" not in self.head.properties.values:
            return tuple(self._signature(block) for block in blocks)
        words = self.head.properties.values["signatory"]
        name = re.split(r"\s*[(,]", words.value)[0]
        return (Signature(DocumentField(name, self._sure_evidence(words, "portal.table", 0.9))),)

    def _signature(self, block: SignatureBlock) -> Signature:
        def post(words: str) -> str:
            return post_name(words, self.layout.canonical.text)

        return Signature(
            self._words(block.name, personal_name),
            self._words(block.post, post) if block.post else None,
            self._words(block.authority, post) if block.authority else None,
        )

    def _words(self, words: Words, spell: Callable[[str], str]) -> DocumentField:
        found = Found("", words.start, words.end)
        return DocumentField(spell(words.text), self._sure_evidence(found, "closing.signature", 0.95))

    @cached_property
    def recipients(self) -> tuple[Span, ...]:
        blocks = [self.head.addressees[:2]] if self.head.addressees else []
        blocks += self.closing.recipients if self.closing else ()
        return tuple(self.layout.canonical.raw_span(start, end) for start, end in blocks)

    def _field(self, found: Found | None, rule: str, confidence: float = 1.0) -> DocumentField | None:
        return DocumentField(found.value, self._sure_evidence(found, rule, confidence)) if found else None

    def _evidence(self, found: Found | None, rule: str, confidence: float = 1.0) -> Evidence | None:
        return self._sure_evidence(found, rule, confidence) if found else None

    def _sure_evidence(self, found: Found, rule: str, confidence: float) -> Evidence:
        span = self.layout.canonical.raw_span(found.start, found.end)
        return Evidence(span, span.cut(self.layout.canonical.raw), rule, confidence)


def _bare(found: Found | None) -> Found | None:
    return Found(bare_body(found.value), found.start, found.end) if found else None


def body_or_head(name: str, rule: str) -> str:
    """The issuing body: a letterhead names it as it is, other places may name its head in its stead."""
    return name if rule == "letterhead.issuer" else body_of_head(name)


def _symbol(code: str) -> issuers.Symbol:
    """The letters of a symbol taken apart; they come with or without the stroke before them."""
    return issuers.read_symbol(f"1{code}" if code[0] in "/-" else f"1/{code}")


def _kind_of_code(code: str) -> str:
    """The kind that the letters of a symbol name; a letter carries only its author's (`6386/BVHTTDL-KHCNĐTMT`)."""
    kind_id = _symbol(code).kind
    if kind_id is not None:
        return kind_id
    parts = [part for part in re.split(r"[/-]", code) if part]
    found = [kinds.by_code(part) for part in parts[:2]]
    return next((kind.id for kind in found if kind is not None), _LETTER)
