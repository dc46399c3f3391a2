"""SPARQL 1.1 Graph Store HTTP Protocol: whole graphs read and written under their names."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from frontgraph.server.execution import Executor, NotAcceptableError
from frontgraph.server.negotiation import GRAPHS, choose
from frontgraph.server.sparql_request import BadRequestError
from frontgraph.server.writing_token import WritingToken
from frontgraph.store import EmbeddedStore, QuadStore

_Graph = ox.NamedNode | ox.DefaultGraph


@dataclass(frozen=True, slots=True)
class Payload:
    """One RDF document of a request's body: its bytes and the format that its media type names."""

    content: bytes
    format: ox.RdfFormat


async def graph_store(request: Request, executor: Executor, token: WritingToken, prefixes: dict[str, str]) -> Response:
    """Answer one request to the graph store.

    Raises BadRequestError (400, 405, 415) for what the protocol does not allow; 404 is an ordinary answer.
    """
    graph = _target(request)
    if request.method in ("GET", "HEAD"):
        return await _read(request, executor, graph, prefixes)
    if not executor.writable:
        raise BadRequestError("this graph is served read-only; start the server with --writable to change it", 403)
    token.check(request)
    if request.method == "DELETE":
        return Response(status_code=200 if await executor.write(_deletion(graph)) else 404)
    payloads = await _payloads(request)
    if request.method == "POST" and graph is None:
        graph = ox.NamedNode(f"{request.url.replace(query=None)}/{uuid.uuid4()}")
        await executor.write(_writing(graph, payloads, replace=True))
        return Response(status_code=201, headers={"Location": graph.value})
    if graph is None:
        raise BadRequestError("name the graph: ?graph=URI, ?default, or a path below the store")
    created = await executor.write(_writing(graph, payloads, replace=request.method == "PUT"))
    if created:
        return Response(status_code=201)
    return Response(status_code=200 if request.method == "POST" and payloads else 204)


def _target(request: Request) -> _Graph | None:
    """The graph meant: `?graph=` or `?default` (indirect), else the request's own URI (direct); None for neither."""
    parameters = request.query_params
    if "default" in parameters and "graph" in parameters:
        raise BadRequestError("give ?graph= or ?default, not both")
    if "default" in parameters:
        return ox.DefaultGraph()
    try:
        if "graph" in parameters:
            return ox.NamedNode(parameters["graph"])
        if request.path_params.get("name"):
            return ox.NamedNode(str(request.url.replace(query=None)))
    except ValueError as error:
        raise BadRequestError(f"“{parameters.get('graph')}” is not an absolute URI") from error
    return None


def _exists(store: ox.Store, graph: _Graph) -> bool:
    if isinstance(graph, ox.DefaultGraph):
        return next(store.quads_for_pattern(None, None, None, graph), None) is not None
    return store.contains_named_graph(graph)


async def _read(request: Request, executor: Executor, graph: _Graph | None, prefixes: dict[str, str]) -> Response:
    if graph is None:
        raise BadRequestError("name the graph: ?graph=URI, ?default, or a path below the store")
    form = choose(GRAPHS, request.headers.get("accept"), request.query_params.get("format"))
    if form is None:
        raise NotAcceptableError(f"a graph can be written as {', '.join(f.media_type for f in GRAPHS)}")
    media_type, rdf = form.media_type, form.rdf

    def work(store: QuadStore) -> bytes | None:
        # The default graph always exists, be it empty; it holds nothing where all stands in named graphs.
        if isinstance(graph, ox.DefaultGraph):
            return ox.serialize(_default_triples(store), format=rdf, prefixes=prefixes)
        if graph not in store.graphs():
            return None
        return ox.serialize((quad.triple for quad in store.graph_quads(graph)), format=rdf, prefixes=prefixes)

    body = await executor.read(work)
    if body is None:
        return Response(status_code=404)
    return Response(body, media_type=f"{media_type}; charset=utf-8")


def _default_triples(store: QuadStore) -> Iterator[ox.Triple]:
    engine = store.engine if isinstance(store, EmbeddedStore) else None
    if engine is not None:
        yield from (quad.triple for quad in engine.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def _deletion(graph: _Graph | None) -> Callable[[ox.Store], bool]:
    if graph is None:
        raise BadRequestError("name the graph: ?graph=URI, ?default, or a path below the store")

    def work(store: ox.Store) -> bool:
        existed = _exists(store, graph)
        if isinstance(graph, ox.NamedNode) and existed:
            store.remove_graph(graph)
        elif existed:
            store.clear_graph(graph)
        return existed

    return work


def _writing(graph: _Graph, payloads: Sequence[Payload], *, replace: bool) -> Callable[[ox.Store], bool]:
    def work(store: ox.Store) -> bool:
        created = not _exists(store, graph)
        # Parsed before anything is touched: a document with a fault leaves the store as it was.
        quads = [
            ox.Quad(quad.subject, quad.predicate, quad.object, graph)
            for index, payload in enumerate(payloads)
            for quad in _parse(payload, graph, index)
        ]
        if replace and not created:
            store.clear_graph(graph)
        store.extend(quads)
        if isinstance(graph, ox.NamedNode):
            store.add_graph(graph)
        return created

    return work


def _parse(payload: Payload, graph: _Graph, index: int) -> list[ox.Quad]:
    base = graph.value if isinstance(graph, ox.NamedNode) else None
    try:
        parsed = ox.parse(
            payload.content, payload.format, base_iri=base, without_named_graphs=True, rename_blank_nodes=True
        )
        return list(parsed)
    except (SyntaxError, ValueError) as error:
        raise BadRequestError(f"document {index + 1} of the body does not parse: {error}") from error


async def _payloads(request: Request) -> list[Payload]:
    content_type = request.headers.get("content-type", "")
    if content_type.split(";", maxsplit=1)[0].strip().lower() != "multipart/form-data":
        body = await request.body()
        return [Payload(body, _format(content_type))] if body else []
    form = await request.form()
    payloads = []
    for part in form.values():
        if isinstance(part, str):
            raise BadRequestError("every part of the form must be a file with an RDF media type")
        payloads.append(Payload(await part.read(), _format(part.content_type or "")))
    return payloads


def _format(content_type: str) -> ox.RdfFormat:
    media_type = content_type.split(";", maxsplit=1)[0].strip().lower()
    try:
        found = ox.RdfFormat.from_media_type(media_type) if media_type else None
    except ValueError:
        found = None
    if found is None:
        raise BadRequestError(f"“{media_type}” is not an RDF media type; use text/turtle or another", 415)
    return found
