"""Text search with and without diacritics."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontgraph.errors import GraphNotFoundError
from frontgraph.store.search_index import EntryKind, SearchEntry, SearchIndex

ENTRIES = (
    SearchEntry(EntryKind.PASSAGE, "urn:cit", "theo Chỉ thị số 22-CT/TW ngày 25/5/2023 của Ban Bí thư", "urn:doc"),
    SearchEntry(EntryKind.WORK, "urn:22", "Chỉ thị số 22-CT/TW"),
    SearchEntry(EntryKind.WORK, "urn:122", "Chỉ thị số 122-CT/TW"),
    SearchEntry(EntryKind.SECTION, "urn:sec", "Tổ chức Đại hội và Nghị quyết Đại hội", "urn:doc"),
    SearchEntry(EntryKind.PLACE, "urn:hoa-binh", "tỉnh Hòa Bình"),
    SearchEntry(EntryKind.BODY, "urn:dan-van", "Ban Dân vận Tỉnh ủy"),
)


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    index = SearchIndex.create(tmp_path / "search.sqlite")
    index.add("urn:g", ENTRIES)
    index.settle()
    return index


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("chi thi 22", ["urn:22", "urn:cit"]),
        ("Chỉ thị 22", ["urn:22", "urn:cit"]),
        ("22-CT/TW", ["urn:22", "urn:cit"]),
        ("22 ct tw", ["urn:22", "urn:cit"]),
        ("22-ct", ["urn:22", "urn:cit"]),
        ("dai hoi", ["urn:sec"]),
        ("ĐẠI HỘI", ["urn:sec"]),
        ("Đa\u0323i hội", ["urn:sec"]),
        ("đai hôi", ["urn:sec"]),
        ("dai ho", ["urn:sec"]),
        ("hoà bình", ["urn:hoa-binh"]),
        ("Ban Dân vận Tỉnh uỷ", ["urn:dan-van"]),
        ("bạn dân vận", ["urn:dan-van"]),
        ("nghị quyết 99", []),
        ("", []),
        ("-/ ", []),
    ],
)
def test_words_find_what_they_name(index: SearchIndex, typed: str, found: list[str]) -> None:
    assert [entry.subject for entry in index.search(typed)] == found


@pytest.mark.parametrize("typed", ['"', "a AND", "NEAR(", "* OR *", "{marked} : x", "'; DROP TABLE entry; --", "\0"])
def test_signs_of_the_engine_are_only_signs(index: SearchIndex, typed: str) -> None:
    index.search(typed)
    assert len(index) == len(ENTRIES)


def test_marks_typed_are_marks_meant(index: SearchIndex) -> None:
    index.add("urn:g", [SearchEntry(EntryKind.BODY, "urn:ban", "Bạn đọc"), SearchEntry(EntryKind.BODY, "urn:b", "Ban")])
    assert [entry.subject for entry in index.search("bạn")] == ["urn:ban"]
    assert {entry.subject for entry in index.search("ban")} >= {"urn:ban", "urn:b", "urn:dan-van"}


def test_what_two_graphs_say_goes_with_the_last_of_them(index: SearchIndex) -> None:
    index.add("urn:other", [ENTRIES[1]])
    index.remove("urn:g")
    assert [entry.subject for entry in index.search("chi thi")] == ["urn:22"]
    index.remove("urn:other")
    assert index.search("chi thi") == ()
    assert len(index) == 0


def test_a_limit_is_kept_and_names_come_first(index: SearchIndex) -> None:
    index.add("urn:g", (SearchEntry(EntryKind.WORK, f"urn:{n}", f"Chỉ thị số {n}/CT-TTg") for n in range(3000)))
    hits = index.search("chỉ thị", limit=7)
    assert len(hits) == 7
    assert all(hit.kind == EntryKind.WORK for hit in hits)


def test_a_missing_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphNotFoundError, match="search index"):
        SearchIndex.open(tmp_path / "search.sqlite")


def test_an_index_is_reopened_as_it_was(index: SearchIndex, tmp_path: Path) -> None:
    index.close()
    with SearchIndex.open(tmp_path / "search.sqlite") as again:
        assert [entry.subject for entry in again.search("dai hoi")] == ["urn:sec"]
