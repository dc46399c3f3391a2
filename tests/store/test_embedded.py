"""The embedded store: replacing a graph, asking, and saying what is wrong with a question."""

from __future__ import annotations

import io

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from frontgraph.errors import QueryError
from frontgraph.store import EmbeddedStore, Limits, Rows, Triples, iri, select

G, H = iri("urn:g"), iri("urn:h")


def quad(subject: str, value: str, graph: NamedNode = G) -> Quad:
    return Quad(iri(subject), iri("urn:p"), Literal(value), graph)


@pytest.fixture
def store() -> EmbeddedStore:
    store = EmbeddedStore.in_memory()
    store.replace_graph(G, [quad("urn:a", "một"), quad("urn:b", "hai")])
    store.replace_graph(H, [quad("urn:a", "ba", H)])
    return store


def test_a_replaced_graph_holds_only_the_new_quads(store: EmbeddedStore) -> None:
    store.replace_graph(G, [quad("urn:c", "bốn")])
    assert [str(q) for q in store.graph_quads(G)] == ['<urn:c> <urn:p> "bốn" <urn:g>']
    assert len(list(store.graph_quads(H))) == 1


@pytest.mark.parametrize(
    "words",
    ['"} } ; DROP ALL ; INSERT DATA { GRAPH <urn:g> { <urn:x> <urn:y> "', "a\\u0041\\", "\n\r\t\"'", "Đại hội 🎉"],
)
def test_any_words_come_back_as_they_went_in(store: EmbeddedStore, words: str) -> None:
    store.replace_graph(G, [quad("urn:c", words)])
    assert [q.object for q in store.graph_quads(G)] == [Literal(words)]
    assert len(list(store.graph_quads(H))) == 1
    bound = select(store, "SELECT ?s ?o { ?s ?p ?o }", {"o": Literal(words)})
    assert bound.values() == [("urn:c", words)]


def test_quads_of_another_graph_are_refused_and_nothing_changes(store: EmbeddedStore) -> None:
    before = list(store.graph_quads(G))
    with pytest.raises(QueryError, match="cannot stand in the graph"):
        store.replace_graph(G, [quad("urn:c", "bốn"), quad("urn:c", "bốn", H)])
    assert list(store.graph_quads(G)) == before


def test_a_removed_graph_is_gone_and_may_be_removed_again(store: EmbeddedStore) -> None:
    store.remove_graph(H)
    store.remove_graph(H)
    assert list(store.graphs()) == [G]


def test_queries_see_all_graphs_as_one(store: EmbeddedStore) -> None:
    rows = select(store, "SELECT ?o { <urn:a> <urn:p> ?o } ORDER BY ?o")
    assert rows.variables == ("o",)
    assert rows.values() == [("ba",), ("một",)]


def test_each_form_of_query_gives_its_own_kind_of_result(store: EmbeddedStore) -> None:
    assert store.query("ASK { <urn:a> ?p ?o }") is True
    assert isinstance(store.query("SELECT * { ?s ?p ?o }"), Rows)
    triples = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(triples, Triples)
    assert len(list(triples)) == 3
    with pytest.raises(QueryError, match="SELECT"):
        select(store, "ASK { ?s ?p ?o }")


def test_equal_contents_give_equal_dumps() -> None:
    quads = [quad(f"urn:{n}", str(n), G if n % 2 else H) for n in range(500)]
    dumps = []
    for order in (quads, quads[::-1]):
        store = EmbeddedStore.in_memory()
        store.bulk_load("".join(f"{q} .\n" for q in order).encode())
        output = io.BytesIO()
        store.dump(output)
        dumps.append(output.getvalue())
    assert dumps[0] == dumps[1]
    assert len(dumps[0].splitlines()) == 500


def test_broken_nquads_are_one_clear_line(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="line 2") as caught:
        store.bulk_load(b'<urn:a> <urn:b> "c" <urn:g> .\n<urn:a> oops .\n')
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("sparql", "line", "column"),
    [
        ("SELECT ?x WHERE { ?x ?y ", 1, 25),
        ("SELECT ?x\nWHERE {\n  ?x <urn:p> ?y .\n} ORDER BY", 4, 11),
        ("SELEC ?x", 1, 9),
        ("SELECT ?x WHERE { ?x nope:p ?y }", 1, 28),
        ("", 1, 1),
    ],
)
def test_a_malformed_query_is_one_line_with_its_place(
    store: EmbeddedStore, sparql: str, line: int, column: int
) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(sparql)
    message = str(caught.value)
    assert f"line {line}, column {column}" in message
    assert "\n" not in message
    assert len(message) < 250


def test_an_unknown_prefix_is_called_by_its_name(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="a prefix that is declared"):
        store.query("SELECT ?x WHERE { ?x nope:p ?y }")


def test_an_update_is_no_query(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError):
        store.query("DROP ALL")
    assert len(store) == 3


def test_a_binding_that_is_not_asked_for_is_an_error(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="nothere"):
        store.query("SELECT ?s { ?s ?p ?o }", {"nothere": Literal("x")})


def test_rows_are_cut_at_the_limit(store: EmbeddedStore) -> None:
    assert len(select(store, "SELECT * { ?s ?p ?o }", limits=Limits(rows=2)).values()) == 2


def test_a_query_is_stopped_when_its_time_is_up() -> None:
    store = EmbeddedStore.in_memory()
    store.replace_graph(G, [quad(f"urn:{n}", str(n)) for n in range(300)])
    product = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(QueryError, match=r"longer than 0\.05 s"):
        select(store, product, limits=Limits(seconds=0.05)).values()
