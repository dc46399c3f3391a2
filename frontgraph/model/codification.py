"""A topic of the codification of law (Bộ pháp điển): its articles, where each comes from, what changed it, and to
which articles of other documents it relates.

Pháp lệnh pháp điển hệ thống quy phạm pháp luật (2012): subjects (chủ đề) hold topics (đề mục), a topic holds articles
of many documents in the order of its law's articles, each with a note of where it was taken from.
"""

from __future__ import annotations

from dataclasses import dataclass

from frontgraph.model.amendment import Operation
from frontgraph.model.dates import PartialDate
from frontgraph.model.document import Document
from frontgraph.model.span import Span


@dataclass(frozen=True, slots=True)
class NotedChange:
    """What a source note says of a change: the mention of the changing document, what it did, since when."""

    mention: Span
    operations: tuple[Operation, ...] = ()
    effective: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What was read in a source note: the mention of the document that the article comes from, its effect, changes."""

    mention: Span
    effective: PartialDate | None = None
    changes: tuple[NotedChange, ...] = ()


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """A cross-reference: the words, and the number of the article meant (None for a chapter or another part)."""

    span: Span
    number: str | None


@dataclass(frozen=True, slots=True)
class CodifiedArticle:
    """An article of a topic, or a heading that has cross-references of its own.

    section   identifier of its section in the topic's document (`LQ.1`)
    number    in the whole codification (`36.3.LQ.1`), None for a heading
    note      the source note, with its brackets; None where none stands there
    source    what was read in the note, None where it names no document
    """

    section: str
    number: str | None
    note: Span | None = None
    source: SourceReading | None = None
    related: tuple[RelatedArticle, ...] = ()


@dataclass(frozen=True, slots=True)
class CodifiedTopic:
    """A topic (đề mục): its number (`36.3`), its title, its text as a document, its articles in order.

    >>> from frontgraph.model import Document
    >>> CodifiedTopic("36.3", "Thanh niên", Document("36_3.txt", "", "")).subject
    '36'
    """

    number: str
    title: str
    document: Document
    articles: tuple[CodifiedArticle, ...] = ()

    @property
    def subject(self) -> str:
        """The number of the subject (chủ đề) that the topic belongs to."""
        return self.number.partition(".")[0]
