"""The page on which people write SPARQL against the server's own endpoint, the competency questions as examples."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from frontgraph.server.answering import answer_once
from frontgraph.server.assets import asset_address
from frontgraph.server.negotiation import HTML
from frontgraph.server.plain_page import chosen, language

#: Styles that the result table writes into the page by itself: how columns are widened, the pointer meanwhile.
_TABLE_STYLES = (
    "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='",
    "'sha256-c0O6TmFAkgpNbHxKAa1BrveWHHopjEtC47i0PzMudxg='",
)
#: Scripts, styles and answers come from this server alone; the editor sets its icons as data.
_POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {' '.join(_TABLE_STYLES)}; connect-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_WORDS = {
    "vi": {
        "title": "Truy vấn",
        "overview": "Toàn bộ văn bản",
        "examples": "Câu hỏi mẫu",
        "hint": "Chọn một câu hỏi, bấm ▶ hay Ctrl+Enter. Thay UNDEF bằng địa chỉ văn bản hay cơ quan, trong dấu < >.",
        "skip": "Tới ô truy vấn",
        "forms": "Hỏi bằng mẫu có sẵn",
        "language": "English",
        "other": "en",
    },
    "en": {
        "title": "Queries",
        "overview": "All documents",
        "examples": "Example questions",
        "hint": "Choose a question and press ▶ or Ctrl+Enter. Put a document's or body's address, in < >, for UNDEF.",
        "skip": "To the query",
        "forms": "Ask with a form",
        "language": "Tiếng Việt",
        "other": "vi",
    },
}


def query_routes(base: str) -> tuple[BaseRoute, ...]:
    """The routes of the query page and of the files that it loads; what is named below `base` has its page here."""

    async def query_page(request: Request) -> Response:
        if chosen(request, "html", "json") == "json":
            return RedirectResponse("/ask?format=json", status_code=303, headers={"Vary": "Accept"})
        headers = {"Vary": "Accept", "Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"}
        return await answer_once(request, HTML.media_type, _rendered(language(request), base).encode(), headers)

    return (Route("/sparql-page", query_page),)


@cache
def _rendered(lang: str, base: str) -> str:
    template = Template((Path(__file__).parent / "query_page.html").read_text(encoding="utf-8"))
    words = {key: html.escape(value) for key, value in _WORDS[lang].items()}
    files = {"style": asset_address("sparql.css"), "script": asset_address("sparql.js")}
    return template.substitute(words, **files, lang=lang, base=html.escape(base))
