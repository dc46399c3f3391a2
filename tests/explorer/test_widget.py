"""The page as a guest in a notebook: drawn into a cell, and taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from frontgraph.knowledge_graph import KnowledgeGraph
from frontgraph.store import GraphFolder
from tests.explorer.conftest import DESKTOP

pytestmark = pytest.mark.xdist_group("chromium")

#: What a notebook does with a widget: imports its module, hands it the traits, and later takes it away.
DRAW = """async ([esm, css, traits]) => {
    document.body.innerHTML = "<h1 id='own'>Sổ tay</h1><div id='cell'></div>";
    const style = document.head.appendChild(document.createElement("style"));
    style.textContent = css;
    const module = await import(URL.createObjectURL(new Blob([esm], {type: "text/javascript"})));
    const model = {get: (name) => traits[name], on() {}, off() {}, set() {}, save_changes() {}};
    window.takeAway = module.default.render({model, el: document.getElementById("cell")});
}"""


@pytest.fixture
def notebook(browser: Browser) -> Iterator[Page]:
    """An empty page that may ask nothing of anybody."""
    context = browser.new_context(viewport=DESKTOP, offline=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def shown(graph_folder: GraphFolder, **options: Any) -> Any:
    """The widget of the small collection's plan."""
    return show(graph_folder, **options)


def show(graph_folder: GraphFolder, **options: Any) -> Any:
    """What `show()` gives with what is installed."""
    with KnowledgeGraph.open(graph_folder.path) as graph:
        return graph.show("15/KH-UBND", **options)


def test_a_document_is_read_in_a_cell(graph_folder: GraphFolder, notebook: Page) -> None:
    widget = shown(graph_folder, height=500)
    before = notebook.evaluate("getComputedStyle(document.body).backgroundColor")
    traits = {"data": widget.data, "lang": widget.lang, "height": widget.height}
    notebook.evaluate(DRAW, [str(widget._esm), str(widget._css), traits])
    cell = notebook.locator("#cell")
    expect(cell.locator(".what")).to_contain_text("15/KH-UBND")
    cell.locator(".paper a.citation", has_text="22-CT/TW").click()
    expect(cell.locator(".details blockquote mark")).to_have_text("Chỉ thị số 22-CT/TW")
    box = cell.bounding_box()
    assert box is not None
    assert box["height"] <= 502
    # The notebook around it stays as it was, its address too.
    assert notebook.evaluate("getComputedStyle(document.body).backgroundColor") == before
    assert notebook.evaluate("location.hash") == ""
    notebook.evaluate("window.takeAway()")
    expect(cell.locator("*")).to_have_count(0)
    expect(notebook.locator("#own")).to_have_text("Sổ tay")


def test_a_widget_speaks_english_where_asked(graph_folder: GraphFolder, notebook: Page) -> None:
    widget = shown(graph_folder, lang="en")
    traits = {"data": widget.data, "lang": widget.lang, "height": widget.height}
    notebook.evaluate(DRAW, [str(widget._esm), str(widget._css), traits])
    expect(notebook.locator("#cell .figures li").first).to_contain_text("Rests on")


def test_without_anywidget_the_page_stands_in_a_frame(
    graph_folder: GraphFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert type(show(graph_folder)).__name__ == "IFrame"
