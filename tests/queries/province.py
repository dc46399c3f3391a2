"""Three documents of one province over two years, written for the questions on bodies and tasks."""

from __future__ import annotations

_STATE_HEAD = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
"""

PLAN_2024 = f"""ỦY BAN NHÂN DÂN
TỈNH ĐIỆN BIÊN

Số: 15/KH-UBND

{_STATE_HEAD}
Điện Biên, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Xây dựng nhà ở cho hộ nghèo trên địa bàn tỉnh năm 2024

I. MỤC TIÊU

Phấn đấu xóa ít nhất 800 nhà tạm trong năm 2024.

II. TỔ CHỨC THỰC HIỆN

1. Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính thẩm định thiết kế mẫu trước ngày 30/4/2024.

2. Giao Sở Kế hoạch và Đầu tư tham mưu bố trí vốn trong quý III năm 2024.

3. Đề nghị Ban Dân vận Tỉnh ủy theo dõi, nắm tình hình Nhân dân.

Nơi nhận:
- Tỉnh ủy (để báo cáo);
- Sở Xây dựng (để thực hiện);
- Sở Kế hoạch và Đầu tư (để thực hiện);
- Sở Tư pháp;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Giàng Văn Mẫu
"""

FRONT_2024 = """ỦY BAN MTTQ VIỆT NAM
TỈNH ĐIỆN BIÊN
BAN THƯỜNG TRỰC

Số: 22/CTr-MTTQ-BTT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Điện Biên, ngày 10 tháng 6 năm 2024

CHƯƠNG TRÌNH
Hoạt động đối ngoại nhân dân năm 2024

1. Tiếp tục thực hiện biên bản ghi nhớ đã ký kết với Mặt trận Lào xây dựng đất nước tỉnh Phông Sa Lỳ (Lào).

2. Giao lưu, kết nghĩa với Mặt trận Lào xây dựng đất nước tỉnh Luông Pha Băng (Lào).

3. Đề nghị Sở Ngoại vụ phối hợp với Hội Liên hiệp Phụ nữ tỉnh đón tiếp đoàn đại biểu trước ngày 15/8/2024.

4. Phấn đấu 100% xã biên giới tổ chức ngày hội giao lưu.

Nơi nhận:
- Sở Ngoại vụ;
- Lưu: VT.

TM. BAN THƯỜNG TRỰC
CHỦ TỊCH

Lò Thị Thử
"""

PLAN_2025 = f"""ỦY BAN NHÂN DÂN
TỈNH ĐIỆN BIÊN

Số: 40/KH-UBND

{_STATE_HEAD}
Điện Biên, ngày 14 tháng 4 năm 2025

KẾ HOẠCH
Hoàn thành xóa nhà tạm trên địa bàn tỉnh năm 2025

1. Giao Sở Tài chính bố trí kinh phí hỗ trợ trước ngày 31/5/2025.

2. Giao Sở Xây dựng kiểm tra chất lượng công trình, báo cáo Ủy ban nhân dân tỉnh trong tháng 9/2025.

3. Đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy chỉ đạo công tác tuyên truyền trong quý IV/2025 - quý I/2026.

Nơi nhận:
- Sở Tài chính;
- Sở Xây dựng;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Giàng Văn Mẫu
"""

DOCUMENTS = {"15-kh.txt": PLAN_2024, "22-ctr.txt": FRONT_2024, "40-kh.txt": PLAN_2025}
