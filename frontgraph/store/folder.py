"""A graph on disk: what lies where in its folder, and how a new state takes the place of the old one.

    G/manifest.json            names the state that readers see; replaced in one step
    G/states/<n>/quads/        the Oxigraph store of one state, never written again once the manifest names it
    G/states/<n>/search.sqlite its text search index
    G/states/<n>/…             whatever else belongs to exactly this state (rendered pages: pages/)
    G/sources/<sha256>.txt     raw texts as read, by the checksum of the file they were read from
    G/work/                    half-done work of a build, kept for the next run
    G/lock                     held by the one process that writes

A writer works on a draft state beside the current one and changes the manifest last, so that a process killed at
any moment leaves the old graph whole, and readers go on reading the state they opened.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from frontgraph.errors import GraphLockedError, GraphNotFoundError
from frontgraph.store.embedded import EmbeddedStore
from frontgraph.store.presence import Presence, sweep

FORMAT = 1
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the folder says of itself: the state that readers see, and facts about it.

    `about` holds what the builder wants remembered (base IRI, version, counts), strings and numbers only.
    """

    state: str
    quads: int = 0
    about: dict[str, str | int | float] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> str:
        """The manifest as its file holds it."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@dataclass(frozen=True, slots=True)
class State:
    """One state of a graph: the paths of its parts."""

    path: Path

    @property
    def quads(self) -> Path:
        """The folder of the Oxigraph store."""
        return self.path / "quads"

    @property
    def search(self) -> Path:
        """The file of the text search index."""
        return self.path / "search.sqlite"


@dataclass
class Draft:
    """A state in the making: fill `store`, then `commit`; left without a commit it is thrown away.

    `about` may be set before the commit and goes into the manifest.
    """

    state: State
    store: EmbeddedStore
    about: dict[str, str | int | float] = field(default_factory=dict)
    committed: bool = False

    def commit(self) -> None:
        """Say that the state is complete; it takes the place of the current one when the `with` block ends."""
        self.committed = True


@dataclass(frozen=True, slots=True)
class GraphFolder:
    """A folder that holds one graph.

    >>> import tempfile
    >>> folder = GraphFolder(Path(tempfile.mkdtemp()) / "G")
    >>> with folder.rebuild() as draft:
    ...     draft.store.bulk_load(b'<urn:s> <urn:p> "o" <urn:g> .')
    ...     draft.commit()
    >>> folder.manifest().quads, len(folder.open())
    (1, 1)
    """

    path: Path

    @property
    def sources(self) -> Path:
        """Where the raw texts lie."""
        return self.path / "sources"

    @property
    def work(self) -> Path:
        """Where a build keeps what the next run may go on from."""
        return self.path / "work"

    def exists(self) -> bool:
        """Whether a complete graph stands here."""
        return (self.path / "manifest.json").is_file()

    def manifest(self) -> Manifest:
        """What the folder says of itself; raises GraphNotFoundError where no readable graph stands."""
        place = self.path / "manifest.json"
        try:
            found = Manifest(**json.loads(place.read_text(encoding="utf-8")))
        except FileNotFoundError as error:
            raise GraphNotFoundError(
                f"{self.path}: no graph stands here; make one with “frontgraph build PATH… --output {self.path}”."
            ) from error
        except (OSError, ValueError, TypeError) as error:
            raise GraphNotFoundError(f"{place}: not the manifest of a graph ({error}); build it again.") from error
        if found.format != FORMAT:
            raise GraphNotFoundError(f"{place}: made for format {found.format}, not {FORMAT}; build the graph again.")
        return found

    def state(self) -> State:
        """The state that readers see."""
        return State(self.path / "states" / self.manifest().state)

    def open(self) -> EmbeddedStore:
        """The current state, for reading; nothing is parsed again, and later writers do not disturb it."""
        while True:
            state = self.state()
            try:
                return EmbeddedStore.open(state.quads, presence=Presence.enter(state.path))
            except (GraphNotFoundError, FileNotFoundError):
                # A writer replaced and swept the state between the two steps: look again.
                if self.state() == state:
                    raise

    @contextmanager
    def rebuild(self) -> Iterator[Draft]:
        """A draft that starts empty. Raises GraphLockedError while another process writes."""
        with self._draft() as draft_path:
            store = EmbeddedStore.open(State(draft_path).quads, writable=True)
            yield from self._fill(Draft(State(draft_path), store))

    @contextmanager
    def revise(self) -> Iterator[Draft]:
        """A draft that starts as the current state, its files shared by hard links."""
        with self._draft() as draft_path:
            manifest = self.manifest()
            current = State(self.path / "states" / manifest.state)
            for extra in current.path.iterdir():
                if extra.is_file() and extra.name != "readers":
                    shutil.copy2(extra, draft_path / extra.name)
            reader = EmbeddedStore.open(current.quads)
            store = reader.clone(State(draft_path).quads)
            reader.close()
            yield from self._fill(Draft(State(draft_path), store, dict(manifest.about)))

    def save_source(self, sha256: str, text: str) -> Path:
        """Keep a raw text under its file's checksum; one that is there already is left alone."""
        place = self._source(sha256)
        if not place.is_file():
            self.sources.mkdir(parents=True, exist_ok=True)
            _write_whole(place, text, sync=False)
        return place

    def read_source(self, sha256: str) -> str:
        """The raw text kept for a checksum; raises GraphNotFoundError where there is none."""
        place = self._source(sha256)
        try:
            return place.read_bytes().decode("utf-8")
        except FileNotFoundError as error:
            raise GraphNotFoundError(f"{place}: the text is not kept in this graph; build it again.") from error

    def kept_text(self, sha256: str) -> str | None:
        """The raw text kept for a checksum, None where there is none."""
        try:
            return self.read_source(sha256)
        except GraphNotFoundError:
            return None

    def _source(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise GraphNotFoundError(f"“{sha256}” is not a SHA-256 checksum.")
        return self.sources / f"{sha256}.txt"

    @contextmanager
    def _draft(self) -> Iterator[Path]:
        self.path.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.path / "lock", timeout=0):
                self._sweep()
                draft = self.path / "states" / f"{self._next()}.draft"
                draft.mkdir(parents=True)
                yield draft
        except Timeout as error:
            raise GraphLockedError(
                f"{self.path}: another process is writing this graph; wait for it to end."
            ) from error

    def _fill(self, draft: Draft) -> Iterator[Draft]:
        try:
            yield draft
            if draft.committed:
                draft.store.settle()
            quads = len(draft.store)
        except BaseException:
            draft.committed = False
            raise
        finally:
            draft.store.close()
            if not draft.committed:
                shutil.rmtree(draft.state.path, ignore_errors=True)
        if draft.committed:
            self._publish(draft, quads)

    def _publish(self, draft: Draft, quads: int) -> None:
        name = draft.state.path.name.removesuffix(".draft")
        _sync(draft.state.path, self.sources)
        draft.state.path.rename(self.path / "states" / name)
        _write_whole(self.path / "manifest.json", replace(Manifest(name, quads), about=draft.about).to_json())
        self._sweep()

    def _next(self) -> str:
        numbers = [int(path.name) for path in (self.path / "states").glob("*") if path.name.isdigit()]
        return f"{max(numbers, default=0) + 1:06d}"

    def _sweep(self) -> None:
        """Remove states that the manifest does not name and no reader has open."""
        current = self.manifest().state if self.exists() else None
        for path in (self.path / "states").glob("*"):
            if path.is_dir() and path.name != current:
                sweep(path)
        with suppress(OSError):
            for leftover in (*self.path.glob("*.part"), *self.sources.glob("*.part")):
                leftover.unlink()


def _write_whole(place: Path, text: str, *, sync: bool = True) -> None:
    """Write a file so that readers see the old one or the new one, never half.

    Without `sync` a power cut may take it, until all is pushed to the disk before a manifest names it.
    """
    part = place.with_name(f"{place.name}.{uuid4().hex}.part")
    with part.open("wb") as file:
        file.write(text.encode("utf-8"))
        if sync:
            file.flush()
            os.fsync(file.fileno())
    part.replace(place)


def _sync(*folders: Path) -> None:
    """Push folders' files to the disk: after a power cut the manifest must not name what is not there."""
    if hasattr(os, "sync"):  # one call for all of many files
        os.sync()
        return
    for file in sorted(file for folder in folders for file in folder.rglob("*") if file.is_file()):
        descriptor = os.open(file, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
