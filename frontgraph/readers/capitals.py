"""From capitals to the spelling inside a sentence (`ỦY BAN NHÂN DÂN TỈNH LAI CHÂU` → `Ủy ban nhân dân tỉnh Lai Châu`).

A document usually spells its issuer somewhere in running text; that spelling is taken. Else the rules of Nghị định
30/2020/NĐ-CP, Phụ lục II apply: the first letter of a body's name and of what it is in charge of, every syllable of a
place's and a person's name; and the list of spellings in the registry.
"""

from __future__ import annotations

import re

from frontgraph.readers.layout import is_capitals
from frontgraph.registry.spellings import spell
from frontgraph.text import base_letters, small_letters

_PLACE = re.compile(
    r"(?<!\w)((?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)|(?:tỉnh|thành|huyện|quận) ủy"
    r"|tỉnh đoàn)"
    r"\s+(?!ủy\b|đoàn\b)((?:[^\W\d_]+\s?){1,4})"
)
_CLASS_NOUN = re.compile(
    r"(?:^|(?<=trưởng )|(?<=đốc )|(?<=tịch )|(?<=nhiệm )|(?<=Văn phòng )|(?<=Thanh tra ))"
    r"(bộ|sở|tổng cục|chi cục|cục|vụ|viện|học viện|trường đại học|trung tâm|thanh tra|tòa án|hội đồng|hội|ủy ban"
    r"|tiểu ban|ban|công an|quỹ|tập đoàn|tổng công ty)\s+(\w)"
)
#: The marks of authority of a signature (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 7; Party ones with a stroke).
AUTHORITY = re.compile(r"(?<!\w)(?:T/?M|K/?T|T/?L|TUQ|T/UQ)(?:\s?[./]\s*|\s+(?=\w{2}))|(?<!\w)Q\.\s*(?=\w)")


def sentence_case(name: str, text: str = "") -> str:
    """`name` as it is spelt inside a sentence; `text` is the document that may spell it so.

    >>> sentence_case("BỘ TƯ PHÁP", "… của Bộ Tư pháp"), sentence_case("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU")
    ('Bộ Tư pháp', 'Ủy ban nhân dân tỉnh Lai Châu')
    >>> sentence_case("SỞ TÀI CHÍNH TỈNH SƠN LA"), sentence_case("BAN TỔ CHỨC THÀNH ỦY HÀ NỘI")
    ('Sở Tài chính tỉnh Sơn La', 'Ban Tổ chức Thành ủy Hà Nội')
    """
    if not is_capitals(base_letters(name)):
        return name
    return _spelt(name, text) or _by_rule(name)


def personal_name(name: str) -> str:
    """A person's name with a capital on every syllable.

    >>> personal_name("NGUYỄN VĂN A"), personal_name("Tô  Lâm")
    ('Nguyễn Văn A', 'Tô Lâm')
    """
    return " ".join(word[:1].upper() + word[1:].lower() for word in name.split())


def post_name(post: str, text: str = "") -> str:
    """A post or authority with capitals only where a sentence has them; the marks of authority stay.

    >>> post_name("PHÓ CHỦ TỊCH"), post_name("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"), post_name("K/T CHÁNH VĂN PHÒNG")
    ('Phó Chủ tịch', 'TM. Ủy ban nhân dân KT. Chủ tịch', 'K/T Chánh Văn phòng')
    """
    parts: list[str] = []
    at = 0
    for mark in AUTHORITY.finditer(post):
        parts += (_post(post[at : mark.start()], text), mark[0].strip())
        at = mark.end()
    parts.append(_post(post[at:], text))
    return " ".join(part for part in parts if part)


def _post(words: str, text: str) -> str:
    stripped = " ".join(words.split()).rstrip(",")
    comma = "," if words.rstrip().endswith(",") else ""
    if not is_capitals(base_letters(stripped)):
        return stripped + comma
    spelt = _by_rule(stripped)
    named = _spelt(stripped, text) if len(stripped.split()) > 3 else None
    return (named or spelt) + comma


def _spelt(name: str, text: str) -> str | None:
    first, *rest = (re.escape(word) for word in name.lower().split())
    # The word itself at the beginning, so that the search leaps from one to the next.
    words = re.compile(r"\s+".join([rf"{first}(?<!\w{first})", *rest]) + r"(?!\w)")
    for match in words.finditer(small_letters(text)):
        spelt = " ".join(text[match.start() : match.end()].split())
        if spelt[0].isupper() and not is_capitals(base_letters(spelt)):
            return spelt
    return None


def _by_rule(name: str) -> str:
    small = " ".join(name.lower().split())
    small = _PLACE.sub(lambda match: f"{match[1]} {personal_name(match[2])}", small)
    small = _CLASS_NOUN.sub(lambda match: f"{match[1][0].upper()}{match[1][1:]} {match[2].upper()}", spell(small))
    small = re.sub(r"(?<=thứ )[ivx]+(?!\w)|(?<=khóa )[ivx]+(?!\w)", lambda match: match[0].upper(), small)
    return small[:1].upper() + small[1:]
