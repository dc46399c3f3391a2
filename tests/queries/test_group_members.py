"""A group stays a group; beside it stands what is known of its members on the day of the document."""

from __future__ import annotations

from typing import Any

import pytest

from frontgraph.collection.build import build
from frontgraph.knowledge_graph import KnowledgeGraph

NUMBERS = {2023: "11/KH-MTTQ-BTT", 2026: "12/KH-MTTQ-BTT"}
PLAN = """ỦY BAN MTTQ VIỆT NAM
TỈNH ĐIỆN BIÊN
BAN THƯỜNG TRỰC

Số: {symbol}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Điện Biên, ngày 10 tháng 6 năm {year}

KẾ HOẠCH
Giám sát năm {year}

1. Hội Nông dân tỉnh chủ trì giám sát việc hỗ trợ giống cây trồng.

Nơi nhận:
- Các tổ chức thành viên;
- Các sở, ban, ngành tỉnh;
- Lưu: VT.

TM. BAN THƯỜNG TRỰC
CHỦ TỊCH

Lò Thị Thử
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("plans")
    for year, symbol in NUMBERS.items():
        (folder / f"{year}.txt").write_text(PLAN.format(year=year, symbol=symbol), encoding="utf-8")
    build([folder], folder / "g")
    return KnowledgeGraph.open(folder / "g")


def members(plans: KnowledgeGraph, year: int, group: str) -> dict[str, Any]:
    rows = plans.ask("group-members", document=NUMBERS[year]).records()
    return {str(row["body_label"]): row["quotes"] for row in rows if row["name"] == group}


def test_the_group_is_one_recipient(plans: KnowledgeGraph) -> None:
    rows = plans.ask("recipients", document=NUMBERS[2023]).records()
    assert [(row["name"], row["group"], row["body_label"]) for row in rows][:2] == [
        ("Các tổ chức thành viên", True, "Các tổ chức thành viên"),
        ("Các sở, ban, ngành tỉnh", True, "Các sở, ban, ngành tỉnh"),
    ]


def test_member_organisations_and_how_often_each_is_named_by_itself(plans: KnowledgeGraph) -> None:
    found = members(plans, 2023, "Các tổ chức thành viên")
    assert found["Hội Nông dân tỉnh Điện Biên"] >= 1
    assert found["Liên đoàn Lao động tỉnh Điện Biên"] == 0


def test_departments_are_those_of_the_day(plans: KnowledgeGraph) -> None:
    before = members(plans, 2023, "Các sở, ban, ngành tỉnh")
    after = members(plans, 2026, "Các sở, ban, ngành tỉnh")
    assert "Sở Kế hoạch và Đầu tư tỉnh Điện Biên" in before
    assert "Sở Kế hoạch và Đầu tư tỉnh Điện Biên" not in after
    assert "Sở Nông nghiệp và Môi trường tỉnh Điện Biên" in after
    assert "Sở Nông nghiệp và Môi trường tỉnh Điện Biên" not in before


def test_a_body_charged_by_name_is_told_perhaps_with_its_group(plans: KnowledgeGraph) -> None:
    rows = plans.ask("charged-not-told", document=NUMBERS[2023]).records()
    assert [(row["name"], row["told_group"]) for row in rows] == [("Hội Nông dân tỉnh", "Các tổ chức thành viên")]
