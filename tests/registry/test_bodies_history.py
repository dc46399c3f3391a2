"""What became of bodies: changes, heirs and names on other days."""

from __future__ import annotations

import datetime

import pytest

from frontgraph.errors import LookupFailedError
from frontgraph.model import BodyKey, PartialDate
from frontgraph.registry import bodies

TODAY = PartialDate(2026)
CENTRAL = bodies.changes()


def vn(slug: str) -> BodyKey:
    return BodyKey("vn", slug)


@pytest.mark.parametrize("event", CENTRAL, ids=lambda event: event.id)
def test_a_change_fits_the_periods_of_its_bodies(event: bodies.ChangeEvent) -> None:
    eve = event.date - datetime.timedelta(days=1)
    assert event.vi
    assert event.en
    assert event.source
    for key in event.before:
        until = bodies.get(key).until
        # A body that absorbs others goes on under its name.
        assert key in event.after or until in (eve, event.date), key.path
    for key in event.after:
        since = bodies.get(key).since
        assert since is None or since <= event.date, key.path


@pytest.mark.parametrize("event", CENTRAL, ids=lambda event: event.id)
def test_after_a_change_its_bodies_are_the_new_ones(event: bodies.ChangeEvent) -> None:
    day = PartialDate(event.date.year, event.date.month, event.date.day)
    for key in event.before:
        heirs = {body.key for body in bodies.successor(key, day)}
        assert heirs
        assert heirs <= {key, *event.after} or any(key in other.before for other in CENTRAL if other is not event)


@pytest.mark.parametrize(
    ("key", "date", "heirs"),
    [
        (vn("ban-tuyen-giao-tw"), TODAY, ["vn/ban-tuyen-giao-va-dan-van-tw"]),
        (vn("ban-tuyen-giao-tw"), PartialDate(2024), ["vn/ban-tuyen-giao-tw"]),
        (vn("bo-thuy-san"), TODAY, ["vn/bo-nong-nghiep-va-moi-truong"]),
        (vn("bo-thuy-san"), PartialDate(2010), ["vn/bo-nong-nghiep-va-phat-trien-nong-thon"]),
        (vn("hoi-dong-chinh-phu"), TODAY, ["vn/chinh-phu"]),
        (vn("hoi-dong-nha-nuoc"), TODAY, ["vn/chu-tich-nuoc", "vn/ubtvqh"]),
        (BodyKey("vn-06", "so-ke-hoach-va-dau-tu"), TODAY, ["vn-02/so-tai-chinh"]),
        (BodyKey("vn-06", "so-ke-hoach-va-dau-tu"), PartialDate(2025, 4), ["vn-06/so-tai-chinh"]),
        (BodyKey("vn-05", "ban-dan-van-tinh-uy"), TODAY, ["vn-05/ban-tuyen-giao-va-dan-van-tinh-uy"]),
        (BodyKey("vn-05", "ub-mttq"), TODAY, ["vn-05/ub-mttq"]),
        (BodyKey("vn-05/huyen-moc-chau", "ubnd"), TODAY, []),
        (BodyKey("vn-01/huyen-muong-te/xa-mu-ca", "ubnd"), TODAY, ["vn-01/xa-mu-ca/ubnd"]),
        (BodyKey("vn-29/huyen-ly-son", "ubnd"), TODAY, ["vn-29/dac-khu-ly-son/ubnd"]),
        (BodyKey("vn-43/huyen-con-dao", "huyen-uy"), TODAY, ["vn-sg/dac-khu-con-dao/dang-uy"]),
        (
            BodyKey("vn-43/huyen-con-dao", "ban-thuong-vu-huyen-uy"),
            PartialDate(2023),
            ["vn-43/huyen-con-dao/ban-thuong-vu-huyen-uy"],
        ),
        (BodyKey("vn-05/huyen-moc-chau", "cong-an"), PartialDate(2023), ["vn-05/huyen-moc-chau/cong-an"]),
        (BodyKey("vn-05/huyen-moc-chau", "cong-an"), TODAY, ["vn-05/cong-an"]),
        (BodyKey("vn-06/huyen-van-yen", "cong-an"), TODAY, ["vn-02/cong-an"]),
        (BodyKey("vn-05", "bo-chi-huy-bdbp"), PartialDate(2023), ["vn-05/bo-chi-huy-bdbp"]),
        (BodyKey("vn-05", "bo-chi-huy-bdbp"), TODAY, ["vn-05/ban-chi-huy-bdbp"]),
        (BodyKey("vn-05", "cuc-thue"), TODAY, ["vn-05/thue"]),
        (BodyKey("vn-15", "cuc-hai-quan"), TODAY, ["vn/cuc-hai-quan-tw"]),
        (BodyKey("vn-05", "nhnn-chi-nhanh"), TODAY, ["vn/ngan-hang-nha-nuoc-viet-nam"]),
        (BodyKey("vn-05", "hoi-nong-dan"), TODAY, ["vn-05/hoi-nong-dan"]),
        (BodyKey("vn-05", "ban-can-su-dang-ubnd"), TODAY, ["vn-05/dang-uy-ubnd"]),
        (BodyKey("vn-05", "bao"), TODAY, ["vn-05/bao-va-ptth"]),
        (vn("bo-ke-hoach-va-dau-tu"), TODAY, ["vn/bo-tai-chinh"]),
        (vn("ban-doi-ngoai-tw"), TODAY, ["vn/bo-ngoai-giao"]),
        (vn("dang-doan-mttq-tw"), TODAY, ["vn/dang-uy-mttq"]),
        (vn("uy-ban-tu-phap-quoc-hoi"), TODAY, ["vn/uy-ban-phap-luat-va-tu-phap-quoc-hoi"]),
        (vn("thanh-tra-bo-y-te"), PartialDate(2023), ["vn/thanh-tra-bo-y-te"]),
        (vn("thanh-tra-bo-y-te"), TODAY, ["vn/thanh-tra-chinh-phu"]),
        (vn("thanh-tra-bo-giao-thong-van-tai"), TODAY, ["vn/thanh-tra-chinh-phu"]),
        (vn("thanh-tra-bo-cong-an"), TODAY, ["vn/thanh-tra-bo-cong-an"]),
        (vn("tand-cap-cao-ha-noi"), PartialDate(2023), ["vn/tand-cap-cao-ha-noi"]),
        (vn("tand-cap-cao-ha-noi"), TODAY, ["vn/tandtc"]),
        (vn("vksnd-cap-cao-da-nang"), TODAY, ["vn/vksndtc"]),
        (vn("cong-doan-vien-chuc-viet-nam"), TODAY, ["vn/tong-lien-doan-lao-dong-viet-nam"]),
        (vn("vien-nghien-cuu-lap-phap"), TODAY, ["vn/van-phong-quoc-hoi"]),
        (vn("tong-cuc-du-lich"), TODAY, ["vn/cuc-du-lich-quoc-gia"]),
        (
            BodyKey("vn-05/thi-xa-moc-chau/phuong-moc-ly", "ubnd"),
            TODAY,
            ["vn-05/phuong-moc-chau/ubnd"],
        ),
    ],
)
def test_who_a_body_is_on_a_day(key: BodyKey, date: PartialDate, heirs: list[str]) -> None:
    assert [body.key.path for body in bodies.successor(key, date)] == heirs


