"""Amendments as operations: what a clause orders, what it inherits from headings, words, dates, told acts."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from frontgraph.citation import amendments, recognise, reported
from frontgraph.citation.operations import order_at
from frontgraph.citation.triggers import plain
from frontgraph.model import Amendment, Document
from frontgraph.readers import read_path, read_text
from frontgraph.text import canonicalise

DECREE = """CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 16/2025/NĐ-CP

Hà Nội, ngày 04 tháng 02 năm 2025

NGHỊ ĐỊNH

SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 72/2020/NĐ-CP NGÀY 30 THÁNG 6 NĂM 2020 CỦA CHÍNH PHỦ

Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;

Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 72/2020/NĐ-CP.

Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 72/2020/NĐ-CP

1. Sửa đổi khoản 1 Điều 7 như sau:

“1. Phụ cấp theo quy định của Nghị định này.”.

2. Sửa đổi, bổ sung Điều 8 như sau:

a) Bổ sung điểm c khoản 1 như sau:

“c) Phó Chỉ huy trưởng.”.

b) Bãi bỏ khoản 2.

3. Bổ sung Điều 8a vào sau Điều 8 như sau:

“Điều 8a. Chế độ mới.”.

4. Thay thế cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại khoản 1 Điều 9; điểm b khoản 2 Điều 10.

Điều 2. Hiệu lực thi hành

1. Nghị định này có hiệu lực thi hành kể từ ngày 23 tháng 3 năm 2025.

2. Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành:

a) Nghị định số 58/2010/NĐ-CP;

