"""Answers on the wire: compressed where the client takes it, and not sent again to who has them (RFC 9110)."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

#: Answers smaller than this go as they are; those larger than the second are compressed beside the event loop.
_SMALL, _LARGE = 600, 64_000


@dataclass(frozen=True, slots=True)
class Content:
    """What is sent: its media type, its bytes compressed with gzip, and the entity tag that names them."""

    media_type: str
    compressed: bytes
    tag: str

    def plain(self) -> bytes:
        """The bytes as they were."""
        return gzip.decompress(self.compressed)


def content(media_type: str, body: bytes, level: int = 6) -> Content:
    """What is sent often, compressed once.

    >>> content("text/plain", b"xin chao").plain()
    b'xin chao'
    """
    # Without a time in it equal bytes give equal bytes.
    return Content(media_type, gzip.compress(body, level, mtime=0), tag_of(body))


def tag_of(body: bytes) -> str:
    """A weak entity tag, one for the bytes and all their encodings.

    >>> tag_of(b"xin chao")
    'W/"f9b197ffdaa45e4fb217"'
    """
    return f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'


async def answer(request: Request, found: Content, headers: Mapping[str, str] | None = None) -> Response:
    """The answer that sends `found`, or that says that the client has it already (304)."""
    told = _headers(found.tag, headers)
    if has_already(request, found.tag):
        return Response(status_code=304, headers=told)
    if takes_gzip(request):
        told["Content-Encoding"] = "gzip"
        return Response(found.compressed, headers=told, media_type=_with_charset(found.media_type))
    body = await run_in_threadpool(found.plain) if len(found.compressed) > _LARGE else found.plain()
    return Response(body, headers=told, media_type=_with_charset(found.media_type))


async def answer_once(
    request: Request, media_type: str, body: bytes, headers: Mapping[str, str] | None = None, *, tagged: bool = True
) -> Response:
    """The answer that sends a body made for this request alone; `tagged` ones need not be sent twice."""
    told = _headers(tag_of(body) if tagged else "", headers)
    if tagged and has_already(request, told["ETag"]):
        return Response(status_code=304, headers=told)
    if takes_gzip(request) and len(body) > _SMALL:
        told["Content-Encoding"] = "gzip"
        large = len(body) > _LARGE
        body = await run_in_threadpool(gzip.compress, body, 1) if large else gzip.compress(body, 1)
    return Response(body, headers=told, media_type=_with_charset(media_type))


def has_already(request: Request, tag: str) -> bool:
    """Whether the client says that it keeps what `tag` names (RFC 9110, 13.1.2: weak comparison)."""
    named = request.headers.get("if-none-match", "")
    tags = {each.strip().removeprefix("W/") for each in named.split(",")}
    return named.strip() == "*" or tag.removeprefix("W/") in tags


def takes_gzip(request: Request) -> bool:
    """Whether the client reads gzip."""
    for each in request.headers.get("accept-encoding", "").lower().split(","):
        name, _, weight = each.replace(" ", "").partition(";q=")
        if name in ("gzip", "*"):
            return weight.rstrip("0.") != "" if weight else True
    return False


def _headers(tag: str, headers: Mapping[str, str] | None) -> dict[str, str]:
    told = dict(headers or {})
    told["Vary"] = ", ".join(filter(None, (told.get("Vary"), "Accept-Encoding")))
    if tag:
        told["ETag"] = tag
    return told


def _with_charset(media_type: str) -> str:
    """Text says that it is UTF-8; JSON and the XML formats say so themselves.

    >>> _with_charset("text/csv"), _with_charset("application/ld+json")
    ('text/csv; charset=utf-8', 'application/ld+json')
    """
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
