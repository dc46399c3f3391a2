"""What a whole paper does to what it cites: its head, its bases, its articles, its annexes."""

from __future__ import annotations

import pytest

from frontgraph import readers
from frontgraph.citation import recognise
from frontgraph.text import canonicalise
from tests.citation.marked import relations

HEAD = "Căn cứ thẩm quyền;\n\nQUYẾT ĐỊNH:\n\n"


def read(text: str) -> list[str]:
    """The relations of all that is recognised in a text as it stands."""
    canonical = canonicalise(text)
    document = readers.read_text(text, canonical, file="a.txt", sha256="")
    return [citation.relation.value for citation in recognise(document, canonical)]


def test_a_basis_behind_dashes_is_one_and_what_the_body_then_does_is_not() -> None:
    text = (
        "----- Căn cứ [[Điều lệ Đảng]], [[Quy định số 12-QĐ/TW]], ngày 02/6/2025 của Ban Chấp hành Trung ương "
        "“Thi hành [[Điều lệ Đảng]]”, Ban Tổ chức Tỉnh ủy hướng dẫn một số nội dung của [[Quy định số 12-QĐ/TW]] "
        "như sau:\n\n1. Đối tượng"
    )
    assert relations(text, "huong-dan") == ["based_on", "based_on", "cites", "guides"]


def test_in_a_numbered_item_of_the_body_a_basis_is_an_ordinary_sentence() -> None:
    text = "Căn cứ [[Điều lệ Đảng]];\n\n1. Phạm vi\n\n2. Căn cứ [[Điều lệ Đảng]], cấp ủy ban hành quy chế."
    assert relations(text, "quy-dinh") == ["based_on", "cites"]


def test_the_heading_of_a_list_of_bases_holds_whatever_it_goes_on_with() -> None:
    text = "1. Căn cứ pháp lý thực hiện số hóa\n\n- [[Nghị định số 30/2020/NĐ-CP]];\n\n- [[Luật Lưu trữ]]."
    assert relations(text, "cong-van") == ["based_on", "based_on"]


def test_what_something_is_measured_by_is_no_basis_of_the_document() -> None:
    text = HEAD + "II. CĂN CỨ TÍNH LỆ PHÍ\n\n[[Nghị định số 53/2011/NĐ-CP]] và [[Luật Giá]]."
    assert relations(text) == ["cites", "cites"]


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_line_break_inside_the_words_changes_nothing(gap: str) -> None:
    text = (
        HEAD + f"Điều 1. Quyết{gap}định này có hiệu lực kể từ ngày ký và thay{gap}thế [[Quyết định số 9/2019/QĐ-UBND]]."
    )
    assert relations(text) == ["replaces"]


def test_an_act_goes_on_behind_a_semicolon_or_a_full_stop() -> None:
    text = HEAD + (
        "Điều 1. Quyết định này có hiệu lực kể từ ngày ký; thay thế [[Quyết định số 9/2019/QĐ-UBND]].\n\n"
        "Điều 2. Bãi bỏ [[Quyết định số 1/2018/QĐ-UBND]]; sửa đổi [[Quyết định số 2/2018/QĐ-UBND]]."
    )
    assert relations(text) == ["replaces", "repeals", "amends"]


def test_powers_of_a_body_to_amend_are_no_act() -> None:
    text = HEAD + "Điều 1. Đại hội quyết định chủ trương; bổ sung, sửa đổi [[Điều lệ Đảng]] khi cần."
    assert relations(text) == ["cites"]


def test_tasks_of_a_programme_behind_the_signature_amend_nothing() -> None:
    text = (
        "NGHỊ QUYẾT\nBan hành Chương trình hành động\n\nCăn cứ thẩm quyền;\n\nQUYẾT NGHỊ:\n\n"
        "Điều 1. Ban hành Chương trình.\n\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNguyễn Văn An\n\n"
        "CHƯƠNG TRÌNH HÀNH ĐỘNG\n\nI. NHIỆM VỤ\n\n1. Thể chế\n\na) Sửa đổi Luật Đất đai."
    )
    assert read(text) == ["cites"]


def test_repeal_said_behind_a_title_that_has_semicolons() -> None:
    text = HEAD + (
        "Điều 1. Hiệu lực\n\n2. [[Nghị quyết số 11/2021/UBTVQH14]] ngày 11/01/2021 quy định việc lấy ý kiến; "
        "việc giới thiệu; việc bầu cử bổ sung hết hiệu lực từ ngày Nghị quyết này có hiệu lực."
    )
    assert relations(text, "nghi-quyet") == ["repeals"]


def test_details_of_several_rules_are_given_to_the_act_they_stand_in() -> None:
    text = HEAD + (
        "Điều 1. Quyết định này quy định chi tiết thẩm quyền xác lập quyền quy định tại khoản 2 Điều 4 và thẩm quyền "
        "phê duyệt quy định chi tiết tại [[Nghị định số 7/2025/NĐ-CP]]."
    )
    assert relations(text) == ["guides"]


