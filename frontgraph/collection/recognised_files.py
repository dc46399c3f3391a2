"""Recognised documents kept on disk, by the content they were read from: what is unchanged is not read again."""

from __future__ import annotations

import copyreg
import hashlib
import io
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import uuid4

import frontgraph.model
from frontgraph.model import Document, codification


@dataclass(frozen=True, slots=True)
class RecognisedFiles:
    """A folder of recognised documents. A file is complete or absent, whenever its writer was killed."""

    folder: Path

    def load(self, key: str) -> Document | None:
        """The document kept under `key`, None where none is or where it cannot be read any more."""
        try:
            document = unpacked(self._path(key).read_bytes())
        except (OSError, zlib.error, pickle.PickleError, EOFError, AttributeError, ImportError, TypeError):
            return None
        return document if isinstance(document, Document) else None

    def save(self, key: str, document: Document) -> None:
        """Keep a document under `key`."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path, self.drafts) as draft:
            draft.write_bytes(packed(document))

    @property
    def drafts(self) -> Path:
        """Where half-written files lie; what is there when nobody writes is of writers that were killed."""
        return self.folder / "drafts"

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key


def packed(value: object) -> bytes:
    """A value made of the model's nouns, as it is kept.

    Each noun is written as its class and its fields: what `pickle` does with frozen values of its own accord takes
    three times as long, and reading them twice.

    >>> unpacked(packed(Document("a.txt", "Kế hoạch", ""))).text
    'Kế hoạch'
    """
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.dispatch_table = _by_fields()
    pickler.dump(value)
    return zlib.compress(buffer.getvalue(), 1)


def unpacked(content: bytes) -> Any:
    """The value that was packed; raises zlib.error or one of pickle's many errors for other bytes."""
    return pickle.loads(zlib.decompress(content))


_Reduced = tuple[type, tuple[object, ...]]


@cache
def _by_fields() -> Mapping[type, Callable[[Any], Any]]:
    """How each noun of the model is taken apart."""
    named = (*vars(frontgraph.model).values(), *vars(codification).values())
    ours = {noun: _taking_apart(noun) for noun in named if isinstance(noun, type) and is_dataclass(noun)}
    return {**copyreg.dispatch_table, **ours}


def _taking_apart(noun: type) -> Callable[[object], _Reduced]:
    first, *more = (each.name for each in fields(noun))
    values = attrgetter(first, *more)
    return (lambda value: (noun, values(value))) if more else (lambda value: (noun, (values(value),)))


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
