"""Older office files (.doc, .rtf, .odt): LibreOffice, where it is installed, turns them into .docx."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from frontgraph.errors import ReadError
from frontgraph.readers.docx import read_docx
from frontgraph.readers.extracted import Extracted

#: Seconds that one conversion may take.
_LONGEST = 180


def read_office(data: bytes, file: str, suffix: str) -> Extracted:
    """The text of an older office file; raises ReadError where LibreOffice is missing or cannot read it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise ReadError(f"{file}: {suffix} files need LibreOffice; install it, or save the file as .docx.")
    with tempfile.TemporaryDirectory(prefix="frontgraph-") as folder:
        converted = _converted(program, data, Path(folder), suffix)
        if converted is None:
            raise ReadError(f"{file}: LibreOffice cannot read this {suffix} file; save it as .docx.")
        extracted = read_docx(converted, file)
    notes = (f"{suffix} file converted by LibreOffice", *extracted.notes)
    return Extracted(extracted.text, extracted.media_type, notes=notes)


def _converted(program: str, data: bytes, folder: Path, suffix: str) -> bytes | None:
    source = folder / f"document{suffix}"
    source.write_bytes(data)
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
    command += ["--convert-to", "docx", "--outdir", str(folder), str(source)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)
    except (subprocess.SubprocessError, OSError):
        return None
    target = folder / "document.docx"
    return target.read_bytes() if target.exists() else None
