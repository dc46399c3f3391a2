"""The evidence view: what a document's graph implies of its evidence and does not store, told in full.

One CONSTRUCT makes every piece of evidence a Web Annotation with its selectors, and every edge that a mention makes a
reified statement with that mention as evidence. The words before and behind each quote come from the text itself, or
from the sentence where the text is not at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from frontgraph.graph.vocabulary import FG, OA, PROV
from frontgraph.resources import ontology_path

#: Gives the raw text of a source file by its SHA-256, None where it is not kept.
Texts = Callable[[str], str | None]
#: Code points of context before and behind the words, enough to find them again in a changed text.
CONTEXT = 32


#: From a statement to what makes or proves it, and from a thing to the words that prove it.
_MADE_BY = (FG.evidence, FG.statedBy)
_PROVED_BY = (FG.evidence, FG.deadlineEvidence, FG.triggerEvidence, FG.detailsEvidence, FG.newTextEvidence)


@cache
def evidence_query() -> str:
    """The text of the CONSTRUCT, to be run over the graph of one source file."""
    return ontology_path("evidence-view.rq").read_text(encoding="utf-8")


def evidence_view(quads: Iterable[ox.Quad], texts: Texts | None = None) -> Iterator[ox.Quad]:
    """What the named graphs of documents among `quads` imply of their evidence, graph by graph."""
    graphs: dict[ox.NamedNode, list[ox.Quad]] = {}
    sources: set[ox.NamedNode] = set()
    derived = PROV.wasDerivedFrom
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs.setdefault(quad.graph_name, []).append(quad)
            if quad.predicate == derived and quad.subject == quad.graph_name:
                sources.add(quad.graph_name)
    for name in sorted(sources, key=str):
        yield from _view_of(name, graphs[name], texts)


def completed(quads: Iterable[ox.Quad], texts: Texts | None = None) -> list[ox.Quad]:
    """The quads with their evidence view.

    >>> from frontgraph.graph import describe
    >>> from frontgraph.model import Document
    >>> stored = list(describe(Document("a.txt", "", "0" * 64)))
    >>> completed(stored) == stored
    True
    """
    stored = list(quads)
    return list(dict.fromkeys((*stored, *evidence_view(stored, texts))))


def completed_part(node: ox.NamedNode, quads: Iterable[ox.Quad], texts: Texts | None = None) -> list[ox.Quad]:
    """What the completed graph of one document says of a thing in it: of itself, of its evidence and the selectors
    of that, and the statements that it makes or proves.

    Only what stands around the thing is completed, so that a single mention costs little.
    """
    stored = list(quads)
    around: set[object] = {quad.subject for quad in stored if quad.object == node} | {node}
    near = around | {quad.object for quad in stored if quad.subject in around}
    links = (PROV.wasDerivedFrom, FG.page)
    near |= {quad.graph_name for quad in stored} | {quad.object for quad in stored if quad.predicate in links}
    full = completed((quad for quad in stored if quad.subject in near), texts)
    told: set[object] = {node} | {quad.subject for quad in full if quad.object == node and quad.predicate in _MADE_BY}
    told |= {quad.object for quad in full if quad.subject in told and quad.predicate in _PROVED_BY}
    told |= {quad.object for quad in full if quad.subject in told and quad.predicate == OA.hasSelector}
    return [quad for quad in full if quad.subject in told]


def _view_of(name: ox.NamedNode, quads: list[ox.Quad], texts: Texts | None) -> Iterator[ox.Quad]:
    store = ox.Store()
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    answer = store.query(evidence_query())
    assert isinstance(answer, ox.QueryTriples)
    seen = list(dict.fromkeys(answer))
    for triple in seen:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, name)
    yield from _contexts(name, quads, seen, _text_of(quads, texts))


def _text_of(quads: list[ox.Quad], texts: Texts | None) -> str | None:
    checksum = FG.sha256
    if texts is None:
        return None
    sums = (q.object.value for q in quads if q.predicate == checksum and isinstance(q.object, ox.Literal))
    return next((text for text in map(texts, sums) if text is not None), None)


def _contexts(name: ox.NamedNode, quads: list[ox.Quad], seen: list[ox.Triple], text: str | None) -> Iterator[ox.Quad]:
    """Prefix and suffix of each selector."""
    wanted = (FG.sentence, FG.quote, OA.hasSelector)
    said: dict[ox.NamedNode, dict[ox.NamedNode, str]] = {}
    for part in (*(quad.triple for quad in quads), *seen):
        if part.predicate in wanted and isinstance(part.subject, ox.NamedNode):
            said.setdefault(part.subject, {})[part.predicate] = getattr(part.object, "value", "")
    done: set[str] = set()
    for words in said.values():
        place = words.get(OA.hasSelector)
        if place is None or place in done:
            continue
        start, end = (int(number) for number in place.rpartition("#char=")[2].split(","))
        around = _around(text, start, end) or _in_sentence(words[FG.sentence], words[FG.quote])
        if around is not None:
            done.add(place)
            for predicate, context in zip((OA.prefix, OA.suffix), around, strict=True):
                yield ox.Quad(ox.NamedNode(place), predicate, ox.Literal(context), name)


def _around(text: str | None, start: int, end: int) -> tuple[str, str] | None:
    return (text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]) if text is not None else None


def _in_sentence(sentence: str, quote: str) -> tuple[str, str] | None:
    """The words around a quote in its sentence; None where they do not tell which place is meant."""
    before, found, behind = sentence.partition(quote)
    if not found or sentence.find(quote, len(before) + 1) >= 0:
        return None
    return before[-CONTEXT:], behind[:CONTEXT]
