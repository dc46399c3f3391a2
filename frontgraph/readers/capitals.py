"""From capitals to the spelling inside a sentence (`ỦY BAN NHÂN DÂN TỈNH LAI CHÂU` → `Ủy ban nhân dân tỉnh Lai Châu`).

A document usually spells its issuer somewhere in running text; that spelling is taken. Else the rules of Nghị định
30/2020/NĐ-CP, Phụ lục II apply: the first letter of a body's name, every syllable of a place's and a person's name.
"""

from __future__ import annotations

import re

from frontgraph.readers.layout import is_capitals
from frontgraph.text import base_letters

#: Names whose capitals no rule gives, in base letters and small ones.
_FIXED = (
    "Việt Nam",
    "Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc",
    "Đảng Cộng sản Việt Nam",
    "Trung ương Đảng",
    "Trung ương",
    "Quốc hội",
    "Chính phủ",
    "Bộ Chính trị",
    "Ban Bí thư",
    "Ban Chấp hành",
    "Ban Thường trực",
    "Ban Thường vụ",
    "Ban Tổ chức",
    "Ban Tuyên giáo",
    "Ban Dân vận",
    "Ban Nội chính",
    "Ban Kinh tế",
    "Đoàn Chủ tịch",
    "Ủy ban Kiểm tra",
    "Ủy ban Thường vụ Quốc hội",
    "Ủy ban Trung ương",
    "Tỉnh ủy",
    "Thành ủy",
    "Đảng ủy",
    "Đảng đoàn",
    "Hồ Chí Minh",
    "MTTQ",
    "UBND",
    "HĐND",
)
_PLACE = re.compile(
    r"(?<!\w)(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|tỉnh ủy|thành ủy|tỉnh đoàn)\s+(?!ủy)((?:[^\W\d_]+\s?){1,4})"
)
_CLASS_NOUN = re.compile(
    r"(?<!\w)(bộ|sở|cục|tổng cục|chi cục|vụ|viện|học viện|trường đại học|trung tâm|ủy ban|văn phòng|thanh tra|tòa án|hội|tiểu ban|ban)\s+(\w)"
)


def sentence_case(name: str, text: str = "") -> str:
    """`name` as it is spelt inside a sentence; `text` is the document that may spell it so.

    >>> sentence_case("BỘ TƯ PHÁP", "… của Bộ Tư pháp"), sentence_case("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU")
    ('Bộ Tư pháp', 'Ủy ban nhân dân tỉnh Lai Châu')
    """
    if not is_capitals(base_letters(name)):
        return name
    return _spelt(name, text) or _by_rule(name)


def personal_name(name: str) -> str:
    """A person's name with a capital on every syllable.

    >>> personal_name("NGUYỄN VĂN A"), personal_name("Tô Lâm")
    ('Nguyễn Văn A', 'Tô Lâm')
    """
    return " ".join(word[:1].upper() + word[1:].lower() for word in name.split())


def post_name(post: str) -> str:
    """A post with its first letter alone in capitals, bodies named in it in their own spelling.

    >>> post_name("PHÓ CHỦ TỊCH"), post_name("TM. BAN THƯỜNG TRỰC"), post_name("K/T CHÁNH VĂN PHÒNG")
    ('Phó Chủ tịch', 'TM. Ban Thường trực', 'K/T Chánh Văn phòng')
    """
    match = _AUTHORITY.match(post)
    prefix = post[: match.end()].strip() if match else ""
    rest = post[match.end() :] if match else post
    spelt = _post(rest) if is_capitals(base_letters(rest)) else rest
    return f"{prefix} {spelt}".strip()


_AUTHORITY = re.compile(r"\s*(?:T/?M|K/?T|T/?L|TUQ|T/UQ|Q)\s?[./]?\s*(?=\w{2})")
_SENIOR = re.compile(r"(?<!\w)(phó|quyền|thường trực|chánh|trưởng)\s+(\w)")


def _post(text: str) -> str:
    small = _by_rule(text)
    return re.sub(
        r"^(Phó|Quyền)\s+(\w)",
        lambda m: f"{m[1]} {m[2].upper()}",
        re.sub(r"^(Chánh)\s+(\w)", lambda m: f"{m[1]} {m[2].upper()}", small),
    )


def _spelt(name: str, text: str) -> str | None:
    words = r"\s+".join(re.escape(word) for word in name.split())
    for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
        spelt = " ".join(match[0].split())
        if not is_capitals(base_letters(spelt)):
            return spelt[0].upper() + spelt[1:]
    return None


def _by_rule(name: str) -> str:
    small = " ".join(name.lower().split())
    small = _PLACE.sub(lambda match: f"{match[1]} {personal_name(match[2])}", small)
    small = _CLASS_NOUN.sub(
        lambda match: (
            f"{match[1].capitalize()} {match[2].upper()}" if match[1] in ("bộ", "sở", "cục", "vụ") else match[0]
        ),
        small,
    )
    for fixed in _FIXED:
        small = re.sub(rf"(?<!\w){re.escape(fixed.lower())}(?!\w)", fixed, small)
    return small[:1].upper() + small[1:]
