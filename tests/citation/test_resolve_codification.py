"""The check against the codification of law, whose identifiers somebody else gave."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontgraph.citation.codification import Row, check, read_rows
from frontgraph.errors import ReadError

NOTES = [
    Row(
        "1",
        "(Điều 1 Luật số 26/2008/QH12 Luật X ngày 13/11/2008 của Quốc hội, có hiệu lực từ ngày 01/07/2009)",
        ("7",),
    ),
    Row("1", "(Điều 2 Luật số 26/2008/QH12, có hiệu lực thi hành kể từ ngày 01/07/2009)", ("7",)),
    Row(
        "1",
        "(Điều 3 Luật số 26/2008/QH12, có hiệu lực thi hành kể từ ngày 01/07/2009, có nội dung được sửa đổi bởi Điều 1 "
        "Luật số 64/2014/QH13 có hiệu lực thi hành kể từ ngày 01/07/2015)",
        ("7", "9"),
    ),
    Row("2", "(Điều 5 Luật số 64/2014/QH13, có hiệu lực thi hành kể từ ngày 01/07/2015)", ("9",)),
]


def test_notes_agree_with_identifiers_and_give_the_edges() -> None:
    found = check(NOTES)
    assert (found.notes, found.unread, found.compared, found.agreement.f1) == (4, (), 5, 1.0)
    assert found.edges == (("vn/quoc-hoi/luat/2014/64-2014-qh13", "vn/quoc-hoi/luat/2008/26-2008-qh12"),)


def test_a_wrong_identifier_shows_as_a_contradiction() -> None:
    found = check([*NOTES, Row("2", NOTES[1].note, ("8",))])
    assert found.agreement.f1 < 1.0
    assert found.agreement.merged == (("vn/quoc-hoi/luat/2008/26-2008-qh12", ("7", "8")),)


def test_an_archive_without_the_table_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "empty.tar.xz"
    path.write_bytes(b"no archive")
    with pytest.raises(ReadError, match=r"empty\.tar\.xz"):
        list(read_rows(path))


def test_the_source_notes_of_every_eighth_topic(shared: Path) -> None:
    rows = list(read_rows(shared / "corpus" / "phap_dien.tar.xz"))
    assert len(rows) == 62_315
    topics = sorted({row.topic for row in rows})[::8]
    found = check(row for row in rows if row.topic in set(topics))
    assert found.agreement.f1 >= 0.995
    assert found.conservation.holds
    assert found.unread == ()


def test_a_title_into_which_the_text_ran_does_not_hide_the_note(tmp_path: Path) -> None:
    note = "(Điều 2 Thông tư số 26/2008/TT-BCT, có hiệu lực thi hành kể từ ngày 08/05/2009)"
    path = tmp_path / "notes.tsv"
    path.write_text(f"1\tĐiều 1.TT.2\tĐối tượng \t Thông tư này áp dụng.\t{note}\t7#Dieu_2={note}\n", encoding="utf-8")
    assert list(read_rows(path)) == [Row("1", note, ("7",))]
