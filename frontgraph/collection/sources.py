"""Which files a command was given: single files, whole folders, or standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from frontgraph.errors import ReadError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file to read: `name` is what messages and records call it."""

    name: str
    path: Path


def find_sources(paths: Iterable[str | os.PathLike[str]], suffixes: frozenset[str]) -> Iterator[Source]:
    """The files that `paths` mean, each once: files as they are named, folders' files by suffix in order of name.

    Hidden files and folders are passed over. Raises ReadError for a path at which nothing stands.
    """
    seen: set[Path] = set()
    for given in paths:
        path = Path(given)
        if str(given) == STANDARD_INPUT:
            yield Source(STANDARD_INPUT, path)
            continue
        if not path.exists():
            raise ReadError(f"{path}: nothing stands here; give a file, a folder or “-” for standard input.")
        for file in _files(path, suffixes) if path.is_dir() else (path,):
            resolved = file.resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield Source(str(file), file)


def _files(folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                yield Path(root, name)
