"""A date as official papers give it: a day, a month, or only a year."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date of day, month or year precision.

    Raises ValueError for a date that no calendar has.

    >>> PartialDate(2023, 5, 25).iso, PartialDate(2023).iso
    ('2023-05-25', '2023')
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month is no date")
        datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def iso(self) -> str:
        """ISO 8601 with the precision that is known (`2023`, `2023-05`, `2023-05-25`)."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def day_date(self) -> datetime.date | None:
        """The calendar day, where one is known."""
        if self.month is None or self.day is None:
            return None
        return datetime.date(self.year, self.month, self.day)

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        """Read what `iso` writes; raises ValueError for anything else.

        >>> PartialDate.parse("2023-05").iso
        '2023-05'
        """
        return cls(*(int(part) for part in iso.split("-")))
