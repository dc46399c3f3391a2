"""Commands that show a graph to people: the page, and the server of it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from frontgraph.cli.places import TOKEN, graph_option, place_of, remember_token
from frontgraph.errors import MissingExtraError


@click.command()
@graph_option
@click.option("--document", default=None, metavar="VĂN BẢN", help="Mở ở văn bản này · open on this document.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Tệp HTML · HTML file.")
@click.pass_obj
def view(lang: str, place: str, document: str | None, output: Path) -> None:
    """Tạo một trang HTML tự đủ, mở được không cần mạng. · Write one HTML page that needs no network."""
    from frontgraph.knowledge_graph import KnowledgeGraph

    with KnowledgeGraph.open(place) as graph:
        path = graph.write_page(output, document, lang)
    told = ("Mở trang này trong trình duyệt", "Open this page in a browser")[lang == "en"]
    click.echo(f"{told}: {path.resolve().as_uri()}")


@click.command()
@click.option("--graph", "place", required=True, callback=place_of, metavar="DIR|URL", help="Đồ thị · the graph.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ · address to listen at.")
@click.option("--port", type=int, default=8000, show_default=True, help="Cổng · port.")
@click.option("--writable", is_flag=True, help="Cho phép ghi (cần token) · allow changes, with a token.")
@click.option(
    "--token",
    envvar=TOKEN,
    default=None,
    is_eager=True,
    callback=remember_token,
    help="Mã ghi, hay mã vào máy chủ tại URL · the token that a writer must show, or that opens the server at URL.",
)
@click.option("--timeout", type=float, default=30.0, show_default=True, help="Giây mỗi truy vấn · seconds a query.")
@click.option(
    "--workers", type=int, default=min(4, os.cpu_count() or 1), show_default=True, help="Tiến trình · processes."
)
@click.option(
    "--access-log",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Tệp nhật ký truy cập · file of the access log; else the error stream.",
)
def serve(
    place: str,
    host: str,
    port: int,
    writable: bool,
    token: str | None,
    timeout: float,
    workers: int,
    access_log: Path | None,
) -> None:
    """Mở máy chủ: trang xem, địa chỉ từng văn bản và SPARQL. · Serve the page, every document's address and SPARQL."""
    try:
        import uvicorn

        from frontgraph.server.access_log import write_access_log
        from frontgraph.server.serving import Service, service_app
    except ImportError as error:
        raise MissingExtraError('the server is not installed; do: pip install "frontgraph[serve]"') from error
    if writable and not token:
        raise click.UsageError("--writable needs --token (or FRONTGRAPH_TOKEN): nobody may write unasked.")
    app = service_app(Service(place, writable=writable, token=token, seconds=timeout, workers=workers))
    write_access_log(access_log)
    click.echo(f"frontgraph: http://{host}:{port}/  ·  SPARQL: http://{host}:{port}/sparql", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
