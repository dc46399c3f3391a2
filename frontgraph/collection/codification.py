"""The codification of law as a graph: read every topic, resolve the sources over all of them, describe, store.

Topics are read and written down one by one, by as many workers as are given; what is held in memory is what other
topics need to know of each: the works it names in full and the numbers of its articles.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pyoxigraph as ox
from filelock import FileLock, Timeout

from frontgraph import citation, graph
from frontgraph.citation import CollectionIndex, KeptShelf, ShelfEntry
from frontgraph.citation.codified import recognise_notes
from frontgraph.collection.curated import forget_curated
from frontgraph.collection.filling import filling, write_rows
from frontgraph.collection.kept_topics import TopicGraph, named_by, topics_in, write_topics
from frontgraph.collection.recognised_files import key_of, packed, unpacked, whole_file
from frontgraph.collection.tasks import Failure
from frontgraph.collection.workers import Workers, seldom_collecting, workers_for
from frontgraph.errors import FrontgraphError, GraphLockedError, ReadError
from frontgraph.graph.codification import write_topic
from frontgraph.model import ResolutionStatus
from frontgraph.model.codification import CodifiedTopic
from frontgraph.queries.text_search import entries_said
from frontgraph.readers.codification import read_topic
from frontgraph.readers.decode import read_plain
from frontgraph.readers.topic_files import topic_files
from frontgraph.store import Draft, GraphFolder
from frontgraph.store.search_index import SearchIndex, rows_of

#: What is done one after the other.
Stage = Literal["read", "describe", "load"]
#: Told the stage, and how many topics of how many are through it.
Told = Callable[[Stage, int, int], None]


@dataclass(frozen=True, slots=True)
class CodificationReport:
    """What a build of the codification did. Nothing is lost on the way:

    articles = sourced + no_note + no_document;  mentions = resolved + the sum of `unresolved`;
    references = found + outside + unnumbered (to articles of the graph, to articles it has not, to no article).
    """

    topics: int = 0
    articles: int = 0
    sourced: int = 0
    no_note: int = 0
    no_document: int = 0
    dated: int = 0
    changes: int = 0
    mentions: int = 0
    resolved: int = 0
    unresolved: Mapping[str, int] = field(default_factory=dict)
    documents: int = 0
    references: int = 0
    found: int = 0
    outside: int = 0
    unnumbered: int = 0
    failures: tuple[Failure, ...] = ()
    changed: int = 0
    quads: int = 0

    @property
    def conserved(self) -> bool:
        """Whether every article, mention and cross-reference is accounted for."""
        return (
            self.articles == self.sourced + self.no_note + self.no_document
            and self.mentions == self.resolved + sum(self.unresolved.values())
            and self.references == self.found + self.outside + self.unnumbered
        )


@dataclass(frozen=True, slots=True)
class _Reading:
    """A topic to read, and where what was read of it is kept."""

    folder: Path
    name: str
    output: Path


@dataclass(frozen=True, slots=True)
class _Read:
    """What the whole needs to know of a topic that was read."""

    name: str
    kept: Path
    shelved: ShelfEntry
    numbers: tuple[str, ...]
    related: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _Describing:
    kept: Path
    works: Path
    part: Path
    base: str


@dataclass(frozen=True, slots=True)
class _Described:
    """A topic written down: its quads and search entries in files, and the account of its articles and mentions."""

    topic: TopicGraph
    path: Path
    quads: int
    search: Path
    counts: Counter[str]
    unresolved: Counter[str]
    works: frozenset[str]

    @property
    def count(self) -> int:
        """It is one topic."""
        return 1


def build_codification(
    path: Path, output: Path, *, base: str | None = None, workers: int = 1, told: Told = lambda *_: None
) -> CodificationReport:
    """Build the codification at `path` (a folder of topics, or an archive of it) into the graph folder `output`.

    A graph that stands there is kept, and its own topics are replaced where they changed. Raises ReadError where
    `path` holds no topic, FrontgraphError where `base` is not the graph's, GraphLockedError while another builds.
    """
    output = output.resolve()
    output.mkdir(parents=True, exist_ok=True)
    folder = GraphFolder(output)
    base = _base(folder, base)
    hands = workers_for(workers)
    try:
        with FileLock(output / "build.lock", timeout=0), seldom_collecting():
            texts, names = topic_files(path.resolve(), folder.work / "topics")
            read, failures = _read_all(texts, names, folder, hands, told)
            described = _describe_all(read, folder, hands, base, told)
            changed = _store(folder, described, base, told)
            shutil.rmtree(folder.work, ignore_errors=True)
    except Timeout as error:
        raise GraphLockedError(f"{output}: another process is building this graph; wait for it to end.") from error
    finally:
        hands.close()
    return _report(read, described, failures, changed, folder.manifest().quads)


def _base(folder: GraphFolder, base: str | None) -> str:
    """The base of the identifiers: the graph's own where one stands there."""
    standing = str(folder.manifest().about.get("base", "")) if folder.exists() else ""
    if standing and base and base != standing:
        raise FrontgraphError(f"{folder.path}: this graph's identifiers begin with {standing}; leave --base out.")
    return base or standing or graph.DEFAULT_BASE


