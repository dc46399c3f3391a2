"""What a reader finds in the graph of one document."""

from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest

from frontgraph import graph
from frontgraph.graph.vocabulary import FG, RDF
from frontgraph.model import Assignee, CitationDetails, Document, Facts, PartialDate, Recipient, Role, Span
from tests.graph.asking import ask, subjects
from tests.graph.made import PLAN, TEXT, plan, without_citations

W = PLAN.path


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    return list(graph.describe(plan()))


def test_edges_between_works(quads: list[ox.Quad]) -> None:
    rows = ask(
        quads,
        "SELECT ?from ?edge ?to { ?from ?edge ?to . ?from a fg:Document . ?to a fg:Document "
        "FILTER (?edge IN (eli:based_on, fg:implements, fg:cites)) }",
    )
    assert rows == [
        ("vn-05/tinh-uy/ke-hoach/2023/197-kh-tu", "implements", "vn/tw/nghi-quyet/2023/43-nq-tw"),
        (W, "based_on", "vn/quoc-hoi/luat/2015/75-2015-qh13"),
        (W, "cites", "vn/tw/nghi-quyet/2023/43-nq-tw"),
        (W, "implements", "vn-05/tinh-uy/ke-hoach/2023/197-kh-tu"),
    ]


def test_every_edge_is_a_statement_with_its_words(quads: list[ox.Quad]) -> None:
    rows = ask(
        graph.completed(quads),
        "SELECT ?to ?quote ?start ?sentence { ?st rdf:subject ?from ; rdf:predicate fg:implements ; rdf:object ?to ; "
        "fg:evidence [ fg:quote ?quote ; fg:start ?start ; fg:sentence ?sentence ] }",
    )
    sentence = TEXT[TEXT.index("Thực hiện") : TEXT.index("\n2. Giao")]
    start = str(TEXT.index("Kế hoạch số 197"))
    assert rows == [
        ("vn-05/tinh-uy/ke-hoach/2023/197-kh-tu", "Kế hoạch số 197-KH/TU", start, sentence),
        (
            "vn/tw/nghi-quyet/2023/43-nq-tw",
            "Kế hoạch số 197-KH/TU ngày 22/12/2023 của Ban Thường vụ Tỉnh ủy về thực hiện Nghị quyết số 43-NQ/TW",
            start,
            sentence,
        ),
    ]


def test_one_query_walks_from_the_central_resolution_to_the_task(quads: list[ox.Quad]) -> None:
    rows = ask(
        quads,
        """SELECT ?top ?plan ?this ?section ?words {
             ?top dct:identifier "43-NQ/TW" . ?plan fg:implements ?top . ?this fg:implements ?plan .
             ?task a fg:Task ; fg:inDocument ?this ; fg:inSection/fg:sectionLabel ?section ; fg:quote ?words }""",
    )
    assert [row[1:4] for row in rows] == [("vn-05/tinh-uy/ke-hoach/2023/197-kh-tu", W, "2.")]


def test_a_citation_keeps_what_is_written(quads: list[ox.Quad]) -> None:
    rows = ask(
        quads,
        "SELECT ?label ?kind ?number ?date ?issuer ?title { "
        "?c fg:inSection/fg:sectionLabel ?label ; fg:citedKind ?kind ; fg:citedNumber ?number ; "
        "fg:citedDate ?date ; fg:citedIssuer ?issuer ; fg:citedTitle ?title }",
    )
    title = "về thực hiện Nghị quyết số 43-NQ/TW ngày 24/11/2023"
    assert rows == [("1.", "ke-hoach", "197-KH/TU", "2023-12-22", "Ban Thường vụ Tỉnh ủy", title)]


def test_an_ambiguous_citation_has_candidates_and_a_reason_and_no_edge(quads: list[ox.Quad]) -> None:
    rows = ask(
        quads,
        "SELECT ?quote ?reason ?rank ?work ?why { ?c fg:resolutionStatus status:ambiguous ; fg:quote ?quote ; "
        "fg:resolutionReason ?reason ; fg:candidate [ fg:rank ?rank ; fg:candidateWork ?work ; "
        "fg:rejectedBecause ?why ] FILTER NOT EXISTS { ?c fg:citedWork ?any } }",
    )
    assert rows == [
        ("Nghị quyết số 5", "two works fit", "1", "vn/tw/nghi-quyet/2023/43-nq-tw", "the number differs"),
        ("Nghị quyết số 5", "two works fit", "2", W, "another kind"),
    ]