b) Khoản 2 Điều 3 Nghị định số 33/2016/NĐ-CP.
"""


def read(text: str) -> tuple[Document, tuple[Amendment, ...]]:
    canonical = canonicalise(text)
    document = read_text(text, canonical, file="decree.txt", sha256="0" * 64)
    document = dataclasses.replace(document, citations=recognise(document, canonical))
    return document, amendments(document, canonical)


def told(found: tuple[Amendment, ...]) -> list[tuple[str, str, str, str | None]]:
    return [(str(a.source), a.operation.value, str(a.target), a.number) for a in found]


def test_an_amending_decree_is_spelt_out() -> None:
    _, found = read(DECREE)
    assert told(found) == [
        ("khoản 1 Điều 1", "sửa đổi", "khoản 1 Điều 7", "72/2020/NĐ-CP"),
        ("điểm a khoản 2 Điều 1", "bổ sung", "điểm c khoản 1 Điều 8", "72/2020/NĐ-CP"),
        ("điểm b khoản 2 Điều 1", "bãi bỏ", "khoản 2 Điều 8", "72/2020/NĐ-CP"),
        ("khoản 3 Điều 1", "bổ sung", "Điều 8a", "72/2020/NĐ-CP"),
        ("khoản 4 Điều 1", "thay cụm từ", "khoản 1 Điều 9", "72/2020/NĐ-CP"),
        ("khoản 4 Điều 1", "thay cụm từ", "điểm b khoản 2 Điều 10", "72/2020/NĐ-CP"),
        ("điểm a khoản 2 Điều 2", "bãi bỏ", "None", "58/2010/NĐ-CP"),
        ("điểm b khoản 2 Điều 2", "bãi bỏ", "khoản 2 Điều 3", "33/2016/NĐ-CP"),
    ]


def test_words_new_text_and_day_of_effect() -> None:
    document, found = read(DECREE)
    assert {a.effective.iso for a in found if a.effective} == {"2025-03-23"}
    assert found[0].new_text is not None
    assert found[0].new_text.cut(document.text) == "1. Phụ cấp theo quy định của Nghị định này."
    assert (found[4].old_words, found[4].new_words) == ("cấp huyện", "cấp xã")


def test_every_quote_is_cut_from_the_text() -> None:
    document, found = read(DECREE)
    assert all(a.span.cut(document.text) == a.quote for a in found)


def test_a_decision_effective_from_signing_has_the_day_of_the_document() -> None:
    text = DECREE.replace("kể từ ngày 23 tháng 3 năm 2025", "kể từ ngày ký")
    _, found = read(text)
    assert {a.effective.iso for a in found if a.effective} == {"2025-02-04"}


def test_a_plan_orders_no_amendment() -> None:
    text = "KẾ HOẠCH\n\n1. Sửa đổi, bổ sung khoản 2 Điều 5 Quyết định số 15/2020/QĐ-UBND.\n"
    _, found = read(text)
    assert found == ()


@pytest.mark.parametrize(
    ("order", "operation", "targets"),
    [
        (
            "Sửa đổi, bổ sung điểm a và điểm b khoản 2 Điều 5 như sau:",
            "sửa đổi, bổ sung",
            ["điểm a khoản 2 Điều 5", "điểm b khoản 2 Điều 5"],
        ),
        ("Bổ sung khoản 6 vào Điều 14 như sau:", "bổ sung", ["khoản 6 Điều 14"]),
        ("Bổ sung khoản 4a, 4b vào sau khoản 4 Điều 12 như sau:", "bổ sung", ["khoản 4a Điều 12", "khoản 4b Điều 12"]),
        ("Thay thế Phụ lục II bằng Phụ lục I ban hành kèm theo Nghị định này.", "thay thế", ["Phụ lục II"]),
        ("Bỏ cụm từ “, cấp huyện” tại khoản 3 Điều 29.", "bỏ cụm từ", ["khoản 3 Điều 29"]),
        ("Bổ sung cụm từ “đặc khu” vào sau cụm từ “phường” tại Điều 4.", "bổ sung cụm từ", ["Điều 4"]),
        ("Bãi bỏ từ Điều 5 đến Điều 7.", "bãi bỏ", ["Điều 5 - Điều 7"]),
        ("Bỏ từ “huyện” tại Điều 7.", "bỏ cụm từ", ["Điều 7"]),
        ("Sửa đổi tên Điều 6 như sau:", "đổi tên", ["Điều 6"]),
        ("Đính chính khoản 1 Điều 2 như sau:", "đính chính", ["khoản 1 Điều 2"]),
    ],
)
def test_orders(order: str, operation: str, targets: list[str]) -> None:
    found = order_at(order, order.lower(), plain(order), 0, len(order))
    assert found is not None
    assert (found.operation.value, [str(target) for target in found.targets]) == (operation, targets)


@pytest.mark.parametrize("text", ["Bộ trưởng có trách nhiệm", "Theo quy định sửa đổi", "Phạm vi điều chỉnh"])
def test_other_clauses_order_nothing(text: str) -> None:
    assert order_at(text, text.lower(), plain(text), 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Căn cứ Luật Nhà ở số 27/2023/QH15 được sửa đổi, bổ sung bởi Luật số 43/2024/QH15;",
            [("43/2024/QH15", "amends", "27/2023/QH15")],
        ),
        (
            "Triển khai Kế hoạch số 197-KH/TU ngày 22/12/2023 của Ban Thường vụ Tỉnh ủy về thực hiện Nghị quyết số "
            "43-NQ/TW;",
            [("197-KH/TU", "implements", "43-NQ/TW")],
        ),
        (
            "Căn cứ Nghị định số 30/2025/NĐ-CP của Chính phủ sửa đổi, bổ sung một số điều của "
            "Nghị định số 07/2021/NĐ-CP;",
            [("30/2025/NĐ-CP", "amends", "07/2021/NĐ-CP")],
        ),
        ("Căn cứ Nghị định số 72/2020/NĐ-CP của Chính phủ về dân quân; Luật Đất đai;", []),
    ],
)
def test_acts_told_of_other_documents(text: str, expected: list[tuple[str, str, str]]) -> None:
    canonical = canonicalise(text)
    document = Document("a.txt", text, "", kind="quyet-dinh")
    citations = recognise(document, canonical)
    numbers = {citation.span: citation.number for citation in citations}
    found = reported(citations, document, canonical)
    assert [(numbers[act.subject], act.relation.value, numbers[act.object]) for act in found] == expected
    assert all(act.trigger is not None for act in found)


def test_a_real_amending_decree(shared: Path) -> None:
    path = next((shared / "corpus" / "documents").glob("101_state_*.txt"))
    document = read_path(path)
    canonical = canonicalise(document.text)
    found = amendments(document, canonical, recognise(document, canonical))
    assert len(found) >= 15
    assert {a.number for a in found} == {"72/2020/NĐ-CP"}
    assert all(a.target is not None and a.target.parts[0].unit.value == "dieu" for a in found)
    assert all(a.new_text is not None for a in found)


LAW = DECREE.replace(
    "1. Nghị định này có hiệu lực thi hành kể từ ngày 23 tháng 3 năm 2025.",
    "1. Nghị định này có hiệu lực thi hành kể từ ngày 23 tháng 3 năm 2025, {exception}",
)


@pytest.mark.parametrize(
    ("exception", "days"),
    [
        ("trừ khoản 2 Điều 1 có hiệu lực từ ngày 01 tháng 7 năm 2025.", "N L L N N N N N"),
        ("trừ trường hợp sau đây: điểm b khoản 2 Điều 1 có hiệu lực từ ngày 01/7/2025.", "N N L N N N N N"),
        ("trừ quy định tại khoản 1a Điều này.\n\n1a. Điều 1 của Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng "
         "7 năm 2025.", "L L L L L L N N"),
        ("trừ khoản 1, khoản 3 và khoản 4 Điều 1 của Nghị định này có hiệu lực thi hành từ ngày 01/7/2025.",
         "L N N L L L N N"),
        ("trừ các khoản 3 và 4 Điều 1 có hiệu lực kể từ ngày ký ban hành.", "N N N S S S N N"),
        ("trừ khoản 2 Điều này có hiệu lực từ ngày 01/7/2025.", "N N N N N N L L"),
        (
            "trừ khoản 1 Điều 1 có hiệu lực từ ngày ký, khoản 3 Điều 1 có hiệu lực từ ngày 01/7/2025.",
            "S N N L N N N N",
        ),
        ("trừ khoản 3 Điều 1 có hiệu lực từ ngày thực hiện điều chỉnh giá bán lẻ điện.", "N N N ? N N N N"),
        ("thay thế quy định trước đây. Điều 1 của Luật Cư trú có hiệu lực từ ngày 01/7/2025.", "N N N N N N N N"),
    ],
)  # fmt: skip
def test_a_provision_may_have_a_day_of_its_own(exception: str, days: str) -> None:
    _, found = read(LAW.format(exception=exception))
    letters = {"2025-03-23": "N", "2025-07-01": "L", "2025-02-04": "S"}
    assert " ".join(letters[a.effective.iso] if a.effective else "?" for a in found) == days


def test_what_an_amending_text_quotes_gives_no_day() -> None:
    quoted = "“1. Phụ cấp. Khoản 3 Điều 1 của Nghị định này có hiệu lực từ ngày 01/7/2025.”."
    _, found = read(DECREE.replace("“1. Phụ cấp theo quy định của Nghị định này.”.", quoted))
    assert {a.effective.iso for a in found if a.effective} == {"2025-03-23"}


def test_a_heading_whose_changes_stand_below_it_is_no_change_itself() -> None:
    text = (
        "CHÍNH PHỦ\n-------\nSố: 16/2025/NĐ-CP\n\nHà Nội, ngày 04 tháng 02 năm 2025\n\nNGHỊ ĐỊNH\n\nQUY ĐỊNH VỀ CHỢ\n\n"
        "Điều 1. Sửa đổi, bổ sung Nghị định số 5/2020/NĐ-CP\n\nBãi bỏ khoản 2 Điều 32 của Nghị định số 5/2020/NĐ-CP.\n"
    )
    canonical = canonicalise(text)
    document = read_text(text, canonical, file="a.txt", sha256="0" * 64)
    found = amendments(document, canonical, recognise(document, canonical))
    assert [(each.operation.value, str(each.target)) for each in found] == [("bãi bỏ", "khoản 2 Điều 32")]
