"""The trace of one citation, as `frontgraph explain` prints it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from frontgraph.citation import explain, recognise, references, resolve_citations
from frontgraph.citation.explanation_words import both
from frontgraph.errors import LookupFailedError
from frontgraph.model import Document, DocumentField, Evidence, PartialDate, Span
from frontgraph.readers import read_path
from frontgraph.text import canonicalise

TEXT = (
    "Tiếp tục thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.\n"
    "Triển khai Nghị quyết 57 theo Kế hoạch này."
)


def document() -> Document:
    issuer = DocumentField("Tỉnh ủy Sơn La", Evidence(Span(0, 0), "", "test"))
    read = Document("plan.txt", TEXT, "0" * 64, kind="ke-hoach", issuer=issuer)
    canonical = canonicalise(TEXT)
    read = dataclasses.replace(read, citations=recognise(read, canonical))
    read = dataclasses.replace(read, references=references(read, canonical))
    return resolve_citations([read])[0]


def test_a_trace_names_anchor_path_antecedent_ladder_and_result() -> None:
    trace = explain(document(), TEXT.index("Nghị quyết 57 "))
    assert (trace.line, trace.column) == (2, 12)
    assert trace.anchor == "Nghị quyết 57"
    assert trace.antecedent is not None
    assert "57-NQ/TW" in trace.antecedent
    assert [rung.step for rung in trace.ladder if rung.outcome == "resolved"] == ["context"]
    printed = str(trace)
    for line in (
        "điểm neo · anchor",
        "quy tắc · path",
        "implements – “Triển khai”",
        "đúng khóa · exact-key: không quyết định được · passed – thiếu: ký hiệu, ",
        "ngữ cảnh · context: đã xác định · resolved",
    ):
        assert line in printed
    assert "vn/tw/nghi-quyet/2024/57-nq-tw" in printed


def test_the_nearest_citation_of_the_line_answers() -> None:
    assert explain(document(), 3).anchor == "Nghị quyết số 57-NQ/TW"


def test_a_relative_reference_is_explained_too() -> None:
    trace = explain(document(), TEXT.index("Kế hoạch này") + 2)
    assert trace.anchor in ("Kế hoạch này", "Nghị quyết 57")


def test_nothing_there_is_one_clear_line() -> None:
    empty = Document("plan.txt", "Không có gì ở đây.", "0" * 64)
    with pytest.raises(LookupFailedError, match=r"plan\.txt: no citation stands at offset 4"):
        explain(empty, 4)


@pytest.mark.parametrize(
    ("sentence", "warning"),
    [
        ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2021 của Chính phủ;", "năm: số ghi 2020, ngày ghi 2021"),
        ("Căn cứ Luật số 79/2025/QH13;", "khóa: QH13 hoạt động từ 2011 đến 2016, số ghi 2025"),
        ("Theo Thông tri số 23/TTr-MTTW-BTT.", "loại: từ ghi thông tri, ký hiệu ghi TTR tờ trình"),
        ("Theo Quyết định số 1509/QĐ-BCT ngày 30/5/2025 của Thủ tướng Chính phủ.",
         "cơ quan: lời ghi Thủ tướng Chính phủ, ký hiệu ghi Bộ Công Thương"),
        ("Theo Kế hoạch số 16/KH-UBND ngày 23/12/2026 của Ủy ban nhân dân tỉnh Sơn La.",
         "tương lai: đề ngày 2026-12-23, sau văn bản dẫn ngày 2025-12-01"),
        ("Căn cứ Luật Đất đai số 31/2024/QH15 ngày 19/01/2024;",
         "danh mục: Luật Đất đai ban hành ngày 2024-01-18, trích dẫn ghi 2024-01-19"),
    ],
)  # fmt: skip
def test_contradictions_are_told_in_both_languages(sentence: str, warning: str) -> None:
    canonical = canonicalise(sentence)
    read = Document("plan.txt", sentence, "0" * 64, kind="ke-hoach", date=PartialDate(2025, 12, 1))
    (resolved,) = resolve_citations([dataclasses.replace(read, citations=recognise(read, canonical))])
    assert f"cảnh báo · warning           {warning} · " in str(explain(resolved, 20))


def test_every_reason_and_warning_in_real_documents_is_told_in_both_languages(shared: Path) -> None:
    documents = []
    for path in sorted((shared / "corpus" / "documents").glob("*.txt"))[::4]:
        read = read_path(path)
        documents.append(dataclasses.replace(read, citations=recognise(read, canonicalise(read.text))))
    outcomes = [c.resolution for read in resolve_citations(documents) for c in read.citations if c.resolution]
    said = {message for outcome in outcomes for message in (outcome.reason, *outcome.warnings) if message}
    said |= {candidate.rejected for outcome in outcomes for candidate in outcome.candidates if candidate.rejected}
    assert len(said) > 5
    assert [message for message in sorted(said) if both(message) == message] == []
