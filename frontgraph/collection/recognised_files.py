"""Recognised documents kept on disk, by the content they were read from: what is unchanged is not read again."""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from uuid import uuid4

import frontgraph.model
from frontgraph.model import Document


@dataclass(frozen=True, slots=True)
class RecognisedFiles:
    """A folder of recognised documents. A file is complete or absent, whenever its writer was killed."""

    folder: Path

    def load(self, key: str) -> Document | None:
        """The document kept under `key`, None where none is or where it cannot be read any more."""
        try:
            packed = self._path(key).read_bytes()
            document = pickle.loads(zlib.decompress(packed))
        except (OSError, zlib.error, pickle.PickleError, EOFError, AttributeError, ImportError, TypeError):
            return None
        return document if isinstance(document, Document) else None

    def save(self, key: str, document: Document) -> None:
        """Keep a document under `key`."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path, self.drafts) as draft:
            draft.write_bytes(zlib.compress(pickle.dumps(document, protocol=5), 1))

    @property
    def drafts(self) -> Path:
        """Where half-written files lie; what is there when nobody writes is of writers that were killed."""
        return self.folder / "drafts"

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key


@contextmanager
def whole_file(path: Path, drafts: Path) -> Iterator[Path]:
    """A place in the folder `drafts` to write what will stand at `path` once it is complete.

    No two writers get the same place, on whatever machine and in whatever thread they run: a task that a cluster
    gives to a second worker may still be running on the first.
    """
    drafts.mkdir(parents=True, exist_ok=True)
    draft = drafts / f"{path.name}.{uuid4().hex}.part"
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def key_of(name: str, content: bytes) -> str:
    """The key of a file's recognised form: its name, its bytes, and the rules and registries that read it."""
    digest = hashlib.sha256(rules_fingerprint().encode())
    digest.update(name.encode("utf-8", "surrogateescape"))
    digest.update(b"\0")
    digest.update(content)
    return digest.hexdigest()


@cache
def rules_fingerprint() -> str:
    """What stands for the rules in force: the release, the code and the registries.

    By content, not by time, so that the machines of a cluster and a new installation agree.
    """
    from frontgraph.resources import data_path

    package = Path(frontgraph.model.__file__).parent.parent
    files = [*sorted(package.rglob("*.py")), *sorted(data_path("registry").iterdir())]
    digest = hashlib.sha256(_release().encode())
    for file in files:
        if "node_modules" not in file.parts:
            digest.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _release() -> str:
    try:
        return version("frontgraph")
    except PackageNotFoundError:
        return "source"
