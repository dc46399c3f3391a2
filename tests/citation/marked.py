"""Sentences with their citations marked `[[…]]`, as tests write them."""

from __future__ import annotations

import re

from frontgraph.citation.relations import relate
from frontgraph.model import Citation, Document, Span
from frontgraph.registry import kinds
from frontgraph.text import canonicalise, slug

_MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_NUMBER = re.compile(r"\d+[\w/]*(?:\s?[-/]\s?\w+)*")


def marked(text: str) -> tuple[str, tuple[Citation, ...]]:
    """The sentence without marks, and its citations, read as plainly as a test needs."""
    plain, found, done = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[done : match.start()]
        found.append(_citation(match[1], Span(len(plain), len(plain) + len(match[1]))))
        plain += match[1]
        done = match.end()
    return plain + text[done:], tuple(found)


def relations(text: str, kind: str = "quyet-dinh") -> list[str]:
    """The relations of the marked citations of a text in a document of this kind."""
    raw, citations = marked(text)
    document = Document("test.txt", raw, "", kind=kind)
    return [citation.relation.value for citation in relate(citations, document, canonicalise(raw))]


def _citation(quote: str, span: Span) -> Citation:
    number = _NUMBER.search(quote)
    words = quote[: number.start()].removesuffix("số ") if number else quote
    parts = words.split()
    known = (kinds.by_word(" ".join(parts[:size])) for size in range(len(parts), 0, -1))
    kind = next((found.id for found in known if found is not None), slug(words) or None)
    return Citation(span, quote, kind, number[0] if number else None, name=None if number else quote)
