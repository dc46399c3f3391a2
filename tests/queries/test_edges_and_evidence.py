"""The edges that mentions make are not stored as statements; questions and networks read them all the same."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from frontgraph import graph, network, queries
from frontgraph.graph.citations import EDGES
from frontgraph.graph.evidence_view import evidence_query
from frontgraph.graph.tasks import ROLES
from frontgraph.graph.vocabulary import FG, RDF
from frontgraph.store import EmbeddedStore, Rows
from frontgraph.store.terms import to_value

Statement = tuple[str, str, str, str, str, str]


@pytest.fixture(scope="module")
def told(seed: EmbeddedStore) -> EmbeddedStore:
    """The seed's graph with its evidence in full, where every edge is a statement."""
    whole = EmbeddedStore.in_memory()
    whole.engine.extend(graph.completed(quad for name in seed.graphs() for quad in seed.graph_quads(name)))
    return whole


@pytest.fixture(scope="module")
def statements(told: EmbeddedStore) -> set[Statement]:
    """Subject, predicate, object, words, sentence and rule of every statement."""
    rows = told.query(
        f"""SELECT ?s ?p ?o ?quote ?sentence ?rule {{ GRAPH ?g {{
            ?st {RDF.subject} ?s ; {RDF.predicate} ?p ; {RDF.object} ?o ; {FG.evidence} ?e .
            ?e {FG.quote} ?quote ; {FG.sentence} ?sentence ; {FG.rule} ?rule }} }}"""
    )
    assert isinstance(rows, Rows)
    return {(*(str(cell) for cell in row),) for row in rows.values()}  # type: ignore[misc]


def asked(store: EmbeddedStore, subject: str) -> set[Statement]:
    table = queries.ask(store, "evidence", subject=subject).to_dataframe()
    columns = table[["predicate", "object", "quote", "sentence", "rule"]]
    return {(subject, *(str(cell) for cell in row)) for row in columns.itertuples(index=False)}  # type: ignore[misc]


def test_the_question_for_evidence_knows_every_statement(
    seed: EmbeddedStore, told: EmbeddedStore, statements: set[Statement]
) -> None:
    assert len(statements) > 100
    subjects = sorted({each[0] for each in statements})
    found = set[Statement]().union(*(asked(seed, subject) for subject in subjects))
    assert found == statements
    # A graph loaded with its statements spelled out gives the same answers.
    assert asked(told, subjects[0]) == asked(seed, subjects[0])


def test_a_network_has_every_statement_between_things(seed: EmbeddedStore, statements: set[Statement]) -> None:
    things = {str(to_value(q.subject)) for n in seed.graphs() for q in seed.graph_quads(n)}
    wanted = {(s, o) for s, _, o, *_ in statements if o in things and "/id/" in o}
    assert wanted <= set(network.to_networkx(seed, "everything").edges())


def test_the_view_knows_every_relation_and_every_role() -> None:
    view = evidence_query()
    prefixes = graph.PREFIXES
    short = {f"<{address}": name for name, address in prefixes.items()}

    def curie(term: str) -> str:
        (stem,) = (each for each in short if term.startswith(each) and "/" not in term[len(each) :])
        return f"{short[stem]}:{term[len(stem) : -1]}"

    for relation, edge in EDGES.items():
        assert f"(relation:{relation.value} {curie(edge)})" in view
    for role, edge in ROLES.values():
        assert f"({curie(role)} {curie(edge)})" in view
    assert isinstance(ox.Store().query(view), ox.QueryTriples)
