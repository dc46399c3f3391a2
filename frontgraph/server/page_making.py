"""Who makes the pages: a store that may change has them made each time, a graph folder has them made once and kept."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
from anyio.from_thread import start_blocking_portal
from starlette.concurrency import run_in_threadpool

from frontgraph.errors import FrontgraphError, GraphNotFoundError
from frontgraph.explorer.documents import Texts
from frontgraph.explorer.page_model import Work
from frontgraph.server.answering import Content, content
from frontgraph.server.assets import asset_address
from frontgraph.server.execution import Executor
from frontgraph.server.kept_pages import KeptPages
from frontgraph.server.reading import PresentState
from frontgraph.server.served_page import edition, make_page
from frontgraph.server.workers import Workers
from frontgraph.store import EmbeddedStore, GraphFolder, QuadStore, State, select

HTML_TYPE = "text/html"
_log = logging.getLogger("frontgraph.server")

_HELD = """PREFIX fg: <https://w3id.org/frontgraph/ns#>
SELECT DISTINCT ?work { ?work fg:held true } ORDER BY ?work"""
_CITED = """PREFIX fg: <https://w3id.org/frontgraph/ns#>
SELECT ?work (COUNT(*) AS ?times) { ?citation fg:citedWork ?work } GROUP BY ?work ORDER BY DESC(?times) ?work"""


class PageMaker(Protocol):
    """Gives the page of a work, or ("") of the whole collection."""

    def start(self) -> None:
        """Make ready; called once, when the server starts."""

    async def kept(self, work: str) -> Content | None:
        """The page where it was made before."""

    async def page(self, work: str) -> Content:
        """The page, made now where it was not; raises QueryError and PageNotBuiltError."""

    def told(self) -> dict[str, object]:
        """What `/health` says of the pages."""

    def close(self) -> None:
        """Let go of processes and files."""


@dataclass(frozen=True, slots=True)
class FreshPages:
    """Makes each page when it is asked for, from what the executor reads then."""

    executor: Executor
    texts: Texts | None = None

    def start(self) -> None:
        """Nothing is made ahead."""

    async def kept(self, work: str) -> Content | None:  # noqa: ARG002
        """No page is kept."""
        return None

    async def page(self, work: str) -> Content:
        """The page as of now."""
        return await self.executor.read(lambda store: content(HTML_TYPE, make_page(store, work or None, self.texts), 1))

    def told(self) -> dict[str, object]:
        """Nothing is kept."""
        return {}

    def close(self) -> None:
        """Nothing is held."""


class KeepingPages:
    """Makes each page of a graph folder once, in processes of its own, and keeps it as long as its state.

    While nobody waits for a page it makes those that nobody asked for yet: the overview, the held documents, then
    cited works from the most cited to the least, until `kept_pages.DISK` is full.
    """

    def __init__(self, folder: GraphFolder, workers: int = 2, *, ahead: bool = True) -> None:
        self._folder = folder
        self._ahead = ahead
        self._state = PresentState(folder)
        self._shown = self._state()
        self._pages = KeptPages(self._shown.path, edition())
        self._workers = Workers(workers, _prepared, (str(self._shown.quads),))
        self._making: dict[tuple[State, str], asyncio.Task[Content]] = {}
        self._waiting = 0
        self._nobody_waits = asyncio.Event()
        self._nobody_waits.set()
        self._ahead_task: asyncio.Task[None] | None = None
        self._ready = False
        self._listener: Callable[[int, int], None] | None = None

    def start(self) -> None:
        """Start the making of pages that nobody asked for yet; where all are made no process is started for it."""
        self._start_ahead()

    async def finish(self, told: Callable[[int, int], None]) -> None:
        """Wait until all pages that are made ahead are made; `told` hears how many of how many there are."""
        self._listener = told
        if self._ahead_task is not None:
            await self._ahead_task

    async def kept(self, work: str) -> Content | None:
        """The page where it was made before."""
        pages = self._present()
        return pages.recent(work) or await run_in_threadpool(pages.find, work)

    async def page(self, work: str) -> Content:
        """The page, made now where it was not."""
        found = await self.kept(work)
        if found is not None:
            return found
        self._waiting += 1
        self._nobody_waits.clear()
        try:
            return await self._made(work)
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._nobody_waits.set()

    def told(self) -> dict[str, object]:
        """How far the making has come."""
        return {"pages": {"kept": self._pages.count(), "ready": self._ready}}

    def close(self) -> None:
        """End the processes."""
        if self._ahead_task is not None:
            self._ahead_task.cancel()
        self._workers.close()
        self._pages.close()

    def _present(self) -> KeptPages:
        state = self._state()
        if state != self._shown:
            self._pages.close()
            self._shown, self._pages = state, KeptPages(state.path, edition())
            self._start_ahead()
        return self._pages

    async def _made(self, work: str) -> Content:
        """The page, made once however many wait for it."""
        key = self._shown, work
        task = self._making.get(key)
        if task is None:
            task = self._making[key] = asyncio.create_task(self._make(work))
            task.add_done_callback(lambda _: self._making.pop(key, None))
        return await asyncio.shield(task)

    async def _make(self, work: str) -> Content:
        pages = self._pages
        place = str(self._shown.quads), str(self._folder.path)
        made = await self._workers.run(_make_in_worker, *place, work)
        await run_in_threadpool(pages.keep, work, made)
        return made

    def _start_ahead(self) -> None:
        if self._ahead_task is not None:
            self._ahead_task.cancel()
        self._ready = not self._ahead or self._pages.complete()
        if not self._ready:
            self._ahead_task = asyncio.create_task(self._make_ahead())

    async def _make_ahead(self) -> None:
        pages = self._pages
        with contextlib.suppress(FrontgraphError):
            names = await self._workers.run(_works_of, str(self._shown.quads))
            there = await run_in_threadpool(pages.names)
            wanted = [name for name in names if name not in there]
            waiting = iter(enumerate(wanted, start=len(names) - len(wanted) + 1))
            makers = (self._make_while_idle(waiting, len(names), pages) for _ in range(self._workers.count))
            await asyncio.gather(*makers)
            await run_in_threadpool(pages.say_complete)
            self._ready = True

    async def _make_while_idle(self, waiting: Iterator[tuple[int, str]], total: int, pages: KeptPages) -> None:
        for number, work in waiting:
            await self._nobody_waits.wait()
            if not pages.has_room():
                return
            with _told_of_failures(work):
                await self._made(work)
            if self._listener is not None:
                self._listener(number, total)


def make_all_pages(folder: GraphFolder, workers: int, told: Callable[[int, int], None]) -> None:
    """Make the pages of a graph before it is served, so that nobody waits for one; those made before are kept.

    `told` hears how many of how many are made. Raises PageNotBuiltError where the page's module was not built.
    """
    asset_address("explorer.js")  # says what to do where there is none
    if workers == 1:
        _make_here(folder, told)
    else:
        _make_side_by_side(folder, workers, told)


def _make_here(folder: GraphFolder, told: Callable[[int, int], None]) -> None:
    """Make the pages in this process: a small graph's are made before another process has begun."""
    state = folder.state()
    with closing(KeptPages(state.path, edition())) as pages:
        if pages.complete():
            return
        with closing(EmbeddedStore.open(state.quads)) as store:
            names, there = _works_in(store), pages.names()
            wanted = [name for name in names if name not in there]
            texts, known = texts_of(folder), dict[str, Work]()
            for number, work in enumerate(wanted, start=len(names) - len(wanted) + 1):
                if not pages.has_room():
                    break
                with _told_of_failures(work):
                    pages.keep(work, content(HTML_TYPE, make_page(store, work or None, texts, known)))
                told(number, len(names))
        pages.say_complete()


