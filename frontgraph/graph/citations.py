"""Citations as nodes and as edges: words, section, relation, what they were resolved to, candidates, cited works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frontgraph.graph import terms
from frontgraph.graph.evidence import Said, Whole, edge, place_of, proved, words_read
from frontgraph.graph.labels import work_label
from frontgraph.graph.resolving import issuer_body
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import DCT, ELI, FG, KIND, RDF, RDFS, RELATION, STATUS, RdfTerm, triple
from frontgraph.graph.uris import inside, provision
from frontgraph.graph.works import (
    bare_number,
    describe_provision,
    describe_work,
    is_whole_symbol,
)
from frontgraph.model import Citation, Evidence, Relation, Resolution, Span, WorkKey

#: The edge between two works for each relation. ELI's own terms where their domain is any work; `eli:repeals`,
#: `eli:cites` and the deprecated `eli:implements` would make Party and Front papers legal resources.
EDGES = {
    Relation.BASED_ON: ELI.based_on,
    Relation.IMPLEMENTS: FG.implements,
    Relation.DISSEMINATES: FG.disseminates,
    Relation.GUIDES: FG.guides,
    Relation.AMENDS: ELI.amends,
    Relation.REPLACES: DCT.replaces,
    Relation.REPEALS: FG.repeals,
    Relation.CITES: FG.cites,
}


def describe_citations(sheet: Sheet) -> Said:
    """All citations of the document, the works they name, and what those works do to each other in their titles."""
    citations = sheet.document.citations
    nodes = citation_nodes(sheet)
    for citation, node in zip(citations, nodes, strict=True):
        yield from _describe_citation(sheet, citation, node)
        if citation.resolution is not None:
            yield from _describe_resolution(sheet, citation.resolution, node)
            if citation.resolution.work is not None:
                yield from _describe_resolved(sheet, citation, citation.resolution.work, node)
    yield from _label_works(sheet)
    yield from _describe_nesting(sheet, nodes)
    yield from _describe_reported(sheet, nodes)


def citation_nodes(sheet: Sheet) -> tuple[RdfTerm, ...]:
    """The nodes of the document's citations, in their order: named by section and words."""
    return sheet.names("cit", ((citation.section, citation.quote) for citation in sheet.document.citations))


def citation_evidence(citation: Citation) -> Evidence:
    """The words of a citation as evidence; the rules that read it stand side by side."""
    rule = " ".join(citation.details.rules) or "citation"
    return Evidence(citation.span, citation.quote, rule, citation.confidence)


def _describe_citation(sheet: Sheet, citation: Citation, node: RdfTerm) -> Said:
    proof, whole = citation_evidence(citation), Whole(node, _sentence(sheet, citation))
    yield from place_of(sheet, node, FG.Citation, proof, citation.section)
    yield from words_read(node, proof, whole.sentence, citation.quote)
    yield triple(node, FG.relation, RELATION[citation.relation.value])
    if citation.details.trigger is not None:
        trigger = _piece(sheet, citation.details.trigger, "citation.trigger")
        yield from proved(sheet, node, FG.triggerEvidence, trigger, whole)
    details = _details(sheet, citation)
    if details is not None:
        yield from proved(sheet, node, FG.detailsEvidence, details, whole)
    yield from _as_written(citation, node)


def _as_written(citation: Citation, node: RdfTerm) -> Said:
    if citation.kind is not None:
        yield triple(node, FG.citedKind, KIND[citation.kind])
    if citation.date is not None:
        yield triple(node, FG.citedDate, terms.date(citation.date))
    written = (
        (FG.citedNumber, citation.number),
        (FG.citedName, citation.name),
        (FG.citedIssuer, citation.issuer),
        (FG.citedTitle, citation.title),
    )
    for predicate, words in written:
        if words is not None:
            yield triple(node, predicate, terms.words(words))
    for pinpoint in citation.pinpoints:
        yield triple(node, FG.pinpoint, terms.text(str(pinpoint)))


def _describe_resolution(sheet: Sheet, resolution: Resolution, node: RdfTerm) -> Said:
    yield triple(node, FG.resolutionStatus, STATUS[resolution.status.value])
    yield triple(node, FG.resolutionStep, terms.text(resolution.step))
    if resolution.confidence < 1:
        yield triple(node, FG.resolutionConfidence, terms.decimal(resolution.confidence))
    if resolution.reason is not None:
        yield triple(node, FG.resolutionReason, terms.text(resolution.reason))
    for warning in resolution.warnings:
        yield triple(node, FG.warning, terms.text(warning))
    # A work that was taken without another in sight needs no list.
    candidates = resolution.candidates if len(resolution.candidates) > 1 or resolution.work is None else ()
    for rank, candidate in enumerate(candidates, start=1):
        place = inside(node, "cand", rank)
        yield triple(node, FG.candidate, place)
        yield triple(place, RDF.type, FG.Candidate)
        yield triple(place, FG.rank, terms.number(rank))
        yield triple(place, FG.candidateWork, sheet.work_node(candidate.work))
        yield triple(place, FG.score, terms.decimal(candidate.score))
        if candidate.rejected is not None:
            yield triple(place, FG.rejectedBecause, terms.text(candidate.rejected))
        yield from describe_work(sheet, candidate.work)


