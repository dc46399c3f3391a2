"""Provisions in a built graph: ranges name what the cited text has, and each provision has its own days of effect."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontgraph.collection.build import build
from frontgraph.queries import ask, in_force
from frontgraph.store import open_graph, select

HEAD = "CHÍNH PHỦ\n-------\nSố: {number}\n\nHà Nội, ngày {day}\n\nNGHỊ ĐỊNH\n{title}\n\n"
CITED = (
    HEAD.format(number="12/2024/NĐ-CP", day="02 tháng 01 năm 2024", title="Về quản lý chợ")
    + "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 4. Phạm vi\n\nNội dung.\n\nĐiều 5. Nguyên tắc\n\n"
    + "1. Một.\n\n2. Hai.\n\n3. Ba.\n\n3a. Ba a.\n\n3b. Ba b.\n\n4. Bốn:\n\na) Điểm một;\n\nb) Điểm hai;\n\n"
    + "c) Điểm ba;\n\nd) Điểm bốn;\n\nđ) Điểm năm;\n\ne) Điểm sáu.\n\n"
    + "Điều 5a. Bổ sung\n\nNội dung.\n\nChương II\nQUẢN LÝ\n\nĐiều 6. Quản lý\n\nNội dung.\n\n"
    + "Điều 7. Kiểm tra\n\nNội dung.\n\n"
    + "Chương IIa\nBỔ SUNG\n\nĐiều 8. Giám sát\n\nNội dung.\n\nChương III\nTHI HÀNH\n\nĐiều 9. Hiệu lực\n\n"
    + "Nghị định này có hiệu lực thi hành kể từ ngày 15 tháng 02 năm 2024, trừ Chương II và Điều 8 có hiệu lực "
    + "thi hành kể từ ngày 01 tháng 7 năm 2024.\n"
)
CITING = (
    HEAD.format(number="80/2025/NĐ-CP", day="03 tháng 3 năm 2025", title="Sửa đổi một số quy định về quản lý chợ")
    + "Điều 1. Áp dụng\n\n1. Thực hiện từ Điều 5 đến Điều 7 Nghị định số 12/2024/NĐ-CP.\n\n"
    + "2. Thực hiện từ khoản 3 đến khoản 4 Điều 5 Nghị định số 12/2024/NĐ-CP.\n\n"
    + "3. Thực hiện từ điểm c đến điểm e khoản 4 Điều 5 Nghị định số 12/2024/NĐ-CP.\n\n"
    + "4. Thực hiện từ Điều 8 đến Điều 12 Nghị định số 12/2024/NĐ-CP.\n\n"
    + "Điều 2. Bãi bỏ\n\n1. Bãi bỏ từ Điều 5 đến Điều 6 Nghị định số 12/2024/NĐ-CP.\n\n"
    + "Điều 3. Thi hành\n\nNghị định này có hiệu lực thi hành kể từ ngày 01 tháng 5 năm 2025.\n"
)
QUOTES = {
    "từ Điều 5 đến Điều 7": ["dieu-5", "dieu-5a", "dieu-6", "dieu-7"],
    "từ khoản 3 đến khoản 4 Điều 5": ["dieu-5.3", "dieu-5.3a", "dieu-5.3b", "dieu-5.4"],
    "từ điểm c đến điểm e khoản 4 Điều 5": ["dieu-5.4.c", "dieu-5.4.d", "dieu-5.4.e", "dieu-5.4.đ"],
    # The text held has no Điều 12: it is not the one meant, or was not read whole.
    "từ Điều 8 đến Điều 12": ["dieu-10", "dieu-11", "dieu-12", "dieu-8", "dieu-9"],
}
PROVISIONS = """
    PREFIX fg: <https://w3id.org/frontgraph/ns#>
    SELECT ?start ?part { GRAPH ?g { ?citation a fg:Citation ; fg:citedProvision ?part ; fg:start ?start } }
"""


def cited_provisions(folder: Path) -> dict[int, list[str]]:
    """The provisions that the citations of a graph name, by where these stand."""
    found: dict[int, list[str]] = {}
    store = open_graph(folder)
    for start, part in select(store, PROVISIONS).values():
        assert isinstance(start, int)
        found.setdefault(start, []).append(str(part).partition("/sec/")[2].rstrip(">"))
    store.close()
    return {start: sorted(parts) for start, parts in sorted(found.items())}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two decrees of which the later one names ranges of the earlier."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "cited.txt").write_text(CITED, encoding="utf-8")
    (folder / "citing.txt").write_text(CITING, encoding="utf-8")
    return folder


def test_ranges_name_what_the_cited_text_has(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "graph")
    assert list(cited_provisions(tmp_path / "graph").values())[:4] == list(QUOTES.values())


def test_ranges_are_counted_through_until_the_cited_text_arrives(folder: Path, tmp_path: Path) -> None:
    build([folder / "citing.txt"], tmp_path / "graph")
    first = next(iter(cited_provisions(tmp_path / "graph").values()))
    assert first == ["dieu-5", "dieu-6", "dieu-7"]
    build([folder], tmp_path / "graph")
    assert list(cited_provisions(tmp_path / "graph").values())[:4] == list(QUOTES.values())


def test_a_repealed_range_takes_the_articles_that_were_put_in_later(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "graph")
    store = open_graph(tmp_path / "graph")
    rows = list(ask(store, "in-force", document="12/2024/NĐ-CP", provision="Điều 5a", date="2025-05-01").records())
    store.close()
    assert [(row["changing_label"], row["provision"], row["ends"]) for row in rows if row["ends"]] == [
        ("Nghị định số 80/2025/NĐ-CP", "dieu-5a", True)
    ]


@pytest.mark.parametrize(
    ("provision", "date", "expected"),
    [
        ("Điều 4", "2024-02-14", False),
        ("Điều 4", "2024-02-15", True),
        ("Điều 6", "2024-06-30", False),
        ("Điều 7", "2024-02-15", False),
        ("khoản 1 Điều 7", "2024-07-01", True),
        ("Điều 8", "2024-06-30", False),
        ("Điều 9", "2024-06-30", True),
        ("Điều 6", "2025-04-30", True),
        ("Điều 6", "2025-05-01", False),
        ("Điều 7", "2025-05-01", True),
        (None, "2025-05-01", True),
    ],
)
def test_each_provision_is_in_force_from_its_own_day_to_its_repeal(
    folder: Path, tmp_path: Path, provision: str | None, date: str, expected: bool
) -> None:
    build([folder], tmp_path / "graph")
    store = open_graph(tmp_path / "graph")
    assert in_force(store, "12/2024/NĐ-CP", provision, date).in_force is expected
    store.close()
