"""The check against the codification of law: our identities beside the national database's own identifiers."""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from frontgraph.citation.resolve import Conservation, conservation, resolve_citations
from frontgraph.citation.source_notes import Agreement, SourceNote, agreement, as_document, read_note
from frontgraph.errors import ReadError
from frontgraph.model import Citation

_IDENTIFIER = re.compile(r"(?:^|;)(\d+)[#=]")
_MEMBER = "ghi_chu.tsv"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its topic, the note, and the identifiers of the documents linked in it, in order."""

    topic: str
    note: str
    identifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What the comparison showed; `edges` are amending document → amended document, by our keys."""

    notes: int
    unread: tuple[str, ...]
    compared: int
    agreement: Agreement
    conservation: Conservation
    edges: tuple[tuple[str, str], ...]


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of `ghi_chu.tsv`, given by itself or inside the archive; raises ReadError where it is neither."""
    if path.suffix == ".tsv":
        yield from _rows(path.read_text(encoding="utf-8").splitlines())
        return
    try:
        with tarfile.open(path) as archive:
            member = next((m for m in archive if m.name.endswith(_MEMBER)), None)
            stream = archive.extractfile(member) if member is not None else None
            if stream is None:
                raise ReadError(f"{path}: holds no {_MEMBER}.")
            yield from _rows(io.TextIOWrapper(stream, encoding="utf-8"))
    except tarfile.TarError as error:
        raise ReadError(f"{path}: is no archive ({error}).") from error


def check(rows: Iterable[Row]) -> Check:
    """Read every note, resolve each topic as one document, and compare the keys with the identifiers.

    >>> check([]).agreement.f1
    1.0
    """
    topics, unread, count = [], [], 0
    for topic, group in groupby(sorted(rows, key=lambda row: row.topic), key=lambda row: row.topic):
        read = [(read_note(row.note), row) for row in group]
        count += len(read)
        unread += [row.note for note, row in read if note is None]
        topics.append((topic, [(note, row) for note, row in read if note is not None and row.identifiers]))
    documents = resolve_citations([as_document(topic, [note for note, _ in notes]) for topic, notes in topics])
    pairs: list[tuple[str, str]] = []
    edges: set[tuple[str, str]] = set()
    for document, (_, notes) in zip(documents, topics, strict=True):
        mentions = iter(document.citations)
        for note, row in notes:
            source, *changes = (next(mentions) for _ in range(1 + len(note.changes)))
            pairs += _paired(note, [source, *changes], row.identifiers)
            edges |= {(_name(change), _name(source)) for change in changes}
    return Check(count, tuple(unread), len(pairs), agreement(pairs), conservation(documents), tuple(sorted(edges)))


def _rows(lines: Iterable[str]) -> Iterator[Row]:
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) >= 4 and cells[0] != "demuc":
            # Counted from the end: where the article's text ran into its title, the title holds tabs of its own.
            note, links = cells[-2:] if len(cells) > 4 else (cells[3], "")
            yield Row(cells[0], note, tuple(_IDENTIFIER.findall(links)))


def _paired(note: SourceNote, mentions: Sequence[Citation], identifiers: Sequence[str]) -> list[tuple[str, str]]:
    """Each mention with its identifier; of the amending documents only where as many are linked as named."""
    found = [(_name(mentions[0]), identifiers[0])]
    linked = [identifier for identifier, _ in groupby(identifiers[1:])]
    if len(linked) == len(note.changes):
        found += zip((_name(mention) for mention in mentions[1:]), linked, strict=True)
    return found


def _name(citation: Citation) -> str:
    """The key of what a mention means; what was not resolved is equal to nothing else."""
    work = citation.resolution.work if citation.resolution is not None else None
    return work.path if work is not None else f"unresolved {citation.quote} {id(citation)}"
