"""Sentences, and the clauses that semicolons part in them; a list of bodies may go on behind a semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frontgraph.facts.bodyphrase import read_bodies
from frontgraph.facts.charges import is_entrusted, subject_at
from frontgraph.facts.lexicon import UPPER
from frontgraph.facts.prose import Paragraph, Prose

# The expression begins with the sign that ends a sentence, so that it leaps from one to the next.
_SENTENCE = re.compile(rf"[.!?…;](?:(?<!;)(?P<gap>[”\")]?\s+)(?=[{UPPER}\d(“\"])|(?<=;)\s*)")
_CLAUSE_MARK = re.compile(r"\s*(?:\((?:\d{1,2}|[ivx]{1,5}|[a-zđ])\)|[a-zđ]\)|[ivx]+\)|-|\+)?\s*")
_MARK_LENGTH = 12
# "Giao Ban Tổ chức Trung ương; Ủy ban Kiểm tra Trung ương; …": the signs part the bodies of one charge.
TOLD = re.compile(r"(?:giao|yêu\s+cầu|đề\s+nghị)(?:\s+cho)?\s+")
# "Phối hợp với: Bộ Nội vụ; Bộ Tư pháp; …": the list that the colon opens.
_OPENED = re.compile(r"phối\s+hợp(?:\s+(?:chặt\s+chẽ|cùng))?(?:\s+với)?\s*:\s*")
_PARTNERS = re.compile(r"phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))?\s+")


def stretches(prose: Prose, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The clauses of a paragraph, in canonical offsets.

    >>> from frontgraph.facts.prose import prose_of
    >>> from frontgraph.text import canonicalise
    >>> prose = prose_of(canonicalise("Sở Y tế rà soát; báo cáo. Giao Sở Nội vụ; Sở Tư pháp kiểm tra."))
    >>> [prose.flat[start:end] for start, end in stretches(prose, prose.paragraphs[0])]
    ['Sở Y tế rà soát', 'báo cáo.', 'Giao Sở Nội vụ; Sở Tư pháp kiểm tra.']
    """
    start = paragraph.content
    for match in _SENTENCE.finditer(prose.flat, paragraph.content, paragraph.end):
        semicolon = match["gap"] is None
        stop = match.start() if semicolon else match.start("gap")
        if _inside(prose, start, stop):
            continue
        if semicolon and _list_goes_on(prose, start, match.end(), paragraph.end):
            continue
        yield start, stop
        start = match.end()
    if start < paragraph.end:
        yield start, paragraph.end


# A mark that begins with a letter has a bracket behind it: few clauses have one near their beginning.
def behind_mark(prose: Prose, start: int, end: int) -> int:
    """The offset behind the mark that a clause begins with: "a)", "(ii)", a dash; `start` where none does."""
    if prose.flat[start : start + 1].isalpha() and prose.flat.find(")", start, start + _MARK_LENGTH) < 0:
        return start
    mark = _CLAUSE_MARK.match(prose.lower, start, end)
    return mark.end() if mark else start


# "Chánh Văn phòng; Giám đốc các sở; Chủ tịch UBND các xã chịu trách nhiệm thi hành": the bodies of one charge.
def _list_goes_on(prose: Prose, start: int, at: int, end: int) -> bool:
    if _partners_go_on(prose, start, at, end):
        return True
    opened = _OPENED.search(prose.lower, start, at) if prose.flat.find(":", start, at) >= 0 else None
    if opened is not None:
        listed = read_bodies(prose, opened.end(), end)
        return listed is not None and listed.end > at
    begin = behind_mark(prose, start, end)
    told = TOLD.match(prose.lower, begin, end)
    if told is not None:
        listed = read_bodies(prose, told.end(), end)
        return listed is not None and listed.end > at
    listed = read_bodies(prose, begin, end)
    if listed is None or (listed.end <= at and not is_entrusted(prose, begin, listed)):
        return False
    found = subject_at(prose, begin, end)
    return found is not None and found.bodies.end > at


# "chủ trì, phối hợp các sở, ban ngành; Ủy ban nhân dân các xã và các đơn vị liên quan rà soát": what stands behind the
# sign is no charge of its own.
def _partners_go_on(prose: Prose, start: int, at: int, end: int) -> bool:
    partners = _PARTNERS.match(prose.lower, max(prose.lower.rfind("phối hợp", start, at), start), at)
    listed = read_bodies(prose, partners.end(), end) if partners else None
    if listed is None or listed.end <= at or subject_at(prose, at, end) is not None:
        return False
    return any(item.start >= at for item in listed.items)


def _inside(prose: Prose, start: int, at: int) -> bool:
    stretch = prose.flat[start:at]
    return stretch.count("(") > stretch.count(")") or stretch.count("“") > stretch.count("”")
