"""The SPARQL endpoint: SPARQL 1.1 Protocol over HTTP, and the service's description of itself."""

from __future__ import annotations

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from frontgraph.errors import FrontgraphError
from frontgraph.server.answering import answer_once
from frontgraph.server.execution import Executor, LimitReachedError, NotAcceptableError, Query
from frontgraph.server.negotiation import GRAPHS, choose
from frontgraph.server.service_description import PREFIXES, describe_service
from frontgraph.server.sparql_request import BadRequestError, parse_request
from frontgraph.server.writing_token import WritingToken
from frontgraph.store import QuadStore

#: The largest body that is read where nothing may be written.
_LARGEST_QUERY = 2_000_000


async def sparql(request: Request, executor: Executor, token: WritingToken, prefixes: dict[str, str]) -> Response:
    """Answer one request to the endpoint; raises the errors that `failure` turns into answers."""
    content_type = request.headers.get("content-type")
    body = await request.body() if executor.writable else await _bounded_body(request)
    operation = parse_request(request.method, request.url.query, content_type, body)
    base = str(request.url.replace(query=None))
    if operation is None:
        return await _description(request, executor, base)
    if operation.update is not None:
        if not executor.writable:
            raise BadRequestError("this graph is served read-only; start the server with --writable to change it", 403)
        token.check(request)
        await executor.update(operation, base)
        return Response(status_code=204)
    query = Query(operation, base, request.headers.get("accept"), tuple(sorted(prefixes.items())))
    answer = await executor.query(query)
    return await answer_once(request, answer.media_type, answer.body, {"Vary": "Accept"}, tagged=False)


async def _bounded_body(request: Request) -> bytes:
    """The body of a query; raises BadRequestError (413) where it is larger than any query is."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST_QUERY:
            raise BadRequestError(f"a query of more than {_LARGEST_QUERY:,} bytes is not read", 413)
    return bytes(body)


async def _description(request: Request, executor: Executor, endpoint: str) -> Response:
    form = choose(GRAPHS, request.headers.get("accept"), request.query_params.get("format")) or GRAPHS[0]

    def work(store: QuadStore) -> bytes:
        graphs = (graph.value for graph in store.graphs())
        triples = describe_service(endpoint, graphs, writable=executor.writable)
        return ox.serialize(triples, format=form.rdf, prefixes=PREFIXES) or b""

    body = await executor.read(work)
    return await answer_once(request, form.media_type, body, {"Vary": "Accept"})


def failure(error: FrontgraphError) -> Response:
    """An error as plain text: one line, with the HTTP status that says whose fault it is."""
    status = 400
    if isinstance(error, BadRequestError):
        status = error.status
    elif isinstance(error, NotAcceptableError):
        status = 406
    elif isinstance(error, LimitReachedError):
        status = 413 if error.too_large else 504
    headers = {"WWW-Authenticate": 'Bearer realm="frontgraph"'} if status == 401 else None
    return Response(f"{error}\n", status, headers, media_type="text/plain; charset=utf-8")
