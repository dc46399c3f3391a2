"""The trace of one citation, as `frontgraph explain` prints it."""

from __future__ import annotations

import dataclasses

import pytest

from frontgraph.citation import explain, recognise, references, resolve_citations
from frontgraph.errors import LookupFailedError
from frontgraph.model import Document, DocumentField, Evidence, Span
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
        "anchor",
        "path",
        "relation    implements, because of “Triển khai”",
        "step        exact-key: passed – lacks",
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
