"""What a file reader hands on: the text of a file, where its pages begin, what was done to get it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frontgraph.errors import MissingReaderError
from frontgraph.model import Page


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text taken out of a file; `notes` say in one line each how it was got."""

    text: str
    media_type: str
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()


def joined_pages(pages: Iterable[tuple[int, str, float | None]]) -> tuple[str, tuple[Page, ...]]:
    """The texts of numbered pages as one text, and where each page begins in it.

    >>> joined_pages([(1, "một", None), (2, "hai", 0.9)])
    ('một\\nhai', (Page(number=1, start=0, confidence=None), Page(number=2, start=4, confidence=0.9)))
    """
    texts: list[str] = []
    begins: list[Page] = []
    at = 0
    for number, text, confidence in pages:
        begins.append(Page(number, at, confidence))
        texts.append(text)
        at += len(text) + 1
    return "\n".join(texts), tuple(begins)


def missing_extra(file: str, package: str) -> MissingReaderError:
    """The error for a file whose reader needs a package that is not installed."""
    return MissingReaderError(f"{file}: reading it needs {package}; install it with: pip install 'frontgraph[files]'.")
