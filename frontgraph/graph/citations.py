"""Citations as nodes and as edges: words, section, relation, what they were resolved to, candidates, cited works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from frontgraph.graph import literals
from frontgraph.graph.evidence import Triples, describe_evidence, edge, evidence_node, mention
from frontgraph.graph.resolving import issuer_body
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.uris import inside, provision
from frontgraph.graph.vocabulary import DCT, ELI, FG, KIND, RDF, RDFS, RELATION, STATUS
from frontgraph.graph.works import (
    bare_number,
    describe_provision,
    describe_work,
    is_whole_symbol,
    kind_label,
    symbol_label,
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


def describe_citations(sheet: Sheet) -> Triples:
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


def citation_nodes(sheet: Sheet) -> tuple[ox.NamedNode, ...]:
    """The nodes of the document's citations, in their order: named by section and words."""
    return sheet.names("cit", ((citation.section, citation.quote) for citation in sheet.document.citations))


def citation_evidence(citation: Citation) -> Evidence:
    """The words of a citation as evidence; the rules that read it stand side by side."""
    rule = " ".join(citation.details.rules) or "citation"
    return Evidence(citation.span, citation.quote, rule, citation.confidence)


def _describe_citation(sheet: Sheet, citation: Citation, node: ox.NamedNode) -> Triples:
    yield from mention(sheet, node, FG.Citation, citation_evidence(citation), citation.section)
    sentence = citation.details.sentence
    words = sentence.cut(sheet.document.text).strip() if sentence else sheet.sentence(citation.span)
    yield ox.Triple(node, FG.sentence, literals.text(words))
    yield ox.Triple(node, FG.relation, RELATION[citation.relation.value])
    if citation.details.trigger is not None:
        trigger = _piece(sheet, citation.details.trigger, "citation.trigger")
        yield ox.Triple(node, FG.trigger, literals.text(trigger.quote))
        yield ox.Triple(node, FG.triggerEvidence, evidence_node(sheet, trigger))
        yield from describe_evidence(sheet, trigger)
    yield from _as_written(citation, node)


def _as_written(citation: Citation, node: ox.NamedNode) -> Triples:
    if citation.kind is not None:
        yield ox.Triple(node, FG.citedKind, KIND[citation.kind])
    if citation.date is not None:
        yield ox.Triple(node, FG.citedDate, literals.date(citation.date))
    written = (
        (FG.citedNumber, citation.number),
        (FG.citedName, citation.name),
        (FG.citedIssuer, citation.issuer),
        (FG.citedTitle, citation.title),
    )
    for predicate, words in written:
        if words is not None:
            yield ox.Triple(node, predicate, literals.text(literals.one_line(words)))
    for pinpoint in citation.pinpoints:
        yield ox.Triple(node, FG.pinpoint, literals.text(str(pinpoint)))


def _describe_resolution(sheet: Sheet, resolution: Resolution, node: ox.NamedNode) -> Triples:
    yield ox.Triple(node, FG.resolutionStatus, STATUS[resolution.status.value])
    yield ox.Triple(node, FG.resolutionStep, literals.text(resolution.step))
    yield ox.Triple(node, FG.resolutionConfidence, literals.decimal(resolution.confidence))
    if resolution.reason is not None:
        yield ox.Triple(node, FG.resolutionReason, literals.text(resolution.reason))
    for warning in resolution.warnings:
        yield ox.Triple(node, FG.warning, literals.text(warning))
    for rank, candidate in enumerate(resolution.candidates, start=1):
        place = inside(node, "cand", rank)
        yield ox.Triple(node, FG.candidate, place)
        yield ox.Triple(place, RDF.type, FG.Candidate)
        yield ox.Triple(place, FG.rank, literals.number(rank))
        yield ox.Triple(place, FG.candidateWork, sheet.uris.work(candidate.work))
        yield ox.Triple(place, FG.score, literals.decimal(candidate.score))
        if candidate.rejected is not None:
            yield ox.Triple(place, FG.rejectedBecause, literals.text(candidate.rejected))
        yield from describe_work(sheet.uris, candidate.work)


def _describe_resolved(sheet: Sheet, citation: Citation, key: WorkKey, node: ox.NamedNode) -> Triples:
    work = sheet.uris.work(key)
    proof = citation_evidence(citation)
    yield ox.Triple(node, FG.citedWork, work)
    if work != sheet.work:
        yield from edge(sheet, (sheet.work, EDGES[citation.relation], work), (proof,), (node,))
        if citation.section is not None:
            place = sheet.section_node(citation.section)
            yield from edge(sheet, (place, FG.sectionCites, work), (proof,), (node,))
        yield from _describe_cited_work(sheet, citation, key)
    for pinpoint in citation.pinpoints:
        for single in pinpoint.expand():
            part = provision(work, single)
            yield ox.Triple(node, FG.citedProvision, part)
            yield from describe_provision(work, single)


