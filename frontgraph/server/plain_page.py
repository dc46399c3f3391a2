"""Pages of words, lists and tables alone, for what needs no picture; whatever stands in them is shown as text."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import Response

from frontgraph.server.answering import answer_once
from frontgraph.server.assets import asset_address
from frontgraph.server.negotiation import CSV, HTML, JSON, choose

#: Nothing runs in these pages; the only thing fetched is their style.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_FORMS = {form.name: form for form in (HTML, JSON, CSV)}
_WORDS = {
    "vi": {"all": "Toàn bộ văn bản", "find": "Tìm"},
    "en": {"all": "All documents", "find": "Search"},
}


def language(request: Request) -> str:
    """The language that the address asks for: `vi` unless `?lang=en`."""
    return "en" if request.query_params.get("lang") == "en" else "vi"


def wants_html(request: Request) -> bool:
    """Whether the client is a browser: it names HTML among what it accepts."""
    return request.query_params.get("format") == "html" or "text/html" in request.headers.get("accept", "")


async def plain_page(request: Request, title: str, body: str, status: int = 200, words: str = "") -> Response:
    """A page under a title (plain text); `body` is HTML whose texts went through `text`."""
    lang = language(request)
    page = _template().substitute(
        _WORDS[lang],
        lang=lang,
        title=text(title),
        body=body,
        words=text(words),
        style=asset_address("plain.css"),
        start="?lang=en" if lang == "en" else "",
    )
    headers = {"Vary": "Accept", "Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    answer = await answer_once(request, HTML.media_type, page.encode(), headers, tagged=status == 200)
    answer.status_code = status if answer.status_code == 200 else answer.status_code
    return answer


async def said(request: Request, status: int, vietnamese: str, english: str) -> Response:
    """A plain sentence: as a page to browsers, as a line of text to programs."""
    if not wants_html(request):
        return Response(f"{english}\n", status, media_type="text/plain; charset=utf-8", headers={"Vary": "Accept"})
    title, sentence = (english, vietnamese) if language(request) == "en" else (vietnamese, english)
    return await plain_page(request, title, f'<p class="quiet">{text(sentence)}</p>', status)


def text(words: object) -> str:
    """Words as HTML shows them, whatever they contain.

    >>> text('</title><script>alert("x")</script>')
    '&lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;'
    """
    return html.escape(str(words))


def link(address: str, words: object) -> str:
    """A link within this server.

    >>> link("/id/vn/tw?a&b", "Trung ương")
    '<a href="/id/vn/tw?a&amp;b">Trung ương</a>'
    """
    return f'<a href="{text(address)}">{text(words)}</a>'


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    head = "".join(f'<th scope="col">{text(each)}</th>' for each in headings)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="wide" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def chosen(request: Request, *offered: str) -> str:
    """Which of the forms on offer (`json`, `html`, `csv`; the first is the usual one) the client wants."""
    forms = tuple(_FORMS[name] for name in offered)
    found = choose(forms, request.headers.get("accept"), request.query_params.get("format"))
    return (found or forms[0]).name


@cache
def _template() -> Template:
    return Template(Path(__file__).with_name("plain_page.html").read_text(encoding="utf-8"))
