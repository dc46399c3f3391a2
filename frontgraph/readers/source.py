"""Reading a file or bytes: which reader, which encoding, which checksum."""

from __future__ import annotations

import hashlib
from pathlib import Path

from frontgraph.errors import ReadError
from frontgraph.model import Document
from frontgraph.readers.decode import decode_text
from frontgraph.readers.plain_text import read_text
from frontgraph.text import canonicalise


def read_bytes(data: bytes, file: str) -> Document:
    """The document in `data`; `file` is the name that it is reported under.

    Raises ReadError, in one line that names the file, for what cannot be read.

    >>> read_bytes("Số".encode(), "a.txt").text
    'Số'
    """
    if not data:
        raise ReadError(f"{file}: the file is empty; there is nothing to read.")
    raw = decode_text(data, file)
    return read_text(raw, canonicalise(raw), file=file, sha256=hashlib.sha256(data).hexdigest())


def read_path(path: str | Path) -> Document:
    """The document in the file at `path`; raises ReadError where there is none or it cannot be read."""
    source = Path(path)
    try:
        data = source.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{source}: there is no such file; check the path.") from None
    except IsADirectoryError:
        raise ReadError(f"{source}: this is a folder; give the files in it.") from None
    except OSError as error:
        raise ReadError(f"{source}: {error.strerror or error}; check that you may read it.") from error
    return read_bytes(data, source.name)
