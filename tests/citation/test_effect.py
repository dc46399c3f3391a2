"""Days of effect: what a document says of itself, of its provisions, and of the documents that it repeals."""

from __future__ import annotations

import dataclasses

import pytest

from frontgraph.citation import amendments, effects, recognise
from frontgraph.model import Document, EffectStatement, PartialDate
from frontgraph.readers import read_text
from frontgraph.text import canonicalise

HEAD = (
    "CHÍNH PHỦ\n-------\nSố: 16/2025/NĐ-CP\n\nHà Nội, ngày 04 tháng 02 năm 2025\n\nNGHỊ ĐỊNH\n\nQUY ĐỊNH VỀ CHỢ\n\n"
    "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n1. Một.\n\n2. Hai.\n\nChương II\nTỔ CHỨC\n\nĐiều 2. Tổ chức\n\n"
    "Nội dung.\n\nĐiều 2a. Bổ sung\n\nNội dung.\n\nĐiều 3. Quản lý\n\nNội dung.\n\nChương III\nTHI HÀNH\n\n"
    "Điều 4. Hiệu lực thi hành\n\n"
)


def read(text: str) -> Document:
    canonical = canonicalise(text)
    document = read_text(text, canonical, file="decree.txt", sha256="0" * 64)
    document = dataclasses.replace(document, citations=recognise(document, canonical))
    document = dataclasses.replace(document, effects=effects(document, canonical))
    return dataclasses.replace(document, amendments=amendments(document, canonical))


def told(said: EffectStatement) -> str:
    day = said.date.iso if said.date is not None else "?"
    return " ".join(word for word in (said.event.value, str(said.provision or ""), day) if word)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Nghị định này có hiệu lực thi hành kể từ ngày 23 tháng 3 năm 2025.", ["có hiệu lực 2025-03-23"]),
        ("Nghị định này có hiệu lực từ 23/3/2025.", ["có hiệu lực 2025-03-23"]),
        ("Nghị định có hiệu lực kể từ ngày 23-3-2025.", ["có hiệu lực 2025-03-23"]),
        ("Nghị định này có hiệu lực kể từ ngày ký ban hành.", ["có hiệu lực 2025-02-04"]),
        ("Nghị định này có hiệu lực kể từ ngày ban hành.", ["có hiệu lực 2025-02-04"]),
        ("Nghị quyết này có hiệu lực từ ngày được thông qua.", ["có hiệu lực 2025-02-04"]),
        ("Nghị quyết này có hiệu lực thi hành từ khi được Quốc hội biểu quyết thông qua.", ["có hiệu lực 2025-02-04"]),
        ("Nghị định này có hiệu lực thi hành sau 15 ngày, kể từ ngày ký.", ["có hiệu lực 2025-02-19"]),
        ("Nghị định này có hiệu lực thi hành sau 15 ngày kể từ ngày đăng Công báo.", ["có hiệu lực ?"]),
        ("Nghị định này có hiệu lực kể từ ngày Luật Thanh niên số 57/2020/QH14 có hiệu lực.",
         ["có hiệu lực 2021-01-01"]),
        ("Nghị định này có hiệu lực kể từ ngày Thông tư số 36/2025/TT-BKHCN có hiệu lực.", ["có hiệu lực ?"]),
        ("Nghị định này thay thế Nghị định số 1/2020/NĐ-CP ngày 01/01/2020 của Chính phủ và có hiệu lực kể từ ngày ký.",
         ["có hiệu lực 2025-02-04"]),
        ("Quy định này được áp dụng từ ngày 31/10/2025.", ["áp dụng 2025-10-31"]),
        ("Hướng dẫn này được phổ biến đến chi bộ và thực hiện kể từ ngày ký.", ["áp dụng 2025-02-04"]),
        ("Nghị quyết có hiệu lực kể từ ngày ký và áp dụng từ ngày 01 tháng 01 năm 2026.",
         ["có hiệu lực 2025-02-04", "áp dụng 2026-01-01"]),
        ("Nghị định này có hiệu lực từ ngày 01/3/2025 đến hết ngày 28/02/2027.",
         ["có hiệu lực 2025-03-01", "hết hiệu lực 2027-03-01"]),
        ("Nghị quyết này có hiệu lực từ ngày 01/3/2025 và được thực hiện trong 05 năm.",
         ["có hiệu lực 2025-03-01", "hết hiệu lực 2030-03-01"]),
        ("Nghị định này có hiệu lực từ ngày 01/3/2025.\n\n2. Nghị định này hết hiệu lực từ ngày 01 tháng 3 năm 2027.",
         ["có hiệu lực 2025-03-01", "hết hiệu lực 2027-03-01"]),
        ("Nghị định này có hiệu lực từ ngày 01/3/2025 và được thực hiện đến hết năm 2030.",
         ["có hiệu lực 2025-03-01", "hết hiệu lực 2031-01-01"]),
        ("Nghị định này có hiệu lực từ ngày 01/3/2025, trừ Chương II có hiệu lực từ ngày 01/7/2025.",
         ["có hiệu lực 2025-03-01", "có hiệu lực Chương II 2025-07-01"]),
        ("Nghị định này có hiệu lực từ ngày 01/3/2025.\n\n2. Điều 3 của Nghị định này được áp dụng từ ngày 01/01/2026.",
         ["có hiệu lực 2025-03-01", "áp dụng Điều 3 2026-01-01"]),
        ("Nghị định này có hiệu lực từ ngày 01/3/2025.\n\n2. Phụ lục II ban hành kèm theo Nghị định này có hiệu lực từ "
         "ngày 01/7/2025.", ["có hiệu lực 2025-03-01", "có hiệu lực Phụ lục II 2025-07-01"]),
        ("Nghị định này có hiệu lực từ 01/3/2025.\n\n2. Khoản 1 và khoản 2 Điều 1 hết hiệu lực từ ngày 01/01/2027.",
         ["có hiệu lực 2025-03-01", "hết hiệu lực khoản 1 Điều 1 2027-01-01",
          "hết hiệu lực khoản 2 Điều 1 2027-01-01"]),
        ("Thời gian ủy quyền từ ngày Quyết định này có hiệu lực thi hành đến hết ngày 28/02/2027.", []),
        ("Luật Đất đai có hiệu lực từ ngày 01/8/2024.", []),
        ("Việc đóng góp được thực hiện từ ngày 01/8/2024 đến hết ngày 31/12/2024.", []),
    ],
)  # fmt: skip
def test_clauses_of_effect(clause: str, expected: list[str]) -> None:
    document = read(f"{HEAD}1. {clause}\n")
    assert [told(said) for said in document.effects] == expected
    assert all(said.span.cut(document.text) == said.quote for said in document.effects)


