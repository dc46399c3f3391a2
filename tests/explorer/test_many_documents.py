"""Where there is much: cells open on demand, and thousands of documents are still found, drawn and listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from frontgraph.explorer.page_model import Link, PageData, Work
from tests.explorer.conftest import Open
from tests.explorer.made_pages import page_data, work, written

pytestmark = pytest.mark.xdist_group("chromium")


def plans(number: int) -> PageData:
    """So many plans of one year, each carrying out one of a hundred directives."""
    directives = [
        work(f"vn/tw/{n}", symbol=f"{n}-CT/TW", kind="chi-thi", date=f"{1990 + n % 35}-05-01", lane="party-central")
        for n in range(1, 101)
    ]
    made = [
        work(
            f"vn/ubnd/{n}",
            symbol=f"{n}/KH-UBND",
            kind="ke-hoach",
            title=f"Tuyên truyền Đại hội Mặt trận Tổ quốc, đợt {n}",
            date=f"2024-{1 + n % 12:02}-01",
            lane="state-province",
            cites=1,
        )
        for n in range(1, number + 1)
    ]
    works: list[Work] = [*directives, *made]
    links: list[Link] = [(100 + at, at % 100, "implements", 1) for at in range(number)]
    return page_data(works, links)


def test_a_cell_shows_few_boxes_and_opens_on_demand(open_page: Open, tmp_path: Path) -> None:
    page = open_page(written(plans(3_000), tmp_path), "#/d/vn/tw/1")
    boxes = page.locator(".box")
    expect(boxes.first).to_be_visible()
    few = boxes.count()
    assert 4 <= few <= 20
    page.get_by_role("button", name=f"+{30 - few} nữa").click()
    expect(boxes).to_have_count(30)
    # A link shows the cell open, too.
    expect(open_page(tmp_path / "page.html", page.evaluate("location.hash")).locator(".box")).to_have_count(30)
    page.get_by_role("button", name="Thu gọn").click()
    expect(boxes).to_have_count(few)


def test_ten_thousand_documents_are_found_drawn_and_listed(open_page: Open, tmp_path: Path) -> None:
    path = written(plans(9_900), tmp_path)
    assert path.stat().st_size < 3_000_000
    page = open_page(path)
    expect(page.locator(".figures")).to_contain_text(re.compile(r"Được nhắc đến\s*10\.000"))
    assert page.evaluate(
        "document.querySelector('canvas').getContext('2d').getImageData(200, 0, 600, 300).data.some((v) => v)"
    )
    expect(page.locator("tbody tr")).to_have_count(200)
    page.get_by_role("button", name="+9800 nữa").click()
    expect(page.locator("tbody tr")).to_have_count(400)
    field = page.get_by_role("combobox")
    for words, found in (
        ("22 ct tw", "Chỉ thị 22-CT/TW"),
        ("chi thi 22", "Chỉ thị 22-CT/TW"),
        ("9871", "9871/KH-UBND"),
    ):
        field.fill(words)
        expect(page.get_by_role("option").first).to_contain_text(found)
    field.fill("dai hoi mttq 9871")
    expect(page.get_by_role("option")).to_have_count(1)
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("đợt 9871")
    expect(page.locator(".box")).to_have_text(re.compile("71-CT/TW"))


def test_a_chain_with_hundreds_below_it_shows_some_and_says_how_many_more(open_page: Open, tmp_path: Path) -> None:
    page = open_page(written(plans(3_000), tmp_path), "#/d/vn/tw/1?view=chain")
    province = page.locator(".tier").nth(1)
    expect(province.locator("li")).to_have_count(14)
    province.get_by_role("button", name="+16 nữa").click()
    expect(province.locator("li")).to_have_count(30)
