"""One document through the rooms that read it: file in, recognised document out."""

from __future__ import annotations

import sys
from dataclasses import replace

from frontgraph import citation, facts, readers
from frontgraph.collection.sources import STANDARD_INPUT, Source
from frontgraph.errors import ReadError
from frontgraph.model import Document
from frontgraph.text import canonicalise


def recognise_source(source: Source) -> Document:
    """Read a file and everything that one document tells by itself: fields, sections, citations, facts.

    Raises ReadError, one line that names the file, where it cannot be read.
    """
    return recognise_bytes(source.name, content_of(source))


def content_of(source: Source) -> bytes:
    """The bytes of a file or of standard input; raises ReadError where they cannot be had."""
    if source.name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return source.path.read_bytes()
    except OSError as error:
        raise ReadError(f"{source.path}: cannot be read ({error.strerror}).") from error


def recognise_bytes(name: str, content: bytes) -> Document:
    """The recognised document in a file's bytes; raises ReadError where they are none."""
    return recognise(readers.read_bytes(content, file=name))


def recognise(document: Document) -> Document:
    """`document` with its citations, what it orders and tells of them, and its facts, not yet resolved."""
    canonical = canonicalise(document.text)
    citations = citation.recognise(document, canonical)
    amendments = citation.amendments(document, canonical, citations)
    document = replace(
        document,
        citations=citations,
        amendments=amendments,
        references=citation.references(document, canonical, citations, amendments),
        reported=citation.reported(citations, document, canonical),
    )
    return replace(document, facts=facts.extract(document, canonical, citations))
