"""Who signs, in what post, on whose behalf; where the recipients stand."""

from __future__ import annotations

import pytest

from frontgraph.readers import read_bytes

HEAD = "KẾ HOẠCH\nVề việc A\n\n1. Một./.\n\n"


def _signed(closing: str) -> list[tuple[str, str | None, str | None]]:
    document = read_bytes((HEAD + closing).encode(), "a.txt")
    return [
        (
            signature.name.value,
            signature.post.value if signature.post else None,
            signature.on_behalf_of.value if signature.on_behalf_of else None,
        )
        for signature in document.signatures
    ]


@pytest.mark.parametrize(
    ("closing", "signed"),
    [
        (
            "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nTM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nMai Sơn\n",
            [("Mai Sơn", "Phó Chủ tịch", "TM. Ủy ban nhân dân KT. Chủ tịch")],
        ),
        (
            "Nơi nhận:\n- Lưu.\nK/T CHÁNH\nVĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLê Khánh Toàn\n",
            [("Lê Khánh Toàn", "Phó Chánh Văn phòng", "K/T Chánh Văn phòng")],
        ),
        (
            "T/M BAN BÍ THƯ\nNơi nhận:\n- Tỉnh ủy,\n- Lưu.\n\nTrần Cẩm Tú\n",
            [("Trần Cẩm Tú", None, "T/M Ban Bí thư")],
        ),
        (
            "Nơi nhận:\n- Lưu: VT.\nKT. BỘ TRƯỞNG,\nCHỦ NHIỆM\nPHÓ CHỦ NHIỆM\n(Đã ký)\nTrịnh Mạnh Linh\n",
            [("Trịnh Mạnh Linh", "Phó Chủ nhiệm", "KT. Bộ trưởng, Chủ nhiệm")],
        ),
        (
            "Nơi nhận:\nXÁC THỰC VĂN BẢN\nHỢP NHẤT\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nThượng tướng Võ Minh Lương\n",
            [("Võ Minh Lương", "Thứ trưởng", "KT. Bộ trưởng")],
        ),
        ("Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nPhùng\nThị Hồng Hà\n", [("Phùng Thị Hồng Hà", "Chủ tịch", None)]),
        (
            "Nơi nhận:\n- Lưu: VT.\nTL. BỘ TRƯỞNG\nCỤC TRƯỞNG CỤC\nCHUYỂN ĐỔI SỐ QUỐC GIA\nTrần Duy Ninh\n",
            [("Trần Duy Ninh", "Cục trưởng Cục Chuyển đổi số quốc gia", "TL. Bộ trưởng")],
        ),
        ("Nơi nhận:\n- Lưu: VT.\nTỔNG BÍ THƯ\nTÔ LÂM\n", [("Tô Lâm", "Tổng Bí thư", None)]),
        (
            "Nơi nhận:\n- Lưu.\nTM. CHÍNH\nPHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nMai Văn Chính\n\nPhụ\nlục I\n",
            [("Mai Văn Chính", "Phó Thủ tướng", "TM. Chính phủ KT. Thủ tướng")],
        ),
        ("Nơi nhận:\n- Lưu: VT.\nTHỨ TRƯỞNG\nTạ Quang Đông\n", [("Tạ Quang Đông", "Thứ trưởng", None)]),
        ("Nơi nhận:\n- Lưu: VT.\nTHỨ TRƯỞNG\nĐại\ntướng Nguyễn A\n", [("Nguyễn A", "Thứ trưởng", None)]),
        ("Nơi nhận:\n- Lưu.\nTRƯỞNG BAN\nPHÓ THỦ TƯỚNG\nMai A\n", [("Mai A", "Trưởng Ban, Phó Thủ tướng", None)]),
        ("Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT, (Tu).\n Vi Đức Thọ\n", [("Vi Đức Thọ", None, None)]),
        ("Nơi nhận:\n- Lưu: VT.\nQ. CHỦ TỊCH\n\nTrần Bình\n", [("Trần Bình", "Q. Chủ tịch", None)]),
        (
            "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH\n\nTrần Bình\n",
            [("Trần Bình", "Q. Chủ tịch", "TM. Ủy ban nhân dân")],
        ),
        (
            "Nơi nhận:\n- Lưu: VT.\nTUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\n\nTrần Bình\n",
            [("Trần Bình", "Giám đốc Sở Nội vụ", "TUQ. Chủ tịch")],
        ),
        (
            "TM. BAN THƯỜNG TRỰC ỦY BAN MTTQ TỈNH              TM. ỦY BAN NHÂN DÂN TỈNH\n"
            "CHỦ TỊCH                                          CHỦ TỊCH\n\n"
            "Vi Đức Thọ                                        Hoàng Quốc Khánh\n\nNơi nhận:\n- Lưu: VT.\n",
            [
                ("Vi Đức Thọ", "Chủ tịch", "TM. Ban Thường trực Ủy ban MTTQ tỉnh"),
                ("Hoàng Quốc Khánh", "Chủ tịch", "TM. Ủy ban nhân dân tỉnh"),
            ],
        ),
    ],
)
def test_signatures(closing: str, signed: list[tuple[str, str | None, str | None]]) -> None:
    assert _signed(closing) == signed


def test_recipients_left_and_signature_right() -> None:
    closing = (
        "  Nơi nhận:                     T/M BAN CHẤP HÀNH TRUNG ƯƠNG\n"
        "  - Các ban đảng, đảng ủy trực thuộc             TỔNG BÍ THƯ\n"
        "  Trung ương,\n"
        "  - Lưu Văn phòng Trung ương Đảng.                 Tô Lâm\n"
    )
    document = read_bytes((HEAD + closing).encode(), "a.txt")
    assert _signed(closing) == [("Tô Lâm", "Tổng Bí thư", "T/M Ban Chấp hành Trung ương")]
    words = " ".join(span.cut(document.text) for span in document.recipient_blocks)
    assert " ".join(words.split()) == (
        "Nơi nhận: - Các ban đảng, đảng ủy trực thuộc Trung ương, - Lưu Văn phòng Trung ương Đảng."
    )


def test_bodies_that_sign_together() -> None:
    closing = (
        "TM. ĐOÀN CHỦ TỊCH\nCHỦ TỊCH\n\nĐỗ Văn Chiến\n\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\n\nPhạm Minh Chính\n\n"
        "Nơi nhận:\n- Lưu: VT.\n"
    )
    assert [name for name, _, _ in _signed(closing)] == ["Đỗ Văn Chiến", "Phạm Minh Chính"]


def test_signatures_in_columns_of_their_own() -> None:
    closing = (
        "     TM. CHÍNH PHỦ                     TM. ĐOÀN CHỦ TỊCH\n"
        "      THỦ TƯỚNG                            CHỦ TỊCH\n"
        "   Phạm Minh Chính                      Đỗ Văn Chiến\n"
    )
    assert _signed(closing) == [
        ("Phạm Minh Chính", "Thủ tướng", "TM. Chính phủ"),
        ("Đỗ Văn Chiến", "Chủ tịch", "TM. Đoàn Chủ tịch"),
    ]


def test_what_follows_the_signature_is_an_annex() -> None:
    text = HEAD + "Nơi nhận:\n- Lưu.\nCHỦ TỊCH\nMai Sơn\n\nPHỤ LỤC I\nDANH MỤC\n1. Một\n\nMẫu số 02/HN\nĐƠN\n"
    document = read_bytes(text.encode(), "a.txt")
    assert [section.identifier for section in document.sections] == ["1", "phu-luc-i", "mau-02-hn"]
    assert [child.identifier for child in document.sections[1].children] == ["phu-luc-i.1"]
