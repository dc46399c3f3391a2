"""A held document: the work, its text and file, what it says of itself, its sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from frontgraph.graph import literals
from frontgraph.graph.evidence import Term, Triples, describe_evidence, edge, evidence_node
from frontgraph.graph.resolving import issuer_body
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.vocabulary import DCT, ELI, FG, KIND, PROV, RDF, RDFS, UNIT, VIETNAMESE, media_type
from frontgraph.graph.works import bare_number, describe_work, kind_label, symbol_label, work_classes
from frontgraph.model import Document, DocumentField, Evidence, PartialDate, Section, Span

_LONGEST_HEADING = 160


def describe_document(sheet: Sheet) -> Triples:
    """The work, its expression and manifestation, its own fields with their evidence, its sections."""
    document = sheet.document
    if document.key is not None:
        yield from describe_work(sheet.uris, document.key)
    else:
        for each in work_classes(None):
            yield ox.Triple(sheet.work, RDF.type, each)
        yield ox.Triple(sheet.work, FG.provisional, literals.boolean(True))
    yield ox.Triple(sheet.work, RDF.type, PROV.Entity)
    yield ox.Triple(sheet.work, FG.held, literals.boolean(True))
    yield ox.Triple(sheet.work, RDFS.label, literals.vietnamese(document_label(document)))
    yield from _describe_fields(sheet)
    yield from _describe_text(sheet)
    yield from _describe_sections(sheet)


def document_label(document: Document) -> str:
    """What to call a document: kind and symbol, else kind and issuer or title, else its file's name.

    >>> document_label(Document("a.txt", "", "", kind="ke-hoach")), document_label(Document("a.txt", "", ""))
    ('Kế hoạch không số', 'a.txt')
    """
    if document.number is not None:
        return symbol_label(document.kind, _symbol(document.number))
    if document.kind is None:
        return document.title.value if document.title is not None else document.file
    label = f"{kind_label(document.kind)} không số"
    if document.date is not None:
        label += f" ngày {_printed(document.date)}" if document.date.day else f" năm {document.date.year}"
    return f"{label} của {document.issuer.value}" if document.issuer is not None else label


def _printed(date: PartialDate) -> str:
    return f"{date.day:02d}/{date.month:02d}/{date.year}"


def _symbol(number: DocumentField) -> str:
    return "".join(literals.one_line(number.value).split())


def _describe_fields(sheet: Sheet) -> Triples:
    """Each field as a statement with its evidence; a field that is not printed is said to be unknown."""
    document, work = sheet.document, sheet.work
    if document.kind is not None:
        yield ox.Triple(work, ELI.work_type, KIND[document.kind])
        yield from _stated(sheet, FG.kind, KIND[document.kind], document.kind_evidence)
    if document.number is not None:
        symbol = _symbol(document.number)
        yield from _stated(sheet, DCT.identifier, literals.text(symbol), document.number.evidence)
        if digits := bare_number(symbol):
            yield from _stated(sheet, FG.number, literals.text(digits), document.number.evidence)
    if document.date is not None:
        yield from _dated(sheet, document.date, document.date_evidence)
    if document.issuer is not None:
        yield from _stated(
            sheet, FG.issuerName, literals.text(literals.one_line(document.issuer.value)), document.issuer.evidence
        )
        body = issuer_body(document.issuer.value, document.key, document.date)
        if body is not None:
            yield from _stated(sheet, FG.issuer, sheet.uris.body(body), document.issuer.evidence)
    if document.title is not None:
        yield from _stated(sheet, DCT.title, literals.vietnamese(document.title.value), document.title.evidence)
    if document.place is not None:
        yield from _stated(
            sheet, FG.issuedAt, literals.text(literals.one_line(document.place.value)), document.place.evidence
        )
    for unknown in _not_printed(document):
        yield ox.Triple(work, FG.unknown, unknown)


def _dated(sheet: Sheet, date: PartialDate, evidence: Evidence | None) -> Triples:
    if date.day_date is not None:
        yield from _stated(sheet, ELI.date_document, literals.date(date), evidence)
    yield from _stated(sheet, FG.year, literals.year(date.year), evidence)


def _stated(sheet: Sheet, predicate: ox.NamedNode, value: Term, evidence: Evidence | None) -> Triples:
    yield ox.Triple(sheet.work, predicate, value)
    yield from edge(sheet, (sheet.work, predicate, value), (evidence,) if evidence is not None else ())


def _not_printed(document: Document) -> Sequence[ox.NamedNode]:
    fields: tuple[tuple[object | None, ox.NamedNode], ...] = (
        (document.kind, FG.kind),
        (document.number, FG.number),
        (document.date, ELI.date_document),
        (document.issuer, FG.issuer),
        (document.title, DCT.title),
    )
    return [predicate for value, predicate in fields if value is None]


def _describe_text(sheet: Sheet) -> Triples:
    document, file = sheet.document, sheet.manifestation
    expression = sheet.part("vi")
    yield ox.Triple(sheet.work, ELI.is_realized_by, expression)
    yield ox.Triple(expression, RDF.type, ELI.Expression)
    yield ox.Triple(expression, ELI.language, VIETNAMESE)
    yield ox.Triple(expression, ELI.is_embodied_by, file)
    yield ox.Triple(file, RDF.type, ELI.Manifestation)
    yield ox.Triple(file, RDF.type, PROV.Entity)
    yield ox.Triple(file, ELI.media_type, media_type(document.media_type))
    yield ox.Triple(file, FG.fileName, literals.text(document.file))
    yield ox.Triple(file, FG.sha256, literals.text(document.sha256))
    yield ox.Triple(file, FG.length, literals.offset(len(document.text)))
    for note in document.notes:
        yield ox.Triple(file, FG.readingNote, literals.text(note))


def _describe_sections(sheet: Sheet) -> Triples:
    for order, (section, parent, depth) in enumerate(_outline(sheet.document.sections), start=1):
        node = sheet.section_node(section.identifier)
        outer = sheet.work if parent is None else sheet.section_node(parent.identifier)
        yield ox.Triple(node, RDF.type, FG.Section)
        yield ox.Triple(node, RDF.type, ELI.WorkSubdivision)
        yield ox.Triple(node, RDFS.label, literals.vietnamese(section_label(section)))
        yield ox.Triple(node, FG.sectionLabel, literals.text(literals.one_line(section.label)))
        yield ox.Triple(node, FG.heading, literals.text(literals.one_line(section.heading)))
        yield ox.Triple(node, FG.sectionKind, UNIT[section.kind.value])
        yield ox.Triple(node, ELI.is_part_of, outer)
        yield ox.Triple(node, FG.inDocument, sheet.work)
        yield ox.Triple(node, FG.sectionOrder, literals.number(order))
        yield ox.Triple(node, FG.depth, literals.number(depth))
        yield ox.Triple(node, FG.start, literals.offset(section.span.start))
        yield ox.Triple(node, FG.end, literals.offset(section.span.end))
        proof = _section_evidence(sheet, section)
        yield ox.Triple(node, FG.evidence, evidence_node(sheet, proof))
        yield from describe_evidence(sheet, proof)


def _section_evidence(sheet: Sheet, section: Section) -> Evidence:
    """The heading of a section, its label where no words follow it."""
    span = section.heading_span
    if span.length == 0:
        span = Span(section.span.start, min(section.span.end, section.span.start + max(1, len(section.label))))
    return Evidence(span, span.cut(sheet.document.text), "section.heading")


def section_label(section: Section) -> str:
    """A section's number and heading, the heading cut at a word where it is long."""
    words = literals.one_line(f"{section.label} {section.heading}")
    if len(words) <= _LONGEST_HEADING:
        return words
    return words[:_LONGEST_HEADING].rpartition(" ")[0] + " …"


def _outline(
    sections: tuple[Section, ...], parent: Section | None = None, depth: int = 1
) -> Iterator[tuple[Section, Section | None, int]]:
    for section in sections:
        yield section, parent, depth
        yield from _outline(section.children, section, depth + 1)
