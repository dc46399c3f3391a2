"""The resolution of the Fatherland Front committee of Sơn La: all that it says of bodies, people and charges."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from frontgraph.model import Facts, PartialDate, Role
from tests.facts.reading import charges, facts_at

SEED = Path(__file__).parents[2] / "data" / "resolutions" / "000_62877af9e5469c00.txt"


@cache
def seed() -> Facts:
    return facts_at(SEED)


def test_signatory() -> None:
    (signatory,) = seed().signatories
    assert (signatory.name, signatory.post, signatory.on_behalf_of) == ("Vi Đức Thọ", None, None)


def test_recipients_one_by_one() -> None:
    names = [r.name for r in seed().recipients]
    assert names[:4] == [
        "BTT Ủy ban Trung ương MTTQ Việt Nam",
        "Thường trực Tỉnh ủy",
        "Thường trực HĐND tỉnh",
        "UBND tỉnh",
    ]
    assert len(names) == 15
    kept = seed().recipients[-1]
    assert (kept.name, kept.purpose) == ("VT, (Tu)", "lưu")


def test_a_shared_office_is_given_back_beside_the_printed_words() -> None:
    departments = next(r for r in seed().recipients if r.printed == "Các Ban")
    assert departments.name == "Các Ban cơ quan chuyên trách của Ủy ban MTTQ Việt Nam tỉnh"
    assert departments.group


def test_meeting() -> None:
    meeting = seed().meeting
    assert meeting is not None
    assert meeting.name == "Hội nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh lần thứ mười"
    assert meeting.date == PartialDate(2024, 1, 4)
    assert meeting.place == "phòng họp Ban Chấp hành Đảng bộ tỉnh, Trung tâm Hội nghị tỉnh"
    assert meeting.ordinal == 10
    assert meeting.term == "khóa XI"
    assert [name for name, _ in meeting.chairs] == ["Vi Đức Thọ"]
    attended = [name for name, _ in meeting.attendees]
    assert attended[0] == "Thường trực Tỉnh ủy"
    assert "Ban Dân vận Tỉnh ủy" in attended


def test_people_with_their_posts() -> None:
    posts = {person.name: person.posts for person in seed().people}
    assert posts == {
        "Vi Đức Thọ": (
            "Ủy viên Ủy ban Trung ương MTTQ Việt Nam",
            "Ủy viên Ban Thường vụ Tỉnh ủy",
            "Bí thư Đảng đoàn",
            "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh",
            "đại biểu Quốc hội khóa XV",
        ),
        "Lò Minh Hùng": ("Phó Bí thư Thường trực Tỉnh ủy",),
    }


def test_campaigns() -> None:
    assert {(c.kind, c.name) for c in seed().campaigns} == {
        ("ngày hội", "Ngày hội Đại đoàn kết toàn dân tộc"),
        ("cuộc vận động", "Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh"),
        ("phong trào", "Sơn La chung sức xây dựng nông thôn mới"),
        ("cuộc vận động", "Người Việt Nam ưu tiên dùng hàng Việt Nam"),
        ("phong trào", "Đoàn kết sáng tạo"),
        ("quỹ", "Vì người nghèo"),
        ("phong trào", "Vì người nghèo - không để ai bị bỏ lại phía sau"),
        ("phong trào", "Đền ơn đáp nghĩa"),
        ("phong trào", "Toàn dân bảo vệ an ninh Tổ quốc"),
        (
            "phong trào",
            "Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia trong tình hình mới",
        ),
    }
    assert all(c.section in ("2.2", "2.3") for c in seed().campaigns)


def test_partners_abroad_and_the_memorandum() -> None:
    partners = seed().foreign
    assert [p.name for p in partners] == [
        "Mặt trận Lào xây dựng đất nước tỉnh Hủa Phăn",
        "Mặt trận Lào xây dựng đất nước tỉnh Luông Pha Bang",
        "các tỉnh Bắc Lào",
    ]
    first = partners[0]
    assert (first.country, first.place_code, first.instrument) == ("Lào", "la-ho", "biên bản ghi nhớ")
    assert first.ours == "Ủy ban MTTQ Việt Nam tỉnh"
    assert first.actions[0].quote.startswith("Tiếp tục triển khai, thực hiện nội dung biên bản ghi nhớ")


def test_places_and_terms() -> None:
    assert [(p.name, p.level, p.code) for p in seed().places] == [("tỉnh Sơn La", "tỉnh", "VN-05")]
    assert {t.name.replace("oá", "óa"): t.body for t in seed().terms} == {
        "khóa XI": "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "nhiệm kỳ 2019-2024": "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "khóa XV": "Quốc hội",
        "nhiệm kỳ 2024-2029": "MTTQ Việt Nam các cấp",
        "khóa IX": "MTTQ Việt Nam",
        "nhiệm kỳ 2024-2026": "Ban Công tác Mặt trận khu dân cư",
        "khóa XIII": "Ban Chấp hành Trung ương Đảng",
    }


def test_charged_bodies() -> None:
    assert charges(seed()) == [
        ("Đài Phát thanh - Truyền hình tỉnh", "phối hợp"),
        ("Báo Sơn La", "phối hợp"),
        ("hệ thống MTTQ các cấp", "thực hiện"),
        ("lực lượng chức năng", "phối hợp"),
        ("các cơ quan chức năng", "phối hợp"),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh", "thực hiện"),
    ]


def test_every_section_of_the_programme_has_tasks_and_the_report_has_none() -> None:
    sections = {task.section for task in seed().tasks}
    assert {"2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3"} <= sections
    assert "1" not in sections


def test_a_task_names_the_campaigns_that_it_serves() -> None:
    served = next(task for task in seed().tasks if "Đoàn kết sáng tạo" in task.campaigns)
    assert served.section == "2.3"
    assert len(served.campaigns) == 4
    assert not any(a.role is Role.LEADS for a in served.assignees)