def test_persons_named_by_a_rule_are_no_object_of_guidance() -> None:
    text = HEAD + (
        "Điều 1. Thông tư này hướng dẫn thực hiện chế độ đối với người lao động quy định tại "
        "[[Nghị định số 7/2025/NĐ-CP]]."
    )
    assert relations(text, "thong-tu") == ["cites"]


def test_an_event_of_the_document_carries_nothing_out() -> None:
    text = "1. Triển khai đồng bộ các nhiệm vụ ngay sau khi [[Luật Nhà giáo]] được Quốc hội thông qua."
    assert relations(text, "ke-hoach") == ["cites"]


def test_two_issuers_of_one_paper_do_not_part_a_list() -> None:
    text = (
        "HƯỚNG DẪN\nVề quy hoạch cán bộ\n\n1. Rà soát, sắp xếp chức danh theo Kết luận số 7-KL/TW ngày 29/8/2025 của "
        "Bộ Chính trị, Ban Bí thư; Kết luận số 8-KL/TW ngày 29/8/2025 của Bộ Chính trị."
    )
    assert read(text) == ["implements", "implements"]


def test_in_a_list_with_semicolons_and_joins_what_one_title_names() -> None:
    text = (
        "Thực hiện [[Kế hoạch số 1/KH-UBND]] về phát triển đô thị; [[Kế hoạch số 2/KH-UBND]] về thực hiện "
        "[[Nghị quyết số 3/NQ-CP]] và [[Chương trình số 4-CTr/TU]] về chuyển đổi số; [[Kế hoạch số 5/KH-UBND]]."
    )
    assert relations(text, "ke-hoach") == ["implements", "implements", "cites", "cites", "implements"]


def test_what_stands_in_brackets_says_where_it_is_written() -> None:
    assert relations("1. Không thực hiện việc báo chuyển ([[Kế hoạch số 6-KH/TU]]).", "huong-dan") == ["cites"]


def test_a_paper_that_guides_in_detail_is_another_paper() -> None:
    text = "1. Góp ý quy định trong Nghị định hướng dẫn chi tiết thi hành [[Luật Quy hoạch]]."
    assert relations(text, "ke-hoach") == ["cites"]


def test_a_basis_that_a_scanner_broke_is_one() -> None:
    assert relations("Căn c ứ [[Nghị quyết số 198/2025/QH15]];") == ["based_on"]


def test_the_title_of_a_basis_goes_on_behind_its_semicolon() -> None:
    text = (
        "Căn cứ [[Nghị định số 15/2025/NĐ-CP]] của Chính phủ quy định về phân cấp trong thi đua; quy định chi tiết và "
        "hướng dẫn thi hành một số điều của [[Luật Thi đua, khen thưởng]];\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành Quy chế."
    )
    assert relations(text) == ["based_on", "cites"]


def test_a_title_that_begins_with_its_verb_is_no_longer_than_the_next_document() -> None:
    text = (
        "Căn cứ các Nghị định của Chính phủ: số [[37/2019/NĐ-CP]] ngày 07/5/2019, số [[58/2023/NĐ-CP]] ngày 12/8/2023 "
        "sửa đổi, bổ sung một số điều của [[Nghị định số 37/2019/NĐ-CP]] và số [[22/2025/NĐ-CP]] ngày 11/02/2025 sửa "
        "đổi, bổ sung một số điều của [[Nghị định số 37/2019/NĐ-CP]];\n\n"
        "Căn cứ [[Nghị định số 58/2017/NĐ-CP]] Quy định chi tiết một số điều của [[Bộ luật Hàng hải]] và [[Luật Giá]];"
    )
    assert relations(text) == ["based_on", "based_on", "cites", "based_on", "cites", "based_on", "cites", "cites"]


@pytest.mark.parametrize(
    "title", ["Một số nội dung", "MỘT SỐ VẤN ĐỀ CỤ THỂ THI HÀNH", "Thực hiện", "Triển khai thực hiện"]
)
def test_a_guidance_guides_what_its_title_names(title: str) -> None:
    text = (
        f"BAN TỔ CHỨC TRUNG ƯƠNG\n\nSố: 45-HD/BTCTW\n\nHà Nội, ngày 21 tháng 11 năm 2025\n\nHƯỚNG DẪN\n\n{title} "
        "Quy định số 377-QĐ/TW ngày 08/10/2025 của Bộ Chính trị\n\nThực hiện Quy định số 377-QĐ/TW, Ban hướng dẫn:\n"
    )
    assert read(text) == ["guides", "implements"]


