"""The same person in several documents of a collection: one only where body and post agree, else perhaps the same."""

from __future__ import annotations

import pytest

from frontgraph.collection.build import build
from frontgraph.store import GraphFolder

PAPER = """{body}
TỈNH {province}

Số: {number}/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Nơi đây, ngày 10 tháng 10 năm 2024

KẾ HOẠCH
Phối hợp công tác năm 2024

1. Giao Sở Tài chính bố trí kinh phí.

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
{post}

Nguyễn Văn Thử
"""
#: The first paper of each is by the chairman of the People's Committee of Sơn La.
OTHERS = {
    "the same post in the same body": ("ỦY BAN NHÂN DÂN", "SƠN LA", "CHỦ TỊCH", "samePerson"),
    "another post": ("ỦY BAN NHÂN DÂN", "SƠN LA", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "possiblySamePerson"),
    "the same post elsewhere": ("ỦY BAN NHÂN DÂN", "LAI CHÂU", "CHỦ TỊCH", "possiblySamePerson"),
}
LINKS = """PREFIX fg: <https://w3id.org/frontgraph/ns#>
    SELECT ?how { ?one ?link ?other . FILTER(?link IN (fg:samePerson, fg:possiblySamePerson))
      BIND(STRAFTER(STR(?link), "#") AS ?how) }"""


@pytest.mark.parametrize(("body", "province", "post", "expected"), OTHERS.values(), ids=OTHERS)
def test_a_person_of_two_documents(
    tmp_path_factory: pytest.TempPathFactory, body: str, province: str, post: str, expected: str
) -> None:
    folder = tmp_path_factory.mktemp("papers")
    papers = (("ỦY BAN NHÂN DÂN", "SƠN LA", "CHỦ TỊCH"), (body, province, post))
    for number, (issuer, place, held) in enumerate(papers, 1):
        text = PAPER.format(body=issuer, province=place, number=number, post=held)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    build([folder], folder / "g")
    rows = GraphFolder(folder / "g").open().query(LINKS)
    assert [row[0].value for row in rows] == [expected]  # type: ignore[union-attr]
