"""How answers travel: their head alone, compressed, or not again to who has them; and what is said where nothing is."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from frontgraph.collection.build import build
from frontgraph.server.serving import Service, service_app
from tests.server.running import ask, get, serving

CENTRAL = "/id/vn/tw/nghi-quyet/2023/43-nq-tw"
HTML = {"accept": "text/html"}
#: An address of each kind that this server has.
ADDRESSES = ("/", CENTRAL, f"{CENTRAL}?format=ttl", f"{CENTRAL}?lang=en", "/id/vn-05/tinh-uy", "/search?q=43", "/ask")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, seed_path: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("answers") / "graph"
    build([seed_path], folder)
    with serving(service_app(Service(str(folder)))) as url:
        yield url


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_get_without_its_body(server: str, address: str) -> None:
    get, head = (ask(method, server + address, headers=HTML) for method in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "etag", "vary", "content-length"):
        assert head.headers[name] == get.headers[name], name


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_the_client_has_is_not_sent_again(server: str, address: str) -> None:
    tag = get(server + address, headers=HTML).headers["etag"]
    again = get(server + address, headers={**HTML, "if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert get(server + address, headers={**HTML, "if-none-match": '"other"'}).status_code == 200


def test_forms_of_one_address_have_tags_of_their_own(server: str) -> None:
    addresses = (
        CENTRAL,
        f"{CENTRAL}?format=ttl",
        f"{CENTRAL}?format=json",
        f"{CENTRAL}?format=jsonld",
        f"{CENTRAL}?lang=en",
    )
    assert len({get(server + address, headers=HTML).headers["etag"] for address in addresses}) == 5


@pytest.mark.parametrize("address", ["/", CENTRAL, "/static/explorer.js", f"{CENTRAL}?format=jsonld"])
def test_answers_are_compressed_where_the_client_reads_that(server: str, address: str) -> None:
    with httpx.stream("GET", server + address, headers={**HTML, "accept-encoding": "gzip"}) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        sent = b"".join(answer.iter_raw())
    for encoding in ("identity", "gzip;q=0", "br"):
        plain = get(server + address, headers={**HTML, "accept-encoding": encoding})
        assert "content-encoding" not in plain.headers
        assert plain.content == gzip.decompress(sent)
    assert len(sent) < len(plain.content) / 2
    assert "Accept-Encoding" in plain.headers["vary"]


def test_scripts_are_kept_by_the_browser_until_they_change(server: str) -> None:
    page = get(server + CENTRAL, headers=HTML).text
    address = page.split('<script src="')[1].split('"')[0]
    script = get(server + address)
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    assert get(server + address.split("?")[0]).headers["cache-control"] == "no-cache"
    assert script.text not in page


@pytest.mark.parametrize(
    "address",
    ["/id/vn/tw/nghi-quyet/1999/1-nq-tw", "/nothing", "/static/nothing.js", "/id/a%3Cb%3E%22", "/id/" + "a" * 3000],
)
def test_what_is_not_there_is_said_in_a_sentence(server: str, address: str) -> None:
    page = get(server + address, headers=HTML)
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert "<h1>Không có gì ở địa chỉ này" in page.text
    assert "Traceback" not in page.text
    line = get(server + address, headers={"accept": "application/json"})
    assert (line.status_code, line.headers["content-type"]) == (404, "text/plain; charset=utf-8")
    assert line.text.count("\n") == 1


def test_what_is_not_allowed_names_what_is(server: str) -> None:
    answer = httpx.delete(server + CENTRAL)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_media_types_are_not_guessed_at(server: str, address: str) -> None:
    assert get(server + address, headers=HTML).headers["x-content-type-options"] == "nosniff"
