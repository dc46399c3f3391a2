"""Text search beside the quads: an SQLite FTS5 index of names and sentences, with and without diacritics.

A word typed with marks must match with its marks; a word typed without any matches whatever marks it has in the
text ("dai hoi" finds "Đại hội" and "đài hơi"); only where nothing is found are typed marks left out of account.
The last word may be unfinished.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TypeAlias

from frontgraph.errors import GraphNotFoundError
from frontgraph.text import canonicalise, fold

_WORD = re.compile(r"\w+")
#: With more matches than this the order of entry is kept: ranking all of them would cost more than it tells.
_RANKED = 2_000

# What is inside a document (`document` is told) is said by the graph of that document alone; the name of a work, a body
# or a place may be said by many graphs, and each of them is noted in `origin`.
_SCHEMA = """
CREATE TABLE graph(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE entry(
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, subject TEXT NOT NULL, document TEXT, text TEXT NOT NULL,
    graph INTEGER);
CREATE UNIQUE INDEX shared ON entry(subject, text) WHERE document IS NULL;
CREATE INDEX own ON entry(graph) WHERE document IS NOT NULL;
CREATE TABLE origin(graph INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY(graph, entry)) WITHOUT ROWID;
CREATE INDEX origin_entry ON origin(entry);
CREATE VIRTUAL TABLE names USING fts5(
    marked, plain, content='', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
CREATE VIRTUAL TABLE passages USING fts5(
    marked, plain, content='', tokenize='unicode61 remove_diacritics 0');
INSERT INTO names(names, rank) VALUES ('hashsize', 16777216);
INSERT INTO passages(passages, rank) VALUES ('hashsize', 16777216);
"""


class EntryKind(IntEnum):
    """What is indexed, in the order in which hits are shown."""

    WORK = 0
    BODY = 1
    PERSON = 2
    PLACE = 3
    CAMPAIGN = 4
    SECTION = 5
    OTHER = 6
    PASSAGE = 9


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One text to be found: of which node (IRI), in which document (IRI) where it is a part of one."""

    kind: EntryKind
    subject: str
    text: str
    document: str | None = None


#: An entry as it is stored: kind, subject, document, text, and the text as it is indexed, with marks and without.
Row: TypeAlias = tuple[int, str, str | None, str, str, str]


def rows_of(entries: Iterable[SearchEntry]) -> list[Row]:
    """Entries made ready to be stored, which any process can do.

    >>> rows_of([SearchEntry(EntryKind.BODY, "urn:a", "Tỉnh ủy")])
    [(1, 'urn:a', None, 'Tỉnh ủy', 'Tỉnh ủy', 'tinh uy')]
    """
    return [(int(e.kind), e.subject, e.document, e.text, *_columns(e.text)) for e in entries]


class SearchIndex:
    """The index of one graph; a context manager that closes it.

    >>> with SearchIndex.create(Path(":memory:")) as index:
    ...     index.add("urn:g", [SearchEntry(EntryKind.WORK, "urn:22", "Chỉ thị số 22-CT/TW về Đại hội Mặt trận")])
    ...     [hit.subject for hit in index.search("dai hoi 22")], index.search("nghị quyết")
    (['urn:22'], ())
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def create(cls, path: Path) -> SearchIndex:
        """A new, empty index at `path`, in place of any other."""
        if str(path) != ":memory:":
            path.unlink(missing_ok=True)
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        # The file belongs to a draft state: a half-written one is thrown away with it, no journal needed.
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;" + _SCHEMA)
        return cls(connection)

    @classmethod
    def open(cls, path: Path, *, writable: bool = False) -> SearchIndex:
        """The index at `path`; raises GraphNotFoundError where there is none."""
        if not path.is_file():
            raise GraphNotFoundError(f"{path}: this graph has no text search index; build it again.")
        mode = "rw" if writable else "ro"
        uri = f"{path.resolve().as_uri()}?mode={mode}"
        return cls(sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False))

    def add(self, graph: str, entries: Iterable[SearchEntry]) -> None:
        """Add what one named graph says; what another graph said already is only noted to be of both."""
        self.fill([(graph, entries)])

    def fill(self, entries_by_graph: Iterable[tuple[str, Iterable[SearchEntry]]]) -> None:
        """Add what many named graphs say, as one transaction."""
        self.fill_rows((graph, rows_of(entries)) for graph, entries in entries_by_graph)

    def fill_rows(self, rows_by_graph: Iterable[tuple[str, list[Row]]]) -> None:
        """The same for entries that were made ready elsewhere (`rows_of`); never from two threads at once."""
        with self._transaction():
            for graph, rows in rows_by_graph:
                self._add(graph, rows)

    def remove(self, graph: str) -> None:
        """Forget what one named graph said and no other says."""
        with self._transaction():
            found = self._connection.execute("SELECT id FROM graph WHERE name = ?", (graph,)).fetchone()
            if found is None:
                return
            gone = self._connection.execute(
                "SELECT id, kind, text FROM entry WHERE graph = ? AND document IS NOT NULL UNION ALL "
                "SELECT id, kind, text FROM entry JOIN origin ON origin.entry = id WHERE origin.graph = ? "
                "AND NOT EXISTS (SELECT 1 FROM origin AS o WHERE o.entry = id AND o.graph <> ?)",
                found * 3,
            ).fetchall()
            self._connection.execute("DELETE FROM origin WHERE graph = ?", found)
            for number, kind, text in gone:
                table = _table(EntryKind(kind))
                self._connection.execute(
                    f"INSERT INTO {table}({table}, rowid, marked, plain) VALUES ('delete', ?, ?, ?)",
                    (number, *_columns(text)),
                )
                self._connection.execute("DELETE FROM entry WHERE id = ?", (number,))

    def entries_of(self, graph: str) -> list[SearchEntry]:
        """What one named graph says, as it was added."""
        rows = self._connection.execute(
            "SELECT kind, subject, text, document FROM entry WHERE document IS NOT NULL AND graph = :graph "
            "UNION ALL SELECT kind, subject, text, document FROM origin JOIN entry ON entry.id = origin.entry "
            "WHERE origin.graph = :graph",
            {"graph": self._number(graph)},
        )
        return [SearchEntry(EntryKind(kind), subject, text, document) for kind, subject, text, document in rows]

    def settle(self) -> None:
        """Merge the index for reading."""
        for table in ("names", "passages"):
            self._connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")

    def search(self, text: str, limit: int = 20) -> tuple[SearchEntry, ...]:
        """The entries that hold all words of `text`: names before sentences, the closest first."""
        found = self._search(_match(text), limit)
        return found or self._search(_match(fold(text)), limit)

    def _search(self, match: str, limit: int) -> tuple[SearchEntry, ...]:
        if not match:
            return ()
        found: dict[tuple[str, str], SearchEntry] = {}
        for table in ("names", "passages"):
            for entry in self._hits(table, match, limit - len(found)):
                found.setdefault((entry.subject, entry.text), entry)
            if len(found) >= limit:
                break
        return tuple(found.values())

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM entry").fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _add(self, graph: str, rows: list[Row]) -> None:
        run, many = self._connection.execute, self._connection.executemany
        run("INSERT INTO graph(name) VALUES (?) ON CONFLICT DO NOTHING", (graph,))
        (number,) = run("SELECT id FROM graph WHERE name = ?", (graph,)).fetchone()
        (last,) = run("SELECT coalesce(max(id), 0) FROM entry").fetchone()
        many(
            "INSERT INTO entry(kind, subject, document, text, graph) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [(*row[:4], number if row[2] is not None else None) for row in rows],
        )
        many(
            "INSERT OR IGNORE INTO origin SELECT ?, id FROM entry WHERE document IS NULL AND subject = ? AND text = ?",
            [(number, subject, text) for _, subject, document, text, *_ in rows if document is None],
        )
        columns = {text: (marked, plain) for *_, text, marked, plain in rows}
        fresh = run("SELECT id, kind, text FROM entry WHERE id > ? ORDER BY id", (last,)).fetchall()
        for table in ("names", "passages"):
            many(
                f"INSERT INTO {table}(rowid, marked, plain) VALUES (?, ?, ?)",
                [(at, *columns[text]) for at, kind, text in fresh if _table(EntryKind(kind)) == table],
            )

    def _number(self, graph: str) -> int | None:
        found = self._connection.execute("SELECT id FROM graph WHERE name = ?", (graph,)).fetchone()
        return int(found[0]) if found is not None else None

    def _hits(self, table: str, match: str, limit: int) -> Iterator[SearchEntry]:
        if limit <= 0:
            return
        (count,) = self._connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {_RANKED + 1})", (match,)
        ).fetchone()
        # The works come first in the table of names, so the order of entry is a fair one for what is everywhere.
        order = "kind, rank" if table == "names" else "rank"
        order = order if count <= _RANKED else f"{table}.rowid"
        rows = self._connection.execute(
            f"SELECT kind, subject, text, document FROM {table} JOIN entry ON entry.id = {table}.rowid "
            f"WHERE {table} MATCH ? ORDER BY {order} LIMIT ?",
            (match, limit),
        )
        for kind, subject, text, document in rows:
            yield SearchEntry(EntryKind(kind), subject, text, document)

    def _transaction(self) -> sqlite3.Connection:
        self._connection.execute("BEGIN")
        return self._connection


def _table(kind: EntryKind) -> str:
    return "passages" if kind == EntryKind.PASSAGE else "names"


def _columns(text: str) -> tuple[str, str]:
    return str(canonicalise(text).text), fold(text)


def _match(text: str) -> str:
    """The FTS5 expression for what a user typed.

    >>> _match("Chỉ thị 22-CT/T")
    '{marked} : "chỉ" AND {marked} : "thị" AND {plain} : "22 ct t" *'
    """
    words = unicodedata.normalize("NFC", str(canonicalise(text).text)).lower().split()
    terms = [term for word in words if (term := _term(word))]
    return " AND ".join(terms) + (" *" if terms and _WORD.search(text[-1]) else "")


def _term(word: str) -> str:
    plain = fold(word)
    if not plain:
        return ""
    marked = " ".join(_WORD.findall(word))
    if marked == plain:
        return f'{{plain}} : "{plain}"'
    return f'{{marked}} : "{marked}"'
