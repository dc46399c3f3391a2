"""Commands that read documents and say what is in them, without a graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frontgraph.cli.tables import print_csv, print_table
from frontgraph.errors import ReadError

if TYPE_CHECKING:
    from frontgraph.collection.records import Record
    from frontgraph.model import Document
    from frontgraph.readers import OcrMode

_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH…")
ocr_option = click.option(
    "--ocr",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="Nhận dạng chữ trong bản quét · read the letters of scans.",
)
_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="Dạng kết quả · form of output.",
)

_COLUMNS = {
    "file": ("Tệp", "File"),
    "place": ("Vị trí", "Place"),
    "section": ("Mục", "Section"),
    "quote": ("Trích dẫn", "Citation"),
    "date": ("Ngày", "Date"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "relation": ("Quan hệ", "Relation"),
    "pinpoints": ("Điều khoản", "Provisions"),
    "status": ("Xác định", "Resolved"),
}


@click.command()
@_paths
@_format_option
@ocr_option
@click.pass_obj
def cite(lang: str, paths: tuple[str, ...], form: str, ocr: OcrMode) -> None:
    """Trích dẫn văn bản tìm thấy trong PATH (tệp, thư mục hoặc “-”). · The documents that PATHs cite."""
    from frontgraph.collection.records import citation_record, document_record

    documents = _documents(paths, ocr)
    if form == "jsonl":
        for document in documents:
            _line(document_record(document))
            for citation in document.citations:
                _line(citation_record(document, citation))
        return
    rows = (citation_record(document, citation) for document in documents for citation in document.citations)
    _print_rows(rows, form, _COLUMNS, lang)


@click.command()
@_paths
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="Dạng kết quả · form of output.")
@ocr_option
def facts(paths: tuple[str, ...], form: str, ocr: OcrMode) -> None:  # noqa: ARG001 - the one form there is
    """Người ký, nơi nhận, hội nghị, giao việc … · Who signed, received, met, was charged, a line a document."""
    from frontgraph.facts import as_json

    for document in _documents(paths, ocr, facts=True):
        _line(as_json(document))


def _documents(paths: Iterable[str], ocr: OcrMode = "auto", *, facts: bool = False) -> Iterator[Document]:
    """The documents at `paths`, resolved among themselves; a file that cannot be read is told and passed over.

    Raises ReadError, after the rest has been read, where files failed.
    """
    from frontgraph.citation import resolve_citations
    from frontgraph.collection.recognition import recognise_source
    from frontgraph.collection.sources import find_sources
    from frontgraph.collection.workers import seldom_collecting
    from frontgraph.readers import SUFFIXES

    failed: list[str] = []
    documents: list[Document] = []
    with seldom_collecting():
        for source in find_sources(paths, SUFFIXES):
            for found in recognise_source(source, ocr, facts=facts):
                if isinstance(found, ReadError):
                    failed.append(str(found))
                else:
                    documents.append(found)
        yield from resolve_citations(documents)
    if failed:
        for told in failed[:-1]:
            click.echo(f"frontgraph: {told}", err=True)
        raise ReadError(failed[-1])


def _line(record: object) -> None:
    click.echo(json.dumps(record, ensure_ascii=False))


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="GOLD")
@click.option(
    "--documents",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    multiple=True,
    help="Thư mục văn bản gốc (nhiều lần được) · folder of the texts, more than once if need be.",
)
@click.option("--errors", type=int, default=0, help="Số chỗ khác nhau in ra · how many disagreements to print.")
@click.pass_obj
def evaluate(lang: str, gold: Path, documents: tuple[Path, ...], errors: int) -> None:
    """Chấm điểm nhận dạng theo các bản chú giải GOLD (*.json). · Score recognition against annotations (*.json)."""
    from frontgraph.collection.evaluation import evaluate as figures_of
    from frontgraph.collection.gold import read_gold

    result = figures_of(read_gold(gold, documents))
    titles = {
        "measure": ("Chỉ tiêu", "Measure"),
        "precision": ("Chính xác", "Precision"),
        "recall": ("Đầy đủ", "Recall"),
        "f1": ("F1", "F1"),
        "counts": ("Đúng / đoán / chuẩn", "Agreed / predicted / annotated"),
    }
    rows = [
        {
            "measure": name,
            "precision": f"{figure.precision:.3f}",
            "recall": f"{figure.recall:.3f}",
            "f1": f"{figure.f1:.3f}",
            "counts": f"{figure.agreed} / {figure.predicted} / {figure.annotated}",
        }
        for name, figure in result.figures.items()
    ]
    print_table({key: names[lang == "en"] for key, names in titles.items()}, rows)
    for item in result.disagreements[:errors]:
        click.echo(f"{item.measure} | {item.file}:{item.start} | {item.quote} | {item.annotated} | {item.predicted}")


@click.command()
@_paths
@_format_option
@ocr_option
@click.pass_obj
def amendments(lang: str, paths: tuple[str, ...], form: str, ocr: OcrMode) -> None:
    """Văn bản trong PATH sửa đổi, bổ sung, bãi bỏ những gì. · What the documents at PATHs change in others."""
    from frontgraph.collection.records import amendment_record

    rows = (amendment_record(document, found) for document in _documents(paths, ocr) for found in document.amendments)
    if form == "jsonl":
        for row in rows:
            _line(row)
    else:
        _print_rows(rows, form, _AMENDMENT_COLUMNS, lang)


def _print_rows(rows: Iterable[Record], form: str, columns: Mapping[str, tuple[str, str]], lang: str) -> None:
    if form == "csv":
        print_csv(rows)
    else:
        print_table({key: names[lang == "en"] for key, names in columns.items()}, _placed(rows, lang))


def _placed(rows: Iterable[Record], lang: str) -> Iterator[Record]:
    """The rows, each with its place in words: `page 3, line 12`."""
    from frontgraph.collection.records import place_name

    for row in rows:
        yield {**row, "place": place_name(row["page"], row["line"], lang, row["read_confidence"])}


_AMENDMENT_COLUMNS = {
    "file": ("Tệp", "File"),
    "place": ("Vị trí", "Place"),
    "source": ("Tại", "In"),
    "operation": ("Nội dung", "Operation"),
    "target": ("Điều khoản bị tác động", "Provision concerned"),
    "document": ("Của văn bản", "Of the document"),
    "effective": ("Hiệu lực", "Effective"),
    "quote": ("Câu gốc", "Words"),
}


@click.command()
@click.argument("file", metavar="FILE")
@click.argument("offset", type=click.IntRange(0), metavar="OFFSET")
def explain(file: str, offset: int) -> None:
    """Giải thích trích dẫn tại vị trí OFFSET (ký tự) của FILE. · Explain the citation at code point OFFSET."""
    from frontgraph.citation import explain as trace

    [document] = _documents([file])
    click.echo(str(trace(document, offset)))
