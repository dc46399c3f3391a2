"""A served graph as people read it in a browser: from page to page, and asking questions of their own."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.explorer.conftest import PHONE, Visit
from tests.explorer.test_accessibility import serious

pytestmark = pytest.mark.xdist_group("chromium")


def test_from_the_overview_to_a_sentence_to_what_it_cites_and_back(visit: Visit) -> None:
    page = visit("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bộ sưu tập")
    page.locator("tbody a", has_text="Hội nghị Ủy ban Mặt trận Tổ quốc").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hội nghị Ủy ban Mặt trận")
    assert re.search(r"/id/vn-05/ub-mttq/[^#]+$", page.url), page.url
    page.locator(".paper a.citation", has_text="22-CT/TW").first.click()
    details = page.locator(".details")
    expect(details.locator("blockquote mark").first).to_have_text("Chỉ thị số 22-CT/TW")
    details.get_by_role("link", name="Được dẫn bởi 2 văn bản").click()
    expect(page.locator(".what")).to_contain_text("22-CT/TW")
    expect(page.locator(".no-text")).to_contain_text("Chưa có toàn văn")
    expect(page.locator(".no-text blockquote mark")).to_have_text(["Chỉ thị số 22-CT/TW"] * 2)
    assert page.url.endswith("/id/vn/tw/chi-thi/2023/22-ct-tw")
    page.go_back()
    expect(details).to_be_visible()
    page.go_back()
    expect(details).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bộ sưu tập")


def test_who_cites_a_directive_and_on_to_one_of_them(visit: Visit) -> None:
    page = visit("/id/vn/tw/chi-thi/2023/22-ct-tw")
    page.get_by_role("link", name=re.compile("^Được dẫn bởi 2")).click()
    page.locator("tbody a", has_text="15/KH-UBND").first.click()
    page.locator(".details").get_by_role("link", name="Mở văn bản này").click()
    expect(page.locator(".paper")).to_contain_text("Sở Tài chính")
    page.locator("a.brand").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bộ sưu tập")


def test_the_picture_asks_its_own_server_for_what_is_around_a_work(visit: Visit) -> None:
    page = visit("/")
    page.locator("tbody a", has_text="Hội nghị Ủy ban Mặt trận Tổ quốc").first.click()
    page.get_by_role("button", name="Mở rộng quanh 22-CT/TW: +1 văn bản nữa").click()
    plan = page.locator(".box", has_text="15/KH-UBND")
    plan.click()
    expect(page.locator(".details .step")).to_contain_text("15/KH-UBND triển khai, thực hiện 22-CT/TW")
    expect(page.locator(".details .step blockquote")).to_contain_text("Thực hiện Chỉ thị số 22-CT/TW")
    page.reload()
    expect(plan).to_be_visible()


def test_a_body_leads_to_its_whole_file(visit: Visit) -> None:
    page = visit("/id/vn-05/ubnd/ke-hoach/2024/15-kh-ubnd")
    choose = page.get_by_role("combobox", name="Tìm văn bản")
    choose.fill("so tai chinh")
    page.get_by_role("option", name=re.compile("Sở Tài chính")).first.click()
    expect(page.locator(".what")).to_contain_text("Cơ quan")
    page.get_by_role("link", name="Mọi văn bản nói về cơ quan này").click()
    assert page.url.endswith("/id/vn-05/so-tai-chinh"), page.url
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sở Tài chính")
    page.go_back()
    page.go_back()
    page.locator(".box", has_text="Sở Tài chính").click()
    expect(page.locator(".details").get_by_role("link", name="Mọi văn bản nói về cơ quan này")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_the_pages_without_a_picture(visit: Visit, scheme: str) -> None:
    document = "https://w3id.org/frontgraph/id/vn-05/ubnd/ke-hoach/2024/15-kh-ubnd"
    for address in (
        "/search?q=dai+hoi+mttq",
        "/ask",
        f"/ask/assignments?document={document}",
        "/id/vn-05/so-tai-chinh",
        "/id/vn-05/so-tai-chinh?lang=en",
    ):
        page = visit(address, PHONE, scheme)
        assert (address, serious(page)) == (address, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_server_that_does_not_answer_is_told_of(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.goto(f"{server}/id/vn-05/ubnd/ke-hoach/2024/15-kh-ubnd")
    page.route("**/*format=json", lambda route: route.abort())
    page.get_by_role("button", name=re.compile("^Mở rộng quanh 22-CT")).click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy kiểm tra kết nối rồi thử lại")
    page.close()


def test_a_find_in_the_search_field_opens_its_page(visit: Visit) -> None:
    page = visit("/")
    field = page.get_by_role("combobox", name="Tìm văn bản")
    field.fill("22 ct tw")
    expect(page.get_by_role("option").first).to_contain_text("22-CT/TW")
    field.press("Enter")
    expect(page.locator(".no-text")).to_contain_text("Chưa có toàn văn")


def test_the_search_field_leads_to_the_search_of_the_whole_collection(visit: Visit) -> None:
    page = visit("/id/vn/tw/chi-thi/2023/22-ct-tw")
    page.get_by_role("combobox", name="Tìm văn bản").fill("giam sat phan bien")
    page.get_by_role("link", name=re.compile("trong toàn bộ sưu tập")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tìm")
    expect(page.locator("input[name=q]")).to_have_value("giam sat phan bien")
    page.locator("li a").first.click()
    expect(page.locator("#main h1")).to_be_visible()


def test_questions_of_one_s_own(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("link", name="Truy vấn").click()
    expect(page).to_have_title("Truy vấn")
    page.locator(".yasqe:visible .yasqe_queryButton").click()
    expect(page.locator(".yasr:visible table")).to_contain_text("Nghị quyết không số")
    with page.expect_popup() as opening:
        page.locator(".yasr:visible td a.iri", has_text="15-kh-ubnd").click()
    assert opening.value.url.endswith("/id/vn-05/ubnd/ke-hoach/2024/15-kh-ubnd")
    expect(opening.value.locator(".what")).to_contain_text("15/KH-UBND")


def test_columns_of_a_result_can_be_widened(visit: Visit) -> None:
    page = visit("/sparql-page")
    page.locator(".yasqe:visible .yasqe_queryButton").click()
    column = page.locator(".yasr:visible th", has_text="document")
    before = column.bounding_box()
    grip = page.locator(".grip-handle .grip-resizable").nth(1).bounding_box()
    assert before is not None
    assert grip is not None
    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    page.mouse.down()
    page.mouse.move(grip["x"] - 95, grip["y"] + 5, steps=4)
    page.mouse.up()
    after = column.bounding_box()
    assert after is not None
    assert after["width"] < before["width"] - 50


def test_a_competency_question_is_an_example(visit: Visit, server: str) -> None:
    page = visit("/sparql-page")
    questions = page.locator("#questions button")
    expect(questions).to_have_count(len(httpx.get(f"{server}/ask").json()))
    questions.filter(has_text="Văn bản nào viện dẫn văn bản này").click()
    expect(page.locator(".yasqe:visible")).to_contain_text("fg:citedWork")
    page.evaluate(
        """() => {
            const editor = document.querySelector(".tabPanel.active .CodeMirror").CodeMirror;
            const work = "<https://w3id.org/frontgraph/id/vn/tw/chi-thi/2023/22-ct-tw>";
            editor.setValue(editor.getValue().replace("UNDEF", work));
        }"""
    )
    page.locator(".yasqe:visible .yasqe_queryButton").click()
    expect(page.locator(".yasr:visible tbody tr")).to_have_count(2)
    expect(page.locator(".yasr:visible")).to_contain_text("Chỉ thị số 22-CT/TW")


def test_statements_are_drawn_on_demand(visit: Visit) -> None:
    page = visit("/sparql-page?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Queries")
    page.locator(".CodeMirror").wait_for()
    page.evaluate(
        """() => document.querySelector(".tabPanel.active .CodeMirror").CodeMirror.setValue(
            `PREFIX fg: <https://w3id.org/frontgraph/ns#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            CONSTRUCT { ?a fg:cites ?b . ?b rdfs:label ?l } WHERE {
              ?c fg:inDocument ?a ; fg:citedWork ?b . ?b rdfs:label ?l . FILTER(lang(?l) = "vi" || lang(?l) = "") }`)"""
    )
    page.locator(".yasqe:visible .yasqe_queryButton").click()
    page.get_by_role("button", name="Hình · Picture").click()
    picture = page.locator("svg.picture")
    expect(picture.locator(".thing text").filter(has_text="22-CT/TW").first).to_be_visible()
    assert picture.locator(".link").count() > 5


def test_a_wrong_query_says_what_is_wrong(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.goto(f"{server}/sparql-page")
    page.locator(".CodeMirror").wait_for()
    page.evaluate("document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.setValue('SELECT { ?s }')")
    page.locator(".yasqe:visible .yasqe_queryButton").click()
    expect(page.locator(".yasr:visible")).to_contain_text("does not parse")
    page.close()


def test_the_query_page_lets_nothing_in_from_elsewhere(server: str) -> None:
    answer = httpx.get(f"{server}/sparql-page")
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy.pop("default-src") == "'none'"
    assert all(
        source in ("'self'", "'none'", "data:")
        for sources in policy.values()
        for source in sources.split()
        if not source.startswith("'sha256-")
    )
    assert "'unsafe" not in str(policy)
    assert httpx.get(f"{server}/static/sparql.js").headers["content-type"].startswith("text/javascript")
    assert httpx.get(f"{server}/static/..%2fpage.py").status_code == 404
