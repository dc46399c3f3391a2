"""One document through the rooms that read it: file in, recognised document out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from frontgraph import citation, readers
from frontgraph.collection.sources import Source
from frontgraph.errors import ReadError
from frontgraph.facts import extract
from frontgraph.model import Document
from frontgraph.readers import OcrMode
from frontgraph.text import canonicalise


def recognise_source(source: Source, ocr: OcrMode = "auto", *, facts: bool = True) -> Iterator[Document | ReadError]:
    """Every document in a file – one, or those of an archive – with what each tells by itself, `facts` if wanted.

    What cannot be read comes as its error, in its place.
    """
    for name, content in readers.contents(source.path, source.name):
        try:
            yield content if isinstance(content, ReadError) else recognise_bytes(name, content, ocr, facts=facts)
        except ReadError as error:
            yield error


def recognise_bytes(name: str, content: bytes, ocr: OcrMode = "auto", *, facts: bool = True) -> Document:
    """The recognised document in a file's bytes; raises ReadError where they are none."""
    return recognise(readers.read_bytes(content, file=name, ocr=ocr), facts=facts)


def recognise(document: Document, *, facts: bool = True) -> Document:
    """`document` with its citations, what it orders and tells of them, and, if wanted, its facts; not yet resolved."""
    canonical = canonicalise(document.text)
    citations = citation.recognise(document, canonical)
    document = replace(document, effects=citation.effects(document, canonical))
    amendments = citation.amendments(document, canonical, citations)
    document = replace(
        document,
        citations=citations,
        amendments=amendments,
        references=citation.references(document, canonical, citations, amendments),
        reported=citation.reported(citations, document, canonical),
    )
    return replace(document, facts=extract(document, canonical, citations)) if facts else document
