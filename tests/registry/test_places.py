"""Places: both systems, their codes, who became whom, and names in running text."""

from __future__ import annotations

import datetime

import pytest

from frontgraph.errors import LookupFailedError
from frontgraph.model import PartialDate
from frontgraph.registry import places
from frontgraph.registry.gazetteer import states
from frontgraph.registry.places import Level
from frontgraph.resources import data_path, read_table

BEFORE, AFTER = PartialDate(2025, 6, 30), PartialDate(2025, 7, 1)

#: The provinces and central cities of Nghị quyết 202/2025/QH15, Điều 1, that were formed of several.
MERGED = {
    "vn-07": "vn-03 vn-07",
    "vn-02": "vn-02 vn-06",
    "vn-69": "vn-53 vn-69",
    "vn-68": "vn-14 vn-68 vn-70",
    "vn-56": "vn-54 vn-56",
    "vn-66": "vn-20 vn-66",
    "vn-hp": "vn-61 vn-hp",
    "vn-18": "vn-18 vn-63 vn-67",
    "vn-25": "vn-24 vn-25",
    "vn-dn": "vn-27 vn-dn",
    "vn-29": "vn-28 vn-29",
    "vn-30": "vn-30 vn-31",
    "vn-34": "vn-34 vn-36",
    "vn-35": "vn-35 vn-40 vn-72",
    "vn-33": "vn-32 vn-33",
    "vn-sg": "vn-43 vn-57 vn-sg",
    "vn-39": "vn-39 vn-58",
    "vn-37": "vn-37 vn-41",
    "vn-ct": "vn-52 vn-73 vn-ct",
    "vn-49": "vn-49 vn-50 vn-51",
    "vn-45": "vn-45 vn-46",
    "vn-59": "vn-55 vn-59",
    "vn-44": "vn-44 vn-47",
}


def test_sixty_three_provinces_before_and_thirty_four_after() -> None:
    assert len(places.provinces(BEFORE)) == 63
    after = places.provinces(AFTER)
    assert len(after) == 34
    assert sum(place.level is Level.CITY for place in after) == 6


def test_the_reform_of_provinces_is_that_of_the_resolution() -> None:
    reform = [change for change in places.changes() if change.date == datetime.date(2025, 7, 1)]
    assert {change.after: " ".join(change.before) for change in reform} == MERGED


def test_units_of_both_systems_are_there() -> None:
    counts = {
        (level, two_tier): sum(
            p.level is level and (p.since is not None) == two_tier for known in states().values() for p in known[-1:]
        )
        for level in (Level.COMMUNE, Level.WARD, Level.SPECIAL_ZONE)
        for two_tier in (False, True)
    }
    assert counts[Level.COMMUNE, True] == 2621
    assert counts[Level.WARD, True] == 687
    assert counts[Level.SPECIAL_ZONE, True] == 13
    assert counts[Level.SPECIAL_ZONE, False] == 0


def test_every_commune_of_the_old_system_has_an_heir_in_the_new() -> None:
    rows = list(read_table(data_path("registry", "places_three_tier.tsv")))
    communes = [row for row in rows if row["code"].count("/") == 2]
    assert len(communes) == 10035
    assert all(row["successors"] for row in communes)
    assert all(heir in states() for row in communes for heir in row["successors"].split())


def test_every_unit_of_the_new_system_has_its_origins() -> None:
    new = [known[-1].code for code, known in states().items() if known[-1].since and code.count("/") == 1]
    assert len(new) == 3321
    assert all(places.predecessors(code) for code in new)
    assert places.predecessors("vn-sg/dac-khu-con-dao") == ("vn-43/huyen-con-dao",)


def test_codes_are_unique_and_their_parents_exist() -> None:
    for code, known in states().items():
        parent = known[-1].parent
        assert parent is None or parent in states(), code
        ends = [place.until for place in known]
        assert len(set(ends)) == len(ends), code


