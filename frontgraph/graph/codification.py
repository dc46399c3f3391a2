"""A topic of the codification of law as quads: its articles, the documents they come from, what changed them since
when, and the articles they relate to.

The topic is described as any held document; what is said here comes on top of its sections and citations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from frontgraph.graph import terms
from frontgraph.graph.citations import citation_evidence, citation_nodes, describe_citations
from frontgraph.graph.concepts import concepts_by_word
from frontgraph.graph.describe import Description
from frontgraph.graph.documents import describe_document
from frontgraph.graph.evidence import Said, edge, mention
from frontgraph.graph.provenance import Run, describe_run
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import DCT, ELI, FG, RDF, RDFS, RdfTerm, Statement, triple
from frontgraph.graph.uris import DEFAULT_BASE, Uris, inside, provision
from frontgraph.graph.vocabulary import OPERATION
from frontgraph.model import Citation, Evidence, Span
from frontgraph.model.codification import CodifiedArticle, CodifiedTopic, NotedChange
from frontgraph.text import fold, slug

_RELATED = "codification.related"
#: Said of documents that do not print what they are; a topic has neither kind nor issuer, and a name of its own.
_NOT_SAID = (FG.unknown, FG.provisional)


def write_topic(topic: CodifiedTopic, *, base: str = DEFAULT_BASE, run: Run | None = None) -> Description:
    """The topic's named graph written down; its document's citations must be resolved.

    >>> from frontgraph.model import Document
    >>> written = write_topic(CodifiedTopic("36.3", "Thanh niên", Document("36_3.txt", "Đề mục", "0" * 64)))
    >>> "<https://w3id.org/frontgraph/id/phap-dien/36.3-thanh-nien>" in written.nquads.decode()
    True
    """
    uris = Uris(base)
    node = uris.source_graph(topic.document)
    graph = RdfTerm(str(node))
    sheet = _sheet(topic, uris, graph)
    said = _statements(topic, sheet, graph, run if run is not None else Run.now_installed())
    return Description(node.value, tuple(said), sheet.named())


def topic_node(topic: CodifiedTopic, base: str = DEFAULT_BASE) -> RdfTerm:
    """The name of a topic: by its number, which its articles' numbers begin with.

    One that has no articles (yet, or any more) may share its number with another, and has its title behind it.

    >>> from frontgraph.model import Document
    >>> topic_node(CodifiedTopic("36.3", "Thanh niên", Document("", "", ""), (CodifiedArticle("LQ.1", "36.3.LQ.1"),)))
    '<https://w3id.org/frontgraph/id/phap-dien/36.3>'
    """
    name = topic.number if any(article.number for article in topic.articles) else f"{topic.number}-{slug(topic.title)}"
    return inside(_codification(base), name)


def article_node(number: str, base: str = DEFAULT_BASE) -> RdfTerm:
    """The name of an article, from its number in the whole codification.

    >>> article_node("36.3.LQ.1")
    '<https://w3id.org/frontgraph/id/phap-dien/36.3/sec/LQ.1>'
    """
    subject, topic, inner = number.split(".", 2)
    return inside(_codification(base), f"{subject}.{topic}", "sec", inner)


def _codification(base: str) -> RdfTerm:
    return RdfTerm(f"<{base.rstrip('/')}/id/phap-dien>")


def _sheet(topic: CodifiedTopic, uris: Uris, graph: RdfTerm) -> Sheet:
    """The topic laid out under its own name in place of its file's checksum."""
    sheet = Sheet.of(topic.document, uris, graph)
    work = topic_node(topic, uris.base)
    return replace(sheet, work=work, manifestation=RdfTerm(work[:-1] + sheet.manifestation[len(sheet.work) - 1 :]))


def _statements(topic: CodifiedTopic, sheet: Sheet, graph: RdfTerm, run: Run) -> list[Statement]:
    """Every statement once, in order."""
    return list(dict.fromkeys(_all(topic, sheet, graph, run)))


