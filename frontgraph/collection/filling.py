"""A store and its search index, filled by a thread each while the workers still write the next parts down.

Both engines work outside the interpreter's lock, so that neither waits for the other nor the workers for them.
"""

from __future__ import annotations

import marshal
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Generic, Protocol, TypeVar

from frontgraph.collection.recognised_files import whole_file
from frontgraph.store import EmbeddedStore
from frontgraph.store.search_index import Row, SearchIndex

#: How many quads are loaded at once, if there are so many. The engine sorts up to a million in memory (about 1 GB), and
#: merges what it was given at different times, so that it is better to wait for more.
_QUADS_AT_ONCE = 900_000
#: How many parts wait for a thread at most: they lie on the disk, not in memory.
_WAITING = 16

Item = TypeVar("Item")


class Written(Protocol):
    """Documents that were written down."""

    @property
    def path(self) -> Path:
        """The file of their quads (N-Quads)."""

    @property
    def quads(self) -> int:
        """How many quads they are."""

    @property
    def search(self) -> Path:
        """The file of what can be found in them by its words (`read_rows`)."""

    @property
    def count(self) -> int:
        """How many documents they are."""


def write_rows(path: Path, rows_by_graph: list[tuple[str, list[Row]]]) -> None:
    """Write a file of what can be found in each named graph; it is there as a whole or not at all."""
    with whole_file(path, path.parent) as draft:
        draft.write_bytes(marshal.dumps(rows_by_graph))


def read_rows(path: Path) -> list[tuple[str, list[Row]]]:
    """What `write_rows` wrote, by the same release of Python, as all that belongs to a build."""
    rows_by_graph: list[tuple[str, list[Row]]] = marshal.loads(path.read_bytes())
    return rows_by_graph


@contextmanager
def filling(
    store: EmbeddedStore, index: SearchIndex, told: Callable[[int], None]
) -> Iterator[Callable[[Written], None]]:
    """What takes parts, to load and index them and remove their files; leaving waits for the last of them.

    `told` hears how many more documents are in the store. What goes wrong in a thread is raised by the next part that
    is given, or at the end.
    """

    def load(parts: list[Written]) -> None:
        store.bulk_load(_joined(parts), trusted=True)
        for part in parts:
            part.path.unlink(missing_ok=True)
        told(sum(part.count for part in parts))

    def make_findable(parts: list[Written]) -> None:
        for part in parts:
            index.fill_rows(read_rows(part.search))
            part.search.unlink()

    loading = Hand(load, _quads, _QUADS_AT_ONCE, _QUADS_AT_ONCE)
    with loading, Hand(make_findable, _one, 1, 1) as indexing:

        def give(part: Written) -> None:
            loading.give(part)
            indexing.give(part)

        yield give


def _joined(parts: list[Written]) -> Path:
    """The file of the first part, with what the others say behind it."""
    first, *more = (part.path for part in parts)
    with first.open("ab") as joined:
        for path in more:
            with path.open("rb") as file:
                shutil.copyfileobj(file, joined, 1 << 20)
    return first


def _quads(part: Written) -> int:
    return part.quads


def _one(_: Written) -> int:
    return 1


class Hand(Generic[Item]):
    """A thread that takes what it is given in groups: at least `fewest` by weight unless no more comes, at most `most`.

    >>> groups: list[list[int]] = []
    >>> with Hand(groups.append, lambda number: number, 3, 3) as hand:
    ...     for number in (1, 1, 1, 5, 2):
    ...         hand.give(number)
    >>> groups
    [[1, 1, 1], [5], [2]]
    """

    def __init__(
        self, take: Callable[[list[Item]], None], weight: Callable[[Item], int], fewest: int, most: int
    ) -> None:
        self._take, self._weight, self._fewest, self._most = take, weight, fewest, most
        self._given: Queue[Item | None] = Queue(_WAITING)
        self._failure: BaseException | None = None
        self._given_up = False
        self._thread = threading.Thread(target=self._work, daemon=True)

    def give(self, item: Item) -> None:
        """Hand over an item, when there is room; raises what went wrong with an earlier one."""
        if self._failure is not None:
            raise self._failure
        self._given.put(item)

    def __enter__(self) -> Hand[Item]:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._given_up = kind is not None
        self._given.put(None)
        self._thread.join()
        if self._failure is not None and kind is None:
            raise self._failure

    def _work(self) -> None:
        waiting: list[Item] = []
        weight = 0
        while True:
            try:
                item = self._given.get(block=weight < self._fewest)
            except Empty:
                self._do(waiting)
                waiting, weight = [], 0
                continue
            if item is None:
                self._do(waiting)
                return
            if weight + self._weight(item) > self._most:
                self._do(waiting)
                waiting, weight = [], 0
            waiting.append(item)
            weight += self._weight(item)

    def _do(self, items: list[Item]) -> None:
        """Take them; after a failure what comes is only let go of, so that nobody waits for room."""
        if items and self._failure is None and not self._given_up:
            try:
                self._take(items)
            except BaseException as error:
                self._failure = error
