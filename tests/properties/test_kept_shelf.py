"""A shelf in a file gives what the same works give in memory, in whatever order and however often they come."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from frontgraph.citation.kept_shelf import KeptShelf
from frontgraph.citation.known import Known, Shelf
from frontgraph.model import WorkKey

NAMES = ("luat dat dai", "luat ngan sach nha nuoc", "bo luat dan su")
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
    max_size=12,
)


@given(WORKS, st.randoms(use_true_random=False))
def test_the_file_gives_what_the_memory_gives(works: list[Known], chance: object) -> None:
    # One key has one number: the folded symbol begins with it.
    works = [Known(w.key, w.key.symbol.split("-")[0], w.explicit, w.dates, w.names, w.held) for w in works]
    memory = Shelf.of(works)
    shuffled = list(works)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as room:
        place = Path(room, "works.sqlite")
        with KeptShelf.create(place) as filling:
            filling.add(shuffled[:5])
            filling.add(shuffled[5:])
        with KeptShelf.open(place) as kept:
            for bare in ("15", "43", "dat"):
                for kind in (None, "ke-hoach", "luat"):
                    assert kept.numbered(kind, bare) == memory.numbered(kind, bare)
            for name in NAMES:
                assert kept.named(name) == memory.named(name)
