"""The issuing body: from the lines of a letterhead to one full name in sentence case.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 2: the superior body stands above the issuing one; a province or
commune is named with its People's Committee. Hướng dẫn 36-HD/VPTW: Central Party organs all print `BAN CHẤP HÀNH
TRUNG ƯƠNG`; a commission below it is named on the second line, and whether Politburo or Secretariat speaks is told
by `CỦA BỘ CHÍNH TRỊ` under the kind, or by the signature (`T/M BAN BÍ THƯ`). The Front prints its standing committee
(`BAN THƯỜNG TRỰC`) as the last line. Bodies that issue together are joined by dashes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from frontgraph.text import base_letters, fold

#: Class nouns that begin the name of a body.
_BODY_NOUN = re.compile(
    r"(?:UY\s+BAN|UBND|HDND|UB|HOI\s+DONG|BO|SO|BAN|VAN\s+PHONG|TRUNG\s+TAM|TONG\s+CUC|CHI\s+CUC|CUC|VU|PHONG|TINH\s+(?:UY|DOAN)"
    r"|THANH\s+(?:UY|DOAN)|HUYEN\s+UY|QUAN\s+UY|THI\s+UY|DANG\s+(?:UY|BO|DOAN)|TIEU\s+BAN|TO|VIEN|HOC\s+VIEN|TRUONG|DAI\s+HOC|DAI\s+HOI"
    r"|HOI|DOAN|LIEN\s+DOAN|TONG\s+LIEN\s+DOAN|TOA\s+AN|KIEM\s+TOAN|NGAN\s+HANG|CONG\s+AN|THANH\s+TRA|THUONG\s+TRUC|TONG\s+CONG\s+TY"
    r"|TAP\s+DOAN|CONG\s+TY|QUY|BENH\s+VIEN|CHI\s+BO|CO\s+QUAN|THU\s+TUONG|CHU\s+TICH)(?!\w)"
)
#: Organs that are only a part of the body above them and take its name behind theirs.
_ORGAN = re.compile(
    r"(?:DOAN\s+CHU\s+TICH|THUONG\s+TRUC|VAN\s+PHONG|UY\s+BAN\s+KIEM\s+TRA|BAN\s+[A-Z ,]+"
    r"|TIEU\s+BAN\s.*|TO\s.*|HOI\s+DONG\s+(?:TU\s+VAN|LY\s+LUAN)?.*)"
)
_PLACE = re.compile(r"(?<!\w)(?:TINH|THANH\s+PHO|TP\.?|HUYEN|QUAN|THI\s+XA|THI\s+TRAN|XA|PHUONG|DAC\s+KHU)\s+\S.*$")
_PARTY_COMMITTEE = re.compile(r"(?:TINH|THANH|HUYEN|QUAN|THI|DANG)\s+(?:UY|BO)(?!\w)")
_OWN_NAME = re.compile(r"(?:DANG\s+(?:UY|DOAN|BO)|BAN\s+CAN\s+SU|BO\s|UY\s+BAN\s+(?:NHAN|MAT|MTTQ))")
_CENTRAL = re.compile(r"BAN\s+CHAP\s+HANH\s+TRUNG\s+UONG(?:\s+DANG)?$")
_NOISE = re.compile(
    r"VAN\s+BAN(?:\s+GOC)?|VAN\s+BAN\s+QUY\s+PHAM\s+PHAP\s+LUAT|CONG\s+BAO|PHAN\s+VAN\s+BAN|DU\s+THAO|HOA\s+TOC|THUONG\s+KHAN|KHAN|MAT|TOI\s+MAT|TUYET\s+MAT"
)
#: The dash between bodies that issue together.
JOINT = re.compile(r"\s+[-–]\s+")


def issuer_name(lines: Sequence[str], joint: bool = False) -> str | None:
    """The issuing body that the lines of a letterhead name, still in their capitals; None where they name none.

    `joint` says that the paper is issued by several bodies, so that each line names one of them.

    >>> issuer_name(["ỦY BAN MTTQ VIỆT NAM", "XÃ LƯƠNG MINH", "BAN THƯỜNG TRỰC"])
    'BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM XÃ LƯƠNG MINH'
    >>> issuer_name(["BAN CHẤP HÀNH", "TRUNG ƯƠNG", "VĂN PHÒNG"]), issuer_name(["UBND TỈNH SƠN LA", "SỞ TÀI CHÍNH"])
    ('VĂN PHÒNG TRUNG ƯƠNG ĐẢNG', 'SỞ TÀI CHÍNH TỈNH SƠN LA')
    """
    bodies = _bodies([line for line in lines if not _NOISE.fullmatch(base_letters(line).strip())])
    if not bodies:
        return None
    dashed = JOINT.split(bodies[-1])
    if len(dashed) > 1 and all(_starts_body(part) for part in dashed):
        return bodies[-1]
    return " - ".join(bodies) if joint else _below(bodies)


def _bodies(lines: Sequence[str]) -> list[str]:
    """The lines joined to names: a new name begins where a line begins with the class noun of a body."""
    names: list[str] = []
    for line in lines:
        text = " ".join(line.split())
        if names and (not _starts_body(text) or _unfinished(names[-1])):
            names[-1] += f" {text}"
        elif not names or names[-1] != text:
            names.append(text)
    return list(dict.fromkeys(names))


def _starts_body(text: str) -> bool:
    base = base_letters(text).upper()
    return bool(_BODY_NOUN.match(base)) or base in ("CHINH PHU", "QUOC HOI")


_UNFINISHED = re.compile(
    r"(?:^|.*\s)(?:UY|UY\s+BAN|HOI|HOI\s+DONG|BO|SO|BAN|VA|CUA|THUONG\s+VU|BAN\s+CHAP|TRUNG\s+TAM|THU\s+TUONG|-)$|.*,$"
)


def _unfinished(name: str) -> bool:
    return bool(_UNFINISHED.match(base_letters(name).upper()))


def _below(bodies: Sequence[str]) -> str:
    name = bodies[-1]
    if len(bodies) == 1:
        return name
    above = bodies[-2]
    base, base_above = base_letters(name).upper(), base_letters(above).upper()
    if _CENTRAL.match(base_above):
        return _central(name, base)
    if _PLACE.search(base) or _OWN_NAME.match(base):
        return name
    if _ORGAN.fullmatch(base):
        return f"{name} {_below(bodies[:-1])}"
    place = _PLACE.search(base_above)
    return f"{name} {above[place.start() :]}" if place else name


def _central(name: str, base: str) -> str:
    if re.match(r"DANG\s+(?:UY|DOAN)|BAN\s+CAN\s+SU", base) or "TRUNG UONG" in base:
        return name
    return f"{name} TRUNG ƯƠNG ĐẢNG" if base == "VAN PHONG" else f"{name} TRUNG ƯƠNG"


def organ_of(organ: str, name: str) -> str:
    """An organ that names its Party committee without the place, completed from the letterhead.

    >>> organ_of("BAN THƯỜNG VỤ TỈNH ỦY", "TỈNH ỦY SƠN LA"), organ_of("BỘ CHÍNH TRỊ", "BAN CHẤP HÀNH TRUNG ƯƠNG")
    ('BAN THƯỜNG VỤ TỈNH ỦY SƠN LA', 'BỘ CHÍNH TRỊ')
    """
    committee = re.search(r"(?:TINH|THANH|HUYEN|QUAN|DANG)\s+UY$", base_letters(organ).upper())
    if committee is None or not fold(name).startswith(fold(committee[0])):
        return organ
    return f"{organ[: committee.start()]}{name}"


def speaking_organ(name: str, authority: str) -> str | None:
    """The organ of a Party committee that signs for it (`T/M BAN BÍ THƯ`); None where the committee itself does.

    >>> speaking_organ("BAN CHẤP HÀNH TRUNG ƯƠNG", "T/M BAN BÍ THƯ"), speaking_organ("TỈNH ỦY A", "T/M BAN THƯỜNG VỤ")
    ('BAN BÍ THƯ', 'BAN THƯỜNG VỤ TỈNH ỦY A')
    >>> speaking_organ("BAN CHẤP HÀNH TRUNG ƯƠNG", "T/M BAN CHẤP HÀNH TRUNG ƯƠNG"), speaking_organ("UBND", "TM. BAN A")
    (None, None)
    """
    base = base_letters(name).upper()
    mark = re.match(r"T/?M[./\s]*", authority)
    if mark is None or not (_CENTRAL.match(base) or _PARTY_COMMITTEE.match(base)):
        return None
    organ = authority[mark.end() :]
    if fold(organ) in fold(name) or fold(name) in fold(organ):
        return None
    standing = re.fullmatch(r"BAN\s+THUONG\s+VU", base_letters(organ).upper()) is not None
    if _CENTRAL.match(base):
        return organ
    return f"{organ} {name}" if standing else None
