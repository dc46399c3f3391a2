"""Programs that people have: curl, SPARQLWrapper and rdflib, reading and writing a served graph."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import BASIC, CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from frontgraph.collection.build import build
from frontgraph.server.serving import Service, service_app
from tests.server.running import running_server, serving

EX = "http://example.org/"
DATA = "\n".join(f'<{EX}{n}> <{EX}name> "Số {n}"@vi <{EX}g{n % 2}> .' for n in range(10)).encode()
COUNT = f"SELECT (COUNT(*) AS ?n) {{ ?s <{EX}name> ?o }}"
BASE = "https://w3id.org/frontgraph"


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_server(tmp_path_factory.mktemp("reading"), writable=False, data=DATA) as url:
        yield url


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_server(tmp_path_factory.mktemp("writing"), writable=True, data=DATA, token="bi-mat") as url:
        yield url


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, seed_path: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("curl") / "G"
    build([seed_path], folder)
    with serving(service_app(Service(str(folder)))) as url:
        yield url


@pytest.fixture(scope="module")
def curl() -> str:
    found = shutil.which("curl")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("curl is not installed")
        pytest.skip("curl is not installed")
    return found


def sent(curl: str, *arguments: str) -> str:
    done = subprocess.run([curl, "-sS", *arguments], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("way", ["get", "form", "direct"])
@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_asks_in_every_way_for_every_form(reading: str, way: str, form: str) -> None:
    client = SPARQLWrapper(f"{reading}/sparql")
    client.setQuery(f'SELECT ?s {{ ?s <{EX}name> "Số 7"@vi }}')
    if way != "get":
        client.setMethod(POST)
        client.setRequestMethod(POSTDIRECTLY if way == "direct" else "urlencoded")
    client.setReturnFormat(form)
    answer = client.query()
    assert f"{EX}7" in answer.response.read().decode()


@pytest.mark.parametrize("form", [TURTLE, N3, RDFXML, JSONLD])
def test_sparqlwrapper_gets_graphs(reading: str, form: str) -> None:
    client = SPARQLWrapper(f"{reading}/sparql")
    client.setQuery(f"CONSTRUCT {{ ?s <{EX}name> ?o }} WHERE {{ ?s <{EX}name> ?o }}")
    client.setReturnFormat(form)
    answer = client.queryAndConvert()
    graph = answer if isinstance(answer, Graph) else Graph().parse(data=bytes(answer), format="turtle")  # type: ignore[arg-type]
    assert len(graph) == 10


def test_sparqlwrapper_names_the_graphs(reading: str) -> None:
    client = SPARQLWrapper(f"{reading}/sparql")
    client.addDefaultGraph(f"{EX}g1")
    client.setQuery(COUNT)
    client.setReturnFormat(JSON)
    answer = client.queryAndConvert()
    assert isinstance(answer, dict)
    assert answer["results"]["bindings"][0]["n"]["value"] == "5"


def test_rdflib_reads_with_its_own_queries(reading: str) -> None:
    graph = Graph(SPARQLStore(query_endpoint=f"{reading}/sparql"))
    assert len(list(graph.triples((None, URIRef(f"{EX}name"), None)))) == 10
    assert graph.value(URIRef(f"{EX}3"), URIRef(f"{EX}name")) == Literal("Số 3", lang="vi")
    assert bool(graph.query(f"ASK {{ <{EX}3> ?p ?o }}"))
    assert len(graph.query(f"CONSTRUCT {{ ?s <{EX}b> ?o }} WHERE {{ ?s <{EX}name> ?o }}").graph or ()) == 10


def test_rdflib_writes_with_the_token(writing: str) -> None:
    address = f"{writing}/sparql"
    store = SPARQLUpdateStore(address, address, headers={"Authorization": "Bearer bi-mat"})
    graph = Graph(store, identifier=URIRef(f"{EX}new"))
    graph.add((URIRef(f"{EX}a"), URIRef(f"{EX}name"), Literal("Mới", lang="vi")))
    assert graph.value(URIRef(f"{EX}a"), URIRef(f"{EX}name")) == Literal("Mới", lang="vi")
    graph.remove((URIRef(f"{EX}a"), None, None))
    assert graph.value(URIRef(f"{EX}a"), URIRef(f"{EX}name")) is None


def test_sparqlwrapper_cannot_write_without_the_token(writing: str) -> None:
    client = SPARQLWrapper(f"{writing}/sparql")
    client.setMethod(POST)
    client.setHTTPAuth(BASIC)
    client.setCredentials("ai", "do")
    client.setQuery(f"INSERT DATA {{ <{EX}x> a <{EX}Y> }}")
    with pytest.raises(Exception, match="Unauthorized"):
        client.query()


@pytest.mark.parametrize(
    ("how", "status"),
    [
        (["-G", "--data-urlencode", f"query={COUNT}"], "200"),
        (["--data-urlencode", f"query={COUNT}"], "200"),
        (["-H", "Content-Type: application/sparql-query", "--data-binary", COUNT], "200"),
        (["-G"], "200"),
        (["-G", "--data-urlencode", "query=SELECT"], "400"),
        (["-G", "--data-urlencode", f"query={COUNT}", "--data-urlencode", f"query={COUNT}"], "400"),
        (["-G", "--data-urlencode", "update=CLEAR ALL"], "405"),
        (["--data-urlencode", "update=CLEAR ALL"], "403"),
        (["-H", "Content-Type: text/plain", "--data-binary", COUNT], "415"),
        (["-H", "Content-Type: application/sparql-query; charset=utf-16", "--data-binary", COUNT], "415"),
        (["-H", "Accept: image/png", "--data-urlencode", f"query={COUNT}"], "406"),
        (["-X", "PUT"], "405"),
        (["-G", "--data-urlencode", f"query={COUNT}", "--data-urlencode", "default-graph-uri=not a uri"], "400"),
    ],
)
def test_curl_learns_what_came_of_it(curl: str, reading: str, how: list[str], status: str) -> None:
    assert sent(curl, "-o", os.devnull, "-w", "%{http_code}", *how, f"{reading}/sparql") == status


def test_curl_may_not_send_without_end(curl: str, reading: str, tmp_path: Path) -> None:
    large = tmp_path / "query"
    large.write_bytes(b"#" * 3_000_000)
    how = ("-H", "Content-Type: application/sparql-query", "--data-binary", f"@{large}")
    assert sent(curl, "-o", os.devnull, "-w", "%{http_code}", *how, f"{reading}/sparql") == "413"


def test_curl_follows_an_address_to_each_form(curl: str, pages: str) -> None:
    central = f"{pages}/id/vn/tw/nghi-quyet/2023/43-nq-tw"
    assert sent(curl, "--compressed", "-H", "Accept: text/html", central).startswith("<!doctype html>")
    turtle = sent(curl, "--compressed", "-H", "Accept: text/turtle;q=0.9, application/xml;q=0.1", central)
    assert 'dct:identifier "43-NQ/TW"' in turtle
    assert '"@id"' in sent(curl, "-H", "Accept: application/ld+json", central)
    assert '"works"' in sent(curl, "-H", "Accept: application/json", central)
    assert sent(curl, "-H", "Accept: image/png", central).startswith("<!doctype html>")


def test_every_name_in_the_graph_is_an_address(curl: str, pages: str) -> None:
    query = f'SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{BASE}/")) }}'
    rows = sent(curl, "-G", "-H", "Accept: text/csv", "--data-urlencode", f"query={query}", f"{pages}/sparql")
    names = [name.removeprefix(BASE).partition("#")[0] for name in rows.split()[1:]]
    kinds: dict[str, str] = {}
    for name in names:
        kinds.setdefault("/".join(part for part in name.split("/") if part.isalpha()), name)
    addresses = {name for name in kinds.values() if name != "/ns"}
    assert len(addresses) > 30
    assert {address.split("/")[1] for address in addresses} >= {"id", "graph", "kind", "relation"}
    for address in sorted(addresses):
        turtle = sent(curl, "-f", "-H", "Accept: text/turtle", pages + address)
        assert len(Graph().parse(data=turtle, format="turtle")) > 0, address
        assert sent(curl, "-f", "-L", "-H", "Accept: text/html", pages + address).startswith("<!doctype html>"), address


def test_curl_from_another_origin(curl: str, writing: str) -> None:
    asked = ("-X", "OPTIONS", "-H", "Origin: http://x.example", "-H", "Access-Control-Request-Method: PUT")
    head = sent(curl, "-D", "-", *asked, "-H", "Access-Control-Request-Headers: authorization", f"{writing}/sparql")
    assert "access-control-allow-origin: *" in head.lower()
    assert "authorization" in head.lower().split("access-control-allow-headers:")[1].splitlines()[0]
    assert "PUT" in head.split("access-control-allow-methods:")[1].splitlines()[0]
