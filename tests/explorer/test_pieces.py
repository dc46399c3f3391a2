"""A file carries its documents compressed, opens each when it is looked at, and gives them all back to whoever asks."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from frontgraph.explorer.page_data import collect
from frontgraph.explorer.page_model import PageData, packed
from frontgraph.explorer.pieces import read_piece, to_pieces
from frontgraph.store import EmbeddedStore, GraphFolder
from tests.conftest import ROOT
from tests.explorer.conftest import Open

pytestmark = pytest.mark.xdist_group("chromium")

#: Counts the pieces that a page opens.
COUNT = (
    "window.pieces = 0; window.atob = ((real) => (piece) => { window.pieces += 1; return real(piece); })(window.atob);"
)


@pytest.fixture(scope="module")
def data(store: EmbeddedStore, graph_folder: GraphFolder) -> PageData:
    return collect(store, texts=graph_folder.read_source)


def pieces_in(page: Path) -> dict[str, Any]:
    """The data of a page as it stands in the file."""
    found = re.search(r'id="frontgraph-data">(.*?)</script>', page.read_text(encoding="utf-8"))
    assert found is not None
    pieces: dict[str, Any] = json.loads(found[1])
    return pieces


def test_pieces_hold_all_that_the_page_shows(data: PageData) -> None:
    pieces = json.loads(to_pieces(data))
    assert read_piece(pieces["index"]) == json.loads(json.dumps(packed(replace(data, documents=()))))
    assert list(pieces["documents"]) == [detail.id for detail in data.documents]
    for detail in data.documents:
        assert read_piece(pieces["documents"][detail.id]) == json.loads(json.dumps(packed(detail)))


def test_the_same_data_gives_the_same_pieces(data: PageData) -> None:
    assert to_pieces(data) == to_pieces(data)


def test_a_page_weighs_less_than_its_data(collection_page: Path, data: PageData) -> None:
    weight = len(json.dumps(pieces_in(collection_page)))
    assert weight < len(data.to_json().encode()) / 2
    assert collection_page.stat().st_size < 400_000


def test_the_texts_are_got_out_of_a_page_as_the_manual_says(collection_page: Path, data: PageData) -> None:
    manual = (ROOT / "docs" / "page.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", manual, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code.replace("trang.html", str(collection_page)), names)
    assert names["texts"] == {detail.id: detail.text for detail in data.documents}


def test_a_document_is_opened_when_it_is_looked_at(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page, script=COUNT)
    page.get_by_role("combobox").fill("so tai chinh")
    expect(page.get_by_role("option").first).to_contain_text("Sở Tài chính")
    assert page.evaluate("window.pieces") == 1
    page.get_by_role("combobox").fill("15/KH-UBND")
    page.get_by_role("option").first.click()
    expect(page.locator(".paper")).to_contain_text("Sở Tài chính")
    assert page.evaluate("window.pieces") == 2
    page.get_by_role("link", name="Giao việc").first.click()
    expect(page.locator("tbody tr").first).to_be_visible()
    assert page.evaluate("window.pieces") == 2


def test_without_scripts_a_page_says_what_it_needs_and_lists_its_documents(
    browser: Browser, collection_page: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(collection_page.as_uri())
    assert "Trang này cần JavaScript" in page.locator("noscript p").inner_text()
    expect(page.locator("noscript li")).to_have_count(16)
    expect(page.locator("noscript li").first).to_be_visible()
    context.close()
