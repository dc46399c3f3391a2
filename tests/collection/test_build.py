"""Building many documents: the same bytes by every road, what is unchanged is left alone, and nothing is lost."""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from frontgraph.collection.build import BuildOptions, build
from frontgraph.collection.recognised_files import packed, unpacked
from frontgraph.collection.recognition import recognise_bytes
from frontgraph.errors import GraphLockedError, ReadError
from frontgraph.store import GraphFolder

DOCUMENTS = {
    "chi-thi.txt": """TỈNH ỦY SƠN LA
*
Số 31-CT/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Sơn La, ngày 30 tháng 6 năm 2023

CHỈ THỊ
về lãnh đạo Đại hội Mặt trận Tổ quốc Việt Nam các cấp

Thực hiện Chỉ thị số 22-CT/TW ngày 25/5/2023 của Ban Bí thư, Ban Thường vụ Tỉnh ủy yêu cầu:
1. Các cấp ủy quán triệt Chỉ thị số 22-CT/TW.
2. Giao Ban Dân vận Tỉnh ủy theo dõi, báo cáo trước ngày 31/12/2024.

Nơi nhận:
- Ban Bí thư (b/c);
- Lưu Văn phòng.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Lò Minh Hùng
""",
    "ke-hoach.txt": """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: 15/KH-UBND
Sơn La, ngày 10 tháng 01 năm 2024

KẾ HOẠCH
Thực hiện Chỉ thị số 31-CT/TU

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Thực hiện Chỉ thị số 31-CT/TU ngày 30/6/2023 của Ban Thường vụ Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch:
1. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ bố trí kinh phí.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hoàng Quốc Khánh
""",
}


@pytest.fixture
def folder(tmp_path: Path, seed_path: Path) -> Path:
    documents = tmp_path / "documents"
    (documents / "ubnd").mkdir(parents=True)
    shutil.copy(seed_path, documents / "nghi-quyet.txt")
    (documents / "chi-thi.txt").write_text(DOCUMENTS["chi-thi.txt"], encoding="utf-8")
    (documents / "ubnd" / "ke-hoach.txt").write_text(DOCUMENTS["ke-hoach.txt"], encoding="utf-8")
    return documents


def bytes_of(graph: Path) -> bytes:
    buffer = io.BytesIO()
    GraphFolder(graph).open().dump(buffer)
    # The engine's own order depends on how the quads came in; their set does not.
    return b"\n".join(sorted(buffer.getvalue().splitlines()))


def held(graph: Path) -> int:
    query = "SELECT DISTINCT ?w { ?w <https://w3id.org/frontgraph/ns#held> true }"
    rows = GraphFolder(graph).open().query(query)
    return len(list(rows))  # type: ignore[arg-type]


def test_every_mention_is_accounted_for(folder: Path, tmp_path: Path) -> None:
    report = build([folder], tmp_path / "g")
    assert report.documents == 3
    assert report.conserved
    assert report.mentions > 16
    assert report.quads == len(GraphFolder(tmp_path / "g").open())


def test_documents_of_a_collection_meet(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "g")
    query = """PREFIX fg: <https://w3id.org/frontgraph/ns#>
        ASK { ?plan fg:held true ; fg:implements ?directive . ?directive fg:held true ; fg:implements ?central .
              ?central <http://purl.org/dc/terms/identifier> "22-CT/TW" FILTER NOT EXISTS { ?central fg:held true } }"""
    assert GraphFolder(tmp_path / "g").open().query(query) is True


def test_workers_and_order_change_nothing(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "one")
    build([folder], tmp_path / "two", BuildOptions(workers=2))
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_every_step_tells_how_far_it_is(folder: Path, tmp_path: Path) -> None:
    told: dict[str, list[tuple[int, int]]] = {}
    steps: list[str] = []

    def progress(step: str, done: int, total: int) -> None:
        told.setdefault(step, []).append((done, total))

    build([folder], tmp_path / "g", BuildOptions(workers=2, progress=progress, step=steps.append))
    assert steps == ["recognise", "load", "index", "settle"]
    assert list(told) == ["recognise", "describe", "load"]
    for step, moves in told.items():
        assert moves[-1] == (3, 3), step
        assert moves == sorted(moves)


def test_what_is_kept_of_a_document_is_all_of_it(seed_path: Path) -> None:
    document = recognise_bytes("nghi-quyet.txt", seed_path.read_bytes())
    assert document.facts is not None
    kept = unpacked(packed(document))
    assert kept == document
    assert [citation.details for citation in kept.citations] == [citation.details for citation in document.citations]


