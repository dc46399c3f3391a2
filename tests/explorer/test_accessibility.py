"""axe-core finds nothing serious in any view, in either language, theme or width."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.explorer.conftest import DESKTOP, PHONE, Open

pytestmark = pytest.mark.xdist_group("chromium")

AXE = ROOT / "frontgraph" / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = ("picture", "chain", "citations", "tasks", "recipients", "timeline", "cited-by", "names", "text")


def serious(page: Any) -> list[str]:
    """The findings of axe-core that keep somebody out."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {each['help']} ({each['nodes'][0]['html'][:160]})"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_serious_finding_in_any_view_of_a_document(
    open_page: Open, seed_page: Path, scheme: str, size: Any, lang: str
) -> None:
    page = open_page(seed_page, viewport=size, color_scheme=scheme)
    start = page.evaluate("document.querySelector('.tabs a').getAttribute('href')").partition("?")[0]
    found: list[str] = []
    for view in VIEWS:
        for selected in ("", "c:3") if view in ("picture", "text") else ("c:3",):
            page.evaluate(f"location.hash = '{start}?view={view}&lang={lang}{selected and '&sel=' + selected}'")
            page.wait_for_function(f"document.documentElement.lang === '{lang}' && document.querySelector('#main h1')")
            found += [f"{view} {selected}: {each}" for each in serious(page)]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "#/",
        "#/?lang=en",
        "#/path",
        "#/compare",
        "#/d/nothing/here",
        "#/?by=group&sel=g%3A0",
        "#/n/b%3Avn-05/so-tai-chinh",
    ],
)
def test_no_serious_finding_on_the_other_pages(
    open_page: Open, collection_page: Path, address: str, scheme: str
) -> None:
    page = open_page(collection_page, address, color_scheme=scheme)
    assert serious(page) == []
    page.get_by_role("button", name=re.compile("^(English|Tiếng Việt)$")).click()
    assert serious(page) == []


def test_no_serious_finding_in_a_picture_that_was_widened(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page, "#/d/vn/tw/chi-thi/2023/22-ct-tw")
    page.locator(".grow").first.click()
    page.wait_for_selector(".box.reached")
    assert serious(page) == []
