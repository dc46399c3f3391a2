"""A folder as people have it, with every sort of broken and hostile file: each is one line, and the rest is read."""

from __future__ import annotations

import io
import os
import re
import resource
import shutil
import subprocess
import sys
import zipfile
from functools import partial
from pathlib import Path

import pytest

from frontgraph.store import GraphFolder
from tests.collection.test_build import bytes_of
from tests.readers.files import W, docx, paragraph, pdf

GOOD = {
    "tot.txt": "NGHỊ QUYẾT\nVề A\n\nCăn cứ Luật Lâm nghiệp năm 2017;".encode(),
    "chu.pdf": "Văn bản thường trong tệp mang đuôi PDF".encode(),
    "that-ra-la-word.txt": docx(paragraph("KẾ HOẠCH") + paragraph("Về B")),
}


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def word(body: str) -> bytes:
    return archive(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": body.encode()})


ENTITY = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BODY = f"<w:document {W}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
ENCRYPTED = b"/Root 1 0 R /ID [(a)(a)] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>"

BAD = {
    "rong.txt": (b"", "empty"),
    "trang.txt": (b" \n \n", "empty"),
    "nhi-phan.txt": (bytes(range(256)) * 40, "not UTF-8"),
    "cut.pdf": (pdf([[(60, 700, "abc")]])[:300], "damaged"),
    "khong-trang.pdf": (pdf([]), "no pages|damaged"),
    "gia.pdf": (b"\0\1\2" * 100, "no .pdf file"),
    "khoa.pdf": (
        pdf([[(60, 700, "Kin")]]).replace(b"/Root 1 0 R", ENCRYPTED % (b"o" * 32, b"u" * 32)),
        "encrypted",
    ),
    "cut.docx": (docx(paragraph("KẾ HOẠCH"))[:150], "damaged"),
    "hong.docx": (docx("<w:p></w:r>"), "damaged"),
    "cuoi.docx": (word(f"<!DOCTYPE l [<!ENTITY a0 'ha'>{LAUGHS}]>{BODY.format('&a9;')}"), "damaged"),
    "sau.docx": (docx("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000), "damaged"),
    "bang-tinh.docx": (archive(**{"[Content_Types].xml": b"<T/>", "xl/workbook.xml": b"<w/>"}), "spreadsheet"),
    "khoa.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "rac.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "no Word document"),
    "sau.html": (b"<html><body>" + b"<div>" * 50_000 + b"x" + b"</div>" * 50_000, "no text"),
    "bom.zip": (archive(**{"a.txt": b"\0" * 60_000_000}), "trap"),
    "cut.zip": (archive(**{"a.txt": bytes(range(256)) * 8})[:60], "damaged"),
    "cut.png": (b"\x89PNG\r\n\x1a\n" + bytes(100), "damaged"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good files, bad files, and what a file system can hold beside files."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for name, data in GOOD.items():
        (documents / name).write_bytes(data)
    for name, (data, _) in BAD.items():
        (documents / name).write_bytes(data)
    (documents / "mat.txt").symlink_to(documents / "khong-co.txt")
    (documents / "vong.txt").symlink_to("vong.txt")
    (documents / "tren").symlink_to(documents)
    os.mkfifo(documents / "duong-ong.txt")
    (documents / "la-thu-muc.txt").mkdir()
    with (documents / "to.txt").open("wb") as file:
        file.truncate(2 * 1024**3)
    return documents


def frontgraph(*words: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "frontgraph", "--lang", "en", *map(str, words)]
    return subprocess.run(command, check=False, capture_output=True, timeout=300)


EXPECTED = {
    **{name: reason for name, (_, reason) in BAD.items()},
    "mat.txt": "no such file",
    "vong.txt": "symbolic links",
    "duong-ong.txt": "a pipe or a device",
    "to.txt": "2048 MB are more",
}


def test_a_build_reads_the_good_files_and_lists_every_bad_one_in_a_line(folder: Path, tmp_path: Path) -> None:
    done = frontgraph("build", folder, "--output", tmp_path / "g", "--workers", "2")
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 0, lines
    assert any(line.startswith(f"Documents read: {len(GOOD)}; not readable: {len(EXPECTED)};") for line in lines)
    for name, reason in EXPECTED.items():
        told = [line for line in lines if Path(line.split(": ")[0].strip()).name == name]
        assert len(told) == 1, (name, told)
        assert re.search(reason, told[0]), told
    assert GraphFolder(tmp_path / "g").manifest().about["documents"] == len(GOOD)


def test_cite_reads_the_good_files_and_ends_with_an_error_status(folder: Path) -> None:
    done = frontgraph("cite", folder, "--format", "csv")
    assert done.returncode == 2
    assert "Luật Lâm nghiệp" in done.stdout.decode()
    assert len(done.stderr.decode().splitlines()) == len(EXPECTED)


def test_external_entities_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "xxe.docx").write_bytes(word(ENTITY + BODY.format("Kế hoạch &x;")))
    done = frontgraph("build", tmp_path / "xxe.docx", "--output", tmp_path / "g")
    assert done.returncode == 0
    kept = [path.read_text(encoding="utf-8") for path in (tmp_path / "g" / "sources").iterdir()]
    assert [text.strip() for text in kept] == ["Kế hoạch"]


def test_members_of_archives_are_named_and_never_written_outside(tmp_path: Path) -> None:
    inside = archive(**{"trong/x.txt": "NGHỊ QUYẾT\nVề X".encode()})
    path = tmp_path / "den" / "nhieu.zip"
    path.parent.mkdir()
    path.write_bytes(archive(**{"../../ra-ngoai.txt": "THÔNG BÁO\nVề Z".encode(), "hop.zip": inside}))
    before = {each for each in tmp_path.rglob("*") if each.is_file()}
    done = frontgraph("build", path, "--output", tmp_path / "g")
    assert done.returncode == 0, done.stderr.decode()
    assert {each for each in tmp_path.rglob("*") if each.is_file() and tmp_path / "g" not in each.parents} == before
    [state] = (tmp_path / "g" / "states").iterdir()
    told = (state / "documents.jsonl").read_text(encoding="utf-8")
    assert '"nhieu.zip/hop.zip/trong/x.txt"' in told
    assert not list(tmp_path.parent.glob("ra-ngoai.txt"))


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    inside = archive(**{"a.txt": b"abc"})
    for _ in range(5):
        inside = archive(**{f"{number}.zip": inside for number in range(2)})
    (tmp_path / "day.zip").write_bytes(inside)
    done = frontgraph("cite", tmp_path / "day.zip")
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 8
    assert "3 deep" in done.stderr.decode()


def test_names_that_are_no_unicode_or_hold_line_breaks(tmp_path: Path) -> None:
    documents = os.fsencode(tmp_path / "documents")
    os.mkdir(documents)
    for name in (b"l\xff\xfe.txt", 'xuống\ndòng <x> "y".txt'.encode(), b"hong\n\xff.pdf"):
        with open(os.path.join(documents, name), "wb") as file:
            file.write(b"%PDF-1.4 cut" if name.endswith(b"pdf") else "QUYẾT ĐỊNH\nVề L".encode())
    done = frontgraph("build", tmp_path / "documents", "--output", tmp_path / "g")
    told = done.stderr.decode()
    assert done.returncode == 0, told
    assert "Documents read: 2; not readable: 1" in told
    assert r"  hong \xff.pdf: the PDF is damaged" in told
    assert frontgraph("verify", "--graph", tmp_path / "g").returncode == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "kin.txt").write_text("QUYẾT ĐỊNH", encoding="utf-8")
    (tmp_path / "kin.txt").chmod(0)
    done = frontgraph("cite", tmp_path)
    assert done.returncode == 2
    assert "kin.txt: Permission denied; check that you may read it." in done.stderr.decode()


def test_a_full_disk_is_one_line_and_leaves_the_graph(tmp_path: Path, seed_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_bytes(GOOD["tot.txt"])
    assert frontgraph("build", tmp_path / "documents", "--output", tmp_path / "g").returncode == 0
    before = bytes_of(tmp_path / "g")
    shutil.copy(seed_path, tmp_path / "documents")
    command = [
        sys.executable,
        "-m",
        "frontgraph",
        "build",
        str(tmp_path / "documents"),
        "--output",
        str(tmp_path / "g"),
    ]
    for most in (2_000, 20_000, 60_000):
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most)),
        )
        assert done.returncode == 2, done.stderr.decode()
        [line] = [each for each in done.stderr.decode().splitlines() if "frontgraph:" in each]
        assert "no space is left on the disk" in line
        assert bytes_of(tmp_path / "g") == before
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert GraphFolder(tmp_path / "g").manifest().about["documents"] == 2
