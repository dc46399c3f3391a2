"""The ELI view: one CONSTRUCT that says in full ELI what the graph says in neutral terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from frontgraph.resources import ontology_path


def eli_query() -> str:
    """The text of the CONSTRUCT, to be run over the union of all graphs."""
    return ontology_path("eli-view.rq").read_text(encoding="utf-8")


def eli_view(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """The ELI view of some quads, each triple once.

    >>> from frontgraph.graph.vocabulary import FG, RDF
    >>> act = ox.NamedNode("https://example.org/act")
    >>> quads = [ox.Quad(act, RDF.type, each) for each in (FG.Document, FG.LegalAct)]
    >>> sorted(triple.object.value.rpartition("#")[2] for triple in eli_view(quads))
    ['LegalResource', 'Work']
    """
    store = ox.Store()
    store.bulk_extend(quads)
    answer = store.query(eli_query(), use_default_graph_as_union=True)
    assert isinstance(answer, ox.QueryTriples)
    yield from dict.fromkeys(answer)
