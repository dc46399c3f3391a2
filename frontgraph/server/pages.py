"""What people and programs find below the server's root: the page, every thing's own address, search, questions."""

from __future__ import annotations

import contextlib
import csv
import html
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from string import Template
from typing import TypeAlias

import pyoxigraph as ox
from cachetools import LRUCache
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from frontgraph import queries
from frontgraph.errors import FrontgraphError, GraphNotFoundError
from frontgraph.explorer import page_data
from frontgraph.explorer.page import render_page
from frontgraph.graph import DEFAULT_BASE, PREFIXES
from frontgraph.server.execution import Executor
from frontgraph.server.negotiation import GRAPHS, HTML, MediaType, choose
from frontgraph.server.query_page import query_routes
from frontgraph.store import GraphFolder, Limits, QuadStore, select
from frontgraph.store.search_index import SearchIndex
from frontgraph.store.terms import fill

_JSON = MediaType("json", "application/json")
_MOST_ROWS = 10_000
_STATEMENTS = "SELECT DISTINCT ?s ?p ?o { VALUES ?s { UNDEF } ?s ?p ?o }"
_STANDS_IN = """
PREFIX fg: <https://w3id.org/frontgraph/ns#>
SELECT DISTINCT ?document ?kind {
  VALUES ?s { UNDEF } OPTIONAL { ?s fg:inDocument ?document } OPTIONAL { ?s fg:kind ?kind } }
"""
_SPOKEN = """
PREFIX fg: <https://w3id.org/frontgraph/ns#>
SELECT DISTINCT ?graph { VALUES ?s { UNDEF } GRAPH ?graph { ?s fg:held true } }
"""


#: How many bytes of rendered pages are kept.
_KEPT = 100_000_000


#: What decides a rendered page: state of the graph, what is shown, language, form.
Key: TypeAlias = tuple[str | None, ...]


def _page_cache() -> LRUCache[Key, bytes]:
    return LRUCache(maxsize=_KEPT, getsizeof=len)


@dataclass(frozen=True, slots=True)
class Collection:
    """What the pages show: the base of its identifiers, its texts by checksum, its folder where it has one.

    `rendered` keeps pages by the state of the graph that they show, which never changes.
    """

    base: str = DEFAULT_BASE
    texts: Callable[[str], str | None] | None = None
    folder: GraphFolder | None = None
    rendered: LRUCache[Key, bytes] = field(default_factory=_page_cache, compare=False, repr=False)

    def state(self) -> str | None:
        """What names the graph's present state, None where it has no folder."""
        return str(self.folder.state().path) if self.folder is not None else None


def page_routes(collection: Collection) -> tuple[BaseRoute, ...]:
    """The routes of the pages over a collection; the executor is the application's (`app.state.executor`)."""

    async def overview(request: Request) -> Response:
        form = choose((HTML, _JSON), request.headers.get("accept"), request.query_params.get("format")) or HTML
        return await _page(request, collection, None, form)

    async def thing(request: Request) -> Response:
        return await _thing(request, collection, f"{collection.base}/id/{request.path_params['path']}")

    async def search(request: Request) -> Response:
        return await _search(request, collection)

    return (
        Route("/", overview),
        Route("/id/{path:path}", thing),
        Route("/search", search),
        Route("/ask", _questions),
        Route("/ask/{question}", _ask),
        *query_routes(collection.base),
    )


def _executor(request: Request) -> Executor:
    executor: Executor = request.app.state.executor
    return executor


