"""Whatever documents, graphs and addresses contain is shown as text, and runs nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import httpx
import pytest
from playwright.sync_api import Browser, Dialog

from frontgraph.server.serving import Service, service_app
from frontgraph.store import GraphFolder
from tests.server.running import get, serving

BASE = "https://w3id.org/frontgraph"
FG, DCT, RDFS = f"{BASE}/ns#", "http://purl.org/dc/terms/", "http://www.w3.org/2000/01/rdf-schema#"
WORK, BODY = f"{BASE}/id/vn/a/nghi-quyet/2024/1-nq", f"{BASE}/id/vn/b"
HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    "\"'><svg onload=alert(3)> \u202eđảo\u2066 {{7*7}} ${title} $title &lt;b&gt;"
)
HTML = {"accept": "text/html"}


def quads() -> bytes:
    words = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    statements = [
        (WORK, f"{RDFS}label", f'"{words}"'),
        (WORK, f"{DCT}title", f'"{words}"'),
        (WORK, f"{DCT}identifier", f'"1-NQ {words}"'),
        (WORK, f"{FG}kind", f"<{BASE}/kind/nghi-quyet>"),
        (WORK, f"{FG}issuerName", f'"{words}"'),
        (WORK, f"{FG}held", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        (BODY, f"{RDFS}label", f'"{words}"@vi'),
        (BODY, f"{RDFS}seeAlso", "<javascript:alert(4)>"),
        (WORK, f"{FG}issuer", f"<{BODY}>"),
    ]
    return "".join(f"<{s}> <{p}> {o} <{BASE}/graph/source/x> .\n" for s, p, o in statements).encode()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = GraphFolder(tmp_path_factory.mktemp("hostile") / "G")
    with folder.rebuild() as draft:
        draft.store.bulk_load(quads())
        draft.commit()
    with serving(service_app(Service(str(folder.path)))) as url:
        yield url


class Elements(HTMLParser):
    """The elements of a page, and the attributes that would run something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.running: list[str] = []
        self.scripts = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.running.append(f"{tag} {name}={value}")


ADDRESSES = {
    "/": 2,
    WORK.removeprefix(BASE): 2,
    f"{WORK.removeprefix(BASE)}?lang=en": 2,
    BODY.removeprefix(BASE): 0,
    "/id/nothing/%3Cscript%3Ealert(1)%3C/script%3E": 0,
    "/search": 0,
    "/ask/cited-by": 0,
    "/ask/nothing": 0,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_of_it_becomes_an_element(server: str, address: str) -> None:
    url = httpx.URL(server + address)
    if address in ("/search", "/ask/cited-by"):
        url = url.copy_merge_params({"q": HOSTILE, "document": HOSTILE})
    page = get(str(url), headers=HTML)
    found = Elements(page.text)
    assert found.names.count("script") == ADDRESSES[address]
    assert "img" not in found.names
    assert "svg" not in found.names
    assert found.running == []
    assert page.headers["content-security-policy"].startswith("default-src 'none'; ")
    assert "'unsafe" not in page.headers["content-security-policy"]


def test_it_comes_whole_to_who_asks_for_data(server: str) -> None:
    works = get(server + WORK.removeprefix(BASE), params={"format": "json"}).text
    assert "</script>" not in works
    query = {"query": f"SELECT ?t {{ <{WORK}> <{DCT}title> ?t }}"}
    assert get(f"{server}/sparql", params=query).json()["results"]["bindings"][0]["t"]["value"] == HOSTILE


@pytest.mark.xdist_group("chromium")
def test_a_browser_runs_none_of_it(server: str, browser: Browser) -> None:
    page = browser.new_page()
    page.set_default_timeout(60_000)
    met: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        met.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismissed)
    page.on("console", lambda message: met.append(message.text) if message.type == "error" else None)
    for address in ("/", WORK.removeprefix(BASE), BODY.removeprefix(BASE)):
        page.goto(server + address)
        page.locator("h1").first.wait_for()
    page.close()
    assert met == []
