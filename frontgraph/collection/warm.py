"""Imported by the process from which workers are forked, and by nobody else: what all workers need is read once.

The only module that works when it is imported; no worker has to do it again, and they share the memory.
"""

from frontgraph import citation, graph
from frontgraph.collection.recognised_files import rules_fingerprint
from frontgraph.collection.recognition import recognise_bytes

_SAMPLE = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: 15/KH-UBND
Sơn La, ngày 10 tháng 01 năm 2024

KẾ HOẠCH
Thực hiện Chỉ thị số 31-CT/TU

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Thực hiện Chỉ thị số 31-CT/TU ngày 30/6/2023 của Ban Thường vụ Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch:
1. Sở Tài chính chủ trì, phối hợp với Ủy ban MTTQ Việt Nam tỉnh bố trí kinh phí trước ngày 31/12/2024.

Nơi nhận:
- Tỉnh ủy (b/c);
- Lưu VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hoàng Quốc Khánh
"""

rules_fingerprint()
graph.write_description(citation.resolve_document(recognise_bytes("ke-hoach.txt", _SAMPLE.encode())))
