"""A text may end anywhere: half a sentence, half a list, a mark with nothing behind it."""

from __future__ import annotations

import pytest

from frontgraph.collection.recognition import recognise_bytes

TEXTS = (
    "Tích cực tham gia các phong trào thi đua như Phong trào thi đua xây dựng nông thôn mới; Chung tay vì người nghèo; "
    "Toàn dân đoàn kết xây dựng đời sống văn hóa;",
    "Giao Sở Tài chính: a) Chủ trì, phối hợp với Sở Nội vụ; các huyện, thành phố trình Ủy ban nhân dân tỉnh trước ngày "
    "30/6/2024; b) Phấn đấu đạt trên 95 % hộ gia đình.",
    "Nơi nhận:\n- Bí thư Tỉnh ủy và Chủ tịch UBND các tỉnh: Sơn La; Điện Biên;\n- Lưu: VT, TH.",
    "Đợt thi đua cao điểm lập thành tích chào mừng Đại hội (sau đây gọi tắt là Đợt thi đua), do đồng chí Nguyễn Văn "
    "An, Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh chủ trì tại Hủa Phăn (Lào).",
)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:30])
@pytest.mark.parametrize("ending", ["", " ", ";\n"], ids=["bare", "blank", "semicolon"])
def test_a_text_may_end_anywhere(text: str, ending: str) -> None:
    for end in range(2, len(text) + 1):
        document = recognise_bytes("cut.txt", (text[:end] + ending).encode())
        assert document.text == text[:end] + ending
