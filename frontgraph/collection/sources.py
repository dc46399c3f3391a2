"""Which files a command was given: single files, whole folders, or standard input."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from frontgraph.errors import ReadError
from frontgraph.text.filenames import writable_name

STANDARD_INPUT = "-"
#: The file that tells a graph's folder, and the folders in it.
GRAPH_MARK = "build.lock"
GRAPH_FOLDERS = frozenset({"sources", "states", "recognised", "work"})


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file to read. `name` is what the graph calls it: the path below the folder that was given."""

    name: str
    path: Path


def find_sources(paths: Iterable[str | os.PathLike[str]], suffixes: Collection[str]) -> Iterator[Source]:
    """The files that `paths` mean, each once: files as they are named, folders' files by suffix in order of name.

    Hidden files and folders are passed over; a name that stands in two of the folders is told apart by the folder's
    own. Raises ReadError for a path at which nothing stands.
    """
    seen: set[str] = set()
    names: set[str] = set()
    for given in paths:
        root = Path(given)
        if str(given) == STANDARD_INPUT:
            yield Source(STANDARD_INPUT, root)
            continue
        if not root.exists():
            raise ReadError(f"{root}: nothing stands here; give a file, a folder or “-” for standard input.")
        for path in _files(root, suffixes) if root.is_dir() else (root,):
            # Unlike Path.resolve, it does not mind links that lead in a circle; reading them tells.
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                yield Source(_name(path, root, names), path)


def _name(path: Path, root: Path, taken: set[str]) -> str:
    name = writable_name(path.relative_to(root).as_posix() if root.is_dir() else path.name)
    if name in taken:
        name = (
            writable_name(f"{path.absolute().parent.name}/{path.name}")
            if not root.is_dir()
            else f"{root.absolute().name}/{name}"
        )
    if name in taken:
        name = writable_name(path.absolute().as_posix()).lstrip("/")
    taken.add(name)
    return name


def _files(folder: Path, suffixes: Collection[str]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        # The texts that a graph's own folder keeps are no new documents.
        own = GRAPH_FOLDERS if GRAPH_MARK in names else frozenset[str]()
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in own)
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                yield Path(root, name)