def test_cited_works_are_described_and_not_held(quads: list[ox.Quad]) -> None:
    rows = ask(
        quads,
        "SELECT ?work ?label ?class ?issuer { ?work a fg:Document ; rdfs:label ?label ; a ?class "
        "OPTIONAL { ?work fg:issuer ?issuer } "
        "FILTER NOT EXISTS { ?work fg:held true } FILTER (?class != fg:Document) }",
    )
    assert rows == [
        (
            "vn-05/tinh-uy/ke-hoach/2023/197-kh-tu",
            "Kế hoạch số 197-KH/TU",
            "PartyDocument",
            "vn-05/ban-thuong-vu-tinh-uy",
        ),
        ("vn/quoc-hoi/luat/2015/75-2015-qh13", "Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13", "LegalAct", None),
        ("vn/quoc-hoi/luat/2015/75-2015-qh13", "Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13", "StateDocument", None),
        ("vn/tw/nghi-quyet/2023/43-nq-tw", "Nghị quyết số 43-NQ/TW", "PartyDocument", None),
    ]


def test_the_document_says_of_itself_what_it_prints(quads: list[ox.Quad]) -> None:
    rows = ask(
        quads,
        "SELECT ?symbol ?number ?date ?issuer ?label { ?w fg:held true ; dct:identifier ?symbol ; fg:number ?number ; "
        "eli:date_document ?date ; fg:issuer ?issuer ; rdfs:label ?label }",
    )
    assert rows == [("15/KH-MTTQ", "15", "2024-03-05", "vn-05/ub-mttq", "Kế hoạch số 15/KH-MTTQ")]
    assert ask(quads, "SELECT ?p { ?w fg:unknown ?p }") == [("title",)]


def test_what_is_not_printed_is_unknown_and_never_guessed() -> None:
    bare = Document("a.txt", "Một văn bản.", "0" * 64)
    rows = ask(graph.describe(bare), "SELECT ?p { ?w fg:held true ; fg:unknown ?p }")
    assert [row[0] for row in rows] == ["date_document", "issuer", "kind", "number", "title"]
    assert ask(graph.describe(bare), "SELECT ?d { ?w eli:date_document|fg:year ?d }") == []


def test_a_month_is_no_day() -> None:
    document = dataclasses.replace(without_citations(plan()), date=PartialDate(2024, 3))
    quads = list(graph.describe(document))
    assert ask(quads, "SELECT ?d { ?w eli:date_document ?d }") == []
    assert ask(quads, "SELECT ?y { ?w fg:held true ; fg:year ?y }") == [("2024",)]


def test_a_task_with_bodies_deadline_and_target(quads: list[ox.Quad]) -> None:
    assert ask(
        quads,
        "SELECT ?name ?role ?agent { ?t fg:assignment [ fg:name ?name ; fg:role ?role ; fg:agent ?agent ] }",
    ) == [
        ("Văn phòng", "leads", "vn-05/van-phong-ub-mttq"),
        ("các ban", "coordinates", f"{W}/agent/cac-ban"),
    ]
    target = "[ fg:numericValue ?n ; fg:unit ?u ; fg:comparator ?c ]"
    assert ask(quads, f"SELECT ?d ?n ?u ?c {{ ?t fg:deadline ?d ; fg:target {target} }}") == [
        ("2024-06-30", "1250", "hộ nghèo", ">=")
    ]
    assert ask(
        quads, "SELECT ?lead ?with ?work { ?t fg:ledBy ?lead ; fg:coordinatedWith ?with ; fg:fulfils ?work }"
    ) == [("vn-05/van-phong-ub-mttq", f"{W}/agent/cac-ban", "vn-05/tinh-uy/ke-hoach/2023/197-kh-tu")]


