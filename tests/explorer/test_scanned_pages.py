"""How surely a scan was read is said where its words are shown: where a page begins, and beside each quotation."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import expect

from frontgraph import graph
from frontgraph.explorer import page_data as around
from frontgraph.explorer.page_model import Page, PageData
from frontgraph.model import Page as PageOfFile
from frontgraph.store import EmbeddedStore
from tests.explorer.conftest import Open
from tests.explorer.made_pages import citation, detail, page_data, work, written
from tests.graph.made import TEXT as PLAN
from tests.graph.made import plan

pytestmark = pytest.mark.xdist_group("chromium")

CLEAR = "Thực hiện Chỉ thị số 22-CT/TW của Ban Bí thư.\n"
FAINT = "Thực hiện Kế hoạch số 15/KH-UBND của Ủy ban nhân dân tỉnh.\n"


def scanned(*confidences: float | None) -> PageData:
    """A document of two pages, a citation on each."""
    own = work("vn/x/2024/1", title="Về công tác Mặt trận", held=True, cites=2)
    one, other = work("vn/x/2023/22", symbol="22-CT/TW"), work("vn/x/2023/15", symbol="15/KH-UBND")
    pages = (Page(1, 0, (0,), confidences[0]), Page(2, len(CLEAR), (len(CLEAR),), confidences[1]))
    citations = tuple(
        citation(CLEAR + FAINT, words, work=cited.id, sentence=None)
        for words, cited in (("22-CT/TW", one), ("15/KH-UBND", other))
    )
    documents = (detail(own.id, CLEAR + FAINT, citations=citations, pages=pages),)
    return page_data((own, one, other), ((0, 1, "cites", 1), (0, 2, "cites", 1)), documents, focus=own.id)


def test_the_graph_says_how_surely_each_page_was_read() -> None:
    second = PLAN.index("\n", len(PLAN) // 2) + 1
    document = dataclasses.replace(plan(), pages=(PageOfFile(1, 0, 0.93), PageOfFile(2, second, 0.74)))
    nquads = io.BytesIO()
    ox.serialize(graph.describe(document), nquads, ox.RdfFormat.N_QUADS)
    store = EmbeddedStore.in_memory()
    store.bulk_load(nquads.getvalue())
    (found,) = around.collect(store).documents
    assert [(page.number, page.start, page.confidence) for page in found.pages] == [(1, 0, 0.93), (2, second, 0.74)]


def test_the_text_marks_where_a_page_begins_and_how_surely_it_was_read(open_page: Open, tmp_path: Path) -> None:
    page = open_page(written(scanned(0.93, 0.74), tmp_path))
    marks = page.locator(".paper .page-mark")
    expect(marks).to_have_text(
        [
            "trang 1 · đọc từ bản quét, chắc 93 %",
            "trang 2 · đọc từ bản quét, chắc 74 %: bản quét khó đọc, hãy so với bản in",
        ]
    )
    expect(page.locator(".paper p", has_text="15/KH-UBND").locator(".page-mark")).to_have_count(1)
    page.get_by_role("button", name="English").click()
    expect(marks.first).to_have_text("page 1 · read from a scan, 93 % sure")


def test_details_say_how_surely_the_words_were_read(open_page: Open, tmp_path: Path) -> None:
    page = open_page(written(scanned(0.93, 0.74), tmp_path))
    details = page.locator(".details")
    page.locator(".paper a.citation", has_text="22-CT/TW").click()
    expect(details.locator("figcaption")).to_have_text("trang 1, dòng 1")
    details.get_by_text("Máy đọc thế nào").click()
    expect(details.locator("dl")).to_contain_text("Độ chắc khi đọc bản quét93 %")
    page.locator(".paper a.citation", has_text="15/KH-UBND").click()
    expect(details.locator("figcaption")).to_have_text("trang 2, dòng 1 · bản quét khó đọc, hãy so với bản in")
    page.get_by_role("button", name="English").click()
    details.get_by_text("How this was read").click()
    expect(details.locator("dl")).to_contain_text("Sureness of the scan's reading74 % · hard to read on the scan")


def test_a_file_with_letters_of_its_own_has_pages_and_no_doubt(open_page: Open, tmp_path: Path) -> None:
    page = open_page(written(scanned(None, None), tmp_path))
    expect(page.locator(".paper .page-mark")).to_have_text(["trang 1", "trang 2"])
    page.locator(".paper a.citation", has_text="15/KH-UBND").click()
    page.locator(".details").get_by_text("Máy đọc thế nào").click()
    expect(page.locator(".details dl")).not_to_contain_text("bản quét")
