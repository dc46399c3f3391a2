"""People beside their posts, meetings with their day, terms of office, partners abroad, places."""

from __future__ import annotations

import pytest

from frontgraph.facts.meetings import find_meeting
from frontgraph.facts.people import find_people
from frontgraph.facts.signatories import ordinary_case
from frontgraph.facts.terms import find_terms
from frontgraph.model import PartialDate
from tests.facts.reading import facts_of, prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thủ tướng Chính phủ Phạm Minh Chính đã đến thăm.", [("Phạm Minh Chính", ("Thủ tướng Chính phủ",))]),
        (
            "Đồng chí Phạm Gia Túc, Chánh Văn phòng Trung ương Đảng.",
            [("Phạm Gia Túc", ("Chánh Văn phòng Trung ương Đảng",))],
        ),
        (
            "1. Bà Khúc Thị Hòa - Phó Chủ tịch Ủy ban MTTQ Việt Nam xã - Tổ trưởng.",
            [("Khúc Thị Hòa", ("Phó Chủ tịch Ủy ban MTTQ Việt Nam xã", "Tổ trưởng"))],
        ),
        ("học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", [("Hồ Chí Minh", ())]),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh, Thành phố Hồ Chí Minh", []),
        ("đồng chí Phó Bí thư Tỉnh ủy; Chủ tịch UBND tỉnh Lâm Đồng; đường Trần Hưng Đạo", []),
        ("đồng chí Nguyễn Văn A, Bí thư Chi bộ", [("Nguyễn Văn A", ("Bí thư Chi bộ",))]),
        ("lời của Tổng Bí thư, Chủ tịch nước Tô Lâm về", [("Tô Lâm", ("Tổng Bí thư", "Chủ tịch nước"))]),
        (
            "chủ trì là Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Lê Văn An.",
            [("Lê Văn An", ("Bí thư Tỉnh ủy", "Chủ tịch HĐND tỉnh"))],
        ),
        ("Chủ tịch UBND xã Lê Lợi báo cáo.", []),
        (
            "Phó Thủ tướng Trần Văn Hà - Phó Trưởng Ban, Bộ trưởng Bộ Y tế Trần Minh Lâm - Ủy viên; lãnh đạo các bộ.",
            [("Trần Văn Hà", ("Phó Trưởng Ban",)), ("Trần Minh Lâm", ("Ủy viên",))],
        ),
    ],
)
def test_people(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(p.name, p.posts) for p in find_people(prose(text))] == expected


def test_one_person_is_named_once() -> None:
    found = find_people(prose("Ông Trần Văn An phát biểu. Chủ tịch Trần Văn An kết luận."))
    assert [(p.name, p.posts) for p in found] == [("Trần Văn An", ("Chủ tịch",))]


def test_capitals_of_signature_blocks_are_undone() -> None:
    assert ordinary_case("TM. BAN THƯỜNG TRỰC") == "TM. Ban Thường trực"
    assert ordinary_case("KT. BỘ TRƯỞNG") == "KT. Bộ trưởng"
    assert ordinary_case("UBTVQH") == "UBTVQH"
    assert ordinary_case("TRƯỞNG BAN ĐBQH") == "Trưởng Ban ĐBQH"


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        (
            "NGHỊ QUYẾT\n\nNghị quyết này đã được Hội đồng nhân dân tỉnh Quảng Ninh khóa XIV, Kỳ họp thứ 34 thông qua "
            "ngày 16 tháng 12 năm 2025./.",
            "Hội đồng nhân dân tỉnh Quảng Ninh khóa XIV, Kỳ họp thứ 34",
            PartialDate(2025, 12, 16),
        ),
        (
            "NGHỊ QUYẾT\n\nHội nghị lần thứ 11 Ban Chấp hành Trung ương Đảng khóa XIII họp từ ngày 10/4 đến ngày "
            "12/4/2025 tại Thủ đô Hà Nội, sau khi xem xét các tờ trình,",
            "Hội nghị lần thứ 11 Ban Chấp hành Trung ương Đảng khóa XIII",
            PartialDate(2025, 4, 10),
        ),
        (
            "THÔNG BÁO\n\nKết luận của Thủ tướng\n\nNgày 05 tháng 11 năm 2025, Thủ tướng đã chủ trì buổi làm "
            "việc với lãnh đạo tỉnh Sơn La về tình hình phát triển.",
            "buổi làm việc với lãnh đạo tỉnh Sơn La",
            PartialDate(2025, 11, 5),
        ),
    ],
)
def test_meetings(text: str, name: str, day: PartialDate) -> None:
    meeting = find_meeting(prose(text))
    assert meeting is not None
    assert (meeting.name, meeting.date) == (name, day)


def test_a_session_named_by_its_month() -> None:
    meeting = find_meeting(prose("NGHỊ QUYẾT\n\nPhiên họp Chính phủ thường kỳ tháng 5 năm 2026\n\nCăn cứ Luật,"))
    assert meeting is not None
    assert meeting.name == "Phiên họp Chính phủ thường kỳ tháng 5 năm 2026"
    text = "KẾ HOẠCH\n\nThực hiện Nghị quyết Phiên họp Chính phủ thường kỳ tháng 5 năm 2026, Sở Y tế"
    assert find_meeting(prose(text)) is None


