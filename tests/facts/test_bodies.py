"""Bodies named in real documents, against what a reader of twelve of them marked (offsets and keys only).

The marks were made by reading; words too short to name a body by themselves ("Đảng", "Nhà nước", "Trung ương",
"Mặt trận") are not marked. A mark without key is a group, or a body that the registry or the document does not
identify. The figures are floors: better is welcome, worse is a fault.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from frontgraph.facts.bodies import find_bodies
from frontgraph.model import BodyMention, Document, DocumentField, Evidence, Span
from frontgraph.readers import read_path
from frontgraph.text import canonicalise

GOLD = Path(__file__).parent / "bodies_gold.jsonl"
Mark = tuple[int, int, str | None]


def gold() -> dict[str, set[Mark]]:
    marks: defaultdict[str, set[Mark]] = defaultdict(set)
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marks[row["file"]].add((row["start"], row["end"], row["key"]))
    return marks


def found(path: Path) -> set[Mark]:
    document = read_path(path)
    mentions = find_bodies(document, canonicalise(document.text))
    return {(m.span.start, m.span.end, m.body.path if m.body else None) for m in mentions}


def mentions_in(text: str, issuer: str) -> tuple[BodyMention, ...]:
    """The bodies in a text that a body issued."""
    printed = DocumentField(issuer, Evidence(Span(0, 0), "", "test"))
    return find_bodies(Document("case.txt", text, "0" * 64, issuer=printed), canonicalise(text))


def test_precision_and_recall_on_the_marked_documents(shared: Path) -> None:
    right = offered = wanted = 0
    for file, marks in gold().items():
        path = next(
            folder / file for folder in (shared / "seed", shared / "corpus/documents") if (folder / file).exists()
        )
        here = found(path)
        right += len(here & marks)
        offered += len(here)
        wanted += len(marks)
    precision, recall = right / offered, right / wanted
    print(f"bodies: precision {precision:.3f}, recall {recall:.3f} on {wanted} marks")
    assert precision >= 0.97
    assert recall >= 0.96


def test_every_quote_is_cut_at_whole_words(shared: Path) -> None:
    for path in sorted((shared / "corpus/documents").glob("*.txt"))[::6]:
        document = read_path(path)
        last = 0
        for mention in find_bodies(document, canonicalise(document.text)):
            quote = mention.span.cut(document.text)
            assert quote == quote.strip(), (path.name, quote)
            assert mention.span.start >= last, (path.name, quote)
            assert mention.body is not None or mention.reason, (path.name, quote)
            last = mention.span.end


SON_LA = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ban Dân vận Tỉnh ủy, UBND tỉnh", ["vn-05/ban-dan-van-tinh-uy", "vn-05/ubnd"]),
        ("Thường trực HĐND, UBND tỉnh Lai Châu", ["vn-01/thuong-truc-hdnd", "vn-01/ubnd"]),
        (
            "Mặt trận Lào xây dựng đất nước các tỉnh Hủa Phăn, Luông Pha Bang",
            ["la-ho/mat-tran-lao", "la-lp/mat-tran-lao"],
        ),
        ("Các Bộ: Quốc phòng, Công an;", ["vn/bo-quoc-phong", "vn/bo-cong-an"]),
        ("đồng chí Phó Bí thư Thường trực Tỉnh ủy", ["vn-05/tinh-uy"]),
        ("các vị Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh", ["vn-05/ub-mttq"]),
        ("Nghị định số 30/2020/NĐ-CP, Thông tư số 01/2023/TT-BTC", []),
        ("UBND các xã, phường", [None]),
        ("Chủ tịch UBND các tỉnh, thành phố: Hà Tĩnh, Huế", ["vn-23/chu-tich-ubnd", "vn-26/chu-tich-ubnd"]),
        ("giao Ban Thường trực tổ chức thực hiện", ["vn-05/ban-thuong-truc-ub-mttq"]),
        ("Cục Trồng trọt chủ trì", [None]),
        ("Cục Thống kê tội phạm và chuyển đổi số", [None]),
        ("UBND 34 tỉnh, thành phố", [None]),
        ("QUY HOẠCH MẠNG LƯỚI CƠ SỞ VĂN HÓA VÀ THỂ THAO", []),
        ("Bộ VH, TT và Du lịch", ["vn/bo-van-hoa-the-thao-va-du-lich"]),
        ("Văn phòng Đảng ủy Chính phủ", ["vn/van-phong-dang-uy-chinh-phu"]),
        ("Bí thư Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương", ["vn/bi-thu-dang-uy-mttq"]),
        ("Đại hội đại biểu Đảng bộ tỉnh", ["vn-05/dai-hoi-dang-bo"]),
        ("Tòa án quân sự trung ương", ["vn/tand-quan-su-trung-uong"]),
        ("Ban Chỉ đạo Trung ương về việc rà soát", [None]),
        ("Các VP: TW Đảng, CTN", ["vn/van-phong-tw", "vn/van-phong-chu-tich-nuoc"]),
        ("Tỉnh ủy, UBND các tỉnh: Đắk Lắk, Gia Lai", [None, "vn-33/ubnd", "vn-30/ubnd"]),
        ("VPUB: CVP, các PCVP", ["vn-05/vp-ubnd"]),
    ],
)
def test_bodies_in_a_paper_of_son_la(text: str, keys: list[str | None]) -> None:
    assert [m.body.path if m.body else None for m in mentions_in(text, SON_LA)] == keys


def test_a_group_says_that_it_is_one() -> None:
    (group,) = mentions_in("Gửi UBND các huyện, thành phố", SON_LA)
    assert (group.kind, group.reason) == ("group", "names a group of bodies")


def test_a_body_that_the_registry_lacks_is_found_without_identity() -> None:
    (unlisted,) = mentions_in("Đồn Biên phòng Yên Khương", SON_LA)
    assert (unlisted.kind, unlisted.body, unlisted.reason) == ("unlisted", None, "not in the registry")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chánh Văn phòng Cục Thuế và Văn phòng Tổng Bí thư", ["Văn phòng Cục Thuế", "Văn phòng Tổng Bí thư"]),
        ("của BAN CHỈ ĐẠO NHÀ NƯỚC VỀ DU LỊCH\n\nCăn cứ", ["BAN CHỈ ĐẠO NHÀ NƯỚC VỀ DU LỊCH"]),
        ("Phó Trưởng Ban Chỉ đạo Nhà nước về\nDu lịch ký", ["Ban Chỉ đạo Nhà nước về Du lịch"]),
        ("Trung tâm Chuyển đổi số hỗ trợ khôi phục", ["Trung tâm Chuyển đổi số"]),
        ("Trường Đại học Mỹ thuật Việt Nam x 4", ["Trường Đại học Mỹ thuật Việt Nam"]),
        ("Trưởng ban Ban Tổ chức cán bộ, Chánh", ["Ban Tổ chức cán bộ"]),
        ("Ban Chỉ đạo 389 tỉnh chủ trì", ["Ban Chỉ đạo 389 tỉnh"]),
    ],
)
def test_names_that_no_registry_lists_end_where_the_name_does(text: str, names: list[str]) -> None:
    assert [mention.name for mention in mentions_in(text, "Bộ Tài chính")] == names


def test_a_central_paper_on_a_province_means_no_body_of_it() -> None:
    text = (
        "Thủ tướng Chính phủ đã đến tỉnh Sơn La, xã Mộc Châu, tỉnh Sơn La. Giao Bộ Y tế; Bộ Xây dựng chỉ đạo Sở Y tế."
    )
    found = find_bodies(Document("case.txt", text, "0" * 64), canonicalise(text))
    assert [m.body.path for m in found if m.body] == ["vn/thu-tuong", "vn/bo-y-te", "vn/bo-xay-dung"]


def test_in_a_list_of_departments_an_item_is_a_name_to_its_end() -> None:
    names = ["Vụ Pháp chế", "Vụ Kiểm sát án hành chính, kinh doanh thương mại", "Cục Thống kê tội phạm"]
    text = "Bộ máy gồm:\n\n" + "".join(f"{number}. {name};\n\n" for number, name in enumerate(names, 1))
    assert [mention.name for mention in mentions_in(text, "Quốc hội")] == names
    charged = text.replace("thương mại", "thương mại chủ trì thẩm định")
    assert "Vụ Kiểm sát án hành chính" in [mention.name for mention in mentions_in(charged, "Quốc hội")]


def test_a_place_named_once_decides_for_the_rest_of_a_central_paper() -> None:
    text = "Thường trực Tỉnh ủy Thanh Hóa báo cáo. Đề nghị Thường trực Tỉnh ủy chỉ đạo."
    assert [m.body.path if m.body else None for m in mentions_in(text, "Văn phòng Chính phủ")] == [
        "vn-21/thuong-truc-tinh-uy"
    ] * 2
