"""Numbers in words, as meetings and terms are counted."""

from __future__ import annotations

import pytest

from frontgraph.text.numerals import number_value, ordinal_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("XIV", 14),
        ("một", 1),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("ba mươi tư", 34),
        ("chín mươi nhăm", 95),
        ("một trăm linh hai", 102),
        ("hai trăm năm mươi", 250),
        ("Bảy", 7),
    ],
)
def test_numbers_are_read_in_every_spelling(text: str, value: int) -> None:
    assert number_value(text) == value


@pytest.mark.parametrize("text", ["", "tỉnh", "mươi mươi", "IIX?", "2.5", "trăm"])
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert number_value(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("lần thứ mười", 10), ("thứ nhất", 1), ("lần thứ nhì", 2), ("lần thứ XIII", 13), ("lần 4", 4), ("thứ tư", 4)],
)
def test_ordinals_of_meetings(text: str, value: int) -> None:
    assert ordinal_value(text) == value


def test_an_ordinal_needs_a_number() -> None:
    assert ordinal_value("lần thứ") is None
