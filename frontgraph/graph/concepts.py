"""The ontology and its concept schemes as quads, and concepts by the words that documents use for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from frontgraph.graph.terms import Statement
from frontgraph.graph.uris import DEFAULT_BASE, Uris
from frontgraph.graph.vocabulary import SKOS, Namespace
from frontgraph.graph.written import WrittenGraph
from frontgraph.resources import ontology_path
from frontgraph.text import fold

#: The Turtle files that make the vocabulary graph; shapes and the ELI view are not part of it.
FILES = ("frontgraph.ttl", "kinds.ttl", "relations.ttl", "levels.ttl", "concepts.ttl")


def describe_ontology(base: str = DEFAULT_BASE) -> Iterator[ox.Quad]:
    """Classes, properties and concepts with their labels, for the graph `ontology` of a store."""
    yield from write_ontology(base).quads()


def write_ontology(base: str = DEFAULT_BASE) -> WrittenGraph:
    """The same as text."""
    statements = dict.fromkeys(Statement(str(triple)) for triple in vocabulary_triples())
    return WrittenGraph(Uris(base).curated_graph("ontology").value, tuple(statements))


@cache
def vocabulary_triples() -> tuple[ox.Triple, ...]:
    """The triples of all vocabulary files, in file order."""
    return tuple(
        quad.triple for name in FILES for quad in ox.parse(path=str(ontology_path(name)), format=ox.RdfFormat.TURTLE)
    )


@cache
def concepts_by_word(namespace: Namespace) -> dict[str, ox.NamedNode]:
    """The concepts of a scheme by their folded Vietnamese labels, preferred before alternative ones.

    >>> from frontgraph.graph.vocabulary import PURPOSE
    >>> concepts_by_word(PURPOSE)[fold("b/c")] == PURPOSE["bao-cao"]
    True
    """
    found: dict[str, ox.NamedNode] = {}
    for predicate in (SKOS.altLabel, SKOS.prefLabel):
        for triple in vocabulary_triples():
            concept, label = triple.subject, triple.object
            if triple.predicate != predicate or not isinstance(concept, ox.NamedNode):
                continue
            if isinstance(label, ox.Literal) and label.language == "vi" and namespace.local(concept):
                found[fold(label.value)] = concept
    return found
