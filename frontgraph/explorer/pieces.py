"""The page's data as a file carries it: what is looked at first, and every document, each compressed by itself."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace

from frontgraph.explorer.page_model import Json, PageData, packed


def to_pieces(data: PageData) -> str:
    """The JSON `{"index": piece, "documents": {id: piece, …}}`.

    A piece is JSON, compressed with gzip (RFC 1952) and written in base64 (RFC 4648). The index is `data` without its
    documents; the page opens it at once, and a document's piece when that document is looked at.
    """
    index = piece_of(packed(replace(data, documents=())))
    documents = {detail.id: piece_of(packed(detail)) for detail in data.documents}
    return json.dumps({"index": index, "documents": documents}, ensure_ascii=False, separators=(",", ":"))


def read_piece(piece: str) -> Json:
    """The JSON value that a piece holds.

    >>> read_piece(piece_of({"title": "Nghị quyết"}))
    {'title': 'Nghị quyết'}
    """
    value: Json = json.loads(gzip.decompress(base64.b64decode(piece)))
    return value


def piece_of(value: Json) -> str:
    """The piece that holds a JSON value; the same for the same value."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Without the hour, so that the same graph gives the same page.
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode("ascii")
