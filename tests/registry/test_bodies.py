"""Bodies: every row and template answers to its names; names mean what their context says."""

from __future__ import annotations

import pytest

from frontgraph.errors import LookupFailedError
from frontgraph.model import BodyKey, PartialDate
from frontgraph.registry import bodies, places
from frontgraph.registry.bodies import Body, BodyContext, BodyLevel, Membership, System
from frontgraph.registry.body_rows import Template, fill, template_by_slug, templates
from frontgraph.registry.issuers import issuers

SON_LA = BodyContext("vn-05", PartialDate(2024))
SON_LA_2026 = BodyContext("vn-05", PartialDate(2026))
#: Codes in symbols that stand for whichever steering committee signs: no single body.
NO_SINGLE_BODY = {"ban-chi-dao-tw", "ban-chi-dao"}


def path(name: str, context: BodyContext = SON_LA) -> str | None:
    body = bodies.resolve(name, context).body
    return body.key.path if body else None


@pytest.mark.parametrize("body", bodies.central(), ids=lambda body: body.key.path)
def test_a_row_has_what_it_needs(body: Body) -> None:
    assert body.vi
    assert body.en
    assert body.source
    assert body.since is None or body.until is None or body.since <= body.until
    assert body.parent is None or bodies.get(body.parent)


@pytest.mark.parametrize("body", bodies.central(), ids=lambda body: body.key.path)
def test_a_row_answers_to_its_names(body: Body) -> None:
    day = body.until or body.since
    context = BodyContext(date=PartialDate(day.year, day.month, day.day) if day else None)
    for name in (body.vi, body.vi.upper(), *body.abbreviations):
        match = bodies.resolve(name, context)
        assert body in (match.body, *match.candidates), name


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.slug)
def test_a_template_answers_to_its_names_in_a_place(template: Template) -> None:
    codes = {1: ("vn-05", "vn-hn"), 2: ("vn-05/huyen-mai-son",), 3: ("vn-05/xa-mai-son", "vn-05/phuong-to-hieu")}
    for tier in (t for t in template.tiers if t in codes):
        for code in codes[tier] if template.country == "vn" else ("la-ho",):
            place = places.by_code(code)
            for pattern in (template.vi, *template.names):
                match = bodies.resolve(fill(pattern, place), BodyContext(code))
                found = [body.key for body in (match.body, *match.candidates) if body]
                assert BodyKey(code, template.slug_at(tier)) in found, fill(pattern, place)


@pytest.mark.parametrize("code", ["vn-05", "vn-sg", "vn-05/huyen-mai-son", "vn-05/xa-mai-son", "la-ho"])
def test_what_stands_above_a_template_body_exists(code: str) -> None:
    place = places.by_code(code)
    for (country, slug, tier), _ in template_by_slug().items():
        if (country, tier) == (place.country, place.level.tier):
            above = bodies.ancestors(BodyKey(code, slug))
            levels = [body.level for body in above]
            # A People's Council stands under no other body, and so do its own organs.
            assert "hdnd" in slug or levels[-1:] in ([BodyLevel.CENTRAL], [BodyLevel.FOREIGN], []), slug


