"""What of a graph can be found by its words: the names of things, and the sentences in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from frontgraph.graph.vocabulary import FG
from frontgraph.store.protocol import QuadStore, select
from frontgraph.store.search_index import EntryKind, SearchEntry, SearchIndex
from frontgraph.store.terms import fill

_NAMES = """
PREFIX fg: <https://w3id.org/frontgraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?class ?node ?text ?document WHERE {
  VALUES ?g { UNDEF }
  GRAPH ?g {
    VALUES ?class { fg:Document fg:Body fg:ForeignPartner fg:LocalAgent fg:Person fg:Place fg:Campaign fg:Section }
    ?node a ?class .
    VALUES ?property { rdfs:label skos:altLabel dct:title dct:alternative fg:name }
    ?node ?property ?text .
    OPTIONAL { ?node fg:inDocument ?document }
  }
}
ORDER BY ?node ?text ?class
"""
_SENTENCES = """
PREFIX fg: <https://w3id.org/frontgraph/ns#>
SELECT ?document ?sentence ?mention ?order WHERE {
  VALUES ?g { UNDEF }
  GRAPH ?g {
    ?mention fg:inDocument ?document ; fg:order ?order ; fg:evidence ?evidence .
    ?evidence fg:sentence ?sentence
  }
}
ORDER BY ?order ?mention
"""
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
            index.fill((graph.value, entries_of(store, graph)) for graph in store.graphs())
            index.settle()
        return
    with SearchIndex.open(path, writable=True) as index:
        graphs = sorted(changed)
        for graph in graphs:
            index.remove(graph)
        index.fill((graph, entries_of(store, NamedNode(graph))) for graph in graphs)


def entries_of(store: QuadStore, graph: NamedNode) -> Iterator[SearchEntry]:
    """What one named graph gives to be found: every name once a thing, every sentence once a document."""
    for kind, node, text, document in select(store, fill(_NAMES, {"g": [graph]})):
        if isinstance(kind, NamedNode) and isinstance(node, NamedNode) and isinstance(text, Literal):
            inside = document.value if isinstance(document, NamedNode) else None
            yield SearchEntry(_KINDS[kind], node.value, text.value, inside)
    seen: set[str] = set()
    for document, sentence, mention, _ in select(store, fill(_SENTENCES, {"g": [graph]})):
        if isinstance(mention, NamedNode) and isinstance(sentence, Literal) and sentence.value not in seen:
            seen.add(sentence.value)
            inside = document.value if isinstance(document, NamedNode) else None
            yield SearchEntry(EntryKind.PASSAGE, mention.value, sentence.value, inside)