def test_a_chapter_takes_its_articles_along() -> None:
    clause = "1. Nghị định này có hiệu lực từ ngày 01/3/2025, trừ Chương II có hiệu lực từ ngày 01/7/2025.\n"
    *_, said = read(HEAD + clause).effects
    assert [str(each) for each in said.provisions] == ["Chương II", "Điều 2", "Điều 2a", "Điều 3"]


def test_a_range_takes_the_articles_between() -> None:
    clause = "1. Nghị định này có hiệu lực từ ngày 01/3/2025, trừ từ Điều 2 đến Điều 3 có hiệu lực từ ngày 01/7/2025.\n"
    *_, said = read(HEAD + clause).effects
    assert [str(each) for each in said.provisions] == ["Điều 2", "Điều 2a", "Điều 3"]


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("Thông tư số 5/2020/TT-BTC hết hiệu lực từ ngày 01/01/2026.", PartialDate(2026, 1, 1)),
        ("Thông tư số 5/2020/TT-BTC hết hiệu lực kể từ ngày Nghị định này có hiệu lực.", PartialDate(2025, 3, 23)),
        ("Thông tư số 5/2020/TT-BTC hết hiệu lực kể từ ngày ký Nghị định này.", PartialDate(2025, 2, 4)),
        ("Các văn bản sau đây hết hiệu lực kể từ ngày 01 tháng 01 năm 2026:\n\na) Thông tư số 5/2020/TT-BTC.",
         PartialDate(2026, 1, 1)),
    ],
)  # fmt: skip
def test_a_repeal_may_have_a_day_of_its_own(clause: str, day: PartialDate) -> None:
    effect = "1. Nghị định này có hiệu lực thi hành kể từ ngày 23 tháng 3 năm 2025."
    (found,) = read(f"{HEAD}{effect}\n\n2. {clause}\n").amendments
    assert (found.operation.value, found.number, found.effective) == ("bãi bỏ", "5/2020/TT-BTC", day)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Thông tư số 5/2020/TT-BTC hết hiệu lực từ ngày Nghị định này có hiệu lực, trừ Điều 7 và khoản 2 Điều 9.",
         [(None, ["Điều 7", "khoản 2 Điều 9"])]),
        ("Bãi bỏ Thông tư số 5/2020/TT-BTC, trừ Điều 7.", [(None, ["Điều 7"])]),
        ("Bãi bỏ Điều 5, Điều 6, trừ khoản 2 Điều 6 của Thông tư số 5/2020/TT-BTC.",
         [("Điều 5", ["khoản 2 Điều 6"]), ("Điều 6", ["khoản 2 Điều 6"])]),
        ("Bãi bỏ Chương II, trừ Điều 7, của Thông tư số 5/2020/TT-BTC.", [("Chương II", ["Điều 7"])]),
        ("Thông tư số 5/2020/TT-BTC và Thông tư số 6/2020/TT-BTC hết hiệu lực từ ngày Nghị định này có hiệu lực, trừ "
         "Điều 7 Thông tư số 6/2020/TT-BTC.", [(None, []), (None, ["Điều 7"])]),
        ("Thông tư số 5/2020/TT-BTC hết hiệu lực, trừ trường hợp quy định tại Điều 2 Nghị định này.", [(None, [])]),
        ("Các văn bản sau đây hết hiệu lực, trừ các điều khoản chuyển tiếp quy định tại Điều 2 Nghị định này:\n\n"
         "a) Thông tư số 5/2020/TT-BTC;\n\nb) Thông tư số 6/2020/TT-BTC.", [(None, []), (None, [])]),
        ("Bãi bỏ Thông tư số 5/2020/TT-BTC quy định về phòng, trừ sinh vật gây hại.", [(None, [])]),
    ],
)  # fmt: skip
def test_what_a_repeal_leaves_out_it_does_not_claim(clause: str, expected: list[tuple[str | None, list[str]]]) -> None:
    effect = "1. Nghị định này có hiệu lực thi hành kể từ ngày 23 tháng 3 năm 2025."
    document = read(f"{HEAD}{effect}\n\n2. {clause}\n")
    found = [(each.target and str(each.target), [str(part) for part in each.excepted]) for each in document.amendments]
    assert found == expected
    told_words = [each.exception.cut(document.text) for each in document.amendments if each.exception]
    assert all(words.startswith("trừ ") for words in told_words)
    assert ", trừ " not in clause or told_words or "phòng" in clause


