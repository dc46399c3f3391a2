"""Where the topics of the codification of law lie: a folder of texts, or an archive that is unpacked file by file."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import IO

from frontgraph.errors import ReadError
from frontgraph.readers.archive import LARGEST
from frontgraph.readers.codification import is_topic

_SUFFIX = ".txt"
_PIECE = 1 << 20
#: The codification has some 300 topics; an archive of very many more is a trap.
_MOST = 5_000


def topic_files(path: Path, room: Path) -> tuple[Path, tuple[str, ...]]:
    """The folder that holds the topics' texts, and their names in it; archives (tar, zip) are unpacked into `room`.

    Raises ReadError where `path` is neither, or holds no topic.
    """
    if path.is_dir():
        folder = path
    else:
        folder = room
        folder.mkdir(parents=True, exist_ok=True)
        _unpack(path, folder)
    names = tuple(
        sorted(
            file.relative_to(folder).as_posix()
            for file in folder.rglob(f"*{_SUFFIX}")
            if file.is_file() and _begins_as_topic(file)
        )
    )
    if not names:
        raise ReadError(f"{path}: holds no topic of the codification (a .txt file that begins “Đề mục 1.2. …”).")
    return folder, names


def _begins_as_topic(file: Path) -> bool:
    with file.open("rb") as stream:
        return is_topic(stream.read(400).decode("utf-8-sig", "replace"))


def _unpack(path: Path, folder: Path) -> None:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for info in archive.infolist():
                    if info.filename.endswith(_SUFFIX):
                        with archive.open(info) as stream:
                            _copy(stream, folder, info.filename, path)
            return
        with tarfile.open(path) as packed:
            for member in packed:
                content = packed.extractfile(member) if member.isfile() and member.name.endswith(_SUFFIX) else None
                if content is not None:
                    with content:
                        _copy(content, folder, member.name, path)
    except FileNotFoundError:
        raise ReadError(f"{path}: nothing stands here; give the codification's archive or its folder.") from None
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError, RuntimeError) as error:
        raise ReadError(f"{path}: is no archive that can be unpacked ({error}); get it again.") from error


def _copy(stream: IO[bytes], folder: Path, name: str, archive: Path) -> None:
    """One file of the archive into the folder, under its own name, whatever folders stood around it."""
    place = folder / PurePosixPath(name).name
    written = 0
    with place.open("wb") as file:
        while piece := stream.read(_PIECE):
            written += len(piece)
            if written > LARGEST:
                raise ReadError(f"{archive}/{name}: more than {LARGEST // 2**20} MB; that is a trap or no topic.")
            file.write(piece)
