"""Laws of reading: whatever a text holds, it is read, and what is found stands where it is said to stand."""

from __future__ import annotations

import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from frontgraph.errors import ReadError
from frontgraph.model import Document, Section
from frontgraph.readers import read_bytes, read_text
from frontgraph.text import canonicalise

_LINES = st.sampled_from(
    [
        "ỦY BAN NHÂN DÂN",
        "TỈNH SƠN LA",
        "TỈNH ỦY SƠN LA",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số: 15/KH-UBND",
        "Số:    /QĐ-MTTQ",
        "Số 31-CT/TU      Sơn La, ngày 3 tháng 2 năm 2024",
        "Sơn La, ngày    tháng 2 năm 2024",
        "NGHỊ QUYẾT",
        "QUYẾT ĐỊNH",
        "CỦA BỘ CHÍNH TRỊ",
        "V/v báo cáo",
        "Về việc ban hành Quy chế",
        "Kính gửi: Các sở",
        "Căn cứ Luật số 1/2024/QH15;",
        "Chính phủ ban hành Nghị định quy định về A.",
        "Phần thứ nhất",
        "Chương II",
        "Điều 1. Phạm vi",
        "Điều 3.",
        "“Điều 8. Mới",
        "1. Một”.",
        "2.1. Hai",
        "a) A",
        "I- MỤC TIÊU",
        "- Lưu: VT.",
        "Nơi nhận:            TM. ỦY BAN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn A",
        "Phùng",
        "PHỤ LỤC I",
        "Phụ",
        "lục 2",
        "Mẫu số 01/HN",
        "(Kèm theo Kế hoạch số 1/KH-UBND ngày 2/3/2024 của UBND tỉnh)",
        "Nghị quyết này được Quốc hội khóa XV thông qua ngày 2 tháng 6 năm 2025.",
        "Số hiệu\t1/QĐ",
        "Người ký: Mai A",
        "**",
        "|",
        "",
        "   ",
        "? thế nào?",
    ]
)
_PAGES = st.lists(_LINES, min_size=1, max_size=40).map("\n".join)
_TEXTS = st.one_of(_PAGES, st.text(min_size=1, max_size=80))


def _read(text: str) -> Document:
    return read_text(text, canonicalise(text), file="a.txt", sha256="")


def _laws(sections: tuple[Section, ...], start: int, end: int) -> None:
    at = start
    for section in sections:
        assert at <= section.span.start <= section.span.end <= end
        assert section.span.contains(section.heading_span)
        _laws(section.children, section.span.start, section.span.end)
        at = section.span.end


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_sections_nest_and_have_names_of_their_own(text: str) -> None:
    document = _read(text)
    _laws(document.sections, 0, len(text))
    identifiers = [section.identifier for section in document.walk()]
    assert len(identifiers) == len(set(identifiers))


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_every_field_quotes_the_text(text: str) -> None:
    document = _read(text)
    fields = [document.number, document.issuer, document.title, document.place]
    for signature in document.signatures:
        fields += [signature.name, signature.post, signature.on_behalf_of]
    shown = [field.evidence for field in fields if field is not None]
    shown += [evidence for evidence in (document.date_evidence, document.kind_evidence) if evidence is not None]
    assert all(evidence.span.cut(text) == evidence.quote and evidence.quote for evidence in shown)
    assert all(span.end <= len(text) for span in document.recipient_blocks)


@settings(max_examples=200, deadline=None)
@given(_PAGES)
def test_a_number_is_never_made_of_an_open_one(text: str) -> None:
    document = _read(text)
    if document.number is not None:
        assert any(char.isdigit() for char in document.number.value)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    message = _refusal(data)
    assert message is None or (message.startswith("a.bin: ") and "\n" not in message)


def _refusal(data: bytes) -> str | None:
    try:
        read_bytes(data, "a.bin")
    except ReadError as error:
        return str(error)
    return None


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(["Nơi nhận: x; - ", "- a; - Lưu ", "KT. CHỦ TỊCH ", "Số:    ", "a\tb   ", "“Điều 8. ", "1.1. "]))
def test_the_work_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    small, large = (_steps(unit * times) for times in (300, 1200))
    assert large <= 6 * small + 2000


def _steps(text: str) -> int:
    """How many Python calls a reading takes."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        _read(f"QUYẾT ĐỊNH\nVề A\n\n{text}")
    finally:
        sys.setprofile(None)
    return calls