def _all(topic: CodifiedTopic, sheet: Sheet, graph: RdfTerm, run: Run) -> Said:
    yield from describe_run(sheet, graph, run)
    for each in describe_document(sheet):
        if each.split(" ", 2)[1] not in _NOT_SAID:
            yield each
    yield from _describe_topic(topic, sheet)
    yield from describe_citations(sheet)
    mentions = dict(
        zip(
            (citation.span for citation in topic.document.citations),
            zip(topic.document.citations, citation_nodes(sheet), strict=True),
            strict=True,
        )
    )
    for article in topic.articles:
        yield from _describe_article(article, sheet)
        yield from _describe_source(article, sheet, mentions)
        yield from _describe_related(article, sheet)


def _describe_topic(topic: CodifiedTopic, sheet: Sheet) -> Iterator[Statement]:
    subject = inside(_codification(sheet.uris.base), topic.subject)
    yield triple(sheet.work, RDF.type, FG.CodificationTopic)
    yield triple(sheet.work, DCT.identifier, terms.text(topic.number))
    yield triple(sheet.work, ELI.is_part_of, subject)
    yield triple(subject, RDF.type, FG.CodificationSubject)
    yield triple(subject, RDFS.label, terms.vietnamese(f"Chủ đề {topic.subject}"))
    yield triple(subject, DCT.identifier, terms.text(topic.subject))


def _describe_article(article: CodifiedArticle, sheet: Sheet) -> Iterator[Statement]:
    if article.number is not None:
        node = sheet.section_node(article.section)
        yield triple(node, RDF.type, FG.CodifiedArticle)
        yield triple(node, FG.articleNumber, terms.text(article.number))


def _describe_source(article: CodifiedArticle, sheet: Sheet, mentions: dict[Span, tuple[Citation, RdfTerm]]) -> Said:
    """The document and provision that the article comes from, its day of effect, and the changes.

    All of the note stands in the sentence of its one piece of evidence, the words that name the document.
    """
    if article.source is None:
        return
    node = sheet.section_node(article.section)
    citation, source = mentions[article.source.mention]
    yield triple(node, FG.sourceCitation, source)
    work = _work(citation, sheet)
    if work is not None:
        yield from edge(sheet, (node, FG.codifies, work), (source,))
        for each in _provisions(citation, work):
            yield triple(node, FG.codifiesProvision, each)
    effective = article.source.effective
    if effective is not None and effective.day_date is not None:
        yield from edge(sheet, (node, FG.effective, terms.date(effective)), (source,))
    for change in article.source.changes:
        yield from _describe_change(change, article, sheet, mentions[change.mention], (citation, work))


def _describe_change(
    change: NotedChange,
    article: CodifiedArticle,
    sheet: Sheet,
    amending: tuple[Citation, RdfTerm],
    amended: tuple[Citation, RdfTerm | None],
) -> Said:
    citation, place = amending
    node = RdfTerm(place.replace("/cit/", "/amd/"))
    yield from mention(sheet, node, FG.NotedAmendment, citation_evidence(citation), article.section)
    yield triple(node, FG.amendedArticle, sheet.section_node(article.section))
    for operation in change.operations:
        yield triple(node, FG.operation, RdfTerm(str(concepts_by_word(OPERATION)[fold(operation.value)])))
    if change.effective is not None and change.effective.day_date is not None:
        yield triple(node, FG.effective, terms.date(change.effective))
    work = _work(citation, sheet)
    if work is not None:
        yield triple(node, FG.amendingWork, work)
        for each in _provisions(citation, work):
            yield triple(node, FG.sourceProvision, each)
    source, target = amended
    if target is not None:
        yield triple(node, FG.targetWork, target)
        for each in _provisions(source, target):
            yield triple(node, FG.targetProvision, each)


def _describe_related(article: CodifiedArticle, sheet: Sheet) -> Said:
    node = sheet.section_node(article.section)
    for related in article.related:
        if related.number is not None:
            proof = Evidence(related.span, related.span.cut(sheet.document.text), _RELATED)
            yield from edge(sheet, (node, FG.relatedArticle, article_node(related.number, sheet.uris.base)), (proof,))


def _work(citation: Citation, sheet: Sheet) -> RdfTerm | None:
    found = citation.resolution.work if citation.resolution is not None else None
    return sheet.work_node(found) if found is not None else None


def _provisions(citation: Citation, work: RdfTerm) -> Iterator[RdfTerm]:
    for single in citation.provisions:
        yield provision(work, single)
