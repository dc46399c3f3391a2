"""What people and programs find at the addresses of a served graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph

from frontgraph.collection.build import build
from frontgraph.server.serving import Service, service_app
from tests.server.running import get, serving

CENTRAL = "/id/vn/tw/nghi-quyet/2023/43-nq-tw"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, seed_path: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("pages") / "graph"
    build([seed_path], folder)
    with serving(service_app(Service(str(folder)))) as url:
        yield url


@pytest.fixture(scope="module")
def resolution(server: str) -> str:
    """The path of the held resolution."""
    query = "SELECT DISTINCT ?w { ?w <https://w3id.org/frontgraph/ns#held> true }"
    answer = get(f"{server}/sparql", params={"query": query}).json()
    return str(answer["results"]["bindings"][0]["w"]["value"]).removeprefix("https://w3id.org/frontgraph")


def test_the_root_is_the_page(server: str) -> None:
    answer = get(server)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.text


def test_a_document_in_three_forms(server: str, resolution: str) -> None:
    page = get(server + resolution, headers={"accept": "text/html"})
    assert "Hội nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh lần thứ mười" in page.text
    turtle = get(server + resolution, headers={"accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    graph = Graph().parse(data=turtle.text, format="turtle")
    jsonld = get(server + resolution, headers={"accept": "application/ld+json"})
    assert len(graph) == len(Graph().parse(data=jsonld.text, format="json-ld")) > 1000


def test_a_cited_document_has_a_page_and_data(server: str) -> None:
    assert "43-NQ/TW" in get(server + CENTRAL, headers={"accept": "text/html"}).text
    assert "43-NQ/TW" in get(server + CENTRAL, params={"format": "ttl"}).text
    assert get(server + CENTRAL, params={"format": "json"}).json()["works"]


def test_a_page_s_data_is_given_to_who_accepts_only_that(server: str, resolution: str) -> None:
    for address in ("/", resolution, CENTRAL):
        for _ in range(2):  # made, and kept
            answer = get(server + address, headers={"accept": "application/json"})
            assert answer.headers["content-type"].startswith("application/json")
            assert answer.json()["works"]
            page = get(server + address, headers={"accept": "text/html"})
            assert page.headers["content-type"] == "text/html; charset=utf-8"
            assert page.text.startswith("<!doctype html>")


def test_a_section_leads_to_its_document(server: str, resolution: str) -> None:
    answer = get(f"{server}{resolution}/sec/2.4", headers={"accept": "text/html"})
    assert answer.status_code == 303
    work, _, place = answer.headers["location"].partition("#")
    assert work == resolution
    assert re.fullmatch(rf"/d/{resolution.removeprefix('/id/')}\?view=text&sel=x:\d+-\d+", place)
    assert "2.4" in get(f"{server}{resolution}/sec/2.4", headers={"accept": "text/turtle"}).text


def test_a_body_is_described(server: str) -> None:
    answer = get(f"{server}/id/vn-05/tinh-uy", headers={"accept": "text/html"})
    assert answer.status_code == 200
    assert "Sơn La" in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; ")
    assert "trực thuộc" in answer.text
    assert "part of" in get(f"{server}/id/vn-05/tinh-uy?lang=en", headers={"accept": "text/html"}).text
    assert "http://www.w3.org/" not in answer.text
    # What speaks of it is listed too.
    assert 'href="/id/vn-05/ub-mttq/nghi-quyet/' in answer.text


def test_what_is_not_there_is_said(server: str) -> None:
    answer = get(f"{server}/id/vn/tw/nghi-quyet/1999/1-nq-tw")
    assert answer.status_code == 404
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize("words", ["chi thi 22", "22 ct tw", "Chỉ thị số 22-CT/TW"])
def test_search_forgives(server: str, words: str) -> None:
    found = get(f"{server}/search", params={"q": words}).json()
    assert found[0]["id"].endswith("/chi-thi/2023/22-ct-tw")


def test_search_shows_people_a_list_with_hostile_words_as_text(server: str) -> None:
    answer = get(f"{server}/search", params={"q": "22 ct tw"}, headers={"accept": "text/html"})
    assert 'href="/id/vn/tw/chi-thi/2023/22-ct-tw"' in answer.text
    hostile = get(f"{server}/search", params={"q": '"><script>x</script>'}, headers={"accept": "text/html"})
    assert "<script>" not in hostile.text


def test_questions_have_forms_for_people(server: str) -> None:
    html = {"accept": "text/html"}
    assert 'href="/ask/cited-by"' in get(f"{server}/ask", headers=html).text
    form = get(f"{server}/ask/cited-by", headers=html)
    assert form.status_code == 200
    assert '<input name="document" value="" required>' in form.text
    answer = get(f"{server}/ask/cited-by", params={"document": "43-NQ/TW"}, headers=html)
    assert "2 dòng" in answer.text
    assert 'href="/id/vn-05/ub-mttq/nghi-quyet/' in answer.text
    table = answer.text.split('href="')[4:]
    csv = next(each.split('"')[0] for each in table if "format=csv" in each).replace("&amp;", "&")
    assert get(server + csv, headers=html).headers["content-type"].startswith("text/csv")
    wrong = get(f"{server}/ask/cited-by", params={"document": "99-XX/YY"}, headers=html)
    assert 'role="alert"' in wrong.text


def test_questions_are_asked_by_address(server: str) -> None:
    names = [question["name"] for question in get(f"{server}/ask").json()]
    assert "cited-by" in names
    answer = get(f"{server}/ask/cited-by", params={"document": "43-NQ/TW"}).json()
    assert len(answer["rows"]) == 2
    table = get(f"{server}/ask/cited-by", params={"document": "43-NQ/TW", "format": "csv"})
    assert table.text.count("\n") == 3
    assert get(f"{server}/ask/cited-by").status_code == 400
    assert get(f"{server}/ask/nothing").status_code == 400
