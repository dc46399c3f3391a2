"""The order in the head of an amending clause: operation, provisions concerned, words, new text.

    Order := Operation [Words] Provisions ["vào sau" | "vào trước" Provision] ["như sau:" NewText]
    Words := "cụm từ" “old” ["bằng" | "thành" "cụm từ" “new”] ["tại"]

The operations are those of Nghị định 78/2025/NĐ-CP on how amending texts are written. What stands in quotation
marks is the new text, not an order. Offsets are those of the canonical text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontgraph.citation import provisions
from frontgraph.citation.exceptions import Excepted, exception_in
from frontgraph.model import Operation, Provision

_SOME = r"(?:\s+(?:mot\s+so|cac))?"
# “Thay từ “huyện”” is of words, “Bãi bỏ từ Điều 5 đến Điều 7” is of a range.
_RANGE = r"\s+(?:tiet|diem|khoan|dieu|muc|chuong|phan|phu\s+luc|mau)\b"
_WORDS = rf"\s+(?:cum\s+tu|tu\s+ngu|tu(?!{_RANGE})|chu|so)\b"
_UNIT = r"\s+(?:tiet|diem|khoan|dieu|muc|chuong|phan|phu\s+luc|mau|bieu\s+mau|ten|toan\s+bo|noi\s+dung)\b"
_OPERATIONS = (
    (rf"(?:thay\s+the|thay|sua\s+doi){_SOME}{_WORDS}", Operation.REPLACES_WORDS),
    (rf"(?:bai\s+bo|bo|luoc\s+bo){_SOME}{_WORDS}", Operation.DELETES_WORDS),
    (rf"bo\s+sung{_SOME}{_WORDS}", Operation.ADDS_WORDS),
    (r"(?:sua\s+doi(?:,?\s*(?:va\s+)?bo\s+sung)?|bo\s+sung)\s+ten\b|doi\s+ten\b", Operation.RENAMES),
    (r"sua\s+doi\s*,?\s*(?:va\s+)?bo\s+sung\b", Operation.AMENDS_AND_ADDS),
    (r"sua\s+doi\b", Operation.AMENDS),
    (r"bo\s+sung\b", Operation.ADDS),
    (rf"thay\s+the\b|thay(?={_UNIT})", Operation.REPLACES),
    (rf"bai\s+bo\b|huy\s+bo\b|bo(?={_UNIT})", Operation.REPEALS),
    (r"dinh\s+chinh\b", Operation.CORRECTS),
)
_ORDER = re.compile(
    r"[\s“\"*]*(?:\d+[.)]|[a-zđ]\)|[-+•])?[\s“\"*]*(?:" + "|".join(f"({p})" for p, _ in _OPERATIONS) + ")"
)
_OPEN_QUOTE = re.compile(r"[“\"]")
_NEW_TEXT = re.compile(r"(?:như\s+sau|sau\s+đây)\s*:?\s*[“\"]")
_WORD = r"(?:(?:các\s+)?(?:cụm\s+từ|từ\s+ngữ|từ|chữ)\s*)?[“\"]([^”\"]{1,400})[”\"]"
_REPLACED = re.compile(rf"{_WORD}\s*(?:được\s+thay\s+)?(?:bằng|thành)\s*{_WORD}", re.IGNORECASE)
_QUOTED_WORD = re.compile(_WORD, re.IGNORECASE)
_BESIDE = re.compile(
    r"\s+(?:(?:vào\s+)?(?:liền\s+)?(?:sau|trước)|vào(?:\s+cuối)?)\s+(?:điểm|khoản|điều|mục|chương|cụm|từ)"
)
_INSTEAD = re.compile(r"\s+bằng\s+(?:phụ\s+lục|mẫu|biểu|điều|khoản)")
#: No order is longer than this before its new text begins.
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Order:
    """What one amending clause orders.

    start, end   of the words of the order, without the new text
    targets      provisions concerned, as written; empty where none is named
    pairs        old and new words of operations on words
    new_text     where the new wording stands, inside its quotation marks
    excepted     what the order leaves out
    """

    operation: Operation
    start: int
    end: int
    targets: tuple[Provision, ...] = ()
    pairs: tuple[tuple[str | None, str | None], ...] = ()
    new_text: tuple[int, int] | None = None
    excepted: Excepted | None = None


def order_at(text: str, low: str, letters: str, start: int, end: int) -> Order | None:
    """The order that opens `text[start:end]`, None where it opens with none; `low` and `letters` are the same text
    in lower case and in base letters.

    >>> from frontgraph.citation.triggers import plain
    >>> text = "Bổ sung khoản 2a vào sau khoản 2 Điều 5 như sau: “2a. Mới.”"
    >>> found = order_at(text, text.lower(), plain(text), 0, len(text))
    >>> found.operation.value, [str(p) for p in found.targets], text[slice(*found.new_text)]
    ('bổ sung', ['khoản 2a Điều 5'], '2a. Mới.')
    """
    match = _ORDER.match(letters, start, end)
    if match is None or match.lastindex is None:
        return None
    operation = _OPERATIONS[match.lastindex - 1][1]
    on_words = operation in (Operation.REPLACES_WORDS, Operation.DELETES_WORDS, Operation.ADDS_WORDS)
    stop = min(end, start + _LONGEST)
    opening = _NEW_TEXT.search(low, match.start(), stop)
    if on_words and opening is None:
        return _on_words(operation, text, low, match.start(match.lastindex), stop)
    quote = opening.end() - 1 if opening else _first_quote(text, match.end(), stop)
    head = _head_end(low, match.end(), quote if quote is not None else stop)
    left_out = exception_in(low, letters, match.end(), head)
    targets = _targets(low, match.end(), left_out.start if left_out else head, operation)
    new_text = _quoted(text, quote, end) if quote is not None else None
    return Order(operation, match.start(match.lastindex), _trim(text, head), targets, (), new_text, left_out)


def outside_quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of `text[start:end]` that do not stand in quotation marks running over lines.

    >>> text = "Sửa như sau:\\n“1. A.\\n2. B.”\\nBỏ khoản 3."
    >>> [text[a:b].strip() for a, b in outside_quotes(text, 0, len(text))]
    ['Sửa như sau:', 'Bỏ khoản 3.']
    """
    stretches, at = [], start
    for block in re.compile(r"(?<=\n)\s*“[^”]*(?:”(?!\s*[.;,]?\s*(?:\n|$))[^”]*)*(?:”|$)").finditer(text, start, end):
        stretches.append((at, block.start()))
        at = block.end()
    stretches.append((at, end))
    return [(a, b) for a, b in stretches if text[a:b].strip(" \n\t.;,”")]


