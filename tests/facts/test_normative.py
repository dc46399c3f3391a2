"""Rules are no charges: what a law or a regulation says a body does, and what it charges it with."""

from __future__ import annotations

import pytest

from tests.facts.reading import charges, facts_of

REGULATION = "QUY CHẾ\n\nLàm việc của Hội đồng\n\nChương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 2. Thẩm định hồ sơ\n\n"
PLAN = "KẾ HOẠCH\n\nThẩm định hồ sơ\n\nI. NHIỆM VỤ\n\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hội đồng thẩm định cấp tỉnh xem xét hồ sơ.", []),
        ("Bộ Y tế ban hành quy chế mẫu; hướng dẫn thủ tục.", []),
        ("Cục Di sản văn hóa đề nghị Sở Y tế thẩm định hồ sơ.", []),
        ("Sở Y tế có trách nhiệm thẩm định hồ sơ.", [("Sở Y tế", "thực hiện")]),
        ("Sở Y tế phải trả lời bằng văn bản; gửi kết quả cho Sở Nội vụ.", [("Sở Y tế", "thực hiện")]),
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát.", [("Sở Y tế", "chủ trì"), ("Sở Nội vụ", "phối hợp")]),
        ("Hồ sơ phải được Sở Y tế kiểm tra.", [("Sở Y tế", "thực hiện")]),
        ("Giao Sở Y tế tổ chức thẩm định.", [("Sở Y tế", "thực hiện")]),
        ("Sở Y tế lập danh sách trước ngày 20 tháng 12 năm 2026.", [("Sở Y tế", "thực hiện")]),
        ("Sở Y tế tổ chức thực hiện Quy chế này.", [("Sở Y tế", "thực hiện")]),
        (
            "Chánh Văn phòng tỉnh; Giám đốc các sở căn cứ Quyết định thi hành./.",
            [
                ("Chánh Văn phòng tỉnh", "thực hiện"),
                ("Giám đốc các sở", "thực hiện"),
            ],
        ),
    ],
)
def test_a_regulation_charges_where_its_words_say_so(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert charges(facts_of(f"{REGULATION}1. {sentence}\n")) == expected


@pytest.mark.parametrize("sentence", ["Hội đồng thẩm định cấp tỉnh xem xét hồ sơ.", "Bộ Y tế ban hành quy chế mẫu."])
def test_in_a_plan_the_same_words_charge(sentence: str) -> None:
    assert [role for _, role in charges(facts_of(f"{PLAN}1. {sentence}\n"))] == ["thực hiện"]


@pytest.mark.parametrize(
    "head",
    [
        "QUY CHẾ\n\nLàm việc\n\nĐiều 9. Trách nhiệm của các cơ quan\n\n",
        "QUY CHẾ\n\nLàm việc\n\nChương III\n\nTỔ CHỨC THỰC HIỆN\n\nĐiều 9. Các cơ quan cấp tỉnh\n\n",
        "QUY CHẾ\n\nLàm việc\n\nĐiều 9. Sở Y tế\n\n",
    ],
    ids=["article on duties", "chapter on implementation", "article of one body"],
)
def test_headings_hand_out_duties(head: str) -> None:
    assert charges(facts_of(f"{head}1. Sở Y tế tổng hợp hồ sơ.\n")) == [("Sở Y tế", "thực hiện")]


def test_the_year_in_a_symbol_tells_a_legal_document() -> None:
    text = "HỘI ĐỒNG NHÂN DÂN\nTỈNH SƠN LA\n\nSố: {}\n\nSơn La, ngày 09 tháng 7 năm 2025\n\n"
    text += (
        "NGHỊ QUYẾT\n\nVề mức hỗ trợ\n\nĐiều 2. Mức hỗ trợ\n\n1. Sở Y tế chi trả hằng tháng cho người được hỗ trợ.\n"
    )
    assert charges(facts_of(text.format("12/2025/NQ-HĐND"))) == []
    assert charges(facts_of(text.format("12/NQ-HĐND"))) == [("Sở Y tế", "thực hiện")]


def test_a_decision_that_hands_powers_down_charges_with_them() -> None:
    text = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n\nSố: 12/2025/QĐ-UBND\n\nSơn La, ngày 09 tháng 7 năm 2025\n\nQUYẾT ĐỊNH\n\n"
    text += "Phân cấp thẩm quyền ban hành định mức\n\nĐiều 2. Sở Y tế\n\n1. Sở Y tế ban hành định mức của ngành.\n"
    assert charges(facts_of(text)) == [("Sở Y tế", "thực hiện")]
