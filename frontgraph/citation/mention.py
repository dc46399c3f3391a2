"""A mention while it is being read: offsets are those of the canonical text."""

from __future__ import annotations

from dataclasses import dataclass

from frontgraph.model import PartialDate, Provision

Bounds = tuple[int, int]


@dataclass(slots=True)
class Mention:
    """What the grammar knows of one citation so far.

    start, end  from the type word to the end of number or name
    tail        end of what belongs to the mention: date, issuer and remarks behind it included
    group       number of the coordination it belongs to; members of one share date and issuer
    """

    start: int
    end: int
    kind: str | None
    number: str | None = None
    name: str | None = None
    date: PartialDate | None = None
    date_at: Bounds | None = None
    issuer: str | None = None
    issuer_at: Bounds | None = None
    title_at: Bounds | None = None
    pinpoints: tuple[Provision, ...] = ()
    pinpoints_at: Bounds | None = None
    tail: int = 0
    short: bool = False
    rules: tuple[str, ...] = ()

    def rule(self, name: str) -> None:
        """Note that the rule `name` had a part in reading this mention."""
        self.rules = (*self.rules, name)
