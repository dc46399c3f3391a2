"""Archives: .zip files of documents, and the check that no archive unfolds to more than it should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress

from frontgraph.errors import ReadError
from frontgraph.text.filenames import writable_name

#: A file in an archive may unfold to so many bytes; more is a trap or no document.
LARGEST = 256 * 1024 * 1024
_LARGEST_TOGETHER = 4 * LARGEST
_STEEPEST = 300
_MOST_MEMBERS = 100_000
_NOT_DOCUMENTS = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def checked_archive(data: bytes, file: str) -> None:
    """Raise ReadError where an archive is damaged, encrypted, or unfolds to far more than its size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise ReadError(f"{file}: the archive is damaged ({error}); make it again.") from error
    if any(member.flag_bits & 1 for member in members):
        raise ReadError(f"{file}: the archive is encrypted; unpack it with its password first.")
    unfolded = sum(member.file_size for member in members)
    steep = unfolded > 10 * 1024 * 1024 and unfolded > _STEEPEST * max(len(data), 1)
    if steep or unfolded > _LARGEST_TOGETHER or len(members) > _MOST_MEMBERS:
        raise ReadError(f"{file}: the archive unfolds to {unfolded // 2**20} MB; that is a trap or no documents.")


def _member_name(member: zipfile.ZipInfo) -> str:
    """The name of a member, in UTF-8 where its bytes are, whether or not the archive says so (APPNOTE 4.4.4, bit 11).

    >>> _member_name(zipfile.ZipInfo("Kế hoạch.txt".encode().decode("cp437")))
    'Kế hoạch.txt'
    """
    name = member.filename
    if not member.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return writable_name(name)


def archive_members(data: bytes, file: str) -> Iterator[tuple[str, bytes | ReadError]]:
    """The files of an archive in the order of their names, each with its bytes or with the reason why not."""
    checked_archive(data, file)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in sorted(archive.infolist(), key=lambda info: info.filename):
            name = f"{file}/{_member_name(member)}"
            if member.is_dir() or any(part in member.filename for part in _NOT_DOCUMENTS):
                continue
            if member.file_size > LARGEST:
                yield name, ReadError(f"{name}: {member.file_size // 2**20} MB are more than a document holds.")
                continue
            try:
                yield name, archive.read(member)
            except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError) as error:
                yield name, ReadError(f"{name}: the archive is damaged here ({error}); make it again.")
