"""Text from before Unicode: windows-1258, and text typed in TCVN3 (.VnTime) or VNI (VNI-Times) fonts.

A text may have lines of several of them: papers are put together from older ones.

TCVN3 is TCVN 5712:1993, VN3: one byte a letter, capitals with tone marks drawn by a font of their own. VNI writes the
marks as a second character behind the base letter. Which one a text is in is told by counting frequent words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import islice

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_VNI_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_VNI_MARKED = {
    "a": dict(zip("êèéúüëâàáåãä", "ăằắẳẵặâầấẩẫậ", strict=True)),
    "e": dict(zip("âàáåãä", "êềếểễệ", strict=True)),
    "o": dict(zip("âàáåãä", "ôồốổỗộ", strict=True)),
}
_VNI_SINGLE = dict(zip("ñìíæóòôöî", "đìíỉĩịơưỵ", strict=True))

_FREQUENT = re.compile(
    r"(?<!\w)(?:của|và|các|được|về|số|ngày|tháng|năm|cho|theo|việc|nước|định|quyết|chính|công|thực|hiện|nhân|dân|với|tỉnh|điều"
    r"|Điều|Việt|trong|không|người|tại|có|là)(?!\w)"
)
#: A text holds so many frequent words in a thousand letters at least, if it is Vietnamese.
_VIETNAMESE = 12
_SAMPLE = 20_000
#: Letters that neither font has; a text that holds one in so many characters is in Unicode.
_UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9]")
_RARE = 200


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text in Unicode, and the name of what it was typed in (None where it needed no repair)."""

    text: str
    typed_in: str | None = None


def frequent_words(text: str) -> float:
    """How many frequent Vietnamese words stand in a thousand characters of the beginning of a text.

    >>> frequent_words("Quyết định của Chính phủ") > 50, frequent_words("QuyÕt ®Þnh cña") > 0
    (True, False)
    """
    sample = text[:_SAMPLE]
    return 1000 * len(_FREQUENT.findall(sample)) / max(len(sample), 1)


def repair_fonts(text: str) -> Repaired:
    """`text` in Unicode, if it was typed in TCVN3 or VNI fonts; else as it is.

    >>> repair_fonts("Céng hoµ x· héi chñ nghÜa ViÖt Nam, c¸c tØnh vµ c«ng d©n cña n­íc")
    Repaired(text='Cộng hoà xã hội chủ nghĩa Việt Nam, các tỉnh và công dân của nước', typed_in='TCVN3')
    """
    sample = text[:_SAMPLE]
    enough = len(sample) // _RARE + 1
    if sum(1 for _ in islice(_UNICODE_ONLY.finditer(sample), enough)) == enough:
        return Repaired(text)
    written = frequent_words(text)
    readings = ((name, convert(text)) for name, convert in CONVERSIONS.items())
    name, best = max(readings, key=lambda reading: frequent_words(reading[1]))
    better = frequent_words(best) >= max(_VIETNAMESE, 2 * written)
    return Repaired(best, name) if better else Repaired(text)


#: The letters đ and à as each font types them: a paragraph in it without either of them is hardly Vietnamese.
_TYPED = {"TCVN3": ("®", "µ"), "VNI": ("ñ", "ø")}


def repair_lines(text: str) -> tuple[str, frozenset[str]]:
    """`text` with its lines that were typed in fonts from before Unicode in Unicode, and the names of these fonts.

    A line is typed so where it has no letter of Unicode alone, and far more frequent words once it is converted.

    >>> repair_lines("Luật Đất đai;\\nQuyÕt ®Þnh cña Chñ tÞch vÒ viÖc\\nChuû tòch cuûa tænh vaø caùc xaõ")[0]
    'Luật Đất đai;\\nQuyết định của Chủ tịch về việc\\nChủ tịch của tỉnh và các xã'
    """
    fonts = [font for font, letters in _TYPED.items() if any(letter in text for letter in letters)]
    if not fonts:
        return text, frozenset()
    lines, found = [], set[str]()
    for line in text.split("\n"):
        repaired = _repaired_line(line, fonts)
        lines.append(repaired.text)
        found |= {repaired.typed_in} if repaired.typed_in else set()
    return ("\n".join(lines), frozenset(found)) if found else (text, frozenset())


def _repaired_line(line: str, fonts: Collection[str]) -> Repaired:
    if line.isascii() or _UNICODE_ONLY.search(line):
        return Repaired(line)
    readings = [Repaired(CONVERSIONS[font](line), font) for font in fonts]
    best = max(readings, key=lambda reading: len(_FREQUENT.findall(reading.text)))
    better = len(_FREQUENT.findall(best.text)) >= max(2, 2 * len(_FREQUENT.findall(line)))
    return best if better else Repaired(line)


