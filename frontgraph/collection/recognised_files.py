"""Recognised documents kept on disk, by the content they were read from: what is unchanged is not read again."""

from __future__ import annotations

import hashlib
import os
import pickle
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

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
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.write_bytes(zlib.compress(pickle.dumps(document, protocol=5), 1))
        draft.replace(path)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key


def key_of(name: str, content: bytes) -> str:
    """The key of a file's recognised form: its name, its bytes, and the rules and registries that read it."""
    digest = hashlib.sha256(rules_fingerprint().encode())
    digest.update(name.encode("utf-8", "surrogateescape"))
    digest.update(b"\0")
    digest.update(content)
    return digest.hexdigest()


@cache
def rules_fingerprint() -> str:
    """What stands for the rules in force: the release, and the sizes and times of code and registries."""
    from frontgraph.resources import data_path

    package = Path(frontgraph.model.__file__).parent.parent
    files = [*sorted(package.rglob("*.py")), *sorted(data_path("registry").iterdir())]
    digest = hashlib.sha256(_release().encode())
    for file in files:
        if "node_modules" not in file.parts:
            stat = file.stat()
            digest.update(f"{file.name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _release() -> str:
    try:
        return version("frontgraph")
    except PackageNotFoundError:
        return "source"
