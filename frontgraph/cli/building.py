"""Commands that make a graph, check it, and write it out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frontgraph.cli.places import graph_option
from frontgraph.cli.reading import ocr_option
from frontgraph.errors import MissingExtraError

if TYPE_CHECKING:
    from frontgraph.cli.progress import Stages
    from frontgraph.readers import OcrMode

_FORMATS = ["turtle", "trig", "nquads", "jsonld", "turtle12", "eli", "graphml", "gexf", "csv", "dump"]


#: A graph of more statements than this has its pages made with it only where that is asked: up to here it takes less
#: than a minute.
_LARGE = 1_500_000
_PAGES_LATER = {
    "vi": "Đồ thị lớn: “serve” tự làm các trang, trang được hỏi trước làm trước; --pages làm sẵn tất cả.",
    "en": "A large graph: “serve” makes the pages, those asked for first; --pages makes all of them now.",
}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="Thư mục đồ thị · graph folder."
)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Số tiến trình · processes.")
@click.option("--scheduler", default=None, metavar="tcp://…", help="Cụm Dask · Dask cluster to read on.")
@click.option("--prune", is_flag=True, help="Bỏ văn bản không còn nêu · remove documents not named any more.")
@click.option("--resume/--no-resume", default=True, help="Đi tiếp từ lần trước (mặc định) · go on from last time.")
@ocr_option
@click.option("--base", default=None, metavar="IRI", help="Gốc định danh · base of the identifiers.")
@click.option(
    "--pages/--no-pages",
    default=None,
    help="Làm sẵn các trang cho máy chủ (mặc định, trừ đồ thị lớn) · make the pages that “serve” shows (default, "
    "unless the graph is large).",
)
@click.pass_obj
def build(  # one parameter an option of the command
    lang: str,
    paths: tuple[str, ...],
    output: Path,
    workers: int,
    scheduler: str | None,
    prune: bool,
    resume: bool,
    ocr: OcrMode,
    base: str | None,
    pages: bool | None,
) -> None:
    """Dựng đồ thị của các văn bản tại PATH vào một thư mục. · Build the graph of the documents at PATHs.

    Tệp không đổi thì không đọc lại; tệp hỏng được liệt kê, phần còn lại vẫn tiếp tục. · Unchanged files are not read
    again; a broken file is listed and the rest goes on.
    """
    from frontgraph.cli.progress import stages
    from frontgraph.cli.reports import report_lines
    from frontgraph.collection.build import BuildOptions
    from frontgraph.collection.build import build as build_graph
    from frontgraph.graph import DEFAULT_BASE

    with stages(lang) as bars:
        options = BuildOptions(
            base or DEFAULT_BASE,
            workers,
            scheduler,
            prune,
            not resume,
            ocr,
            progress=bars.move,
            step=bars.begin,
        )
        report = build_graph(paths, output, options)
        large = report.quads > _LARGE
        if pages if pages is not None else not large and _can_make_pages():
            _make_pages(output, workers, bars)
    for line in report_lines(report, lang):
        click.echo(line, err=True)
    if pages is None and large:
        click.echo(_PAGES_LATER[lang], err=True)


def _can_make_pages() -> bool:
    """Whether the server is installed, which shows the pages, and the page's module was built."""
    try:
        import frontgraph.server.page_making  # noqa: F401
        from frontgraph.explorer.page import can_render
    except ImportError:
        return False
    return can_render()


def _make_pages(output: Path, workers: int, bars: Stages) -> None:
    """The pages of the graph just built, for `frontgraph serve`."""
    try:
        from frontgraph.server.page_making import make_all_pages
    except ImportError as error:
        raise MissingExtraError('the server is not installed; do: pip install "frontgraph[serve]"') from error
    from frontgraph.store import GraphFolder

    bars.begin("pages")
    make_all_pages(GraphFolder(output), workers, lambda done, total: bars.move("pages", done, total))


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), metavar="PATH")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="Thư mục đồ thị · graph folder."
)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Số tiến trình · processes.")
@click.option("--base", default=None, metavar="IRI", help="Gốc định danh · base of the identifiers.")
@click.pass_obj
def codification(lang: str, path: Path, output: Path, workers: int, base: str | None) -> None:
    """Dựng đồ thị Bộ pháp điển từ các đề mục tại PATH. · Build the graph of the codification of law at PATH.

    PATH là thư mục hay tệp nén các đề mục dạng chữ; đồ thị đã có trong thư mục thì được bổ sung. · PATH is a folder or
    an archive of topics as text; a graph that stands in the folder is added to.
    """
    from frontgraph.cli.progress import stages
    from frontgraph.cli.reports import codification_lines
    from frontgraph.collection.codification import build_codification

    with stages(lang) as bars:
        report = build_codification(path, output, base=base, workers=workers, told=bars.move)
    for line in codification_lines(report, lang):
        click.echo(line, err=True)


@click.command()
@graph_option
@click.pass_obj
def validate(lang: str, place: str) -> None:
    """Kiểm tra đồ thị theo các khuôn SHACL. · Check a graph against its SHACL shapes; status 1 where it breaks one."""
    from frontgraph.cli.progress import stages
    from frontgraph.collection.checks import validate_graph

    with stages(lang) as bars:
        report = validate_graph(place, lang, told=lambda done, total: bars.move("validate", done, total))
    for violation in report.violations:
        click.echo(f"{violation.focus}: {violation.message}")
    passed = (
        ("Đồ thị hợp lệ.", "The graph conforms.")
        if report.conforms
        else ("Đồ thị không hợp lệ.", "It does not conform.")
    )
    click.echo(passed[lang == "en"], err=True)
    sys.exit(0 if report.conforms else 1)


@click.command()
@graph_option
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help="Thư mục đồ thị có nguyên văn · the graph folder that keeps the texts of a server's graph.",
)
@click.pass_obj
def verify(lang: str, place: str, texts: Path | None) -> None:
    """Cắt lại từng câu trích từ nguyên văn và so sánh. · Cut every quote out of its source again and compare."""
    from frontgraph.collection.checks import verify_graph

    outcome = verify_graph(place, texts)
    for mismatch in outcome.mismatches:
        click.echo(str(mismatch))
    told = (
        f"Đã đối chiếu {outcome.checked} câu trích: {len(outcome.mismatches)} sai lệch.",
        f"{outcome.checked} quotes compared, {len(outcome.mismatches)} differ.",
    )
    click.echo(told[lang == "en"], err=True)
    sys.exit(0 if not outcome.mismatches else 1)


@click.command()
@graph_option
@click.option("--format", "form", type=click.Choice(_FORMATS), required=True, help="Định dạng · format.")
@click.option(
    "--output", type=click.Path(dir_okay=True, path_type=Path), default=None, help="Tệp hay thư mục · file or folder."
)
@click.option("--document", default=None, metavar="VĂN BẢN", help="Chỉ một văn bản · one document only.")
def export(place: str, form: str, output: Path | None, document: str | None) -> None:
    """Xuất đồ thị ra một định dạng mà chương trình khác đọc được. · Write a graph in a format that others read."""
    from frontgraph.collection.export import export_graph

    content = export_graph(place, form, document=document, output=output)
    if content is not None:
        sys.stdout.buffer.write(content)
