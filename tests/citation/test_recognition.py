"""What a reader of official papers sees as a citation: sentences with the citations underlined, and their values."""

from __future__ import annotations

import pytest

from frontgraph.citation.recognise import recognise
from frontgraph.model import Document, DocumentField, Evidence, PartialDate, Section, SectionKind, Span
from frontgraph.registry import issuers, kinds
from frontgraph.text import canonicalise
from tests.citation.underlined import Case, cases, read, row

FILES = ("forms", "numbered", "lists", "short", "names", "damage", "pinpoints")
ALL = [case for name in FILES for case in cases(name)]


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_the_underlined_words_are_the_citations(case: Case) -> None:
    mentions = read(case.text)
    text = canonicalise(case.text).text
    assert tuple(text[m.start : m.end] for m in mentions) == tuple(canonicalise(q).text for q in case.quotes)
    assert tuple(row(mention) for mention in mentions) == case.rows


@pytest.mark.parametrize(
    ("example", "kind"), [(example, kind) for kind in kinds.kinds() for example in kind.examples], ids=str
)
def test_every_example_of_the_kinds_is_recognised(example: str, kind: kinds.DocumentKind) -> None:
    (mention,) = read(f"Căn cứ {example};")
    assert (mention.kind, mention.start) == (kind.id, len("Căn cứ "))


@pytest.mark.parametrize(
    ("symbol", "issuer"), [(symbol, issuer) for issuer in issuers.issuers() for symbol in issuer.examples], ids=str
)
def test_every_symbol_of_the_issuers_is_recognised(symbol: str, issuer: issuers.Issuer) -> None:
    (mention,) = read(f"Theo Văn bản số {symbol} ngày 02/3/2020;")
    assert mention.number == symbol


def _document(text: str, number: str | None = None, **fields: object) -> Document:
    field = None
    if number is not None:
        start = text.index(number)
        field = DocumentField(number, Evidence(Span(start, start + len(number)), number, "test"))
    return Document("test.txt", text, "", number=field, **fields)  # type: ignore[arg-type]


def test_the_own_number_in_header_and_annex_is_no_citation() -> None:
    text = "Số: 12/KH-UBND\n\nKế hoạch thực hiện Luật Giá.\n\nPHỤ LỤC (Kèm theo Kế hoạch số 12/KH-UBND ngày 2/3/2025)"
    document = _document(text, "12/KH-UBND", kind="ke-hoach", date=PartialDate(2025, 3, 2))
    assert [found.quote for found in recognise(document, canonicalise(text))] == ["Luật Giá"]


def test_a_form_in_the_annex_may_rely_on_the_document() -> None:
    text = "Số: 56/2025/TT-BCT\n\nPhụ lục\nCăn cứ Thông tư số 56/2025/TT-BCT; theo Điều 3 Thông tư số 56/2025/TT-BCT."
    document = _document(text, "56/2025/TT-BCT", kind="thong-tu")
    assert len(recognise(document, canonicalise(text))) == 2


def test_another_paper_of_the_same_number_is_a_citation() -> None:
    text = "Số: 12/KH-UBND\n\nThực hiện Kế hoạch số 12/KH-UBND ngày 5/1/2025 của UBND tỉnh."
    document = _document(text, "12/KH-UBND", kind="ke-hoach", date=PartialDate(2025, 3, 2))
    assert [found.number for found in recognise(document, canonicalise(text))] == ["12/KH-UBND"]


def test_a_law_that_speaks_of_itself_cites_nothing() -> None:
    text = "LUẬT\nGIÁ\n\nQuốc hội ban hành Luật Giá.\nTheo Luật Phí và lệ phí."
    title = DocumentField("GIÁ", Evidence(Span(5, 8), "GIÁ", "test"))
    document = _document(text, kind="luat", title=title)
    assert [found.quote for found in recognise(document, canonicalise(text))] == ["Luật Phí và lệ phí"]


def test_title_sentence_section_and_spans_are_those_of_the_raw_text() -> None:
    text = "1. Mở đầu.\n2. Thực hiện Chỉ thị số 22-CT/TW ngày 25/5/2023 của Ban Bí thư về đại hội; tổng kết."
    section = Section("2", SectionKind.NUMBERED, "2", "Thực hiện", Span(11, len(text)), Span(14, 23))
    (found,) = recognise(_document(text, sections=(section,)), canonicalise(text))
    details = found.details
    assert (found.section, found.title) == ("2", "về đại hội")
    spans = (details.date, details.issuer, details.title, details.sentence)
    words = [span.cut(text) for span in spans if span is not None]
    assert words == ["ngày 25/5/2023", "Ban Bí thư", "về đại hội", text[14:]]
    assert found.quote == found.span.cut(text) == "Chỉ thị số 22-CT/TW"


def test_an_empty_text_has_no_citation() -> None:
    assert recognise(_document(""), canonicalise("")) == ()
