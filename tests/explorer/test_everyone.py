"""The page for everyone: on paper, without a mouse, in the dark, on a phone, on an old computer without a network."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.conftest import PHONE, Open

pytestmark = pytest.mark.xdist_group("chromium")

NO_WEBGL = """HTMLCanvasElement.prototype.getContext = ((real) => function (kind, ...rest) {
    return kind.startsWith("webgl") ? null : real.call(this, kind, ...rest);
})(HTMLCanvasElement.prototype.getContext);"""


def test_paper_carries_the_picture_the_text_and_whole_tables(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page, viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    for part in (".title", ".lanes", ".paper"):
        expect(page.locator(part)).to_be_visible()
    for part in (".top", ".tabs", ".legend", ".tools button"):
        expect(page.locator(part).first).to_be_hidden()
    paper = page.locator(".paper")
    assert paper.evaluate("(paper) => paper.scrollHeight <= paper.clientHeight + 1")
    page.evaluate("location.hash += '?view=tasks'")
    expect(page.locator("thead")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(57)


@pytest.mark.parametrize("chosen", [False, True], ids=["system", "chosen"])
def test_paper_is_white_where_the_screen_is_dark(open_page: Open, seed_page: Path, chosen: bool) -> None:
    page = open_page(seed_page, color_scheme="light" if chosen else "dark")
    if chosen:
        page.get_by_role("button", name="Đổi nền sáng, tối").click()
    words = "getComputedStyle(document.querySelector('.paper')).color"
    on_screen = page.evaluate(words)
    page.emulate_media(media="print")
    assert page.evaluate(words) == "rgb(27, 39, 51)" != on_screen


def test_no_mouse(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.box')"):
            break
    first = page.evaluate("document.activeElement.textContent")
    assert "Triển khai" in first or "Nhắc đến" in first
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("Enter")
    expect(page.locator(".details")).to_be_visible()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Escape")
    expect(page.locator(".details")).to_have_count(0)


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press the tab key until what is meant has the keyboard."""
    for _ in range(80):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"the tab key does not reach {selector}")


def test_no_mouse_from_the_search_to_a_table_and_its_csv(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    tab_to(page, ".search input")
    page.keyboard.type("15 kh ubnd")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    tab_to(page, ".tabs .to-tasks")
    page.keyboard.press("Enter")
    tab_to(page, "th button")
    page.keyboard.press("Space")
    expect(page.locator("th").first).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    with page.expect_download():
        page.keyboard.press("Enter")


def test_no_mouse_from_the_overview_to_the_way_between_two_documents(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    tab_to(page, ".groups a")
    page.keyboard.press("Enter")
    expect(page.locator(".groups a").first).to_have_attribute("aria-current", "true")
    tab_to(page, "tbody a")
    page.keyboard.press("Enter")
    tab_to(page, ".tabs .aside")
    page.keyboard.press("Enter")
    tab_to(page, ".picker:last-of-type input")
    page.keyboard.type("15 kh ubnd")
    page.keyboard.press("Enter")
    tab_to(page, ".tabs a:first-child", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".way .stop").last).to_contain_text("15/KH-UBND")


def test_the_dark_is_switched_on_and_off(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page, color_scheme="light")
    ground = "getComputedStyle(document.querySelector('.page')).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Đổi nền sáng, tối").click()
    assert page.evaluate(ground) != light
    page.get_by_role("button", name="Đổi nền sáng, tối").click()
    assert page.evaluate(ground) == light


def test_phone(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page, viewport=PHONE, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(".box", has_text="22-CT/TW").tap()
    expect(page.locator(".details")).to_be_in_viewport()
    page.get_by_role("link", name="Đọc trong văn bản").tap()
    expect(page.locator(".paper .citation.lit").first).to_be_in_viewport()
    for view in ("Văn bản dẫn", "Giao việc", "Nơi nhận", "Dòng thời gian", "Chuỗi triển khai"):
        page.locator(".tabs").get_by_role("link", name=view, exact=True).tap()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, view


def test_without_webgl_and_offline_the_overview_is_drawn(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page, script=NO_WEBGL)
    assert page.evaluate("document.createElement('canvas').getContext('webgl')") is None
    page.get_by_role("button", name="Phóng to").click()
    page.get_by_role("button", name="Xem hết").click()
    expect(page.locator(".dots canvas")).to_be_visible()
