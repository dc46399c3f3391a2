"""Whatever words a document holds, its graph is well formed, stands still, and bears out its quotes."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from frontgraph import graph
from frontgraph.graph.terms import value_of
from frontgraph.graph.vocabulary import FG, OA, RDF
from frontgraph.model import (
    Assignee,
    BodyMention,
    Campaign,
    Citation,
    CitationDetails,
    Document,
    DocumentField,
    Evidence,
    Facts,
    PartialDate,
    Person,
    PlaceMention,
    Recipient,
    Relation,
    Resolution,
    ResolutionStatus,
    Role,
    Section,
    SectionKind,
    Span,
    Task,
    Term,
    WorkKey,
)

# All of Unicode but surrogates, with what breaks naive writers made frequent.
words = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('"\\\n\r\t <>{}|^`%#đĐ\u0301\u00a0'))
)
names = words.filter(lambda text: bool(text.strip()))
dates = st.one_of(st.none(), st.builds(PartialDate, st.integers(1945, 2030), st.integers(1, 12)))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document with one thing of each kind at arbitrary places and under arbitrary names."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=4, max_size=80).filter(str.strip))
    shown = [at for at, letter in enumerate(text) if not letter.isspace()]

    def span() -> Span:
        # White space alone is evidence of nothing.
        inside = draw(st.sampled_from(shown))
        return Span(draw(st.integers(0, inside)), draw(st.integers(inside + 1, len(text))))

    def proof() -> Evidence:
        place = span()
        return Evidence(place, place.cut(text), draw(names), draw(st.floats(0.01, 1)))

    place = span()
    key = WorkKey("vn", "tw", "nghi-quyet", "2023", "43-nq-tw")
    citation = Citation(
        place,
        place.cut(text),
        draw(st.sampled_from([None, "nghi-quyet"])),
        number=draw(names),
        name=draw(st.one_of(st.none(), names)),
        date=draw(dates),
        issuer=draw(st.one_of(st.none(), names)),
        title=draw(st.one_of(st.none(), names)),
        relation=draw(st.sampled_from(list(Relation))),
        details=CitationDetails(trigger=span(), title=span()),
        resolution=Resolution(ResolutionStatus.RESOLVED, "exact-key", 0.9, key),
    )
    facts = Facts(
        recipients=(Recipient(draw(names), proof(), draw(words)),),
        people=(Person(draw(names), (draw(names),), proof()),),
        campaigns=(Campaign(draw(names), draw(names), proof()),),
        places=(PlaceMention(draw(names), "tỉnh", proof()),),
        terms=(Term(draw(names), draw(st.one_of(st.none(), names)), proof()),),
        tasks=(Task(proof(), None, (Assignee(draw(names), Role.LEADS, proof()),), draw(words)),),
        bodies=(BodyMention(draw(names), place, None, draw(st.one_of(st.none(), names)), draw(words)),),
    )
    whole = Span(0, len(text))
    return Document(
        draw(names),
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        number=DocumentField(draw(names), proof()),
        title=DocumentField(draw(names), proof()),
        sections=(Section(draw(names), SectionKind.NUMBERED, draw(words), draw(words), whole, whole),),
        citations=(citation,),
        facts=facts,
    )


@settings(deadline=None, max_examples=60)
@given(documents())
def test_any_document_is_described_without_loss(document: Document) -> None:
    written = graph.write_description(document)
    quads = list(graph.describe(document))
    assert len(quads) == len(set(quads)) == len(written.statements)
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))
    assert graph.write_description(document) == written
    assert set(ox.parse(graph.serialise(quads, "nquads"), format=ox.RdfFormat.N_QUADS)) == set(quads)


@settings(deadline=None, max_examples=60)
@given(documents())
def test_every_quote_is_borne_out_by_the_text(document: Document) -> None:
    texts = {document.sha256: document.text}
    stored = list(graph.describe(document))
    assert list(graph.verify(stored, texts)) == []
    assert list(graph.verify(graph.completed(stored, texts.get), texts)) == []
    assert list(graph.verify(graph.completed(stored), texts)) == []


@settings(deadline=None, max_examples=60)
@given(documents())
def test_words_come_out_of_the_parser_as_they_stand_in_the_document(document: Document) -> None:
    read = {quad.object.value for quad in graph.describe(document) if isinstance(quad.object, ox.Literal)}
    (citation,) = document.citations
    assert document.facts is not None
    assert {document.file, citation.quote, document.facts.tasks[0].evidence.rule} <= read
    statements = graph.write_description(document).statements
    assert [value_of(each.split(" ", 2)[2]) for each in statements] == [
        quad.object.value for quad in graph.describe(document) if isinstance(quad.object, ox.NamedNode | ox.Literal)
    ]


@settings(deadline=None, max_examples=40)
@given(documents())
def test_the_evidence_view_says_all_in_full(document: Document) -> None:
    told = graph.completed(graph.describe(document), {document.sha256: document.text}.get)
    evidence = {quad.subject for quad in told if quad.predicate == RDF.type and quad.object == FG.Evidence}
    assert {quad.subject for quad in told if quad.predicate == FG.rule} == evidence
    for predicate in (OA.hasSource, OA.hasSelector, FG.sentence, FG.confidence, FG.start, FG.end, FG.quote):
        assert {quad.subject for quad in told if quad.predicate == predicate} >= evidence
    selectors = {quad.object for quad in told if quad.predicate == OA.hasSelector}
    for predicate in (OA.exact, OA.prefix, OA.suffix, OA.start, OA.end):
        assert {quad.subject for quad in told if quad.predicate == predicate} == selectors


@settings(deadline=None, max_examples=30)
@given(documents(), st.sampled_from(["turtle", "trig"]))
def test_turtle_reads_back_as_it_was(document: Document, format: str) -> None:
    quads = list(graph.describe(document))
    form = ox.RdfFormat.TURTLE if format == "turtle" else ox.RdfFormat.TRIG
    back = {quad.triple for quad in ox.parse(graph.serialise(quads, format), format=form)}
    assert back == {quad.triple for quad in quads}
