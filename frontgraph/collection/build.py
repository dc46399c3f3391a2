"""Building the graph of many documents: recognise each, resolve them against each other, describe, store.

Every step keeps its work in the graph's folder under names made from content, so that a build that was killed goes
on where it stopped, and one that finds nothing new does nothing. The stored graph changes in one step, at the end.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from os import PathLike
from pathlib import Path
from typing import Literal

import pyoxigraph as ox
from filelock import FileLock, Timeout

from frontgraph import graph
from frontgraph.citation import KeptShelf
from frontgraph.collection.curated import curated_part, note_curated, replace_curated
from frontgraph.collection.filling import filling, read_rows
from frontgraph.collection.kept_topics import carry_over, check_base, named_by, topics_in
from frontgraph.collection.sources import STANDARD_INPUT, Source, find_sources
from frontgraph.collection.tasks import (
    Described,
    DescriptionTask,
    Entry,
    Failure,
    Part,
    RecallTask,
    Recognised,
    RecognitionTask,
    describe_documents,
    recall,
    recognise_files,
    recognised_files,
)
from frontgraph.collection.workers import ThisProcess, Workers, batches, seldom_collecting, workers_for
from frontgraph.errors import GraphLockedError, ReadError
from frontgraph.readers import SUFFIXES, OcrMode
from frontgraph.store import Draft, GraphFolder, State
from frontgraph.store.search_index import SearchIndex

#: What a build does: read; resolve and write down, and fill the store meanwhile; put the search index in order, and the
#: store.
Step = Literal["recognise", "describe", "load", "index", "settle"]
#: Told how many documents of how many are through a step.
Progress = Callable[[Step, int, int], None]

_BATCH = 32
#: How many letters are written down as one part at most, and into how many parts a collection is cut at least, so that
#: all workers have some of it.
_LARGEST_PART, _FEWEST_PARTS = 1_000_000, 16
#: From this share of changed documents on, loading all anew is faster than replacing each.
_RELOAD_SHARE = 0.25
_DOCUMENTS = "documents.jsonl"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build: the base of identifiers, the workers, whether documents not named are removed (`prune`), and
    whether everything is read anew (`fresh`), and whether scans are read by character recognition (`ocr`).

    `step` is told of every step that begins, `progress` of how far it is; documents are loaded while the next ones are
    described, so that these two go on side by side.
    """

    base: str = graph.DEFAULT_BASE
    workers: int = 1
    scheduler: str | None = None
    prune: bool = False
    fresh: bool = False
    ocr: OcrMode = "auto"
    progress: Progress | None = None
    step: Callable[[Step], None] | None = None

    def begin(self, step: Step) -> None:
        """Tell that a step begins."""
        if self.step is not None:
            self.step(step)

    def tell(self, step: Step, done: int, total: int) -> None:
        """Tell how far a step is."""
        if self.progress is not None:
            self.progress(step, done, total)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Mentions are conserved: found = resolved + the sum of the reasons.

    Relative references (“Luật này”) have their own account: `references` found, `pointed` of them at a known document.
    """

    documents: int
    mentions: int
    resolved: int
    unresolved: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    quads: int = 0
    changed: int = 0
    references: int = 0
    pointed: int = 0

    @property
    def conserved(self) -> bool:
        """Whether every mention found is accounted for."""
        return self.mentions == self.resolved + sum(self.unresolved.values())


def build(paths: Iterable[str | PathLike[str]], output: Path, options: BuildOptions = BuildOptions()) -> BuildReport:
    """Build the graph of the documents at `paths` into the folder `output`, or bring the one there up to date.

    Unchanged files are passed over, changed ones replace exactly their own named graph; documents that `paths` do not
    name stay unless `options.prune` is set. A file that cannot be read is listed in the report and the rest goes
    on. Raises ReadError where no document at all could be read, GraphLockedError while another process builds.
    """
    given = [str(path) for path in paths]
    # A worker of a cluster stands in another folder: all that tasks carry are whole paths.
    output = output.resolve()
    sources = [
        source if source.name == STANDARD_INPUT else replace(source, path=source.path.absolute())
        for source in find_sources(given, SUFFIXES)
    ]
    folder = GraphFolder(output)
    with _building(output), _working(options) as workers, seldom_collecting():
        if options.fresh:
            shutil.rmtree(recognised_files(output).folder, ignore_errors=True)
        check_base(folder, options.base)
        shutil.rmtree(folder.work, ignore_errors=True)
        folder.work.mkdir(parents=True)
        before = _documents_of(folder)
        options.begin("recognise")
        recognised, failures = _recognise(sources, folder, before, workers, options)
        if not recognised:
            told = failures[0].reason if failures else f"{', '.join(given)}: no document stands there"
            raise ReadError(f"{told.rstrip('.')}; nothing was built.")
        done = _bring_up_to_date(recognised, folder, before, workers, options)
        shutil.rmtree(folder.work, ignore_errors=True)
        shutil.rmtree(recognised_files(output).drafts, ignore_errors=True)
    return _report(done.documents, tuple(failures), folder.manifest().quads, done.changed)


@contextmanager
def _building(output: Path) -> Iterator[None]:
    output.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(output / "build.lock", timeout=0):
            yield
    except Timeout as error:
        raise GraphLockedError(f"{output}: another process is building this graph; wait for it to end.") from error


@contextmanager
def _working(options: BuildOptions) -> Iterator[Workers]:
    workers = workers_for(options.workers, options.scheduler)
    try:
        yield workers
    finally:
        workers.close()


def _documents_of(folder: GraphFolder) -> dict[str, Described]:
    """The documents of the stored graph, by name."""
    if not folder.exists():
        return {}
    path = folder.state().path / _DOCUMENTS
    if not path.is_file():
        return {}
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["entry"]["name"]] = Described(**{**row, "entry": Entry(**row["entry"])})
    return found


@dataclass(frozen=True, slots=True)
class _Read:
    """A document of the collection as it is now, and how many letters it has."""

    entry: Entry
    length: int


def _recognise(
    sources: list[Source],
    folder: GraphFolder,
    before: Mapping[str, Described],
    workers: Workers,
    options: BuildOptions,
) -> tuple[list[_Read], list[Failure]]:
    """Read all documents; the works that they name go to a file, for the resolution of each."""
    found: dict[str, _Read] = {}
    failures: list[Failure] = []
    done = 0
    with KeptShelf.create(_works(folder)) as shelf:

        def keep(results: Iterable[Recognised | Failure]) -> None:
            read = [result for result in results if isinstance(result, Recognised)]
            shelf.add(result.shelved for result in read)
            found.update((result.entry.name, _Read(result.entry, result.length)) for result in read)

        for task, results in _results(sources, folder, workers, options.ocr):
            failures += (result for result in results if isinstance(result, Failure))
            keep(results)
            done += len(task.sources)
            options.tell("recognise", done, len(sources))
        staying = [
            d.entry for name, d in sorted(before.items()) if name not in found and _stays(name, failures, options)
        ]
        recalling = [RecallTask(batch, folder.path) for batch in batches(staying, _BATCH)]
        for results in workers.map(recall, recalling):
            keep(results)
    return [found[name] for name in sorted(found)], failures


def _works(folder: GraphFolder) -> Path:
    return folder.work / "works.sqlite"


def _results(
    sources: list[Source], folder: GraphFolder, workers: Workers, ocr: OcrMode
) -> Iterator[tuple[RecognitionTask, tuple[Recognised | Failure, ...]]]:
    """The tasks of reading the sources, each with what came of it; only this process has its standard input."""
    piped = [source for source in sources if source.name == STANDARD_INPUT]
    files = [source for source in sources if source.name != STANDARD_INPUT]
    for worker, chosen in ((ThisProcess(), piped), (workers, files)):
        tasks = [RecognitionTask(batch, folder.path, ocr) for batch in batches(chosen, _BATCH)]
        yield from zip(tasks, worker.map(recognise_files, tasks), strict=True)


def _stays(name: str, failures: Iterable[Failure], options: BuildOptions) -> bool:
    """Whether a stored document that was not read now stays: one whose new file is unreadable is not lost."""
    return not options.prune or any(failure.file == name for failure in failures)


@dataclass(frozen=True, slots=True)
class _Done:
    """What the stored graph holds now, and how many documents' graphs changed."""

    documents: list[Described]
    changed: int


