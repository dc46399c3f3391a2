"""Identity under all spellings: whatever dash, space, case of Unicode or leading zero, one paper has one key."""

from __future__ import annotations

import dataclasses
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from frontgraph.citation.context import Context
from frontgraph.citation.identity import identify, symbol_slug
from frontgraph.citation.known import Known, Shelf
from frontgraph.citation.source_notes import agreement
from frontgraph.model import Citation, PartialDate, Span, WorkKey

PAPERS = st.sampled_from(
    [
        ("nghi-quyet", "NQ", "TW", "-", "/"),
        ("ket-luan", "KL", "TU", "-", "/"),
        ("nghi-dinh", "NĐ", "CP", "/", "-"),
        ("quyet-dinh", "QĐ", "TTg", "/", "-"),
        ("huong-dan", "HD", "MTTW-BTT", "/", "-"),
    ]
)
CONTEXT = Context("vn-05", None, PartialDate(2024, 1, 4))


def mention(paper: tuple[str, str, str, str, str], number: str, year: int) -> Citation:
    kind, letters, code, first, second = paper
    return Citation(Span(0, 1), "", kind, f"{number}{first}{letters}{second}{code}", date=PartialDate(year))


@given(PAPERS, st.integers(1, 3000), st.integers(2016, 2025), st.sampled_from("-–—‑−"))
def test_dashes_normal_forms_and_zeros_do_not_count(
    paper: tuple[str, str, str, str, str], number: int, year: int, dash: str
) -> None:
    plain = mention(paper, str(number), year)
    key = identify(plain, CONTEXT).key
    assert key is not None
    assert plain.number is not None
    for spelt in (
        plain.number.replace("-", dash) if dash == "-" else plain.number,
        unicodedata.normalize("NFD", plain.number),
        f"0{plain.number}",
    ):
        written = unicodedata.normalize("NFC", spelt)
        assert identify(dataclasses.replace(plain, number=written), CONTEXT).key == key


@given(PAPERS, st.integers(1, 3000), st.integers(2016, 2025))
def test_the_symbol_is_stable_under_folding(paper: tuple[str, str, str, str, str], number: int, year: int) -> None:
    written = mention(paper, str(number), year).number or ""
    assert symbol_slug(symbol_slug(written)) == symbol_slug(written)


KEYS = st.builds(
    WorkKey,
    st.sampled_from(["vn", "vn-05", "vn-13"]),
    st.sampled_from(["tw", "ubnd"]),
    st.sampled_from(["nghi-quyet", "quyet-dinh"]),
    st.sampled_from(["2023", "2024", "nd"]),
    st.sampled_from(["18-nq-tw", "05-qd-ubnd"]),
)
WORKS = st.lists(
    st.builds(Known, KEYS, st.sampled_from(["18", "05"]), st.booleans(), st.just(()), st.just(()), st.booleans())
)


@settings(max_examples=50)
@given(WORKS, st.randoms())
def test_a_shelf_does_not_depend_on_the_order(works: list[Known], random: object) -> None:
    turned = sorted(works, key=lambda work: hash((work, str(random))))
    once, again = Shelf.of(works), Shelf.of(turned)
    assert [work.key for work in once.works] == [work.key for work in again.works]
    assert {w.key: w.held for w in once.works} == {w.key: w.held for w in again.works}


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4))))
def test_agreement_is_symmetric_and_whole_for_a_renaming(pairs: list[tuple[int, int]]) -> None:
    there, back = agreement(pairs), agreement((b, a) for a, b in pairs)
    assert (there.precision, there.recall) == (back.recall, back.precision)
    assert agreement((a, f"x{a}") for a, _ in pairs).f1 == 1.0
