"""The ASGI application: the page over a graph, its documents under their own URIs, and the SPARQL endpoint."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from frontgraph.errors import FrontgraphError
from frontgraph.server.endpoint import failure, sparql
from frontgraph.server.execution import Executor
from frontgraph.server.graph_store import graph_store
from frontgraph.server.writing_token import WritingToken

_access = logging.getLogger("frontgraph.access")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the application answers: the prefixes of its Turtle, and the token that a writer must show."""

    prefixes: dict[str, str] = field(default_factory=dict)
    token: WritingToken = field(default=WritingToken(), repr=False)


def create_app(executor: Executor, settings: Settings, pages: tuple[BaseRoute, ...] = ()) -> Starlette:
    """The application over `executor`; `pages` are the routes that people look at."""

    async def endpoint(request: Request) -> Response:
        return await sparql(request, executor, settings.token, settings.prefixes)

    async def store(request: Request) -> Response:
        return await graph_store(request, executor, settings.token, settings.prefixes)

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok", "writable": executor.writable})

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        executor.close()

    methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]
    app = Starlette(
        routes=[
            Route("/sparql", endpoint, methods=methods),
            Route("/sparql/", endpoint, methods=methods),
            Route("/rdf-graph-store", store, methods=methods),
            Route("/rdf-graph-store/{name:path}", store, methods=methods),
            Route("/health", health),
            *pages,
        ],
        middleware=[
            Middleware(AccessLog),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
                allow_headers=["Accept", "Content-Type", "Authorization"],
            ),
        ],
        exception_handlers={FrontgraphError: _failed},
        lifespan=lifespan,
    )
    app.state.executor = executor
    return app


async def _failed(_: Request, error: Exception) -> Response:
    assert isinstance(error, FrontgraphError)
    return failure(error)


class AccessLog:
    """Writes one line for each request: method, path, status, milliseconds."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and log its outcome."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            took = (time.perf_counter() - begun) * 1000
            _access.info("%s %s %d %.1f ms", scope["method"], scope["path"], status, took)
