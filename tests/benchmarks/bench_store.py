"""Loading, reopening, asking and searching at a million triples, beside raw pyoxigraph and rdflib.

    python tests/benchmarks/bench_store.py [--quads 1000000] [--rdflib-quads 100000] [PATH…]

PATH are the documents whose graphs are multiplied, the example resolution among them; without any, that alone. rdflib
is given fewer quads, of the example resolution alone. The folder for the stores is
made new and removed at the end. Loading is measured by the clock, all else in processor time.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import rdflib

from frontgraph.queries import get, index_text, lookup
from frontgraph.queries.asking import answer
from frontgraph.store import GraphFolder, QuadStore, Term, select
from frontgraph.store.search_index import SearchIndex
from tests.benchmarks.many_documents import nquads_of, write_many

SEED = Path(__file__).parents[2] / "data" / "resolutions" / "000_62877af9e5469c00.txt"

MOST_CITED = "the work cited most"
#: Questions and what they are asked of; the target in milliseconds where there is one.
QUESTIONS: tuple[tuple[str, dict[str, str], float | None], ...] = (
    ("cited-by", {"document": "43-NQ/TW"}, 10),
    ("cited-by", {"document": MOST_CITED}, 10),
    ("chain-up", {"document": SEED.name}, 10),
    ("chain-down", {"document": "43-NQ/TW"}, 10),
    ("chain-down", {"document": MOST_CITED}, 10),
    ("documents-by-issuer", {}, 200),
    ("cites", {"document": SEED.name}, None),
    ("assignments", {"document": SEED.name}, None),
    ("tasks", {"document": SEED.name}, None),
    ("charged-not-told", {"document": SEED.name}, None),
    ("told-not-charged", {"document": SEED.name}, None),
    ("cited-together", {"document": "43-NQ/TW"}, None),
    ("unresolved", {}, None),
    ("missing", {}, None),
    ("implemented-by-province", {}, None),
    ("tasks", {}, None),
)
_MOST_CITED = """PREFIX fg: <https://w3id.org/frontgraph/ns#>
SELECT ?work (COUNT(*) AS ?times) { ?citation fg:citedWork ?work } GROUP BY ?work ORDER BY DESC(?times) ?work LIMIT 1"""
#: How many seconds rdflib is waited for.
_PATIENCE = 60
SEARCHES = ("chi thi 22", "đại hội", "dai hoi", "43-NQ/TW", "mặt trận", "tỉnh", "giám sát phản biện xã hội", "doan ket")


def main() -> None:
    """Run everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[SEED])
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--rdflib-quads", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3, help="how often loading is measured")
    options = parser.parse_args()
    room = Path(tempfile.mkdtemp(prefix="bench-store-"))
    try:
        nquads = nquads_of(options.paths or [SEED])
        big, small = room / "big.nq", room / "small.nq"
        count = write_many(nquads, options.quads, big)
        fewer = write_many(nquads_of([SEED]), options.rdflib_quads, small)
        print(f"# {count:,} quads, {big.stat().st_size / 1e6:.0f} MB of N-Quads; rdflib with {fewer:,}\n")
        folder = load(room, big, small, options.rounds)
        ask(folder, small)
        search(folder)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def load(room: Path, big: Path, small: Path, rounds: int) -> GraphFolder:
    """Loading and reopening."""
    folder = GraphFolder(room / "G")

    def ours() -> None:
        with folder.rebuild() as draft:
            draft.store.bulk_load(big)
            draft.commit()

    def raw() -> None:
        shutil.rmtree(room / "raw", ignore_errors=True)
        store = ox.Store(str(room / "raw"))
        store.bulk_load(path=str(big), format=ox.RdfFormat.N_QUADS)
        store.flush()

    def with_rdflib() -> None:
        rdflib.Dataset().parse(small, format="nquads")

    # One after the other in turn, so that a busy machine is busy for both.
    times = [(clock(raw), clock(ours)) for _ in range(rounds)]
    raw_best, ours_best = (min(column) for column in zip(*times, strict=True))
    print(f"load           raw {raw_best:7.2f} s   frontgraph {ours_best:7.2f} s   × {ours_best / raw_best:.2f}")
    print(f"load           rdflib {clock(with_rdflib):7.2f} s ({small.name})")
    reopened = best(lambda: folder.open().close(), 5)
    print(f"reopen         {reopened * 1000:7.1f} ms (target 200)")
    return folder


