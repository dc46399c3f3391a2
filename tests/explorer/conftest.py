"""A browser that watches what a page does, and the pages that the tests look at."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize

from frontgraph.collection.build import build
from frontgraph.explorer import page_data
from frontgraph.explorer.page import render_page
from frontgraph.server.serving import Service, service_app
from frontgraph.store import EmbeddedStore, GraphFolder
from tests.readers.files import PLAN_OF_TWO_PAGES, pdf
from tests.server.running import serving

CASES = Path(__file__).parent / "cases"
DESKTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 360, "height": 740}


@dataclass(slots=True)
class Watched:
    """What a page did besides showing itself."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Open = Callable[..., Page]
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory: pytest.TempPathFactory, seed_path: Path) -> GraphFolder:
    """The graph of the example resolution and of a plan written for these tests."""
    sources, output = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("graph")
    shutil.copy(seed_path, sources)
    shutil.copy(CASES / "ke-hoach-15.txt", sources)
    build([sources], output)
    return GraphFolder(output)


@pytest.fixture(scope="session")
def store(graph_folder: GraphFolder) -> Iterator[EmbeddedStore]:
    """That graph, open."""
    opened = graph_folder.open()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def seed_iri(store: EmbeddedStore, seed_path: Path) -> str:
    """The IRI of the example resolution."""
    found = page_data.collect(store)
    (work,) = [work for work in found.works if work.held and work.symbol is None]
    return f"{found.base}/id/{work.id}"


@pytest.fixture(scope="session")
def seed_page(
    graph_folder: GraphFolder, store: EmbeddedStore, seed_iri: str, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The page of the example resolution, as a file."""
    data = page_data.collect(store, seed_iri, texts=graph_folder.read_source)
    return _written(render_page(data), tmp_path_factory)


@pytest.fixture(scope="session")
def collection_page(graph_folder: GraphFolder, store: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the whole small collection, as a file."""
    return _written(render_page(page_data.collect(store, texts=graph_folder.read_source)), tmp_path_factory)


@pytest.fixture(scope="session")
def paged_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a plan that was read from a PDF of two pages."""
    sources, output = tmp_path_factory.mktemp("paged"), tmp_path_factory.mktemp("paged-graph")
    (sources / "ke-hoach.pdf").write_bytes(pdf(PLAN_OF_TWO_PAGES))
    build([sources], output)
    folder = GraphFolder(output)
    with closing(folder.open()) as opened:
        return _written(render_page(page_data.collect(opened, texts=folder.read_source)), tmp_path_factory)


def _written(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "trang-xem.html"
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens a file in a fresh browser profile; at the end nothing may have left the page or gone wrong in it."""
    watched = Watched()
    contexts = []

    def opened(
        path: Path,
        address: str = "",
        viewport: ViewportSize = DESKTOP,
        *,
        tolerant: bool = False,
        script: str = "",
        **options: object,
    ) -> Page:
        context = browser.new_context(viewport=viewport, offline=True, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: watched.requests.append(request.url))
        if not tolerant:
            page.on("console", lambda message: _complain(watched, message))
            page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        page.goto(path.as_uri() + address)
        page.wait_for_selector("#main")
        return page

    yield opened
    for context in contexts:
        context.close()
    left = [url for url in watched.requests if not url.startswith(("file:", "data:", "blob:"))]
    assert left == []
    assert watched.complaints == []


def _complain(watched: Watched, message: ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        watched.complaints.append(message.text)


@pytest.fixture(scope="session")
def server(graph_folder: GraphFolder) -> Iterator[str]:
    """The address of a server over the small collection."""
    with serving(service_app(Service(str(graph_folder.path)))) as url:
        yield url


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """Opens an address of the server in a fresh profile; at the end no other host was asked, nothing complained of."""
    watched = Watched()
    contexts = []

    def go(address: str, size: ViewportSize = DESKTOP, scheme: str = "light") -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme, service_workers="block")  # type: ignore[arg-type]
        contexts.append(context)
        # What is asked of another host fails here as it would without a network, and is remembered.
        context.route(lambda url: not url.startswith(server), lambda route: route.abort())
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda request: watched.requests.append(request.url))
        page.on("console", lambda message: _complain(watched, message))
        page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        page.on("response", lambda r: watched.complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.goto(server + address)
        return page

    yield go
    for context in contexts:
        context.close()
    assert [url for url in watched.requests if not url.startswith((server, "data:", "blob:"))] == []
    assert watched.complaints == []
