"""The page on which people write SPARQL against the server's own endpoint, the competency questions as examples."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

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
        "hint": "Chọn một câu hỏi rồi bấm nút chạy. Thay UNDEF bằng địa chỉ của văn bản hay cơ quan, trong dấu < >.",
    },
    "en": {
        "title": "Queries",
        "overview": "All documents",
        "examples": "Example questions",
        "hint": "Choose a question and press the run button. Put a document's or body's address, in < >, for UNDEF.",
    },
}


def query_routes(base: str) -> tuple[BaseRoute, ...]:
    """The routes of the query page and of the files that it loads; what is named below `base` has its page here."""

    async def query_page(request: Request) -> Response:
        lang = "en" if request.query_params.get("lang") == "en" else "vi"
        return HTMLResponse(_rendered(lang, base), headers={"Content-Security-Policy": _POLICY})

    return (Route("/sparql-page", query_page),)


@cache
def _rendered(lang: str, base: str) -> str:
    template = Template((Path(__file__).parent / "query_page.html").read_text(encoding="utf-8"))
    words = {key: html.escape(value) for key, value in _WORDS[lang].items()}
    return template.substitute(words, lang=lang, base=html.escape(base))
