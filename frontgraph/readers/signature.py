"""One signature: the marks of authority, the post, the name.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 7: `TM.` for a body that decides together, `KT.` in the place of its
head, `TL.` by order, `TUQ.` by mandate; below it the post (`Q.` before it: its holder is acting), below the signature
the name. The Party writes `T/M`, `K/T`, `T/L` (Hướng dẫn 36-HD/VPTW). Officers of the army and police put their rank
before the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from frontgraph.readers.layout import is_capitals
from frontgraph.registry import places
from frontgraph.registry.spellings import surnames
from frontgraph.text import base_letters, fold

AUTHORITY = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|T/UQ)(?:\s?[./]\s*|\s+(?=[A-Z]{2}))|Q\.\s*(?=[A-Z])")
_ACTING = re.compile(r"Q\.\s*(?=[A-Z])")
POST = re.compile(
    r"(?:PHO|QUYEN|UY\s+VIEN|DONG|TONG)?\s*(?:(?:PHO\s+)?(?:TONG\s+)?BI\s+THU|CHU\s+TICH|BO\s+TRUONG|THU\s+TRUONG"
    r"|THU\s+TUONG|GIAM\s+DOC|CHANH|TRUONG|CUC\s+TRUONG|VU\s+TRUONG|VIEN\s+TRUONG|CHU\s+NHIEM|HIEU\s+TRUONG|THONG\s+DOC"
    r"|TONG\s+\w+|DOI\s+TRUONG|CHI\s+HUY|TU\s+LENH|CHINH\s+UY|CHI\s+CUC\s+TRUONG|TO\s+TRUONG|THUONG\s+TRUC)(?!\w)|PHO(?!\w)"
)
SIGNED = re.compile(r"[(\[]?\s*(?:[Dd]a\s+ky|DA\s+KY|[Kk]y\s+ten|Ky,?\s+|Chu\s+ky)[^)\]]*[)\]]?\s*")
#: The heading of a consolidated text's signature; no part of the authority.
CAPTION = re.compile(r"XAC\s+THUC|XAC$|VAN\s+BAN\s+HOP\s+NHAT|THUC\s+VAN\s+BAN|HOP\s+NHAT")
_RANK = re.compile(
    r"(?:(?:Dai|Thuong|Trung|Thieu)\s+(?:tuong|ta|uy)|(?-i:tuong|ta|uy)|GS|PGS|TS|ThS|BS|KS|Giao\s+su|Tien\s+si|Hoa\s+thuong|Linh\s+muc"
    r"|Dong\s+chi)\.?[\s.]+",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+(?:[ \t\-]+[^\W\d_]+){1,5}$")
#: What continues an authority or a post on the next line, though it begins with a family name (`NHÂN DÂN`).
_BODY = re.compile(
    r"(?:.*\s)?(?:VAN\s+PHONG|UY\s+BAN|NHAN\s+DAN|BAN\s+(?:THUONG|BI|TO|CHAP|CHI)|QUOC\s+HOI|CHINH\s+PHU|HOI\s+DONG|DAI\s+HOI|HOP\s+NHAT"
    r"|TRUNG\s+UONG|MAT\s+TRAN|TO\s+QUOC|VIET\s+NAM|TINH|THANH\s+PHO|HUYEN|THUONG\s+(?:VU|TRUC)|CHUYEN\s+TRACH|BAU\s+CU|QUOC\s+GIA)(?:\s.*)?$"
)
_UNIT = re.compile(r"(?:Chương|Điều|Phần|Mục|Phụ\s+lục|Bảng|Biểu|Mẫu|Khoản|Tiểu\s+mục)\s")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a signature, as printed, and their offsets in the canonical text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """One signatory: the name without rank, the lines of post and of authority."""

    name: Words
    post: Words | None
    authority: Words | None


def is_name(text: str) -> bool:
    """Whether a line is the name of a person: two to five words with capital first letters, a rank before it or not.

    >>> is_name("Lan Thị Vân"), is_name("TÔ LÂM"), is_name("Thượng tướng Võ Minh Lương"), is_name("Sở Tài chính")
    (True, True, True, False)
    """
    base = base_letters(text).strip(" .,")
    name = base[_rank_end(base) :]
    words = name.split()
    if not _WORDS.match(name) or _UNIT.match(text.strip()) or not 2 <= len(words) <= 5:
        return False
    if not all(word[0].isupper() for word in words):
        return False
    if is_capitals(name):
        return words[0] in surnames() and not POST.match(name) and not _BODY.match(name) and not _is_place(text)
    return not any(is_capitals(word) and len(word) > 2 for word in words)


def is_surname(text: str) -> bool:
    """Whether a line is a family name alone, the rest of the name being wrapped to the next line.

    >>> is_surname("Phùng"), is_surname("PHÓ"), is_surname("Phùng Thị")
    (True, False, False)
    """
    return text.istitle() and " " not in text and base_letters(text).upper() in surnames()


@cache
def _province_names() -> frozenset[str]:
    return frozenset(fold(place.name) for place in places.provinces())


def _is_place(text: str) -> bool:
    return fold(text) in _province_names()


def _rank_end(base: str) -> int:
    rank = _RANK.match(base)
    return rank.end() if rank else 0


def signature_of(name: Words, lines: Sequence[Words]) -> SignatureBlock:
    """The signature made of the lines above a name: the marks of authority first, then the post.

    Of a head of two bodies both posts are kept (`TRƯỞNG BAN, PHÓ THỦ TƯỚNG`).

    >>> lines = [Words(text, 0, 0) for text in ("TM. ỦY BAN NHÂN", "DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")]
    >>> block = signature_of(Words("Mai Sơn", 0, 0), lines)
    >>> block.authority.text, block.post.text
    ('TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH')
    """
    authority: list[Words] = []
    post: list[Words] = []
    for words in lines:
        base = base_letters(words.text)
        if _ACTING.match(base):
            post.append(words)
        elif not post and (
            AUTHORITY.match(base) or (authority and not (POST.match(base) and _complete(authority[-1])))
        ):
            authority.append(words)
        elif post and _second_post(post[-1], base):
            post[-1] = replace(post[-1], text=f"{post[-1].text},")
            post.append(words)
        else:
            post.append(words)
    skip = _rank_end(base_letters(name.text))
    person = Words(name.text[skip:].strip(" .,"), name.start + skip, name.end)
    return SignatureBlock(person, _joined(post), _joined(authority))


def _second_post(above: Words, base: str) -> bool:
    return (
        POST.match(base) is not None
        and not re.match(r"THUONG\s+TRUC|TRUONG\s+BAN$", base)
        and len(above.text.split()) > 1
        and not re.search(r"(?:PHO|QUYEN|[,\-])$", base_letters(above.text))
    )


def _complete(words: Words) -> bool:
    base = base_letters(words.text)
    match = AUTHORITY.match(base)
    rest = base[match.end() :].strip() if match else base
    return bool(rest) and not base.endswith(",")


def _joined(lines: Sequence[Words]) -> Words | None:
    if not lines:
        return None
    text = " ".join(" ".join(words.text for words in lines).split())
    return Words(text, min(words.start for words in lines), max(words.end for words in lines))