def test_every_issuer_of_a_symbol_is_a_body() -> None:
    slugs = {body.key.body for body in bodies.central()} | {slug for _, slug, _ in template_by_slug()}
    missing = {issuer.body for issuer in issuers()} - slugs - NO_SINGLE_BODY
    assert not missing


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ban Bí thư", "vn/ban-bi-thu"),
        ("Ban Bí thư Trung ương Đảng", "vn/ban-bi-thu"),
        ("BAN BÍ THƯ TW ĐẢNG KHÓA XIII", "vn/ban-bi-thu"),
        ("Ban Chấp hành Trung ương Đảng khóa XIII", "vn/tw"),
        ("Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam", "vn/ban-thuong-truc-ubtw-mttq"),
        ("BTT UBTW MTTQVN", "vn/ban-thuong-truc-ubtw-mttq"),
        ("Đoàn Chủ tịch Uỷ ban Trung ương Mặt trận Tổ quốc Việt Nam", "vn/doan-chu-tich-ubtw-mttq"),
        ("Bộ NN&PTNT", "vn/bo-nong-nghiep-va-phat-trien-nong-thon"),
        ("Bộ Lao động - TB&XH", "vn/bo-lao-dong-thuong-binh-va-xa-hoi"),
        ("Ban Thường vụ Tỉnh ủy", "vn-05/ban-thuong-vu-tinh-uy"),
        ("Ban Dân vận Tỉnh ủy Sơn La", "vn-05/ban-dan-van-tinh-uy"),
        ("Ban Chấp hành Đảng bộ tỉnh Lai Châu", "vn-01/tinh-uy"),
        ("Thành ủy Hà Nội", "vn-hn/tinh-uy"),
        ("Huyện ủy Mộc Châu", "vn-05/huyen-moc-chau/huyen-uy"),
        ("UBMTTQVN tỉnh", "vn-05/ub-mttq"),
        ("Ủy ban Mặt trận Tổ quốc (MTTQ) Việt Nam tỉnh", "vn-05/ub-mttq"),
        ("UBND xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La", "vn-05/huyen-moc-chau/xa-tan-lap/ubnd"),
        ("Tỉnh đoàn Sơn La", "vn-05/doan-thanh-nien"),
        ("TT.HĐND tỉnh", "vn-05/thuong-truc-hdnd"),
        ("Sở Văn hóa, Thể thao và Du lịch", "vn-05/so-van-hoa-the-thao-va-du-lich"),
        ("Mặt trận Lào xây dựng đất nước tỉnh Hủa Phăn", "la-ho/mat-tran-lao"),
        ("ban bi thu trung uong dang", "vn/ban-bi-thu"),
    ],
)
def test_names_as_written_in_a_paper_of_son_la(name: str, key: str) -> None:
    assert path(name) == key


def test_the_same_words_mean_another_body_elsewhere() -> None:
    assert path("Ban Thường vụ Tỉnh ủy", BodyContext("vn-01")) == "vn-01/ban-thuong-vu-tinh-uy"
    assert path("UBND", BodyContext("vn-05/xa-mai-son")) == "vn-05/xa-mai-son/ubnd"
    assert path("UBND tỉnh", BodyContext("vn-05/xa-mai-son")) == "vn-05/ubnd"
    assert path("UBND thành phố", BodyContext("vn-hn")) == "vn-hn/ubnd"


@pytest.mark.parametrize(
    ("name", "context", "reason"),
    [
        ("Tỉnh ủy", BodyContext(), "the document tells no province"),
        ("UBND xã", SON_LA, "the document does not tell which xã"),
        ("UBND thành phố", SON_LA, "the document does not tell which thành phố"),
        ("UBND các huyện", SON_LA, "names a group of bodies"),
        ("UBND xã Nơi Nào Đó", SON_LA, "the place “Nơi Nào Đó” is not in the registry"),
        ("Hội Người yêu hoa", SON_LA, "not in the registry"),
        ("", SON_LA, "not in the registry"),
    ],
)
def test_what_the_context_does_not_decide_says_why(name: str, context: BodyContext, reason: str) -> None:
    match = bodies.resolve(name, context)
    assert (match.body, match.reason) == (None, reason)


def test_a_body_that_had_ended_is_found_and_says_so() -> None:
    match = bodies.resolve("Ban Dân vận Trung ương", BodyContext(date=PartialDate(2026)))
    assert match.body is not None
    assert match.reason == "not in existence then (… – 2025-02-02)"


def test_a_template_body_carries_its_place_and_period() -> None:
    body = bodies.get(BodyKey("vn-05/huyen-moc-chau", "ub-mttq"))
    assert body.vi == "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Mộc Châu"
    assert body.en == "Front Committee of Moc Chau District"
    assert (body.system, body.level) == (System.FRONT, BodyLevel.DISTRICT)
    assert body.parent == BodyKey("vn-05", "ub-mttq")
    assert str(body.until) == "2025-06-30"


