"""Quads in, rows out: the embedded store and any SPARQL server."""

from frontgraph.store.embedded import EmbeddedStore
from frontgraph.store.folder import Draft, GraphFolder, Manifest, State
from frontgraph.store.opening import is_server, open_graph
from frontgraph.store.protocol import NO_LIMITS, Limits, QuadStore, Result, Row, Rows, Triples, select
from frontgraph.store.terms import Term, Value, iri, to_term, to_value

__all__ = [
    "NO_LIMITS",
    "Draft",
    "EmbeddedStore",
    "GraphFolder",
    "Limits",
    "Manifest",
    "QuadStore",
    "Result",
    "Row",
    "Rows",
    "State",
    "Term",
    "Triples",
    "Value",
    "iri",
    "is_server",
    "open_graph",
    "select",
    "to_term",
    "to_value",
]
