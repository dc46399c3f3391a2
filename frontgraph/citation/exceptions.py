"""What a repeal, an expiry or a day of effect leaves out: “…, trừ Điều 7”, “…, trừ trường hợp quy định tại Điều 7”.

    Exception := ["ngoại"] "trừ" ["các" | "những"] [Noun ["quy định"] "tại"] Provisions [Of]
    Of        := ["của"] ("Luật này" | "Điều này" | "khoản này") | the document that is repealed

Provisions of the repealed document go on (Luật Ban hành văn bản quy phạm pháp luật, on texts without effect, in part).
Provisions of the repealing one only describe the cases in which the repealed one still holds: they leave none out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontgraph.citation import provisions
from frontgraph.citation.effect_days import THIS
from frontgraph.citation.triggers import wording
from frontgraph.model import Provision

#: “trừ” by itself, not the end of another verb (“khấu trừ”, “diệt trừ”), and not “trú”, “trữ”, “trụ”.
_EXCEPT = re.compile(
    r"(?:ngoại\s+)?(?<!khấu\s)(?<!loại\s)(?<!diệt\s)(?<!phòng\s)(?<!miễn\s)(?<!giảm\s)(?<!bài\s)(?<!phòng,\s)\btrừ\s"
)
_OF_THIS = wording(rf"\s*,?\s*(?:(?:cua|tai|trong)\s+)?(?:{THIS}|dieu\s+|khoan\s+|muc\s+|phu luc\s+)nay\b")
_CASES = wording(r"\btruong hop\b|\bcac noi dung chuyen tiep\b|\bchuyen tiep\b")
#: How long an exception may be, and how much of it names provisions.
_REACH = 600


@dataclass(frozen=True, slots=True)
class Excepted:
    """The words of an exception (canonical offsets), and the provisions that it leaves as they are."""

    start: int
    end: int
    provisions: tuple[Provision, ...] = ()


def leaves_out(text: str, start: int, end: int) -> bool:
    """Whether “trừ” stands in `text[start:end]`, so that what is named behind it is left out.

    >>> words = "Bãi bỏ các văn bản sau, trừ Điều 7 Thông tư số 5/2020/TT-BTC"
    >>> leaves_out(words, 0, words.index("Thông tư"))
    True
    """
    return _EXCEPT.search(text, start, end) is not None


def exception_in(low: str, letters: str, start: int, end: int) -> Excepted | None:
    """The exception that the words of `low[start:end]` make, None where they make none.

    `low` is canonical text in lower case, `letters` the same in base letters.

    >>> from frontgraph.citation.triggers import plain
    >>> words = "hết hiệu lực từ ngày 01/7/2025, trừ điều 7 và khoản 2 điều 9."
    >>> found = exception_in(words, plain(words), 0, len(words))
    >>> words[found.start : found.end], [str(provision) for provision in found.provisions]
    ('trừ điều 7 và khoản 2 điều 9', ['Điều 7', 'khoản 2 Điều 9'])
    >>> words = "hết hiệu lực, trừ trường hợp quy định tại điều 7 thông tư này"
    >>> exception_in(words, plain(words), 0, len(words)).provisions
    ()
    """
    opened = _EXCEPT.search(low, start, end)
    if opened is None:
        return None
    stop = min(end, opened.start() + _REACH)
    kept: list[Provision] = []
    last, named = opened.end(), False
    for chain in provisions.chains(low, opened.end(), stop):
        described = _CASES.search(letters, last, chain.start) or _OF_THIS.match(letters, chain.end, stop)
        if not described:
            kept += chain.provisions
        last, named = chain.end, True
    if not named and _CASES.search(letters, opened.end(), stop) is None:
        return None  # “… các loại phí, trừ lệ phí …” in a title
    words = low[opened.start() : stop].rstrip(" \n\t.;:,)")
    return Excepted(opened.start(), opened.start() + len(words), tuple(kept))