def test_a_group_of_recipients_stays_a_group(quads: list[ox.Quad]) -> None:
    assert ask(
        quads,
        "SELECT ?name ?who ?group ?purpose { "
        "?d fg:name ?name ; fg:recipient ?who ; fg:isGroup ?group OPTIONAL { ?d fg:purpose ?purpose } }",
    ) == [
        ("Các tổ chức thành viên", f"{W}/agent/cac-to-chuc-thanh-vien", "true", None),
        ("Thường trực Tỉnh ủy", "vn-05/thuong-truc-tinh-uy", "false", "bao-cao"),
    ]
    assert ask(quads, "SELECT ?who { ?who a fg:AgentGroup }") == [
        (f"{W}/agent/cac-ban",),
        (f"{W}/agent/cac-to-chuc-thanh-vien",),
    ]


def test_a_group_in_two_wordings_is_one() -> None:
    made = plan()
    assert made.facts is not None
    words = "Các sở, ngành có liên quan", "các sở, ngành liên quan", "sở liên quan"
    told = tuple(Recipient(name, made.facts.recipients[0].evidence, group=True) for name in words[:1])
    charged = tuple(Assignee(name, Role.COORDINATES, made.facts.tasks[0].evidence) for name in words[1:])
    facts = Facts(recipients=told, tasks=(dataclasses.replace(made.facts.tasks[0], assignees=charged),))
    quads = list(graph.describe(dataclasses.replace(made, facts=facts)))
    one = f"{W}/agent/cac-so-nganh-co-lien-quan"
    assert ask(quads, "SELECT ?a ?name { ?a a fg:LocalAgent ; rdfs:label ?name }") == [
        (one, "Các sở, ngành có liên quan"),
        (f"{W}/agent/so-lien-quan", "sở liên quan"),
    ]
    assert ask(quads, "SELECT ?name ?a { [] fg:name ?name ; fg:agent ?a }") == [
        ("các sở, ngành liên quan", one),
        ("sở liên quan", f"{W}/agent/so-lien-quan"),
    ]


def test_sections_stand_in_reading_order(quads: list[ox.Quad]) -> None:
    rows = ask(
        graph.completed(quads),
        "SELECT ?order ?label ?heading ?part { ?s a fg:Section ; fg:sectionOrder ?order ; "
        "rdfs:label ?heading ; fg:sectionLabel ?label ; eli:is_part_of ?part }",
    )
    assert rows == [
        ("1", "1.", "1. Thực hiện Kế hoạch số 197-KH/TU", W),
        ("2", "2.", "2. Giao Văn phòng chủ trì", W),
    ]


def test_no_blank_nodes_and_one_graph(quads: list[ox.Quad]) -> None:
    assert all(isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode) for quad in quads)
    assert len({quad.graph_name for quad in quads}) == 1
    assert len(set(quads)) == len(quads)


def test_names_do_not_change_when_other_parts_of_the_text_do() -> None:
    def citations(document: Document) -> set[ox.NamedNode]:
        return set(subjects(graph.describe(document), RDF.type, FG.Citation))

    document = plan()
    lead = "Lời đầu.\n"

    def moved(place: Span) -> Span:
        return Span(place.start + len(lead), place.end + len(lead))

    shifted = dataclasses.replace(
        document,
        text=lead + document.text,
        sections=(),
        facts=None,
        reported=(),
        citations=tuple(
            dataclasses.replace(citation, span=moved(citation.span), details=CitationDetails())
            for citation in document.citations
        ),
    )
    assert citations(shifted) == citations(document)


def test_a_run_has_a_clock_only_when_one_is_given() -> None:
    assert ask(graph.describe(plan()), "SELECT ?t { ?run prov:startedAtTime ?t }") == []
    run = graph.Run("1.2.3", started="2026-01-02T03:04:05Z")
    question = "SELECT ?t ?l { ?r prov:startedAtTime ?t ; prov:wasAssociatedWith/rdfs:label ?l }"
    rows = ask(graph.describe(plan(), run=run), question)
    assert rows == [("2026-01-02T03:04:05Z", "frontgraph 1.2.3")]


def test_another_base_changes_every_name_and_no_term() -> None:
    quads = list(graph.describe(plan(), base="https://example.org/"))
    assert all(str(quad.subject).startswith("<https://example.org/") for quad in quads)
    assert {q.predicate for q in quads} == {q.predicate for q in graph.describe(plan())}
