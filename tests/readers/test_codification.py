"""Topics of the codification of law: what is a heading, an article, a note, a cross-reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontgraph.errors import ReadError
from frontgraph.readers.codification import read_topic
from frontgraph.readers.topic_files import topic_files
from tests.collection.topics import EMPTY, NURSERIES, SEEDS, write_topics


def test_headings_make_a_tree_and_articles_are_its_leaves() -> None:
    topic = read_topic(NURSERIES, file="90_1.txt", sha256="")
    assert (topic.number, topic.title, topic.subject) == ("90.1", "Vườn ươm", "90")
    tree = [
        (
            section.identifier,
            [(child.identifier, [leaf.identifier for leaf in child.children]) for child in section.children],
        )
        for section in topic.document.sections
    ]
    assert tree == [
        ("chuong-1", [("LQ.1", []), ("NĐ.1.2", [])]),
        ("chuong-2", [("muc-1", ["LQ.2", "LQ.3", "LQ.4"])]),
    ]
    assert [s.heading for s in topic.document.walk()][:2] == ["ĐIỀU ĐẦU TIÊN", "Vườn ươm là gì"]


def test_a_note_is_the_bracket_under_the_heading_over_all_its_lines() -> None:
    topic = read_topic(SEEDS, file="90_2.txt", sha256="")
    notes = [article.note.cut(SEEDS) if article.note else None for article in topic.articles]
    assert notes[0] is not None
    assert notes[0].startswith("(Điều 3 Thông tư")
    assert notes[0].endswith("ngày 01/03/2021)")
    assert "\n" in notes[0]
    assert notes[1] == "(Điều 9 Nghị định số 902/2020/NĐ-CP, có hiệu lực thi hành kể từ ngày 20/09/2020)"
    nurseries = read_topic(NURSERIES, file="90_1.txt", sha256="").articles
    assert [article.number for article in nurseries if article.number and article.note is None] == ["90.1.LQ.3"]


def test_cross_references_keep_their_words_and_those_without_a_number() -> None:
    topic = read_topic(NURSERIES, file="90_1.txt", sha256="")
    related = {article.section: article.related for article in topic.articles if article.related}
    assert [r.number for r in related["NĐ.1.2"]] == ["90.1.LQ.1", "90.2.TT.4.3", "90.9.LQ.8", None]
    assert [r.span.cut(NURSERIES) for r in related["NĐ.1.2"]][1] == "Điều 90.2.TT.4.3. Hạt giống"
    # What stands under a chapter's heading is the chapter's, not the article's before it.
    assert [r.number for r in related["chuong-2"]] == ["90.2.TT.4.3"]


def test_a_topic_without_articles_is_a_topic() -> None:
    assert read_topic(EMPTY, file="90_1.txt", sha256="").articles == ()


def test_another_text_is_refused() -> None:
    with pytest.raises(ReadError, match=r"a\.txt: its first line names no topic"):
        read_topic("QUYẾT ĐỊNH\n", file="a.txt", sha256="")


def test_topics_are_found_in_a_folder_beside_other_files(tmp_path: Path) -> None:
    folder = write_topics(tmp_path / "topics")
    (folder / "README.txt").write_text("Các đề mục", encoding="utf-8")
    assert topic_files(folder, tmp_path / "room") == (
        folder,
        ("90_1_Vườn_ươm.txt", "90_1_cũ.txt", "90_2_Hạt_giống.txt"),
    )


def test_a_bracket_that_never_closes_ends_with_its_line() -> None:
    text = "Đề mục 90.1. Vườn\nĐiều 90.1.LQ.1. Tên\n(Điều 1 Luật số 901/2019/QH14 (bỏ ngỏ\nLời\n"
    (article,) = read_topic(text, file="a.txt", sha256="").articles
    assert article.note is not None
    assert article.note.cut(text) == "(Điều 1 Luật số 901/2019/QH14 (bỏ ngỏ"
