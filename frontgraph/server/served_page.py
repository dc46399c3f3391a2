"""A page as the server sends it: the same page as the single file, with script and style at addresses of their own."""

from __future__ import annotations

import hashlib
import html
from functools import cache
from pathlib import Path
from string import Template

from frontgraph.explorer import page as single_file
from frontgraph.explorer import page_data
from frontgraph.explorer.documents import Texts
from frontgraph.explorer.page import embed_json, page_title, plain_summary
from frontgraph.explorer.page_model import Work
from frontgraph.server.assets import asset_address
from frontgraph.store import QuadStore

#: Nothing comes from anywhere but this server, and nothing goes anywhere else.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)
_TEMPLATE = Path(__file__).with_name("served_page.html")
_DATA = '<script type="application/json" id="frontgraph-data">'
_ALTERNATES = {"text/turtle": "ttl", "application/ld+json": "jsonld", "application/json": "json"}


def make_page(store: QuadStore, work: str | None, texts: Texts | None, known: dict[str, Work] | None = None) -> bytes:
    """The Vietnamese page of a work, or (None) of the whole collection, as HTML in UTF-8.

    `known` keeps the works described for one page of a store that does not change for its next pages.

    Raises PageNotBuiltError where the page's module was not built, QueryError where `work` is no IRI.
    """
    # The overview leaves the texts out: each document's own page has its text.
    data = page_data.collect(store, work, texts=texts if work is not None else None, root="/", known=known)
    forms = _ALTERNATES if work is not None else {"application/json": "json"}
    links = (f'<link rel="alternate" type="{media}" href="?format={name}">' for media, name in forms.items())
    page = _template().substitute(
        policy=POLICY,
        title=html.escape(page_title(data)),
        alternates="\n".join(links),
        style=asset_address("explorer.css"),
        summary=plain_summary(data),
        data=embed_json(data.to_json()),
        script=asset_address("explorer.js"),
    )
    return page.encode()


def in_english(page: bytes) -> bytes:
    """The same page, in English: the words of the interface are the script's, which looks at the page's language.

    >>> in_english(b'<!doctype html><html lang="vi"><p lang="vi">')
    b'<!doctype html><html lang="en"><p lang="vi">'
    """
    return page.replace(b'<html lang="vi">', b'<html lang="en">', 1)


def data_of(page: bytes) -> bytes:
    """The JSON that stands in a page.

    >>> data_of(_DATA.encode() + b'{"works":[]}</script>')
    b'{"works":[]}'
    """
    return page.split(_DATA.encode(), 1)[1].split(b"</script>", 1)[0]


@cache
def edition() -> str:
    """What names the way in which pages are made: a page made in another way is made again."""
    place = Path(single_file.__file__).parent
    parts = [*sorted(place.glob("*.py")), *sorted(single_file.static_folder().glob("explorer.*")), _TEMPLATE]
    said = hashlib.sha256()
    for part in (*parts, Path(__file__)):
        said.update(part.read_bytes())
    return said.hexdigest()[:16]


@cache
def _template() -> Template:
    return Template(_TEMPLATE.read_text(encoding="utf-8"))
