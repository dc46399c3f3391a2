"""The graph as text: sorted, with prefixes, byte for byte the same in two builds.

Turtle leaves out the named graphs; TriG and N-Quads keep them. Turtle 1.2 turns the reified statements of
RDF 1.1 into triple terms (`rdf:reifies`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from frontgraph.errors import FrontgraphError
from frontgraph.graph.uris import DEFAULT_BASE
from frontgraph.graph.vocabulary import PREFIXES, RDF
from frontgraph.resources import ontology_path

# A literal or an IRI whole, or the comma between two objects.
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|<[^<>]*>| , ')
_REIFICATION = (RDF.subject, RDF.predicate, RDF.object)


def serialise(quads: Iterable[ox.Quad], format: str = "turtle", *, base: str = DEFAULT_BASE) -> bytes:
    """The quads in a format of `FORMATS`; raises FrontgraphError for another.

    >>> from frontgraph.graph.vocabulary import FG
    >>> quad = ox.Quad(ox.NamedNode("https://w3id.org/frontgraph/id/vn/tw"), RDF.type, FG.Body, FG.Body)
    >>> print(serialise([quad]).decode().splitlines()[-1])
    <id/vn/tw> a fg:Body .
    """
    try:
        write = FORMATS[format]
    except KeyError:
        raise FrontgraphError(f"“{format}” is no format of a graph; give one of {', '.join(FORMATS)}.") from None
    return write(quads, base.rstrip("/") + "/")


def sorted_quads(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads once each: by graph, subject (numbers inside names by value), type first, predicate, object."""
    return sorted(set(quads), key=lambda quad: (_graph(quad), *_key(quad.triple)))


def to_rdf12(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads with every reified statement as an RDF 1.2 reifier of a triple term.

    A statement whose subject, predicate or object is missing is left as it stands.
    """
    quads = list(quads)
    parts: dict[tuple[Any, Any], dict[ox.NamedNode, Any]] = {}
    for quad in quads:
        if quad.predicate in _REIFICATION:
            parts.setdefault((quad.graph_name, quad.subject), {})[quad.predicate] = quad.object
    whole = {where for where, found in parts.items() if len(found) == len(_REIFICATION)}
    for quad in quads:
        where = (quad.graph_name, quad.subject)
        if where not in whole:
            yield quad
        elif quad.predicate == RDF.subject:
            found = parts[where]
            term = ox.Triple(*(found[part] for part in _REIFICATION))
            yield ox.Quad(quad.subject, RDF.reifies, term, quad.graph_name)
        elif quad.predicate not in _REIFICATION and not (quad.predicate == RDF.type and quad.object == RDF.Statement):
            yield quad


def _turtle(quads: Iterable[ox.Quad], base: str) -> bytes:
    triples = dict.fromkeys(quad.triple for quad in sorted_quads(quads))
    return _write(sorted(triples, key=_key), ox.RdfFormat.TURTLE, base)


def _turtle12(quads: Iterable[ox.Quad], base: str) -> bytes:
    return _turtle(to_rdf12(quads), base)


def _trig(quads: Iterable[ox.Quad], base: str) -> bytes:
    return _write(sorted_quads(quads), ox.RdfFormat.TRIG, base)


def _nquads(quads: Iterable[ox.Quad], base: str) -> bytes:  # noqa: ARG001
    return _write(sorted_quads(quads), ox.RdfFormat.N_QUADS, None)


def _ntriples(quads: Iterable[ox.Quad], base: str) -> bytes:  # noqa: ARG001
    triples = dict.fromkeys(quad.triple for quad in sorted_quads(quads))
    return _write(sorted(triples, key=_key), ox.RdfFormat.N_TRIPLES, None)


def _jsonld(quads: Iterable[ox.Quad], base: str) -> bytes:
    from frontgraph.graph.jsonld import compact

    context = json.loads(ontology_path("context.jsonld").read_text(encoding="utf-8"))["@context"]
    return compact(sorted_quads(quads), context, base)


#: What `serialise` writes, by name.
FORMATS: dict[str, Callable[[Iterable[ox.Quad], str], bytes]] = {
    "turtle": _turtle,
    "turtle12": _turtle12,
    "trig": _trig,
    "nquads": _nquads,
    "ntriples": _ntriples,
    "jsonld": _jsonld,
}


def _write(statements: Iterable[Any], format: ox.RdfFormat, base: str | None) -> bytes:
    written = ox.serialize(statements, format=format, prefixes=PREFIXES if base else None, base_iri=base)
    assert written is not None  # only None when an output is given
    return _one_object_a_line(written) if base else written


def _one_object_a_line(turtle: bytes) -> bytes:
    """Break lists of objects, so that a new value is a new line in a comparison of two files."""
    return _TOKEN.sub(lambda match: b" ,\n\t\t" if match[0] == b" , " else match[0], turtle)


def _graph(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""


def _key(triple: ox.Triple) -> tuple[Any, ...]:
    predicate = triple.predicate.value
    return (_natural(str(triple.subject)), triple.predicate != RDF.type, predicate, _natural(str(triple.object)))


def _natural(text: str) -> tuple[Any, ...]:
    # Only the last segment counts by number (dist/9 before dist/10); hashes and years before it by letter.
    head, _, tail = text.rstrip(">").rpartition("/")
    return (head, 0, int(tail), "") if tail.isdecimal() else (head, 1, 0, tail)
