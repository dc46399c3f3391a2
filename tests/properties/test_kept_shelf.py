"""A shelf in a file gives what the same works give in memory, in whatever order and however often they come."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from frontgraph.citation.kept_shelf import KeptShelf, ShelfEntry
from frontgraph.citation.known import Known
from frontgraph.citation.resolve import CollectionIndex, DocumentSummary
from frontgraph.model import Provision, ProvisionPart, ProvisionUnit, WorkKey

NAMES = ("luat dat dai", "luat ngan sach nha nuoc", "bo luat dan su")
RANGE = Provision((ProvisionPart(ProvisionUnit.ARTICLE, "5", "7"),))
KEYS = st.builds(
    WorkKey,
    st.sampled_from(["vn", "vn-05", "vn-05/moc-chau"]),
    st.sampled_from(["tw", "ubnd", "quoc-hoi"]),
    st.sampled_from(["ke-hoach", "luat"]),
    st.sampled_from(["2023", "2024", "nd"]),
    st.sampled_from(["15-kh-ubnd", "15-2024-qh15", "dat-đai"]),
)
WORKS = st.lists(
    st.builds(
        Known,
        KEYS,
        st.sampled_from(["15", "43"]),
        st.booleans(),
        st.sampled_from([(), ("2023-05-25",), ("2024-01-04",)]),
        st.sampled_from([(), NAMES[:1], NAMES[1:2]]),
        st.booleans(),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(st.lists(WORKS, max_size=5), st.randoms(use_true_random=False))
def test_the_file_gives_what_the_memory_gives(works_by_document: list[list[Known]], chance: random.Random) -> None:
    summaries = [summary(number, works) for number, works in enumerate(works_by_document)]
    memory = CollectionIndex.of(summaries)
    entries = [ShelfEntry.of(each) for each in summaries]
    chance.shuffle(entries)
    with tempfile.TemporaryDirectory() as room:
        place = Path(room, "works.sqlite")
        with KeptShelf.create(place) as filling:
            filling.add(entries[:2])
            filling.add(entries[2:])
        with KeptShelf.open(place) as kept:
            for bare in ("15", "43", "dat"):
                for kind in (None, "ke-hoach", "luat"):
                    assert kept.numbered(kind, bare) == memory.shelf.numbered(kind, bare)
            for name in NAMES:
                assert kept.named(name) == memory.shelf.named(name)
            for each in works_by_document:
                for known in each:
                    assert kept.index().expanded(known.key, [RANGE]) == memory.expanded(known.key, [RANGE])


def summary(number: int, works: list[Known]) -> DocumentSummary:
    """A document that is the first of the works and names the others; its own articles differ from others'."""
    # One key has one number: the folded symbol begins with it.
    known = [Known(w.key, w.key.symbol.split("-")[0], w.explicit, w.dates, w.names, w.held) for w in works]
    articles = ("5", *("5a", "5b", "5c")[: number % 4], "6", "7")
    provisions = tuple(Provision((ProvisionPart(ProvisionUnit.ARTICLE, each),)) for each in articles)
    return DocumentSummary(f"{number}.txt", "0" * 64, known[0] if known else None, tuple(known[1:]), provisions)