def test_an_organ_is_a_unit_and_an_organisation_is_not() -> None:
    assert bodies.get(BodyKey("vn-05", "ban-thuong-truc-ub-mttq")).unit_of == BodyKey("vn-05", "ub-mttq")
    assert bodies.get(BodyKey("vn-05", "so-tai-chinh")).unit_of is None


def test_the_front_has_its_members() -> None:
    members = bodies.members_of_front()
    assert len(members) >= 40
    assert {"hoi-nong-dan", "hoi-lhpn", "giao-hoi-phat-giao", "hoi-chu-thap-do"} <= {body.key.body for body in members}


def test_an_unknown_key_is_said_in_one_line() -> None:
    with pytest.raises(LookupFailedError, match="is no body in the registry"):
        bodies.get(BodyKey("vn-05", "bo-tu-phap"))


@pytest.mark.parametrize(
    ("name", "context", "key"),
    [
        ("Tòa án nhân dân khu vực 3 - Sơn La", BodyContext(), "vn-05/tand-khu-vuc-3"),
        ("Tòa án nhân dân khu vực 2-Hà Nội", BodyContext(), "vn-hn/tand-khu-vuc-2"),
        ("Viện kiểm sát nhân dân khu vực 12", SON_LA_2026, "vn-05/vksnd-khu-vuc-12"),
        ("Tòa án nhân dân cấp cao tại Hà Nội", SON_LA, "vn/tand-cap-cao-ha-noi"),
        ("Ngân hàng Nhà nước khu vực XII", SON_LA_2026, "vn/nhnn-khu-vuc-12"),
        ("Kiểm toán nhà nước khu vực V", SON_LA_2026, "vn/kiem-toan-khu-vuc-5"),
        ("Chi cục Hải quan khu vực XI", SON_LA_2026, "vn/chi-cuc-hai-quan-khu-vuc-11"),
    ],
)
def test_the_number_of_a_region_tells_which_body(name: str, context: BodyContext, key: str) -> None:
    assert path(name, context) == key


@pytest.mark.parametrize("name", ["Tòa án nhân dân khu vực", "Viện kiểm sát nhân dân cấp cao"])
def test_the_courts_of_regions_without_number_are_a_group(name: str) -> None:
    (found,) = bodies.find(name, SON_LA_2026)
    assert (found.group, found.end, found.match.body) == (True, len(name), None)


def test_the_longest_name_wins_over_a_template() -> None:
    name = "Hội Văn học nghệ thuật các dân tộc thiểu số Việt Nam"
    (found,) = bodies.find(f"Đề nghị {name} phối hợp.", SON_LA)
    assert found.end - found.start == len(name)
    assert found.match.body == bodies.get(BodyKey("vn", "hoi-vhnt-dan-toc-thieu-so"))


def test_an_unproven_member_of_the_front_is_none() -> None:
    members = {body.key.body for body in bodies.members_of_front()}
    unproven = {body.key.body for body in bodies.central() if body.front is Membership.UNPROVEN}
    assert "hoi-truyen-thong-truong-son" in members
    assert unproven
    assert not members & unproven


def test_a_member_by_a_secondary_source_is_told_apart() -> None:
    reported = [body for body in bodies.central() if body.front is Membership.REPORTED]
    assert {body.key.body for body in reported} >= {"hoi-lam-vuon", "hiep-hoi-lang-nghe"}
    assert all(body.front_member for body in reported)
    assert not [body.vi for body in bodies.central() if "Wikipedia" in body.source and body not in reported]


@pytest.mark.parametrize(("name", "lived"), [("Công an tỉnh", True), ("Công an huyện Mộc Châu", False)])
def test_the_police_of_districts_alone_ended_in_2025(name: str, lived: bool) -> None:
    match = bodies.resolve(name, BodyContext("vn-05", PartialDate(2025, 4, 1)))
    assert match.body is not None
    assert (match.reason is None) == lived