async def _thing(request: Request, collection: Collection, iri: str) -> Response:
    """A document's page, or what the graph says of a thing, in the form that the client prefers."""
    form = choose((HTML, *GRAPHS, _JSON), request.headers.get("accept"), request.query_params.get("format")) or HTML
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return _not_found(iri)
    if form.rdf is None and _kept(request, collection, node, form) is not None:
        return await _page(request, collection, node, form)
    statements = await _executor(request).read(lambda store: list(select(store, fill(_STATEMENTS, {"s": [node]}))))
    if not statements:
        return _not_found(iri)
    if form.rdf is not None:
        return await _rdf(request, node, form)
    rows = await _executor(request).read(lambda store: list(select(store, fill(_STANDS_IN, {"s": [node]}))))
    if any(kind is not None for _, kind in rows):
        return await _page(request, collection, node, form)
    document = next((d for d, _ in rows if isinstance(d, ox.NamedNode)), None)
    return _facts(iri, [(_words(p), _words(o)) for _, p, o in statements], form, collection, document)


def _facts(
    iri: str,
    pairs: list[tuple[str, str]],
    form: MediaType,
    collection: Collection,
    document: ox.NamedNode | None,
) -> Response:
    """What is no document: a part of one leads to the page of its document, anything else is a plain table."""
    if form is _JSON:
        return JSONResponse({"id": iri, "statements": pairs}, headers=_VARY)
    if document is not None:
        return RedirectResponse(document.value.removeprefix(collection.base), status_code=303, headers=_VARY)
    return HTMLResponse(_sheet(iri, pairs), headers={**_VARY, "Content-Security-Policy": "default-src 'none'"})


def _words(term: object) -> str:
    return str(getattr(term, "value", term))


_VARY = {"Vary": "Accept"}


def _key(request: Request, collection: Collection, node: ox.NamedNode | None, form: MediaType) -> Key:
    lang = "en" if request.query_params.get("lang") == "en" else "vi"
    return collection.state(), node.value if node is not None else None, lang, form.name


def _kept(request: Request, collection: Collection, node: ox.NamedNode | None, form: MediaType) -> bytes | None:
    """The page where it was rendered before; a graph that may be changed keeps none."""
    return None if _executor(request).writable else collection.rendered.get(_key(request, collection, node, form))


async def _page(request: Request, collection: Collection, node: ox.NamedNode | None, form: MediaType) -> Response:
    key = _key(request, collection, node, form)
    executor = _executor(request)

    def work(store: QuadStore) -> bytes:
        # The overview leaves the texts out: each document's own page has its text.
        texts = collection.texts if node is not None else None
        data = page_data.collect(store, key[1], texts=texts, root="/")
        return (data.to_json() if form is _JSON else render_page(data, key[2] or "vi")).encode()

    body = _kept(request, collection, node, form)
    if body is None:
        body = await executor.read(work)
        if key[0] is not None and not executor.writable:
            with contextlib.suppress(ValueError):  # a page larger than all that may be kept
                collection.rendered[key] = body
    return Response(body, media_type=f"{form.media_type}; charset=utf-8", headers=_VARY)


async def _rdf(request: Request, node: ox.NamedNode, form: MediaType) -> Response:
    """All that a held document says, or all that is said of another thing."""

    def work(store: QuadStore) -> bytes:
        graphs = [g for (g,) in select(store, fill(_SPOKEN, {"s": [node]})) if isinstance(g, ox.NamedNode)]
        triples: Iterable[ox.Triple]
        if graphs:
            triples = (quad.triple for graph in graphs for quad in store.graph_quads(graph))
        else:
            triples = (ox.Triple(*row) for row in select(store, fill(_STATEMENTS, {"s": [node]})))  # type: ignore[arg-type]
        return ox.serialize(triples, format=form.rdf, prefixes=PREFIXES) or b""

    body = await _executor(request).read(work)
    return Response(body, media_type=f"{form.media_type}; charset=utf-8", headers=_VARY)


