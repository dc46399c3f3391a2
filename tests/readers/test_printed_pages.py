"""Pages as they are printed: ruled tables cell by cell, letterheads in two columns, scans askew or under stamps."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from frontgraph.errors import ReadError
from frontgraph.readers import read_bytes
from frontgraph.readers.printed import Row, Run, TextFrame, joined
from tests.readers import files
from tests.readers.files import pdf, scanned_page, scanned_pdf

Line = tuple[float, float, float, float]

ACROSS = (60.0, 200.0, 340.0, 480.0)


def grid(down: Sequence[float], across: Sequence[float] = ACROSS) -> list[Line]:
    """The rules of a table: lines at these heights, and between all columns."""
    lines: list[Line] = [(across[0], y, across[-1], y) for y in down]
    return lines + [(x, down[0], x, down[-1]) for x in across]


def text_of(page: Sequence[tuple[float, float, str]], rules: Sequence[Line]) -> str:
    return read_bytes(pdf([page], rules), "a.pdf").text


def test_the_cells_of_a_table_are_read_one_after_the_other() -> None:
    page = [
        (70, 690, "Thu tuc tinh lai tien"),
        (210, 690, "- Trung tam"),
        (350, 690, "Khong quy dinh"),
        (70, 678, "theo Nghi dinh so"),
        (210, 678, "hanh chinh cong;"),
        (70, 666, "50/2026/ND-CP."),
        (210, 666, "- Co quan thue."),
        (60, 600, "Dieu 2. Hieu luc"),
    ]
    assert text_of(page, grid((702, 660))).split("\n") == [
        "Thu tuc tinh lai tien theo Nghi dinh so 50/2026/ND-CP.",
        "- Trung tam hanh chinh cong;",
        "- Co quan thue.",
        "Khong quy dinh",
        "Dieu 2. Hieu luc",
    ]


def test_a_row_of_short_cells_is_a_line_with_tabs() -> None:
    page = [
        (70, 690, "TT"),
        (210, 690, "Ten thu tuc"),
        (70, 670, "1"),
        (350, 670, "Khong"),
        (60, 720, "Danh muc kem theo"),
    ]
    assert text_of(page, grid((702, 682, 660))) == "Danh muc kem theo\n\nTT\tTen thu tuc\n1\t\tKhong"


def test_words_on_both_sides_of_a_rule_are_two_cells_however_near() -> None:
    page = [(150, 690, "Khong co"), (203, 690, "Dieu 12")]
    assert text_of(page, grid((702, 682))) == "Khong co\tDieu 12"


def test_a_cell_over_two_columns_is_one() -> None:
    rules = [line for line in grid((702, 682, 660)) if line != (200, 702, 200, 660)]
    page = [(70, 690, "Nhiem vu chung cua tat ca cac co quan"), (70, 670, "Mot"), (210, 670, "Hai")]
    assert text_of(page, [*rules, (200, 682, 200, 660)]) == "Nhiem vu chung cua tat ca cac co quan\nMot\tHai"


def test_a_frame_around_a_text_is_no_table() -> None:
    page = [(70, 690, "Can cu Luat To chuc chinh quyen;"), (70, 678, "Dieu 1.")]
    assert text_of(page, grid((702, 660), (60, 480))) == "Can cu Luat To chuc chinh quyen;\nDieu 1."


def test_a_place_in_a_table_has_a_page_and_a_line() -> None:
    page = [(70, 720, "Danh muc"), (70, 690, "Mot, theo quy"), (210, 690, "Hai"), (70, 678, "dinh cua Luat")]
    document = read_bytes(pdf([page], grid((702, 660))), "a.pdf")
    places = [document.locate(document.text.index(words)) for words in ("Danh", "Mot", "dinh", "Hai")]
    assert [(place.page, place.line) for place in places] == [(1, 1), (1, 2), (1, 3), (1, 4)]


def written(*lines: str) -> list[str]:
    """The paragraphs of lines that all run from margin to margin."""
    rows = [Row((Run(line, 60, 700 - 20 * number, 500, 712 - 20 * number),)) for number, line in enumerate(lines)]
    return [paragraph.text for paragraph in joined(rows, TextFrame.of(rows))]


@pytest.mark.parametrize(
    ("above", "below", "one"),
    [
        ("theo quy định tại khoản 2 Điều 2 và", "Điều 3 Điều lệ Đảng", True),
        ("hội nghị cán bộ chủ chốt thông qua", "Điều 3. Tổ chức thực hiện", False),
        ("được Quốc hội thông qua;", "lãnh đạo Ủy ban nhân dân tỉnh", True),
        ("được Quốc hội thông qua;", "Căn cứ Luật Lâm nghiệp", False),
        ("theo Quyết định số 1037/QĐ-", "BTC ngày 28 tháng 4 năm 2026", True),
        ("các cơ quan sau đây", "a) Sở Tài chính", False),
    ],
)
def test_full_lines_go_on_where_the_sentence_does(above: str, below: str, one: bool) -> None:
    assert len(written(above, below)) == (1 if one else 2)


def test_a_number_broken_at_its_dash_is_closed() -> None:
    assert written("theo Quyết định số 1037/QĐ-", "BTC ngày 28") == ["theo Quyết định số 1037/QĐ-BTC ngày 28"]


def test_a_page_that_claims_to_be_huge_is_drawn_small() -> None:
    from PIL import Image

    from frontgraph.readers.picture import drawn

    huge = pdf([[(60, 700, "a")]]).replace(b"[0 0 595 842]", b"[0 0 14400 14400]")
    import pypdfium2

    picture = drawn(pypdfium2.PdfDocument(huge)[0])
    assert isinstance(picture, Image.Image)
    assert picture.width * picture.height < 50_000_000


@pytest.fixture
def recognition() -> None:
    present = shutil.which("tesseract") is not None and any(Path(font).exists() for font in files.FONTS)
    if not present:
        if os.environ.get("CI"):
            pytest.fail("tesseract-ocr-vie or a font with Vietnamese letters is missing")
        pytest.skip("tesseract-ocr-vie and a font with Vietnamese letters are needed")


LETTERHEAD = (
    (300.0, 80.0, "UBND TỈNH SƠN LA"),
    (1200.0, 80.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (320.0, 150.0, "SỞ TÀI CHÍNH"),
    (1420.0, 150.0, "Độc lập - Tự do - Hạnh phúc"),
    (340.0, 260.0, "Số: 15/KH-STC"),
    (1300.0, 260.0, "Sơn La, ngày 12 tháng 4 năm 2024"),
    (1050.0, 400.0, "KẾ HOẠCH"),
    (800.0, 470.0, "Thực hiện Luật Lâm nghiệp"),
    (240.0, 620.0, "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;"),
)


@pytest.mark.usefixtures("recognition")
class TestScans:
    def test_a_letterhead_in_two_columns_is_read_column_by_column(self) -> None:
        document = read_bytes(scanned_pdf(scanned_page(LETTERHEAD)), "scan.pdf")
        assert document.number is not None
        assert document.number.value == "15/KH-STC"
        assert document.issuer is not None
        assert document.issuer.value == "Sở Tài chính tỉnh Sơn La"
        assert document.date is not None
        assert document.date.iso == "2024-04-12"

    @pytest.mark.parametrize("angle", [-2.0, 1.5])
    def test_a_page_that_lies_askew_is_made_level(self, angle: float) -> None:
        document = read_bytes(scanned_page(LETTERHEAD, turned=angle), "scan.png")
        assert document.number is not None
        assert document.number.value == "15/KH-STC"
        assert "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017" in document.text

    def test_the_slope_of_a_page_is_measured(self) -> None:
        import io

        from PIL import Image

        from frontgraph.readers.picture import slope

        for angle in (-3.0, -0.5, 0.0, 2.0):
            page = Image.open(io.BytesIO(scanned_page(LETTERHEAD, turned=angle)))
            assert slope(page) == pytest.approx(-angle, abs=0.3)

    def test_a_coarse_picture_is_enlarged(self) -> None:
        import io

        from PIL import Image

        page = Image.open(io.BytesIO(scanned_page(LETTERHEAD)))
        small = page.resize((page.width * 2 // 5, page.height * 2 // 5))
        buffer = io.BytesIO()
        small.save(buffer, "PNG")
        document = read_bytes(buffer.getvalue(), "nho.png")
        assert document.number is not None
        assert document.number.value == "15/KH-STC"

    def test_every_page_of_a_picture_file_is_read(self) -> None:
        import io

        from PIL import Image

        pages = [Image.open(io.BytesIO(files.scan([f"Trang thứ {word} của văn bản"]))) for word in ("nhất", "hai")]
        buffer = io.BytesIO()
        pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:], dpi=(300, 300))
        document = read_bytes(buffer.getvalue(), "quet.tif")
        assert [page.number for page in document.pages] == [1, 2]
        assert document.locate(document.text.index("hai")).page == 2

    def test_a_ruled_table_is_read_cell_by_cell(self) -> None:
        rules = [(200, y, 2200, y) for y in (200, 480)] + [(x, 200, x, 480) for x in (200, 1200, 2200)]
        words = [
            (240.0, 240.0, "Ủy ban nhân dân tỉnh"),
            (1240.0, 240.0, "Báo cáo trước ngày"),
            (240.0, 310.0, "và các sở, ban, ngành"),
            (1240.0, 310.0, "30 tháng 6 năm 2025"),
            (240.0, 600.0, "Nơi nhận"),
        ]
        lines = read_bytes(scanned_page(words, rules), "bang.png").text.split("\n")
        assert lines[0] == "Ủy ban nhân dân tỉnh và các sở, ban, ngành\tBáo cáo trước ngày 30 tháng 6 năm 2025"

    def test_the_stamp_of_the_registry_where_it_came_in_is_left_out(self) -> None:
        rules = [(200, y, 900, y) for y in (340, 420, 600)] + [(x, 340, x, 600) for x in (200, 900)]
        stamp = [
            (230.0, 355.0, "VĂN PHÒNG CHÍNH PHỦ"),
            (230.0, 480.0, "ĐẾN"),
            (420.0, 440.0, "Giờ: 8"),
            (420.0, 520.0, "Ngày: 16/4"),
        ]
        words = [(240.0, 100.0, "Kính gửi: Bộ Nội vụ."), *stamp, (240.0, 700.0, "Xét đề nghị của Bộ Nội vụ")]
        text = read_bytes(scanned_page(words, rules), "den.png").text
        assert "Kính gửi" in text
        assert "Xét đề nghị" in text
        assert "ĐẾN" not in text
        assert "16/4" not in text

    def test_a_blank_page_is_named_so(self) -> None:
        with pytest.raises(ReadError, match="no text is found"):
            read_bytes(scanned_page([]), "trang.png")

    def test_the_stroke_that_a_scan_lost_from_a_number_is_written_again(self) -> None:
        words = [(x, y, "Số: 47NQ-CP" if text.startswith("Số") else text) for x, y, text in LETTERHEAD]
        document = read_bytes(scanned_page(words), "scan.png")
        assert document.number is not None
        assert document.number.value == "47/NQ-CP"
