"""The ASGI application: the page over a graph, its documents under their own URIs, and the SPARQL endpoint."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from frontgraph.errors import FrontgraphError
from frontgraph.server.access_log import AccessLog
from frontgraph.server.endpoint import failure, sparql
from frontgraph.server.execution import Executor
from frontgraph.server.graph_store import graph_store
from frontgraph.server.page_making import PageMaker
from frontgraph.server.plain_page import said
from frontgraph.server.writing_token import WritingToken


@dataclass(frozen=True, slots=True)
class Settings:
    """How the application answers: the prefixes of its Turtle, and the token that a writer must show."""

    prefixes: dict[str, str] = field(default_factory=dict)
    token: WritingToken = field(default=WritingToken(), repr=False)


def create_app(
    executor: Executor, settings: Settings, pages: tuple[BaseRoute, ...] = (), maker: PageMaker | None = None
) -> Starlette:
    """The application over `executor`; `pages` are the routes that people look at, `maker` who makes what they show."""

    async def endpoint(request: Request) -> Response:
        return await sparql(request, executor, settings.token, settings.prefixes)

    async def store(request: Request) -> Response:
        return await graph_store(request, executor, settings.token, settings.prefixes)

    async def health(_: Request) -> Response:
        told = maker.told() if maker is not None else {}
        return JSONResponse({"status": "ok", "writable": executor.writable, **told})

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await executor.start()
        if maker is not None:
            maker.start()
        yield
        if maker is not None:
            maker.close()
        executor.close()

    methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]
    return Starlette(
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
                allow_methods=methods if executor.writable else ["GET", "HEAD", "POST"],
                allow_headers=["Accept", "Content-Type", "Authorization"],
                expose_headers=["ETag", "Location"],
            ),
        ],
        exception_handlers={FrontgraphError: _failed, HTTPException: _refused, Exception: _broken},
        lifespan=lifespan,
    )


async def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, FrontgraphError)
    answer = failure(error)
    if request.url.path.startswith(("/sparql", "/rdf-graph-store")):
        return answer
    return await said(request, answer.status_code, "Yêu cầu này không thực hiện được.", str(error))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "")
        vietnamese = f"Địa chỉ này không nhận phương thức {request.method}."
        answer = await said(request, 405, vietnamese, f"{request.method} is not allowed here; use {allowed}")
        answer.headers["Allow"] = allowed
        return answer
    return await said(
        request, error.status_code, "Không có gì ở địa chỉ này.", f"there is nothing at {request.url.path}"
    )


async def _broken(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """What nobody foresaw: the log has it, with its traceback; the client learns only that it was not its fault."""
    return await said(
        request,
        500,
        "Máy chủ gặp lỗi; xin báo cho người quản trị.",
        "the server met an error; see its log for what it is",
    )
