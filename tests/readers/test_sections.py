"""The tree of sections: what is one, what is not, and what each is called."""

from __future__ import annotations

from frontgraph.model import Document, SectionKind
from frontgraph.readers import read_bytes


def _read(body: str) -> Document:
    return read_bytes(f"NGHỊ QUYẾT\nVề A\n\n{body}".encode(), "a.txt")


def _tree(body: str) -> list[str]:
    return [section.identifier for section in _read(body).walk()]


def test_numbered_sections_nest_by_their_numbers() -> None:
    assert _tree("1. Một\n2. Hai\n2.1. Hai một\n2.2. Hai hai\n3. Ba\n") == ["1", "2", "2.1", "2.2", "3"]


def test_roman_sections_hold_numbers_and_letters() -> None:
    body = "I- MỤC TIÊU\n1. Một\na) A\nb) B\n2. Hai\nII- GIẢI PHÁP\n1. Một\n"
    assert _tree(body) == ["I", "I.1", "I.1.a", "I.1.b", "I.2", "II", "II.1"]


def test_acts_are_named_by_article_clause_and_point() -> None:
    body = (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một\na) A\nđ) Đ\n2. Hai\nChương II\nTỔ CHỨC\nMục 1\nHỒ SƠ\n"
        "Điều 2. Hồ sơ\nĐiều 2a. Thêm\n"
    )
    assert _tree(body) == [
        "chuong-i",
        "dieu-1",
        "dieu-1.1",
        "dieu-1.1.a",
        "dieu-1.2",
        "chuong-ii",
        "chuong-ii.muc-1",
        "dieu-2",
        "dieu-2a",
    ]


def test_dashes_are_no_sections() -> None:
    assert _tree("1. Một\n- gạch\n+ cộng\n2. Hai\n") == ["1", "2"]


def test_quoted_articles_belong_to_the_clause_that_quotes_them() -> None:
    body = (
        "Điều 1. Sửa đổi Luật A\n1. Sửa đổi Điều 8 như sau:\n“Điều 8. Tổ chức\n1. Gồm có:\na) Trưởng ban;\n2. Họp.”.\n"
        "2. Bãi bỏ Điều 9.\nĐiều 2. Hiệu lực\n"
    )
    document = _read(body)
    assert _tree(body) == ["dieu-1", "dieu-1.1", "dieu-1.2", "dieu-2"]
    quoting = document.section_at(document.text.index("Trưởng ban"))
    assert quoting is not None
    assert quoting.identifier == "dieu-1.1"


def test_a_wrapped_line_that_starts_with_a_number_is_no_section() -> None:
    body = (
        "Điều 1. Phạm vi\n1. Việc này thực hiện theo quy định tại khoản 3 Điều 7 và khoản\n5 Điều 8 của Luật, ngày\n"
        "25.5.2023, tại Điều\n9 Luật này.\n2. Hai\n"
    )
    assert _tree(body) == ["dieu-1", "dieu-1.1", "dieu-1.2"]


def test_clauses_begin_below_a_long_heading_that_ends_with_no_stop() -> None:
    heading = "Sửa đổi, bổ sung một số điều của Luật Tổ chức chính quyền địa phương và Luật Thủ đô"
    body = f"Điều 1. {heading}\n1. Sửa đổi khoản 6 như sau:\na) Một;\n2. Bỏ khoản 7.\nĐiều 2. {heading}\n1. Một.\n"
    assert _tree(body) == ["dieu-1", "dieu-1.1", "dieu-1.1.a", "dieu-1.2", "dieu-2", "dieu-2.1"]


def test_a_unit_out_of_any_row_opens_nothing() -> None:
    assert _tree("I. HỒ SƠ\n1. Khai phiếu:\nMục 13: Ghi ngày vào Đảng.\n2. Nộp phiếu\n") == ["I", "I.1", "I.2"]


def test_preamble_and_closing_formula_stand_beside_the_numbers() -> None:
    body = "Căn cứ Hiến pháp;\n\nĐiều 1. Một\n\nNghị quyết này được Quốc hội khóa XV thông qua ngày 2/6/2025.\n"
    document = _read(body)
    assert [(section.identifier, section.kind) for section in document.sections] == [
        ("preamble", SectionKind.PREAMBLE),
        ("dieu-1", SectionKind.ARTICLE),
        ("closing", SectionKind.CLOSING),
    ]


def test_rules_issued_by_a_decision_have_articles_of_their_own() -> None:
    body = (
        "Điều 1. Ban hành Quy chế\nĐiều 2. Hiệu lực\n\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nMai Sơn\n\n"
        "QUY CHẾ\nQUẢN LÝ XE\n"
        "(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\n\nChương I\nCHUNG\nĐiều 1. Phạm vi\n"
    )
    assert _tree(body) == [
        "dieu-1",
        "dieu-2",
        "kem-theo-quy-che",
        "kem-theo-quy-che.chuong-i",
        "kem-theo-quy-che.dieu-1",
    ]


def test_headings_and_spans() -> None:
    document = _read("1. Nhiệm vụ trọng tâm\nnăm 2024\n\nNội dung.\n\n2. Khác\n")
    first = document.sections[0]
    assert first.label == "1"
    assert first.heading == "Nhiệm vụ trọng tâm\nnăm 2024"
    assert first.span.cut(document.text).startswith("1. Nhiệm vụ")
    assert first.span.cut(document.text).rstrip().endswith("Nội dung.")


def test_a_text_without_sections_is_read() -> None:
    document = read_bytes("Một bài viết.\n\nHai đoạn.".encode(), "a.txt")
    assert [section.identifier for section in document.sections] == ["preamble"]
