"""Texts that come without letterhead: what they say of themselves elsewhere."""

from __future__ import annotations

from frontgraph.readers import read_bytes


def _told(text: str) -> tuple[str | None, str | None, str | None, str | None]:
    document = read_bytes(text.encode(), "a.txt")
    return (
        document.kind,
        document.number.value if document.number else None,
        document.date.iso if document.date else None,
        document.issuer.value if document.issuer else None,
    )


def test_the_line_that_names_who_acts() -> None:
    text = "QUYẾT ĐỊNH\nBan hành\n\nBỘ TRƯỞNG BỘ TÀI CHÍNH\n\nCăn cứ Luật Lưu trữ;\n\nĐiều 1. Ban hành"
    assert _told(text) == ("quyet-dinh", None, None, "Bộ Tài chính")


def test_the_enacting_sentence() -> None:
    text = (
        "NGHỊ ĐỊNH\nQuy định về phí\n\nCăn cứ Luật Phí;\n\nChính phủ ban hành Nghị định quy định về phí.\n\nĐiều 1. Phí"
    )
    assert _told(text) == ("nghi-dinh", None, None, "Chính phủ")


def test_an_assembly_dates_its_acts_by_their_adoption() -> None:
    text = (
        "NGHỊ QUYẾT\nVề tổ chức\n\nQUỐC HỘI\n\nCăn cứ Hiến pháp;\n\nĐiều 1. Tổ chức\n\n"
        "Nghị quyết này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV "
        "thông qua ngày 18 tháng 02 năm 2025."
    )
    assert _told(text) == ("nghi-quyet", None, "2025-02-18", "Quốc hội")


def test_a_conference_does_not_date_the_resolution_of_the_front() -> None:
    text = (
        "NGHỊ QUYẾT\nHội nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh lần thứ ba\n\n"
        "Hội nghị được tổ chức ngày 04/01/2024.\n\n1. Thông qua Báo cáo\n\n"
        "Nghị quyết này được Hội nghị Ủy ban MTTQ Việt Nam tỉnh Hà Giang lần thứ ba nhất trí thông qua.\n"
    )
    assert _told(text) == ("nghi-quyet", None, None, "Ủy ban MTTQ Việt Nam tỉnh Hà Giang")


def test_the_bracket_of_an_annex_tells_number_date_and_issuer() -> None:
    text = (
        "Kính gửi: Các trường đại học\n\nBộ đề nghị các trường báo cáo./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
        "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nPhan Tâm\n\nPHỤ LỤC\n(Kèm theo Công văn số 77/BYT-KH ngày 5/6/2024 của Bộ Y tế)\n"
    )
    assert _told(text) == ("cong-van", "77/BYT-KH", "2024-06-05", "Bộ Y tế")


def test_a_bracket_in_a_line_of_its_own_tells_them_where_nobody_signs() -> None:
    text = (
        "NGHỊ QUYẾT\nBan hành Kế hoạch sửa đổi luật\n\nỦY BAN THƯỜNG VỤ QUỐC HỘI\n\nCăn cứ Hiến pháp;\n\nĐiều 1. "
        "Ban hành Kế hoạch.\n\nKẾ HOẠCH\nSỬA ĐỔI LUẬT\n(Ban hành kèm theo Nghị quyết số 1339/NQ-UBTVQH15 ngày "
        "28 tháng 12 năm 2024 của Ủy ban Thường vụ Quốc hội)\n\nI. MỤC ĐÍCH\n"
    )
    assert _told(text) == ("nghi-quyet", "1339/NQ-UBTVQH15", "2024-12-28", "Ủy ban Thường vụ Quốc hội")


def test_an_office_that_tells_of_a_conclusion_issues_the_notice() -> None:
    text = (
        "THÔNG BÁO\nKẾT LUẬN CỦA PHÓ THỦ TƯỚNG CHÍNH PHỦ\n\nNgày 14 tháng 11 năm 2025, Phó Thủ tướng đã họp.\n\n1. "
        "Giao Bộ Tài chính.\n\nVăn phòng Chính phủ thông báo để các Bộ biết, thực hiện./.\n\n"
        "Nơi nhận:\n- Thủ tướng;\n- Lưu: VT.\n"
        "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nPhạm Mạnh Cường\n"
    )
    assert _told(text) == ("thong-bao", None, None, "Văn phòng Chính phủ")


def test_the_letters_of_a_number_are_no_kind() -> None:
    head = "THÀNH ỦY HÀ NỘI\nBAN TỔ CHỨC\n*\nSố\n- HD/BTCTU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n"
    text = head + "HƯỚNG DẪN\nNghiệp vụ\n\nCăn cứ Điều lệ Đảng;"
    document = read_bytes(text.encode(), "a.txt")
    assert document.title is not None
    assert (document.kind, document.title.value) == ("huong-dan", "Nghiệp vụ")


def test_a_publisher_introduces_what_it_reprints() -> None:
    text = (
        "Thay mặt Bộ Chính trị, Tổng Bí thư đã ký ban hành Nghị quyết số 57-NQ/TW (ngày 22/12/2024) của Bộ Chính trị "
        "về khoa học.\n\nTrân trọng giới thiệu toàn văn Nghị quyết số 57-NQ/TW:\n\nI- QUAN ĐIỂM\n1. Một\n"
    )
    assert _told(text) == ("nghi-quyet", "57-NQ/TW", "2024-12-22", "Bộ Chính trị")


def test_news_of_a_document_is_not_the_document() -> None:
    text = (
        "Ngày 20/3/2025, Ủy ban Kiểm tra Trung ương đã ban hành Hướng dẫn số 15-HD/UBKTTW về kỷ luật.\n\n"
        "Theo đó, đảng viên không bị xem xét xử lý."
    )
    assert _told(text) == (None, None, None, None)


def test_the_table_of_a_portal() -> None:
    text = (
        "Quyết định về tiêu chí\n\nSố hiệu\t12/QĐ-TTg\nLoại văn bản\tQuyết định\n"
        "Cơ quan ban hành\tThủ tướng Chính phủ\n"
        "Ngày ban hành\t09/07/2026\nNgười ký\tPhạm Văn A (Phó Thủ tướng)\n\nĐiều 1. Ban hành\n"
    )
    assert _told(text) == ("quyet-dinh", "12/QĐ-TTg", "2026-07-09", "Thủ tướng Chính phủ")
