"""Marks at the start of a line, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from frontgraph.text.enumerators import EnumeratorStyle, enumerators_at


@pytest.mark.parametrize(
    ("line", "style", "label", "values"),
    [
        ("Phần thứ nhất", EnumeratorStyle.PART, "Phần thứ nhất", (1,)),
        ("CHƯƠNG II", EnumeratorStyle.CHAPTER, "CHƯƠNG II", (2,)),
        ("Chương 1: Quy định chung", EnumeratorStyle.CHAPTER, "Chương 1", (1,)),
        ("Mục 3. Hồ sơ", EnumeratorStyle.TITLE, "Mục 3", (3,)),
        ("Tiểu mục 2", EnumeratorStyle.SUBTITLE, "Tiểu mục 2", (2,)),
        ("Điều 12. Hiệu lực", EnumeratorStyle.ARTICLE, "Điều 12", (12,)),
        ("Điều 5a. Thẩm quyền", EnumeratorStyle.ARTICLE, "Điều 5a", (5,)),
        ("Điều 35.4.LQ.7. Tổ chức", EnumeratorStyle.ARTICLE, "Điều 35.4.LQ.7", (7,)),
        ("I- MỤC TIÊU", EnumeratorStyle.ROMAN, "I", (1,)),
        ("IV. TỔ CHỨC", EnumeratorStyle.ROMAN, "IV", (4,)),
        ("A. BÁO CÁO", EnumeratorStyle.UPPER, "A", (1,)),
        ("1- Mục đích", EnumeratorStyle.NUMBER, "1", (1,)),
        ("3/ Yêu cầu", EnumeratorStyle.NUMBER, "3", (3,)),
        ("2.4. Phát huy", EnumeratorStyle.NUMBERS, "2.4", (2, 4)),
        ("1.1- Xây dựng", EnumeratorStyle.NUMBERS, "1.1", (1, 1)),
        ("đ) Ủy ban", EnumeratorStyle.LETTER, "đ", (5,)),
        ("(a) Hồ sơ", EnumeratorStyle.LETTER, "a", (1,)),
        ("(2) Dự thảo", EnumeratorStyle.NUMBER_IN_BRACKETS, "2", (2,)),
        ("(ii) Thảo luận", EnumeratorStyle.SMALL_ROMAN, "ii", (2,)),
    ],
)
def test_marks(line: str, style: EnumeratorStyle, label: str, values: tuple[int, ...]) -> None:
    readings = enumerators_at(line)
    assert (style, label, values) in [(mark.style, mark.label, mark.values) for mark in readings]


@pytest.mark.parametrize(
    "line",
    [
        "1.000.000 đồng/tháng",
        "2025 là năm",
        "25/5/2023 của Ban Bí thư",
        "70%",
        "Điều đó",
        "điểm số",
        "UBND tỉnh",
        "",
        "- Các sở",
        "15.",
    ],
)
def test_what_is_no_mark(line: str) -> None:
    assert not [mark for mark in enumerators_at(line) if mark.end < len(line)]


def test_points_follow_the_vietnamese_alphabet() -> None:
    marks = [enumerators_at(f"{letter}) x")[0] for letter in "abcdđeghiklm"]
    assert all(after.follows(before) for before, after in pairwise(marks))


def test_d_may_be_followed_by_e() -> None:
    d, e, g = (enumerators_at(f"{letter}) x")[0] for letter in "deg")
    assert e.follows(d)
    assert not g.follows(d)


def test_an_inserted_article_follows_its_number() -> None:
    five, inserted, six = (enumerators_at(f"Điều {number}. x")[0] for number in ("5", "5a", "6"))
    assert inserted.follows(five)
    assert six.follows(inserted)
    assert not five.follows(six)
