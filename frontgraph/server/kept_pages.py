"""Pages made once and kept: in memory for those asked for often, on disk beside the state of the graph they show.

A state never changes, so neither does a page of it. Pages lie in the folder of their state and go with it; a page
made by another edition of the program is not read.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from pathlib import Path

from cachetools import LRUCache

from frontgraph.server.answering import Content

_HTML = "text/html"
#: How many bytes of compressed pages are kept in memory, and on disk.
MEMORY, DISK = 64_000_000, 1_000_000_000


class KeptPages:
    """The pages of one state of a graph, by the IRI of what they show ("" for the whole collection).

    Where the disk does not take them they are kept in memory alone.
    """

    def __init__(self, folder: Path, edition: str, memory: int = MEMORY, disk: int = DISK) -> None:
        self._recent: LRUCache[str, Content] = LRUCache(maxsize=memory, getsizeof=lambda page: len(page.compressed))
        self._room = disk
        self._lock = threading.Lock()
        self._database = self._opened(folder / "pages", edition)

    def recent(self, name: str) -> Content | None:
        """The page where it is in memory."""
        with self._lock:
            return self._recent.get(name)

    def find(self, name: str) -> Content | None:
        """The page where it was kept, on disk or in memory."""
        with self._lock:
            found = self._recent.get(name)
            if found is None and self._database is not None:
                with contextlib.suppress(sqlite3.Error):
                    row = self._database.execute("SELECT page, tag FROM pages WHERE name = ?", (name,)).fetchone()
                    found = Content(_HTML, *row) if row else None
                if found is not None:
                    self._remember(name, found)
            return found

    def keep(self, name: str, page: Content) -> None:
        """Keep a page."""
        with self._lock:
            self._remember(name, page)
            if self._database is not None and self._room > 0:
                with contextlib.suppress(sqlite3.Error), self._database:
                    row = (name, page.compressed, page.tag)
                    self._database.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", row)
                    self._room -= len(page.compressed)

    def has_room(self) -> bool:
        """Whether more pages can be kept before anybody asks for them."""
        return self._database is not None and self._room > 0

    def names(self) -> frozenset[str]:
        """Which pages are kept on disk."""
        with self._lock, contextlib.suppress(sqlite3.Error):
            if self._database is not None:
                return frozenset(name for (name,) in self._database.execute("SELECT name FROM pages"))
        return frozenset()

    def complete(self) -> bool:
        """Whether all pages that are made ahead were made."""
        with self._lock, contextlib.suppress(sqlite3.Error):
            if self._database is not None:
                (found,) = self._database.execute("PRAGMA user_version").fetchone()
                return bool(found)
        return False

    def say_complete(self) -> None:
        """From now on all pages that are made ahead are there."""
        with self._lock, contextlib.suppress(sqlite3.Error):
            if self._database is not None:
                self._database.execute("PRAGMA user_version = 1")

    def count(self) -> int:
        """How many pages are kept on disk, or in memory where there is none."""
        with self._lock, contextlib.suppress(sqlite3.Error):
            if self._database is not None:
                (found,) = self._database.execute("SELECT count(*) FROM pages").fetchone()
                return int(found)
        return len(self._recent)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._database is not None:
                self._database.close()
            self._database = None

    def _remember(self, name: str, page: Content) -> None:
        with contextlib.suppress(ValueError):  # a page larger than all that may be kept
            self._recent[name] = page

    def _opened(self, folder: Path, edition: str) -> sqlite3.Connection | None:
        try:
            folder.mkdir(exist_ok=True)
            for other in folder.glob("*.sqlite*"):
                if not other.name.startswith(edition):
                    other.unlink()
            database = sqlite3.connect(folder / f"{edition}.sqlite", timeout=5, check_same_thread=False)
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute("CREATE TABLE IF NOT EXISTS pages (name TEXT PRIMARY KEY, page BLOB, tag TEXT)")
            (used,) = database.execute("SELECT coalesce(sum(length(page)), 0) FROM pages").fetchone()
        except (OSError, sqlite3.Error):
            return None
        self._room -= int(used)
        return database
