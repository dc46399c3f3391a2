"""Every record of the W3C's protocol manifests, run against a real server over HTTP."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tests.server.running import running_server

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RECORDS = 34


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_server(tmp_path_factory.mktemp("w3c"), writable=True) as url:
        yield url


@pytest.fixture(scope="module")
def manifest(shared: Path) -> Graph:
    return Graph().parse(shared / "w3c" / "protocol.ttl", publicID="http://manifest/")


@dataclass(frozen=True)
class Step:
    """One request of a record, and what its answer must be."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: frozenset[str]
    boolean: bool | None
    form: str | None


def steps(manifest: Graph, record: Node) -> Iterator[Step]:
    def text(node: Node | None, term: URIRef) -> str:
        return str(manifest.value(node, term) or "")

    connection = manifest.value(record, MF.action)
    # The manifest wraps each request into a list of its own, one behind the other.
    for head in manifest.objects(connection, HT.requests):
        for request in Collection(manifest, head):
            response = manifest.value(request, HT.resp)
            body = manifest.value(request, HT.body)
            headers = manifest.value(request, HT.headers)
            fields = Collection(manifest, headers) if headers is not None else ()
            boolean = manifest.value(response, MF.expectedBoolean)
            yield Step(
                text(request, HT.methodName),
                text(request, HT.absolutePath),
                {text(field, HT.fieldName): text(field, HT.fieldValue) for field in fields},
                text(body, CNT.chars).encode(text(body, CNT.characterEncoding)) if body is not None else None,
                frozenset(str(status)[-3] for status in manifest.objects(response, MF.expectedStatus)),
                None if boolean is None else str(boolean) == "true",
                text(response, MF.expectedFormat) or None,
            )


def prepare(manifest: Graph, record: Node, server: str, shared: Path) -> None:
    """Put the record's graphs into the server."""
    for data in manifest.objects(record, UT.graphData):
        file = str(manifest.value(data, UT.graph)).rsplit("/", 1)[-1]
        answer = httpx.put(
            f"{server}/rdf-graph-store",
            params={"graph": str(manifest.value(data, RDFS.label))},
            content=(shared / "w3c" / file).read_bytes(),
            headers={"content-type": "application/n-triples"},
        )
        assert answer.status_code in (201, 204)


def records(manifest: Graph) -> list[Node]:
    return sorted(manifest.subjects(RDF.type, MF.ProtocolTest), key=str)


def test_the_manifest_is_whole(manifest: Graph) -> None:
    assert len(records(manifest)) == RECORDS


@pytest.mark.parametrize("index", range(RECORDS))
def test_protocol_record(index: int, manifest: Graph, server: str, shared: Path) -> None:
    record = records(manifest)[index]
    prepare(manifest, record, server, shared)
    done = 0
    for step in steps(manifest, record):
        url = server + step.path.replace("/sparql/", "/sparql", 1)
        answer = httpx.request(step.method, url, content=step.body, headers=step.headers)
        told = f"{record} {answer.status_code} {answer.text[:300]}"
        assert str(answer.status_code)[0] in step.statuses, told
        media_type = answer.headers.get("content-type", "").split(";")[0]
        if step.boolean is not None:
            assert answer.json()["boolean"] is step.boolean, told
        if step.form == "tabular":
            assert media_type in (
                "application/sparql-results+json",
                "application/sparql-results+xml",
                "text/csv",
                "text/tab-separated-values",
            )
        if step.form == "RDF":
            assert ox.RdfFormat.from_media_type(media_type) is not None
        done += 1
    assert done


def graph_store_records(shared: Path) -> list[tuple[str, str]]:
    text = (shared / "w3c" / "http-rdf-update.ttl").read_text(encoding="utf-8")
    return re.findall(r'mf:name "([^"]+)"\s*;\s*rdfs:comment """\n?(#### Request.*?)"""', text, re.DOTALL)


def _indented(block: str) -> str:
    lines = [line[4:] if line.startswith("    ") else line for line in block.strip("\n").splitlines()]
    return "\n".join(lines).strip("\n")


