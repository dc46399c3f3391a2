"""Letterheads in the layouts in which papers come: what is read of each, and what is left unknown."""

from __future__ import annotations

from frontgraph.model import Document
from frontgraph.readers import read_bytes

STATE_COLUMNS = """\
ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LAI CHÂU                     Độc lập - Tự do - Hạnh phúc

Số: 15/KH-UBND                 Lai Châu, ngày 03 tháng 02 năm 2024

                          KẾ HOẠCH
               Phòng cháy rừng mùa khô năm 2024

Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;
1. Mục đích
"""

STATE_GLUED = """\
BỘ Y TẾ-------\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc---------------
Số: 07/2024/TT-BYT\tHà Nội, ngày 5 tháng 6 năm 2024
THÔNG TƯ

Quy định về kê đơn thuốc

Điều 1. Phạm vi
"""

STATE_TABLE = """\
|
**HỘI ĐỒNG NHÂN
DÂN **
THÀNH PHỐ HUẾ
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số:
12/2025/NQ-HĐND
|
*Huế, ngày 9
tháng 7 năm 2025*
|

**NGHỊ QUYẾT**

VỀ MỨC THU HỌC PHÍ

*Căn cứ Luật Giáo dục;*

**Điều 1.** Mức thu
"""

PARTY_COMMISSION = """\
BAN CHẤP HÀNH TRUNG ƯƠNG
VĂN PHÒNG
*
Số 31-CV/VPTW
V/v chuẩn bị hội nghị

ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày 12 tháng 9 năm 2024

Kính gửi: Các tỉnh ủy, thành ủy

Thực hiện kế hoạch, đề nghị các đồng chí chuẩn bị.
"""

PARTY_POLITBURO = """\
BAN CHẤP HÀNH TRUNG ƯƠNG
ĐẢNG CỘNG SẢN VIỆT NAM

Số 80-NQ/TW
Hà Nội, ngày 1 tháng 3 năm 2024

NGHỊ QUYẾT
CỦA BỘ CHÍNH TRỊ
về phát triển vùng

I- QUAN ĐIỂM
"""

PARTY_SECRETARIAT = """\
BAN CHẤP HÀNH TRUNG ƯƠNG
ĐẢNG CỘNG SẢN VIỆT NAM

Số 9-QĐ/TW
Hà Nội, ngày 1 tháng 3 năm 2024

QUY ĐỊNH
về lưu trữ

- Căn cứ Điều lệ Đảng,
Điều 1. Phạm vi

T/M BAN BÍ THƯ

Trần Cẩm Tú
"""

FRONT_OPEN_NUMBER = """\
ỦY BAN MTTQ VIỆT NAM

XÃ TÂN LẬP

BAN THƯỜNG TRỰC

Số:      /HD-MTTQ-BTT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

   Độc lập - Tự do - Hạnh phúc

Tân Lập, ngày      tháng 11 năm 2025

HƯỚNG DẪN

Tổ chức ngày hội

1. Nội dung
"""

JOINT = """\
CHÍNH PHỦ - ĐOÀN CHỦ TỊCH ỦY BAN TRUNG ƯƠNG MẶT TRẬN TỔ QUỐC VIỆT NAM
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 88/2016/NQLT-CP-ĐCTUBTWMTTQVN
Hà Nội, ngày 07 tháng 11 năm 2016
NGHỊ QUYẾT
LIÊN TỊCH
VỀ PHỐI HỢP VẬN ĐỘNG
Điều 1. Mục tiêu
"""

BELOW_PROVINCE = """\
UBND TỈNH SƠN LA
SỞ TÀI CHÍNH
Số: 5/BC-STC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sơn La, ngày 2 tháng 1 năm 2025
BÁO CÁO
Thu ngân sách
1. Thu nội địa
"""


def _read(text: str) -> Document:
    return read_bytes(text.encode(), "a.txt")


def _fields(text: str) -> tuple[str | None, ...]:
    document = _read(text)
    return (
        document.kind,
        document.number.value if document.number else None,
        document.date.iso if document.date else None,
        document.issuer.value if document.issuer else None,
        document.place.value if document.place else None,
        document.title.value if document.title else None,
    )


def test_two_columns_side_by_side() -> None:
    assert _fields(STATE_COLUMNS) == (
        "ke-hoach",
        "15/KH-UBND",
        "2024-02-03",
        "Ủy ban nhân dân tỉnh Lai Châu",
        "Lai Châu",
        "Phòng cháy rừng mùa khô năm 2024",
    )


