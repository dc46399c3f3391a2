"""A document as quads: one named graph a source file, so that reading it again replaces exactly what it said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from frontgraph.graph.amendments import describe_amendments
from frontgraph.graph.bodies import Named
from frontgraph.graph.campaigns import describe_campaigns
from frontgraph.graph.citations import describe_citations
from frontgraph.graph.cooperation import describe_bodies_named, describe_cooperation, describe_places
from frontgraph.graph.documents import describe_document
from frontgraph.graph.effects import describe_effects
from frontgraph.graph.evidence import Said
from frontgraph.graph.meetings import describe_meeting, describe_recipients, describe_terms
from frontgraph.graph.named_people import NamedPerson
from frontgraph.graph.people import describe_people
from frontgraph.graph.provenance import Run, describe_run
from frontgraph.graph.references import describe_references
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.tasks import describe_tasks
from frontgraph.graph.terms import RdfTerm, Statement
from frontgraph.graph.uris import DEFAULT_BASE, Uris
from frontgraph.graph.written import WrittenGraph
from frontgraph.model import Document

#: What is said of a document, subject by subject, in the order of the graph.
SUBJECTS: tuple[Callable[[Sheet], Said], ...] = (
    describe_document,
    describe_citations,
    describe_amendments,
    describe_effects,
    describe_references,
    describe_people,
    describe_meeting,
    describe_recipients,
    describe_tasks,
    describe_campaigns,
    describe_cooperation,
    describe_places,
    describe_terms,
    describe_bodies_named,
)


@dataclass(frozen=True, slots=True)
class Description(WrittenGraph):
    """A document's named graph written down: what of the registry it points to, and whom it names."""

    named: Named
    people: tuple[NamedPerson, ...] = ()


def describe(
    document: Document, *, base: str = DEFAULT_BASE, run: Run | None = None, name: ox.NamedNode | None = None
) -> Iterator[ox.Quad]:
    """All that a document says as it is stored, each quad once, in an order that depends on the document alone.

    What follows from it – selectors, reified statements – is told by `evidence_view`.

    `run` is what made the reading (the installed version, without a clock); `name` the graph to write into
    instead of the one called after the file.

    >>> document = Document("a.txt", "Kế hoạch", "0" * 64, kind="ke-hoach")
    >>> quads = list(describe(document, base="https://example.org"))
    >>> {quad.graph_name.value for quad in quads}
    {'https://example.org/graph/source/a-18b7cb09'}
    """
    yield from write_description(document, base=base, run=run, name=name).quads()


def write_description(
    document: Document, *, base: str = DEFAULT_BASE, run: Run | None = None, name: ox.NamedNode | None = None
) -> Description:
    """The same as text for a bulk loader.

    >>> write_description(Document("a.txt", "Kế hoạch", "0" * 64)).named
    Named(bodies=frozenset(), places=frozenset())
    """
    uris = Uris(base)
    node = name if name is not None else uris.source_graph(document)
    graph = RdfTerm(str(node))
    sheet = Sheet.of(document, uris, graph)
    said = statements(sheet, graph, run if run is not None else Run.now_installed())
    return Description(node.value, tuple(said), sheet.named(), sheet.people.people())


def statements(sheet: Sheet, graph: RdfTerm, run: Run) -> list[Statement]:
    """Every statement once, in order."""
    return list(dict.fromkeys(_all(sheet, graph, run)))


def _all(sheet: Sheet, graph: RdfTerm, run: Run) -> Said:
    yield from describe_run(sheet, graph, run)
    for subject in SUBJECTS:
        yield from subject(sheet)
