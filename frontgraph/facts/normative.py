"""Rules beside charges: what a law, a regulation or a statute says of bodies in the indicative is no charge.

"Ban Bí thư ban hành quy chế mẫu", "Hội đồng thẩm định xem xét hồ sơ" say who is competent and what is usually done. In
a text that gives rules a body is charged where the words say so ("có trách nhiệm", "phải", "chủ trì"), where
the text speaks of its own implementation, and under the headings that hand out duties ("Trách nhiệm của …", "Tổ chức
thực hiện"). Which texts give rules is told by their kind, and by the year in the symbol, which only legal documents
have (Luật Ban hành văn bản quy phạm pháp luật).
"""

from __future__ import annotations

import re
from functools import cache

from frontgraph.facts.charges import Charged
from frontgraph.facts.lexicon import alternatives, words
from frontgraph.facts.prose import Paragraph, Prose
from frontgraph.facts.verbs import Verb
from frontgraph.model import Document, Role

_DATED_SYMBOL = re.compile(r"\d+[a-z]?/\d{4}/[A-ZĐ]")
_DUTY = re.compile(r"(?<!\w)(?:cần|phải|(?:có|chịu)\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|được\s+giao)(?!\w)")
_ENTRUSTS = re.compile(
    r"(?:trách\s+nhiệm|nhiệm\s+vụ|phân\s+công|tổ\s+chức\s+(?:thực\s+hiện|triển\s+khai)|"
    r"(?:điều\s+khoản|hiệu\s+lực)\s+thi\s+hành)(?!\w)"
)
_ITSELF = re.compile(
    r"(?:thực\s+hiện|thi\s+hành|triển\s+khai)(?:\s+[^\s.;:]+){0,5}?\s+"
    r"(?:nghị\s+quyết|quyết\s+định|quy\s+chế|quy\s+định|bộ\s+luật|luật|pháp\s+lệnh|nghị\s+định|thông\s+tư|điều\s+lệ)(?:\s+này(?!\w)|\W*$)"
)
# "Chánh Văn phòng, Giám đốc các sở … căn cứ Quyết định thi hành."
_BY_THIS = re.compile(
    r"(?:q(?<!\w.)(?:uyết\s+định|uy\s+định|uy\s+chế)|n(?<!\w.)ghị\s+quyết)(?:\s+này)?\s+(?:để\s+)?thi\s+hành\W*$"
)
# A decision that hands powers down charges those who receive them.
_HANDS_DOWN = re.compile(r"(?<!\w)(?:phân\s+cấp|phân\s+quyền|ủy\s+quyền)(?!\w)")
#: A heading says what it hands out near its beginning.
_HEADING = 200


@cache
def _kinds() -> frozenset[str]:
    return frozenset(words("charges", "rules.kinds"))


@cache
def _promulgated() -> re.Pattern[str]:
    titles = alternatives(words("charges", "rules.titles"))
    return re.compile(rf"(?:(?:về\s+)?(?:việc\s+)?ban\s+hành\s+)?(?:kèm\s+theo\s+)?{titles}(?!\w)")


def gives_rules(document: Document) -> bool:
    """Whether a document is a law or a regulation, or brings one into force.

    >>> [gives_rules(Document("a.txt", "", "", kind=kind)) for kind in ("nghi-dinh", "ke-hoach")]
    [True, False]
    """
    title = document.title.value.lower() if document.title else ""
    if _HANDS_DOWN.search(title) is not None:
        return False
    if document.kind in _kinds():
        return True
    if document.number is not None and _DATED_SYMBOL.match(document.number.value):
        return True
    return document.kind == "quyet-dinh" and _promulgated().match(title) is not None


def hands_out_duties(prose: Prose, paragraph: Paragraph) -> bool:
    """Whether a paragraph, read as a heading, hands out duties: "Điều 9. Trách nhiệm của Sở Y tế"."""
    stop = min(paragraph.end, paragraph.content + _HEADING)
    return _ENTRUSTS.search(prose.lower, paragraph.content, stop) is not None


def is_rule(prose: Prose, start: int, end: int, verb: Verb) -> bool:
    """Whether the clause between two canonical offsets, whose verb is given, only says what a body does or may do."""
    if verb.role in (Role.LEADS, Role.COORDINATES) or _DUTY.search(prose.lower, start, verb.end):
        return False
    return not speaks_of_itself(prose, start, end)


def speaks_of_itself(prose: Prose, start: int, end: int) -> bool:
    """Whether a clause is about carrying out the very text that it stands in."""
    return _ITSELF.search(prose.lower, start, end) is not None or _BY_THIS.search(prose.lower, start, end) is not None


def is_step(prose: Prose, start: int, charged: Charged) -> bool:
    """Whether a body is only asked or told something in the course of a procedure, and not by the text itself.

    "Cục trưởng đề nghị Sở Y tế thẩm định hồ sơ" tells of a step; a clause that begins with the order is the text's own.
    """
    explicit = charged.role in (Role.LEADS, Role.COORDINATES) or prose.lower.startswith("phải", charged.start)
    return not explicit and charged.start > start
