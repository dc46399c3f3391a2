"""Whether a provision is in force on a day, told from the changes that other documents make in it."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat

from frontgraph.errors import QueryError
from frontgraph.graph import PREFIXES
from frontgraph.queries import ask, frames, in_force
from frontgraph.store import EmbeddedStore

LAW = "urn:law"
CHANGES = """
GRAPH <urn:g1> {
  <urn:law> fg:kind <urn:k> ; rdfs:label "Luật A"@vi .
  <urn:first> rdfs:label "Luật B"@vi ; eli:date_document "2020-01-01"^^xsd:date .
  <urn:first/1> a fg:Amendment ; fg:inDocument <urn:first> ; fg:operation operation:amend ; fg:targetWork <urn:law> ;
    fg:targetProvision <urn:law/sec/dieu-5.2> ; fg:effective "2020-07-01"^^xsd:date ;
    fg:start 10 ; fg:quote "Sửa đổi khoản 2 Điều 5" .
  <urn:first/2> a fg:Amendment ; fg:inDocument <urn:first> ; fg:operation operation:repeal ; fg:targetWork <urn:law> ;
    fg:targetProvision <urn:law/sec/dieu-7> ;
    fg:start 20 ; fg:quote "Bãi bỏ Điều 7" .
  <urn:first/3> a fg:Amendment ; fg:inDocument <urn:first> ; fg:operation operation:repeal ; fg:targetWork <urn:law> ;
    fg:targetProvision <urn:law/sec/dieu-9.1.a> ;
    fg:start 30 ; fg:quote "Bãi bỏ điểm a khoản 1 Điều 9" .
}
GRAPH <urn:g2> {
  <urn:last> rdfs:label "Luật C"@vi ; eli:date_document "2024-01-18"^^xsd:date ; dct:replaces <urn:law> .
  <urn:st> a rdf:Statement ; rdf:subject <urn:last> ; rdf:predicate dct:replaces ; rdf:object <urn:law> ;
    fg:evidence <urn:ev> .
  <urn:ev> fg:quote "Luật này thay thế Luật A" .
}
"""


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    store = EmbeddedStore.in_memory()
    head = "".join(f"PREFIX {name}: <{address}>\n" for name, address in PREFIXES.items())
    store.engine.load(head + CHANGES, RdfFormat.TRIG)
    return store


@pytest.mark.parametrize(
    ("provision", "date", "expected", "touched"),
    [
        (None, "2019-12-31", True, 4),
        (None, "2021-01-01", True, 4),
        (None, "2024-01-18", False, 4),
        ("Điều 1", "2021-01-01", True, 1),
        ("Điều 1", "2024-02-01", False, 1),
        ("khoản 2 Điều 5", "2021-01-01", True, 2),
        ("Điều 5", "2021-01-01", True, 2),
        ("Điều 7", "2019-12-31", True, 2),
        ("Điều 7", "2020-01-01", False, 2),
        ("điểm b khoản 1 Điều 7", "2020-01-01", False, 2),
        ("Điều 9", "2021-01-01", True, 2),
        ("Điều 9, khoản 1, điểm a", "2021-01-01", False, 2),
        ("dieu-9.1.a", "2021-01-01", False, 2),
        ("Điều 70", "2021-01-01", True, 1),
    ],
)
def test_a_provision_is_in_force_until_something_ends_it(
    store: EmbeddedStore, provision: str | None, date: str, expected: bool, touched: int
) -> None:
    found = in_force(store, LAW, provision, date)
    assert found.in_force is expected
    assert len(found.touched) == touched


def test_every_change_has_its_words(store: EmbeddedStore) -> None:
    records = list(ask(store, "in-force", document=LAW, provision="Điều 5", date="2021-01-01").records())
    assert [(r["changing_label"], r["operation"], r["provision"], r["in_effect"], r["ends"]) for r in records] == [
        ("Luật B", "amend", "dieu-5.2", True, False),
        ("Luật C", "replace", None, False, True),
    ]
    assert [r["quote"] for r in records] == ["Sửa đổi khoản 2 Điều 5", "Luật này thay thế Luật A"]


def test_what_a_document_amends_and_what_amends_it(store: EmbeddedStore) -> None:
    frame = frames.amendments(store, "urn:law")
    assert frame["provision"].tolist() == ["dieu-5.2", "dieu-7", "dieu-9.1.a"]
    assert len(frames.amendments(store, "urn:first")) == 3
    assert len(frames.amendments(store, "urn:last")) == 0


def test_words_that_name_no_provision_are_told(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="khoản 2 Điều 5"):
        in_force(store, LAW, "cái gì đó")


DAYS = """
GRAPH <urn:g1> {
  <urn:law> fg:kind <urn:k> ; rdfs:label "Luật A"@vi .
  <urn:law/1> a fg:EffectStatement ; fg:inDocument <urn:law> ; fg:effectEvent effect:starts ; fg:start 1 ;
    fg:effective "2020-07-01"^^xsd:date ; fg:quote "Luật này có hiệu lực từ ngày 01/7/2020" .
  <urn:law/2> a fg:EffectStatement ; fg:inDocument <urn:law> ; fg:effectEvent effect:starts ; fg:start 2 ;
    fg:effective "2021-01-01"^^xsd:date ; fg:effectProvision <urn:law/sec/dieu-5> ; fg:quote "Điều 5 có hiệu lực" .
  <urn:law/3> a fg:EffectStatement ; fg:inDocument <urn:law> ; fg:effectEvent effect:starts ; fg:start 3 ;
    fg:effectProvision <urn:law/sec/dieu-6.2> ; fg:quote "khoản 2 Điều 6 có hiệu lực từ ngày điều chỉnh giá" .
  <urn:law/4> a fg:EffectStatement ; fg:inDocument <urn:law> ; fg:effectEvent effect:ends ; fg:start 4 ;
    fg:effective "2024-01-01"^^xsd:date ; fg:effectProvision <urn:law/sec/dieu-7> ; fg:quote "Điều 7 hết hiệu lực" .
  <urn:law/5> a fg:EffectStatement ; fg:inDocument <urn:law> ; fg:effectEvent effect:applies ; fg:start 5 ;
    fg:effective "2022-01-01"^^xsd:date ; fg:effectProvision <urn:law/sec/dieu-8> ; fg:quote "Điều 8 được áp dụng" .
}
GRAPH <urn:g4> {
  <urn:closing> rdfs:label "Luật D"@vi ; eli:date_document "2026-01-01"^^xsd:date .
  <urn:closing/1> a fg:Amendment ; fg:inDocument <urn:closing> ; fg:operation operation:repeal ; fg:start 1 ;
    fg:targetWork <urn:left> ; fg:exception "trừ Điều 7" ; fg:exceptedProvision <urn:left/sec/dieu-7> ;
    fg:quote "Luật E" .
  <urn:closing/2> a fg:Citation ; fg:inDocument <urn:closing> ; fg:citedWork <urn:left> ; fg:relation relation:repeals ;
    fg:quote "Luật E" .
  <urn:left> fg:kind <urn:k> ; rdfs:label "Luật E"@vi .
  <urn:left/1> a fg:EffectStatement ; fg:inDocument <urn:left> ; fg:effectEvent effect:starts ; fg:start 1 ;
    fg:effective "2020-01-01"^^xsd:date ; fg:exceptedProvision <urn:left/sec/dieu-9> ; fg:quote "Luật này" .
}
GRAPH <urn:g2> {
  <urn:other> rdfs:label "Thông tư B"@vi ; eli:date_document "2023-01-01"^^xsd:date .
  <urn:other/1> a fg:Citation ; fg:inDocument <urn:other> ; fg:citedWork <urn:law> ; fg:relation relation:repeals ;
    fg:citedProvision <urn:law/sec/dieu-9> ; fg:quote "Luật A" .
  <urn:law> rdfs:label "Luật A"@vi .
}
GRAPH <urn:g3> {
  <urn:topic/sec/1> fg:codifies <urn:code> ; fg:codifiesProvision <urn:code/sec/dieu-3> ; fg:sourceCitation <urn:n1> ;
    fg:effective "2023-01-01"^^xsd:date .
  <urn:n1> fg:quote "Bộ luật C" .
  <urn:topic/sec/2> fg:codifies <urn:code> ; fg:codifiesProvision <urn:code/sec/dieu-4> ; fg:sourceCitation <urn:n2> ;
    fg:effective "2028-01-01"^^xsd:date .
  <urn:n2> fg:quote "Bộ luật C" .
  <urn:code> fg:kind <urn:k> ; rdfs:label "Bộ luật C"@vi .
  <urn:change> a fg:NotedAmendment ; fg:amendedArticle <urn:topic/sec/1> ; fg:amendingWork <urn:later> ;
    fg:operation operation:repeal ; fg:effective "2025-07-01"^^xsd:date ; fg:quote "Luật số 7" .
  <urn:later> rdfs:label "Luật số 7"@vi .
}
"""


@pytest.fixture(scope="module")
def days() -> EmbeddedStore:
    """A law whose provisions take effect on different days, and a code that is known from the codification alone."""
    store = EmbeddedStore.in_memory()
    head = "".join(f"PREFIX {name}: <{address}>\n" for name, address in PREFIXES.items())
    store.engine.load(head + DAYS, RdfFormat.TRIG)
    return store


@pytest.mark.parametrize(
    ("document", "provision", "date", "expected"),
    [
        (LAW, None, "2020-06-30", False),
        (LAW, None, "2020-07-01", True),
        (LAW, "Điều 1", "2020-06-30", False),
        (LAW, "Điều 1", "2020-07-01", True),
        (LAW, "Điều 5", "2020-07-01", False),
        (LAW, "khoản 2 Điều 5", "2020-12-31", False),
        (LAW, "khoản 2 Điều 5", "2021-01-01", True),
        (LAW, "khoản 2 Điều 6", "2025-01-01", None),
        (LAW, "khoản 1 Điều 6", "2025-01-01", True),
        (LAW, "Điều 6", "2025-01-01", True),
        (LAW, "Điều 7", "2023-12-31", True),
        (LAW, "điểm a khoản 1 Điều 7", "2024-01-01", False),
        (LAW, None, "2024-01-01", True),
        (LAW, "Điều 8", "2020-07-01", True),
        ("urn:left", None, "2025-12-31", True),
        ("urn:left", None, "2026-01-01", False),
        ("urn:left", "Điều 6", "2026-01-01", False),
        ("urn:left", "Điều 7", "2026-01-01", True),
        ("urn:left", "khoản 1 Điều 7", "2026-01-01", True),
        ("urn:left", "Điều 70", "2026-01-01", False),
        ("urn:left", "Điều 9", "2025-01-01", None),
        ("urn:code", "Điều 3", "2022-12-31", False),
        ("urn:code", "Điều 3", "2026-01-01", True),
        ("urn:code", "Điều 4", "2026-01-01", False),
    ],
)
def test_provisions_take_effect_on_days_of_their_own(
    days: EmbeddedStore, document: str, provision: str | None, date: str, expected: bool | None
) -> None:
    assert in_force(days, document, provision, date).in_force is expected


def test_who_touched_a_provision_is_told_by_the_codification_too(days: EmbeddedStore) -> None:
    records = list(in_force(days, "urn:code", "Điều 3", "2026-01-01").touched.records())
    assert [(r["changing_label"], r["operation"], r["in_effect"], r["ends"]) for r in records] == [
        ("Bộ luật C", "starts", True, False),
        ("Luật số 7", "repeal", True, False),
    ]


def test_what_a_repeal_leaves_out_is_told_beside_it(days: EmbeddedStore) -> None:
    records = list(in_force(days, "urn:left", "Điều 7", "2026-01-01").touched.records())
    repeals = [(r["excepted"], r["exception"], r["ends"]) for r in records if r["operation"] == "repeal"]
    assert repeals == [(True, "trừ Điều 7", False)]


def test_a_repeal_of_a_provision_is_none_of_the_whole(days: EmbeddedStore) -> None:
    records = in_force(days, LAW, None, "2024-01-01").touched.records()
    assert [r["changing_label"] for r in records if r["ends"]] == []
