"""What the page weighs and how soon it stands there, with 500, 2,000 and 10,000 documents.

    python -m tests.benchmarks.bench_page GRAPH_FOLDER [--works 500 2000 10000]

The works, links and documents of a graph of real texts are multiplied by giving those of each copy another name, and
cut to the number asked for; once with the texts of the first copy, once with none, and the largest also with the texts
of all copies, as far as a page takes them. Each page is opened from a file in headless Chromium without a GPU: first
paint, the longest task while it opens, and the time from a key in the search field to the results, over questions of
all sorts.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from frontgraph.explorer import page_data
from frontgraph.explorer.clusters import clusters
from frontgraph.explorer.lanes import lay_out
from frontgraph.explorer.names import names_of
from frontgraph.explorer.page import render_page, static_folder
from frontgraph.explorer.page_model import DocumentDetail, Link, PageData, Work
from frontgraph.explorer.pieces import piece_of
from frontgraph.store import GraphFolder

QUESTIONS = (
    "2",
    "22",
    "22 ct tw",
    "chi thi 22",
    "n",
    "nghi quyet",
    "so tai chinh",
    "dai hoi mttq",
    "ubnd tinh",
    "xyzzy",
)
WATCH = """window.tasks = [];
new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.tasks.push(entry.duration)))
    .observe({type: "longtask", buffered: true});"""
ASK = """async (words) => {
    const field = document.querySelector(".search input");
    field.focus();
    const started = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, words);
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
    await new Promise((done) => {
        const look = () => (document.querySelector(".results [role=status]") ? done() : setTimeout(look, 0));
        look();
    });
    const taken = performance.now() - started;
    field.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
    await new Promise((done) => setTimeout(done, 30));
    return taken;
}"""


@dataclass(frozen=True)
class Figures:
    """Bytes of the texts, of the page, and of the texts as the page carries them; milliseconds of the browser."""

    works: int
    documents: int
    text: int
    size: int
    packed_text: int
    paint: float
    longest: float
    first_question: float
    questions: float
    slowest: float


def pages(data: PageData, numbers: list[int]) -> Iterator[PageData]:
    """Pages over so many works of a collection, and the same without the texts and what was read in them."""
    for number in numbers:
        works, links = _multiplied(data, number)
        placed, overview = lay_out(works)
        whole = replace(data, works=placed, links=links, overview=overview, clusters=clusters(placed, links))
        yield _with(whole, data.documents)
        yield replace(whole, documents=(), bodies=(), names=())
    yield _with(whole, _copies(data.documents, number))


def _with(page: PageData, documents: Iterable[DocumentDetail]) -> PageData:
    """A page with those of the documents that stand among its works, as far as it takes their texts."""
    places = {work.id: index for index, work in enumerate(page.works)}
    kept: list[DocumentDetail] = []
    room = page_data.MOST_TEXT
    for detail in documents:
        room -= len(detail.text)
        if detail.id in places and room >= 0:
            kept.append(detail)
    return replace(
        page, documents=tuple(kept), names=names_of(kept, places, frozenset(body.id for body in page.bodies))
    )


def _copies(documents: tuple[DocumentDetail, ...], number: int) -> Iterator[DocumentDetail]:
    yield from documents
    for copy in range(1, number):
        yield from (replace(detail, id=f"{detail.id}-x{copy}") for detail in documents)
        if copy * sum(len(detail.text) for detail in documents) > page_data.MOST_TEXT:
            return


def _multiplied(data: PageData, number: int) -> tuple[tuple[Work, ...], tuple[Link, ...]]:
    works: list[Work] = []
    links: list[Link] = []
    for copy in count():
        start = len(works)
        if start >= number:
            break
        works += [replace(work, id=f"{work.id}-x{copy}") if copy else work for work in data.works]
        links += [(source + start, target + start, name, times) for source, target, name, times in data.links]
    return tuple(works[:number]), tuple(link for link in links if max(link[:2]) < number)


def measure(browser: Browser, data: PageData, folder: Path) -> Figures:
    """Open a page and ask it everything."""
    path = folder / "page.html"
    path.write_text(render_page(data), encoding="utf-8", newline="\n")
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(path.as_uri())
    page.wait_for_selector("canvas")
    page.wait_for_timeout(1500)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    longest = page.evaluate("Math.max(0, ...window.tasks)")
    first = page.evaluate(ASK, QUESTIONS[0])
    taken = [page.evaluate(ASK, words) for words in QUESTIONS for _ in range(3)]
    context.close()
    return Figures(
        works=len(data.works),
        documents=len(data.documents),
        text=sum(len(detail.text.encode()) for detail in data.documents),
        size=path.stat().st_size,
        packed_text=sum(len(piece_of(detail.text)) for detail in data.documents),
        paint=paint,
        longest=longest,
        first_question=first,
        questions=statistics.median(taken),
        slowest=max(taken),
    )


def table(rows: list[Figures]) -> Iterator[str]:
    """The figures as a table in Markdown."""
    yield "| works | texts | kB of them | page kB | besides | paint ms | longest task | search: first, median, most |"
    yield "|---|---|---|---|---|---|---|---|"
    for row in rows:
        kilobytes = " | ".join(f"{n / 1000:.0f}" for n in (row.text, row.size, row.size - row.packed_text))
        search = f"{row.first_question:.0f}, {row.questions:.0f}, {row.slowest:.0f}"
        yield f"| {row.works} | {row.documents} | {kilobytes} | {row.paint:.0f} | {row.longest:.0f} | {search} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--works", type=int, nargs="+", default=[500, 2000, 10_000])
    arguments = parser.parse_args()
    graph = GraphFolder(arguments.graph)
    with closing(graph.open()) as store:
        data = page_data.collect(store, texts=graph.read_source)
    module = sum((static_folder() / name).stat().st_size for name in ("explorer.js", "explorer.css"))
    print(f"The page's module and style: {module / 1000:.0f} kB")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        rows = [measure(browser, page, Path(folder)) for page in pages(data, arguments.works)]
        browser.close()
    print("\n".join(table(rows)))


if __name__ == "__main__":
    main()