def _read_all(
    texts: Path, names: Iterable[str], folder: GraphFolder, hands: Workers, told: Told
) -> tuple[list[_Read], tuple[Failure, ...]]:
    tasks = [_Reading(texts, name, folder.path) for name in names]
    read: list[_Read] = []
    failures: list[Failure] = []
    for done, result in enumerate(hands.map(_read, tasks), start=1):
        if isinstance(result, Failure):
            failures.append(result)
        else:
            read.append(result)
        told("read", done, len(tasks))
    if not read:
        raise ReadError(f"{failures[0].reason.rstrip('.')}; nothing was built.")
    return read, tuple(failures)


def _read(task: _Reading) -> _Read | Failure:
    """Read one topic and its notes, or find it read already by a run that was cut short."""
    content = (task.folder / task.name).read_bytes()
    kept = task.output / "work" / "read" / key_of(f"codification {task.name}", content)
    try:
        topic = _topic(kept) if kept.is_file() else _read_new(content, task, kept)
    except ReadError as error:
        return Failure(task.name, str(error))
    return _Read(
        task.name,
        kept,
        ShelfEntry.of(citation.summarise(topic.document)),
        tuple(article.number for article in topic.articles if article.number is not None),
        tuple(related.number for article in topic.articles for related in article.related),
    )


def _read_new(content: bytes, task: _Reading, kept: Path) -> CodifiedTopic:
    text = read_plain(content, task.name).text
    topic = recognise_notes(read_topic(text, file=task.name, sha256=hashlib.sha256(content).hexdigest()))
    GraphFolder(task.output).save_source(topic.document.sha256, text)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(kept, kept.parent / "drafts") as draft:
        draft.write_bytes(packed(topic))
    return topic


def _topic(kept: Path) -> CodifiedTopic:
    topic = unpacked(kept.read_bytes())
    assert isinstance(topic, CodifiedTopic)
    return topic


def _describe_all(read: list[_Read], folder: GraphFolder, hands: Workers, base: str, told: Told) -> list[_Described]:
    works = folder.work / "works.sqlite"
    with KeptShelf.create(works) as shelf:
        shelf.add(each.shelved for each in read)
    tasks = [_Describing(each.kept, works, folder.work / f"{number:06d}.nq", base) for number, each in enumerate(read)]
    described = []
    for done, result in enumerate(hands.map(_describe, tasks), start=1):
        described.append(result)
        told("describe", done, len(tasks))
    return described


def _describe(task: _Describing) -> _Described:
    topic = _topic(task.kept)
    resolved = citation.resolve_document(topic.document, _index(task.works, task.works.stat().st_mtime_ns))
    topic = replace(topic, document=resolved)
    written = write_topic(topic, base=task.base)
    nquads = written.nquads
    with whole_file(task.part, task.part.parent) as draft:
        draft.write_bytes(nquads)
    search = task.part.with_suffix(".search")
    write_rows(search, [(written.graph, rows_of(entries_said(written.statements)))])
    named = TopicGraph.of(topic.document.file, written, hashlib.sha256(nquads).hexdigest())
    return _Described(named, task.part, len(written.statements), search, *_account(topic))


