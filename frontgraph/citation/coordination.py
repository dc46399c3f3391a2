"""Mentions that stand in one list share what is written once: date and issuer.

“Tờ trình số 388/TTr-CP và Đề án số 389/ĐA-CP ngày 09 tháng 5 năm 2025”      both of that day
“Chỉ thị số 35-CT/TW, ngày 14/6/2024 và Kết luận số 118-KL/TW, ngày … của Bộ Chính trị”   both of the Bộ Chính trị
“của Thủ tướng Chính phủ phê duyệt, cụ thể: số 1341/QĐ-TTg …; số 1437/QĐ-TTg …”         all of the Prime Minister
"""

from __future__ import annotations

import re
from itertools import pairwise

from frontgraph.citation import terminals as t
from frontgraph.citation.issuing import issuer_at, issuer_before
from frontgraph.citation.mention import Mention
from frontgraph.citation.scan import Source
from frontgraph.citation.surroundings import agrees
from frontgraph.registry import issuers

_JOINED = t.pattern(rf"{t.FOOTNOTE}·(?:,|và|hoặc|hay|;|/|cùng·với)?·(?:và·)?(?:(?:các|những)·)?(?:{t.SO}·)?")
_LIST_SIGN = re.compile(rf"(?:^|[\s;,:])(?:và\s+)?{t.SO}\s*$")
#: As long as a footnote mark may be behind a number; no title is so short.
_FOOTNOTE = len("[123]")
_OF_OR_BY = re.compile(r"(?:của|được)\s+")
_NAMED = frozenset({"luat", "bo-luat", "hien-phap", "dieu-le", "phap-lenh"})


def share(src: Source, mentions: list[Mention]) -> None:
    """Give every member of a list what its neighbours say for it."""
    for group in _groups(src, mentions):
        _share_back(group)
        _share_on(group)


def _groups(src: Source, mentions: list[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and _adjacent(src, groups[-1][-1], mention):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return [group for group in groups if len(group) > 1]


def _adjacent(src: Source, left: Mention, right: Mention) -> bool:
    gap = _JOINED.match(src.low, left.tail)
    if gap is None or gap.end() != right.start or "\n\n" in gap[0]:
        return False
    return ";" not in gap[0] or "grammar.bare" in right.rules


def _share_back(group: list[Mention]) -> None:
    """What stands behind a later member holds for the earlier ones that say nothing themselves."""
    for left, right in zip(reversed(group[:-1]), reversed(group[1:]), strict=True):
        if left.kind in _NAMED or (left.name and not left.number):
            continue
        if left.issuer is None and right.issuer is not None and _same_house(left, right):
            left.issuer, left.issuer_at = right.issuer, right.issuer_at
            left.rule("coordination.issuer")
        if (
            left.date is None
            and left.tail <= left.end + _FOOTNOTE
            and _same_house(left, right)
            and _shares_date(left, right)
        ):
            left.date, left.date_at = right.date, right.date_at
            left.rule("coordination.date")


def _shares_date(left: Mention, right: Mention) -> bool:
    """Whether the date behind `right` may be that of `left` too: its number carries the same year, or none."""
    if right.date is None or right.date_at is None or right.date_at[0] < right.end:
        return False
    written = issuers.read_symbol(left.number or "").year
    return written is None or int(written) == right.date.year


def _share_on(group: list[Mention]) -> None:
    """An issuer before the first member (“đề nghị của … tại”) holds for the following ones."""
    for left, right in pairwise(group):
        ahead = left.issuer_at is not None and left.issuer_at[0] < left.start
        if ahead and right.issuer is None and _same_house(left, right):
            right.issuer, right.issuer_at = left.issuer, left.issuer_at
            right.rule("coordination.issuer")


def _same_house(left: Mention, right: Mention) -> bool:
    """Whether the letters of both numbers name the same body, as far as they name one."""
    mine, theirs = (set(issuers.read_symbol(mention.number or "").codes) for mention in (left, right))
    return not mine or not theirs or bool(mine & theirs)


def carry_lists(src: Source, mentions: list[Mention]) -> None:
    """Numbers behind a list head take its kind and its issuer: “các Quyết định của Thủ tướng … cụ thể: số …; số …”."""
    for left, right in pairwise(mentions):
        if "grammar.bare" not in right.rules or right.issuer is not None:
            continue
        signed = _LIST_SIGN.search(src.low, max(left.tail, right.start - 12), right.start)
        if signed is None or src.text.find("\n\n", left.tail, right.start) >= 0:
            continue
        if right.kind is None and _same_house(left, right):
            right.kind = left.kind
        if right.kind == left.kind and _same_house(left, right) and left.issuer:
            right.issuer, right.issuer_at = left.issuer, left.issuer_at
            right.rule("coordination.list")


def list_head(src: Source, mention: Mention, floor: int) -> None:
    """The issuer in the head of a list of bare numbers, and of “các Quyết định: số …” behind “… phê duyệt tại”."""
    if mention.issuer is not None or mention.number is None:
        return
    colon = src.text.rfind(":", max(floor, mention.start - 16), mention.start)
    if colon < 0:
        return
    head = _last_of(src, max(floor, colon - 160), colon)
    if head is not None and agrees(mention, src.text[slice(*head)], strictly=True):
        mention.issuer, mention.issuer_at = " ".join(src.text[slice(*head)].split()), head
        mention.rule("coordination.head")


def _last_of(src: Source, low: int, high: int) -> tuple[int, int] | None:
    found = None
    for match in _OF_OR_BY.finditer(src.low, low, high):
        end = issuer_at(src, match.end())
        if end is not None and end <= high:
            found = match.end(), end
    return found or issuer_before(src, high, low)
