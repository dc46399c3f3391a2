"""Where a thing stands in a raw text, and what proves that it stands there."""

from __future__ import annotations

from dataclasses import dataclass

_set = object.__setattr__


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open stretch of the raw text, in code points.

    >>> Span(3, 7).length, Span(3, 7).cut("Căn cứ Luật")
    (4, ' cứ ')
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # Written out, because documents consist of spans: what a dataclass writes, and a check after it, takes twice
        # as long.
        if not 0 <= start <= end:
            raise ValueError(f"span {start}..{end} is not a stretch of a text")
        _set(self, "start", start)
        _set(self, "end", end)

    @property
    def length(self) -> int:
        """Number of code points covered."""
        return self.end - self.start

    def cut(self, text: str) -> str:
        """The words of `text` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span.

        >>> Span(0, 10).contains(Span(3, 10)), Span(0, 10).contains(Span(3, 11))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point.

        >>> Span(0, 3).overlaps(Span(3, 5)), Span(0, 4).overlaps(Span(3, 5))
        (False, True)
        """
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that show a statement, and how they were read.

    `rule` names the rule that read them (`room.rule`, stable across releases); `confidence` is in (0, 1].
    """

    span: Span
    quote: str
    rule: str
    confidence: float = 1.0
