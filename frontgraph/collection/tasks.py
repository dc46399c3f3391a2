"""The two pure tasks of a build, each on a batch of documents: recognise files, and describe what was recognised.

Tasks carry names and paths, not documents, and may run in any process that sees the graph's folder.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from frontgraph import citation, graph, readers
from frontgraph.citation import CollectionIndex, KeptShelf, ShelfEntry
from frontgraph.collection.filling import write_rows
from frontgraph.collection.recognised_files import RecognisedFiles, key_of, whole_file
from frontgraph.collection.recognition import recognise_bytes
from frontgraph.collection.sources import Source
from frontgraph.errors import ReadError
from frontgraph.model import Antecedent, Document, ResolutionStatus
from frontgraph.queries.text_search import entries_said
from frontgraph.readers import OcrMode
from frontgraph.store import GraphFolder
from frontgraph.store.search_index import Row, rows_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the collection: its name, the key of its recognised form, its file's checksum."""

    name: str
    key: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document that was read: its entry, how many letters it has, and what the resolution of the others needs
    to know of it."""

    entry: Entry
    length: int
    shelved: ShelfEntry

    @classmethod
    def of(cls, entry: Entry, document: Document) -> Recognised:
        """What there is to tell of a document."""
        return cls(entry, len(document.text), ShelfEntry.of(citation.summarise(document)))


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecognitionTask:
    """Files to read into the graph folder `output`."""

    sources: tuple[Source, ...]
    output: Path
    ocr: OcrMode = "auto"


def recognise_files(task: RecognitionTask) -> tuple[Recognised | Failure, ...]:
    """Read the documents of each file, or find them read already; what cannot be read is a Failure."""
    return tuple(
        _recognise(name, content, task)
        for source in task.sources
        for name, content in readers.contents(source.path, source.name)
    )


def recognised_files(output: Path) -> RecognisedFiles:
    """Where the graph folder `output` keeps its recognised documents."""
    return RecognisedFiles(output / "recognised")


def _recognise(name: str, content: bytes | ReadError, task: RecognitionTask) -> Recognised | Failure:
    if isinstance(content, ReadError):
        return Failure(name, str(content))
    kept = recognised_files(task.output)
    key = key_of(f"{name} {task.ocr}", content)
    try:
        document = kept.load(key)
        if document is None:
            document = recognise_bytes(name, content, task.ocr)
            kept.save(key, document)
            GraphFolder(task.output).save_source(document.sha256, document.text)
    except ReadError as error:
        return Failure(name, str(error))
    return Recognised.of(Entry(name, key, document.sha256), document)


@dataclass(frozen=True, slots=True)
class RecallTask:
    """Documents of an earlier build that stay, though their files were not named this time."""

    entries: tuple[Entry, ...]
    output: Path


def recall(task: RecallTask) -> tuple[Recognised | Failure, ...]:
    """What was recognised of each; read again from the kept text where it is not at hand any more."""
    return tuple(_recall(entry, task.output) for entry in task.entries)


def _recall(entry: Entry, output: Path) -> Recognised | Failure:
    kept = recognised_files(output)
    document = kept.load(entry.key)
    if document is None:
        text = GraphFolder(output).read_source(entry.sha256)
        document = recognise_bytes(Path(entry.name).with_suffix(".txt").as_posix(), text.encode("utf-8"))
        kept.save(entry.key, document)
    return Recognised.of(entry, document)


@dataclass(frozen=True, slots=True)
class DescriptionTask:
    """Recognised documents to resolve against the works kept in a file, and to write down as N-Quads in another.

    A document whose checksum is among the `known` ones, by its name, is accounted for and not written down.
    """

    entries: tuple[Entry, ...]
    output: Path
    works: Path
    part: Path
    base: str
    known: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Described:
    """One document's graph: its name, the checksum of its quads, and the account of the mentions in it."""

    entry: Entry
    graph: str
    digest: str
    mentions: int
    resolved: int
    unresolved: Mapping[str, int] = field(default_factory=dict)
    references: int = 0
    pointed: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A batch written down: the file and how many quads it has, the file of what can be found in each graph by its
    words (`filling.read_rows`), its documents, what of the registry they name, and whom."""

    path: Path
    quads: int
    search: Path
    documents: tuple[Described, ...]
    named: graph.Named
    people: tuple[graph.NamedPerson, ...] = ()

    @property
    def count(self) -> int:
        """How many documents were written down."""
        return len(self.documents)


def describe_documents(task: DescriptionTask) -> Part:
    """Resolve and describe each document, and write the quads of those not known into the task's file (N-Quads)."""
    index = _index(task.works, task.works.stat().st_mtime_ns)
    kept = recognised_files(task.output)
    done: list[Described] = []
    named = graph.Named()
    people: list[graph.NamedPerson] = []
    found: list[tuple[str, list[Row]]] = []
    quads = 0
    with whole_file(task.part, task.part.parent) as draft, draft.open("wb") as file:
        for entry in task.entries:
            document = kept.load(entry.key)
            if document is None:
                raise ReadError(f"{entry.name}: what was read of it is gone from {task.output}; build again.")
            document = citation.resolve_document(document, index)
            description = graph.write_description(document, base=task.base)
            named |= description.named
            people += description.people
            nquads = description.nquads
            done.append(_described(entry, document, description.graph, nquads))
            if task.known.get(entry.name) != done[-1].digest:
                file.write(nquads)
                quads += len(description.statements)
                found.append((description.graph, rows_of(entries_said(description.statements))))
    search = task.part.with_suffix(".search")
    write_rows(search, found)
    return Part(task.part, quads, search, tuple(done), named, tuple(people))


def _described(entry: Entry, document: Document, name: str, nquads: bytes) -> Described:
    reasons: Counter[str] = Counter()
    resolved = 0
    for mention in document.citations:
        outcome = mention.resolution
        if outcome is not None and outcome.status is ResolutionStatus.RESOLVED:
            resolved += 1
        else:
            reasons[(outcome.reason if outcome else None) or "not resolved"] += 1
    digest = hashlib.sha256(nquads).hexdigest()
    known = (each.antecedent is Antecedent.THIS_DOCUMENT or each.work is not None for each in document.references)
    pointed = sum(known)
    account = len(document.citations), resolved, dict(reasons), len(document.references), pointed
    return Described(entry, name, digest, *account)


@lru_cache(maxsize=1)
def _index(path: Path, _: int) -> CollectionIndex:
    return KeptShelf.open(path).index()
