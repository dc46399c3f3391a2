"""A shelf in a file, for collections whose works no memory holds: filled by one process, looked up by many."""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from frontgraph.citation.known import Known
from frontgraph.citation.resolve import CollectionIndex, DocumentSummary
from frontgraph.model import Provision, ProvisionPart, ProvisionUnit, WorkKey

_SCHEMA = """
CREATE TABLE work(
    id INTEGER PRIMARY KEY, jurisdiction TEXT, body TEXT, kind TEXT, year TEXT, symbol TEXT,
    bare TEXT, explicit INTEGER, held INTEGER, UNIQUE(symbol, year, kind, body, jurisdiction));
CREATE INDEX numbered ON work(bare, kind);
CREATE TABLE dated(work INTEGER, date TEXT, PRIMARY KEY(work, date)) WITHOUT ROWID;
CREATE TABLE named(name TEXT, work INTEGER, PRIMARY KEY(name, work)) WITHOUT ROWID;
CREATE INDEX names_of ON named(work);
CREATE TABLE text(work INTEGER PRIMARY KEY, file TEXT, provisions BLOB);
"""
_KEY = "jurisdiction, body, kind, year, symbol"
_OF_KEY = "FROM work WHERE jurisdiction = ? AND body = ? AND kind = ? AND year = ? AND symbol = ?"
#: How many answers a reader remembers: most mentions name what others named before.
_REMEMBERED = 1 << 14


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """What a document brings: the works that it is and names in full, and the provisions of its text, written small.

    `file` decides between several texts of one work.
    """

    file: str
    own: WorkKey | None
    works: tuple[Known, ...]
    provisions: bytes

    @classmethod
    def of(cls, summary: DocumentSummary) -> ShelfEntry:
        """What a document's summary tells.

        >>> ShelfEntry.of(DocumentSummary("a.txt", "0" * 64, None)).works
        ()
        """
        own = summary.own.key if summary.own is not None else None
        parts = [[(part.unit.value, part.value, part.last) for part in each.parts] for each in summary.provisions]
        return cls(f"{summary.file} {summary.sha256}", own, summary.known, marshal.dumps(parts) if parts else b"")


class KeptShelf:
    """Known works in a file; gives what a `CollectionIndex` of the same documents gives, whatever their order.

    >>> import tempfile
    >>> place = Path(tempfile.mkdtemp(), "works.sqlite")
    >>> own = Known(WorkKey("vn", "tw", "nghi-quyet", "2023", "43-nq-tw"), "43")
    >>> with KeptShelf.create(place) as shelf:
    ...     shelf.add([ShelfEntry.of(DocumentSummary("a.txt", "0" * 64, own))])
    >>> [known.key.path for known in KeptShelf.open(place).numbered("nghi-quyet", "43")]
    ['vn/tw/nghi-quyet/2023/43-nq-tw']
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._looked_up = lru_cache(_REMEMBERED)(self._works)

    @classmethod
    def create(cls, path: Path) -> KeptShelf:
        """A new, empty shelf at `path`, in place of any other."""
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path, isolation_level=None)
        # Left half-written it is made anew: no journal is needed.
        connection.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_SCHEMA}")
        return cls(connection)

    @classmethod
    def open(cls, path: Path) -> KeptShelf:
        """The shelf at `path`, which nobody writes any more."""
        return cls(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False))

    def add(self, entries: Iterable[ShelfEntry]) -> None:
        """Add what documents bring; what is said of a work that stands there already is joined to it."""
        self._connection.execute("BEGIN")
        for entry in entries:
            for known in entry.works:
                self._add(known)
            if entry.own is not None and entry.provisions:
                self._connection.execute(
                    f"INSERT INTO text SELECT id, ?, ? {_OF_KEY} ON CONFLICT DO UPDATE "
                    "SET file = excluded.file, provisions = excluded.provisions WHERE excluded.file > file",
                    (entry.file, entry.provisions, *_place(entry.own)),
                )
        self._connection.execute("COMMIT")

    def _add(self, known: Known) -> None:
        place, many = _place(known.key), self._connection.executemany
        self._connection.execute(
            f"INSERT INTO work({_KEY}, bare, explicit, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET bare = max(bare, excluded.bare), "
            "explicit = max(explicit, excluded.explicit), held = max(held, excluded.held)",
            (*place, known.bare, known.explicit, known.held),
        )
        many(f"INSERT OR IGNORE INTO dated SELECT id, ? {_OF_KEY}", [(date, *place) for date in known.dates])
        many(f"INSERT OR IGNORE INTO named SELECT ?, id {_OF_KEY}", [(name, *place) for name in known.names])

    def index(self) -> CollectionIndex:
        """The works and texts as resolution looks them up."""
        return CollectionIndex(self, self)

    def numbered(self, kind: str | None, bare: str) -> tuple[Known, ...]:
        """The works of this kind (of any, for None) and bare number, in the order of their keys."""
        if kind is None:
            return self._looked_up("bare = ?", (bare,))
        return self._looked_up("bare = ? AND kind = ?", (bare, kind))

    def named(self, name: str) -> tuple[Known, ...]:
        """The works of this folded name, in the order of their keys."""
        return self._looked_up("id IN (SELECT work FROM named WHERE name = ?)", (name,))

    def get(self, work: WorkKey, default: tuple[Provision, ...], /) -> tuple[Provision, ...]:
        """The provisions of a work, `default` where its text is not in the collection."""
        row = self._connection.execute(
            f"SELECT provisions FROM text WHERE work = (SELECT id {_OF_KEY})", _place(work)
        ).fetchone()
        return _provisions(row[0]) if row is not None else default

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> KeptShelf:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _works(self, condition: str, values: tuple[str, ...]) -> tuple[Known, ...]:
        rows = self._connection.execute(
            f"SELECT id, {_KEY}, bare, explicit, held FROM work WHERE {condition} ORDER BY {_KEY}", values
        )
        return tuple(
            Known(WorkKey(*key), bare, bool(explicit), self._dates(work), self._names(work), bool(held))
            for work, *key, bare, explicit, held in rows.fetchall()
        )

    def _dates(self, work: int) -> tuple[str, ...]:
        return tuple(date for (date,) in self._connection.execute("SELECT date FROM dated WHERE work = ?", (work,)))

    def _names(self, work: int) -> tuple[str, ...]:
        found = self._connection.execute("SELECT name FROM named WHERE work = ? ORDER BY name", (work,))
        return tuple(name for (name,) in found)


def _place(key: WorkKey) -> tuple[str, str, str, str, str]:
    return key.jurisdiction, key.body, key.kind, key.year, key.symbol


@lru_cache(maxsize=64)
def _provisions(written: bytes) -> tuple[Provision, ...]:
    return tuple(
        Provision(tuple(ProvisionPart(ProvisionUnit(unit), value, last) for unit, value, last in parts))
        for parts in marshal.loads(written)
    )