def _on_words(operation: Operation, text: str, low: str, start: int, end: int) -> Order:
    pairs: list[tuple[str | None, str | None]] = [(m[1], m[2]) for m in _REPLACED.finditer(text, start, end)]
    quoted = list(_QUOTED_WORD.finditer(text, start, end))
    if not pairs and quoted:
        first = quoted[0][1]
        pairs = [(None, first)] if operation is Operation.ADDS_WORDS else [(first, None)]
    behind = quoted[-1].end() if quoted else start
    stop = _head_end(low, behind, end)
    targets = _targets(low, behind, stop, operation) or _targets(
        low, start, quoted[0].start() if quoted else stop, operation
    )
    return Order(operation, start, _trim(text, stop), targets, tuple(pairs))


def _targets(low: str, start: int, end: int, operation: Operation) -> tuple[Provision, ...]:
    """The provisions named in the order; of “khoản 2a vào sau khoản 2 Điều 5” only the first, in the same article."""
    cut = None
    if operation in (Operation.ADDS, Operation.AMENDS_AND_ADDS):
        cut = _BESIDE.search(low, start, end)
    elif operation is Operation.REPLACES:
        cut = _INSTEAD.search(low, start, end)
    found = [p for chain in provisions.chains(low, start, cut.start() if cut else end) for p in chain.provisions]
    if cut is not None and operation is not Operation.REPLACES:
        anchor = next((c.provisions[0] for c in provisions.chains(low, cut.start(), end)), None)
        found = [p.relative_to(anchor) if anchor is not None else p for p in found]
    return tuple(dict.fromkeys(found))


def _head_end(low: str, start: int, end: int) -> int:
    stop = re.compile(r"\s*(?:như\s+sau|sau\s+đây)|\.\s*(?:\n|$)|\n\s*\n").search(low, start, end)
    return stop.start() if stop else end


def _first_quote(text: str, start: int, end: int) -> int | None:
    match = re.compile(r":\s*[“\"]").search(text, start, end)
    return match.end() - 1 if match else None


def _quoted(text: str, quote: int, end: int) -> tuple[int, int]:
    """From behind the opening mark to the closing one, which ends a line; marks inside are passed over."""
    closing = re.compile(r"[”\"]\s*[.;,]?\s*(?:\n|$)").search(text, quote + 1, end)
    return (quote + 1, closing.start() if closing else len(text[:end].rstrip(" \n\t.;")))


def _trim(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " \n\t.;:,":
        end -= 1
    return end
