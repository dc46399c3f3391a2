"""Three small documents as the recognising rooms would hand them over, with what the example resolution lacks:
deadlines, targets, purposes, a signature with authority, legal bases, unresolved and ambiguous citations.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from frontgraph import graph
from frontgraph.model import (
    Assignee,
    BodyKey,
    BodyMention,
    Campaign,
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
    Signatory,
    Span,
    Target,
    Task,
    WorkKey,
)
from frontgraph.store import EmbeddedStore

NQ_43 = WorkKey("vn", "tw", "nghi-quyet", "2023", "43-nq-tw")
KH_197 = WorkKey("vn-05", "tinh-uy", "ke-hoach", "2023", "197-kh-tu")
BC_08 = WorkKey("vn-05", "ub-mttq", "bao-cao", "2024", "08-bc-mttq-btt")

RESOLUTION = """BAN CHẤP HÀNH TRUNG ƯƠNG
Số 43-NQ/TW
NGHỊ QUYẾT
về phát huy sức mạnh đoàn kết
"""

PLAN = """TỈNH ỦY SƠN LA
Số 197-KH/TU
KẾ HOẠCH
thực hiện Nghị quyết số 43-NQ/TW
1. Mục tiêu
Phấn đấu ít nhất 80% hộ gia đình đạt chuẩn văn hóa.
2. Tổ chức thực hiện
Sở Tài chính chủ trì, phối hợp với Sở Nội vụ báo cáo trước ngày 30/6/2024.
Ban Dân vận Tỉnh ủy theo dõi phong trào “Đoàn kết sáng tạo” trong quý III năm 2024.
Tuyên truyền rộng rãi trong Nhân dân.
Nơi nhận: Sở Tài chính (để thực hiện); Văn phòng Tỉnh ủy (b/c); các huyện ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn An
"""

REPORT = """ỦY BAN MTTQ VIỆT NAM TỈNH SƠN LA
Số 08/BC-MTTQ-BTT
BÁO CÁO
1. Kết quả
Căn cứ Kế hoạch số 197-KH/TU; quán triệt Nghị quyết số 43-NQ/TW; theo Kết luận số 5-KL/TU và Công văn số 12.
Ban Dân vận Trung ương đã kiểm tra.
"""


def made_store() -> EmbeddedStore:
    """The three documents as a graph in memory, with the ontology and the registry."""
    store = EmbeddedStore.in_memory()
    for document in (resolution(), plan(), report()):
        quads = list(graph.describe(document))
        store.engine.extend(quads)
        store.engine.extend(graph.describe_registry(graph.named_in(quads)))
    store.engine.extend(graph.describe_ontology())
    return store


def resolution() -> Document:
    """The Central Committee's resolution."""
    text = RESOLUTION
    return replace(
        _file("43-nq-tw.txt", text),
        kind="nghi-quyet",
        number=_field(text, "43-NQ/TW"),
        date=PartialDate(2023, 11, 24),
        date_evidence=_evidence(text, "43-NQ/TW"),
        issuer=_field(text, "BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương"),
        title=_field(text, "về phát huy sức mạnh đoàn kết"),
        key=NQ_43,
    )


def plan() -> Document:
    """The provincial Party committee's plan that implements it."""
    text = PLAN
    return replace(
        _file("197-kh-tu.txt", text),
        kind="ke-hoach",
        number=_field(text, "197-KH/TU"),
        date=PartialDate(2023, 12, 22),
        date_evidence=_evidence(text, "197-KH/TU"),
        issuer=_field(text, "TỈNH ỦY SƠN LA", "Tỉnh ủy Sơn La"),
        title=_field(text, "thực hiện Nghị quyết số 43-NQ/TW"),
        sections=(
            _section(text, "1", "Mục tiêu", "2. Tổ chức"),
            _section(text, "2", "Tổ chức thực hiện", "Nơi nhận"),
        ),
        key=KH_197,
        citations=(_citation(text, "Nghị quyết số 43-NQ/TW", NQ_43, Relation.IMPLEMENTS, "thực hiện"),),
        facts=Facts(
            signatories=(
                Signatory("Nguyễn Văn An", "Phó Bí thư", "T/M Ban Thường vụ", _evidence(text, "Nguyễn Văn An")),
            ),
            recipients=(
                Recipient(
                    "Sở Tài chính",
                    _evidence(text, "Sở Tài chính (để thực hiện)"),
                    purpose="để thực hiện",
                    body=BodyKey("vn-05", "so-tai-chinh"),
                ),
                Recipient("Văn phòng Tỉnh ủy", _evidence(text, "Văn phòng Tỉnh ủy (b/c)"), purpose="b/c"),
                Recipient("các huyện ủy", _evidence(text, "các huyện ủy"), group=True),
            ),
            campaigns=(
                Campaign(
                    "Đoàn kết sáng tạo",
                    "phong trào",
                    _evidence(text, "phong trào “Đoàn kết sáng tạo”"),
                    section="2",
                    bodies=("Ban Dân vận Tỉnh ủy",),
                ),
            ),
            tasks=(
                Task(
                    _evidence(text, "Phấn đấu ít nhất 80% hộ gia đình đạt chuẩn văn hóa"),
                    "1",
                    targets=(Target("80", "%", ">=", "hộ gia đình", _evidence(text, "ít nhất 80% hộ gia đình")),),
                ),
                Task(
                    _evidence(text, "Sở Tài chính chủ trì, phối hợp với Sở Nội vụ báo cáo trước ngày 30/6/2024"),
                    "2",
                    assignees=(
                        Assignee(
                            "Sở Tài chính",
                            Role.LEADS,
                            _evidence(text, "Sở Tài chính chủ trì"),
                            BodyKey("vn-05", "so-tai-chinh"),
                        ),
                        Assignee(
                            "Sở Nội vụ",
                            Role.COORDINATES,
                            _evidence(text, "phối hợp với Sở Nội vụ"),
                            BodyKey("vn-05", "so-noi-vu"),
                        ),
                    ),
                    deadline="2024-06-30",
                    deadline_words=_evidence(text, "trước ngày 30/6/2024"),
                ),
                Task(
                    _evidence(
                        text, "Ban Dân vận Tỉnh ủy theo dõi phong trào “Đoàn kết sáng tạo” trong quý III năm 2024"
                    ),
                    "2",
                    assignees=(
                        Assignee(
                            "Ban Dân vận Tỉnh ủy",
                            Role.SUPERVISES,
                            _evidence(text, "Ban Dân vận Tỉnh ủy theo dõi"),
                            BodyKey("vn-05", "ban-dan-van-tinh-uy"),
                        ),
                    ),
                    deadline="quý III năm 2024",
                    deadline_words=_evidence(text, "trong quý III năm 2024"),
                    campaigns=("Đoàn kết sáng tạo",),
                ),
                Task(_evidence(text, "Tuyên truyền rộng rãi trong Nhân dân"), "2"),
            ),
        ),
    )


