"""What people and programs find below the server's root: the page, every thing's own address, search, questions."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from frontgraph.graph import DEFAULT_BASE
from frontgraph.server import things
from frontgraph.server.answering import Content, answer, answer_once
from frontgraph.server.assets import asset_routes
from frontgraph.server.execution import Executor
from frontgraph.server.negotiation import HTML, JSON, MediaType, choose
from frontgraph.server.page_making import HTML_TYPE, PageMaker
from frontgraph.server.plain_page import language
from frontgraph.server.query_page import query_routes
from frontgraph.server.questions import ask_question, list_questions
from frontgraph.server.searching import search
from frontgraph.server.served_page import POLICY, data_of, in_english
from frontgraph.store import GraphFolder

_HEADERS = {
    "Vary": "Accept",
    "Cache-Control": "no-cache",
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
}


@dataclass(frozen=True, slots=True)
class Collection:
    """What the pages show: the base of its identifiers, who makes the pages, its folder where it has one."""

    executor: Executor
    maker: PageMaker
    base: str = DEFAULT_BASE
    folder: GraphFolder | None = None
    seconds: float = 30.0


def page_routes(collection: Collection) -> tuple[BaseRoute, ...]:
    """The routes of the pages over a collection."""

    async def overview(request: Request) -> Response:
        form = choose((HTML, JSON), request.headers.get("accept"), request.query_params.get("format")) or HTML
        return await _sent(request, await collection.maker.page(""), form)

    async def thing(request: Request) -> Response:
        return await _thing(request, collection, f"{collection.base}/{request.path_params['path']}")

    async def find(request: Request) -> Response:
        return await search(request, collection.executor, collection.folder, collection.base)

    async def ask(request: Request) -> Response:
        return await ask_question(request, collection.executor, collection.seconds, collection.base)

    return (
        Route("/", overview),
        Route("/search", find),
        Route("/ask", list_questions),
        Route("/ask/{question}", ask),
        *asset_routes(),
        *query_routes(collection.base),
        Route("/{path:path}", thing),
    )


async def _thing(request: Request, collection: Collection, iri: str) -> Response:
    """A document's page, or what the graph says of a thing, in the form that the client prefers."""
    form = things.form_for(request)
    found: Response | None = None
    try:
        node = ox.NamedNode(iri)
    except ValueError:  # what is no IRI is not there either
        return await things.not_found(request, iri)
    if form.rdf is not None:
        found = await things.as_rdf(request, collection.executor, node, form, collection.folder)
    else:
        found = await _shown(request, collection, node, form)
    return found or await things.not_found(request, iri)


async def _shown(request: Request, collection: Collection, node: ox.NamedNode, form: MediaType) -> Response | None:
    kept = await collection.maker.kept(node.value)
    if kept is not None:
        return await _sent(request, kept, form)
    found = await things.find(collection.executor, node)
    if found is None:
        return None
    if found.is_document:
        return await _sent(request, await collection.maker.page(node.value), form)
    if form is JSON:
        return await things.as_json(request, collection.executor, found, collection.folder)
    return await things.as_page(request, collection.executor, found, collection.base)


async def _sent(request: Request, page: Content, form: MediaType) -> Response:
    """A page as it was kept, or what is made of it: its data alone, or the page in English."""
    if form is JSON:
        data = await run_in_threadpool(lambda: data_of(page.plain()))
        return await answer_once(request, JSON.media_type, data, _HEADERS)
    if language(request) == "en":
        english = await run_in_threadpool(lambda: in_english(page.plain()))
        return await answer_once(request, HTML_TYPE, english, _HEADERS)
    return await answer(request, page, _HEADERS)