def _bring_up_to_date(
    recognised: list[_Read],
    folder: GraphFolder,
    before: Mapping[str, Described],
    workers: Workers,
    options: BuildOptions,
) -> _Done:
    """Describe all documents; replace the graphs of the few that changed, or load all anew where many did."""
    describe = _describing(recognised, folder, workers, options)
    known = {name: document.digest for name, document in before.items()}
    if not known or folder.manifest().about.get("base") != options.base:
        return _load_all(folder, describe({}), len(recognised), before, options)
    options.begin("describe")
    parts = list(describe(known))
    now = {document.entry.name: document for part in parts for document in part.documents}
    changed = {document.graph for name, document in now.items() if known.get(name) != document.digest}
    gone = {document.graph for document in before.values()} - {document.graph for document in now.values()}
    if not changed and not gone:
        return _Done(list(now.values()), 0)
    if len(changed) + len(gone) < _RELOAD_SHARE * len(now):
        _replace_some(folder, parts, changed, gone, options)
        return _Done(list(now.values()), len(changed) + len(gone))
    return _load_all(folder, describe({}), len(recognised), before, options)


def _describing(
    recognised: list[_Read], folder: GraphFolder, workers: Workers, options: BuildOptions
) -> Callable[[Mapping[str, str]], Iterator[Part]]:
    """What gives the parts of the collection, in order, as they are written down, without what is known."""
    batches = list(_parts(recognised))

    def parts(known: Mapping[str, str]) -> Iterator[Part]:
        tasks = [
            DescriptionTask(
                batch,
                folder.path,
                _works(folder),
                folder.work / f"{number:06d}.nq",
                options.base,
                {entry.name: known[entry.name] for entry in batch if entry.name in known},
            )
            for number, batch in enumerate(batches)
        ]
        done = 0
        for part in workers.map(describe_documents, tasks):
            done += len(part.documents)
            options.tell("describe", done, len(recognised))
            yield part

    return parts


