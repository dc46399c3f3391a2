"""A stored graph written in the formats that other programs read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from frontgraph import graph, network, queries
from frontgraph.collection.checks import kept_texts, told_quads
from frontgraph.collection.dump import write_dump
from frontgraph.errors import FrontgraphError
from frontgraph.store import GraphFolder, QuadStore, is_server, select
from frontgraph.store.opening import open_graph
from frontgraph.store.terms import fill

_GRAPH_OF = """
PREFIX fg: <https://w3id.org/frontgraph/ns#>
SELECT DISTINCT ?graph { GRAPH ?graph { ?work fg:held true } VALUES ?work { UNDEF } }
"""


def export_graph(place: str, form: str, *, document: str | None = None, output: Path | None = None) -> bytes | None:
    """The graph at `place` in the format `form`, written to `output`, or returned where no output is named.

    `document` limits RDF formats to what one document says. Raises GraphNotFoundError, LookupFailedError, and
    FrontgraphError where a format cannot be written that way.
    """
    store = open_graph(place)
    if form == "dump":
        _write_dump(store, place, output)
        return None
    if form == "csv":
        _write_tables(store, output)
        return None
    content = _NETWORKS[form](store) if form in _NETWORKS else _rdf(store, form, document, kept_texts(place))
    if output is None:
        return content
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(content)
    return None


def document_graphs(store: QuadStore, document: str) -> list[ox.NamedNode]:
    """The named graphs in which a held document speaks; raises LookupFailedError for none such."""
    work = queries.lookup(store, document)
    names = [row[0] for row in select(store, fill(_GRAPH_OF, {"work": [work]}))]
    if not names:
        raise FrontgraphError(f"{document}: its text is not in this graph, only what others say of it.")
    return [name for name in names if isinstance(name, ox.NamedNode)]


def _rdf(store: QuadStore, form: str, document: str | None, texts: graph.Texts | None) -> bytes:
    names = store.graphs() if document is None else iter(document_graphs(store, document))
    quads = told_quads(store, names, texts)
    if form == "eli":
        triples = graph.eli_view(quads)
        return graph.serialise((ox.Quad(t.subject, t.predicate, t.object) for t in triples), "turtle")
    return graph.serialise(quads, form)


def _write_dump(store: QuadStore, place: str, output: Path | None) -> None:
    if output is None:
        raise FrontgraphError("dump writes many files: name a new folder with --output.")
    about = {} if is_server(place) else GraphFolder(Path(place)).manifest().about
    write_dump(store, output, base=str(about.get("base", graph.DEFAULT_BASE)), texts=kept_texts(place))


def _write_tables(store: QuadStore, output: Path | None) -> None:
    if output is None:
        raise FrontgraphError("csv writes one file a table: name a folder with --output.")
    output.mkdir(parents=True, exist_ok=True)
    for question in queries.catalogue():
        # The questions that ask of the whole collection are its flat tables.
        if not any(parameter.required for parameter in question.parameters):
            queries.ask(store, question.name).to_dataframe().to_csv(output / f"{question.name}.csv", index=False)


def _graphml(store: QuadStore) -> bytes:
    import networkx

    buffer = io.BytesIO()
    networkx.write_graphml(network.to_networkx(store), buffer)
    return buffer.getvalue()


def _gexf(store: QuadStore) -> bytes:
    import networkx

    buffer = io.BytesIO()
    networkx.write_gexf(network.to_networkx(store), buffer)
    return buffer.getvalue()


_NETWORKS: dict[str, Callable[[QuadStore], bytes]] = {"graphml": _graphml, "gexf": _gexf}