def test_columns_glued_by_tabs_and_rules() -> None:
    assert _fields(STATE_GLUED) == (
        "thong-tu",
        "07/2024/TT-BYT",
        "2024-06-05",
        "Bộ Y tế",
        "Hà Nội",
        "Quy định về kê đơn thuốc",
    )


def test_a_table_with_bold_marks_and_broken_lines() -> None:
    assert _fields(STATE_TABLE) == (
        "nghi-quyet",
        "12/2025/NQ-HĐND",
        "2025-07-09",
        "Hội đồng nhân dân thành phố Huế",
        "Huế",
        "VỀ MỨC THU HỌC PHÍ",
    )


def test_a_letter_of_a_party_office() -> None:
    assert _fields(PARTY_COMMISSION) == (
        "cong-van",
        "31-CV/VPTW",
        "2024-09-12",
        "Văn phòng Trung ương Đảng",
        "Hà Nội",
        "V/v chuẩn bị hội nghị",
    )


def test_the_politburo_speaks_under_the_letterhead_of_the_central_committee() -> None:
    assert _fields(PARTY_POLITBURO)[3] == "Bộ Chính trị"
    assert _fields(PARTY_POLITBURO)[5] == "về phát triển vùng"


def test_the_secretariat_is_known_by_its_signature() -> None:
    assert _fields(PARTY_SECRETARIAT)[3] == "Ban Bí thư"


def test_a_number_left_open_is_unknown() -> None:
    kind, number, date, issuer, place, _ = _fields(FRONT_OPEN_NUMBER)
    assert (kind, number) == ("huong-dan", None)
    assert date == "2025-11"
    assert issuer == "Ban Thường trực Ủy ban MTTQ Việt Nam xã Tân Lập"
    assert place == "Tân Lập"


def test_bodies_that_issue_together() -> None:
    assert _fields(JOINT)[:4] == (
        "nghi-quyet-lien-tich",
        "88/2016/NQLT-CP-ĐCTUBTWMTTQVN",
        "2016-11-07",
        "Chính phủ, Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    )


def test_a_department_is_named_with_its_province() -> None:
    assert _fields(BELOW_PROVINCE)[3] == "Sở Tài chính tỉnh Sơn La"


def test_a_provincial_standing_committee_speaks_for_its_committee() -> None:
    head = "TỈNH ỦY SƠN LA\n*\nSố 31-CT/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nSơn La, ngày 30 tháng 6 năm 2023\n\nCHỈ THỊ\n"
    named = head + "CỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề đại hội\n\n1. A\n"
    signed = head + "về đại hội\n\n1. A\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLò Minh Hùng\n"
    assert _fields(named)[3] == _fields(signed)[3] == "Ban Thường vụ Tỉnh ủy Sơn La"


def test_ministries_that_issue_together_stand_below_one_another() -> None:
    text = "BỘ Y TẾ\nBỘ TÀI CHÍNH\nSố: 37/2015/TTLT-BYT-BTC\nTHÔNG TƯ LIÊN TỊCH\nQuy định giá\nĐiều 1. A\n"
    assert _fields(text)[3] == "Bộ Y tế, Bộ Tài chính"


def test_a_title_may_begin_like_a_sentence() -> None:
    head = "UBND TỈNH A\nSố: 3/KH-UBND\n\nKẾ HOẠCH\n"
    assert _fields(head + "Thực hiện Chỉ thị 22\n\nI. A\n")[5] == "Thực hiện Chỉ thị 22"
    assert _fields(head + "Thực hiện Chỉ thị 22, UBND tỉnh ban hành kế hoạch như sau:\n\nI. A\n")[5] is None


def test_a_number_without_a_stroke_before_its_letters() -> None:
    assert _fields("BAN A\nSố: 45 KH/TWĐTN\nKẾ HOẠCH\nB\n")[1] == "45KH/TWĐTN"


def test_an_article_with_a_question_for_headline_is_no_document() -> None:
    text = (
        "Mẫu quyết định giao đất thế nào?\n\nSố: ..../QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc giao đất\n\nCăn cứ Luật Đất đai;"
    )
    assert _fields(text) == (None, None, None, None, None, "Mẫu quyết định giao đất thế nào?")


def test_fields_quote_what_is_printed() -> None:
    for text in (STATE_COLUMNS, STATE_GLUED, STATE_TABLE, PARTY_COMMISSION, FRONT_OPEN_NUMBER, JOINT):
        document = _read(text)
        fields = (document.number, document.issuer, document.title, document.place)
        shown = [field.evidence for field in fields if field] + [e for e in (document.date_evidence,) if e]
        assert shown
        assert all(evidence.span.cut(document.text) == evidence.quote for evidence in shown)
