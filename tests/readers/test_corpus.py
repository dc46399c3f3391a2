"""Real documents: what people read in their heads, and laws that hold for every text."""

from __future__ import annotations

import json
import re
import tarfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontgraph.model import Document, Section
from frontgraph.readers import read_bytes, read_path
from frontgraph.registry import kinds

DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")


def _texts(shared: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((shared / "corpus" / "documents").glob("*.txt")):
        yield path.name, path.read_bytes()


def _more_texts(shared: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(shared / "corpus" / "official_documents.tar.xz") as archive:
        for member in archive:
            content = archive.extractfile(member)
            if member.name.endswith(".txt") and content is not None:
                yield member.name, content.read()


def _fold(text: str | None) -> str:
    plain = unicodedata.normalize("NFD", (text or "").translate(DASHES).casefold().replace("đ", "d"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"\s+", " ", letters).replace("mat tran to quoc", "mttq").strip(" .,;:")


def _found(document: Document) -> dict[str, str | None]:
    return {
        "type": kinds.get(document.kind).label if document.kind else None,
        "number": document.number.value if document.number else None,
        "date": document.date.iso if document.date else None,
        "issuer": document.issuer.value if document.issuer else None,
        "title": document.title.value if document.title else None,
        "place": document.place.value if document.place else None,
    }


def test_the_fields_that_people_read(shared: Path, seed_path: Path) -> None:
    right = wrong = 0
    signed = missed = 0
    for gold in (json.loads(path.read_text("utf-8")) for path in sorted((shared / "gold").glob("*.json"))):
        path = shared / "corpus" / "documents" / gold["file"]
        document = read_path(path if path.exists() else seed_path)
        found = _found(document)
        for field in ("type", "number", "date", "issuer", "title", "place"):
            agrees = _fold(gold["document"][field]) == _fold(found[field])
            right, wrong = right + agrees, wrong + (not agrees)
        names = [signature.name.value for signature in document.signatures]
        signed += names == gold["document"]["signatories"]
        missed += names != gold["document"]["signatories"]
    assert right / (right + wrong) >= 0.97
    assert signed / (signed + missed) >= 0.95


def test_nothing_is_invented_for_the_example(seed_path: Path) -> None:
    document = read_path(seed_path)
    assert document.number is None
    assert document.date is None
    assert document.place is None
    assert document.issuer is not None
    assert document.issuer.value == "Ủy ban MTTQ Việt Nam tỉnh Sơn La"
    assert [section.identifier for section in document.walk()] == [
        "preamble",
        "1",
        "2",
        *(f"2.{number}" for number in range(1, 7)),
        "3",
        "closing",
    ]


@pytest.mark.parametrize("texts", [_texts, _more_texts], ids=["documents", "official"])
def test_every_text_is_read_and_keeps_the_laws(shared: Path, texts: object) -> None:
    assert callable(texts)
    count = 0
    for name, data in texts(shared):
        document = read_bytes(data, name)
        count += 1
        identifiers = [section.identifier for section in document.walk()]
        assert len(identifiers) == len(set(identifiers)), name
        _nested(document.sections, 0, len(document.text), name)
        for section in document.walk():
            assert section.heading == section.heading_span.cut(document.text), name
        shown = [
            field.evidence for field in (document.number, document.issuer, document.title, document.place) if field
        ]
        shown += [signature.name.evidence for signature in document.signatures]
        assert all(evidence.span.cut(document.text) == evidence.quote for evidence in shown), name
        assert document.body_end is None or 0 <= document.body_end <= len(document.text)
    assert count > 100


def _nested(sections: tuple[Section, ...], start: int, end: int, name: str) -> None:
    at = start
    for section in sections:
        assert at <= section.span.start <= section.span.end <= end, (name, section.identifier)
        assert section.span.contains(section.heading_span), (name, section.identifier)
        _nested(section.children, section.span.start, section.span.end, name)
        at = section.span.end
