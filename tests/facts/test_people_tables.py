"""People in the lists of committees: the columns of a table give the name, the post and the task."""

from __future__ import annotations

import pytest

from frontgraph.facts.people import find_people
from tests.facts.reading import prose

LED = ("Chủ tịch UBND tỉnh", "Trưởng ban")
SERVES = ("Giám đốc Sở Nội vụ", "Thành viên")


@pytest.mark.parametrize(
    "table",
    [
        "STT | Họ và tên | Chức vụ | Nhiệm vụ\n"
        "1 | Hoàng Quốc Khánh | Chủ tịch UBND tỉnh | Trưởng ban\n"
        "2 | Lò Hương | Giám đốc Sở Nội vụ | Thành viên\n",
        "TT\tHọ và tên\tChức vụ\tNhiệm vụ\n"
        "1\tHoàng Quốc Khánh\tChủ tịch UBND tỉnh\tTrưởng ban\n"
        "2\tLò Hương\tGiám đốc Sở Nội vụ\tThành viên\n",
        "TT   Họ và tên            Chức vụ                Nhiệm vụ\n"
        "1    Hoàng Quốc Khánh     Chủ tịch UBND tỉnh     Trưởng ban\n"
        "2    Lò Hương             Giám đốc Sở Nội vụ     Thành viên\n",
        "|\n**STT**\n|\n**Họ và tên**\n|\n**Chức vụ, nhiệm vụ**\n|\n|\n1\n|\nÔng Hoàng Quốc\nKhánh\n|\n"
        "Chủ tịch UBND tỉnh, Trưởng ban\n|\n|\n2\n|\nBà Lò Hương\n|\nGiám đốc Sở Nội vụ - Thành viên\n|\n",
        "STT\nHọ, tên\nChức vụ\nNhiệm vụ\n"
        "1.\nHOÀNG QUỐC KHÁNH\nChủ tịch UBND tỉnh\nTrưởng ban\n"
        "2.\nLÒ HƯƠNG\nGiám đốc Sở Nội vụ\nThành viên\n",
    ],
    ids=["bars", "tabs", "gaps", "bars line by line", "line by line"],
)
def test_a_list_of_members(table: str) -> None:
    found = find_people(prose(f"DANH SÁCH BAN CHỈ ĐẠO\n\n{table}"))
    assert [(person.name, person.posts) for person in found] == [("Hoàng Quốc Khánh", LED), ("Lò Hương", SERVES)]


def test_a_form_to_be_filled_in_names_nobody() -> None:
    assert find_people(prose("STT | Họ và tên | Chức vụ\n1 | … | …\n2 | Nguyễn Văn … | Ủy viên\n")) == ()


def test_a_table_of_things_names_nobody() -> None:
    assert find_people(prose("STT | Tên thủ tục | Cơ quan\n1 | Lê Hoa | Sở Y tế\n")) == ()
