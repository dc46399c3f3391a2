"""What a document or a body is called, so that two mentions of it meet.

A number alone names nothing: every province has a `721-KL/TU`. A work is named by jurisdiction, issuing body,
kind, year and symbol; a body by its jurisdiction and its place in the hierarchy.
"""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN_YEAR = "nd"


@dataclass(frozen=True, slots=True, order=True)
class BodyKey:
    """A body: `jurisdiction` is ISO 3166 (`vn`, `vn-05`, or `vn-05/moc-chau` below the province), `body` a slug.

    >>> BodyKey("vn-05", "tinh-uy").path
    'vn-05/tinh-uy'
    """

    jurisdiction: str
    body: str

    @property
    def path(self) -> str:
        """The part of the body's URI behind the base."""
        return f"{self.jurisdiction}/{self.body}"


@dataclass(frozen=True, slots=True, order=True)
class WorkKey:
    """A work: the body that issued it, its kind (slug), its year (or `nd`, provisional) and its folded symbol.

    A work cited by name carries the folded name as its symbol.

    >>> WorkKey("vn", "tw", "nghi-quyet", "2023", "43-nq-tw").path
    'vn/tw/nghi-quyet/2023/43-nq-tw'
    """

    jurisdiction: str
    body: str
    kind: str
    year: str
    symbol: str

    @property
    def path(self) -> str:
        """The part of the work's URI behind the base."""
        return f"{self.jurisdiction}/{self.body}/{self.kind}/{self.year}/{self.symbol}"

    @property
    def issuer(self) -> BodyKey:
        """The issuing body."""
        return BodyKey(self.jurisdiction, self.body)

    @property
    def provisional(self) -> bool:
        """Whether a later reading may replace this key because the year is not known."""
        return self.year == UNKNOWN_YEAR
