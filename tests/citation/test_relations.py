"""What a document does to what it cites: sentences with the citations marked, and the relations they must get."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from frontgraph.citation.relations import is_report, relate
from frontgraph.citation.triggers import Mode, Trigger, triggers
from frontgraph.model import Citation, Document, DocumentField, Evidence, PartialDate, Relation, Span
from frontgraph.text import canonicalise, slug
from tests.citation.marked import marked, relations

EXAMPLES = [(trigger, example) for trigger in triggers() for example in trigger.examples]
COUNTEREXAMPLES = [(trigger, example) for trigger in triggers() for example in trigger.counterexamples]
FRAME = "Căn cứ thẩm quyền;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành Quy chế.\n\n"


@pytest.mark.parametrize(("trigger", "example"), EXAMPLES, ids=[f"{t.identifier}-{e[:20]}" for t, e in EXAMPLES])
def test_examples_of_the_registry(trigger: Trigger, example: str) -> None:
    if trigger.mode is Mode.THROUGH:
        expected = trigger.relation if "Sửa đổi" not in example else Relation.AMENDS
    else:
        expected = trigger.relation
    assert relations(FRAME + example) == [expected.value]


@pytest.mark.parametrize(("trigger", "example"), COUNTEREXAMPLES, ids=[e[:30] for _, e in COUNTEREXAMPLES])
def test_counterexamples_are_only_cited(trigger: Trigger, example: str) -> None:
    assert relations(FRAME + example) == ["cites"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the list of legal bases, an amending act in it, and a document named in a title of it
        (
            "Căn cứ [[Luật Đất đai số 31/2024/QH15]] được sửa đổi, bổ sung bởi [[Luật số 43/2024/QH15]]; "
            "[[Luật Nhà ở số 27/2023/QH15]];\nCăn cứ [[Nghị định số 30/2025/NĐ-CP]] của Chính phủ sửa đổi, "
            "bổ sung một số điều của [[Nghị định số 07/2021/NĐ-CP]];\nXét [[Tờ trình số 12/TTr-UBND]] ngày 01/3/2025;",
            ["based_on", "based_on", "based_on", "based_on", "cites", "cites"],
        ),
        # members of a list share the verb of the first
        (
            "Tập trung triển khai: (1) [[Nghị quyết số 43-NQ/TW]] ngày 24/11/2023 về đại đoàn kết; "
            "(2) [[Kế hoạch số 197-KH/TU]] của Ban Thường vụ Tỉnh ủy về thực hiện [[Nghị quyết số 43-NQ/TW]].",
            ["implements", "implements", "cites"],
        ),
        # titles on two levels: what has a title of its own is no part of the title before
        (
            "Để thực hiện các nhiệm vụ nêu tại [[Kết luận số 121-KL/TW]] của Ban Chấp hành Trung ương về tổng kết "
            "[[Nghị quyết số 18-NQ/TW]] và [[Kết luận số 126-KL/TW]] của Bộ Chính trị về một số nội dung.",
            ["implements", "cites", "implements"],
        ),
        # a title ends where the sentence goes on to carry out something else
        (
            "Nâng cao hiệu quả việc thực hiện [[Kết luận số 21-KL/TW]] về xây dựng, chỉnh đốn Đảng gắn với thực hiện "
            "[[Chỉ thị số 05-CT/TW]] về đẩy mạnh học tập và làm theo tư tưởng Hồ Chí Minh.",
            ["implements", "implements"],
        ),
        # a heading's words hold for the items below
        (
            "Điều 4. Hiệu lực\n\n2. Các Quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực:\n\n"
            "a) [[Quyết định số 09/2019/QĐ-UBND]] về tiêu chuẩn;\n\nb) [[Quyết định số 06/2020/QĐ-UBND]] bổ sung "
            "tiêu chuẩn quy định tại [[Quyết định số 09/2019/QĐ-UBND]].",
            ["repeals", "repeals", "cites"],
        ),
        # an inline list behind a colon, and cells of a table that govern nothing beside them
        (
            "Các Nghị quyết sau đây hết hiệu lực kể từ ngày Nghị quyết này có hiệu lực: số [[15/2013/NQ-HĐND]]; "
            "số [[16/2013/NQ-HĐND]].",
            ["repeals", "repeals"],
        ),
        ("Bộ Nội vụ\tĐang thực hiện\tĐã gửi [[Văn bản số 1410/BKHCN-CĐSQG]]", ["cites"]),
        # a definition repeats the mention and breaks no list
        (
            "Cụ thể hóa [[Quyết định số 1132/QĐ-TTg]] phê duyệt Chiến lược (sau đây gọi là "
            "[[Quyết định số 1132/QĐ-TTg]]); [[Quyết định số 1569/QĐ-TTg]] phê duyệt Quy hoạch.",
            ["implements", "cites", "implements"],
        ),
        # acts of others are told, not done
        ("Bộ Tài chính trình Chính phủ ban hành Nghị định sửa đổi, bổ sung [[Nghị định số 72/2020/NĐ-CP]].", ["cites"]),
        ("Thành lập Ban Chỉ đạo tổng kết [[Nghị quyết số 18-NQ/TW]].", ["cites"]),
        # the older placement of the tone mark, lost marks, capitals and line breaks change nothing
        ("THỰC HIỆN\n[[NGHỊ QUYẾT SỐ 48/NQ-CP]]", ["implements"]),
        ("Thuc hien tôt [[Kết luận số 02/KL-MTTW-BTT]]", ["implements"]),
    ],
)
def test_relations_of_marked_sentences(text: str, expected: list[str]) -> None:
    assert relations(text) == expected


def test_an_amending_decree_amends_by_title_formula_and_article() -> None:
    text = (
        "Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của [[Nghị định số 72/2020/NĐ-CP]] quy định "
        "chi tiết [[Luật Dân quân tự vệ]].\n\n"
        "Điều 1. Sửa đổi, bổ sung một số điều của [[Nghị định số 72/2020/NĐ-CP]]\n\n"
        "Điều 2. Bãi bỏ Điều 4 [[Thông tư số 1/2020/TT-BQP]]."
    )
    assert relations(text, "nghi-dinh") == ["amends", "cites", "amends", "repeals"]


def test_a_plan_that_proposes_amendments_amends_nothing() -> None:
    text = "1. Nhiệm vụ\n\n- Sửa đổi, bổ sung [[Quyết định số 15/2020/QĐ-UBND]] cho phù hợp."
    assert relations(text, "ke-hoach") == ["cites"]


def test_news_only_cites_and_names_no_trigger() -> None:
    raw, citations = marked("Tỉnh ủy triển khai [[Nghị quyết 57-NQ/TW]].")
    document = Document("news.txt", raw, "")
    assert is_report(document)
    (found,) = relate(citations, document, canonicalise(raw))
    assert (found.relation, found.details.trigger) == (Relation.CITES, None)


def test_the_trigger_is_cut_from_the_raw_text_whatever_its_normal_form() -> None:
    import unicodedata

    raw = unicodedata.normalize("NFD", "Tiếp tục thực hiện Chỉ thị số 18-CT/TW")
    start = raw.index("Chi")
    citation = Citation(Span(start, len(raw)), raw[start:], "chi-thi", "18-CT/TW")
    (found,) = relate([citation], Document("a.txt", raw, "", kind="ke-hoach"), canonicalise(raw))
    assert found.details.trigger is not None
    assert unicodedata.normalize("NFC", found.details.trigger.cut(raw)) == "thực hiện"


def test_disseminating_is_told_apart_from_implementing() -> None:
    assert relations("Tổ chức học tập, quán triệt [[Nghị quyết số 43-NQ/TW]].", "ke-hoach") == ["disseminates"]
    assert relations("Quán triệt, triển khai [[Nghị quyết số 43-NQ/TW]].", "ke-hoach") == ["implements"]


def test_order_and_all_other_fields_stay() -> None:
    raw, citations = marked("Căn cứ [[Luật Đất đai]]; [[Luật Nhà ở]];")
    turned = tuple(reversed(citations))
    found = relate(turned, Document("a.txt", raw, "", kind="quyet-dinh"), canonicalise(raw))
    assert [c.quote for c in found] == [c.quote for c in turned]
    assert {c.relation for c in found} == {Relation.BASED_ON}


def test_accuracy_on_the_annotated_documents(shared: Path, seed_path: Path) -> None:
    right = total = 0
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = shared / "corpus" / "documents" / gold["file"]
        with (text if text.exists() else seed_path).open(encoding="utf-8", newline="") as stream:
            raw = stream.read()
        found = relate([_gold(c) for c in gold["citations"]], _document(gold, raw), canonicalise(raw))
        for citation, wanted in zip(found, gold["citations"], strict=True):
            total += 1
            said = Relation.IMPLEMENTS if citation.relation is Relation.DISSEMINATES else citation.relation
            right += said.value == wanted["relation"]
    assert total > 500
    assert right / total >= 0.97


def _gold(row: dict[str, str]) -> Citation:
    date = PartialDate.parse(row["date"]) if row["date"] else None
    span = Span(int(row["start"]), int(row["end"]))
    return Citation(
        span, row["quote"], slug(row["type"] or "") or None, row["number"], row["name"], date, row["issuer"]
    )


def _document(gold: dict[str, dict[str, str | None]], raw: str) -> Document:
    said = gold["document"]
    title = said["title"]
    start = raw.find(title) if title else -1
    where = Evidence(Span(max(start, 0), max(start, 0) + len(title or "")), title or "", "test")
    nowhere = Evidence(Span(0, 0), "", "test")
    return Document(
        file=str(gold["file"]),
        text=raw,
        sha256="",
        kind=slug(said["type"]) if said["type"] else None,
        number=DocumentField(said["number"], nowhere) if said["number"] else None,
        title=DocumentField(title, where) if title and start >= 0 else None,
    )