def test_names_over_time() -> None:
    assert bodies.name_at(BodyKey("vn-26", "ubnd"), PartialDate(2020)) == "Ủy ban nhân dân tỉnh Thừa Thiên Huế"
    assert bodies.name_at(BodyKey("vn-26", "ubnd"), TODAY) == "Ủy ban nhân dân thành phố Huế"
    assert bodies.name_at(vn("bo-buu-chinh-vien-thong"), PartialDate(2010)) == "Bộ Thông tin và Truyền thông"
    assert bodies.name_at(vn("bo-nong-nghiep-va-moi-truong"), PartialDate(2020)) is None


def test_where_a_body_came_from() -> None:
    origins = bodies.predecessors(vn("bo-nong-nghiep-va-moi-truong"))
    assert [body.vi for body in origins] == [
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "Bộ Tài nguyên và Môi trường",
    ]


def test_changes_of_given_bodies_come_with_those_of_their_places() -> None:
    key = BodyKey("vn-06", "ub-mttq")
    (event,) = bodies.changes_of(key)
    assert event.date == datetime.date(2025, 7, 1)
    assert event.after == (BodyKey("vn-02", "ub-mttq"),)
    assert key in event.before


@pytest.mark.parametrize("body", bodies.central(), ids=lambda body: body.key.path)
def test_what_became_of_a_body_that_ended_is_told(body: bodies.Body) -> None:
    assert body.until is None or any(body.key in event.before for event in bodies.changes_of(body.key))


@pytest.mark.parametrize("key", [vn("hoi-lhpn"), vn("doan-thanh-nien"), BodyKey("vn-05", "lien-doan-lao-dong")])
def test_the_socio_political_organisations_came_under_the_front(key: BodyKey) -> None:
    (event,) = (event for event in bodies.changes_of(key) if event.date.year == 2025)
    assert event.kind is bodies.ChangeKind.REORGANISATION
    assert "trực thuộc" in event.vi
    assert event.before == event.after == (key,)
    assert bodies.name_at(key, PartialDate(2023)) == bodies.name_at(key, TODAY) == bodies.get(key).vi


@pytest.mark.parametrize(
    ("slug", "successor"),
    [
        ("tand", "Tòa án nhân dân khu vực"),
        ("vksnd", "Viện kiểm sát nhân dân khu vực"),
        ("ban-chqs", "Ban Chỉ huy Phòng thủ khu vực"),
    ],
)
def test_what_stands_in_the_stead_of_a_body_of_a_district_is_said(slug: str, successor: str) -> None:
    (event,) = bodies.changes_of(BodyKey("vn-05/huyen-moc-chau", slug))
    assert successor in event.vi
    assert event.source


@pytest.mark.parametrize("slug", ["huyen-uy", "ub-mttq", "ubnd", "tand"])
def test_the_bodies_of_a_district_ended_with_it(slug: str) -> None:
    key = BodyKey("vn-05/huyen-moc-chau", slug)
    (event,) = bodies.changes_of(key)
    assert (event.kind, event.date) == (bodies.ChangeKind.DISSOLUTION, datetime.date(2025, 7, 1))
    assert (event.before, event.after) == ((key,), ())
    assert bodies.name_at(key, PartialDate(2024)) is not None
    assert bodies.name_at(key, TODAY) is None


def test_a_board_of_a_district_went_through_both_changes() -> None:
    events = bodies.changes_of(BodyKey("vn-05/huyen-moc-chau", "ban-tuyen-giao-va-dan-van-huyen-uy"))
    assert [event.kind for event in events] == [bodies.ChangeKind.MERGER, bodies.ChangeKind.DISSOLUTION]


def test_an_unknown_body_has_no_history() -> None:
    with pytest.raises(LookupFailedError):
        bodies.successor(vn("khong-co"), TODAY)
