"""One document through the rooms that read it: file in, recognised document out."""

from __future__ import annotations

import sys
from dataclasses import replace

from frontgraph import citation, facts, readers
from frontgraph.collection.sources import STANDARD_INPUT, Source
from frontgraph.model import Document
from frontgraph.text import canonicalise


def recognise_source(source: Source) -> Document:
    """Read a file and everything that one document tells by itself: fields, sections, citations, facts.

    Raises ReadError, one line that names the file, where it cannot be read.
    """
    if source.name == STANDARD_INPUT:
        return recognise(readers.read_bytes(sys.stdin.buffer.read(), file=STANDARD_INPUT))
    return recognise(readers.read_path(source.path))


def recognise(document: Document) -> Document:
    """`document` with its citations and facts, not yet resolved against others."""
    canonical = canonicalise(document.text)
    citations = citation.recognise(document, canonical)
    document = replace(document, citations=citations)
    return replace(document, facts=facts.extract(document, canonical, citations))
