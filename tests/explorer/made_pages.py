"""Pages made for a test: documents, citations and works with nothing in them but what the test is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from frontgraph.explorer.clusters import clusters
from frontgraph.explorer.lanes import lay_out
from frontgraph.explorer.names import names_of
from frontgraph.explorer.page import render_page
from frontgraph.explorer.page_model import Body, Citation, DocumentDetail, Label, Link, PageData, Work

KINDS = {"chi-thi": Label("chỉ thị", "directive"), "ke-hoach": Label("kế hoạch", "plan")}


def work(identity: str, **said: Any) -> Work:
    """A work that is only cited, unless said otherwise."""
    plain: dict[str, Any] = {
        "symbol": None,
        "kind": None,
        "title": None,
        "date": None,
        "date_of": None,
        "issuer": None,
        "lane": "other",
        "held": False,
        "cited_by": 0,
        "cites": 0,
    }
    return Work(id=identity, **{**plain, **said})


def citation(text: str, words: str, **said: Any) -> Citation:
    """A citation of the words where they first stand in the text."""
    start = text.index(words)
    plain: dict[str, Any] = {
        "rule": "citation",
        "confidence": 1.0,
        "quote": None,
        "kind": None,
        "number": words,
        "name": None,
        "date": None,
        "issuer": None,
        "title": None,
        "pinpoints": (),
        "relation": "cites",
        "sentence": (0, len(text)),
        "section": None,
        "status": "resolved",
        "work": None,
        "step": None,
        "reason": None,
        "candidates": (),
    }
    return Citation(at=(start, start + len(words)), **{**plain, **said})


def detail(identity: str, text: str, **said: Any) -> DocumentDetail:
    """A document in which nothing was read, unless said otherwise."""
    lists = ("pages", "sections", "citations", "bodies", "tasks", "recipients", "signatories", "people", "campaigns")
    plain: dict[str, Any] = dict.fromkeys((*lists, "partners", "places", "terms"), ())
    plain |= {"file": "van-ban.txt", "sha256": "", "text": text, "whole": True, "meeting": None}
    return DocumentDetail(id=identity, **{**plain, **said})


def page_data(
    works: Sequence[Work],
    links: Sequence[Link] = (),
    documents: Sequence[DocumentDetail] = (),
    bodies: Sequence[Body] = (),
    **said: Any,
) -> PageData:
    """The data of a page over these, opened on its overview unless said otherwise."""
    placed, overview = lay_out(tuple(works))
    places = {each.id: index for index, each in enumerate(placed)}
    plain: dict[str, Any] = {
        "base": "https://example.org",
        "focus": None,
        "root": None,
        "kinds": KINDS,
        "mentions": (),
        "overview": overview,
        "clusters": clusters(placed, links),
    }
    return PageData(
        works=placed,
        links=tuple(links),
        documents=tuple(documents),
        bodies=tuple(bodies),
        names=names_of(documents, places, {body.id for body in bodies}),
        **{**plain, **said},
    )


def written(data: PageData, folder: Path) -> Path:
    """The page as a file."""
    path = folder / "page.html"
    path.write_text(render_page(data), encoding="utf-8", newline="\n")
    return path
