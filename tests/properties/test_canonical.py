"""Laws of Unicode repair: whatever is done to a text, offsets lead back to the words that were there."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from frontgraph.text import base_letters, canonicalise, fold, slug

_SYLLABLES = st.sampled_from(
    ["hoà", "Hòa", "thuỷ", "Ủy", "uỷ ban", "Đảng", "Ðảng", "quý", "qúy", "số", "43-NQ/TW", "—", "khoá XI", "QH**1**5"]
)
_LETTERS = st.text(st.sampled_from("aeouyAEOUYdđĐÐhqQ ̛̣̀́̃̉̂̆\u00a0\u200b\ufeff*–—-1/\n\r\táảạơ"), max_size=40)
_TEXTS = st.one_of(_LETTERS, st.lists(_SYLLABLES, max_size=8).map(" ".join), st.text(max_size=40))
_FORMS = st.sampled_from(["NFC", "NFD"])


@given(_TEXTS)
def test_canonical_text_is_stable(raw: str) -> None:
    once = canonicalise(raw).text
    assert canonicalise(once).text == once


@given(st.lists(_SYLLABLES, max_size=8).map(" ".join), _FORMS)
def test_composed_and_decomposed_text_are_one(text: str, form: str) -> None:
    assert canonicalise(unicodedata.normalize(form, text)).text == canonicalise(text).text  # type: ignore[arg-type]


@given(_TEXTS)
def test_offsets_rise_and_stay_inside_the_raw_text(raw: str) -> None:
    canonical = canonicalise(raw)
    offsets = [canonical.raw_offset(at) for at in range(len(canonical.text) + 1)]
    assert offsets == sorted(offsets)
    assert not offsets or 0 <= offsets[0] <= offsets[-1] <= len(raw)


@given(_TEXTS, st.data())
def test_a_quote_reads_as_what_it_was_matched_as(raw: str, data: st.DataObject) -> None:
    canonical = canonicalise(raw)
    # No rule cuts a letter from its marks, and marks that Unicode puts into another order have no place each.
    ends = [
        at for at in range(len(canonical.text) + 1) if not unicodedata.combining(canonical.text[at : at + 1] or " ")
    ]
    start = data.draw(st.sampled_from(ends))
    end = data.draw(st.sampled_from([at for at in ends if at >= start]))
    quote = canonical.quote(start, end)
    # Only the tone mark's place may differ: it depends on the letters around the quote.
    assert _toneless(canonicalise(quote).text) == _toneless(canonical.text[start:end])


@given(_TEXTS)
def test_neighbouring_quotes_do_not_overlap(raw: str) -> None:
    canonical = canonicalise(raw)
    spans = [canonical.raw_span(at, at + 1) for at in range(len(canonical.text))]
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(_TEXTS)
def test_the_way_back_meets_the_way_there(raw: str) -> None:
    canonical = canonicalise(raw)
    for at in range(len(canonical.text)):
        assert canonical.canonical_offset(canonical.raw_offset(at)) == at


@given(_TEXTS)
def test_base_letters_keep_the_length(raw: str) -> None:
    assert len(base_letters(raw)) == len(raw)


@given(st.lists(_SYLLABLES, min_size=1, max_size=6).map(" ".join), _FORMS)
def test_folding_forgets_marks_case_and_form(text: str, form: str) -> None:
    changed = unicodedata.normalize(form, text.upper())  # type: ignore[arg-type]
    assert fold(changed) == fold(text)
    assert slug(changed) == slug(text)


@given(st.text(max_size=30))
def test_a_slug_is_a_path_segment(text: str) -> None:
    assert all(char.isascii() and (char.isalnum() or char == "-") for char in slug(text))
    assert slug(slug(text)) == slug(text)


def _toneless(text: str) -> str:
    return re.sub("[\u0300\u0301\u0303\u0309\u0323]", "", unicodedata.normalize("NFD", text))
