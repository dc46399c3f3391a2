"""The source notes of a topic of the codification as citations of its text: what each article comes from, what
changed it. Only the notes are read, not the articles: these are other documents' words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace

from frontgraph.citation.source_notes import SourceNote, read_note
from frontgraph.model import Citation, Relation, ReportedAct, Span
from frontgraph.model.citation import CitationDetails
from frontgraph.model.codification import CodifiedArticle, CodifiedTopic, NotedChange, SourceReading
from frontgraph.text.dates import dates

_RULE = "codification.note"
# Where a document is named for the first time, its title, date and issuer stand between its number and its effect. The
# title may hold dates and issuers of other documents, but only the last ones stand right before the effect.
_IN_FULL = re.compile(
    r"\s*(?P<title>\S(?:(?! có hiệu lực).)*?)\s+ngày\s+(?P<date>\d{1,2}/\d{1,2}/\d{4})\s+của\s+"
    r"(?P<issuer>(?:(?!\sngày\s+\d).)+?)[\s.]*(?:,\s+có hiệu lực|\)$)",
    re.DOTALL,
)


def recognise_notes(topic: CodifiedTopic) -> CodifiedTopic:
    """The topic with its document's citations – those of the notes – and the reading of each article's note.

    >>> from frontgraph.model import Document
    >>> recognise_notes(CodifiedTopic("1.1", "Nước", Document("1_1.txt", "", ""))).document.citations
    ()
    """
    citations: list[Citation] = []
    reported: list[ReportedAct] = []
    articles: list[CodifiedArticle] = []
    for article in topic.articles:
        mentions, source = _read(article, topic.document.text)
        articles.append(replace(article, source=source))
        citations += mentions
        if source is not None:
            reported += (_act(change, source) for change in source.changes)
    document = replace(topic.document, citations=tuple(citations), reported=tuple(reported))
    return replace(topic, document=document, articles=tuple(articles))


def _read(article: CodifiedArticle, text: str) -> tuple[list[Citation], SourceReading | None]:
    note = read_note(article.note.cut(text)) if article.note is not None else None
    if note is None or article.note is None:
        return [], None
    mentions = [_moved(mention, article, text) for mention in _mentions(note)]
    mentions[0] = _in_full(mentions[0], article.note, text)
    changes = (
        NotedChange(mention.span, change.operations, change.effective)
        for mention, change in zip(mentions[1:], note.changes, strict=True)
    )
    return mentions, SourceReading(mentions[0].span, note.effective, tuple(changes))


def _mentions(note: SourceNote) -> Iterator[Citation]:
    yield note.citation
    for change in note.changes:
        yield change.citation


def _moved(citation: Citation, article: CodifiedArticle, text: str) -> Citation:
    """A citation of the note at its place in the topic's text, in the text's own letters."""
    assert article.note is not None
    by = article.note.start
    parts = {
        part.name: Span(span.start + by, span.end + by)
        for part in fields(CitationDetails)
        if part.name != "trigger" and isinstance(span := getattr(citation.details, part.name), Span)
    }
    span = Span(citation.span.start + by, citation.span.end + by)
    details = CitationDetails(**parts, rules=(*citation.details.rules, _RULE))
    return replace(
        citation,
        span=span,
        quote=span.cut(text),
        section=article.section,
        relation=Relation.CITES,
        details=details,
    )


def _in_full(citation: Citation, note: Span, text: str) -> Citation:
    """The source with title, date and issuer as the form of the note has them, where it has them."""
    found = _IN_FULL.match(text, citation.span.end, note.end)
    written = next(dates(found["date"]), None) if found is not None else None
    if found is None or written is None:
        return citation
    title, date, issuer = (Span(*found.span(part)) for part in ("title", "date", "issuer"))
    return replace(
        citation,
        title=" ".join(found["title"].split()),
        date=written.date,
        issuer=" ".join(found["issuer"].split()),
        details=replace(citation.details, title=title, date=date, issuer=issuer),
    )


def _act(change: NotedChange, source: SourceReading) -> ReportedAct:
    """The changing document amends the one that the article comes from, whatever it did to the article."""
    return ReportedAct(change.mention, Relation.AMENDS, source.mention, None, _RULE)