def rows_of(index: Path) -> list[tuple[object, ...]]:
    import sqlite3

    query = (
        "SELECT graph.name, kind, subject, text, document FROM entry LEFT JOIN origin ON origin.entry = entry.id "
        "JOIN graph ON graph.id = coalesce(origin.graph, entry.graph)"
    )
    with sqlite3.connect(index) as connection:
        return sorted(connection.execute(query).fetchall(), key=str)


def test_the_search_index_holds_what_the_stored_quads_give(folder: Path, tmp_path: Path) -> None:
    from frontgraph.queries.text_search import index_text

    build([folder], tmp_path / "g")
    path = folder / "ubnd" / "ke-hoach.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Sở Nội vụ", "Sở Y tế"), encoding="utf-8")
    build([folder], tmp_path / "g")
    index_text(GraphFolder(tmp_path / "g").open(), tmp_path / "of-quads.sqlite")
    held_ = rows_of(GraphFolder(tmp_path / "g").state().search)
    assert held_ == rows_of(tmp_path / "of-quads.sqlite")
    assert len(held_) > 50


def test_nothing_new_changes_nothing(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "g")
    state = GraphFolder(tmp_path / "g").state()
    assert build([folder], tmp_path / "g").changed == 0
    assert GraphFolder(tmp_path / "g").state() == state


def test_a_changed_file_replaces_its_own_graph(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "g")
    path = folder / "ubnd" / "ke-hoach.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Sở Nội vụ", "Sở Y tế"), encoding="utf-8")
    report = build([folder], tmp_path / "g")
    assert report.changed == 1
    build([folder], tmp_path / "fresh")
    assert bytes_of(tmp_path / "g") == bytes_of(tmp_path / "fresh")


def test_documents_stay_until_they_are_pruned(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "g")
    (folder / "chi-thi.txt").unlink()
    build([folder], tmp_path / "g")
    assert held(tmp_path / "g") == 3
    build([folder], tmp_path / "g", BuildOptions(prune=True))
    assert held(tmp_path / "g") == 2
    build([folder], tmp_path / "fresh")
    assert bytes_of(tmp_path / "g") == bytes_of(tmp_path / "fresh")


def test_a_file_that_became_unreadable_keeps_its_old_graph(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "g")
    (folder / "chi-thi.txt").write_bytes(bytes(range(256)) * 40)
    report = build([folder], tmp_path / "g", BuildOptions(prune=True))
    assert [failure.file for failure in report.failures] == ["chi-thi.txt"]
    assert held(tmp_path / "g") == 3


def test_nothing_readable_leaves_all_as_it_was(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "g")
    before = bytes_of(tmp_path / "g")
    (tmp_path / "blank.txt").write_bytes(b"")
    with pytest.raises(ReadError, match=r"blank\.txt"):
        build([tmp_path / "blank.txt"], tmp_path / "other")
    assert bytes_of(tmp_path / "g") == before


def test_two_builders_keep_apart(folder: Path, tmp_path: Path) -> None:
    from filelock import FileLock

    (tmp_path / "g").mkdir()
    with FileLock(tmp_path / "g" / "build.lock"), pytest.raises(GraphLockedError, match="another process"):
        build([folder], tmp_path / "g")


def nobody_left(session: int) -> bool:
    """Whether all processes of a session end within half a minute."""
    for _ in range(300):
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_killed_at_any_moment_the_graph_is_readable_and_the_next_run_ends_the_same(
    folder: Path, tmp_path: Path
) -> None:
    build([folder / "chi-thi.txt"], tmp_path / "g")
    old = bytes_of(tmp_path / "g")
    build([folder], tmp_path / "undisturbed")
    wanted = bytes_of(tmp_path / "undisturbed")
    command = [
        sys.executable,
        "-m",
        "frontgraph",
        "build",
        str(folder),
        "--output",
        str(tmp_path / "g"),
        "--workers",
        "2",
    ]
    chance = random.Random(20240104)
    started = time.monotonic()
    subprocess.run([*command[:-3], str(tmp_path / "timed"), *command[-2:]], check=True, capture_output=True)
    whole = time.monotonic() - started
    for _ in range(6):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.1, whole))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert nobody_left(process.pid)
        assert bytes_of(tmp_path / "g") in (old, wanted)
    subprocess.run(command, check=True, capture_output=True)
    assert bytes_of(tmp_path / "g") == wanted
