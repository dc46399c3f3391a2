"""Three small topics of a codification, of the tests' own wording: two that refer to each other, one that is empty."""

from __future__ import annotations

from pathlib import Path

NURSERIES = """Đề mục 90.1. Vườn ươm
Chương I
ĐIỀU ĐẦU TIÊN

Điều 90.1.LQ.1. Vườn ươm là gì
(Điều 1 Luật số 901/2019/QH14 Vườn ươm ngày 12/11/2019 của Quốc hội, có hiệu lực thi hành kể từ ngày 01/07/2020)
Vườn ươm là nơi gieo hạt và chăm cây con.

Điều 90.1.NĐ.1.2. Đất của vườn ươm
(Điều 2 Nghị định số 902/2020/NĐ-CP Quy định chi tiết Luật Vườn ươm ngày 03/08/2020 của Chính phủ, có hiệu lực thi \
hành kể từ ngày 20/09/2020, có nội dung được sửa đổi, có nội dung bị bãi bỏ bởi Điều 1, Điều 3 Nghị định số \
904/2022/NĐ-CP có hiệu lực thi hành kể từ ngày 15/05/2022; Điều 7 Nghị định số 905/2024/NĐ-CP có hiệu lực thi hành kể \
từ ngày 01/02/2024)
1. Đất phải tơi.
2. Đất phải sạch.
(Điều này có nội dung liên quan đến Điều 90.1.LQ.1. Vườn ươm là gì; Điều 90.2.TT.4.3. Hạt giống; Điều 90.9.LQ.8. Nước \
tưới; Chương II CÂY CON của Luật 901/2019/QH14 Vườn ươm ban hành ngày 12/11/2019)

Chương II
CÂY CON
(Chương này có nội dung liên quan đến Điều 90.2.TT.4.3. Hạt giống)
Mục 1
CHĂM CÂY

Điều 90.1.LQ.2. Chăm cây
(Điều 2 Luật số 901/2019/QH14, có hiệu lực thi hành kể từ ngày 01/07/2020)
Cây được tưới mỗi ngày (trừ ngày mưa).

Điều 90.1.LQ.3.
Điều này không có ghi chú.

Điều 90.1.LQ.4. Ghi chú lạ
(xem văn bản kèm theo)
"""

SEEDS = """Đề mục 90.2. Hạt giống

Điều 90.2.TT.4.3. Hạt giống
(Điều 3 Thông tư số 903/2021/TT-BTC Hướng dẫn Nghị định số 902/2020/NĐ-CP ngày 03/08/2020 của Chính phủ
về giá hạt giống ngày 09/01/2021 của Bộ Tài chính, có hiệu lực thi hành kể từ ngày 01/03/2021)
Giá hạt giống do Bộ định.

Điều 90.2.NĐ.1.9. Kho hạt
(Điều 9 Nghị định số 902/2020/NĐ-CP, có hiệu lực thi hành kể từ ngày 20/09/2020)
Kho phải khô.
"""

EMPTY = "Đề mục 90.1. Vườn ươm cũ (loại bỏ)\n"


def write_topics(folder: Path) -> Path:
    """The topics as files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("90_1_Vườn_ươm", NURSERIES), ("90_2_Hạt_giống", SEEDS), ("90_1_cũ", EMPTY)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "index.tsv").write_text("demuc\ttitle\n", encoding="utf-8")
    return folder
