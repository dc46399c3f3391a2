"""What a graph says of a thing, as RDF: a document's graph in full, or a part of one with its evidence in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from frontgraph.graph import completed, completed_part
from frontgraph.store import GraphFolder, QuadStore, Term, select
from frontgraph.store.terms import fill

_STATEMENTS = "SELECT DISTINCT ?s ?p ?o { VALUES ?s { UNDEF } ?s ?p ?o }"
_SPOKEN = """
PREFIX fg: <https://w3id.org/frontgraph/ns#>
SELECT DISTINCT ?graph { VALUES ?s { UNDEF } GRAPH ?graph { ?s fg:held true } }
"""
#: A part of a document says which one it is in; a piece of evidence, by which rule it was read.
_PART_OF = """
PREFIX fg: <https://w3id.org/frontgraph/ns#>
SELECT DISTINCT ?graph {
  VALUES ?s { UNDEF }
  { GRAPH ?graph { ?s fg:inDocument ?document } } UNION { GRAPH ?graph { ?s fg:rule ?rule } }
}
"""
#: What stands between a document's address and the name of a statement that only its completed graph has.
_STATEMENT = "/stm/"


def statements_of(store: QuadStore, node: ox.NamedNode) -> tuple[tuple[ox.NamedNode, Term], ...]:
    """What is stored of a thing in any graph: property and value."""
    rows = select(store, fill(_STATEMENTS, {"s": [node]}))
    return tuple((p, o) for _, p, o in rows if isinstance(p, ox.NamedNode) and o is not None)


def triples_about(store: QuadStore, node: ox.NamedNode, folder: GraphFolder | None) -> list[ox.Triple]:
    """All that a held document or a named graph says, a part of a document with its evidence and the statements made
    by it, else all that is said of a thing; nothing where that is nothing.

    Evidence is told in full, with the words around each quote where `folder` has the text.
    """
    return list(dict.fromkeys(_triples(store, node, folder)))


def part_of_document(store: QuadStore, node: ox.NamedNode, folder: GraphFolder | None) -> list[ox.Triple]:
    """A part of a document as its completed graph tells it; nothing where it is no part of one."""
    texts = folder.kept_text if folder is not None else None
    parts = [completed_part(node, store.graph_quads(graph), texts) for graph in _graphs(store, _PART_OF, node)]
    return list(dict.fromkeys(quad.triple for part in parts for quad in part))


def _triples(store: QuadStore, node: ox.NamedNode, folder: GraphFolder | None) -> Iterable[ox.Triple]:
    texts = folder.kept_text if folder is not None else None
    held = _graphs(store, _SPOKEN, node)
    for graph in held or [node]:
        yield from (quad.triple for quad in completed(store.graph_quads(graph), texts))
    if not held:
        yield from part_of_document(store, node, folder)
        yield from _completed_statement(store, node, folder)
        yield from (ox.Triple(node, *said) for said in statements_of(store, node))


def _completed_statement(store: QuadStore, node: ox.NamedNode, folder: GraphFolder | None) -> Iterator[ox.Triple]:
    """A reified statement, which no graph stores: it is read off the completed graph of its document."""
    work, found, _ = node.value.rpartition(_STATEMENT)
    texts = folder.kept_text if folder is not None else None
    for graph in _graphs(store, _SPOKEN, ox.NamedNode(work)) if found else ():
        told = completed(store.graph_quads(graph), texts)
        yield from (quad.triple for quad in told if quad.subject == node)


def _graphs(store: QuadStore, query: str, node: ox.NamedNode) -> list[ox.NamedNode]:
    return [graph for (graph,) in select(store, fill(query, {"s": [node]})) if isinstance(graph, ox.NamedNode)]
