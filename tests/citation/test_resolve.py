"""Which work a mention means: keys, the ladder's steps, what stays open and why, and contradictions."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import pytest

from frontgraph.citation.recognise import recognise
from frontgraph.citation.resolve import (
    CollectionIndex,
    conservation,
    resolve_citations,
    resolve_document,
    summarise,
)
from frontgraph.model import (
    Citation,
    Document,
    DocumentField,
    Evidence,
    PartialDate,
    Resolution,
    ResolutionStatus,
    Span,
)
from frontgraph.readers import read_path, read_text
from frontgraph.text import canonicalise


def paper(text: str, issuer: str | None = None, date: str | None = None, file: str = "a.txt") -> Document:
    """A document of these words with its citations, issued by `issuer`."""
    field = DocumentField(issuer, Evidence(Span(0, 0), "", "test")) if issuer else None
    day = PartialDate.parse(date) if date else None
    document = Document(file, text, "ab" * 32, kind="ke-hoach", issuer=field, date=day)
    return dataclasses.replace(document, citations=recognise(document, canonicalise(text)))


def outcomes(*documents: Document) -> list[list[Resolution]]:
    return [[_outcome(citation) for citation in document.citations] for document in resolve_citations(documents)]


def works(*documents: Document) -> list[str | None]:
    return [outcome.work.path if outcome.work else None for found in outcomes(*documents) for outcome in found]


def _outcome(citation: Citation) -> Resolution:
    assert citation.resolution is not None
    return citation.resolution


SON_LA = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kết luận số 721-KL/TU ngày 03/10/2022 của Ban Thường vụ Tỉnh ủy", "vn-05/tinh-uy/ket-luan/2022/721-kl-tu"),
        ("Nghị quyết số 43-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương", "vn/tw/nghi-quyet/2023/43-nq-tw"),
        ("Chỉ thị số 22-CT/TW ngày 25/5/2023 của Ban Bí thư", "vn/tw/chi-thi/2023/22-ct-tw"),
        (
            "Hướng dẫn số 96/HD-MTTW-BTT ngày 01/02/2023",
            "vn/ban-thuong-truc-ubtw-mttq/huong-dan/2023/96-hd-mttw-btt",
        ),
        ("Nghị định số 7/2021/NĐ-CP", "vn/chinh-phu/nghi-dinh/2021/07-2021-nd-cp"),
        (
            "Quyết định số 36/2023/QĐ-UBND của Ủy ban nhân dân tỉnh Vĩnh Phúc",
            "vn-70/ubnd/quyet-dinh/2023/36-2023-qd-ubnd",
        ),
        ("Luật Đất đai số 31/2024/QH15", "vn/quoc-hoi/luat/2024/31-2024-qh15"),
        ("Luật Đất đai năm 2013", "vn/quoc-hoi/luat/2013/45-2013-qh13"),
        ("Luật Bầu cử ĐBQH và HĐND", "vn/quoc-hoi/luat/2015/85-2015-qh13"),
        ("Luật Bầu cử ĐBQH và đại biểu HĐND năm 2015", "vn/quoc-hoi/luat/2015/85-2015-qh13"),
        ("Luật Ban hành văn bản QPPL năm 2025", "vn/quoc-hoi/luat/2025/64-2025-qh15"),
        ("Hiến pháp năm 2013", "vn/quoc-hoi/hien-phap/2013/hien-phap"),
        ("Nghị quyết Trung ương 4 khóa XII", "vn/tw/nghi-quyet/2016/04-nq-tw"),
    ],
)
def test_full_mentions_give_their_key(text: str, expected: str) -> None:
    assert works(paper(f"Thực hiện {text};", SON_LA, "2024-01-05")) == [expected]


def test_one_number_in_two_provinces_is_two_works() -> None:
    text = "Thực hiện Kết luận số 721-KL/TU ngày 03/10/2022;"
    assert works(paper(text, SON_LA), paper(text, "Tỉnh ủy Lào Cai")) == [
        "vn-05/tinh-uy/ket-luan/2022/721-kl-tu",
        "vn-02/tinh-uy/ket-luan/2022/721-kl-tu",
    ]


def test_a_work_is_met_with_and_without_year_and_issuer() -> None:
    text = (
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị. Triển khai Nghị quyết số 57-NQ/TW. "
        "Cụ thể hóa Nghị quyết 57."
    )
    found = outcomes(paper(text, SON_LA, "2025-02-01"))[0]
    assert {outcome.work for outcome in found} == {found[0].work}
    assert [outcome.step for outcome in found] == ["exact-key", "number-type-body", "context"]


def test_an_undated_mention_waits_for_the_year_and_gets_it_when_a_document_arrives() -> None:
    short = paper("Thực hiện Nghị quyết số 57-NQ/TW.", SON_LA, "2025-02-01", "short.txt")
    full = paper("Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024.", SON_LA, "2025-03-01", "full.txt")
    assert works(short) == ["vn/tw/nghi-quyet/nd/57-nq-tw"]
    assert works(short, full) == ["vn/tw/nghi-quyet/2024/57-nq-tw"] * 2


def test_a_term_tells_two_numbers_apart() -> None:
    text = (
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017; Nghị quyết số 18-NQ/TW ngày 16/6/2022; "
        "Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XII; Nghị quyết số 18-NQ/TW."
    )
    found = outcomes(paper(f"Thực hiện {text}", SON_LA, "2025-01-01"))[0]
    assert found[2].work is not None
    assert found[2].work.year == "2017"
    assert (found[3].status, len(found[3].candidates)) == (ResolutionStatus.AMBIGUOUS, 2)
    assert found[3].reason


def test_a_bare_number_without_antecedent_stays_open_with_the_reason() -> None:
    (found,) = outcomes(paper("Thực hiện Nghị quyết 59.", SON_LA))[0]
    assert found.status is ResolutionStatus.UNRESOLVED
    assert "without letters" in (found.reason or "")


def test_a_bare_number_never_means_the_paper_of_another_province() -> None:
    other = paper(
        "Thực hiện Nghị quyết số 18-NQ/TU ngày 30/12/2022 của Thành ủy Hà Nội.", "Thành ủy Hà Nội", None, "b.txt"
    )
    (found,), _ = outcomes(paper("Tổng kết Nghị quyết 18.", SON_LA), other)
    assert found.work is None


def test_the_version_of_a_law_follows_the_date_of_the_document() -> None:
    text = "Thực hiện quy định của Luật Đất đai."
    assert works(paper(text, SON_LA, "2012-05-01")) == ["vn/quoc-hoi/luat/2003/13-2003-qh11"]
    (found,) = outcomes(paper(text, SON_LA, "2025-05-01"))[0]
    assert (found.step, found.work and found.work.symbol) == ("history", "31-2024-qh15")
    assert [candidate.work.symbol for candidate in found.candidates if candidate.rejected] == [
        "45-2013-qh13",
        "13-2003-qh11",
    ]


def test_a_law_named_in_full_before_is_meant_by_its_name_alone() -> None:
    text = "Căn cứ Luật Đất đai số 45/2013/QH13;\nCăn cứ Điều 5 của Luật Đất đai;"
    assert works(paper(text, SON_LA, "2025-05-01")) == ["vn/quoc-hoi/luat/2013/45-2013-qh13"] * 2


def test_what_context_cannot_tell_is_said() -> None:
    (found,) = outcomes(paper("Thực hiện Kết luận số 721-KL/TU ngày 03/10/2022;"))[0]
    assert found.status is ResolutionStatus.UNRESOLVED
    assert "place" in (found.reason or "")


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Luật Ngân sách nhà nước số 83/2015/QH14", "term"),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2021", "year"),
        ("Nghị quyết số 15/2025/QĐ-TTg", "kind"),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Bộ Tài chính", "issuer"),
        ("Kế hoạch số 9-KH/TU ngày 05/3/2026", "future"),
    ],
)
def test_contradictions_are_reported_and_nothing_is_mended(text: str, check: str) -> None:
    document = paper(f"Căn cứ {text};", SON_LA, "2025-06-01")
    (found,) = outcomes(document)[0]
    assert any(warning.startswith(check + ":") for warning in found.warnings)
    assert resolve_document(document).citations[0].number == document.citations[0].number


def test_a_sound_mention_has_no_warning() -> None:
    (found,) = outcomes(paper("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;", SON_LA))[0]
    assert found.warnings == ()


def test_the_outcome_does_not_depend_on_the_order_of_documents() -> None:
    texts = (
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024.",
        "Triển khai Nghị quyết số 57-NQ/TW và Chỉ thị 35.",
        "Thực hiện Chỉ thị số 35-CT/TW ngày 14/6/2024.",
    )
    documents = [paper(text, SON_LA, "2025-02-01", f"{at}.txt") for at, text in enumerate(texts)]
    told = {
        tuple(sorted((d.file, str(d.citations)) for d in resolve_citations(order)))
        for order in itertools.permutations(documents)
    }
    assert len(told) == 1


def test_resolving_again_changes_nothing() -> None:
    once = resolve_citations([paper("Thực hiện Nghị quyết số 57-NQ/TW và Nghị quyết 57.", SON_LA, "2025-02-01")])
    assert resolve_citations(once) == once


def test_summaries_alone_make_the_same_index() -> None:
    documents = [paper("Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024.", SON_LA)]
    index = CollectionIndex.of(summarise(document) for document in documents)
    assert tuple(resolve_document(document, index) for document in documents) == resolve_citations(documents)


def test_a_range_is_counted_through_the_cited_text_where_the_collection_has_it() -> None:
    text = "THÔNG TƯ\n\n" + "".join(f"Điều {number}. Điều khoản\n\nNội dung.\n\n" for number in ("5", "5a", "6", "7"))
    cited = read_text(text, canonicalise(text), file="cited.txt", sha256="c" * 64)
    number = DocumentField("12/2020/TT-BTC", Evidence(Span(0, 0), "", "test"))
    cited = dataclasses.replace(cited, kind="thong-tu", number=number)
    citing = paper("Thực hiện từ Điều 5 đến Điều 7 Thông tư số 12/2020/TT-BTC.", SON_LA)
    index = CollectionIndex.of([summarise(cited), summarise(citing)])
    (citation,) = resolve_document(citing, index).citations
    assert [str(provision) for provision in citation.provisions] == ["Điều 5", "Điều 5a", "Điều 6", "Điều 7"]
    (alone,) = resolve_document(citing, CollectionIndex.of([summarise(citing)])).citations
    assert [str(provision) for provision in alone.provisions] == ["Điều 5", "Điều 6", "Điều 7"]


def test_the_seed_resolution(seed_path: Path) -> None:
    document = read_path(seed_path)
    document = dataclasses.replace(document, citations=recognise(document, canonicalise(document.text)))
    (resolved,) = resolve_citations([document])
    named = [_outcome(citation).work for citation in resolved.citations]
    assert None not in named
    assert len(named) == 16
    assert len(set(named)) == 14
    twice = [work.path for work in named if work is not None and named.count(work) == 2]
    assert sorted(set(twice)) == ["vn-05/tinh-uy/ket-luan/2022/721-kl-tu", "vn/tw/nghi-quyet/2023/43-nq-tw"]
    assert resolved.key is not None
    assert (resolved.key.jurisdiction, resolved.key.body, resolved.key.provisional) == ("vn-05", "ub-mttq", True)


def test_every_mention_of_the_corpus_is_counted_once(shared: Path) -> None:
    documents = []
    for path in sorted((shared / "corpus" / "documents").glob("*_front_*.txt")):
        document = read_path(path)
        documents.append(dataclasses.replace(document, citations=recognise(document, canonicalise(document.text))))
    told = conservation(resolve_citations(documents))
    assert told.holds
    assert told.found == sum(len(document.citations) for document in documents)
    assert told.resolved / told.found > 0.9
