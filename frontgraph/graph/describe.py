"""A document as quads: one named graph a source file, so that reading it again replaces exactly what it said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from frontgraph.graph.amendments import describe_amendments
from frontgraph.graph.campaigns import describe_campaigns
from frontgraph.graph.citations import describe_citations
from frontgraph.graph.cooperation import describe_bodies_named, describe_cooperation, describe_places
from frontgraph.graph.documents import describe_document
from frontgraph.graph.evidence import Triples
from frontgraph.graph.meetings import describe_meeting, describe_recipients, describe_terms
from frontgraph.graph.people import describe_people
from frontgraph.graph.provenance import Run, describe_run
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.tasks import describe_tasks
from frontgraph.graph.uris import DEFAULT_BASE, Uris
from frontgraph.model import Document

#: What is said of a document, subject by subject, in the order of the graph.
SUBJECTS: tuple[Callable[[Sheet], Triples], ...] = (
    describe_document,
    describe_citations,
    describe_amendments,
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


def describe(
    document: Document, *, base: str = DEFAULT_BASE, run: Run | None = None, name: ox.NamedNode | None = None
) -> Iterator[ox.Quad]:
    """All that a document says, each quad once, in an order that depends on the document alone.

    `run` is what made the reading (the installed version, without a clock); `name` the graph to write into
    instead of the one called after the file.

    >>> document = Document("a.txt", "Kế hoạch", "0" * 64, kind="ke-hoach")
    >>> quads = list(describe(document, base="https://example.org"))
    >>> {quad.graph_name.value for quad in quads}
    {'https://example.org/graph/source/a-18b7cb09'}
    """
    uris = Uris(base)
    graph = name if name is not None else uris.source_graph(document)
    sheet = Sheet.of(document, uris, graph)
    seen: set[ox.Triple] = set()
    for triple in _all(sheet, graph, run if run is not None else Run.now_installed()):
        if triple not in seen:
            seen.add(triple)
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _all(sheet: Sheet, graph: ox.NamedNode, run: Run) -> Triples:
    yield from describe_run(sheet, graph, run)
    for subject in SUBJECTS:
        yield from subject(sheet)