def _make_side_by_side(folder: GraphFolder, workers: int, told: Callable[[int, int], None]) -> None:
    async def making() -> None:
        maker = KeepingPages(folder, workers)
        try:
            maker.start()
            await maker.finish(told)
        finally:
            maker.close()

    # A notebook has an event loop of its own running: this one gets its own thread.
    with start_blocking_portal() as portal:
        portal.call(making)


@contextlib.contextmanager
def _told_of_failures(work: str) -> Iterator[None]:
    """One page that cannot be made keeps no other from being made."""
    try:
        yield
    except FrontgraphError as error:
        _log.warning("the page of %s cannot be made: %s", work or "the collection", error)


@lru_cache(maxsize=2)
def _opened(quads: str) -> EmbeddedStore:
    return EmbeddedStore.open(Path(quads))


@lru_cache(maxsize=1)
def _known(quads: str) -> dict[str, Work]:  # noqa: ARG001
    """The works described so far in a state of the graph."""
    return {}


def _prepared(quads: str) -> None:
    """What a process does before its first page."""
    _opened(quads)


def _make_in_worker(quads: str, folder: str, work: str) -> Content:
    texts = texts_of(GraphFolder(Path(folder)))
    return content(HTML_TYPE, make_page(_opened(quads), work or None, texts, _known(quads)))


def _works_of(quads: str) -> list[str]:
    return _works_in(_opened(quads))


def _works_in(store: QuadStore) -> list[str]:
    """What has a page, in the order in which pages are made ahead."""
    works = (row[0] for query in (_HELD, _CITED) for row in select(store, query))
    return ["", *dict.fromkeys(work.value for work in works if isinstance(work, ox.NamedNode))]


def texts_of(folder: GraphFolder) -> Callable[[str], str | None]:
    """The raw texts that a folder keeps, by checksum; None for those that it does not."""

    def read(sha256: str) -> str | None:
        try:
            return folder.read_source(sha256)
        except GraphNotFoundError:
            return None

    return read
