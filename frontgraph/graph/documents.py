"""A held document: the work, its text and file, what it says of itself, its sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frontgraph.graph import terms
from frontgraph.graph.evidence import Said, edge
from frontgraph.graph.labels import kind_label, symbol_label, work_label
from frontgraph.graph.resolving import issuer_body
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import DCT, ELI, FG, KIND, RDF, RDFS, UNIT, RdfTerm, triple
from frontgraph.graph.vocabulary import VIETNAMESE, media_type
from frontgraph.graph.works import bare_number, describe_work, is_whole_symbol, work_classes
from frontgraph.model import Document, DocumentField, Evidence, PartialDate, Section


def describe_document(sheet: Sheet) -> Said:
    """The work, its expression and manifestation, its own fields with their evidence, its sections."""
    document = sheet.document
    if document.key is not None:
        yield from describe_work(sheet, document.key)
    else:
        for each in work_classes(None):
            yield triple(sheet.work, RDF.type, each)
        yield triple(sheet.work, FG.provisional, terms.boolean(True))
    yield triple(sheet.work, FG.held, terms.boolean(True))
    yield triple(sheet.work, RDFS.label, terms.vietnamese(document_label(document)))
    yield from _describe_fields(sheet)
    yield from _describe_text(sheet)
    yield from _describe_sections(sheet)


def document_label(document: Document) -> str:
    """What to call a document: kind and symbol, else kind and issuer or title, else its file's name.

    >>> document_label(Document("a.txt", "", "", kind="ke-hoach")), document_label(Document("a.txt", "", ""))
    ('Kế hoạch không số', 'a.txt')
    """
    if document.number is not None:
        symbol = _symbol(document.number)
        whole = document.key is not None and is_whole_symbol(document.key, symbol)
        return work_label(document.key, symbol) if document.key and whole else symbol_label(document.kind, symbol)
    if document.kind is None:
        return document.title.value if document.title is not None else document.file
    label = f"{kind_label(document.kind)} không số"
    if document.date is not None:
        label += f" ngày {_printed(document.date)}" if document.date.day else f" năm {document.date.year}"
    return f"{label} của {document.issuer.value}" if document.issuer is not None else label


def _printed(date: PartialDate) -> str:
    return f"{date.day:02d}/{date.month:02d}/{date.year}"


def _symbol(number: DocumentField) -> str:
    return "".join(terms.one_line(number.value).split())


def _describe_fields(sheet: Sheet) -> Said:
    """Each field as a statement with its evidence; a field that is not printed is said to be unknown."""
    document, work = sheet.document, sheet.work
    if document.kind is not None:
        yield from _stated(sheet, FG.kind, KIND[document.kind], document.kind_evidence)
    if document.number is not None:
        symbol = _symbol(document.number)
        yield from _stated(sheet, DCT.identifier, terms.text(symbol), document.number.evidence)
        if digits := bare_number(symbol):
            yield from _stated(sheet, FG.number, terms.text(digits), document.number.evidence)
    if document.date is not None:
        yield from _dated(sheet, document.date, document.date_evidence)
    if document.issuer is not None:
        yield from _stated(sheet, FG.issuerName, terms.words(document.issuer.value), document.issuer.evidence)
        body = issuer_body(document.issuer.value, document.key, document.date)
        if body is not None:
            yield from _stated(sheet, FG.issuer, sheet.body_node(body), document.issuer.evidence)
    if document.title is not None:
        yield from _stated(sheet, DCT.title, terms.vietnamese(document.title.value), document.title.evidence)
    if document.place is not None:
        yield from _stated(sheet, FG.issuedAt, terms.words(document.place.value), document.place.evidence)
    for unknown in _not_printed(document):
        yield triple(work, FG.unknown, unknown)


def _dated(sheet: Sheet, date: PartialDate, evidence: Evidence | None) -> Said:
    if date.day_date is not None:
        yield from _stated(sheet, ELI.date_document, terms.date(date), evidence)
    yield from _stated(sheet, FG.year, terms.year(date.year), evidence)


def _stated(sheet: Sheet, predicate: RdfTerm, value: RdfTerm, evidence: Evidence | None) -> Said:
    yield triple(sheet.work, predicate, value)
    yield from edge(sheet, (sheet.work, predicate, value), (evidence,) if evidence is not None else ())


def _not_printed(document: Document) -> Sequence[RdfTerm]:
    fields: tuple[tuple[object | None, RdfTerm], ...] = (
        (document.kind, FG.kind),
        (document.number, FG.number),
        (document.date, ELI.date_document),
        (document.issuer, FG.issuer),
        (document.title, DCT.title),
    )
    return [predicate for value, predicate in fields if value is None]


def _describe_text(sheet: Sheet) -> Said:
    document, file = sheet.document, sheet.manifestation
    expression = sheet.part("vi")
    yield triple(sheet.work, ELI.is_realized_by, expression)
    yield triple(expression, RDF.type, ELI.Expression)
    yield triple(expression, ELI.language, RdfTerm(str(VIETNAMESE)))
    yield triple(expression, ELI.is_embodied_by, file)
    yield triple(file, RDF.type, ELI.Manifestation)
    yield triple(file, ELI.media_type, RdfTerm(str(media_type(document.media_type))))
    yield triple(file, FG.fileName, terms.text(document.file))
    yield triple(file, FG.sha256, terms.text(document.sha256))
    yield triple(file, FG.length, terms.number(len(document.text)))
    for note in document.notes:
        yield triple(file, FG.readingNote, terms.text(note))
    yield from _describe_pages(sheet)


def _describe_pages(sheet: Sheet) -> Said:
    """Where the pages of a paged file and their printed lines begin; which page a place is on follows from that."""
    for page, lines in sheet.document.printed_lines():
        node = sheet.page_node(page.number)
        yield triple(sheet.manifestation, FG.page, node)
        yield triple(node, FG.pageNumber, terms.number(page.number))
        yield triple(node, FG.start, terms.number(page.start))
        if page.confidence:
            yield triple(node, FG.readingConfidence, terms.decimal(page.confidence))
        if lines:
            yield triple(node, FG.lineStarts, terms.text(" ".join(map(str, lines))))


def _describe_sections(sheet: Sheet) -> Said:
    """The tree of sections; their offsets are their evidence."""
    for order, (section, parent) in enumerate(_outline(sheet.document.sections), start=1):
        node = sheet.section_node(section.identifier)
        outer = sheet.work if parent is None else sheet.section_node(parent.identifier)
        yield triple(node, RDF.type, FG.Section)
        yield triple(node, FG.sectionLabel, terms.words(section.label))
        yield triple(node, FG.heading, terms.words(section.heading))
        yield triple(node, FG.sectionKind, UNIT[section.kind.value])
        yield triple(node, ELI.is_part_of, outer)
        yield triple(node, FG.inDocument, sheet.work)
        yield triple(node, FG.sectionOrder, terms.number(order))
        yield triple(node, FG.start, terms.number(section.span.start))
        yield triple(node, FG.end, terms.number(section.span.end))


def _outline(sections: tuple[Section, ...], parent: Section | None = None) -> Iterator[tuple[Section, Section | None]]:
    for section in sections:
        yield section, parent
        yield from _outline(section.children, section)
