"""The tables of kinds, issuers and laws keep their own rules."""

from __future__ import annotations

import pytest

from frontgraph.errors import LookupFailedError
from frontgraph.registry import issuers, kinds, laws
from frontgraph.text import fold, slug

#: Nghị định 30/2020/NĐ-CP, Điều 7.
ADMINISTRATIVE = (
    "Nghị quyết, Quyết định, Chỉ thị, Quy chế, Quy định, Thông cáo, Thông báo, Hướng dẫn, Chương trình, Kế hoạch, "
    "Phương án, Đề án, Dự án, Báo cáo, Biên bản, Tờ trình, Hợp đồng, Công văn, Công điện, Bản ghi nhớ, "
    "Bản thỏa thuận, Giấy ủy quyền, Giấy mời, Giấy giới thiệu, Giấy nghỉ phép, Phiếu gửi, Phiếu chuyển, "
    "Phiếu báo, Thư công"
)


def test_the_29_administrative_kinds_are_there() -> None:
    names = ADMINISTRATIVE.split(", ")
    assert len(names) == 29
    for name in names:
        kind = kinds.by_word(name)
        assert kind is not None, name
        assert "administration" in kind.systems, name


@pytest.mark.parametrize("kind", kinds.kinds(), ids=lambda kind: kind.id)
def test_every_kind_is_complete(kind: kinds.DocumentKind) -> None:
    assert kind.id == slug(kind.vi)
    assert kinds.by_word(kind.vi.upper()) is kind
    assert kind.en
    assert kind.source


@pytest.mark.parametrize(
    ("code", "party", "expected"),
    [
        ("NQ", False, "nghi-quyet"),
        ("NQ", True, "nghi-quyet"),
        ("TTr", False, "to-trinh"),
        ("TT", False, "thong-tu"),
        ("TT", True, "thong-tri"),
        ("QĐi", True, "quy-dinh"),
        ("QD", False, "quyet-dinh"),
        ("VBHN", False, "van-ban-hop-nhat"),
    ],
)
def test_the_letters_of_a_symbol_name_the_kind(code: str, party: bool, expected: str) -> None:
    kind = kinds.by_code(code, party=party)
    assert kind is not None
    assert kind.id == expected


def test_an_unknown_kind_is_one_clear_error() -> None:
    with pytest.raises(LookupFailedError, match=r"kinds\.toml"):
        kinds.get("thu-tinh")


@pytest.mark.parametrize("issuer", issuers.issuers(), ids=lambda issuer: issuer.codes[0])
def test_every_issuer_is_found_by_its_codes(issuer: issuers.Issuer) -> None:
    for code in issuer.codes:
        if "-" not in code:
            found = issuers.by_code(code, int(issuer.since or issuer.until or 2020))
            assert found is not None
            assert found.body == issuer.body
    for symbol in issuer.examples:
        read = issuers.read_symbol(symbol)
        joined = "-".join(read.codes)
        assert any(code in joined for code in issuer.codes) or issuer.codes[0] in ("HĐCP",), symbol


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("30/2020/NĐ-CP", ("30", "2020", "nghi-dinh", ("CP",), None, "state")),
        ("43 - NQ/TW", ("43", None, "nghi-quyet", ("TW",), None, "party")),
        ("72/2025/QH15", ("72", "2025", None, ("QH",), "15", "state")),
        ("3260-KH/ĐĐQH15", ("3260", None, "ke-hoach", ("ĐĐQH",), "15", "party")),
        ("6400/BGDĐT-GDĐH", ("6400", None, None, ("BGDĐT", "GDĐH"), None, "letter")),
        ("57", ("57", None, None, (), None, "bare")),
    ],
)
def test_a_symbol_is_taken_apart(symbol: str, expected: tuple[object, ...]) -> None:
    read = issuers.read_symbol(symbol)
    assert (read.number, read.year, read.kind, read.codes, read.term, read.style) == expected


def test_a_body_bears_its_name_in_its_years_only() -> None:
    trade = issuers.by_code("BTM")
    assert trade is not None
    assert (trade.lives_in(2005), trade.lives_in(2010), trade.lives_in(None)) == (True, False, True)


@pytest.mark.parametrize("law", laws.laws(), ids=lambda law: f"{law.name[:40]}-{law.number}")
def test_every_law_ends_where_its_name_ends(law: laws.Law) -> None:
    word = kinds.get(law.kind).vi
    assert law.name.startswith(word)
    assert law.source
    text = f"{law.name} và quy định khác"
    assert text[: laws.name_end(text, len(word), word)] == law.name
    if law.number:
        found = laws.by_number(law.number)
        assert found is not None
        assert fold(found.number or "") == fold(law.number)
    if law.number and law.date and "/" in law.number and law.number.split("/")[1].isdigit():
        assert law.number.split("/")[1] == str(law.date.year)
