"""What of a graph can be found by its words: the names of things, and the sentences in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from frontgraph.graph.vocabulary import DCT, FG, RDF, RDFS, SKOS
from frontgraph.store.protocol import QuadStore
from frontgraph.store.search_index import EntryKind, SearchEntry, SearchIndex

_NAMES = frozenset((RDFS.label, SKOS.altLabel, DCT.title, DCT.alternative, FG.name))
_KINDS = {
    FG.Document: EntryKind.WORK,
    FG.Body: EntryKind.BODY,
    FG.ForeignPartner: EntryKind.BODY,
    FG.LocalAgent: EntryKind.BODY,
    FG.Person: EntryKind.PERSON,
    FG.Place: EntryKind.PLACE,
    FG.Campaign: EntryKind.CAMPAIGN,
    FG.Section: EntryKind.SECTION,
}


def index_text(store: QuadStore, path: Path, *, changed: Iterable[str] | None = None) -> None:
    """Make the text search index of `store` at `path`; with `changed` only those graphs of an index that is there.

    Raises GraphNotFoundError where an index to be changed is not there.
    """
    if changed is None:
        with SearchIndex.create(path) as index:
            index.fill((graph.value, entries_of(store.graph_quads(graph))) for graph in store.graphs())
            index.settle()
        return
    with SearchIndex.open(path, writable=True) as index:
        graphs = sorted(changed)
        for graph in graphs:
            index.remove(graph)
        index.fill((graph, entries_of(store.graph_quads(NamedNode(graph)))) for graph in graphs)


def entries_of(quads: Iterable[Quad]) -> Iterator[SearchEntry]:
    """What the quads of one named graph give to be found: every name once a thing, every sentence once a document.

    One pass over the quads: to ask the store for them graph by graph costs a hundred times as much.
    """
    kinds: dict[str, EntryKind] = {}
    names: list[tuple[str, str]] = []
    sentences: dict[str, str] = {}
    orders: dict[str, int] = {}
    documents: dict[str, str] = {}
    evidence: list[tuple[str, str]] = []
    # Each of these is made anew wherever it is written down, and this loop runs over every quad of a graph.
    is_a, in_document, order, proves, says = RDF.type, FG.inDocument, FG.order, FG.evidence, FG.sentence
    for quad in quads:
        if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
            continue
        subject, predicate, value = quad.subject.value, quad.predicate, quad.object.value
        if predicate == is_a and isinstance(quad.object, NamedNode):
            kind = _KINDS.get(quad.object)
            if kind is not None:
                kinds[subject] = min(kind, kinds.get(subject, kind))
        elif predicate in _NAMES:
            names.append((subject, value))
        elif predicate == in_document:
            documents[subject] = value
        elif predicate == order:
            orders[subject] = int(value)
        elif predicate == proves:
            evidence.append((subject, value))
        elif predicate == says:
            sentences[subject] = value
    for node, text in sorted(set(names)):
        if node in kinds:
            yield SearchEntry(kinds[node], node, text, documents.get(node))
    yield from _passages(evidence, sentences, orders, documents)


def entries_in(nquads: bytes) -> Iterator[SearchEntry]:
    """The same for one named graph written as N-Quads, a statement a line.

    Only the lines that tell something of names and sentences are parsed: one in five or so.

    >>> lines = f'<urn:a> {RDF.type} {FG.Body} <urn:g> .\\n<urn:a> {RDFS.label} "Tỉnh ủy" <urn:g> .\\n'
    >>> [entry.text for entry in entries_in(lines.encode())]
    ['Tỉnh ủy']
    """
    told = b"".join(_telling_lines().findall(nquads))
    yield from entries_of(quad for quad in parse(told, RdfFormat.N_QUADS) if isinstance(quad, Quad))


@cache
def _telling_lines() -> re.Pattern[bytes]:
    plain = [str(term) for term in (*_NAMES, FG.inDocument, FG.order, FG.evidence, FG.sentence)]
    typed = "|".join(re.escape(str(kind)) for kind in _KINDS)
    words = "|".join((*(re.escape(term) for term in sorted(plain)), f"{re.escape(str(RDF.type))} (?:{typed})"))
    return re.compile(rf"^<[^>]*> (?:{words}) .*\n".encode(), re.MULTILINE)


def _passages(
    evidence: Iterable[tuple[str, str]],
    sentences: Mapping[str, str],
    orders: Mapping[str, int],
    documents: Mapping[str, str],
) -> Iterator[SearchEntry]:
    mentions = sorted((orders[mention], mention, proof) for mention, proof in evidence if mention in orders)
    seen: set[str] = set()
    for _, mention, proof in mentions:
        sentence = sentences.get(proof)
        if sentence is not None and sentence not in seen:
            seen.add(sentence)
            yield SearchEntry(EntryKind.PASSAGE, mention, sentence, documents.get(mention))
