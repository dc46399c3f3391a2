"""Relative references: what “này”, “trên” and the like point at."""

from __future__ import annotations

import dataclasses

import pytest

from frontgraph.citation import amendments, recognise, references, resolve_document
from frontgraph.model import Document, Reference
from frontgraph.readers import read_text
from frontgraph.text import canonicalise
from tests.citation.test_amendments import DECREE


def read(text: str) -> tuple[Document, tuple[Reference, ...]]:
    canonical = canonicalise(text)
    document = read_text(text, canonical, file="a.txt", sha256="0" * 64)
    document = dataclasses.replace(document, citations=recognise(document, canonical))
    document = dataclasses.replace(document, amendments=amendments(document, canonical))
    return document, references(document, canonical)


def points(text: str) -> list[tuple[str, str, str | None]]:
    _, found = read(text)
    return [(" ".join(f.quote.split()), f.antecedent.value, str(f.provision) if f.provision else None) for f in found]


ACT = "THÔNG TƯ\n\nĐiều 3. Hồ sơ\n\n1. Thành phần.\n\n2. Nộp theo {}.\n"


@pytest.mark.parametrize(
    ("words", "antecedent", "provision"),
    [
        ("Thông tư này", "this-document", None),
        ("khoản 1 Điều 5 Thông tư này", "this-document", "khoản 1 Điều 5"),
        ("Điều 7 của Thông tư này", "this-document", "Điều 7"),
        ("khoản 1 Điều này", "this-document", "khoản 1 Điều 3"),
        ("khoản này", "this-document", "khoản 2 Điều 3"),
        ("điểm a khoản này", "this-document", "điểm a khoản 2 Điều 3"),
        ("Nghị định trên", "unknown", None),
    ],
)
def test_what_words_in_a_clause_point_at(words: str, antecedent: str, provision: str | None) -> None:
    assert points(ACT.format(words)) == [(words, antecedent, provision)]


def test_a_document_named_before_is_meant_by_above() -> None:
    text = "Thực hiện Nghị định số 30/2020/NĐ-CP và Luật Đất đai. Theo Điều 5 của Nghị định trên, Sở lập danh mục."
    document, found = read(text)
    assert [(f.antecedent.value, str(f.provision)) for f in found] == [("cited-document", "Điều 5")]
    assert found[0].mention is not None
    assert found[0].mention.cut(document.text) == "Nghị định số 30/2020/NĐ-CP"


def test_inside_quoted_amending_text_this_is_the_amended_document() -> None:
    document, found = read(DECREE)
    inside = [f for f in found if f.antecedent.value == "amended-document"]
    assert [f.quote for f in inside] == ["Nghị định này"]
    assert inside[0].mention is not None
    assert "72/2020" in inside[0].mention.cut(document.text)
    resolved = resolve_document(dataclasses.replace(document, references=found))
    works = {f.work.path for f in resolved.references if f.work is not None}
    assert works == {"vn/chinh-phu/nghi-dinh/2020/72-2020-nd-cp"}


def test_documents_stated_at_a_clause_are_those_cited_there() -> None:
    text = (
        "THÔNG TƯ\n\nĐiều 3. Bãi bỏ\n\n1. Bãi bỏ Thông tư số 1/2020/TT-BTC và Thông tư số 2/2021/TT-BTC.\n\n"
        "2. Hồ sơ theo các văn bản nêu tại khoản 1 được giải quyết tiếp.\n"
    )
    document, found = read(text)
    assert [m.cut(document.text) for f in found for m in f.mentions] == [
        "Thông tư số 1/2020/TT-BTC",
        "Thông tư số 2/2021/TT-BTC",
    ]


def test_every_quote_is_cut_from_the_text() -> None:
    document, found = read(DECREE)
    assert found
    assert all(f.span.cut(document.text) == f.quote for f in found)
