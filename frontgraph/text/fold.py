"""Folding: one spelling for keys and look-ups, whatever the marks, case, dashes and normal form of the input."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

#: The capital letters of Vietnamese, for use inside a character class.
CAPITALS = "A-ZĐÀ-ÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"

_OTHER = re.compile(r"[^a-z0-9]+")
_STROKE = str.maketrans("đĐÐð", "dddd")
#: What most texts consist of, one character for each value of a byte: zero, the printable ones of ASCII and the line
#: ends, the letters of the language, the quotation marks and signs of official papers.
_USUAL = (
    "\0\t\n\r"
    + "".join(map(chr, range(0x20, 0x7F)))
    + "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    + "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    + "“”‘’…•°²³×§«»½±–"
)
#: What is shorter is a word or a name.
_SHORT = 100
#: A text is turned piece by piece, so that one rare character makes only its piece slow.
_PIECE = 2048


def fold(text: str) -> str:
    """`text` in lower-case ASCII letters and digits, all else one space.

    đ does not decompose, so it is turned into d before the marks are dropped.

    >>> fold("Kết luận số 721-KL/TU"), fold("ĐOÀN  CHỦ TỊCH")
    ('ket luan so 721 kl tu', 'doan chu tich')
    """
    return _kept_fold(text) if len(text) < _SHORT else _folded(text)


@lru_cache(maxsize=20_000)
def _kept_fold(text: str) -> str:
    """The same for names and the like, which are asked for again and again."""
    return _folded(text)


def _folded(text: str) -> str:
    return " ".join(_OTHER.split(_ascii(text))).strip()


def slug(text: str) -> str:
    """`text` as a path segment of a URI.

    >>> slug("43 - NQ/TW"), slug("Tỉnh ủy")
    ('43-nq-tw', 'tinh-uy')
    """
    return _OTHER.sub("-", _ascii(text)).strip("-")


def base_letters(text: str) -> str:
    """`text` with every letter replaced by its base letter: same length, same case, so that offsets stay.

    Rules that must survive lost or misread marks (scans, text in capitals) match this.

    >>> base_letters("Độc lập - Tự do")
    'Doc lap - Tu do'
    """
    return _kept_base_letters(text) if len(text) > _PIECE else _base_piece(text)


@lru_cache(maxsize=2)
def _kept_base_letters(text: str) -> str:
    """The same for a long text; kept, because several readings of one document ask for it in turn."""
    pieces = [_base_piece(text[at : at + _PIECE]) for at in range(0, len(text), _PIECE)]
    return "".join(pieces)


@lru_cache(maxsize=2)
def small_letters(text: str) -> str:
    """`text` in small letters, of the same length; kept, because several readings of one document ask for it in turn.

    >>> small_letters("Luật ĐẤT ĐAI"), len(small_letters("İ"))
    ('luật đất đai', 1)
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)


def _base_piece(text: str) -> str:
    """The base letters of a piece: by way of bytes where all of it is usual, which is many times as fast."""
    if text.isascii():
        return text
    found = _by_bytes(text, _usual_bases())
    return text.translate(_base_table()) if found is None else found


def _by_bytes(text: str, letters: str) -> str | None:
    """The text with each usual character replaced by that of `letters` in its place; None where one is not usual."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _bytes_of())[0], "strict", letters)[0]
    except UnicodeEncodeError:
        return None


@cache
def _bytes_of() -> Any:
    return codecs.charmap_build(_USUAL)


@cache
def _usual_bases() -> str:
    return _USUAL.translate(_base_table())


@cache
def _usual_ascii() -> str:
    return "".join(_decomposed(character) for character in _USUAL)


@cache
def _base_table() -> dict[int, str]:
    letters = (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))
    bases = {code: unicodedata.normalize("NFD", chr(code))[0] for code in letters}
    strokes = {ord(letter): base for letter, base in zip("đĐÐð", "dDDd", strict=True)}
    return {code: base for code, base in bases.items() if base.isascii()} | strokes


def _ascii(text: str) -> str:
    if text.isascii():
        return text.lower()
    found = _by_bytes(text, _usual_ascii())
    return _decomposed(text) if found is None else found


def _decomposed(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKE))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
