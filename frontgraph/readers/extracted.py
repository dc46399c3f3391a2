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


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of one page, how surely it was recognised (None: not by recognition), and where its printed lines begin
    in that text, if wrapped lines were joined."""

    number: int
    text: str
    confidence: float | None = None
    lines: tuple[int, ...] = ()


def joined_pages(pages: Iterable[PageText]) -> tuple[str, tuple[Page, ...]]:
    """The texts of numbered pages as one text, and where each page begins in it; a sentence goes on over the edge.

    >>> text, pages = joined_pages([PageText(1, "một"), PageText(2, "hai", 0.9)])
    >>> text, [(page.number, page.start, page.confidence) for page in pages]
    ('một hai', [(1, 0, None), (2, 4, 0.9)])
    """
    whole: list[str] = []
    begins: list[Page] = []
    at = 0
    for page in pages:
        if begins:
            whole.append(" " if _goes_on(whole[-1], page.text) else "\n")
            at += 1
        begins.append(Page(page.number, at, page.confidence, tuple(at + line for line in page.lines)))
        whole.append(page.text)
        at += len(page.text)
    return "".join(whole), tuple(begins)


def _goes_on(before: str, text: str) -> bool:
    """Whether a page begins inside the sentence that the page before it broke off."""
    return text[:1].islower() and (before[-1:].isalnum() or before[-1:] == ",")


def missing_extra(file: str, package: str) -> MissingReaderError:
    """The error for a file whose reader needs a package that is not installed."""
    return MissingReaderError(f"{file}: reading it needs {package}; install it with: pip install 'frontgraph[files]'.")