def test_a_planned_meeting_is_none_of_the_document() -> None:
    assert (
        find_meeting(prose("KẾ HOẠCH\n\nHội nghị cử tri sẽ được tổ chức ngày 05/02/2026 tại nhà văn hóa thôn.")) is None
    )


def test_the_same_years_are_two_terms_of_two_bodies() -> None:
    text = (
        "quy hoạch Ban Chấp hành Trung ương Đảng nhiệm kỳ 2026 - 2031; bầu cử đại biểu Quốc hội khóa XVI và đại biểu "
        "Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031; đại biểu HĐND xã nhiệm kỳ 2026-2031"
    )
    assert [(t.name, t.body) for t in find_terms(prose(text))] == [
        ("nhiệm kỳ 2026 - 2031", "Ban Chấp hành Trung ương Đảng"),
        ("khóa XVI", "Quốc hội"),
        ("nhiệm kỳ 2026 - 2031", "Hội đồng nhân dân các cấp"),
    ]
    (term,) = find_terms(
        prose("của Ủy ban nhân dân tỉnh về Quy chế làm việc của Ủy ban nhân dân tỉnh nhiệm kỳ 2021-2026")
    )
    assert term.body == "Ủy ban nhân dân tỉnh"
    assert find_terms(prose("Chính sách tài khóa 3, 4 và 5")) == ()


def test_places_are_named_once_with_their_unit() -> None:
    found = facts_of(
        "KẾ HOẠCH\n\nUBND tỉnh Sơn La; Báo Sơn La; khu vực Trung Bộ; thôn Pứt, xã Hùng Sơn, tỉnh Sơn La.\n"
    )
    assert [(p.name, p.level) for p in found.places] == [
        ("tỉnh Sơn La", "tỉnh"),
        ("khu vực Trung Bộ", "vùng"),
        ("thôn Pứt", "thôn"),
        ("xã Hùng Sơn", "xã"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lượng mưa lớn nhất tại Hồng Thái (Huế).", ["Hồng Thái", "Huế"]),
        (
            "Dự án đoạn Hoằng Hóa - Sầm Sơn của tỉnh Thanh Hóa.",
            ["Hoằng Hóa", "Sầm Sơn", "tỉnh Thanh Hóa"],
        ),
        ("Dự án đoạn Hoằng Hóa - Sầm Sơn.", []),
        ("Liên hoan tại Hà Nội, Vinh, Đà Nẵng, Quy Nhơn.", ["Hà Nội", "Vinh", "Đà Nẵng", "Quy Nhơn"]),
        ("Liên hoan tại Hà Nội; ông Nguyễn Quang Vinh, Hà Nội, Vinh dự.", ["Hà Nội"]),
        ("Đường Hoằng Hóa, Sầm Sơn của tỉnh Thanh Hóa.", ["tỉnh Thanh Hóa"]),
        ("tỉnh Bà Rịa - Vũng Tàu", ["tỉnh Bà Rịa - Vũng Tàu"]),
        ("Ủy ban Bảo vệ môi trường lưu vực sông Đồng Nai", []),
    ],
)
def test_bare_names_that_their_neighbours_prove(text: str, names: list[str]) -> None:
    assert [place.name for place in facts_of(f"KẾ HOẠCH\n\n{text}\n").places] == names


def test_a_country_alone_is_no_partner() -> None:
    assert facts_of("Chính sách thuế của Hoa Kỳ; tỉnh Lào Cai; biên giới Việt Nam - Lào.\n").foreign == ()


def test_recipients_of_two_columns_and_telegrams() -> None:
    text = (
        "THỦ TƯỚNG CHÍNH PHỦ\n\nSố: 1/CĐ-TTg\n\nHà Nội, ngày 16 tháng 11 năm 2025\n\nCÔNG ĐIỆN\n\n"
        "Về việc ứng phó mưa lũ\n\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n\n"
        "- Chủ tịch Ủy ban nhân dân các tỉnh, thành phố: Hà Tĩnh, Huế;\n"
        "- Các Bộ: Quốc phòng, Công an.\n\n1. Bộ Công an triển khai lực lượng.\n"
    )
    assert [(r.name, r.printed) for r in facts_of(text).recipients] == [
        ("Chủ tịch Ủy ban nhân dân tỉnh Hà Tĩnh", "Hà Tĩnh"),
        ("Chủ tịch Ủy ban nhân dân thành phố Huế", "Huế"),
        ("Bộ Quốc phòng", "Quốc phòng"),
        ("Bộ Công an", "Công an"),
    ]


def test_a_post_that_a_list_shares_is_its_body() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP\n\nSố: 1/KH-UBND\n\nĐồng Tháp, ngày 01 tháng 12 năm 2025\n\nKẾ HOẠCH\n\n"
        "Sở Tài chính chủ trì.\n\nNơi nhận:\n- CT, các PCT UBND Tỉnh;\n- Lưu: VT.\n"
    )
    assert [(r.name, r.body.path if r.body else None) for r in facts_of(text).recipients][:1] == [
        ("CT UBND Tỉnh", "vn-45/chu-tich-ubnd")
    ]
