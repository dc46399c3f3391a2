"""Groups of bodies: whose members or parts the words mean."""

from __future__ import annotations

import pytest

from frontgraph.registry.groups import BodyGroup, group_named, known_members
from frontgraph.resources import data_path, read_toml

EXAMPLES = read_toml(data_path("registry", "groups.toml"))["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_whose_group(example: dict[str, str]) -> None:
    group = group_named(example["name"], example["jurisdiction"])
    assert (group.of.path if group else "") == example["of"]


def members(name: str, jurisdiction: str) -> set[str]:
    group = group_named(name, jurisdiction)
    assert isinstance(group, BodyGroup)
    return {body.key.path for body in known_members(group)}


def test_the_members_of_the_front_at_its_levels() -> None:
    centre = members("các tổ chức thành viên", "vn")
    assert {"vn/hoi-nong-dan", "vn/vcci"} <= centre
    province = members("các tổ chức thành viên của Mặt trận", "vn-05")
    assert {"vn-05/hoi-nong-dan", "vn-05/lien-doan-lao-dong"} <= province
    assert not any("ban-thuong-vu" in path for path in centre | province)


def test_departments_are_no_offices_and_communes_are_not_told() -> None:
    departments = members("Các sở, ban, ngành tỉnh", "vn-05")
    assert {"vn-05/so-tai-chinh", "vn-05/so-ke-hoach-va-dau-tu"} <= departments
    assert not {"vn-05/chu-tich-ubnd", "vn-05/hdnd"} & departments
    assert members("UBND các xã, phường", "vn-05") == set()
