"""The scripts and styles of the pages: read and compressed once, kept by the browser until they change."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from frontgraph.explorer.page import PageNotBuiltError, built_asset, static_folder
from frontgraph.server.answering import Content, answer, content

_TYPES = {".js": "text/javascript", ".css": "text/css"}
_FOREVER = "public, max-age=31536000, immutable"


def asset_routes() -> tuple[BaseRoute, ...]:
    """The route below which the built files are found."""
    return (Route("/static/{name}", _asset),)


@cache
def asset_address(name: str) -> str:
    """Where a built file is found; the address changes with what is in it, so that it can be kept for ever.

    Raises PageNotBuiltError where the file was not built.
    """
    found = _content(name)
    if found is None:
        built_asset(name)  # says what to do
        raise PageNotBuiltError(f"{name} is no file of this server.")
    return f"/static/{name}?v={hashlib.sha256(found.plain()).hexdigest()[:12]}"


async def _asset(request: Request) -> Response:
    found = _content(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    kept = _FOREVER if "v" in request.query_params else "no-cache"
    return await answer(request, found, {"Cache-Control": kept, "Access-Control-Allow-Origin": "*"})


@cache
def _contents() -> dict[str, Content]:
    """Those that were built, and those that stand beside this module."""
    files = (path for place in (Path(__file__).parent, static_folder()) for path in place.glob("*"))
    return {path.name: content(_TYPES[path.suffix], path.read_bytes(), 9) for path in files if path.suffix in _TYPES}


def _content(name: str) -> Content | None:
    return _contents().get(name)
