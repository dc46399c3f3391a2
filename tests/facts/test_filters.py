"""What is looked for cheaply before a rule is tried decides nothing: with and without it the facts are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from string import ascii_letters

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontgraph.facts import bareplaces, bodyphrase, cooperation
from frontgraph.facts.landmarks import Landmark, Landmarks
from frontgraph.facts.lexicon import TOKEN, table, words
from frontgraph.facts.namewords import Known, name_phrases
from frontgraph.facts.prose import Prose
from frontgraph.model import Facts
from frontgraph.registry import place_scan, places
from frontgraph.registry.body_scan import head_beginnings, head_pattern, lower
from frontgraph.registry.place_anchors import Anchor, anchors, next_anchor
from tests.facts.reading import facts_at, facts_of, prose

_EXAMPLES = [
    str(example["text"])
    for name in ("charges", "bodyphrases", "campaigns", "targets", "cooperation")
    for example in table(name).get("example", ())
]
# One sentence for each kind of word that is looked for.
_SENTENCES = [
    "1. Tăng cường phối hợp giữa Văn phòng Trung ương Đảng với các văn phòng tỉnh ủy, thành ủy.",
    "1. Đề án do Sở Y tế chủ trì, trình trong quý II năm 2026.",
    "1. Hồ sơ phải được Sở Nội vụ kiểm tra trong thời hạn 05 ngày làm việc.",
    "1. Sở Tài chính báo cáo định kỳ 6 tháng; Sở Xây dựng báo cáo trước ngày 15/12 hằng năm.",
    "1. Sở Công Thương lắp đặt 58 trạm (trong đó: VNPT: 25 trạm, Viettel: 33 trạm) trong năm 2026.",
]
_NAMES = ["tỉnh", "Sơn La", "Quảng", "Nam", "Quảng Nam", "xã", "huyện", "thành phố", "các tỉnh", "TP.", "Mộc Châu"]
_OTHERS = ["Hà", "Nội", "Huế", "SƠN LA", "Lào", ", ", ": ", " và ", "\n", " "]
_PIECES = st.lists(st.sampled_from([*_NAMES, *_OTHERS]), max_size=14).map(" ".join)


@pytest.fixture
def real_paths(shared: Path, seed_path: Path) -> tuple[Path, ...]:
    """The example resolution, and the shortest documents of the corpus."""
    paths = sorted((shared / "corpus" / "documents").glob("*.txt"), key=lambda path: path.stat().st_size)
    return (seed_path, *paths[:6])


def _read_all(paths: Sequence[Path]) -> list[Facts]:
    return [*map(facts_of, (*_EXAMPLES, *_SENTENCES)), *map(facts_at, paths)]


def _everywhere(landmarks: Landmarks, landmark: Landmark, start: int, end: int) -> Sequence[int]:
    return range(start, end)


def _always(landmarks: Landmarks, landmark: Landmark, start: int, end: int) -> bool:
    return True


def test_no_landmark_hides_a_fact(real_paths: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    filtered = _read_all(real_paths)
    monkeypatch.setattr(Landmarks, "any", _always)
    monkeypatch.setattr(Landmarks, "between", _everywhere)
    assert _read_all(real_paths) == filtered


def test_no_first_look_hides_a_paragraph_or_a_place(
    real_paths: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["Mưa lớn tại Hồng Thái (Huế).", "Căn cứ Luật\nTM. ỦY BAN", "các cơ quan,\n(Nơi nhận: như trên)"]
    filtered = [*_read_all(real_paths), *map(facts_of, texts)]
    monkeypatch.setattr(bareplaces, "_BRACKETS", re.compile(""))
    monkeypatch.setattr("frontgraph.facts.prose._BLOCK_LETTERS", ascii_letters)
    assert [*_read_all(real_paths), *map(facts_of, texts)] == filtered


def test_windows_and_kept_readings_change_no_list_of_bodies(
    real_paths: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = _read_all(real_paths)
    monkeypatch.setattr(bodyphrase, "_WINDOWS", (1600,))
    monkeypatch.setattr(Prose, "readings", property(lambda prose: {}))
    assert _read_all(real_paths) == kept


def test_partners_are_found_as_in_the_whole_text(real_paths: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [prose(path.read_text(encoding="utf-8")) for path in real_paths]
    texts += [prose(text) for text in (*_EXAMPLES, "Mặt trận Lào xây dựng đất nước, Hội Căm-pu-chia; các tỉnh Nam Lào")]
    for pattern in (cooperation._bodies(), cooperation._parts()):
        for text in texts:
            stretches = cooperation._stretches(text)
            found = [match.span() for match in cooperation._named_in(pattern, text, stretches)]
            assert found == [match.span() for match in pattern.finditer(text.flat)]


def test_every_head_of_a_body_begins_where_heads_may_begin(real_paths: tuple[Path, ...]) -> None:
    for text in (*_EXAMPLES, *(path.read_text(encoding="utf-8") for path in real_paths)):
        small = lower(text)
        heads = {
            m.start()
            for m in re.finditer(r"[^\W\d_]", text)
            if m[0].isupper() and head_pattern().match(small, m.start())
        }
        assert heads <= {match.start() for match in head_beginnings().finditer(text)}


@settings(deadline=None)
@given(_PIECES)
def test_known_anchors_name_the_places_that_a_search_from_each_name_on_finds(text: str) -> None:
    def searched(text: str, known: Sequence[Anchor], index: int, position: int) -> tuple[Anchor | None, int]:
        return next_anchor(text, [Anchor(position - 1, position + 1, None)], 0, position)[0], 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place_scan, "next_anchor", searched)
        expected = list(places.find(text))
    assert list(places.find(text)) == expected


@settings(deadline=None)
@given(_PIECES)
def test_white_space_moves_no_anchor(text: str) -> None:
    assert anchors(text) == anchors(text.replace(" ", "\n"))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            sorted(
                {token for key in Known._fields for word in words("bodyphrases", key) for token in TOKEN.findall(word)}
            )
        ),
        max_size=8,
    )
)
def test_one_walk_tells_what_each_list_of_words_tells(tokens: list[str]) -> None:
    known = name_phrases().at(tokens, 0).known
    assert known._asdict() == {key: _longest(words("bodyphrases", key), tokens) for key in Known._fields}


def _longest(phrases: Sequence[str], tokens: list[str]) -> int:
    split = (TOKEN.findall(phrase.lower()) for phrase in phrases)
    return max((len(phrase) for phrase in split if tokens[: len(phrase)] == phrase), default=0)
