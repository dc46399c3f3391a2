"""The access log: one line for each request, in the combined format that log readers understand."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_access = logging.getLogger("frontgraph.access")
#: Characters of a request's line that stand in the log as they are; all else is percent-encoded.
_PLAIN = "/?&=%:;,+@!$'()*~#[]"


class AccessLog:
    """Writes one line for each request: client, time, request, status, bytes, referrer, program, milliseconds."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and log its outcome."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status, sent = time.perf_counter(), 500, 0

        async def sending(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
                message.setdefault("headers", []).append((b"x-content-type-options", b"nosniff"))
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            _access.info(line(scope, status, sent, (time.perf_counter() - begun) * 1000))


def line(scope: Scope, status: int, sent: int, milliseconds: float) -> str:
    """One line of the log. Nothing that a client sends can begin another line or end a quoted part.

    >>> scope = {"client": ("10.0.0.7", 5), "method": "GET", "path": "/id/a", "raw_path": b"/id/a", "headers": []}
    >>> line({**scope, "query_string": b"q=a b"}, 200, 512, 3.04).partition("] ")[2]
    '"GET /id/a?q=a%20b HTTP/1.1" 200 512 "-" "-" 3.0'
    """
    headers = Headers(scope=scope)
    client = (scope.get("client") or ("-",))[0]
    target = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1")
    asked = scope.get("query_string", b"").decode("latin-1")
    request = (
        f"{_safe(scope['method'])} {_safe(target + (asked and '?' + asked))} HTTP/{scope.get('http_version', '1.1')}"
    )
    told = (_safe(headers.get(name) or "-", " ") for name in ("referer", "user-agent"))
    quoted = " ".join(f'"{each}"' for each in told)
    when = time.strftime("%d/%b/%Y:%H:%M:%S %z")
    return f'{client} - - [{when}] "{request}" {status} {sent} {quoted} {milliseconds:.1f}'


def write_access_log(place: Path | None = None) -> None:
    """From now on write the log to a file, or to the error stream."""
    handler: logging.Handler
    handler = logging.FileHandler(place, encoding="utf-8") if place is not None else logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    _access.handlers[:] = [handler]
    _access.setLevel(logging.INFO)
    _access.propagate = False


def _safe(words: str, also: str = "") -> str:
    return quote(words, safe=_PLAIN + also)
