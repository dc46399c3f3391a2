"""What no document says, written down: the ontology, what the registry knows of whom and what is named, who is the same
person."""

from __future__ import annotations

from collections.abc import Iterable

from frontgraph.graph.bodies import Named, write_registry
from frontgraph.graph.concepts import write_ontology
from frontgraph.graph.named_people import NamedPerson
from frontgraph.graph.same_people import write_same_people
from frontgraph.graph.uris import DEFAULT_BASE
from frontgraph.graph.written import WrittenGraph


def write_curated(
    named: Named, people: Iterable[NamedPerson] = (), *, base: str = DEFAULT_BASE
) -> tuple[WrittenGraph, ...]:
    """The curated graphs of a collection, in the order of their names; one that says nothing is empty.

    >>> [written.graph.rpartition("/graph/")[2] for written in write_curated(Named())]
    ['derived/people', 'ontology', 'registry/bodies', 'registry/places']
    """
    written = (write_ontology(base), *write_registry(named, base=base), write_same_people(people, base=base))
    return tuple(sorted(written, key=lambda each: each.graph))