def _split(message: str) -> tuple[str, dict[str, str], str]:
    head, _, body = message.partition("\n\n")
    first, *fields = head.splitlines()
    return first, {k.lower(): v.strip() for k, _, v in (field.partition(":") for field in fields)}, body


def _triples(text: str, media_type: str, base: str) -> ox.Dataset:
    found = ox.Dataset(
        ox.Quad(t.subject, t.predicate, t.object)
        for t in ox.parse(text, ox.RdfFormat.from_media_type(media_type), base_iri=base)
    )
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return found


#: The record's expected body is not what its requests leave behind, as the W3C says of it itself ("deprecated"):
#: the name put before was "Jane Doe", and the posts added foaf:name and, once, two more names.
LEFT_BEHIND = {"GET of POST - existing graph"}


def _filled(text: str, server: str, new_path: str) -> str:
    text = text.replace("http://$HOST$/$GRAPHSTORE$", f"{server}/rdf-graph-store").replace("$NEWPATH$", new_path)
    return text.replace("$GRAPHSTORE$", "/rdf-graph-store").replace("$HOST$", server.removeprefix("http://"))


#: Turtle whose last statement the manifest left without its full stop.
UNFINISHED = re.compile(r'(foaf:\w+ "[^"]+")(?=\s*(?:\n\n--|\Z))')


def test_graph_store_records(server: str, shared: Path) -> None:
    httpx.post(f"{server}/sparql", data={"update": "DROP ALL"})
    # The manifest presumes a graph that it deletes.
    httpx.put(f"{server}/rdf-graph-store/person/2.ttl", content=b"", headers={"content-type": "text/turtle"})
    found = graph_store_records(shared)
    assert len(found) == 18
    new_path = ""
    for name, comment in found:
        request, response = (_indented(part) for part in comment.split("#### Request")[1].split("#### Response"))

        filled = functools.partial(_filled, server=server, new_path=new_path)
        first, fields, body = _split(filled(request))
        method, target, _ = first.split(" ")
        if target == "/rdf-graph-store" and name.startswith("GET"):
            pytest.fail(f"{name}: no path was given")
        url = target if target.startswith("http") else server + target
        body = UNFINISHED.sub(r"\1 .", body)
        sent = body.replace("\n", "\r\n") if "multipart" in fields.get("content-type", "") else body
        answer = httpx.request(
            method,
            url,
            content=sent.encode(),
            headers={k: v for k, v in fields.items() if k in ("content-type", "accept")},
        )
        status, expected_fields, expected_body = _split(filled(response))
        assert str(answer.status_code) == status.split(" ")[0], f"{name}: {answer.status_code} {answer.text}"
        if "location" in expected_fields:
            new_path = answer.headers["location"]
        if expected_body and name not in LEFT_BEHIND:
            assert answer.headers["content-type"].startswith("text/turtle"), name
            assert _triples(answer.text, "text/turtle", url) == _triples(expected_body, "text/turtle", url), name


def test_service_description(server: str) -> None:
    """The three records: RDF comes back, names this endpoint, and keeps to the vocabulary's domains and ranges."""
    answer = httpx.get(f"{server}/sparql", headers={"accept": "text/turtle"})
    assert answer.status_code == 200
    store = ox.Store()
    store.load(answer.content, ox.RdfFormat.TURTLE, base_iri=f"{server}/sparql")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    query = f"PREFIX sd: <{sd}> ASK {{ ?s a sd:Service ; sd:endpoint <{server}/sparql> }}"
    assert bool(store.query(query))
    for term, subject, value in (
        ("endpoint", "Service", None),
        ("defaultDataset", "Service", "Dataset"),
        ("defaultGraph", "Dataset", "Graph"),
        ("namedGraph", "Dataset", "NamedGraph"),
        ("name", "NamedGraph", None),
    ):
        wrong = f"PREFIX sd: <{sd}> ASK {{ ?s sd:{term} ?o FILTER NOT EXISTS {{ ?s a sd:{subject} }} }}"
        assert not bool(store.query(wrong)), term
        if value:
            wrong = f"PREFIX sd: <{sd}> ASK {{ ?s sd:{term} ?o FILTER NOT EXISTS {{ ?o a sd:{value} }} }}"
            assert not bool(store.query(wrong)), term
