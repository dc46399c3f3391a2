"""A paper of 2023 means the bodies of 2023; a question in the names of today follows what became of them."""

from __future__ import annotations

import pytest

from frontgraph.collection.build import build
from frontgraph.knowledge_graph import KnowledgeGraph

PAPER = """ỦY BAN NHÂN DÂN
TỈNH {province}

Số: {number}/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{place}, ngày 10 tháng 10 năm {year}

KẾ HOẠCH
Phối hợp công tác năm {year}

{lines}

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

{name}
"""
#: What the paper of 2023 names, what a reader of today asks for, and the body that was meant.
FOLLOWED = [
    ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", "Bộ Kế hoạch và Đầu tư"),
    ("Bộ Giao thông vận tải", "Bộ Xây dựng", "Bộ Giao thông vận tải"),
    ("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo", "Ủy ban Dân tộc"),
    ("Ban Kinh tế Trung ương", "Ban Chính sách, chiến lược Trung ương", "Ban Kinh tế Trung ương"),
    ("Ban Dân vận Trung ương", "Ban Tuyên giáo và Dân vận Trung ương", "Ban Dân vận Trung ương"),
    ("Ban Đối ngoại Trung ương", "Bộ Ngoại giao", "Ban Đối ngoại Trung ương"),
    ("Đảng đoàn Quốc hội", "vn/dang-uy-quoc-hoi", "Đảng đoàn Quốc hội"),
    ("Thanh tra Bộ Y tế", "Thanh tra Chính phủ", "Thanh tra Bộ Y tế"),
    ("Tòa án nhân dân cấp cao tại Hà Nội", "Tòa án nhân dân tối cao", "Tòa án nhân dân cấp cao tại Hà Nội"),
    ("Viện kiểm sát nhân dân cấp cao tại Hà Nội", "vn/vksndtc", "Viện kiểm sát nhân dân cấp cao tại Hà Nội"),
    ("Công đoàn Viên chức Việt Nam", "Tổng Liên đoàn Lao động Việt Nam", "Công đoàn Viên chức Việt Nam"),
    ("Công an huyện Văn Yên", "vn-02/cong-an", "Công an huyện Văn Yên"),
    ("Sở Thông tin và Truyền thông", "vn-02/so-khoa-hoc-va-cong-nghe", "Sở Thông tin và Truyền thông tỉnh Yên Bái"),
    ("Ban Dân vận Tỉnh ủy", "vn-02/ban-tuyen-giao-va-dan-van-tinh-uy", "Ban Dân vận Tỉnh ủy Yên Bái"),
    ("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh", "vn-02/ban-thuong-truc-ub-mttq", None),
    ("Hội Nông dân tỉnh", "vn-02/hoi-nong-dan", "Hội Nông dân tỉnh Yên Bái"),
    ("Cục Thuế tỉnh", "vn-02/thue", "Cục Thuế tỉnh Yên Bái"),
    ("Bộ đội Biên phòng tỉnh Lào Cai", "vn-02/ban-chi-huy-bdbp", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Lào Cai"),
]
#: Those that ended without an heir of their own, and what is said of it.
ENDED = [
    ("Tòa án nhân dân huyện Văn Yên", "Tòa án nhân dân khu vực"),
    ("Viện kiểm sát nhân dân huyện Văn Yên", "Viện kiểm sát nhân dân khu vực"),
    ("Ban Chỉ huy Quân sự huyện Văn Yên", "Ban Chỉ huy Phòng thủ khu vực"),
    ("Huyện ủy Văn Yên", "Kết thúc hoạt động cấp huyện"),
]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("papers")
    named = [*(printed for printed, _, _ in FOLLOWED), *(printed for printed, _ in ENDED)]
    lines = "\n\n".join(f"{number}. Đề nghị {body} phối hợp." for number, body in enumerate(named, 1))
    old = PAPER.format(province="YÊN BÁI", place="Yên Bái", number=23, year=2023, lines=lines, name="Trần Văn Thử")
    new = PAPER.format(
        province="LÀO CAI", place="Lào Cai", number=26, year=2025, lines="1. Giao Sở Tài chính.", name="Lê Văn Thử"
    )
    (folder / "2023.txt").write_text(old, encoding="utf-8")
    (folder / "2025.txt").write_text(new, encoding="utf-8")
    build([folder], folder / "g")
    return KnowledgeGraph.open(folder / "g")


def iri(words: str) -> str:
    return f"https://w3id.org/frontgraph/id/{words}" if words.startswith("vn") else words


@pytest.mark.parametrize(("printed", "today", "then"), FOLLOWED, ids=[printed for printed, _, _ in FOLLOWED])
def test_todays_name_finds_the_paper_of_2023(
    papers: KnowledgeGraph, printed: str, today: str, then: str | None
) -> None:
    rows = [row for row in papers.ask("body-file", body=iri(today)).records() if row["printed"] == printed]
    assert rows, f"{printed} is not in the file of {today}"
    assert {str(row["date"]) for row in rows} == {"2023-10-10"}
    assert then is None or {row["agent_label"] for row in rows} == {then}


@pytest.mark.parametrize(("printed", "said"), ENDED, ids=[printed for printed, _ in ENDED])
def test_what_became_of_a_body_without_heir_is_said(papers: KnowledgeGraph, printed: str, said: str) -> None:
    (row,) = papers.ask("body-names", body=printed).records()
    assert said in str(row["event_label"])
    assert (str(row["date"]), row["before_label"], row["after"]) == ("2025-07-01", printed, None)


def test_one_organisation_is_not_taken_for_another_that_changed_with_it(papers: KnowledgeGraph) -> None:
    rows = list(papers.ask("body-names", body=iri("vn-02/hoi-nong-dan")).records())
    names = {row[side] for row in rows for side in ("before_label", "after_label")}
    assert names == {"Hội Nông dân tỉnh Yên Bái", "Hội Nông dân tỉnh Lào Cai"}
