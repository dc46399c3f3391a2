"""The page for queries of one's own: for everyone, in Vietnamese, with nothing asked of any other host."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import Page, ViewportSize, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.explorer.conftest import DESKTOP, PHONE, Visit
from tests.explorer.test_accessibility import serious

pytestmark = pytest.mark.xdist_group("chromium")

#: What the editor says in English where nobody puts it into Vietnamese.
ENGLISH = re.compile(
    r"\b(query|results?|table|response|settings|filter|entries|showing|page size|method|arguments|tab|view|rows)\b",
    re.I,
)
#: Everything that is read out or shown of the editor's own, without what was written or found.
OWN_WORDS = """() => {
    const kept = document.querySelector("#yasgui").cloneNode(true);
    const others = ".CodeMirror-code, .CodeMirror-measure, td, th, pre, svg, style, select option, [role=tab] span";
    kept.querySelectorAll(others).forEach((each) => each.remove());
    const said = [kept.textContent];
    kept.querySelectorAll("*").forEach((each) =>
        ["title", "aria-label", "placeholder"].forEach((name) => said.push(each.getAttribute(name) || "")));
    return said.join(" | ").replace(/\\s+/g, " ");
}"""


def editor(visit: Visit, address: str = "/sparql-page", **options: object) -> Page:
    """The page for queries, its editor ready."""
    page = visit(address, **options)
    page.locator(".CodeMirror:visible").first.wait_for()
    return page


def run(page: Page) -> None:
    """Press the button and wait for rows; on a busy machine the first press can go unanswered, so press once more."""
    button, rows = page.locator(".yasqe:visible .yasqe_queryButton"), page.locator(".yasr:visible tbody tr").first
    button.click()
    try:
        rows.wait_for(timeout=15_000)
    except PlaywrightTimeoutError:
        button.click()
        rows.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nobody_is_kept_out(visit: Visit, size: ViewportSize, scheme: str) -> None:
    page = editor(visit, size=size, scheme=scheme)
    found = serious(page)
    run(page)
    found += serious(page)
    page.locator(".yasr:visible .select_response").click()
    page.locator(".yasr:visible .CodeMirror").wait_for()
    found += serious(page)
    page.locator(".yasr:visible .select_picture").click()
    page.locator("svg.picture").wait_for()
    found += serious(page)
    page.locator(".tabContextButton:visible").click()
    found += serious(page)
    page.locator("#questions button").first.click()
    found += serious(page)
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_no_serious_finding_in_english(visit: Visit) -> None:
    page = editor(visit, "/sparql-page?lang=en")
    run(page)
    assert serious(page) == []


def test_everything_is_said_in_vietnamese(visit: Visit) -> None:
    page = editor(visit)
    run(page)
    expect(page.locator(".yasr:visible .dt-info")).to_contain_text("Dòng 1 đến")
    page.locator(".tabContextButton:visible").click()
    page.locator(".tabsList .tab a").first.click(button="right")
    expect(page.locator(".context-menu")).to_contain_text("Đổi tên thẻ")
    assert ENGLISH.findall(page.evaluate(OWN_WORDS)) == []


def test_a_query_is_written_and_run_without_a_mouse(visit: Visit) -> None:
    page = editor(visit)
    page.locator("a.skip").focus()
    page.keyboard.press("Enter")
    field = page.locator(".CodeMirror:visible textarea").first
    for _ in range(12):
        page.keyboard.press("Tab")
        if field.evaluate("each => each === document.activeElement"):
            break
    expect(field).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("SELECT (1 + 1 AS ?two) {}")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".yasr:visible td").last).to_contain_text("2")
    # The tab key leads out of the editor again.
    page.keyboard.press("Tab")
    expect(field).not_to_be_focused()


def test_the_rows_of_a_question_are_drawn_on_demand(visit: Visit) -> None:
    page = editor(visit, "/sparql-page?question=cited-together")
    expect(page.locator(".tab.active")).to_contain_text(re.compile(r"\w"))
    run(page)
    page.locator(".yasr:visible .select_picture").click()
    picture = page.locator("svg.picture:visible")
    expect(picture.locator(".thing text").filter(has_text="22-CT/TW").first).to_be_visible()
    assert picture.locator(".link").count() > 3


def test_the_examples_are_the_page_s_data(server: str) -> None:
    answer = httpx.get(f"{server}/sparql-page?format=json", follow_redirects=True, timeout=60)
    assert {"cited-by", "tasks"} <= {question["name"] for question in answer.json()}
