"""The endpoint as its clients meet it: real programs, limits that end a query, and who may write."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from rdflib import URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, SPARQLWrapper

from frontgraph.server.execution import Limits
from tests.server.running import get, post, running_server

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
DATA = "\n".join(
    f'<http://example.org/{n}> <{LABEL}> "Văn bản số {n}"@vi <http://example.org/g> .' for n in range(300)
).encode()
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h FILTER(STRLEN(STR(?b)) > STRLEN(STR(?h))) }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    limits = Limits(seconds=2.0, result_bytes=100_000)
    with running_server(tmp_path_factory.mktemp("read"), writable=False, data=DATA, limits=limits) as url:
        yield url


def test_sparqlwrapper_reads_vietnamese(server: str) -> None:
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery("SELECT ?l { <http://example.org/7> <http://www.w3.org/2000/01/rdf-schema#label> ?l }")
    client.setReturnFormat(JSON)
    answer = client.queryAndConvert()
    assert isinstance(answer, dict)
    assert answer["results"]["bindings"][0]["l"] == {"type": "literal", "value": "Văn bản số 7", "xml:lang": "vi"}
    client.setReturnFormat(CSV)
    assert b"V\xc4\x83n b\xe1\xba\xa3n s\xe1\xbb\x91 7" in bytes(client.query().convert())  # type: ignore[arg-type]


def test_rdflib_store_walks_the_graph(server: str) -> None:
    store = SPARQLStore(query_endpoint=f"{server}/sparql")
    found = {str(o) for (_, _, o), _ in store.triples((URIRef("http://example.org/7"), None, None))}
    assert found == {"Văn bản số 7"}


def test_curl_gets_csv(server: str) -> None:
    curl = shutil.which("curl")
    if curl is None:
        if os.environ.get("CI"):
            pytest.fail("curl is not installed")
        pytest.skip("curl is not installed")
    query = 'SELECT ?s { ?s ?p "Văn bản số 12"@vi }'
    done = subprocess.run(
        [curl, "-sS", "-G", "-H", "Accept: text/csv", "--data-urlencode", f"query={query}", f"{server}/sparql"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["s", "http://example.org/12"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("application/json", "application/sparql-results+json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/sparql-results+json"),
    ],
)
def test_four_result_formats(server: str, accept: str, media_type: str) -> None:
    answer = get(f"{server}/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 1"}, headers={"accept": accept})
    assert answer.headers["content-type"].split(";")[0] == media_type


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_graph_formats(server: str, accept: str) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3"
    answer = get(f"{server}/sparql", params={"query": query}, headers={"accept": accept})
    assert answer.headers["content-type"].split(";")[0] == accept
    assert "Văn bản" in answer.text or "V\\u0103n" in answer.text


def test_a_slow_query_is_ended_and_told_so(server: str) -> None:
    answer = get(f"{server}/sparql", params={"query": SLOW})
    assert answer.status_code == 504
    assert answer.text == "the query took longer than 2 s and was ended; ask for less, or narrow the pattern\n"
    # The server lives on.
    assert get(f"{server}/sparql", params={"query": "ASK {}"}).json() == {"head": {}, "boolean": True}


def test_a_large_result_is_cut_off_and_told_so(server: str) -> None:
    answer = get(f"{server}/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"})
    assert answer.status_code == 413
    assert "100,000 bytes" in answer.text


def test_faults_are_one_line(server: str) -> None:
    answer = get(f"{server}/sparql", params={"query": "SELECT * {"})
    assert answer.status_code == 400
    assert answer.text.count("\n") == 1
    assert "does not parse" in answer.text
    assert get(f"{server}/sparql", params={"query": "ASK {}"}, headers={"accept": "image/png"}).status_code == 406


def test_browsers_of_other_origins_may_ask(server: str) -> None:
    answer = httpx.options(
        f"{server}/sparql", headers={"origin": "http://elsewhere.example", "access-control-request-method": "POST"}
    )
    assert answer.headers["access-control-allow-origin"] == "*"
    answer = get(f"{server}/sparql", params={"query": "ASK {}"}, headers={"origin": "http://elsewhere.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_read_only_refuses_every_way_to_write(server: str) -> None:
    assert post(f"{server}/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    turtle = {"content-type": "text/turtle"}
    store = f"{server}/rdf-graph-store?graph=http://example.org/g"
    assert httpx.put(store, content=b"", headers=turtle).status_code == 403
    assert post(store, content=b"", headers=turtle).status_code == 403
    assert httpx.delete(store).status_code == 403


def test_only_the_token_writes(tmp_path: Path) -> None:
    with running_server(tmp_path, writable=True, token="bi-mat-7") as url:
        change = "INSERT DATA { <http://example.org/a> a <http://example.org/B> }"
        ask = {"query": "ASK { <http://example.org/a> a <http://example.org/B> }"}
        assert post(f"{url}/sparql", data={"update": change}).status_code == 401
        # A key written with escapes is the same key.
        hidden = {"content-type": "application/x-www-form-urlencoded"}
        answer = post(f"{url}/sparql", content=b"upd%61te=" + change.encode(), headers=hidden)
        assert answer.status_code == 401
        wrong = {"authorization": "Bearer sai"}
        assert httpx.delete(f"{url}/rdf-graph-store?default", headers=wrong).status_code == 401
        assert get(f"{url}/sparql", params=ask).json()["boolean"] is False
        right = {"authorization": "Bearer bi-mat-7"}
        assert post(f"{url}/sparql", data={"update": change}, headers=right).status_code == 204
        assert get(f"{url}/sparql", params=ask).json()["boolean"] is True


def test_a_slow_query_is_ended_where_the_graph_may_be_changed(tmp_path: Path) -> None:
    limits = Limits(seconds=2.0, result_bytes=100_000)
    with running_server(tmp_path / "G", writable=True, data=DATA, limits=limits) as url:
        answer = get(f"{url}/sparql", params={"query": SLOW})
        assert answer.status_code == 504
        assert answer.text == "the query took longer than 2 s and was ended; ask for less, or narrow the pattern\n"
        # What was changed is seen by the next question, and the one after.
        counting = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}
        for count in (301, 302):
            change = f"INSERT DATA {{ <http://example.org/{count}> a <http://example.org/B> }}"
            assert post(f"{url}/sparql", data={"update": change}).status_code == 204
            counted = get(f"{url}/sparql", params=counting).json()["results"]["bindings"][0]
            assert counted["n"]["value"] == str(count)


def test_workers_are_there_before_the_first_question(tmp_path: Path) -> None:
    before = set(multiprocessing.active_children())
    with running_server(tmp_path / "G", writable=False, data=DATA):
        assert len(set(multiprocessing.active_children()) - before) == 2
    assert set(multiprocessing.active_children()) <= before


def test_health(server: str) -> None:
    assert get(f"{server}/health").json() == {"status": "ok", "writable": False}