def _describe_cited_work(sheet: Sheet, citation: Citation, key: WorkKey) -> Triples:
    """What the mention says of the work it names, each with the words that say so."""
    yield from describe_work(sheet.uris, key)
    work, proof = sheet.uris.work(key), citation_evidence(citation)
    number = citation.number
    if number is not None and is_whole_symbol(key, number):
        symbol = literals.one_line(number)
        yield from edge(sheet, (work, DCT.identifier, literals.text(symbol)), (proof,))
        if digits := bare_number(symbol):
            yield ox.Triple(work, FG.number, literals.text(digits))
    if citation.name is not None:
        yield from edge(sheet, (work, FG.name, literals.text(literals.one_line(citation.name))), (proof,))
    yield from _beside(sheet, citation, key)


def _describe_nesting(sheet: Sheet, nodes: Sequence[ox.NamedNode]) -> Triples:
    """Which citations stand inside the titles that others give."""
    citations = sheet.document.citations
    titles: list[tuple[Span, ox.NamedNode]] = []
    for at in sorted(range(len(citations)), key=lambda at: citations[at].span):
        while titles and titles[-1][0].end < citations[at].span.end:
            titles.pop()
        if titles and titles[-1][0].contains(citations[at].span):
            yield ox.Triple(nodes[at], FG.insideTitleOf, titles[-1][1])
        title = citations[at].details.title
        if title is not None:
            titles.append((title, nodes[at]))


def _describe_reported(sheet: Sheet, nodes: Sequence[ox.NamedNode]) -> Triples:
    """What one cited work does to another: “Kế hoạch số 197-KH/TU … về thực hiện Nghị quyết số 43-NQ/TW”."""
    cited = {c.span: (_work(c), node) for c, node in zip(sheet.document.citations, nodes, strict=True)}
    for act in sheet.document.reported:
        if act.subject not in cited or act.object not in cited:
            continue
        (subject, one), (concerned, other) = cited[act.subject], cited[act.object]
        if subject is None or concerned is None or subject == concerned:
            continue
        both = Span(min(act.subject.start, act.object.start), max(act.subject.end, act.object.end))
        statement = (sheet.uris.work(subject), EDGES[act.relation], sheet.uris.work(concerned))
        yield from edge(sheet, statement, (_piece(sheet, both, act.rule),), (one, other))


def _label_works(sheet: Sheet) -> Triples:
    """One label for each work cited, possibly meant or amended: from its whole symbol, its name, or its key."""
    labels: dict[WorkKey, str] = {}
    whole: dict[WorkKey, str] = {}
    for key, number, name in _works_named(sheet):
        if number is not None and is_whole_symbol(key, number):
            whole.setdefault(key, symbol_label(key.kind, literals.one_line(number)))
        else:
            labels.setdefault(key, key_label(key, name))
    for key, label in (labels | whole).items():
        if sheet.uris.work(key) != sheet.work:
            yield ox.Triple(sheet.uris.work(key), RDFS.label, literals.vietnamese(label))


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


def _beside(sheet: Sheet, citation: Citation, key: WorkKey) -> Triples:
    work, details, proof = sheet.uris.work(key), citation.details, citation_evidence(citation)
    if citation.date is not None and citation.date.day_date is not None:
        dated = _piece(sheet, details.date, "citation.date", proof)
        yield from edge(sheet, (work, ELI.date_document, literals.date(citation.date)), (dated,))
    if citation.issuer is not None:
        named = _piece(sheet, details.issuer, "citation.issuer", proof)
        name = literals.text(literals.one_line(citation.issuer))
        yield from edge(sheet, (work, FG.issuerName, name), (named,))
        body = issuer_body(citation.issuer, key, citation.date)
        if body is not None:
            yield from edge(sheet, (work, FG.issuer, sheet.uris.body(body)), (named,))
    if citation.title is not None:
        titled = _piece(sheet, details.title, "citation.title", proof)
        yield from edge(sheet, (work, DCT.alternative, literals.vietnamese(citation.title)), (titled,))


def key_label(key: WorkKey, name: str | None = None) -> str:
    """A label for a work of which no mention gives the whole symbol: its name, else what the key spells.

    >>> key_label(WorkKey("vn", "tw", "nghi-quyet", "2024", "57-nq-tw"))
    'Nghị quyết số 57-NQ-TW'
    >>> key_label(WorkKey("vn", "quoc-hoi", "luat", "2024", "luat-dat-dai"), "Luật Đất đai")
    'Luật Đất đai 2024'
    """
    if name is not None:
        words = literals.one_line(name)
        return words if key.provisional or key.year in words else f"{words} {key.year}"
    return symbol_label(key.kind, key.symbol.upper()) if key.symbol[:1].isdigit() else kind_label(key.kind)


def _work(citation: Citation) -> WorkKey | None:
    return citation.resolution.work if citation.resolution is not None else None


def _piece(sheet: Sheet, span: Span | None, rule: str, instead: Evidence | None = None) -> Evidence:
    if span is not None:
        return Evidence(span, span.cut(sheet.document.text), rule)
    if instead is None:
        raise ValueError(f"{rule}: neither a place nor other evidence is given")
    return instead
