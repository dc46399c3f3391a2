"""Two years' programmes of one provincial body, written for the comparison of documents."""

from __future__ import annotations

PROGRAMME_2024 = """ỦY BAN MTTQ VIỆT NAM
TỈNH SƠN LA
BAN THƯỜNG TRỰC

Số: 12/CTr-MTTQ-BTT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sơn La, ngày 15 tháng 01 năm 2024

CHƯƠNG TRÌNH
Phối hợp và thống nhất hành động năm 2024

Căn cứ Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13;

Thực hiện Nghị quyết số 43-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng,

Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh xây dựng Chương trình như sau:

I. MỤC TIÊU

1. Phấn đấu ít nhất 85% hộ gia đình đạt chuẩn văn hóa.

2. Phấn đấu vận động ít nhất 12 tỷ đồng cho Quỹ "Vì người nghèo" của tỉnh.

3. Phấn đấu xóa ít nhất 500 nhà tạm cho hộ nghèo.

II. TỔ CHỨC THỰC HIỆN

1. Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ bố trí kinh phí hoạt động của Mặt trận cấp xã trước ngày 30/6/2024.

2. Đề nghị Hội Nông dân tỉnh tuyên truyền, vận động hội viên tham gia xây dựng nông thôn mới.

3. Giao Ban Dân tộc tỉnh rà soát danh sách người có uy tín trong đồng bào dân tộc thiểu số.

4. Đề nghị Ban Dân vận Tỉnh ủy theo dõi, hướng dẫn việc thực hiện Chương trình.

Nơi nhận:
- Sở Tài chính;
- Hội Nông dân tỉnh;
- Lưu: VT.

TM. BAN THƯỜNG TRỰC
CHỦ TỊCH

Lò Văn Thử
"""

PROGRAMME_2025 = """ỦY BAN MTTQ VIỆT NAM
TỈNH SƠN LA
BAN THƯỜNG TRỰC

Số: 09/CTr-MTTQ-BTT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sơn La, ngày 10 tháng 3 năm 2025

CHƯƠNG TRÌNH
Phối hợp và thống nhất hành động năm 2025

Căn cứ Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13;

Căn cứ Nghị quyết số 43-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng;

Thực hiện Chỉ thị số 40-CT/TW ngày 28/10/2024 của Ban Bí thư,

Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh xây dựng Chương trình như sau:

I. MỤC TIÊU

1. Phấn đấu ít nhất 90% hộ gia đình đạt chuẩn văn hóa.

2. Phấn đấu vận động ít nhất 12 tỷ đồng cho Quỹ "Vì người nghèo" của tỉnh.

II. TỔ CHỨC THỰC HIỆN

1. Đề nghị Liên đoàn Lao động tỉnh tổ chức hội thi tiếng hát công nhân.

2. Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ bố trí kinh phí hoạt động của Mặt trận cấp xã trước ngày 30/5/2025.

3. Đề nghị Hội Nông dân tỉnh tuyên truyền, vận động hội viên tham gia xây dựng nông thôn mới.

4. Đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy theo dõi, hướng dẫn việc thực hiện Chương trình.

Nơi nhận:
- Sở Tài chính;
- Hội Nông dân tỉnh;
- Lưu: VT.

TM. BAN THƯỜNG TRỰC
CHỦ TỊCH

Lò Văn Thử
"""