@pytest.mark.parametrize(
    "row", list(read_table(data_path("registry", "foreign_places.tsv"))), ids=lambda row: row["code"]
)
def test_every_spelling_of_a_foreign_unit_finds_it(row: dict[str, str]) -> None:
    for name in (row["name"], *filter(None, row["aliases"].split("|"))):
        assert row["code"] in {place.code for place in places.lookup(name)}, name


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Hủa Phăn", "la-ho"),
        ("Luông Pha Bang", "la-lp"),
        ("Luang Prabang", "la-lp"),
        ("Luông Phra-băng", "la-lp"),
        ("Phong-xa-lì", "la-ph"),
        ("Xa-ra-van", "la-sl"),
        ("Phông Xa Lỳ", "la-ph"),
        ("U Đôm Xay", "la-ou"),
        ("Xay Nhạ Bu Ly", "la-xa"),
        ("XAY-NHẠ-BU-LY", "la-xa"),
        ("Đăk Lăk", "vn-33"),
        ("Thừa Thiên - Huế", "vn-26"),
    ],
)
def test_spellings_in_use(spelling: str, code: str) -> None:
    assert places.lookup(spelling)[0].code == code


def test_laos_has_its_eighteen_units() -> None:
    assert sum(code.startswith("la-") for code in states()) == 18


CASES = [
    ("tỉnh Sơn La", ["vn-05"]),
    ("TỈNH SƠN LA", ["vn-05"]),
    ("UBND tỉnh Thông báo kết quả", []),
    ("phát triển xã hội, tỉnh ủy, huyện đoàn", []),
    ("TP. Hồ Chí Minh và Chủ tịch Hồ Chí Minh", ["vn-sg"]),
    ("ông Nguyễn Hòa Bình đến Hòa Bình", ["vn-14"]),
    ("các tỉnh, thành phố: Hà Tĩnh, Huế, Đà Nẵng", ["vn-23", "vn-26", "vn-dn"]),
    ("các tỉnh Sơn La, Lai Châu và Điện Biên", ["vn-05", "vn-01", "vn-71"]),
    ("thành phố\nHà Nội", ["vn-hn"]),
    ("xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La", ["vn-05/huyen-moc-chau/xa-tan-lap", "vn-05/huyen-moc-chau", "vn-05"]),
    ("các tỉnh Hủa Phăn, Luông Pha Bang", ["la-ho", "la-lp"]),
    ("Phường 1, quận Gò Vấp", ["vn-sg/quan-go-vap/phuong-1", "vn-sg/quan-go-vap"]),
]


@pytest.mark.parametrize(("text", "codes"), CASES)
def test_places_in_running_text(text: str, codes: list[str]) -> None:
    assert [match.place.code if match.place else None for match in places.find(text)] == codes


def test_a_name_borne_by_many_is_decided_by_the_documents_province() -> None:
    (match,) = places.find("xã Mường Chanh", within="vn-05", date=PartialDate(2026))
    assert match.place is not None
    assert match.place.code == "vn-05/xa-muong-chanh"


def test_a_name_that_nothing_decides_keeps_its_candidates() -> None:
    (match,) = places.find("xã Tân Thành", date=PartialDate(2026))
    assert match.place is None
    assert len(match.candidates) > 1


def test_the_date_decides_between_the_systems() -> None:
    found = {year: next(places.find("xã Quỳnh Nhai", "vn-05", PartialDate(year))).place for year in (2024, 2026)}
    assert found[2026] is not None
    assert found[2026].code == "vn-05/xa-quynh-nhai"


def test_an_unknown_code_is_said_in_one_line() -> None:
    with pytest.raises(LookupFailedError, match="“vn-99” is no place"):
        places.by_code("vn-99")


def test_what_became_of_a_district_are_the_communes_of_its_communes() -> None:
    heirs = places.successors("vn-05/thi-xa-moc-chau", PartialDate(2026))
    assert "vn-05/phuong-moc-chau" in heirs
    assert all(places.by_code(code).level.tier == 3 for code in heirs)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("hợp tác với tỉnh Sa-vẳn-na-khệt", ["la-sv"]),
        ("đoàn của U-đôm-xay và Luông Pha-băng", ["la-ou", "la-lp"]),
        ("các tỉnh Hủa Phăn, Xay-nha-bu-ly", ["la-ho", "la-xa"]),
        ("tỉnh Quảng Tây của nước bạn", ["cn-gx"]),
    ],
)
def test_foreign_names_with_hyphens_and_under_another_unit_word(text: str, codes: list[str]) -> None:
    assert [match.place.code for match in places.find(text) if match.place] == codes
