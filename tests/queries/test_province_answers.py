"""Questions on bodies and tasks asked of three documents of one province (`province.py`), built as a user builds."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

from frontgraph.collection.build import build
from frontgraph.queries import get
from frontgraph.queries.asking import answer
from frontgraph.store import EmbeddedStore, GraphFolder
from tests.queries.province import DOCUMENTS

KH_15, CTR_22, KH_40 = "Kế hoạch số 15/KH-UBND", "Chương trình số 22/CTr-MTTQ-BTT", "Kế hoạch số 40/KH-UBND"
FINANCE, BUILDING, INVESTMENT = "Sở Tài chính", "Sở Xây dựng", "Sở Kế hoạch và Đầu tư"
ABROAD, WOMEN = "Sở Ngoại vụ", "Hội Liên hiệp Phụ nữ tỉnh"
MASS, PROPAGANDA_AND_MASS = "Ban Dân vận Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy"
APRIL, AUGUST, MAY = datetime.date(2024, 4, 30), datetime.date(2024, 8, 15), datetime.date(2025, 5, 31)
FIRST_PLAN, SECOND_PLAN = datetime.date(2024, 3, 5), datetime.date(2025, 4, 14)
PROGRAMME = datetime.date(2024, 6, 10)
MERGED = datetime.date(2025, 3, 1)
FRONT_OF_LAOS = "Mặt trận Lào xây dựng đất nước tỉnh"

#: question, arguments, columns looked at, all rows in order.
ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[Any, ...]]]] = [
    (
        "tasks-by-quarter",
        {},
        "year quarter name role deadline_text document_label",
        [
            (2024, 2, FINANCE, "coordinates", "2024-04-30", KH_15),
            (2024, 2, BUILDING, "leads", "2024-04-30", KH_15),
            (2024, 3, WOMEN, "coordinates", "2024-08-15", CTR_22),
            (2024, 3, INVESTMENT, "carries-out", "quý III năm 2024", KH_15),
            (2024, 3, ABROAD, "coordinates", "2024-08-15", CTR_22),
            (2024, 3, ABROAD, "requested", "2024-08-15", CTR_22),
            (2025, 2, FINANCE, "carries-out", "2025-05-31", KH_40),
            (2025, 3, BUILDING, "carries-out", "tháng 9/2025", KH_40),
            (2026, 1, PROPAGANDA_AND_MASS, "requested", "quý IV/2025 - quý I/2026", KH_40),
        ],
    ),
    (
        "tasks-by-quarter",
        {"body": "Sở Xây dựng", "year": "2025"},
        "quarter task",
        [(3, "Giao Sở Xây dựng kiểm tra chất lượng công trình, báo cáo Ủy ban nhân dân tỉnh trong tháng 9/2025.")],
    ),
    (
        "charged-not-told",
        {},
        "document_label section name body_label role group",
        [
            (CTR_22, "3", WOMEN, "Hội Liên hiệp Phụ nữ tỉnh Điện Biên", "coordinates", False),
            (KH_15, "1", FINANCE, "Sở Tài chính tỉnh Điện Biên", "coordinates", False),
            (KH_15, "3", MASS, "Ban Dân vận Tỉnh ủy Điện Biên", "requested", False),
            (KH_40, "3", PROPAGANDA_AND_MASS, "Ban Tuyên giáo và Dân vận Tỉnh ủy Điện Biên", "requested", False),
        ],
    ),
    (
        "told-not-charged",
        {},
        "document_label name body_label purpose group",
        [
            (KH_15, "Tỉnh ủy", "Tỉnh ủy Điện Biên", "để báo cáo", False),
            (KH_15, "Sở Tư pháp", "Sở Tư pháp tỉnh Điện Biên", None, False),
        ],
    ),
    (
        "deadlines-ahead",
        {"date": "2024-05-01"},
        "deadline deadline_text document_label section name role",
        [
            (AUGUST, "2024-08-15", CTR_22, "3", WOMEN, "coordinates"),
            (AUGUST, "2024-08-15", CTR_22, "3", ABROAD, "coordinates"),
            (AUGUST, "2024-08-15", CTR_22, "3", ABROAD, "requested"),
            (datetime.date(2024, 9, 30), "quý III năm 2024", KH_15, "2", INVESTMENT, "carries-out"),
            (datetime.date(2024, 12, 31), "năm 2024", KH_15, "I", None, None),
            (MAY, "2025-05-31", KH_40, "1", FINANCE, "carries-out"),
            (datetime.date(2025, 9, 30), "tháng 9/2025", KH_40, "2", BUILDING, "carries-out"),
            (datetime.date(2026, 3, 31), "quý IV/2025 - quý I/2026", KH_40, "3", PROPAGANDA_AND_MASS, "requested"),
        ],
    ),
    (
        "deadlines-ahead",
        {"date": "2024-01-01", "body": "Sở Tài chính"},
        "deadline role",
        [(APRIL, "coordinates"), (MAY, "carries-out")],
    ),
    (
        "targets",
        {},
        "document_label section comparator value unit task",
        [
            (CTR_22, "4", "=", "100", "%", "Phấn đấu 100% xã biên giới tổ chức ngày hội giao lưu."),
            (KH_15, "I", ">=", "800", "nhà tạm", "Phấn đấu xóa ít nhất 800 nhà tạm trong năm 2024."),
        ],
    ),
    (
        "body-file",
        {"body": "Sở Tài chính"},
        "agent_label how document_label date section quote",
        [
            (f"{FINANCE} tỉnh Điện Biên", "assigned", KH_15, FIRST_PLAN, "1", f"phối hợp với {FINANCE}"),
            (f"{FINANCE} tỉnh Điện Biên", "named", KH_15, FIRST_PLAN, "1", FINANCE),
            (f"{INVESTMENT} tỉnh Điện Biên", "assigned", KH_15, FIRST_PLAN, "2", f"Giao {INVESTMENT} tham mưu"),
            (f"{INVESTMENT} tỉnh Điện Biên", "named", KH_15, FIRST_PLAN, "2", INVESTMENT),
            (f"{INVESTMENT} tỉnh Điện Biên", "received", KH_15, FIRST_PLAN, None, INVESTMENT),
            (f"{FINANCE} tỉnh Điện Biên", "assigned", KH_40, SECOND_PLAN, "1", f"Giao {FINANCE} bố trí"),
            (f"{FINANCE} tỉnh Điện Biên", "named", KH_40, SECOND_PLAN, "1", FINANCE),
            (f"{FINANCE} tỉnh Điện Biên", "received", KH_40, SECOND_PLAN, None, FINANCE),
        ],
    ),
    (
        "body-file",
        {"body": "Ban Dân vận Tỉnh ủy"},
        "agent_label how document_label",
        [
            ("Ban Dân vận Tỉnh ủy Điện Biên", "assigned", KH_15),
            ("Ban Dân vận Tỉnh ủy Điện Biên", "named", KH_15),
            ("Ban Tuyên giáo và Dân vận Tỉnh ủy Điện Biên", "assigned", KH_40),
            ("Ban Tuyên giáo và Dân vận Tỉnh ủy Điện Biên", "named", KH_40),
        ],
    ),
    (
        "partners-by-country",
        {},
        "country partner_label documents",
        [("Lào", f"{FRONT_OF_LAOS} Luông Pha Băng", 1), ("Lào", f"{FRONT_OF_LAOS} Phông Sa Lỳ", 1)],
    ),
    (
        "who-signs",
        {},
        "issuer_label name post documents first last",
        [
            (
                "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Điện Biên",
                *("Lò Thị Thử", "Chủ tịch", 1, PROGRAMME, PROGRAMME),
            ),
            ("Ủy ban nhân dân tỉnh Điện Biên", "Giàng Văn Mẫu", "Phó Chủ tịch", 2, FIRST_PLAN, SECOND_PLAN),
        ],
    ),
    (
        "body-names",
        {"body": "Ban Dân vận Tỉnh ủy"},
        "date before_label after_label",
        [
            (MERGED, "Ban Dân vận Tỉnh ủy Điện Biên", "Ban Tuyên giáo và Dân vận Tỉnh ủy Điện Biên"),
            (MERGED, "Ban Tuyên giáo Tỉnh ủy Điện Biên", "Ban Tuyên giáo và Dân vận Tỉnh ủy Điện Biên"),
        ],
    ),
]


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    folder = tmp_path_factory.mktemp("province")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    build([folder / name for name in DOCUMENTS], folder / "G")
    store = GraphFolder(folder / "G").open()
    yield store
    store.close()


@pytest.mark.parametrize(("name", "arguments", "columns", "rows"), ANSWERS, ids=lambda value: str(value)[:40])
def test_a_province_s_question_has_its_answer(
    province: EmbeddedStore, name: str, arguments: dict[str, str], columns: str, rows: list[tuple[Any, ...]]
) -> None:
    found = answer(province, get(name), arguments)
    assert [tuple(record[column] for column in columns.split()) for record in found.records()] == rows


def test_words_for_several_bodies_list_them(province: EmbeddedStore) -> None:
    told = answer(province, get("tasks"), {"document": "15-kh.txt"})
    assert told.column("assignees") == (None, f"{BUILDING}; {FINANCE}", INVESTMENT, MASS)