def _parts(recognised: list[_Read]) -> Iterator[tuple[Entry, ...]]:
    """The documents in order, in parts of about the same length."""
    most = min(_LARGEST_PART, sum(read.length for read in recognised) // _FEWEST_PARTS)
    part: list[Entry] = []
    length = 0
    for read in recognised:
        if part and length + read.length > most:
            yield tuple(part)
            part, length = [], 0
        part.append(read.entry)
        length += read.length
    yield tuple(part)


def _load_all(
    folder: GraphFolder, parts: Iterable[Part], total: int, before: Mapping[str, Described], options: BuildOptions
) -> _Done:
    """Fill a new state with parts as they come: while some are loaded, the workers write the next ones down."""
    options.begin("load")
    documents: list[Described] = []
    people: list[graph.NamedPerson] = []
    loaded = 0

    def told(more: int) -> None:
        nonlocal loaded
        loaded += more
        options.tell("load", loaded, total)

    with folder.rebuild() as draft, SearchIndex.create(draft.state.search) as index:
        named = carry_over(folder, draft, index)
        with filling(draft.store, index, told) as give:
            for part in parts:
                documents += part.documents
                named |= part.named
                people += part.people
                give(part)
            curated = graph.write_curated(named, people, base=options.base)
            give(curated_part(curated, folder.work / "curated.nq"))
        options.begin("index")
        index.settle()
        note_curated(draft.state, curated)
        _commit(draft, documents, options)
    now = {document.entry.name: document for document in documents}
    same = sum(name in now and now[name].digest == old.digest for name, old in before.items())
    gone = {document.graph for document in before.values()} - {document.graph for document in documents}
    return _Done(documents, len(documents) - same + len(gone))


def _replace_some(
    folder: GraphFolder, parts: list[Part], changed: set[str], gone: set[str], options: BuildOptions
) -> None:
    """Replace exactly the named graphs that changed, in a copy of the stored state."""
    options.begin("load")
    named = named_by(topics_in(folder).values())
    with folder.revise() as draft, SearchIndex.open(draft.state.search, writable=True) as index:
        for name in sorted(gone | changed):
            draft.store.remove_graph(ox.NamedNode(name))
            index.remove(name)
        people: list[graph.NamedPerson] = []
        for part in parts:
            named |= part.named
            people += part.people
            if part.path.stat().st_size:
                draft.store.bulk_load(part.path, trusted=True)
                index.fill_rows(read_rows(part.search))
        options.begin("index")
        replace_curated(draft, index, graph.write_curated(named, people, base=options.base))
        index.settle()
        _commit(draft, [document for part in parts for document in part.documents], options)


def _commit(draft: Draft, documents: list[Described], options: BuildOptions) -> None:
    _write_documents(draft.state, {document.entry.name: document for document in documents})
    draft.about["base"] = options.base
    draft.about["documents"] = len(documents)
    options.begin("settle")
    draft.commit()


def _write_documents(state: State, now: Mapping[str, Described]) -> None:
    lines = (json.dumps(asdict(now[name]), ensure_ascii=False, sort_keys=True) for name in sorted(now))
    (state.path / _DOCUMENTS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _report(documents: list[Described], failures: tuple[Failure, ...], quads: int, changed: int) -> BuildReport:
    reasons: Counter[str] = Counter()
    for document in documents:
        reasons.update(document.unresolved)
    return BuildReport(
        documents=len(documents),
        mentions=sum(document.mentions for document in documents),
        resolved=sum(document.resolved for document in documents),
        unresolved=dict(sorted(reasons.items())),
        failures=failures,
        quads=quads,
        changed=changed,
        references=sum(document.references for document in documents),
        pointed=sum(document.pointed for document in documents),
    )