async def _search(request: Request, collection: Collection) -> Response:
    """Names and sentences that contain the words, with or without diacritics, exact matches first."""
    words = request.query_params.get("q", "")
    if collection.folder is None:
        raise FrontgraphError("a graph behind another server has no search index here")
    path = collection.folder.state().search
    limit = min(int(request.query_params.get("limit", "20") or 20), 200) if _is_count(request) else 20

    def work(_: QuadStore) -> list[dict[str, object]]:
        with SearchIndex.open(path) as index:
            return [
                {"kind": hit.kind.value, "id": hit.subject, "text": hit.text, "document": hit.document}
                for hit in index.search(words, limit)
            ]

    try:
        hits = await _executor(request).read(work)
    except GraphNotFoundError:
        hits = []
    form = choose((_JSON, HTML), request.headers.get("accept"), request.query_params.get("format")) or _JSON
    if form is _JSON:
        return JSONResponse(hits, headers=_VARY)
    found = _LISTED.substitute(words=html.escape(words), hits="".join(_hit(hit, collection.base) for hit in hits))
    return HTMLResponse(found, headers={**_VARY, "Content-Security-Policy": "default-src 'none'; form-action 'self'"})


def _hit(hit: dict[str, object], base: str) -> str:
    address = html.escape(str(hit["document"] or hit["id"]).removeprefix(base), quote=True)
    return f'<li><a href="{address}">{html.escape(str(hit["text"]))}</a>'


def _is_count(request: Request) -> bool:
    return request.query_params.get("limit", "20").isdigit()


async def _questions(_: Request) -> Response:
    """The questions that can be asked, with what each takes."""
    return JSONResponse(
        [
            {
                "name": question.name,
                "title": {"vi": question.title.vi, "en": question.title.en},
                "parameters": [
                    {"name": p.name, "required": p.required, "vi": p.label.vi, "en": p.label.en}
                    for p in question.parameters
                ],
                "sparql": question.sparql,
            }
            for question in queries.catalogue()
        ]
    )


async def _ask(request: Request) -> Response:
    """The answer to a question, its parameters taken from the address; `format=csv` for a table."""
    question = queries.get(request.path_params["question"])
    names = {parameter.name for parameter in question.parameters}
    given = {name: value for name, value in request.query_params.items() if name in names}
    lang = "en" if request.query_params.get("lang") == "en" else "vi"
    found = await _executor(request).read(
        lambda store: queries.ask(store, question.name, limits=Limits(rows=_MOST_ROWS), **given)
    )
    if request.query_params.get("format") == "csv":
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerow(found.headings(lang))
        writer.writerows(found.cells(lang))
        return Response(buffer.getvalue(), media_type="text/csv; charset=utf-8")
    content = {
        "title": question.title.in_language(lang),
        "columns": [{"name": c.name, "title": c.label.in_language(lang)} for c in found.columns],
        "rows": [list(row) for row in found.cells(lang)],
    }
    return Response(json.dumps(content, ensure_ascii=False, default=str), media_type="application/json")


def _not_found(iri: str) -> Response:
    return Response(f"{iri} does not stand in this graph\n", status_code=404, media_type="text/plain; charset=utf-8")


_LISTED = Template(
    """<!doctype html>
<html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tìm · Search: $words</title><h1>Tìm · Search</h1>
<form action="/search"><input name="q" value="$words" aria-label="Từ cần tìm · Words">
<button>Tìm · Search</button></form>
<ul>$hits</ul><p><a href="/">Toàn bộ văn bản · All documents</a></p></html>
"""
)
_SHEET = Template(
    """<!doctype html>
<html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title><h1>$title</h1><p><a href="/">Toàn bộ văn bản · All documents</a></p>
<table>$rows</table></html>
"""
)


def _sheet(iri: str, pairs: Iterable[tuple[str, str]]) -> str:
    """What the graph says of a thing, as a plain table; whatever stands in it is shown as text."""
    listed = sorted(pairs)
    title = next((value for term, value in listed if term.endswith("#label")), iri)
    rows = "".join(f"<tr><th>{html.escape(term)}<td>{html.escape(value)}" for term, value in listed)
    return _SHEET.substitute(title=html.escape(title), rows=rows)