def report() -> Document:
    """The provincial Front's report that cites both."""
    text = REPORT
    return replace(
        _file("08-bc.txt", text),
        kind="bao-cao",
        number=_field(text, "08/BC-MTTQ-BTT"),
        date=PartialDate(2024),
        date_evidence=_evidence(text, "08/BC-MTTQ-BTT"),
        issuer=_field(text, "ỦY BAN MTTQ VIỆT NAM TỈNH SƠN LA", "Ủy ban MTTQ Việt Nam tỉnh Sơn La"),
        sections=(_section(text, "1", "Kết quả", None),),
        key=BC_08,
        citations=(
            _citation(text, "Kế hoạch số 197-KH/TU", KH_197, Relation.BASED_ON, "Căn cứ", section="1"),
            _citation(text, "Nghị quyết số 43-NQ/TW", NQ_43, Relation.IMPLEMENTS, "quán triệt", section="1"),
            _unresolved(
                text,
                "Kết luận số 5-KL/TU",
                ResolutionStatus.AMBIGUOUS,
                "two terms have such a number",
                (
                    Candidate(WorkKey("vn-05", "tinh-uy", "ket-luan", "2021", "5-kl-tu"), 0.5, "as likely"),
                    Candidate(WorkKey("vn-05", "tinh-uy", "ket-luan", "2015", "5-kl-tu"), 0.4, "older term"),
                ),
            ),
            _unresolved(text, "Công văn số 12", ResolutionStatus.UNRESOLVED, "no issuer is known", ()),
        ),
        facts=Facts(
            bodies=(
                BodyMention(
                    "Ban Dân vận Trung ương",
                    _span(text, "Ban Dân vận Trung ương"),
                    BodyKey("vn", "ban-dan-van-tw"),
                ),
            ),
        ),
    )


def _file(name: str, text: str) -> Document:
    return Document(file=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def _lines(text: str) -> list[str]:
    return text.splitlines()


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _evidence(text: str, words: str) -> Evidence:
    return Evidence(_span(text, words), words, "tests.made")


def _field(text: str, words: str, value: str | None = None) -> DocumentField:
    return DocumentField(value or words, _evidence(text, words))


def _section(text: str, label: str, heading: str, until: str | None) -> Section:
    start = text.index(f"{label}. {heading}")
    end = len(text) if until is None else text.index(until)
    at = start + len(label) + 2
    return Section(label, SectionKind.NUMBERED, label, heading, Span(start, end), Span(at, at + len(heading)))


def _citation(
    text: str, quote: str, work: WorkKey, relation: Relation, trigger: str, section: str | None = None
) -> Citation:
    return Citation(
        _span(text, quote),
        quote,
        work.kind,
        number=quote.rpartition(" ")[2],
        relation=relation,
        section=section,
        details=CitationDetails(trigger=_span(text, trigger), rules=("tests.made",)),
        resolution=Resolution(ResolutionStatus.RESOLVED, "exact-key", 1.0, work),
    )


def _unresolved(
    text: str, quote: str, status: ResolutionStatus, reason: str, candidates: Iterable[Candidate]
) -> Citation:
    return Citation(
        _span(text, quote),
        quote,
        None,
        number=quote.rpartition(" ")[2],
        section="1",
        details=CitationDetails(rules=("tests.made",)),
        resolution=Resolution(status, "none", 0.0, candidates=tuple(candidates), reason=reason),
    )