def test_a_document_left_out_of_a_repeal_is_only_cited() -> None:
    clause = "Bãi bỏ Thông tư số 5/2020/TT-BTC, trừ Điều 7 Thông tư số 5/2020/TT-BTC."
    relations = [(str(c.relation), [str(p) for p in c.pinpoints]) for c in read(f"{HEAD}1. {clause}\n").citations]
    assert relations == [("repeals", []), ("cites", ["Điều 7"])]


def test_a_press_report_has_no_effect_though_it_prints_a_form() -> None:
    report = "# Mẫu quyết định mới nhất năm 2025?\n\nTheo đó, mẫu quyết định như sau:\n\n"
    form = "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.\n"
    assert read(report + form).effects == ()


def test_provisions_that_outlive_their_document() -> None:
    clause = "Nghị định này có hiệu lực từ ngày 01/3/2025.\n\n2. Nghị định này hết hiệu lực từ ngày 01/3/2027, trừ "
    *_, said = read(f"{HEAD}1. {clause}Chương II.\n").effects
    assert (said.event.value, [str(each) for each in said.excepted]) == (
        "hết hiệu lực",
        ["Chương II", "Điều 2", "Điều 2a", "Điều 3"],
    )


def test_what_an_amending_text_quotes_says_nothing_of_its_own_effect() -> None:
    quoted = (
        "1. Sửa đổi Điều 9 Nghị định số 1/2020/NĐ-CP như sau:\n\n“Điều 9. Hiệu lực\n\n"
        "Nghị định này có hiệu lực từ ngày 01/01/2021.”.\n\n"
    )
    own = "Điều 5. Hiệu lực\n\nNghị định này có hiệu lực từ ngày 23/3/2025.\n"
    assert [told(said) for said in read(HEAD + quoted + own).effects] == ["có hiệu lực 2025-03-23"]
