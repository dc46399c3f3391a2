"""Small documents made by hand: a text, and things found in it by their words."""

from __future__ import annotations

import dataclasses
import hashlib

from frontgraph.model import (
    Assignee,
    BodyKey,
    Candidate,
    Citation,
    CitationDetails,
    Document,
    DocumentField,
    Evidence,
    Facts,
    PartialDate,
    Recipient,
    Relation,
    Resolution,
    ResolutionStatus,
    Role,
    Section,
    SectionKind,
    Span,
    Target,
    Task,
    WorkKey,
)
from frontgraph.model.amendment import ReportedAct

TEXT = """\
ỦY BAN MTTQ VIỆT NAM TỈNH SƠN LA
Số: 15/KH-MTTQ
Sơn La, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Căn cứ Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13;
1. Thực hiện Kế hoạch số 197-KH/TU ngày 22/12/2023 của Ban Thường vụ Tỉnh ủy \
về thực hiện Nghị quyết số 43-NQ/TW ngày 24/11/2023.
2. Giao Văn phòng chủ trì, phối hợp với các ban, trước ngày 30/6/2024, \
hỗ trợ ít nhất 1.250 hộ nghèo; theo Nghị quyết số 5.
Nơi nhận:
- Thường trực Tỉnh ủy (b/c);
- Các tổ chức thành viên.
"""

PLAN = WorkKey("vn-05", "ub-mttq", "ke-hoach", "2024", "15-kh-mttq")
LAW = WorkKey("vn", "quoc-hoi", "luat", "2015", "75-2015-qh13")
PARTY_PLAN = WorkKey("vn-05", "tinh-uy", "ke-hoach", "2023", "197-kh-tu")
RESOLUTION = WorkKey("vn", "tw", "nghi-quyet", "2023", "43-nq-tw")
OFFICE = BodyKey("vn-05", "van-phong-ub-mttq")


def span(words: str, text: str = TEXT, after: int = 0) -> Span:
    """The first place of some words in the text."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def proof(words: str, rule: str = "made.by-hand", confidence: float = 1.0, after: int = 0) -> Evidence:
    """Words of the text as evidence."""
    return Evidence(span(words, after=after), words, rule, confidence)


def plan() -> Document:
    """A plan of the Front of Sơn La with four citations, a task and two recipients."""
    second = TEXT.index("2. Giao")
    closing = TEXT.index("Nơi nhận")
    return Document(
        file="ke-hoach.txt",
        text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        kind="ke-hoach",
        kind_evidence=proof("KẾ HOẠCH"),
        number=DocumentField("15/KH-MTTQ", proof("15/KH-MTTQ")),
        date=PartialDate(2024, 3, 5),
        date_evidence=proof("ngày 05 tháng 3 năm 2024"),
        issuer=DocumentField("Ủy ban MTTQ Việt Nam tỉnh Sơn La", proof("ỦY BAN MTTQ VIỆT NAM TỈNH SƠN LA")),
        sections=(
            _section("1", "Thực hiện Kế hoạch số 197-KH/TU", Span(TEXT.index("1. Thực"), second)),
            _section("2", "Giao Văn phòng chủ trì", Span(second, closing)),
        ),
        key=PLAN,
        citations=citations(),
        facts=facts(),
        reported=(
            ReportedAct(
                span("Kế hoạch số 197-KH/TU"),
                Relation.IMPLEMENTS,
                span("Nghị quyết số 43-NQ/TW"),
                span("thực hiện", after=TEXT.index("Tỉnh ủy")),
                "reported.title",
            ),
        ),
    )


def citations() -> tuple[Citation, ...]:
    """A law, a plan, the resolution inside the plan's title, and a resolution that stays unknown."""
    title = span("về thực hiện Nghị quyết số 43-NQ/TW ngày 24/11/2023")
    trigger = span("Căn cứ")
    return (
        Citation(
            span("Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13"),
            "Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13",
            "luat",
            "75/2015/QH13",
            relation=Relation.BASED_ON,
            details=CitationDetails(trigger=trigger),
            resolution=_resolved(LAW),
        ),
        Citation(
            span("Kế hoạch số 197-KH/TU"),
            "Kế hoạch số 197-KH/TU",
            "ke-hoach",
            "197-KH/TU",
            date=PartialDate(2023, 12, 22),
            issuer="Ban Thường vụ Tỉnh ủy",
            title=title.cut(TEXT),
            relation=Relation.IMPLEMENTS,
            section="1",
            details=CitationDetails(date=span("ngày 22/12/2023"), issuer=span("Ban Thường vụ Tỉnh ủy"), title=title),
            resolution=_resolved(PARTY_PLAN),
        ),
        Citation(
            span("Nghị quyết số 43-NQ/TW"),
            "Nghị quyết số 43-NQ/TW",
            "nghi-quyet",
            "43-NQ/TW",
            date=PartialDate(2023, 11, 24),
            section="1",
            resolution=_resolved(RESOLUTION),
        ),
        Citation(
            span("Nghị quyết số 5"),
            "Nghị quyết số 5",
            "nghi-quyet",
            "5",
            section="2",
            resolution=Resolution(
                ResolutionStatus.AMBIGUOUS,
                "number",
                0.4,
                candidates=(Candidate(RESOLUTION, 0.4, "the number differs"), Candidate(PLAN, 0.1, "another kind")),
                reason="two works fit",
            ),
        ),
    )


def facts() -> Facts:
    """One task with two bodies, a deadline and a target; two recipients, one a group."""
    words = TEXT[TEXT.index("Giao Văn phòng") : TEXT.index("; theo Nghị quyết số 5")]
    task = Task(
        proof(words),
        "2",
        (
            Assignee("Văn phòng", Role.LEADS, proof("Giao Văn phòng chủ trì"), OFFICE),
            Assignee("các ban", Role.COORDINATES, proof("phối hợp với các ban")),
        ),
        "2024-06-30",
        proof("trước ngày 30/6/2024"),
        (Target("1.250", "hộ nghèo", ">=", "hỗ trợ", proof("ít nhất 1.250 hộ nghèo")),),
        (TEXT.index("Kế hoạch số 197-KH/TU"),),
    )
    return Facts(
        recipients=(
            Recipient(
                "Thường trực Tỉnh ủy",
                proof("- Thường trực Tỉnh ủy (b/c)"),
                "b/c",
                body=BodyKey("vn-05", "thuong-truc-tinh-uy"),
            ),
            Recipient("Các tổ chức thành viên", proof("- Các tổ chức thành viên"), group=True),
        ),
        tasks=(task,),
    )


def without_citations(document: Document) -> Document:
    """The document with nothing recognised in it."""
    return dataclasses.replace(document, citations=(), facts=None, reported=())


def _section(number: str, heading: str, whole: Span) -> Section:
    return Section(number, SectionKind.NUMBERED, f"{number}.", heading, whole, span(heading))


def _resolved(key: WorkKey) -> Resolution:
    return Resolution(ResolutionStatus.RESOLVED, "exact-key", 0.99, key, (Candidate(key, 0.99),))
