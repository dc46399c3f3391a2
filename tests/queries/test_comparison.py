"""Two years' programmes of one body, side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontgraph.collection.build import build
from frontgraph.errors import LookupFailedError
from frontgraph.knowledge_graph import KnowledgeGraph
from frontgraph.queries import compare
from frontgraph.queries.comparison import Aspect, Difference, Entry, Status, differences
from tests.queries.programmes import PROGRAMME_2024, PROGRAMME_2025

EARLIER, LATER = "12/CTr-MTTQ-BTT", "09/CTr-MTTQ-BTT"
MIRRORED = {Status.NEW: Status.GONE, Status.GONE: Status.NEW}

#: kind, subject, status, before, after: all rows in order.
ROWS: list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]] = [
    ("task", "Phấn đấu ít nhất 90% hộ gia đình đạt chuẩn văn hóa.", "changed", (), ()),
    (
        "task",
        "Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ bố trí kinh phí hoạt động …",
        "changed",
        ("Sở Tài chính", "Sở Nội vụ", "2024-06-30"),
        ("Sở Tài chính", "Sở Nội vụ", "2025-05-30"),
    ),
    (
        "task",
        "Đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy theo dõi, hướng dẫn việc thực hiện …",
        "changed",
        ("Ban Dân vận Tỉnh ủy",),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy",),
    ),
    (
        "task",
        "Đề nghị Liên đoàn Lao động tỉnh tổ chức hội thi tiếng hát công nhân.",
        "new",
        (),
        ("Liên đoàn Lao động tỉnh",),
    ),
    ("task", "Phấn đấu xóa ít nhất 500 nhà tạm cho hộ nghèo.", "gone", (), ()),
    (
        "task",
        "Giao Ban Dân tộc tỉnh rà soát danh sách người có uy tín trong đồng bào dân tộc …",
        "gone",
        ("Ban Dân tộc tỉnh",),
        (),
    ),
    ("task", 'Phấn đấu vận động ít nhất 12 tỷ đồng cho Quỹ "Vì người nghèo" của tỉnh.', "same", (), ()),
    (
        "task",
        "Đề nghị Hội Nông dân tỉnh tuyên truyền, vận động hội viên tham gia xây dựng …",
        "same",
        ("Hội Nông dân tỉnh",),
        ("Hội Nông dân tỉnh",),
    ),
    ("target", "hộ gia đình", "changed", (">= 85 %",), (">= 90 %",)),
    ("target", "cho hộ nghèo", "gone", (">= 500 nhà tạm",), ()),
    ("target", 'cho Quỹ "Vì người nghèo" của tỉnh', "same", (">= 12 tỷ đồng",), (">= 12 tỷ đồng",)),
    ("citation", "Nghị quyết số 43-NQ/TW", "changed", ("implements",), ("based_on",)),
    ("citation", "Chỉ thị số 40-CT/TW", "new", (), ("implements",)),
    ("citation", "Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13", "same", ("based_on",), ("based_on",)),
    (
        "body",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Sơn La",
        "changed",
        ("Ban Dân vận Tỉnh ủy Sơn La", "requested"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy Sơn La", "requested"),
    ),
    ("body", "Liên đoàn Lao động tỉnh Sơn La", "new", (), ("requested",)),
    ("body", "Ban Dân tộc tỉnh Sơn La", "gone", ("carries-out",), ()),
    ("body", "Sở Tài chính tỉnh Sơn La", "same", ("leads",), ("leads",)),
    ("body", "Sở Nội vụ tỉnh Sơn La", "same", ("coordinates",), ("coordinates",)),
    ("body", "Hội Nông dân tỉnh Sơn La", "same", ("requested",), ("requested",)),
]


@pytest.fixture(scope="module")
def programmes(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("programmes")
    for year, text in ((2024, PROGRAMME_2024), (2025, PROGRAMME_2025)):
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    build([folder / "2024.txt", folder / "2025.txt"], folder / "G")
    return KnowledgeGraph.open(folder / "G")


def test_every_task_target_cited_document_and_body_is_told(programmes: KnowledgeGraph) -> None:
    found = compare(programmes.store, EARLIER, LATER)
    assert [(d.kind, d.subject, d.status, d.before, d.after) for d in found] == ROWS


def test_the_sentences_are_those_of_the_documents(programmes: KnowledgeGraph) -> None:
    found = compare(programmes.store, EARLIER, LATER)
    for difference in found:
        assert (difference.before_sentence is None) == (difference.status == Status.NEW)
        assert (difference.after_sentence is None) == (difference.status == Status.GONE)
        assert (difference.before_sentence or "") in PROGRAMME_2024
        assert (difference.after_sentence or "") in PROGRAMME_2025
    money = next(d for d in found if d.after == ("Sở Tài chính", "Sở Nội vụ", "2025-05-30"))
    assert money.before_sentence is not None
    assert money.before_sentence.endswith("trước ngày 30/6/2024.")


def test_turned_round_new_is_gone(programmes: KnowledgeGraph) -> None:
    forward, back = (compare(programmes.store, *pair) for pair in ((EARLIER, LATER), (LATER, EARLIER)))
    assert sorted(map(_sides, forward)) == sorted(map(_sides_turned, back))


@pytest.mark.parametrize("document", [EARLIER, LATER])
def test_a_document_is_the_same_as_itself(programmes: KnowledgeGraph, document: str) -> None:
    found = compare(programmes.store, document, document)
    assert {d.kind for d in found} == set(Aspect)
    assert {d.status for d in found} == {Status.SAME}


def test_a_document_that_is_not_there_is_said(programmes: KnowledgeGraph) -> None:
    with pytest.raises(LookupFailedError):
        compare(programmes.store, EARLIER, "99/CTr-MTTQ-BTT")


def test_the_graph_gives_a_frame(programmes: KnowledgeGraph) -> None:
    frame = programmes.diff("2024.txt", "2025.txt")
    assert list(frame.columns) == [
        *("kind", "subject", "status", "before", "after", "before_sentence", "after_sentence"),
    ]
    gone = frame[(frame["status"] == "gone") & (frame["kind"] == "body")]
    assert list(gone["before"]) == [["carries-out"]]


def test_reading_in_both_languages(programmes: KnowledgeGraph) -> None:
    found = compare(programmes.store, EARLIER, LATER).only(["changed"])
    vietnamese, english = list(found.rows("vi"))[-2], list(found.rows("en"))[-2]
    assert (vietnamese["status"], vietnamese["before"], vietnamese["after"]) == ("thay đổi", "thực hiện", "căn cứ")
    assert (english["kind"], english["before"], english["after"]) == ("cited document", "implements", "based on")
    assert list(found.to_dataframe("vi"))[:3] == ["Nội dung", "Về", "So với trước"]


def test_a_number_before_a_task_is_no_part_of_it(tmp_path: Path) -> None:
    for name, number in (("a", "1."), ("b", "2.")):
        text = PROGRAMME_2024.replace("1. Giao Sở", f"{number} Giao Sở").replace("12/CTr", f"{name}1/CTr")
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "G")
    frame = KnowledgeGraph.open(tmp_path / "G").diff("a.txt", "b.txt")
    assert set(frame["status"]) == {"same"}


_WORDS = st.lists(st.sampled_from(["tổ", "chức", "ngày", "hội", "đại", "đoàn", "kết"]), max_size=6).map(tuple)
_ENTRIES = st.lists(
    st.builds(
        lambda key, values, words, context: Entry(key, " ".join(words), values, " ".join(words), words, context),
        st.sampled_from(["", "%", "hộ"]),
        st.lists(st.sampled_from(["Sở A", "Sở B"]), max_size=2).map(tuple),
        _WORDS,
        _WORDS,
    ),
    max_size=8,
)
_ASPECTS = st.sampled_from(Aspect)


@given(_ASPECTS, _ENTRIES)
def test_nothing_differs_from_itself(kind: Aspect, entries: list[Entry]) -> None:
    found = differences(kind, entries, entries)
    assert [d.status for d in found] == [Status.SAME] * len(entries)
    assert [d.after for d in found] == [entry.values for entry in entries]


@given(_ASPECTS, _ENTRIES, _ENTRIES)
def test_differences_have_two_sides(kind: Aspect, before: list[Entry], after: list[Entry]) -> None:
    forward, back = differences(kind, before, after), differences(kind, after, before)
    assert sorted(map(_sides, forward)) == sorted(map(_sides_turned, back))


@given(_ASPECTS, _ENTRIES, _ENTRIES)
def test_every_entry_is_told_once(kind: Aspect, before: list[Entry], after: list[Entry]) -> None:
    found = differences(kind, before, after)
    assert sorted(d.before for d in found if d.status != Status.NEW) == sorted(e.values for e in before)
    assert sorted(d.after for d in found if d.status != Status.GONE) == sorted(e.values for e in after)


def _sides(d: Difference) -> tuple[str, ...]:
    return tuple(map(str, (d.kind, d.status, d.before, d.after, d.before_sentence, d.after_sentence)))


def _sides_turned(d: Difference) -> tuple[str, ...]:
    status = MIRRORED.get(d.status, d.status)
    return tuple(map(str, (d.kind, status, d.after, d.before, d.after_sentence, d.before_sentence)))