def ask(folder: GraphFolder, small: Path) -> None:
    """The questions, the same SPARQL on raw pyoxigraph, and on rdflib with fewer quads."""
    store = folder.open()
    raw = ox.Store.read_only(str(folder.state().quads))
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(small, format="nquads")
    print(f"\n{'question':46}{'rows':>7}{'frontgraph':>11}{'raw':>9}{'ratio':>6}{'rdflib':>12}{'target':>7}   (ms)")
    for name, words, target in QUESTIONS:
        question = get(name)
        terms = {key: named(store, value) for key, value in words.items()}
        sparql = question.bind({key: (term,) for key, term in terms.items()})
        rows = len(answer(store, question, terms))
        ours = best(partial(answer, store, question, terms), 9)
        plain = best(partial(raw_rows, raw, sparql), 9)
        slow = patiently(partial(rdflib_rows, dataset, sparql))
        wanted = "" if target is None else f"{target:.0f}"
        asked = f"{name} {' '.join(words.values())}"[:44]
        print(
            f"{asked:46}{rows:7}{ours * 1000:11.2f}{plain * 1000:9.2f}{ours / plain:6.2f}{slow:>12}{wanted:>7}",
            flush=True,
        )
    for asked in ("43-NQ/TW", "nghị quyết 43", "22 ct tw"):
        print(f"lookup {asked:20} {best(partial(lookup, store, asked), 5) * 1000:7.2f} ms")


def search(folder: GraphFolder) -> None:
    """Making the text index, and searching it."""
    store, place = folder.open(), folder.path / "search.sqlite"
    print(f"\nsearch index   made in {clock(lambda: index_text(store, place)):.1f} s", end="")
    with SearchIndex.open(place) as index:
        print(f", {len(index):,} entries, {place.stat().st_size / 1e6:.0f} MB")
        times = []
        for words in SEARCHES:
            spent = best(partial(index.search, words), 5)
            times.append(spent)
            print(f"search         {words:30} {len(index.search(words)):3} hits {spent * 1000:7.2f} ms (target 20)")
        print(f"search         median {statistics.median(times) * 1000:.2f} ms, worst {max(times) * 1000:.2f} ms")


def raw_rows(store: ox.Store, sparql: str) -> int:
    """Run a query on the engine alone and fetch its rows."""
    found = store.query(sparql, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return sum(1 for _ in found)


def rdflib_rows(dataset: rdflib.Dataset, sparql: str) -> int:
    """Run a query with rdflib and fetch its rows."""
    return sum(1 for _ in dataset.query(sparql))


def named(store: QuadStore, words: str) -> Term:
    """The work that words name, or the one that most mentions cite."""
    if words != MOST_CITED:
        return lookup(store, words)
    (work, _), *_ = select(store, _MOST_CITED)
    assert work is not None
    return work


def patiently(work: Callable[[], object]) -> str:
    """The milliseconds that one run takes, or that it took too long."""

    def give_up(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(_PATIENCE)
    try:
        return f"{best(work, 1) * 1000:.1f}"
    except TimeoutError:
        return f"> {_PATIENCE} s"
    finally:
        signal.alarm(0)


def clock(work: Callable[[], object]) -> float:
    """Seconds for one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Callable[[], object], runs: int) -> float:
    """Processor seconds of the fastest of some runs in this thread, whatever else the machine does."""
    spent = []
    for _ in range(runs):
        start = time.thread_time()
        work()
        spent.append(time.thread_time() - start)
    return min(spent)


if __name__ == "__main__":
    main()
