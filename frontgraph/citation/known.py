"""Works whose identity is fully known: those a document names in full, and those that a collection knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from frontgraph.model import PartialDate, WorkKey

K = TypeVar("K")


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A work with its key and all that mentions say of it.

    bare      the number alone
    explicit  whether its place is said beside the number (not only taken from the citing document)
    dates     written beside its mentions
    names     folded names of laws and the like
    held      whether its text is in the collection
    """

    key: WorkKey
    bare: str
    explicit: bool = True
    dates: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    held: bool = False

    def joined(self, other: Known) -> Known:
        """What both say of one work; the order of the two does not matter.

        >>> key = WorkKey("vn", "tw", "nghi-quyet", "2023", "43-nq-tw")
        >>> Known(key, "43", dates=("2023-11-24",)).joined(Known(key, "43", held=True)).held
        True
        """
        return Known(
            self.key,
            max(self.bare, other.bare),
            self.explicit or other.explicit,
            tuple(sorted({*self.dates, *other.dates})),
            tuple(sorted({*self.names, *other.names})),
            self.held or other.held,
        )

    def dated(self, date: PartialDate) -> bool:
        """Whether this date, or one of its precision, is written beside a mention of the work.

        >>> key = WorkKey("vn", "tw", "nghi-quyet", "2023", "43-nq-tw")
        >>> Known(key, "43", dates=("2023-11-24",)).dated(PartialDate(2023, 11))
        True
        """
        return any(known.startswith(date.iso) or date.iso.startswith(known) for known in self.dates)


class KnownWorks(Protocol):
    """Where the works that a collection knows are looked up: a `Shelf` in memory, or one kept in a file."""

    def numbered(self, kind: str | None, bare: str) -> tuple[Known, ...]:
        """The works of this kind (of any, for None) and bare number, in the order of their keys."""

    def named(self, name: str) -> tuple[Known, ...]:
        """The works of this folded name, in the order of their keys."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Known works, to be looked up by number or by name; what it gives is ordered by key."""

    works: tuple[Known, ...] = ()
    by_number: dict[tuple[str, str], tuple[Known, ...]] = field(default_factory=dict, compare=False, repr=False)
    by_bare: dict[str, tuple[Known, ...]] = field(default_factory=dict, compare=False, repr=False)
    by_name: dict[str, tuple[Known, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, works: Iterable[Known]) -> Shelf:
        """A shelf of `works`; several entries of one key are joined.

        >>> key = WorkKey("vn", "tw", "nghi-quyet", "2023", "43-nq-tw")
        >>> len(Shelf.of([Known(key, "43"), Known(key, "43")]).numbered("nghi-quyet", "43"))
        1
        """
        joined: dict[WorkKey, Known] = {}
        for work in works:
            before = joined.get(work.key)
            joined[work.key] = work if before is None else before.joined(work)
        ordered = tuple(sorted(joined.values(), key=_place))
        numbers: dict[tuple[str, str], list[Known]] = {}
        bare: dict[str, list[Known]] = {}
        names: dict[str, list[Known]] = {}
        for work in ordered:
            numbers.setdefault((work.key.kind, work.bare), []).append(work)
            bare.setdefault(work.bare, []).append(work)
            for name in work.names:
                names.setdefault(name, []).append(work)
        return cls(ordered, _frozen(numbers), _frozen(bare), _frozen(names))

    def numbered(self, kind: str | None, bare: str) -> tuple[Known, ...]:
        """The works of this kind (of any, for None) and bare number."""
        return self.by_bare.get(bare, ()) if kind is None else self.by_number.get((kind, bare), ())

    def named(self, name: str) -> tuple[Known, ...]:
        """The works of this folded name."""
        return self.by_name.get(name, ())

    def named_like(self, start: str) -> tuple[Known, ...]:
        """The works whose name begins with `start`, a folded short name (“luat bau cu”)."""
        found = {work for name, works in self.by_name.items() if name.startswith(start + " ") for work in works}
        return tuple(sorted(found))


def _place(known: Known) -> tuple[str, str, str, str, str]:
    """The order of the keys, as plain values: comparing these is faster."""
    key = known.key
    return key.jurisdiction, key.body, key.kind, key.year, key.symbol


def _frozen(table: dict[K, list[Known]]) -> dict[K, tuple[Known, ...]]:
    return {key: tuple(works) for key, works in table.items()}