def test_what_a_title_amends_behind_the_semicolons_of_anothers_title_it_amends_too() -> None:
    text = (
        "BỘ CÔNG THƯƠNG\n\nSố: 54/2025/TT-BCT\n\nHà Nội, ngày 21 tháng 11 năm 2025\n\nTHÔNG TƯ\n\n"
        "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA THÔNG TƯ SỐ 09/2025/TT-BCT NGÀY 01 THÁNG 02 NĂM 2025 CỦA BỘ TRƯỞNG BỘ CÔNG "
        "THƯƠNG QUY ĐỊNH KHUNG GIÁ PHÁT ĐIỆN; QUY ĐỊNH KHUNG GIÁ NHẬP KHẨU ĐIỆN VÀ THÔNG TƯ SỐ 12/2025/TT-BCT NGÀY 01 "
        "THÁNG 02 NĂM 2025 CỦA BỘ TRƯỞNG BỘ CÔNG THƯƠNG\n\nCăn cứ Luật Điện lực;\n"
    )
    assert read(text) == ["amends", "amends", "based_on"]


def test_the_name_of_a_procedure_carries_nothing_out_that_stands_in_the_next_cell() -> None:
    row = "11.\n2.000119\nĐánh giá kết quả thực hiện nhiệm vụ không sử dụng ngân sách\n[[Luật Giá]]; [[Luật Phí]]\n"
    assert relations(f"{HEAD}Phụ lục\n\n{row}") == ["cites", "cites"]


def test_the_notes_of_a_consolidated_text_report_what_others_did() -> None:
    text = (
        "BỘ CÔNG THƯƠNG\n-------\nSố: 57/VBHN-BCT\n\nHà Nội, ngày 26 tháng 11 năm 2025\n\nTHÔNG TƯ\n\nQUY ĐỊNH GIÁ\n\n"
        "Căn cứ Luật Điện lực ngày 30 tháng 11 năm 2024;\n\nĐiều 1. Phạm vi[1]\n\nNội dung.\n\nĐiều 2. Thi hành[2]\n\n"
        "Bãi bỏ Thông tư số 57/2014/TT-BCT.\n\n"
        "[1] Thông tư số 25/2025/TT-BCT sửa đổi, bổ sung Điều 3 Thông tư số 09/2025/TT-BCT có căn cứ ban hành như sau:"
        "\n\n“Căn cứ Luật Điện lực số 61/2024/QH15;\n\nBộ trưởng Bộ Công Thương ban hành Thông tư sửa đổi, bổ sung "
        "Điều 3 của Thông tư số 09/2025/TT-BCT.”\n\n[2] Điều 2 của Thông tư số 25/2025/TT-BCT quy định như sau:\n\n"
        "“Điều 2. Hiệu lực thi hành\n\nThông tư này thay thế Thông tư số 1/2020/TT-BCT.”\n"
    )
    assert read(text) == ["based_on", "repeals", *["cites"] * 6]


RULES = (
    "Quy chế Cuộc thi nghiên cứu khoa học, kỹ thuật cấp quốc gia dành cho học sinh ban hành kèm theo "
    "[[Thông tư số 06/2024/TT-BGDĐT]]"
)


def test_the_words_in_the_name_of_rules_govern_nothing() -> None:
    text = HEAD + (
        f"Điều 1. Sửa đổi, bổ sung một số điều của {RULES}\n\n1. Sửa đổi khoản 2 Điều 5 như sau: “2. Mới.”\n\n"
        f"Điều 2. Số lượng thực hiện theo điểm a khoản 2 Điều 5 {RULES}."
    )
    assert relations(text) == ["amends", "cites"]


def test_a_ministry_of_education_enacts_too() -> None:
    text = (
        "Căn cứ [[Luật Giáo dục số 43/2019/QH14]];\n\nBộ trưởng Bộ Giáo dục và Đào tạo ban hành Thông tư sửa đổi, "
        "bổ sung một số điều của [[Thông tư số 06/2024/TT-BGDĐT]].\n\nĐiều 1. Nội dung"
    )
    assert relations(text, "thong-tu") == ["based_on", "amends"]


def test_an_amending_act_may_have_lost_its_by() -> None:
    bases = "Căn cứ [[Luật Giá số 16/2023/QH15]] được sửa đổi, bổ sung [[Luật số 87/2025/QH15]];\n\nQUYẾT ĐỊNH:\n"
    assert relations(bases) == ["based_on", "based_on"]


def test_what_a_report_tells_of_carrying_out_is_carried_out_what_it_sums_up_is_cited() -> None:
    told = (
        HEAD
        + "1. Báo cáo kết quả thực hiện [[Nghị quyết số 57-NQ/TW]].\n\n2. Tình hình triển khai [[Chỉ thị số 5-CT/TW]]."
    )
    assert relations(told, "bao-cao") == ["implements", "implements"]
    assert relations(HEAD + "1. Tổng kết [[Nghị quyết số 18-NQ/TW]].", "bao-cao") == ["cites"]


def test_what_a_body_goes_on_to_do_is_no_title() -> None:
    text = HEAD + (
        "1. Thực hiện [[Công văn số 12-CV/TW]], Tỉnh ủy báo cáo kết quả thực hiện [[Nghị quyết số 57-NQ/TW]] như sau."
    )
    assert relations(text, "bao-cao") == ["implements", "implements"]
