"""One HTML page that needs nothing but itself: module, style and data in one file that lets nothing out."""

from __future__ import annotations

import base64
import hashlib
import html
from functools import cache
from pathlib import Path
from string import Template

from frontgraph.errors import FrontgraphError
from frontgraph.explorer.page_model import PageData, Work
from frontgraph.explorer.pieces import to_pieces

_HERE = Path(__file__).parent
_STATIC = _HERE / "static"


class PageNotBuiltError(FrontgraphError):
    """The page's module was not built into this checkout."""


def render_page(data: PageData, lang: str = "vi") -> str:
    """The page over `data` as one HTML text, in Vietnamese or English (`lang` is `vi` or `en`).

    Its data stands in it compressed, piece by piece (`pieces.py`). Titles and texts of documents are shown as text;
    whatever they contain, the policy in the page's head (`default-src 'none'`) lets the page's own script and style
    run and nothing else, and lets nothing be fetched.

    Raises PageNotBuiltError where the TypeScript module was not built.
    """
    script, style = built_asset("explorer.js"), built_asset("explorer.css")
    title = page_title(data)
    return _template().substitute(
        lang="en" if lang == "en" else "vi",
        policy=_policy(script, style, data.root),
        title=html.escape(title),
        style=style,
        summary=plain_summary(data),
        data=embed_json(to_pieces(data)),
        script=script,
    )


def can_render() -> bool:
    """Whether the page's module was built."""
    return (_STATIC / "explorer.js").is_file()


def static_folder() -> Path:
    """Where the built modules and styles lie."""
    return _STATIC


def embed_json(json_text: str) -> str:
    r"""JSON that can stand inside a script element whatever its strings contain.

    >>> embed_json('{"title": "</script><b>&"}')
    '{"title": "\\u003c/script\\u003e\\u003cb\\u003e\\u0026"}'
    """
    for char in "<>&\u2028\u2029":
        json_text = json_text.replace(char, f"\\u{ord(char):04x}")
    return json_text


def _policy(script: str, style: str, root: str | None) -> str:
    """The content security policy: nothing from anywhere but the two texts whose hashes it names.

    A served page may ask its own server for what is around other documents; a file may ask nobody.
    """
    served = "connect-src 'self'; " if root is not None else ""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; {served}"
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def page_title(data: PageData) -> str:
    """What stands in the browser's tab: the title of the document that the page opens with, else its number."""
    work = _focus(data)
    if work is None:
        return "frontgraph"
    return work.title or work.symbol or "frontgraph"


def _focus(data: PageData) -> Work | None:
    return next((work for work in data.works if work.id == data.focus), None)


#: What a reader whose browser runs no scripts is told.
_PLAIN = (
    "Trang này cần JavaScript để vẽ sơ đồ và mở toàn văn; dưới đây là các văn bản có trong trang. · "
    "This page needs JavaScript to draw its picture and open the texts; below are the documents in it."
)


def plain_summary(data: PageData) -> str:
    """What a reader without JavaScript sees: the title, what is missing, and the works known as a plain list."""
    works = "".join(
        f"<li>{html.escape(' '.join(filter(None, (work.symbol, work.title))))}</li>" for work in data.works[:200]
    )
    return f"<noscript><h1>{html.escape(page_title(data))}</h1><p>{_PLAIN}</p><ul>{works}</ul></noscript>"


@cache
def _template() -> Template:
    return Template((_HERE / "page.html").read_text(encoding="utf-8").rstrip("\n") + "\n")


@cache
def built_asset(name: str) -> str:
    """The text of a built module or style; raises PageNotBuiltError where it was not built."""
    path = _STATIC / name
    if not path.is_file():
        raise PageNotBuiltError("The page's module is not built; run `make page` in the checkout, or install a wheel.")
    text = path.read_text(encoding="utf-8").strip()
    if "</script" in text.lower() or "</style" in text.lower():
        raise PageNotBuiltError(f"{name} cannot stand inside a page; build it again with `make page`.")
    return text
