"""A graph on a SPARQL server does what a graph in a folder does."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from frontgraph.errors import GraphNotFoundError, QueryError
from frontgraph.store import EmbeddedStore, Limits, Rows, Triples, iri, select
from frontgraph.store.dialects import dialect_of
from frontgraph.store.remote import Access, RemoteStore
from tests.store.sparql_servers import RunningServer

G, H = iri("https://example.org/graph/g"), iri("https://example.org/graph/h")
P = iri("https://example.org/p")
HOSTILE = '"} } ; DROP ALL ; INSERT DATA { GRAPH <urn:g> { <urn:x> <urn:y> "\n\\u0041 Đại hội'


def quad(name: str, value: str, graph: NamedNode = G) -> Quad:
    return Quad(iri(f"https://example.org/{name}"), P, Literal(value), graph)


@pytest.fixture
def remote(sparql_server: RunningServer) -> Iterator[RemoteStore]:
    store = RemoteStore(
        sparql_server.url,
        Access(sparql_server.user, sparql_server.password),
        dialect_of(sparql_server.url, sparql_server.dialect),
    )
    for graph in list(store.graphs()):
        store.remove_graph(graph)
    yield store
    store.close()


def test_a_replaced_graph_holds_only_the_new_quads(remote: RemoteStore) -> None:
    remote.replace_graph(G, [quad("a", "một"), quad("b", HOSTILE)])
    remote.replace_graph(H, [quad("a", "ba", H)])
    assert set(remote.graph_quads(G)) == {quad("a", "một"), quad("b", HOSTILE)}
    remote.replace_graph(G, [quad("c", "bốn")])
    assert list(remote.graph_quads(G)) == [quad("c", "bốn")]
    assert list(remote.graphs()) == [G, H]
    assert len(remote) == 2
    remote.replace_graph(G, [])
    remote.remove_graph(H)
    remote.remove_graph(H)
    assert list(remote.graphs()) == []


def test_queries_give_what_the_embedded_store_gives(remote: RemoteStore) -> None:
    quads = [quad("a", "một"), quad("a", "ba", H), quad("b", HOSTILE)]
    nquads = "".join(f"{q} .\n" for q in quads).encode()
    embedded = EmbeddedStore.in_memory()
    for store in (remote, embedded):
        store.bulk_load(nquads)
        store.bulk_load(nquads)
    for sparql in (
        "SELECT ?s ?o { ?s <https://example.org/p> ?o } ORDER BY ?o",
        "SELECT ?s (COUNT(*) AS ?n) { ?s <https://example.org/p> ?o } GROUP BY ?s ORDER BY ?s",
        "SELECT ?g ?o { GRAPH ?g { <https://example.org/a> ?p ?o } } ORDER BY ?g",
        "SELECT ?o ?no { <https://example.org/a> ?p ?o OPTIONAL { ?o ?q ?no } } ORDER BY ?o",
    ):
        assert select(remote, sparql).values() == select(embedded, sparql).values()
    assert remote.query("ASK { <https://example.org/a> ?p ?o }") is True
    construct = "CONSTRUCT { ?s <urn:said> ?o } WHERE { ?s <https://example.org/p> ?o }"
    found, expected = remote.query(construct), embedded.query(construct)
    assert isinstance(found, Triples)
    assert isinstance(expected, Triples)
    assert set(found) == set(expected)
    dumps = (io.BytesIO(), io.BytesIO())
    remote.dump(dumps[0])
    embedded.dump(dumps[1])
    assert dumps[0].getvalue() == dumps[1].getvalue()


def test_bound_terms_are_terms(remote: RemoteStore) -> None:
    remote.replace_graph(G, [quad("a", HOSTILE), quad("b", "x")])
    rows = select(remote, "SELECT ?s ?o { ?s <https://example.org/p> ?o }", {"o": Literal(HOSTILE)})
    assert rows.values() == [("https://example.org/a", HOSTILE)]


def test_a_malformed_query_has_its_place(remote: RemoteStore) -> None:
    with pytest.raises(QueryError, match="line 1, column 25"):
        remote.query("SELECT ?x WHERE { ?x ?y ")


def test_a_limit_cuts_the_rows(remote: RemoteStore) -> None:
    remote.replace_graph(G, [quad(str(n), "x") for n in range(9)])
    rows = remote.query("SELECT ?s { ?s <https://example.org/p> ?o }", limits=Limits(rows=4, seconds=30))
    assert isinstance(rows, Rows)
    assert len(rows.values()) == 4


def test_a_server_without_a_password_does_not_take_quads(sparql_server: RunningServer) -> None:
    if sparql_server.user is None:
        pytest.skip("this server lets everybody write")
    store = RemoteStore(
        sparql_server.url, Access("nobody", "wrong", retries=0), dialect_of(sparql_server.url, "virtuoso")
    )
    with pytest.raises(QueryError, match="user and password"):
        store.replace_graph(G, [quad("a", "x")])


def test_an_absent_server_is_one_clear_line() -> None:
    store = RemoteStore("http://127.0.0.1:9/query", Access(retries=0))
    with pytest.raises(GraphNotFoundError, match="cannot be reached"):
        store.query("ASK { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("url", "dialect", "update", "data"),
    [
        ("http://u:p@localhost:8890/sparql", "virtuoso", "/sparql-auth", "/sparql-graph-crud-auth"),
        ("http://localhost:7878/query", "oxigraph", "/update", "/store"),
        ("http://localhost:3030/vb/sparql", "fuseki", "/vb/update", "/vb/data"),
        (
            "http://localhost:7200/repositories/vb",
            "graphdb",
            "/repositories/vb/statements",
            "/repositories/vb/rdf-graphs/service",
        ),
        ("https://x.example:8182/sparql", "neptune", "/sparql", "/sparql/gsp/"),
        ("https://example.org/sparql#standard", "standard", "/update", "/data"),
    ],
)
def test_the_address_tells_the_server_and_its_other_addresses(url: str, dialect: str, update: str, data: str) -> None:
    store = RemoteStore(url)
    assert store.dialect.name == dialect
    assert "@" not in store.url
    assert "#" not in store.url
    assert [address.partition("//")[2].partition("/")[2] for address in store.dialect.addresses(store.url)] == [
        update[1:],
        data[1:],
    ]


class Unsteady(BaseHTTPRequestHandler):
    """Answers the third time, and remembers what was asked."""

    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        self.asked.append(self.headers.get("Authorization", ""))
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(503 if len(self.asked) < 3 else 200)
        body = b'{"head": {}, "boolean": true}'
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def test_a_server_that_is_busy_is_asked_again_with_the_same_token() -> None:
    server = HTTPServer(("127.0.0.1", 0), Unsteady)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        store = RemoteStore(f"http://127.0.0.1:{server.server_port}/query", Access(token="secret"))
        assert store.query("ASK { ?s ?p ?o }") is True
        store.close()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert Unsteady.asked == ["Bearer secret"] * 3
