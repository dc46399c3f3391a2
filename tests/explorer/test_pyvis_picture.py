"""The pyvis picture in a real browser: drawn at once, and nothing asked of any network."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from frontgraph import network
from tests.queries.made_documents import made_store


def test_the_picture_is_drawn_and_nothing_leaves_it(browser: Browser, tmp_path: Path) -> None:
    network.to_pyvis(network.to_networkx(made_store())).write_html(str(tmp_path / "works.html"))
    page = browser.new_page()
    requests: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((tmp_path / "works.html").as_uri())
    page.wait_for_selector("canvas")
    page.wait_for_function(
        """() => { const c = document.querySelector("canvas");
        return c.getContext("2d").getImageData(0, 0, c.width, c.height).data.some((value) => value > 0); }"""
    )
    page.close()
    assert faults == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