def from_tcvn3(text: str) -> str:
    """Text typed in a TCVN3 font, in Unicode.

    >>> from_tcvn3("Uû ban nh©n d©n")
    'Uỷ ban nhân dân'
    """
    return text.translate({ord(typed): letter for typed, letter in _TCVN3.items()})


def from_vni(text: str) -> str:
    """Text typed in a VNI font, in Unicode.

    >>> from_vni("Quyeát ñònh cuûa UÛy ban nhaân daân"), from_vni("COÄNG HOØA")
    ('Quyết định của Ủy ban nhân dân', 'CỘNG HÒA')
    """
    return _VNI.sub(_vni_letter, text)


def from_font(text: str, font: str) -> Repaired:
    """Text in Unicode that a document says was typed in `font`; left alone where it holds letters of Unicode already.

    The capitals of TCVN3 are small letters in a font of their own, whose name ends in H.

    >>> from_font("Uû ban", ".VnTimeH").text, from_font("Chuû tòch", "VNI-Times").text
    ('UỶ BAN', 'Chủ tịch')
    """
    name = "TCVN3" if font.startswith(".Vn") else "VNI" if font.upper().startswith("VNI") else None
    if name is None or _UNICODE_ONLY.search(text):
        return Repaired(text)
    converted = CONVERSIONS[name](text)
    return Repaired(converted.upper() if name == "TCVN3" and font.endswith("H") else converted, name)


def converted_note(fonts: Collection[str]) -> tuple[str, ...]:
    """What to say of a document in which words were typed in such fonts.

    >>> converted_note({"VNI", "TCVN3"}), converted_note(())
    (('typed in TCVN3 and VNI fonts, converted to Unicode',), ())
    """
    return (f"typed in {' and '.join(sorted(fonts))} fonts, converted to Unicode",) if fonts else ()


_VNI = re.compile(r"[aeoAEO][êèéúüëâàáåãäÊÈÉÚÜËÂÀÁÅÃÄ]|[aeouyôöAEOUYÔÖ][øùûõïØÙÛÕÏ]|[ñìíæóòôöîÑÌÍÆÓÒÔÖÎ]")


def _vni_letter(match: re.Match[str]) -> str:
    written = match[0]
    small = written.lower()
    if len(small) == 1:
        letter = _VNI_SINGLE[small]
    elif small[1] in _VNI_TONES:
        letter = unicodedata.normalize("NFC", _VNI_SINGLE.get(small[0], small[0]) + _VNI_TONES[small[1]])
    else:
        letter = _VNI_MARKED[small[0]].get(small[1], small)
    return letter.upper() if written[0].isupper() else letter


#: How a text typed in each kind of font is turned into Unicode, letter by letter.
CONVERSIONS: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni}


def decode_mixed(data: bytes) -> tuple[str, str] | None:
    """Text of which some lines are bytes of UTF-8 and others of one older encoding, and the name of that one.

    None where no line is in UTF-8, or the others are in no such encoding.

    >>> decode_mixed("Căn cứ\\n".encode() + "QuyÕt ®Þnh cña Chñ tÞch vµ c¸c ®¬n vÞ".encode("latin-1"))
    ('Căn cứ\\nQuyết định của Chủ tịch và các đơn vị', 'TCVN3')
    """
    lines = data.split(b"\n")
    whole = [_utf8(line) for line in lines]
    older = [line for line, text in zip(lines, whole, strict=True) if text is None]
    if not any(text is not None and not text.isascii() for text in whole):
        return None
    found = decode_legacy(b"\n".join(older))
    if found is None or found.typed_in is None:
        return None
    repaired = iter(found.text.split("\n"))
    return "\n".join(next(repaired) if text is None else text for text in whole), found.typed_in


def _utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def decode_legacy(data: bytes) -> Repaired | None:
    """Text from bytes of a Vietnamese encoding older than Unicode; None where none makes Vietnamese of them.

    >>> decode_legacy("Quyết định của Chính phủ".encode("utf-8"))
    >>> decode_legacy("Quyªt ®Þnh vµ c¸c n¨m".encode("cp1252")).typed_in
    'TCVN3'
    """
    readings = []
    for name, encoding in (("windows-1258", "cp1258"), ("TCVN3", "latin-1"), ("VNI", "cp1252")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        readings.append(Repaired(CONVERSIONS[name](text) if name in CONVERSIONS else text, name))
    scored = [(frequent_words(unicodedata.normalize("NFC", reading.text)), reading) for reading in readings]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best if score >= _VIETNAMESE else None
