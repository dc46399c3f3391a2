"""A graph of a paged file says on which page and printed line its evidence stands; one of running text says no more."""

from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest

import frontgraph
from frontgraph import graph
from frontgraph.graph.vocabulary import FG
from frontgraph.model import Document, Page
from tests.graph.asking import ask
from tests.graph.made import TEXT, plan
from tests.graph.test_shapes import messages, without
from tests.readers.files import PLAN_OF_TWO_PAGES, pdf

PLACES = """SELECT ?number ?start ?lines ?words ?evidence {
  ?evidence fg:onPage ?page ; fg:quote ?words ; fg:start ?start .
  ?page a fg:Page ; fg:pageNumber ?number ; fg:lineStarts ?lines }"""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("files") / "ke-hoach.pdf"
    path.write_bytes(pdf(PLAN_OF_TWO_PAGES))
    return frontgraph.read(path)


@pytest.fixture(scope="module")
def quads(document: Document) -> list[ox.Quad]:
    described = list(graph.describe(document))
    return described + list(graph.describe_registry(graph.named_in(described)))


def test_the_view_tells_the_page_of_every_quote(document: Document, quads: list[ox.Quad]) -> None:
    rows = ask(graph.completed(quads), PLACES)
    places = {}
    for number, start, lines, words, _ in rows:
        line = sum(1 for each in (lines or "").split() if int(each) <= int(start or ""))
        found = document.locate(int(start or ""))
        assert (found.page, found.line) == (int(number or ""), line)
        places[words] = (int(number or ""), line)
    assert len(rows) == len({quad.subject for quad in quads if quad.predicate == FG.quote})
    assert places["15/KH-UBND"] == (1, 2)
    assert places["Nghị định số 30/2020/NĐ-CP"] == (2, 3)
    assert places["Sở Tài chính chủ trì"] == (2, 4)


def test_a_page_takes_four_statements_and_a_mention_none(document: Document, quads: list[ox.Quad]) -> None:
    running = dataclasses.replace(document, pages=())
    assert len(list(graph.describe(document))) - len(list(graph.describe(running))) == 4 * len(document.pages)
    assert not any(quad.predicate == FG.onPage for quad in quads)


def test_a_scanned_page_has_the_lines_of_its_text() -> None:
    first = TEXT.index("\n", len(TEXT) // 2) + 1
    scanned = dataclasses.replace(plan(), pages=(Page(1, 0, 0.9), Page(2, first, 0.9)))
    for number, start, lines, *_ in ask(graph.completed(graph.describe(scanned)), PLACES):
        line = sum(1 for each in (lines or "").split() if int(each) <= int(start or ""))
        found = scanned.locate(int(start or ""))
        assert (found.page, found.line) == (int(number or ""), line)


def test_a_scanned_page_says_how_surely_it_was_read(document: Document, quads: list[ox.Quad]) -> None:
    assert not any(quad.predicate == FG.readingConfidence for quad in quads)
    scanned = dataclasses.replace(document, pages=(Page(1, 0, 0.55), *document.pages[1:]))
    told = [quad for quad in graph.describe(scanned) if quad.predicate == FG.readingConfidence]
    assert [(str(quad.subject).split("#")[1], quad.object.value) for quad in told] == [("page=1>", "0.55")]  # type: ignore[union-attr]


def test_running_text_has_no_pages() -> None:
    told = graph.completed(graph.describe(plan()))
    assert not any(quad.predicate in (FG.page, FG.onPage, FG.lineStarts) for quad in told)


def test_a_page_needs_number_and_start(document: Document, quads: list[ox.Quad]) -> None:
    assert graph.validate(quads).violations == ()
    assert list(graph.verify(quads, {document.sha256: document.text})) == []
    pages = {quad.object for quad in quads if quad.predicate == FG.page}
    assert "A page needs its number." in messages(without(quads, lambda quad: quad.predicate == FG.pageNumber))
    started = without(quads, lambda quad: quad.predicate == FG.start and quad.subject in pages)
    assert "A page needs a start." in messages(started)
