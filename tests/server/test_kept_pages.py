"""Pages are made once and kept, and never outlive what they show."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal

from frontgraph.collection.build import build
from frontgraph.server.answering import content
from frontgraph.server.kept_pages import KeptPages
from frontgraph.server.page_making import make_all_pages
from frontgraph.server.serving import Service, service_app
from frontgraph.store import GraphFolder
from tests.server.running import get, serving

HTML = {"accept": "text/html"}
NEWER = """TỈNH SƠN LA
ỦY BAN NHÂN DÂN
Số: 16/KH-UBND
Sơn La, ngày 5 tháng 4 năm 2024
KẾ HOẠCH
Triển khai thực hiện Chỉ thị số 22-CT/TW
Thực hiện Chỉ thị số 22-CT/TW ngày 30/5/2023 của Ban Bí thư, Ủy ban nhân dân tỉnh ban hành kế hoạch.
"""


def wait_until_made(url: str) -> int:
    """Until the server made all pages; how many there are."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        told = get(f"{url}/health").json()["pages"]
        if told["ready"]:
            return int(told["kept"])
        time.sleep(0.1)
    pytest.fail("the pages were not made")


def held(url: str) -> list[str]:
    query = "SELECT DISTINCT ?w { ?w <https://w3id.org/frontgraph/ns#held> true }"
    rows = get(f"{url}/sparql", params={"query": query}).json()["results"]["bindings"]
    return [row["w"]["value"].removeprefix("https://w3id.org/frontgraph") for row in rows]


def test_pages_are_made_before_anybody_asks_and_kept_over_a_restart(tmp_path: Path, seed_path: Path) -> None:
    build([seed_path], tmp_path / "G")
    with serving(service_app(Service(str(tmp_path / "G")))) as url:
        count = wait_until_made(url)
        (document,) = held(url)
        first = get(url + document, headers=HTML)
    assert count > 5
    with serving(service_app(Service(str(tmp_path / "G"), ahead=False))) as url:
        assert get(f"{url}/health").json()["pages"] == {"kept": count, "ready": True}
        again = get(url + document, headers=HTML)
    assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])


def test_pages_made_with_the_graph_are_there_from_the_first_moment(tmp_path: Path, seed_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    build([seed_path], tmp_path / "G")
    make_all_pages(GraphFolder(tmp_path / "G"), 1, lambda done, total: heard.append((done, total)))
    assert [done for done, _ in heard] == list(range(1, len(heard) + 1))
    assert {total for _, total in heard} == {len(heard)}
    with serving(service_app(Service(str(tmp_path / "G")))) as url:
        assert get(f"{url}/health").json()["pages"] == {"kept": len(heard), "ready": True}
        (document,) = held(url)
        kept = get(url + document, headers=HTML)
    heard.clear()
    make_all_pages(GraphFolder(tmp_path / "G"), 1, lambda done, total: heard.append((done, total)))
    assert heard == []  # nothing is made twice
    with serving(service_app(Service(str(tmp_path / "G"), writable=True, token="t"))) as url:
        assert get(url + document, headers=HTML).content == kept.content


def test_a_notebook_makes_pages_in_its_running_loop(tmp_path: Path, seed_path: Path) -> None:
    build([seed_path], tmp_path / "G")
    made: list[int] = []

    async def cell() -> None:
        make_all_pages(GraphFolder(tmp_path / "G"), 1, lambda done, _: made.append(done))

    with start_blocking_portal() as portal:
        portal.call(cell)
    assert made


def test_a_kept_page_is_the_page_made_now(tmp_path: Path, seed_path: Path) -> None:
    build([seed_path], tmp_path / "G")
    with serving(service_app(Service(str(tmp_path / "G")))) as url:
        wait_until_made(url)
        (document,) = held(url)
        kept = {address: get(url + address, headers=HTML).content for address in ("/", document)}
    # A writable server makes each page anew.
    with serving(service_app(Service(str(tmp_path / "G"), writable=True, token="t"))) as url:
        assert {address: get(url + address, headers=HTML).content for address in kept} == kept


def test_a_page_changes_with_the_graph(tmp_path: Path, seed_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / seed_path.name).write_bytes(seed_path.read_bytes())
    build([sources], tmp_path / "G")
    directive = "/id/vn/tw/chi-thi/2023/22-ct-tw"
    with serving(service_app(Service(str(tmp_path / "G")))) as url:
        before = get(url + directive, params={"format": "json"})
        assert "16-kh-ubnd" not in before.text
        (sources / "ke-hoach-16.txt").write_text(NEWER, encoding="utf-8")
        build([sources], tmp_path / "G")
        after = get(url + directive, params={"format": "json"})
        assert "16-kh-ubnd" in after.text
        assert after.headers["etag"] != before.headers["etag"]
        assert len(held(url)) == 2
        # What no reader has open any more is swept away by the next build.
        (sources / "ke-hoach-16.txt").write_text(NEWER.replace("5 tháng 4", "6 tháng 4"), encoding="utf-8")
        build([sources], tmp_path / "G")
        get(url + directive)
        states = [path.name for path in (tmp_path / "G" / "states").iterdir()]
    assert "000001" not in states


@pytest.mark.skipif(os.name == "nt", reason="folders are not read-only there")
def test_without_room_on_the_disk_pages_are_kept_in_memory(tmp_path: Path) -> None:
    missing = tmp_path / "gone"
    pages = KeptPages(missing, "e")
    pages.keep("a", content("text/html", b"page"))
    found = pages.find("a")
    assert found is not None
    assert found.plain() == b"page"
    assert not pages.has_room()
    full = KeptPages(tmp_path, "e", disk=10)
    full.keep("a", content("text/html", b"page"))
    assert not full.has_room()
    full.close()


def test_pages_of_another_edition_are_not_read(tmp_path: Path) -> None:
    for edition in ("one", "two"):
        pages = KeptPages(tmp_path, edition)
        assert pages.find("a") is None
        pages.keep("a", content("text/html", edition.encode()))
        pages.close()
    assert [path.name for path in (tmp_path / "pages").glob("*.sqlite")] == ["two.sqlite"]


def test_a_broken_file_of_pages_stops_nobody(tmp_path: Path, seed_path: Path) -> None:
    build([seed_path], tmp_path / "G")
    with serving(service_app(Service(str(tmp_path / "G")))) as url:
        wait_until_made(url)
        (document,) = held(url)
        page = get(url + document, headers=HTML).content
    (kept,) = (GraphFolder(tmp_path / "G").state().path / "pages").glob("*.sqlite")
    kept.write_bytes(b"not a database" * 1000)
    with serving(service_app(Service(str(tmp_path / "G")))) as url:
        assert get(url + document, headers=HTML).content == page
