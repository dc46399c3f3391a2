"""Signatures, posts, and when two documents name one person."""

from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest

from frontgraph import graph
from frontgraph.graph.named_people import NamedPerson
from frontgraph.graph.same_people import write_same_people
from frontgraph.model import Facts, Person, Signatory
from tests.graph.asking import ask
from tests.graph.made import plan, proof

WHO = proof("Văn phòng")


def description(name: str, post: str | None, on_behalf_of: str | None, *posts: str) -> graph.Description:
    """A plan that somebody signs, named in the text with some posts, described."""
    facts = Facts((Signatory(name, post, on_behalf_of, WHO),), people=(Person(name, posts, WHO),))
    return graph.write_description(dataclasses.replace(plan(), facts=facts))


def signed(name: str, post: str | None, on_behalf_of: str | None, *posts: str) -> list[ox.Quad]:
    """Its graph."""
    return list(description(name, post, on_behalf_of, *posts).quads())


def test_a_signature_names_person_post_and_the_body_behind() -> None:
    quads = signed("Vi Đức Thọ", "Chủ tịch", "TM. Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh")
    rows = ask(
        quads,
        "SELECT ?name ?post ?in ?for ?acts { ?s fg:name ?name ; fg:postName ?post ; fg:onBehalfOf ?for ; "
        "fg:post/org:postIn ?in ; prov:agent/prov:actedOnBehalfOf ?acts ; dcat:hadRole role:signatory }",
    )
    front, standing = "vn-05/ub-mttq", "vn-05/ban-thuong-truc-ub-mttq"
    assert rows == [("Vi Đức Thọ", "Chủ tịch", front, standing, standing)]


@pytest.mark.parametrize("line", ["TM. Ủy ban nhân dân tỉnh KT. Chủ tịch", "TM. ỦY BAN NHÂN DÂN TỈNH"])
def test_the_body_is_read_out_of_a_line_with_two_authorities(line: str) -> None:
    rows = ask(signed("A B", "Phó Chủ tịch", line), "SELECT ?for { ?s fg:onBehalfOf ?for }")
    assert rows == [("vn-05/ubnd",)]


def test_a_post_is_no_body() -> None:
    quads = signed("A B", "Phó Chủ tịch", "KT. Chủ tịch")
    assert ask(quads, "SELECT ?for { ?s fg:onBehalfOf ?for }") == []
    assert ask(quads, "SELECT ?text { ?s fg:onBehalfOfText ?text }") == [("KT. Chủ tịch",)]


def test_posts_in_apposition_stand_in_their_bodies() -> None:
    quads = signed(
        "Lò Minh Hùng", None, None, "Phó Bí thư Thường trực Tỉnh ủy", "Ủy viên Ủy ban Trung ương MTTQ Việt Nam"
    )
    rows = ask(quads, "SELECT ?post ?body { ?p a fg:Person ; org:holds ?x . ?x rdfs:label ?post ; org:postIn ?body }")
    assert rows == [
        ("Phó Bí thư Thường trực Tỉnh ủy", "vn-05/tinh-uy"),
        ("Ủy viên Ủy ban Trung ương MTTQ Việt Nam", "vn/ubtw-mttq"),
    ]


def test_names_that_differ_by_marks_alone_are_two_people() -> None:
    people = (Person("Nguyễn Văn Hưng", (), WHO), Person("Nguyễn Văn Hùng", (), WHO))
    document = dataclasses.replace(plan(), facts=Facts(people=people))
    assert len(ask(graph.describe(document), "SELECT ?p { ?p a fg:Person }")) == 2


def test_name_post_and_body_make_one_person_of_two_documents() -> None:
    first = description("Vi Đức Thọ", "Chủ tịch", None).people
    assert [(person.name, person.posts) for person in first] == [
        ("Vi Đức Thọ", frozenset({("https://w3id.org/frontgraph/id/vn-05/ub-mttq", "chu tich")}))
    ]
    chair = frozenset({("body", "chu tich"), ("other", "uy vien")})
    people = [
        NamedPerson("https://example.org/1", "Vi Đức Thọ", frozenset({("body", "chu tich")})),
        NamedPerson("https://example.org/2", "VI ĐỨC THỌ", chair),
        NamedPerson("https://example.org/3", "Vi Đức Thọ", frozenset({("other", "uy vien")})),
        NamedPerson("https://example.org/4", "Vi Đức Thọ"),
        NamedPerson("https://example.org/5", "Vi Đức Thọ", frozenset({("elsewhere", "chu tich")})),
        NamedPerson("https://example.org/6", "Lò Minh Hùng", chair),
    ]
    joined = [
        (str(quad.subject)[-2], quad.predicate.value.rpartition("#")[2], str(quad.object)[-2])
        for quad in write_same_people(reversed(people)).quads()
    ]
    assert joined == [
        ("2", "samePerson", "1"),
        ("3", "samePerson", "1"),
        ("4", "possiblySamePerson", "1"),
        ("5", "possiblySamePerson", "1"),
    ]