def _account(topic: CodifiedTopic) -> tuple[Counter[str], Counter[str], frozenset[str]]:
    counts: Counter[str] = Counter()
    for article in topic.articles:
        if article.number is not None:
            counts["articles"] += 1
            outcome = "sourced" if article.source else "no_document" if article.note else "no_note"
            counts[outcome] += 1
        if article.source is not None:
            counts["dated"] += article.source.effective is not None
            counts["changes"] += len(article.source.changes)
    unresolved: Counter[str] = Counter()
    works = set()
    for mention in topic.document.citations:
        outcome_ = mention.resolution
        if outcome_ is not None and outcome_.status is ResolutionStatus.RESOLVED and outcome_.work is not None:
            counts["resolved"] += 1
            works.add(outcome_.work.path)
        else:
            unresolved[(outcome_.reason if outcome_ else None) or "not resolved"] += 1
    counts["mentions"] = len(topic.document.citations)
    return counts, unresolved, frozenset(works)


@lru_cache(maxsize=1)
def _index(path: Path, _: int) -> CollectionIndex:
    return KeptShelf.open(path).index()


def _store(folder: GraphFolder, described: list[_Described], base: str, told: Told) -> int:
    """Bring the topics of the stored graph to what was described; how many changed."""
    before = topics_in(folder)
    now = {each.topic.file: each for each in described}
    changed = [each for name, each in now.items() if name not in before or before[name] != each.topic]
    gone = [topic.graph for name, topic in before.items() if name not in now or now[name].topic != topic]
    if folder.exists() and not changed and not gone:
        return 0
    with folder.revise() if folder.exists() else folder.rebuild() as draft, _index_of(draft) as index:
        for name in gone:
            draft.store.remove_graph(ox.NamedNode(name))
            index.remove(name)
        _fill(draft, index, changed, told)
        _curate(draft, index, described, base)
        index.settle()
        write_topics(draft.state, (each.topic for each in described))
        draft.about |= {"base": base, "topics": len(now)}
        draft.commit()
    return len(changed) + len(set(before) - set(now))


def _index_of(draft: Draft) -> SearchIndex:
    place = draft.state.search
    return SearchIndex.open(place, writable=True) if place.is_file() else SearchIndex.create(place)


def _fill(draft: Draft, index: SearchIndex, changed: list[_Described], told: Told) -> None:
    loaded = 0

    def more(topics: int) -> None:
        nonlocal loaded
        loaded += topics
        told("load", loaded, len(changed))

    with filling(draft.store, index, more) as give:
        for each in changed:
            give(each)


def _curate(draft: Draft, index: SearchIndex, described: list[_Described], base: str) -> None:
    """Add the ontology and what the registry knows of the bodies named, to what stands there of other documents."""
    named = named_by(each.topic for each in described)
    curated = graph.write_curated(named, base=base)
    draft.store.bulk_load(b"".join(written.nquads for written in curated), trusted=True)
    index.fill_rows((written.graph, rows_of(entries_said(written.statements))) for written in curated)
    forget_curated(draft.state)


def _report(
    read: list[_Read], described: list[_Described], failures: tuple[Failure, ...], changed: int, quads: int
) -> CodificationReport:
    counts: Counter[str] = Counter()
    unresolved: Counter[str] = Counter()
    works: set[str] = set()
    for each in described:
        counts.update(each.counts)
        unresolved.update(each.unresolved)
        works |= each.works
    numbers = {number for topic in read for number in topic.numbers}
    related = [number for topic in read for number in topic.related]
    counts["references"] = len(related)
    counts["unnumbered"] = sum(number is None for number in related)
    counts["found"] = sum(number in numbers for number in related)
    counts["outside"] = counts["references"] - counts["unnumbered"] - counts["found"]
    return CodificationReport(
        topics=len(read),
        documents=len(works),
        unresolved=dict(sorted(unresolved.items())),
        failures=failures,
        changed=changed,
        quads=quads,
        **counts,
    )
