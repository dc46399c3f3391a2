"""How long a document's page takes under load: many clients at once, over loopback, against a real server process.

    python -m tests.benchmarks.bench_server [--graph DIR] [--quads 1000000] [--clients 16] [--requests 640] [PATH…]

PATH are the documents whose graph is served, multiplied until it has so many quads; without any, the example
resolution. `--graph` serves a graph folder that stands already (whose kept pages are removed first). Every document is
asked for in turn, four times over: at the first start of a graph whose pages were made with it (as `build` does), each
read from disk; again, from memory; after another start; and at the first start of a graph without pages, which are made
while clients wait. Goal: the 95th percentile of a page at or below 100 ms with 16 clients.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import hashlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

import httpx
import pyoxigraph as ox

from frontgraph.server.page_making import make_all_pages
from frontgraph.store import GraphFolder, select
from tests.benchmarks.many_documents import multiplied, nquads_of

SEED = Path(__file__).parents[2] / "data" / "resolutions" / "000_62877af9e5469c00.txt"
HELD = "SELECT DISTINCT ?w { ?w <https://w3id.org/frontgraph/ns#held> true } ORDER BY ?w"


def main() -> None:
    """Serve, ask, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--graph", type=Path, help="a graph folder to serve instead")
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--requests", type=int, default=640)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-server-") as room:
        folder = GraphFolder(options.graph or _made(Path(room), options.paths or [SEED], options.quads))
        pages, quads = _pages(folder)
        addresses = list(islice(cycle(pages), max(options.requests, len(pages))))
        print(f"{quads:,} quads, {len(pages)} documents, {options.clients} clients")
        shutil.rmtree(folder.state().path / "pages", ignore_errors=True)
        begun = time.perf_counter()
        make_all_pages(folder, 2, lambda _done, _total: None)
        print(f"all pages made in {time.perf_counter() - begun:.0f} s by two processes, {_size(folder) / 1e6:.1f} MB")
        print(f"{'pages':42}{'requests':>9}{'p50 ms':>9}{'p95 ms':>9}{'most':>9}")
        with _served(folder) as (url, process):
            _print("first start, pages made with the graph", asyncio.run(_ask(url, pages, options.clients)))
            before, own = _processor_seconds(process), time.process_time()
            later = asyncio.run(_ask(url, addresses, options.clients))
            each = (_processor_seconds(process) - before) * 1000 / len(later)
            each_own = (time.process_time() - own) * 1000 / len(later)
            _print("asked for again", later)
        with _served(folder) as (url, _):
            _print("another start", asyncio.run(_ask(url, pages, options.clients)))
        shutil.rmtree(folder.state().path / "pages", ignore_errors=True)
        with _served(folder) as (url, _):
            _print("first start without pages, made while asked", asyncio.run(_ask(url, pages, options.clients)))
            waited = _wait_until_made(url)
    print(f"all pages were made {waited:.0f} s after that")
    print(f"processor time for each asked for again: server {each:.2f} ms, the clients here {each_own:.2f} ms")


def _size(folder: GraphFolder) -> int:
    return sum(path.stat().st_size for path in (folder.state().path / "pages").glob("*"))


def _made(room: Path, paths: Sequence[Path], quads: int) -> Path:
    nquads = nquads_of(list(paths))
    folder = GraphFolder(room / "graph")
    with folder.rebuild() as draft:
        for part in multiplied(nquads, -(-quads // nquads.count(b"\n"))):
            draft.store.bulk_load(part)
        draft.commit()
    for path in paths:
        raw = path.read_bytes()
        folder.save_source(hashlib.sha256(raw).hexdigest(), raw.decode("utf-8-sig"))
    return room / "graph"


def _pages(folder: GraphFolder) -> tuple[list[str], int]:
    """The paths of the held documents' pages, and how many quads there are."""
    store = folder.open()
    works = [work.value for (work,) in select(store, HELD) if isinstance(work, ox.NamedNode)]
    quads = len(store)
    store.close()
    base = str(folder.manifest().about.get("base", "https://w3id.org/frontgraph"))
    return [work.removeprefix(base) for work in works], quads


@contextlib.contextmanager
def _served(folder: GraphFolder) -> Iterator[tuple[str, int]]:
    """The address of `frontgraph serve` over a folder, and the number of its process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "frontgraph", "serve", "--graph", str(folder.path), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        until = time.monotonic() + 60
        while True:
            with contextlib.suppress(httpx.TransportError):
                httpx.get(f"{url}/health").raise_for_status()
                break
            if server.poll() is not None or time.monotonic() > until:
                raise SystemExit("the server did not start")
            time.sleep(0.1)
        yield url, server.pid
    finally:
        server.terminate()
        server.wait()


def _processor_seconds(process: int) -> float:
    """What a process has used so far, in all its threads; nan where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait_until_made(url: str) -> float:
    """The seconds until the server has made every page."""
    begun = time.perf_counter()
    while not httpx.get(f"{url}/health").json()["pages"]["ready"]:
        time.sleep(0.5)
    return time.perf_counter() - begun


async def _ask(url: str, addresses: Sequence[str], clients: int) -> list[float]:
    """Milliseconds from request to the last byte, `clients` asking at once, each over a connection of its own."""
    waiting = iter(addresses)

    async def client(session: httpx.AsyncClient) -> list[float]:
        took = []
        for address in waiting:
            begun = time.perf_counter()
            answer = await session.get(address)
            took.append((time.perf_counter() - begun) * 1000)
            answer.raise_for_status()
        return took

    async with contextlib.AsyncExitStack() as stack:
        sessions = [
            await stack.enter_async_context(
                httpx.AsyncClient(base_url=url, timeout=120, headers={"accept": "text/html"}, verify=False)
            )
            for _ in range(clients)
        ]
        # Connected before anything is measured.
        await asyncio.gather(*(session.get("/health") for session in sessions))
        return [each for took in await asyncio.gather(*map(client, sessions)) for each in took]


def _print(name: str, took: Sequence[float]) -> None:
    cuts = statistics.quantiles(took, n=20)
    print(f"{name:42}{len(took):>9}{cuts[9]:>9.1f}{cuts[18]:>9.1f}{max(took):>9.1f}")


if __name__ == "__main__":
    main()
