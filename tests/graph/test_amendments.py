"""Changes of one document in another: asked by provision, as a reader of the amended law asks."""

from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest

from frontgraph import graph
from frontgraph.model import Document, PartialDate, Provision, ProvisionPart, ProvisionUnit, Span, WorkKey
from frontgraph.model.amendment import Amendment, Operation
from tests.graph.asking import ask

TEXT = (
    "Điều 1. Sửa đổi, bổ sung điểm b khoản 1 Điều 29 của Nghị định số 1/2020/NĐ-CP: “b) Hộ nghèo.”\n"
    "Điều 2. Thay cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại các Điều 5, 6 và 7 của Nghị định số 1/2020/NĐ-CP.\n"
    "Điều 3. Bãi bỏ Nghị định số 2/2019/NĐ-CP.\n"
)
AMENDING = WorkKey("vn", "chinh-phu", "nghi-dinh", "2025", "09-2025-nd-cp")
AMENDED = WorkKey("vn", "chinh-phu", "nghi-dinh", "2020", "01-2020-nd-cp")
REPEALED = WorkKey("vn", "chinh-phu", "nghi-dinh", "2019", "02-2019-nd-cp")
DAY = PartialDate(2025, 7, 1)
U = ProvisionUnit


def article(*parts: tuple[ProvisionUnit, str]) -> Provision:
    """A provision from its units and numbers, outermost first."""
    return Provision(tuple(ProvisionPart(*part) for part in parts))


def span(words: str) -> Span:
    """The place of some words."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def amendment(words: str, operation: Operation, source: str, document: WorkKey) -> Amendment:
    """A change ordered by an article, by its words."""
    return Amendment(
        span(words),
        words,
        operation,
        article((U.ARTICLE, source)),
        document=document,
        effective=DAY,
        rule="made.by-hand",
    )


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    first = dataclasses.replace(
        amendment("Sửa đổi, bổ sung điểm b khoản 1 Điều 29", Operation.AMENDS_AND_ADDS, "1", AMENDED),
        target=article((U.ARTICLE, "29"), (U.CLAUSE, "1"), (U.POINT, "b")),
        new_words="b) Hộ nghèo.",
        new_text=span("b) Hộ nghèo."),
    )
    second = dataclasses.replace(
        amendment("Thay cụm từ “cấp huyện” bằng cụm từ “cấp xã”", Operation.REPLACES_WORDS, "2", AMENDED),
        target=Provision((ProvisionPart(U.ARTICLE, "5", "7"),)),
        old_words="cấp huyện",
        new_words="cấp xã",
    )
    third = amendment("Bãi bỏ Nghị định số 2/2019/NĐ-CP", Operation.REPEALS, "3", REPEALED)
    document = Document("nd.txt", TEXT, "a" * 64, key=AMENDING, amendments=(first, second, third))
    return list(graph.describe(document))


def test_what_changed_when_and_by_what(quads: list[ox.Quad]) -> None:
    rows = ask(
        quads,
        "SELECT ?operation ?source ?target ?old ?new ?day { ?a a fg:Amendment ; fg:operation ?operation ; "
        "fg:sourceProvision/rdfs:label ?source ; fg:targetWork ?work ; fg:effective ?day "
        "OPTIONAL { ?a fg:targetProvision/rdfs:label ?target } "
        "OPTIONAL { ?a fg:oldWords ?old } OPTIONAL { ?a fg:newWords ?new } }",
    )
    assert rows == [
        ("amend-and-supplement", "Điều 1", "điểm b khoản 1 Điều 29", None, "b) Hộ nghèo.", "2025-07-01"),
        ("repeal", "Điều 3", None, None, None, "2025-07-01"),
        ("replace-words", "Điều 2", "Điều 5", "cấp huyện", "cấp xã", "2025-07-01"),
        ("replace-words", "Điều 2", "Điều 6", "cấp huyện", "cấp xã", "2025-07-01"),
        ("replace-words", "Điều 2", "Điều 7", "cấp huyện", "cấp xã", "2025-07-01"),
    ]


def test_who_touched_an_article_or_a_part_of_it(quads: list[ox.Quad]) -> None:
    article_29 = f"<https://w3id.org/frontgraph/id/{AMENDED.path}/sec/dieu-29>"
    rows = ask(
        quads,
        "SELECT ?by ?part { ?a fg:targetProvision ?p ; fg:inDocument ?by . "
        f"?p eli:is_part_of* {article_29} ; rdfs:label ?part }}",
    )
    assert rows == [(AMENDING.path, "điểm b khoản 1 Điều 29")]


def test_the_new_wording_stands_where_it_is_said(quads: list[ox.Quad]) -> None:
    rows = ask(quads, "SELECT ?words ?start { ?a fg:newTextEvidence [ fg:quote ?words ; fg:start ?start ] }")
    assert rows == [("b) Hộ nghèo.", str(TEXT.index("b) Hộ nghèo.")))]
    assert list(graph.verify(quads, {"a" * 64: TEXT})) == []


def test_amendments_conform(quads: list[ox.Quad]) -> None:
    described = quads + list(graph.describe_registry(graph.named_in(quads)))
    assert graph.validate(described).violations == ()
