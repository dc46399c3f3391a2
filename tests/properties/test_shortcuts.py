"""What is looked for only where it can be is found as if it were looked for everywhere."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from frontgraph.citation import anaphora, effect
from frontgraph.citation.recognise import _SENTENCE_END, _SENTENCE_NEAR, _SENTENCE_REACH, _sentence_bounds
from frontgraph.citation.scan import scan, source
from frontgraph.citation.terminals import anchor_pattern, kind_of
from frontgraph.text import base_letters, canonicalise, enumerators, fold, small_letters
from frontgraph.text.canonical import Canonical

LETTERS = st.text(st.characters(codec="utf-8"), max_size=60)
WORDS = st.sampled_from(
    [
        "Luật",
        "luật",
        "LUẬT",
        "nghị quyết",
        "Nghị\nđịnh",
        "này",
        "nêu trên",
        "trên",
        "đó",
        "nói trên",
        "trên đây",
        "khoản",
        "Điều 5",
        "điều",
        "số",
        "30/2020/NĐ-CP",
        "43-NQ/TW",
        "QĐ15/2020/NĐ",
        "1234567/2020/NĐ",
        "và",
        "của",
        "(",
        "_",
        ".",
        "“",
        "12",
        "/",
        "-",
        "a)",
        "IV.",
        "é",
        "ß",
        "Ω",
        "\u0301",
        "\u200b",
        "*",
        " ",
        "\n",
        "phụ lục",
        "d ự án",
        "hiện",
    ]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", " ", " ", "\n"])), max_size=25).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@given(st.one_of(LETTERS, TEXTS))
def test_base_letters_are_those_of_each_letter(text: str) -> None:
    apart = "".join(base_letters(letter + "Ω")[0] for letter in text)  # with a letter that no short way takes
    assert base_letters(text) == apart
    assert base_letters("ế" * 4000 + text) == "e" * 4000 + apart


@given(st.one_of(LETTERS, TEXTS))
def test_folding_drops_marks(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text.translate(str.maketrans("đĐÐð", "dddd")))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
    assert fold(text).split() == re.findall("[a-z0-9]+", plain)


@given(st.one_of(LETTERS, TEXTS))
def test_a_raw_offset_is_found_by_its_stretch(raw: str) -> None:
    canonical = canonicalise(raw)
    reached = [canonical.raw_offset(offset) for offset in range(len(canonical.text) + 1)]
    for offset in range(len(raw) + 1):
        first = next((at for at, place in enumerate(reached) if place >= offset), len(canonical.text))
        exact = first < len(reached) and reached[first] == offset
        assert canonical.canonical_offset(offset) == (first if exact else max(first - 1, 0))


@given(st.text(alphabet="123.()aivxđIVXAĐ)-/: PhầnChươgMụcĐiều", max_size=12))
def test_a_mark_is_read_as_by_every_reader(text: str) -> None:
    readers = [getattr(enumerators, name) for name in ("_numbers", "_number", "_brackets", "_letter", "_small_roman")]
    readers += [getattr(enumerators, name) for name in ("_worded", "_roman", "_upper")]
    found = {mark for read in readers if (mark := read(text, 0)) is not None}
    assert set(enumerators.enumerators_at(text)) == found


@settings(deadline=None)  # the first reads the registry
@given(TEXTS)
def test_anchors_are_where_words_begin(text: str) -> None:
    src = source(Canonical(text))
    found, done = [], 0
    for start in range(len(text)):
        before, letter = src.text[start - 1 : start], src.text[start]
        glued = letter.isupper() and before.islower()
        match = anchor_pattern().match(src.low, start)
        if start < done or match is None or ((before.isalnum() or before == "_") and not glued):
            continue
        done = match.end()
        if src.low[start].isdigit() or kind_of(match[0]) is not None:
            found.append(start)
    anchors = [anchor.start for anchor in scan(src)]
    # The year of a number that is glued to a word begins none.
    assert set(anchors) <= set(found)
    assert all(src.low[start].isdigit() for start in set(found) - set(anchors))


@given(TEXTS)
def test_pointing_words_are_those_of_a_search_over_the_whole_text(text: str) -> None:
    low = source(Canonical(text)).low
    pattern = anaphora._THIS.pattern.removesuffix("$")
    whole = re.compile(rf"{pattern}\b(?!\s+đây)")
    assert [m.span() for m in anaphora._pointing(low)] == [m.span() for m in whole.finditer(low)]


EFFECT_WORDS = st.sampled_from(
    [
        "hiệu lực",
        "thi hành",
        "thực hiện",
        "áp dụng",
        "kể",
        "từ",
        "ngày",
        "đến",
        "cho",
        "hết",
        "sau",
        "2025",
        "có hiệu lực thi hành từ ngày",
        "h",
    ]
)


@given(st.lists(EFFECT_WORDS, max_size=20).map(" ".join))
def test_verbs_of_effect_are_those_of_a_search_for_all_at_once(text: str) -> None:
    letters = base_letters(text)
    assert [m.span() for m in effect._verbs(letters)] == [m.span() for m in effect._VERB.finditer(letters)]


@given(LETTERS)
def test_small_letters_are_those_of_each_letter(text: str) -> None:
    one_by_one = "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
    low = small_letters(text)
    assert len(low) == len(text)
    # A sigma at the end of a word has a small letter of its own, which only the whole word tells.
    assert low.replace("ς", "σ") == one_by_one.replace("ς", "σ")


@given(TEXTS, st.integers(0, 2 * _SENTENCE_NEAR), st.data())
def test_a_sentence_is_that_of_a_search_over_the_whole_text(text: str, gap: int, data: st.DataObject) -> None:
    whole = text + "x" * gap + text
    offset = data.draw(st.integers(0, len(whole)))
    ends = [match.start() + 1 for match in _SENTENCE_END.finditer(whole)]
    begin = max((end for end in ends if end <= offset), default=0)
    stop = next((end for end in ends if end > offset), len(whole))
    found = _sentence_bounds(whole, offset)
    assert (max(found[0], offset - _SENTENCE_REACH), found[1]) == (max(begin, offset - _SENTENCE_REACH), stop)
