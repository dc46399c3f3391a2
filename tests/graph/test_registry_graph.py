"""The curated graphs: bodies and places of the registry, as much as the documents need."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from frontgraph import graph
from frontgraph.graph import Named
from frontgraph.model import BodyKey
from tests.graph.asking import ask
from tests.graph.made import plan

MASS_MOBILISATION = "https://w3id.org/frontgraph/id/vn-05/ban-dan-van-tinh-uy"


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    keys = (BodyKey("vn-05", "ban-dan-van-tinh-uy"), BodyKey("vn", "ban-bi-thu"), BodyKey("vn-05", "so-tai-chinh"))
    return list(graph.describe_registry(Named(frozenset(keys), frozenset({"la-ho"}))))


def test_bodies_have_names_system_level_and_place(quads: list[ox.Quad]) -> None:
    rows = ask(
        quads,
        "SELECT ?body ?vi ?branch ?level ?place { ?body a fg:Body ; rdfs:label ?vi ; fg:branch ?branch ; "
        "fg:level ?level ; fg:inPlace/fg:name ?place "
        'FILTER (?vi IN ("Ban Bí thư Trung ương Đảng"@vi, "Ban Dân vận Tỉnh ủy Sơn La"@vi)) }',
    )
    assert rows == [
        ("vn-05/ban-dan-van-tinh-uy", "Ban Dân vận Tỉnh ủy Sơn La", "party", "province", "Sơn La"),
        ("vn/ban-bi-thu", "Ban Bí thư Trung ương Đảng", "party", "central", "Việt Nam"),
    ]


def test_questions_can_climb_the_hierarchy(quads: list[ox.Quad]) -> None:
    rows = ask(quads, f"SELECT ?up {{ <{MASS_MOBILISATION}> org:subOrganizationOf+ ?up }}")
    assert ("vn-05/tinh-uy",) in rows
    assert ("vn/dang-cong-san",) in rows


def test_state_bodies_are_public_organisations_and_party_bodies_are_not(quads: list[ox.Quad]) -> None:
    public = {row[0] for row in ask(quads, "SELECT ?body { ?body a m8g:PublicOrganisation }")}
    assert "vn-05/so-tai-chinh" in public
    assert "vn/ban-bi-thu" not in public


def test_a_merger_is_an_event_with_both_sides(quads: list[ox.Quad]) -> None:
    rows = ask(
        quads,
        "SELECT ?after ?date { ?e a org:ChangeEvent ; dct:date ?date ; org:resultingOrganization ?after ; "
        f"org:originalOrganization <{MASS_MOBILISATION}> }}",
    )
    assert [row[0] for row in rows] == ["vn-05/ban-tuyen-giao-va-dan-van-tinh-uy"]
    assert all(row[1] and row[1].startswith("2025-") for row in rows)


def test_places_come_with_what_they_lie_in(quads: list[ox.Quad]) -> None:
    place = '?p fg:code "LA-HO" ; rdfs:label ?label ; fg:placeWithin/fg:code ?country'
    rows = ask(quads, f"SELECT ?label ?country {{ {place} }}")
    assert {row[1] for row in rows} == {"LA"}
    assert ("tỉnh Hủa Phăn", "LA") in rows


def test_all_that_a_document_points_to_has_a_name() -> None:
    quads = list(graph.describe(plan()))
    quads += graph.describe_registry(graph.named_in(quads))
    nameless = ask(
        quads,
        'SELECT DISTINCT ?thing { ?s ?p ?thing FILTER (isIRI(?thing) && CONTAINS(STR(?thing), "/id/")) '
        "FILTER NOT EXISTS { ?thing rdfs:label ?l } FILTER NOT EXISTS { ?thing fg:quote ?q } "
        "FILTER NOT EXISTS { ?thing fg:sectionLabel ?n } "
        "FILTER NOT EXISTS { ?thing a eli:Expression } FILTER NOT EXISTS { ?thing a eli:Manifestation } "
        "FILTER NOT EXISTS { ?thing a fg:Candidate } }",
    )
    assert nameless == []


def test_two_builds_of_the_registry_are_alike() -> None:
    named = Named(frozenset({BodyKey("vn-05", "ubnd"), BodyKey("vn", "chinh-phu")}), frozenset({"vn-02"}))
    assert list(graph.describe_registry(named)) == list(graph.describe_registry(named))
