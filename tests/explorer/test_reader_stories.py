"""The page as people use it: each test is something that somebody comes to do."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from frontgraph.explorer import page_data
from frontgraph.explorer.page import render_page
from frontgraph.store import EmbeddedStore, GraphFolder
from tests.explorer.conftest import Open

pytestmark = pytest.mark.xdist_group("chromium")


def choose(page: Page, words: str) -> None:
    """Type words into the search field and take the first find."""
    field = page.get_by_role("combobox", name="Tìm văn bản")
    field.fill(words)
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Enter")


def csv_rows(page: Page) -> list[dict[str, str]]:
    """The rows of the table that is shown, as saved."""
    with page.expect_download() as saving:
        page.get_by_role("button", name="Tải CSV").click()
    text = Path(saving.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_first_screen_says_what_the_document_is(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Hội nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh lần thứ mười"
    )
    expect(page.locator(".what")).to_contain_text("Nghị quyết của Ủy ban")
    expect(page.locator(".what")).to_contain_text("không in số và ngày")
    figures = page.locator(".figures li")
    expect(figures).to_have_count(4)
    expect(figures.nth(0)).to_have_text(re.compile(r"Dựa trên\s*14"))
    expect(figures.nth(2)).to_have_text(re.compile(r"Nơi nhận\s*15"))
    expect(figures.nth(3)).to_have_text(re.compile(r"Được dẫn bởi\s*0"))
    body = page.inner_text("body").lower()
    assert not re.search(r"\b(node|edge|triple|uri|rdf|sparql)\b", body)
    # Everything a reader needs at first is on the first screen of an old computer.
    for part in (".title", ".figures", ".focus-card", ".paper"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + min(box["height"], 80) <= 768, part


def test_lanes_stand_from_the_centre_down_and_time_from_left_to_right(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    lanes = [re.sub(r"\s+", " ", lane) for lane in page.locator(".lane-name").all_inner_texts()]
    assert lanes[:3] == ["Đảng Trung ương", "Mặt trận Trung ương", "Đảng cấp tỉnh"]

    def left(symbol: str) -> float:
        box = page.locator(".box", has_text=symbol).bounding_box()
        assert box is not None
        return box["x"]

    assert left("124-QĐ/TW") < left("18-CT/TW") < left("22-CT/TW")


def test_find_what_a_directive_says_and_who_cites_it(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    choose(page, "22 ct tw")
    expect(page.locator(".what")).to_contain_text("22-CT/TW")
    expect(page.locator(".no-text")).to_contain_text("Chưa có toàn văn")
    quotes = page.locator(".no-text blockquote mark")
    expect(quotes).to_have_text(["Chỉ thị số 22-CT/TW"] * 2)
    page.get_by_role("link", name=re.compile("^Được dẫn bởi 2")).click()
    rows = csv_rows(page)
    assert len(rows) == 2
    assert rows[0]["Văn bản"].startswith("Hội nghị Ủy ban Mặt trận")
    assert rows[1]["Văn bản"] == "Kế hoạch 15/KH-UBND"
    assert all("22-CT/TW" in row["Câu trong văn bản"] for row in rows)


@pytest.mark.parametrize("words", ["chi thi 22", "22-CT/TW", "chỉ thị số 22", "22 ct tw"])
def test_a_number_is_found_however_it_is_typed(open_page: Open, seed_page: Path, words: str) -> None:
    page = open_page(seed_page)
    page.get_by_role("combobox").fill(words)
    expect(page.get_by_role("option").first).to_contain_text("Chỉ thị 22-CT/TW")


def test_nothing_found_says_what_to_try(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    page.get_by_role("combobox").fill("xyzzy")
    expect(page.locator(".results")).to_contain_text("Không tìm thấy “xyzzy”. Hãy thử")


def test_results_say_what_they_are_and_bodies_people_and_places_are_among_them(
    open_page: Open, collection_page: Path
) -> None:
    page = open_page(collection_page)
    for words, what, name in (
        ("so tai chinh", "Cơ quan", "Sở Tài chính tỉnh Sơn La"),
        ("vi duc tho", "Người", "Vi Đức Thọ"),
        ("22 ct tw", "Văn bản", "Chỉ thị 22-CT/TW"),
    ):
        page.get_by_role("combobox").fill(words)
        first = page.get_by_role("option").first
        expect(first.locator(".label")).to_have_text(name)
        expect(first.locator(".what")).to_have_text(what)


def test_everything_that_is_asked_of_a_body_over_all_documents(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    choose(page, "so tai chinh")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sở Tài chính tỉnh Sơn La")
    expect(page.locator(".what").first).to_contain_text("Cơ quan, Chính quyền, cấp tỉnh")
    rows = csv_rows(page)
    assert [(row["Văn bản"], row["Vai trò"], row["Thời hạn"]) for row in rows[:2]] == [
        ("Kế hoạch 15/KH-UBND", "chủ trì", "2024-06-30"),
        ("Kế hoạch 15/KH-UBND", "nơi nhận", ""),
    ]
    page.locator("tbody a").first.click()
    expect(page.locator(".paper .lit").first).to_be_in_viewport()
    expect(page.locator(".what").first).to_contain_text("15/KH-UBND")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sở Tài chính tỉnh Sơn La")


def test_which_tasks_has_the_department_of_finance_as_csv(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    choose(page, "15/KH-UBND")
    page.get_by_role("link", name=re.compile("^Giao việc \\d")).click()
    page.get_by_role("searchbox", name="Lọc bảng").fill("so tai chinh")
    rows = [row for row in csv_rows(page) if row["Cơ quan"] == "Sở Tài chính"]
    assert [(row["Vai trò"], row["Thời hạn"]) for row in rows] == [("chủ trì", "2024-06-30")]
    assert "bố trí kinh phí" in rows[0]["Nội dung việc"]


def test_a_group_that_is_told_shows_its_known_members(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    page.get_by_role("link", name=re.compile("^Nơi nhận \\d")).click()
    group = page.get_by_role("row").filter(has_text="Các tổ chức thành viên Mặt trận")
    group.get_by_text(re.compile("\\d+ thành viên đã biết")).click()
    expect(group.get_by_text("Hội Nông dân tỉnh Sơn La")).to_be_visible()


def test_from_a_box_to_its_sentence_and_back(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    page.locator(".box", has_text="43-NQ/TW").click()
    details = page.locator(".details")
    expect(details).to_contain_text("Nghị quyết 43-NQ/TW")
    expect(details.locator("blockquote mark")).to_have_text("Nghị quyết số 43-NQ/TW")
    expect(details).to_contain_text("mục 2.2")
    lit = page.locator(".paper .citation.lit")
    expect(lit).to_have_count(2)
    expect(lit.first).to_be_in_viewport()
    details.get_by_text("Máy đọc thế nào").click()
    expect(details).to_contain_text("ký tự 5333 đến 5355")
    page.go_back()
    expect(details).to_have_count(0)
    page.go_forward()
    expect(details).to_be_visible()


def test_a_sentence_is_found_on_its_printed_page(open_page: Open, paged_page: Path, seed_page: Path) -> None:
    page = open_page(paged_page)
    choose(page, "15/KH-UBND")
    page.locator(".paper a.citation", has_text="30/2020").click()
    details = page.locator(".details")
    expect(details.locator("figcaption").first).to_contain_text("trang 2, dòng 3")
    details.get_by_text("Máy đọc thế nào").first.click()
    expect(details.locator("details.how").first).to_contain_text(re.compile(r"trang 2, dòng 3 · ký tự \d+ đến \d+"))
    page.locator(".paper a.task-mark").last.click()
    expect(details.locator("blockquote").first).to_contain_text("Sở Tài chính chủ trì")
    expect(details.locator("figcaption").first).to_have_text("trang 2, dòng 4")
    running = open_page(seed_page)
    running.locator(".box", has_text="43-NQ/TW").click()
    expect(running.locator(".details")).to_contain_text("mục 2.2")
    expect(running.locator(".details")).not_to_contain_text("trang")


def test_from_a_sentence_to_its_box_and_the_chain_above_it(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    page.locator(".paper a.citation", has_text="197-KH/TU").click()
    expect(page.locator(".box.chosen")).to_contain_text("197-KH/TU")
    page.get_by_role("link", name="Chuỗi triển khai").click()
    levels = page.locator(".chain .tier")
    expect(levels.locator("h3")).to_have_text(["Trung ương", "Cấp tỉnh"])
    plan = levels.nth(1).locator("li", has_text="Kế hoạch 197-KH/TU")
    expect(plan.locator(".above")).to_have_text("triển khai, thực hiện 43-NQ/TW")
    expect(levels.nth(0).locator("li", has_text="Nghị quyết 43-NQ/TW")).to_be_visible()
    expect(levels.nth(1).locator("li.here")).to_contain_text("Văn bản này")


def test_a_link_shows_the_same_to_somebody_else(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    page.get_by_role("link", name="Văn bản dẫn").click()
    page.locator("tbody a", has_text="31-CT/TU").click()
    page.get_by_role("button", name="English").click()
    address = page.evaluate("location.hash")
    other = open_page(seed_page, address)
    expect(other.locator(".details h2")).to_have_text("Directive 31-CT/TU")
    expect(other.locator("th").first).to_have_text(re.compile("Document"))


def test_english_changes_every_word_of_the_page(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".figures li").first).to_contain_text("Rests on")
    expect(page.locator(".lane-name").first).to_have_text(re.compile("Party.*central"))
    expect(page.get_by_role("button", name="Tiếng Việt")).to_be_visible()
    assert not re.search(
        "Sơ đồ|Toàn văn|Giao việc|Chọn|Tìm",
        page.inner_text(".top") + page.inner_text(".tabs") + page.inner_text(".legend"),
    )


def test_the_table_says_what_the_picture_says(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    labels = page.locator(".box:not(.g-charge):not(.g-partner) .label").all_inner_texts()
    drawn = {" ".join(label.split()) for label in labels}
    page.get_by_role("link", name="Văn bản dẫn").click()
    rows = csv_rows(page)
    assert len(rows) == 16
    assert {row["Văn bản"] for row in rows} == drawn
    page.get_by_role("button", name="Ngày").click()
    dates = [cell for cell in page.locator("tbody tr td:nth-child(3)").all_inner_texts() if cell]
    years = [int(date.rsplit("/", 1)[-1]) for date in dates]
    assert years == sorted(years)
    expect(page.locator("th", has_text="Ngày")).to_have_attribute("aria-sort", "ascending")


def test_the_legend_hides_and_shows_a_kind(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    expect(page.locator(".box.g-mention")).to_have_count(1)
    page.locator(".legend").get_by_role("button", name="Nhắc đến").click()
    expect(page.locator(".box.g-mention")).to_have_count(0)
    page.locator(".legend").get_by_role("button", name="Nhắc đến").click()
    expect(page.locator(".box.g-mention")).to_have_count(1)


def test_a_work_in_the_picture_lets_in_what_is_around_it(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    choose(page, "hoi nghi uy ban mat tran lan thu muoi")
    plan = page.locator(".box", has_text="15/KH-UBND")
    expect(plan).to_have_count(0)
    more = page.get_by_role("button", name="Mở rộng quanh 22-CT/TW: +1 văn bản nữa")
    expect(more).to_have_text("+1")
    more.click()
    # The plan that cites the directive comes in, in the lane of its issuer and behind the document in time.
    expect(plan).to_be_visible()
    box, focus = plan.bounding_box(), page.locator(".focus-card").bounding_box()
    lane = page.locator(".lane", has_text="Chính quyền").bounding_box()
    assert box is not None
    assert focus is not None
    assert lane is not None
    assert box["x"] > focus["x"] + focus["width"]
    assert lane["y"] <= box["y"] <= lane["y"] + lane["height"]
    expect(page.locator(".line.reached")).to_have_count(1)
    plan.click()
    expect(page.locator(".details .step")).to_contain_text("15/KH-UBND triển khai, thực hiện 22-CT/TW")
    expect(page.locator(".details .step blockquote")).to_contain_text("Thực hiện Chỉ thị số 22-CT/TW")
    # A link shows the same to somebody else; what hangs on a work goes with it.
    other = open_page(collection_page, page.evaluate("location.hash"))
    expect(other.locator(".box.reached")).to_have_count(1)
    page.locator(".details").get_by_role("button", name="Ẩn ô này").click()
    expect(plan).to_have_count(0)
    page.go_back()
    expect(plan).to_be_visible()
    page.get_by_role("button", name="Thu lại quanh 22-CT/TW").click()
    expect(plan).to_have_count(0)
    page.go_back()
    expect(plan).to_be_visible()


def test_the_picture_is_widened_from_the_details_too_and_by_keyboard(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    choose(page, "hoi nghi uy ban mat tran lan thu muoi")
    expect(page.locator("#main")).to_be_focused()
    page.locator(".box", has_text="197-KH/TU").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Mở rộng quanh 197-KH/TU: +1 văn bản nữa")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".box", has_text="15/KH-UBND")).to_be_visible()
    page.locator(".box", has_text="197-KH/TU").click()
    page.locator(".details").get_by_role("button", name="Thu lại").click()
    expect(page.locator(".box", has_text="15/KH-UBND")).to_have_count(0)
    page.locator(".details").get_by_role("button", name="Mở rộng trong sơ đồ: +1 nữa").click()
    expect(page.locator(".box", has_text="15/KH-UBND")).to_be_visible()


def test_no_words_in_the_picture_run_out_of_their_boxes(open_page: Open, seed_page: Path) -> None:
    for width in (1080, 1366, 1920):
        page = open_page(seed_page, viewport={"width": width, "height": 768})
        cut = page.evaluate(
            """() => {
                const right = (element) => element.getBoundingClientRect().right;
                const runsOut = (box) => [...box.querySelectorAll(".label span, .sub")].some((line) => {
                    const range = document.createRange();
                    range.selectNodeContents(line);
                    return right(range) > right(box);
                });
                return [...document.querySelectorAll(".box, .focus-card")].filter(runsOut).map((b) => b.textContent);
            }"""
        )
        assert cut == [], width
        # What is cut at all is cut behind a whole word of the name.
        for box in page.locator(".box").all():
            shown = " ".join(box.locator(".label").inner_text().split())
            if shown.endswith("…"):
                name = (box.get_attribute("title") or "").partition("\n")[0]
                assert re.match(re.escape(shown[:-1].rstrip()) + r"(?![^\s/-])", name), (shown, name)


def test_the_picture_shows_only_what_is_asked_for(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    boxes = page.locator(".box")
    everything = boxes.count()
    page.locator(".filter summary").click()
    page.get_by_role("checkbox", name="Đảng, Trung ương").uncheck()
    expect(boxes).to_have_count(everything - 4)
    page.get_by_role("checkbox", name="Đảng, Trung ương").check()
    page.get_by_role("checkbox", name="Kết luận").uncheck()
    for symbol in ("721-KL/TU", "976-KL/TU", "02/KL-MTTW-BTT"):
        expect(page.locator(".box", has_text=symbol)).to_have_count(0)
    page.get_by_label("Từ năm").select_option("2023")
    expect(page.locator(".box", has_text="18-CT/TW")).to_have_count(0)
    expect(page.locator(".box", has_text="22-CT/TW")).to_have_count(1)
    other = open_page(seed_page, page.evaluate("location.hash"))
    expect(other.locator(".box", has_text="18-CT/TW")).to_have_count(0)
    page.get_by_role("button", name="Hiện tất cả").click()
    expect(boxes).to_have_count(everything)


def test_a_box_is_pinned_and_taken_out(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    box = page.locator(".box", has_text="31-CT/TU")
    box.click()
    page.get_by_role("button", name="Ghim").click()
    expect(box).to_have_class(re.compile("pinned"))
    page.get_by_role("button", name="Ẩn ô này").click()
    expect(box).to_have_count(0)
    page.go_back()
    expect(box).to_have_class(re.compile("pinned"))


def test_the_address_is_copied(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    page.locator(".box", has_text="31-CT/TU").click()
    page.get_by_role("button", name="Chép liên kết").click()
    expect(page.locator(".note")).to_have_text("Đã chép liên kết")
    field = page.get_by_role("combobox")
    field.focus()
    page.keyboard.press("Control+V")
    expect(field).to_have_value(re.compile(r"^file://.*trang-xem\.html#/d/.*sel=w"))


def test_what_happened_when_as_a_table(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    choose(page, "15/KH-UBND")
    page.get_by_role("link", name="Dòng thời gian").click()
    assert [(row["Ngày"], row["Sự kiện"], row["Văn bản"]) for row in csv_rows(page)] == [
        ("2023-05-25", "ban hành", "Chỉ thị 22-CT/TW"),
        ("2023-12-22", "ban hành", "Kế hoạch 197-KH/TU"),
        ("2024-02-20", "ban hành", "Kế hoạch 15/KH-UBND"),
        ("2024-06-30", "thời hạn", "Sở Tài chính; Sở Nội vụ"),
    ]


def saved(page: Page) -> str:
    """The picture that is seen as SVG; as PNG it is saved too."""
    with page.expect_download() as saving:
        page.get_by_role("button", name="Lưu PNG").click()
    assert Path(saving.value.path()).read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Lưu SVG").click()
    svg = Path(saving.value.path()).read_text(encoding="utf-8")
    assert ElementTree.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert "<script" not in svg
    assert "href" not in svg
    return svg


def test_every_picture_is_saved_with_its_words(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    overview = saved(page)
    assert overview.count("<circle") == 16
    assert "Đảng, Trung ương" in overview
    assert ">22-CT/TW</text>" in overview
    page.get_by_role("button", name="Theo nhóm").click()
    assert ">4 văn bản</text>" in saved(page)
    choose(page, "15/KH-UBND")
    lanes = saved(page)
    assert ">22-CT/TW</text>" in lanes
    assert ">Chính quyền</text>" in lanes
    page.get_by_role("link", name="Chuỗi triển khai").click()
    chain = saved(page)
    assert ">Trung ương</text>" in chain
    assert ">43-NQ/TW</text>" in chain
    page.locator(".tabs").get_by_role("link", name="So sánh").click()
    field = page.get_by_role("region", name="Văn bản thứ hai").get_by_role("combobox")
    field.fill("hoi nghi mat tran lan thu muoi")
    field.press("Enter")
    comparison = saved(page)
    assert ">Cả hai cùng dẫn (2)</text>" in comparison
    assert ">Chỉ thị 22-CT/TW</text>" in comparison
    page.locator(".tabs").get_by_role("link", name="Đường nối").click()
    assert "văn bản trên triển khai, thực hiện văn bản dưới</text>" in saved(page)


def test_how_two_documents_are_connected_and_what_they_share(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    choose(page, "15/KH-UBND")
    page.locator(".tabs").get_by_role("link", name="So sánh").click()
    field = page.get_by_role("region", name="Văn bản thứ hai").get_by_role("combobox")
    field.fill("hoi nghi mat tran lan thu muoi")
    field.press("Enter")
    both = page.locator(".three section").first
    expect(both.locator("li")).to_have_text([re.compile("22-CT/TW"), re.compile("197-KH/TU")], use_inner_text=True)
    page.locator(".tabs").get_by_role("link", name="Đường nối").click()
    expect(page.locator(".way .stop")).to_have_count(3)


def test_the_overview_lists_everything_the_most_cited_first(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bộ sưu tập")
    rows = csv_rows(page)
    cited = [int(row["Số văn bản dẫn"]) for row in rows]
    assert cited == sorted(cited, reverse=True)
    assert rows[0]["Văn bản"].endswith(("22-CT/TW", "197-KH/TU", "43-NQ/TW"))
    assert page.evaluate(
        "document.querySelector('canvas').getContext('2d').getImageData(0, 0, 400, 200).data.some((v) => v)"
    )


def test_groups_of_documents_that_rest_on_the_same(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page)
    groups = page.get_by_role("region", name="Các nhóm văn bản").get_by_role("link")
    expect(groups).to_have_count(2)
    expect(groups.nth(1)).to_contain_text("Quanh Kế hoạch 15/KH-UBND")
    expect(groups.nth(1)).to_contain_text("4 văn bản, 1 có toàn văn")
    groups.nth(1).click()
    expect(page.locator("tbody tr")).to_have_count(4)
    assert {row["Văn bản"] for row in csv_rows(page)} == {
        "Kế hoạch 15/KH-UBND",
        "Kế hoạch 197-KH/TU",
        "Chỉ thị 22-CT/TW",
        "Nghị quyết 43-NQ/TW",
    }
    by_level = page.evaluate("document.querySelector('canvas').toDataURL()")
    page.get_by_role("button", name="Theo nhóm").click()
    expect(page.get_by_role("button", name="Theo nhóm")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("document.querySelector('canvas').toDataURL()") != by_level
    expect(page.locator("tbody tr")).to_have_count(4)
    page.get_by_role("link", name="Xem lại tất cả").click()
    expect(page.locator("tbody tr")).to_have_count(16)


def test_a_group_s_circle_leads_to_its_documents(open_page: Open, collection_page: Path) -> None:
    page = open_page(collection_page, "#/?by=group")
    canvas = page.locator(".dots canvas")
    box = canvas.bounding_box()
    assert box is not None
    # Two circles share the row in equal parts; the second one's name stands below it.
    for y in range(20, 200, 8):
        canvas.click(position={"x": box["width"] * 2 / 3, "y": y})
        if "sel=g" in page.evaluate("location.hash"):
            break
    expect(page.locator(".groups a[aria-current]")).to_contain_text("Quanh Kế hoạch 15/KH-UBND")


def test_a_page_without_room_for_all_texts_says_what_to_do(
    open_page: Open, store: EmbeddedStore, graph_folder: GraphFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontgraph.explorer.page_data.MOST_TEXT", 14_500)
    path = tmp_path / "lon.html"
    path.write_text(render_page(page_data.collect(store, texts=graph_folder.read_source)), encoding="utf-8")
    page = open_page(path)
    expect(page.locator(".alert")).to_contain_text("Trang này kèm toàn văn của 1 trong 2 văn bản")
    expect(page.locator(".alert")).to_contain_text("frontgraph serve")
    choose(page, "15/KH-UBND")
    expect(page.locator(".no-text")).to_contain_text("frontgraph view --document 15/KH-UBND")


def test_words_are_found_in_the_text_that_is_open(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page)
    page.get_by_role("combobox").fill("thi dua lao dong")
    option = page.get_by_role("option", name=re.compile("thi đua lao động sáng tạo")).first
    expect(option).to_contain_text("Trong văn bản này")
    option.click()
    expect(page.locator(".paper .lit").first).to_be_in_viewport()
