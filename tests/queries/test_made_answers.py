"""The questions on three small documents whose answers can be read off the page (`made_documents.py`)."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import Any

import pytest

from frontgraph.graph import DEFAULT_BASE
from frontgraph.queries import ask, frames, get
from frontgraph.queries.asking import answer
from frontgraph.store import EmbeddedStore

NQ, KH, BC = "Nghị quyết số 43-NQ/TW", "Kế hoạch số 197-KH/TU", "Báo cáo số 08/BC-MTTQ-BTT"
FINANCE, HOME, MASS = "Sở Tài chính", "Sở Nội vụ", "Ban Dân vận Tỉnh ủy"
JUNE, SEPTEMBER = datetime.date(2024, 6, 30), datetime.date(2024, 9, 30)
REPORTING = "Sở Tài chính chủ trì, phối hợp với Sở Nội vụ báo cáo trước ngày 30/6/2024"
WATCHING = "Ban Dân vận Tỉnh ủy theo dõi phong trào “Đoàn kết sáng tạo” trong quý III năm 2024"
FAMILIES = "Phấn đấu ít nhất 80% hộ gia đình đạt chuẩn văn hóa"
SPREADING = "Tuyên truyền rộng rãi trong Nhân dân"

#: question, arguments, columns looked at, all rows in order.
ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[Any, ...]]]] = [
    (
        "cites",
        {"document": "08/BC-MTTQ-BTT"},
        "section heading relation cited_label quote trigger status",
        [
            ("1", "Kết quả", "based_on", KH, KH, "Căn cứ", "resolved"),
            ("1", "Kết quả", "implements", NQ, NQ, "quán triệt", "resolved"),
            ("1", "Kết quả", "cites", None, "Kết luận số 5-KL/TU", None, "ambiguous"),
            ("1", "Kết quả", "cites", None, "Công văn số 12", None, "unresolved"),
        ],
    ),
    ("cites", {"document": "08-bc", "relation": "based_on"}, "cited_label", [(KH,)]),
    (
        "cited-works",
        {"document": "08-bc"},
        "relation cited_label identifier mentions held",
        [("based_on", KH, "197-KH/TU", 1, True), ("implements", NQ, "43-NQ/TW", 1, True)],
    ),
    (
        "cited-by",
        {"document": "nghị quyết 43"},
        "citing_label date relation section quote",
        [(KH, datetime.date(2023, 12, 22), "implements", None, NQ), (BC, None, "implements", "1", NQ)],
    ),
    ("chain-up", {"document": "197-KH/TU"}, "lower_label upper_label", [(KH, NQ)]),
    ("chain-down", {"document": "43-NQ/TW"}, "lower_label upper_label", [(KH, NQ), (BC, NQ)]),
    (
        "central-resolutions",
        {},
        "province_label upper_label documents bodies first last names",
        [("tỉnh Sơn La", NQ, 2, 2, datetime.date(2023, 12, 22), datetime.date(2023, 12, 22), f"{BC}; {KH}")],
    ),
    ("central-resolutions", {"branch": "state"}, "upper_label", []),
    ("central-resolutions", {"kind": "ke-hoach"}, "upper_label", []),
    ("central-resolutions", {"document": "43-NQ/TW"}, "documents", [(2,)]),
    (
        "assignments",
        {},
        "document_label section name role quote deadline",
        [
            (KH, "2", FINANCE, "leads", "Sở Tài chính chủ trì", JUNE),
            (KH, "2", HOME, "coordinates", "phối hợp với Sở Nội vụ", JUNE),
            (KH, "2", MASS, "supervises", "Ban Dân vận Tỉnh ủy theo dõi", None),
        ],
    ),
    ("assignments", {"body": "Sở Nội vụ"}, "body_label role", [("Sở Nội vụ tỉnh Sơn La", "coordinates")]),
    ("assignments", {"document": "08-bc"}, "name", []),
    (
        "tasks",
        {"document": "197-KH/TU"},
        "section task assignees deadline_text",
        [
            ("1", FAMILIES, None, None),
            ("2", REPORTING, f"{FINANCE}; {HOME}", "2024-06-30"),
            ("2", WATCHING, MASS, "quý III năm 2024"),
            ("2", SPREADING, None, None),
        ],
    ),
    (
        "tasks-with-deadline",
        {},
        "task deadline deadline_text",
        [(REPORTING, JUNE, "2024-06-30"), (WATCHING, None, "quý III năm 2024")],
    ),
    ("tasks-without-body", {}, "section task", [("1", FAMILIES), ("2", SPREADING)]),
    (
        "deadlines-ahead",
        {"date": "2024-06-30"},
        "deadline name role",
        [(JUNE, HOME, "coordinates"), (JUNE, FINANCE, "leads"), (SEPTEMBER, MASS, "supervises")],
    ),
    ("deadlines-ahead", {"date": "2024-10-01"}, "name", []),
    ("deadlines-ahead", {"date": "2024-06-30", "body": "Sở Tài chính"}, "name", [(FINANCE,)]),
    ("deadlines-ahead", {"date": "2024-06-30", "body": MASS}, "deadline_text", [("quý III năm 2024",)]),
    (
        "tasks-by-quarter",
        {},
        "year quarter name role",
        [(2024, 2, HOME, "coordinates"), (2024, 2, FINANCE, "leads"), (2024, 3, MASS, "supervises")],
    ),
    ("tasks-by-quarter", {"body": MASS, "year": "2024"}, "quarter task", [(3, WATCHING)]),
    ("tasks-by-quarter", {"year": "2023"}, "quarter", []),
    ("targets", {}, "section subject comparator value unit", [("1", "hộ gia đình", ">=", "80", "%")]),
    (
        "signatories",
        {},
        "document_label name post on_behalf_of",
        [(KH, "Nguyễn Văn An", "Phó Bí thư", "T/M Ban Thường vụ")],
    ),
    (
        "who-signs",
        {},
        "issuer_label name post documents first",
        [("Tỉnh ủy Sơn La", "Nguyễn Văn An", "Phó Bí thư", 1, datetime.date(2023, 12, 22))],
    ),
    ("who-signs", {"issuer": "Sở Tài chính"}, "name", []),
    (
        "recipients",
        {"document": "197-KH/TU"},
        "name group purpose",
        [(FINANCE, False, "để thực hiện"), ("Văn phòng Tỉnh ủy", False, "b/c"), ("các huyện ủy", True, None)],
    ),
    ("charged-not-told", {}, "name role group", [(HOME, "coordinates", False), (MASS, "supervises", False)]),
    ("told-not-charged", {}, "name group", [("Văn phòng Tỉnh ủy", False), ("các huyện ủy", True)]),
    (
        "campaigns",
        {},
        "campaign_label campaign_kind section heading",
        [("Đoàn kết sáng tạo", "phong-trao", "2", "Tổ chức thực hiện")],
    ),
    (
        "unresolved",
        {},
        "quote status reason rank score rejected",
        [
            ("Kết luận số 5-KL/TU", "ambiguous", "two terms have such a number", 1, Decimal("0.5"), "as likely"),
            ("Kết luận số 5-KL/TU", "ambiguous", "two terms have such a number", 2, Decimal("0.4"), "older term"),
            ("Công văn số 12", "unresolved", "no issuer is known", None, None, None),
        ],
    ),
    (
        "documents",
        {},
        "document_label year file",
        [(KH, 2023, "197-kh-tu.txt"), (BC, 2024, "08-bc.txt"), (NQ, 2023, "43-nq-tw.txt")],
    ),
    ("documents", {"year": "2024"}, "document_label", [(BC,)]),
    ("documents", {"issuer": "Tỉnh ủy Sơn La"}, "document_label", [(KH,)]),
    (
        "documents-by-issuer",
        {},
        "issuer_label year held known",
        [
            ("Tỉnh ủy Sơn La", 2023, 1, 1),
            ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La", 2024, 1, 1),
            ("Ban Chấp hành Trung ương Đảng", 2023, 1, 1),
        ],
    ),
    ("missing", {}, "cited_label", []),
    ("cited-together", {}, "document_label other_label documents", [(KH, NQ, 1), (NQ, KH, 1)]),
    ("cited-together", {"document": "43-NQ/TW"}, "document_label other_label documents", [(NQ, KH, 1)]),
    (
        "sections",
        {"document": "197-KH/TU"},
        "depth section heading citations tasks",
        [(1, "1", "Mục tiêu", 0, 1), (1, "2", "Tổ chức thực hiện", 0, 3)],
    ),
    (
        "body-file",
        {"body": FINANCE},
        "how document_label section quote",
        [("assigned", KH, "2", "Sở Tài chính chủ trì"), ("received", KH, None, "Sở Tài chính (để thực hiện)")],
    ),
    (
        "body-mentions",
        {"body": FINANCE},
        "how document_label sections quote",
        [("assigned", KH, "2", "Sở Tài chính chủ trì"), ("received", KH, "", "Sở Tài chính (để thực hiện)")],
    ),
    (
        "person-file",
        {"person": f"{DEFAULT_BASE}/id/vn-05/tinh-uy/ke-hoach/2023/197-kh-tu/person/nguyen-van-an-299c"},
        "document_label printed post signed",
        [(KH, "Nguyễn Văn An", "Phó Bí thư", True)],
    ),
    ("place-file", {"place": f"{DEFAULT_BASE}/id/place/vn-05"}, "document_label", []),
    (
        "body-names",
        {"body": MASS},
        "date before_label",
        [
            (datetime.date(2025, 3, 1), "Ban Dân vận Tỉnh ủy Sơn La"),
            (datetime.date(2025, 3, 1), "Ban Tuyên giáo Tỉnh ủy Sơn La"),
        ],
    ),
    ("implemented-by-province", {}, "upper_label place_label documents", [(NQ, "tỉnh Sơn La", 2)]),
    ("implemented-by-province", {"branch": "state"}, "upper_label", []),
    (
        "evidence",
        {"subject": "197-KH/TU", "predicate": "fg:implements"},
        "quote start end rule file",
        [(NQ, 47, 69, "tests.made", "197-kh-tu.txt")],
    ),
]


@pytest.mark.parametrize(("name", "arguments", "columns", "rows"), ANSWERS, ids=lambda value: str(value)[:40])
def test_a_question_has_its_answer(
    made: EmbeddedStore, name: str, arguments: dict[str, str], columns: str, rows: list[tuple[Any, ...]]
) -> None:
    found = answer(made, get(name), arguments)
    picked = [tuple(record[column] for column in columns.split()) for record in found.records()]
    assert picked == rows


def test_concepts_are_named_in_the_reader_s_language(made: EmbeddedStore) -> None:
    found = ask(made, "cited-works", document="08-bc")
    assert [row[0] for row in found.cells("vi")] == ["căn cứ", "thực hiện"]
    assert [row[0] for row in found.cells("en")] == ["based on", "implements"]
    assert found.headings("vi")[0] == "Quan hệ"
    frame = found.to_dataframe("vi")
    assert list(frame["Quan hệ"]) == ["căn cứ", "thực hiện"]


def test_columns_of_a_frame_have_types(made: EmbeddedStore) -> None:
    frame = frames.cited_works(made, "08-bc")
    assert str(frame["mentions"].dtype) == "Int64"
    assert str(frame["held"].dtype) == "boolean"
    assert frames.unresolved(made)["rank"].isna().tolist() == [False, False, True]


def test_everything_about_a_document_as_tables(made: EmbeddedStore) -> None:
    tables = frames.tables(made, "197-KH/TU")
    assert {name: len(frame) for name, frame in tables.items() if len(frame)} == {
        "about": 13,
        "sections": 2,
        "cites": 1,
        "tasks": 4,
        "assignments": 3,
        "bodies": 7,
        "recipients": 3,
        "signatories": 1,
        "people": 1,
        "campaigns": 1,
        "targets": 1,
    }


def test_a_work_without_a_known_issuer_is_nobodys() -> None:
    fg, base = "https://w3id.org/frontgraph/ns#", "https://example.org/id"
    lines = [f'<{base}/vn/x/{n}> <{fg}held> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> <urn:g> .' for n in "ab"]
    for body, name in (("vn/tw", "Trung ương"), ("vn/quoc-hoi", "Quốc hội")):
        lines.append(f"<{base}/{body}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{fg}Body> <urn:r> .")
        lines.append(f'<{base}/{body}> <http://www.w3.org/2000/01/rdf-schema#label> "{name}"@vi <urn:r> .')
    lines.append(f"<{base}/vn/x/a> <{fg}authority> <{base}/vn/tw> <urn:g> .")
    store = EmbeddedStore.in_memory()
    store.bulk_load("\n".join(lines).encode())
    rows = [(row["issuer_label"], row["held"]) for row in ask(store, "documents-by-issuer").records()]
    assert rows == [(None, 1), ("Trung ương", 1)]


def test_bodies_of_the_whole_country_stand_in_no_province(made: EmbeddedStore) -> None:
    fg, here = "https://w3id.org/frontgraph/ns#", f"{DEFAULT_BASE}/id"
    plan, ministry = f"<{here}/vn/bo-noi-vu/ke-hoach/2024/5-kh-bnv>", f"<{here}/vn/bo-noi-vu>"
    said = {
        plan: {"implements": f"<{here}/vn/tw/nghi-quyet/2023/43-nq-tw>", "authority": ministry},
        ministry: {"inPlace": f"<{here}/place/vn>"},
    }
    lines = [f"{thing} <{fg}{term}> {value} ." for thing, told in said.items() for term, value in told.items()]
    dump = io.BytesIO()
    made.dump(dump)
    store = EmbeddedStore.in_memory()
    store.bulk_load(dump.getvalue())
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    lines += [f'{plan} {label} "Kế hoạch số 5/KH-BNV" .', f'<{here}/vn/tw/nghi-quyet/2023/43-nq-tw> {label} "{NQ}" .']
    lines.append(f"<{here}/vn/tw/nghi-quyet/2023/43-nq-tw> <{fg}authority> <{here}/vn/tw> .")
    lines.append(f"<{here}/vn/tw/nghi-quyet/2023/43-nq-tw> <{fg}kind> <{DEFAULT_BASE}/kind/nghi-quyet> .")
    store.bulk_load("".join(f"{line[:-1]}<urn:g> .\n" for line in lines).encode())
    assert len(ask(store, "chain-down", document="43-NQ/TW")) > len(ask(made, "chain-down", document="43-NQ/TW"))
    for question in ("implemented-by-province", "central-resolutions"):
        assert ask(store, question).rows == ask(made, question).rows
