"""Whatever a text is made of, facts are read without failure, and the words of each stand where it says."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from frontgraph.facts import as_json, extract
from frontgraph.model import Evidence, Facts
from frontgraph.readers import read_text
from frontgraph.text import canonicalise

_PIECES = st.sampled_from(
    [
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH",
        "1. ",
        "a) ",
        "- ",
        "+ ",
        "I. ",
        "Điều 1. ",
        "(1) ",
        "\n",
        "\n\n",
        " ",
        ", ",
        "; ",
        ": ",
        ".",
        "Sở Tài chính",
        "các sở, ban, ngành",
        "Các Bộ: Quốc phòng, Công an",
        "Giao",
        "giao",
        "chủ trì",
        "phối hợp với",
        "Đề nghị",
        "yêu cầu",
        "UBND tỉnh Sơn La",
        "Thường trực HĐND",
        "trước ngày 30/6/2026",
        "quý II năm 2026",
        "đồng chí",
        "Trần Văn An",
        "Chủ tịch",
        "phong trào",
        "“Đoàn kết”",
        "(MTTQ)",
        "Nơi nhận:",
        "Lưu: VT.",
        "TM. BAN THƯỜNG TRỰC",
        "khoá XI",
        "nhiệm kỳ 2024-2029",
        "Hội nghị",
        "được tổ chức ngày 04/01/2024",
        "tỉnh Hủa Phăn",
        "Hoi\u0323 nghi\u0323",
        "TT\nNhiệm vụ\nCơ quan chủ trì\n1\n",
        "(",
        ")",
        "“",
        "\u200b",
        "tối thiểu 95% hồ sơ",
        "giữa",
        "và",
        "đã",
        "thì",
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_evidence_is_cut_from_the_raw_text(text: str) -> None:
    canonical = canonicalise(text)
    document = read_text(text, canonical, file="a.txt", sha256="0" * 64)
    facts = extract(document, canonical, ())
    for evidence in _evidences(facts):
        assert evidence.span.cut(text) == evidence.quote
    assert as_json(document)["file"] == "a.txt"


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    canonical = canonicalise(text)
    document = read_text(text, canonical, file="a.txt", sha256="0" * 64)
    assert isinstance(extract(document, canonical, ()), Facts)


def _evidences(value: Any) -> list[Evidence]:
    if isinstance(value, Evidence):
        return [value]
    if isinstance(value, tuple):
        return [found for item in value for found in _evidences(item)]
    if hasattr(value, "__dataclass_fields__"):
        return [found for name in value.__dataclass_fields__ for found in _evidences(getattr(value, name))]
    return []
