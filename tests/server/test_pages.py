"""What people and programs find at the addresses of a served graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

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


def test_a_body_has_its_whole_file(server: str, resolution: str) -> None:
    address = f"{server}/id/vn/ubtw-mttq"
    page = get(address, headers={"accept": "text/html"})
    assert all(title in page.text for title in ("Việc được giao", "Theo từng văn bản", "Tên gọi qua các thời kỳ"))
    # Each place leads to the words in the text of their document.
    place = re.search(rf'href="{resolution}#/d/[^"]+&amp;sel=x:\d+-\d+"', page.text)
    assert place is not None
    english = get(address, params={"lang": "en"}, headers={"accept": "text/html"})
    assert "What it is charged with" in english.text
    file = get(address, params={"format": "json"}).json()["file"]
    assert list(file) == ["tasks", "documents", "names", "mentions"]
    assert {row["document_address"] for row in file["documents"]} == {f"https://w3id.org/frontgraph{resolution}"}
    assert sum(row["times"] for row in file["documents"]) == len(file["mentions"]) > 0


def test_a_body_s_file_goes_over_all_documents_and_over_its_changes(tmp_path: Path) -> None:
    plan = "TỈNH SƠN LA\nỦY BAN NHÂN DÂN\nSố: {n}/KH-UBND\nSơn La, ngày {n} tháng 4 năm {year}\nKẾ HOẠCH\n"
    plan += "Về đầu tư\n1. Giao {body} chủ trì, báo cáo trước ngày 30/6/{year}.\nNơi nhận:\n- {body};\n- Lưu: VT.\n"
    for n, year, body in ((5, 2024, "Sở Kế hoạch và Đầu tư"), (6, 2025, "Sở Tài chính")):
        (tmp_path / f"{n}.txt").write_text(plan.format(n=n, year=year, body=body), encoding="utf-8")
    build([tmp_path], tmp_path / "G")
    with serving(service_app(Service(str(tmp_path / "G"), ahead=False))) as url:
        file = get(f"{url}/id/vn-05/so-tai-chinh", params={"format": "json"}).json()["file"]
    said = [(row["document"], row["how"]) for row in file["documents"]]
    first, second = "Kế hoạch số 5/KH-UBND", "Kế hoạch số 6/KH-UBND"
    assert {(first, "được giao việc"), (first, "nơi nhận"), (second, "được giao việc"), (second, "nơi nhận")} <= set(
        said
    )
    assert [row["name"] for row in file["tasks"]] == ["Sở Tài chính", "Sở Kế hoạch và Đầu tư"]
    assert {row["before_label"] for row in file["names"]} >= {"Sở Kế hoạch và Đầu tư tỉnh Sơn La"}


def test_a_person_and_a_place_have_their_files(server: str, resolution: str) -> None:
    rows = get(f"{server}/ask/people", params={"format": "json"}).json()["rows"]
    person = str(rows[0][2]).removeprefix("https://w3id.org/frontgraph")
    page = get(server + person, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "Bí thư Đảng đoàn" in page.text
    assert f'href="{resolution}#/d/' in page.text
    place = get(f"{server}/id/place/vn-05", params={"format": "json"}).json()["file"]
    assert [row["printed"] for row in place["mentions"]] == ["tỉnh Sơn La"]


def test_a_single_mention_is_told_with_its_evidence_in_full(server: str) -> None:
    rows = get(f"{server}/ask/cited-by", params={"document": "43-NQ/TW"}).json()
    at = [column["name"] for column in rows["columns"]].index("citation")
    citation = str(rows["rows"][0][at])
    address = server + citation.removeprefix("https://w3id.org/frontgraph")
    told = Graph().parse(data=get(address, params={"format": "ttl"}).text, format="turtle")
    oa = "http://www.w3.org/ns/oa#"
    (selector,) = told.objects(URIRef(citation), URIRef(f"{oa}hasSelector"))
    assert {str(each).removeprefix(oa) for each in told.predicates(selector)} >= {
        "start",
        "end",
        "exact",
        "prefix",
        "suffix",
    }
    statements = list(told.subjects(URIRef("https://w3id.org/frontgraph/ns#evidence"), URIRef(citation)))
    assert statements
    # What a dump says of these is what their addresses say.
    data = get(address, params={"format": "json"}).json()
    assert str(selector) in data["parts"]
    statement = server + str(statements[0]).removeprefix("https://w3id.org/frontgraph")
    assert (
        citation in get(statement, params={"format": "ttl"}).text
        or citation.rpartition("/")[2] in get(statement, params={"format": "ttl"}).text
    )


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