def _describe_resolved(sheet: Sheet, citation: Citation, key: WorkKey, node: RdfTerm) -> Said:
    work = sheet.work_node(key)
    yield triple(node, FG.citedWork, work)
    if work != sheet.work:
        yield triple(sheet.work, EDGES[citation.relation], work)
        yield from _describe_cited_work(sheet, citation, key, node)
    for single in citation.provisions:
        yield triple(node, FG.citedProvision, provision(work, single))
        yield from describe_provision(work, single)


def _describe_cited_work(sheet: Sheet, citation: Citation, key: WorkKey, node: RdfTerm) -> Said:
    """What the mention says of the work it names: number and name by its own words, the rest by its details'."""
    yield from describe_work(sheet, key)
    work, number = sheet.work_node(key), citation.number
    if number is not None and is_whole_symbol(key, number):
        symbol = terms.one_line(number)
        yield triple(work, DCT.identifier, terms.text(symbol))
        if digits := bare_number(symbol):
            yield triple(work, FG.number, terms.text(digits))
    if citation.name is not None:
        yield triple(work, FG.name, terms.words(citation.name))
    if citation.date is not None and citation.date.day_date is not None:
        yield triple(work, ELI.date_document, terms.date(citation.date))
    if citation.issuer is not None:
        yield triple(work, FG.issuerName, terms.words(citation.issuer))
        body = issuer_body(citation.issuer, key, citation.date)
        if body is not None:
            yield triple(work, FG.issuer, sheet.body_node(body))
            yield triple(node, FG.citedBody, sheet.body_node(body))
    if citation.title is not None:
        yield triple(work, DCT.alternative, terms.vietnamese(citation.title))


def _describe_nesting(sheet: Sheet, nodes: Sequence[RdfTerm]) -> Said:
    """Which citations stand inside the titles that others give."""
    citations = sheet.document.citations
    titles: list[tuple[Span, RdfTerm]] = []
    for at in sorted(range(len(citations)), key=lambda at: citations[at].span):
        while titles and titles[-1][0].end < citations[at].span.end:
            titles.pop()
        if titles and titles[-1][0].contains(citations[at].span):
            yield triple(nodes[at], FG.insideTitleOf, titles[-1][1])
        title = citations[at].details.title
        if title is not None:
            titles.append((title, nodes[at]))


def _describe_reported(sheet: Sheet, nodes: Sequence[RdfTerm]) -> Said:
    """What one cited work does to another: “Kế hoạch số 197-KH/TU … về thực hiện Nghị quyết số 43-NQ/TW”."""
    cited = {c.span: (_work(c), node) for c, node in zip(sheet.document.citations, nodes, strict=True)}
    for act in sheet.document.reported:
        if act.subject not in cited or act.object not in cited:
            continue
        (subject, one), (concerned, other) = cited[act.subject], cited[act.object]
        if subject is None or concerned is None or subject == concerned:
            continue
        both = Span(min(act.subject.start, act.object.start), max(act.subject.end, act.object.end))
        statement = (sheet.work_node(subject), EDGES[act.relation], sheet.work_node(concerned))
        yield from edge(sheet, statement, (_piece(sheet, both, act.rule),), (one, other))


def _label_works(sheet: Sheet) -> Said:
    """One label for each work cited, possibly meant or amended: from its whole symbol, its name, or its key."""
    labels: dict[WorkKey, str] = {}
    whole: dict[WorkKey, str] = {}
    for key, number, name in _works_named(sheet):
        if number is not None and is_whole_symbol(key, number):
            whole.setdefault(key, work_label(key, number))
        elif key not in labels:
            labels[key] = work_label(key, name=name)
    for key, label in (labels | whole).items():
        if sheet.work_node(key) != sheet.work:
            yield triple(sheet.work_node(key), RDFS.label, terms.vietnamese(label))


def _works_named(sheet: Sheet) -> Iterator[tuple[WorkKey, str | None, str | None]]:
    """Each work that the document leads to, with the number and name that stand there for it."""
    for citation in sheet.document.citations:
        resolution = citation.resolution
        if resolution is not None and resolution.work is not None:
            yield resolution.work, citation.number, citation.name
    for amendment in sheet.document.amendments:
        if amendment.document is not None:
            yield amendment.document, amendment.number, amendment.name
    for citation in sheet.document.citations:
        for candidate in citation.resolution.candidates if citation.resolution is not None else ():
            yield candidate.work, citation.number, None


def _sentence(sheet: Sheet, citation: Citation) -> str:
    sentence = citation.details.sentence
    return sentence.cut(sheet.document.text).strip() if sentence else sheet.sentence(citation.span)


def _details(sheet: Sheet, citation: Citation) -> Evidence | None:
    """The words from the first to the last of the mention, its date, issuer and title, where there are such."""
    details = citation.details
    spans = [span for span in (citation.span, details.date, details.issuer, details.title) if span is not None]
    if len(spans) == 1:
        return None
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return _piece(sheet, whole, "citation.beside")


def _work(citation: Citation) -> WorkKey | None:
    return citation.resolution.work if citation.resolution is not None else None


def _piece(sheet: Sheet, span: Span, rule: str) -> Evidence:
    return Evidence(span, span.cut(sheet.document.text), rule)
