"""Evidence of every kind of file is found again where a reader looks for it, through `cite`, `build` and the graph."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from frontgraph.collection.build import build
from frontgraph.collection.checks import verify_graph
from frontgraph.collection.recognition import recognise_bytes
from frontgraph.collection.records import citation_record
from frontgraph.graph import completed
from frontgraph.store import GraphFolder
from tests.graph.asking import ask
from tests.readers import files
from tests.readers.files import docx, paragraph, pdf, scanned_page, scanned_pdf

LINES = ("UBND TỈNH SƠN LA", "Số: 15/KH-UBND", "KẾ HOẠCH", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020;")
PLAIN = ("UBND TINH A", "So: 15/KH-UBND", "KE HOACH", "Can cu Nghi dinh 30/2020/ND-CP ngay 05/3/2020 cua Chinh phu;")


def scan(lines: tuple[str, ...]) -> bytes:
    if shutil.which("tesseract") is None or not any(Path(font).exists() for font in files.FONTS):
        if os.environ.get("CI"):
            pytest.fail("tesseract-ocr-vie or a font with Vietnamese letters is missing")
        pytest.skip("tesseract-ocr-vie and a font with Vietnamese letters are needed")
    return scanned_pdf(scanned_page([(240.0, 80.0 + 120 * row, line) for row, line in enumerate(lines)]))


def zipped(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def content(name: str) -> bytes:
    kind = name.partition(".")[2]
    if kind == "pdf":
        return pdf([[(60, 700, "Muc luc")], [(60, 760 - 30 * row, line) for row, line in enumerate(PLAIN)]])
    if kind == "quet.pdf":
        return scan(LINES)
    if kind == "docx":
        return docx("".join(map(paragraph, LINES)))
    if kind == "html":
        body = "".join(f"<p>{line}</p>" for line in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", *LINES[1:]))
        return f"<html><body>{body}</body></html>".encode()
    return zipped("trong.txt", "\n".join(LINES).encode()) if kind == "zip" else "\n".join(LINES).encode()


CASES = [
    ("ke-hoach.txt", None, 4),
    ("ke-hoach.md", None, 4),
    ("ke-hoach.docx", None, 4),
    ("ke-hoach.html", None, 4),
    ("ke-hoach.zip", None, 4),
    ("ke-hoach.pdf", 2, 4),
    ("ke-hoach.quet.pdf", 1, 4),
]


@pytest.mark.parametrize(("name", "page", "line"), CASES)
def test_cite_tells_the_page_and_the_line(name: str, page: int | None, line: int) -> None:
    document = recognise_bytes(name, content(name))
    records = [citation_record(document, each) for each in document.citations]
    [found] = [record for record in records if str(record["number"]).startswith("30/2020/N")]
    assert (found["page"], found["line"]) == (page, line)
    assert (found["read_confidence"] is not None) == name.endswith("quet.pdf")


@pytest.mark.parametrize(("name", "page", "line"), CASES)
def test_the_graph_leads_back_to_the_page_and_the_words(name: str, page: int | None, line: int, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content(name))
    report = build([tmp_path / name], tmp_path / "g")
    assert not report.failures
    checked = verify_graph(str(tmp_path / "g"))
    assert checked.checked > 0
    assert not checked.mismatches
    folder = GraphFolder(tmp_path / "g")
    store = folder.open()
    told = completed([quad for each in store.graphs() for quad in store.graph_quads(each)], folder.read_source)
    query = """SELECT DISTINCT ?number ?start ?lines { ?evidence fg:quote ?words ; fg:start ?start ; fg:onPage ?page .
        ?page fg:pageNumber ?number ; fg:lineStarts ?lines FILTER(CONTAINS(?words, "30/2020")) }"""
    places = {
        (int(number or ""), sum(int(each) <= int(start or "") for each in (lines or "").split()))
        for number, start, lines in ask(told, query)
    }
    assert places == ({(page, line)} if page else set())
