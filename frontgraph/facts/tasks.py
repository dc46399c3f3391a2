"""Tasks: the charges of a document, each with its words, the bodies that must act, the deadline and the targets.

A body that stands in a heading ("2. Sở Tài chính", "Giao Sở Tài chính:", "Trách nhiệm của …") is charged with what
stands under it; a charge without any body falls on the issuer itself and has no assignee here. Sections that report
("Đánh giá tình hình …") charge nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from frontgraph.facts.anaphora import full_name
from frontgraph.facts.bodyphrase import read_bodies
from frontgraph.facts.charges import (
    Charged,
    charges_in,
    find_subject,
    find_verb,
)
from frontgraph.facts.clauses import TOLD, behind_mark, stretches
from frontgraph.facts.coordination import BodyPhrase
from frontgraph.facts.deadlines import Deadline, find_deadline, heading_deadline, stated_time
from frontgraph.facts.lexicon import alternatives, words
from frontgraph.facts.normative import gives_rules, hands_out_duties, is_rule, is_step, speaks_of_itself
from frontgraph.facts.prose import UNLABELLED, Paragraph, Prose
from frontgraph.facts.signatories import ordinary_case
from frontgraph.facts.tables import TableRow, find_tables
from frontgraph.facts.targets import find_targets
from frontgraph.facts.verbs import Verb, role_label, verb_at
from frontgraph.model import Assignee, Campaign, Citation, Document, Role, Task

_HEADING_LEAD = re.compile(
    r"(?:giao(?:\s+cho)?|đề\s+nghị|trách\s+nhiệm\s+của|nhiệm\s+vụ(?:,\s+quyền\s+hạn)?\s+của|nhiệm\s+vụ\s+cụ\s+thể\s+của|phân\s+công|đối\s+với|về\s+phía|yêu\s+cầu)\s+"
)
_HEADING_TAIL = re.compile(
    r"\s*\)?\s*(?P<other>khác(?!\w))?\s*(?:\([^)]*\))?\s*(?:có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|chủ\s+trì|phối\s+hợp|thực\s+hiện|tổ\s+chức\s+thực\s+hiện)?(?:\s+(?:sau\s+đây|như\s+sau|các\s+(?:nội\s+dung|nhiệm\s+vụ)(?:\s+sau)?))?\s*[.:;]?\s*$"
)
_PREAMBLE = re.compile(
    r"(?:căn\s+cứ(?!\s+(?:vào\s+)?(?:theo\s+)?(?:chức\s+năng|nhiệm\s+vụ|quyền\s+hạn|thẩm\s+quyền|tình\s+hình|điều\s+kiện|khả\s+năng|nội\s+dung|"
    r"(?:kế\s+hoạch|quyết\s+định|chỉ\s+thị|nghị\s+quyết|chương\s+trình|hướng\s+dẫn|công\s+điện)\s+này))|theo\s+đề\s+nghị|xét\s+đề\s+nghị|xét\s+tờ\s+trình|thực\s+hiện\s+(?:nghị\s+quyết|chỉ\s+thị|kế\s+hoạch|hướng\s+dẫn|kết\s+luận|quyết\s+định)[^.]*?ban\s+hành\s+kế\s+hoạch|thừa\s+ủy\s+quyền)(?!\w)"
)
_ORDERED = re.compile(r"(?:giao|yêu\s+cầu)(?:\s+cho)?\s+")
_AS_FOLLOWS = re.compile(r"như\s+sau\s*:\s*$")
_ISSUES = re.compile(
    r"(?:báo\s+cáo\s+(?:kết\s+quả|tình\s+hình)|(?:ban\s+hành|xây\s+dựng|thông\s+báo|hướng\s+dẫn|quy\s+định)\s+"
    r"(?:kế\s+hoạch|chương\s+trình|hướng\s+dẫn|chỉ\s+thị|quy\s+chế|quy\s+định|phương\s+án|nghị\s+quyết|kết\s+luận|một\s+số))"
)
_TELLS_OTHERS = re.compile(r"(?<!\w)(?:giao|yêu\s+cầu|đề\s+nghị)(?!\w)")
_DONE_BY = re.compile(
    r"(?:thời\s+gian\s+(?:thực\s+hiện|hoàn\s+thành|triển\s+khai|báo\s+cáo)|thời\s+hạn\s*(?:hoàn\s+thành|báo\s+cáo)?|hoàn\s+thành|xong)(?!\w)"
)
# "…; Hội đồng nhân dân cấp tỉnh, gửi Bộ Nội vụ chậm nhất ngày …": the end of a list says by when.
_SENT_BY = re.compile(r"(?<!\w)(?:gửi|trình|báo\s+cáo)\s[^.;]{0,50}$")
_COMPLETION = re.compile(r"(?:thời\s+gian|thời\s+hạn)\s+hoàn\s+thành(?!\w)")
# "Thông qua Báo cáo … và thống nhất đánh giá:" opens a report.
_JUDGED = re.compile(r"đánh\s+giá(?:\s+như\s+sau)?\s*:\s*$")
# "Đối tượng, tiêu chí thi đua" say who takes part and what is judged.
_CRITERIA = re.compile(
    r"(?:(?:các\s+)?(?:tiêu\s+chí|tiêu\s+chuẩn|hình\s+thức|danh\s+hiệu)\s+(?:\S+\s+){0,4}?(?:thi\s+đua|khen\s+thưởng|đánh\s+giá|xếp\s+loại)"
    r"|đối\s+tượng(?:,?\s+(?:tiêu\s+chí|thi\s+đua|áp\s+dụng|tham\s+gia)|\s*:))"
)
_REPORTED = re.compile(r"(?<!\w)báo\s+cáo(?!\w)")
_COMPLETED = re.compile(r"(?<!\w)(?:hoàn\s+thành|xong)(?!\w)")
_ALL_DONE = re.compile(
    r"(?:phải\s+được|phải|bảo\s+đảm)\s+(?:tiến\s+hành\s+|thực\s+hiện\s+)?(?:hoàn\s+thành|xong|tiến\s+hành\s+xong)"
)
# "Chủ trì cuộc họp: 500.000 đồng/người/buổi" is a rate, not a charge.
_TARIFF = re.compile(r":\s*(?:tối\s+đa\s+)?\d{1,3}(?:\.\d{3})+\s*đồng")
_MUST = re.compile(r"(?<!\w)(?:cần|phải|có\s+trách\s+nhiệm)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:đã|chưa)(?!\w)")
# "tổ chức, đơn vị đó": whom it means stands elsewhere.
_DEPENDENT = re.compile(
    r"(?:(?:các|những|từng|mỗi)\s+)?"
    r"(?:(?:cơ quan|tổ chức|đơn vị|địa phương|cá nhân|doanh nghiệp)(?:,\s*|\s+(?:và|hoặc)\s+|\s+))+"
    r"(?:đó|ấy|nói trên|nêu trên)$",
    re.IGNORECASE,
)
_TIME_LABEL = re.compile(
    r"(?:thời\s+gian|thời\s+hạn|tiến\s+độ)(?:\s+(?:thực\s+hiện|hoàn\s+thành|triển\s+khai|báo\s+cáo|trình|ban\s+hành))*\s*:\s*"
)
_FORM = re.compile(r"\n[ \t|]*\n[ \t|]*(?:Mẫu|MẪU|Biểu mẫu|BIỂU MẪU)\s+(?:(?:số|SỐ)\s*)?\d+[^\n]{0,25}\n")
#: Articles, numbers and what is below them are items, parts and sections are none.
_RANK_OF_ITEMS = 3
_CHAPTER = 2
#: An item with its labels is shown whole up to this length.
_ITEM = 1500


@dataclass(slots=True)
class _Level:
    rank: float
    bodies: tuple[BodyPhrase, ...] = ()
    role: Role | None = None
    deadline: Deadline | None = None
    reports: bool = False
    start: int = 0
    duties: bool = False


@dataclass(slots=True)
class _Clause:
    start: int
    end: int
    charged: list[Charged]
    deadline: Deadline | None
    above: Deadline | None = None


@dataclass(slots=True)
class _Walk:
    prose: Prose
    levels: list[_Level] = field(default_factory=list)
    clauses: list[_Clause] = field(default_factory=list)
    # The clauses that the labels of an item made, by where the item begins.
    items: dict[int, _Clause] = field(default_factory=dict)
    last_label: int = -1
    operative: bool = False
    # The text gives rules, and the chapter hands out no duties.
    rules: bool = False
    chapter: bool = False

    @property
    def indicative(self) -> bool:
        """Whether what is said of bodies here is a rule unless the words charge them."""
        return self.rules and not self.chapter and not any(level.duties for level in self.levels)


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:về|i+\.?|công\s+tác)\s+)?(?:\S+\s+){{0,3}}?{alternatives(words('charges', 'reports'))}(?!\w)"
    )


def find_tasks(
    prose: Prose, document: Document, citations: Sequence[Citation], campaigns: Sequence[Campaign]
) -> tuple[Task, ...]:
    """The tasks of a document in reading order."""
    walk = _Walk(prose, rules=gives_rules(document))
    closing = _closing(prose, document)
    forms = _forms(prose, document)
    tables = [table for table in find_tables(prose) if forms is None or table.start < forms[0]]
    hidden = [(table.start, table.end) for table in tables] + [span for span in (closing, forms) if span]
    for paragraph in _shown(prose.paragraphs, hidden):
        _paragraph(walk, paragraph)
    walk.clauses += (_of_row(row) for table in tables for row in table.rows)
    return tuple(_tasks(walk, document, citations, campaigns))


# The paragraphs, and the stretches too, stand in reading order, so that both are passed once.
def _shown(paragraphs: Sequence[Paragraph], hidden: list[tuple[int, int]]) -> Iterator[Paragraph]:
    spans = sorted(hidden)
    furthest = list(accumulate((end for _, end in spans), max))
    count = 0
    for paragraph in paragraphs:
        while count < len(spans) and spans[count][0] < paragraph.end:
            count += 1
        if not count or furthest[count - 1] <= paragraph.start:
            yield paragraph


def _of_row(row: TableRow) -> _Clause:
    charged = [Charged(b, row.role, b.start, b.end) for b in row.leads]
    charged += [Charged(b, Role.COORDINATES, b.start, b.end) for b in row.partners]
    return _Clause(row.start, row.end, charged, row.deadline)


# The forms behind a document ("Mẫu số 01") are filled in by others.
def _forms(prose: Prose, document: Document) -> tuple[int, int] | None:
    if document.body_end is None:
        return None
    text = str(prose.canonical.text)
    first = _FORM.search(text, prose.canonical.canonical_offset(document.body_end))
    return (first.start(), len(text)) if first else None


# Recipients and signatures charge nobody.
def _closing(prose: Prose, document: Document) -> tuple[int, int] | None:
    spans = list(document.recipient_blocks) + [s.name.evidence.span for s in document.signatures]
    if document.body_end is None or not spans:
        return None
    canonical = prose.canonical
    end = max((s.end for s in spans if s.end >= document.body_end), default=document.body_end)
    return canonical.canonical_offset(document.body_end), canonical.canonical_offset(end)


def _paragraph(walk: _Walk, paragraph: Paragraph) -> None:
    prose = walk.prose
    if paragraph.content >= paragraph.end:
        return
    rank = _enter(walk, paragraph)
    capitals = prose.flat[paragraph.content : paragraph.end].isupper()
    if walk.rules and (capitals or paragraph.rank <= _CHAPTER):
        walk.chapter = hands_out_duties(prose, paragraph)
    if _labelled(walk, paragraph):
        return
    heading = _heading(prose, paragraph)
    if heading is not None:
        _open_heading(walk, paragraph, rank, *heading)
        return
    if capitals and paragraph.rank == UNLABELLED:
        return
    foreword = paragraph.rank == UNLABELLED or not walk.operative
    if foreword and (
        _PREAMBLE.match(prose.lower, paragraph.content, paragraph.end) or _speaks_of_itself(walk, paragraph)
    ):
        return
    if paragraph.rank < UNLABELLED:
        walk.operative = True
        short = _is_short(prose, paragraph)
        deadline = _heading_deadline(walk, paragraph) if short or capitals else None
        reports, duties = _reports(prose, paragraph), walk.rules and hands_out_duties(prose, paragraph)
        walk.levels.append(_Level(rank, (), None, deadline, reports, paragraph.start, duties))
        if (short or capitals) and paragraph.rank < 6 and not _charges(prose, paragraph):
            return
    _clauses(walk, paragraph, any(level.reports for level in walk.levels))


# "…, Ủy ban nhân dân tỉnh ban hành Kế hoạch … như sau:" says what the document is, and charges nobody.
def _speaks_of_itself(walk: _Walk, paragraph: Paragraph) -> bool:
    lower = walk.prose.lower
    if _AS_FOLLOWS.search(lower, max(paragraph.end - 16, paragraph.content), paragraph.end) is None:
        return False
    issued = _ISSUES.search(lower, paragraph.content, paragraph.end)
    return issued is not None and _TELLS_OTHERS.search(lower, paragraph.content, paragraph.end) is None


# "Cơ quan chủ trì: Sở X", "Đơn vị phối hợp: Sở Y": what is charged stands in the item above them, and with it they are
# one task; "Thời gian thực hiện: …" says by when.
def _labelled(walk: _Walk, paragraph: Paragraph) -> bool:
    prose, start, end = walk.prose, paragraph.content, paragraph.end
    item = walk.levels[-1].start if walk.levels else -1
    own = walk.items.get(item)
    if _timed(walk, paragraph, own):
        return True
    if own is not None and _DONE_BY.match(prose.lower, start, end):
        own.deadline = own.deadline or find_deadline(prose, start, end)
        own.end = end
        return True
    label = role_label(prose, start, end)
    listed = read_bodies(prose, label.end, end) if label else None
    if label is None or listed is None or verb_at(prose, listed.end, end) is not None:
        return False
    walk.operative = True
    charged = [Charged(body, label.role, start, body.end) for body in listed.items]
    if own is not None and all(earlier.role is not label.role for earlier in own.charged):
        own.charged += charged
        own.end = end
    else:
        _open_item(walk, start, end, charged, item if own is None else -1)
    return True


# "Thời gian thực hiện: Năm 2025" dates all that is charged in the item that it ends.
def _timed(walk: _Walk, paragraph: Paragraph, own: _Clause | None) -> bool:
    prose = walk.prose
    label = _TIME_LABEL.match(prose.lower, paragraph.content, paragraph.end)
    deadline = stated_time(prose, label.end(), paragraph.end) if label else None
    level = walk.levels[-1] if walk.levels else None
    if deadline is None or level is None or level.rank < _RANK_OF_ITEMS:
        return False
    found = own
    for clause in reversed(walk.clauses):
        if clause.start < level.start:
            break
        clause.deadline, found = clause.deadline or deadline, clause
    if own is not None:
        own.end = paragraph.end
    return found is not None


def _open_item(walk: _Walk, start: int, end: int, charged: list[Charged], item: int) -> None:
    begin = start
    if item >= 0 and start - item < _ITEM:
        begin = item
        while walk.clauses and walk.clauses[-1].start >= item and not walk.clauses[-1].charged:
            begin = walk.clauses.pop().start
    clause = _Clause(begin, end, charged, None, _above(walk))
    walk.clauses.append(clause)
    if item >= 0:
        walk.items[item] = clause


# A heading: one line without a stop.
def _is_short(prose: Prose, paragraph: Paragraph) -> bool:
    text = prose.flat[paragraph.content : paragraph.end]
    return len(text) < 220 and text[-1] not in ".;," and ". " not in text


def _charges(prose: Prose, paragraph: Paragraph) -> bool:
    start, end = paragraph.content, paragraph.end
    return find_subject(prose, start, end) is not None or bool(charges_in(prose, start, end, (), None))


def _reports(prose: Prose, paragraph: Paragraph) -> bool:
    stop = min(paragraph.content + 60, paragraph.end)
    if paragraph.rank > 5:
        return False
    if prose.flat[paragraph.end - 1] == ":":
        judged = _JUDGED.search(prose.lower, max(paragraph.end - 20, paragraph.content), paragraph.end)
    else:
        judged = None
    if judged is not None or _CRITERIA.match(prose.lower, paragraph.content, stop) is not None:
        return True
    return _reporting().match(prose.lower, paragraph.content, stop) is not None


def _open_heading(
    walk: _Walk, paragraph: Paragraph, rank: float, bodies: tuple[BodyPhrase, ...], role: Role | None
) -> None:
    walk.operative = True
    deadline = _heading_deadline(walk, paragraph)
    walk.levels.append(_Level(rank, bodies, role, deadline, start=paragraph.start, duties=True))
    if role is Role.REQUESTED:
        charged = [Charged(b, role, paragraph.start, paragraph.end) for b in bodies]
        walk.clauses.append(_Clause(paragraph.content, paragraph.end, charged, None))


# Close the levels that a paragraph ends; returns the rank under which it opens one itself.
def _enter(walk: _Walk, paragraph: Paragraph) -> float:
    if paragraph.rank == UNLABELLED:
        if walk.levels and walk.levels[-1].start != walk.last_label and walk.levels[-1].rank >= 6:
            pass
        while walk.levels and walk.levels[-1].rank >= 7.5:
            walk.levels.pop()
        return 7.5
    while walk.levels and walk.levels[-1].rank >= paragraph.rank:
        walk.levels.pop()
    walk.last_label = paragraph.start
    return paragraph.rank


# A paragraph that names bodies and says no more: all under it is charged to them.
def _heading(prose: Prose, paragraph: Paragraph) -> tuple[tuple[BodyPhrase, ...], Role | None] | None:
    ends = prose.flat[paragraph.end - 1]
    if paragraph.end - paragraph.content > 600 or ends == ";":
        return None
    if (paragraph.rank == UNLABELLED or paragraph.rank >= 8) and ends != ":":
        return None
    lower = prose.lower
    lead = _HEADING_LEAD.match(lower, paragraph.content, paragraph.end)
    start = lead.end() if lead else paragraph.content
    listed = read_bodies(prose, start, paragraph.end)
    if listed is None:
        return None
    tail = _HEADING_TAIL.match(lower, listed.end, paragraph.end)
    if tail is None:
        return None
    role = Role.REQUESTED if lead and lead[0].strip().startswith("đề") else None
    bodies = listed.items
    if tail["other"]:
        last, stop = bodies[-1], tail.end("other")
        printed = prose.printed(last.start, stop)
        bodies = (*bodies[:-1], last._replace(end=stop, name=f"{last.name} {tail['other']}", printed=printed))
    return bodies, role


def _heading_deadline(walk: _Walk, paragraph: Paragraph) -> Deadline | None:
    return heading_deadline(walk.prose, paragraph.content, paragraph.end)


# `reports`: under a heading that reports only an explicit demand is a charge.
def _clauses(walk: _Walk, paragraph: Paragraph, reports: bool) -> None:
    prose = walk.prose
    inherited = _inherited(walk, paragraph)
    subject: tuple[BodyPhrase, ...] = inherited
    first = len(walk.clauses)
    for start, end in stretches(prose, paragraph):
        begin = behind_mark(prose, start, end)
        if begin >= end:
            continue
        earlier = subject = subject if not TOLD.match(prose.lower, begin, end) else inherited
        verb, subject = _read_subject(walk, begin, end, subject, inherited)
        if reports and _DONE.search(prose.lower, begin, end):
            continue
        if reports and verb is not None and not _MUST.search(prose.lower, begin, verb.start):
            verb = None
        deadline = find_deadline(prose, begin, end)
        dated = deadline is not None and deadline.rank <= 1
        indicative = walk.indicative and not dated and (subject is not earlier or not subject)
        if indicative and verb and is_rule(prose, begin, end, verb):
            verb, subject = None, inherited
        told = None if verb and verb.accessory and subject is earlier and len(walk.clauses) > first else verb
        charged = charges_in(prose, begin, end, subject, told, coordinate=not reports)
        if indicative and verb is None and not speaks_of_itself(prose, begin, end):
            charged = [each for each in charged if not is_step(prose, begin, each)]
        if _TARIFF.search(prose.lower, begin, end):
            continue
        if not charged and (verb is None or not walk.operative):
            _append(walk, first, start, end, deadline)
            continue
        if deadline is not None:
            _date_sentence(walk, first, begin, deadline, verb, subject is earlier)
        walk.clauses.append(_Clause(begin, end, charged, deadline, _above(walk)))
        subject = _told(prose, begin, end) or subject
    if found_level := next((lv for lv in reversed(walk.levels) if lv.start == paragraph.start), None):
        _leave_subject(prose, paragraph, found_level, subject, inherited)


# "Giao Bộ Công Thương: (i) nghiên cứu …; (ii) chủ trì …": the clauses behind the sign are the same body's.
def _told(prose: Prose, begin: int, end: int) -> tuple[BodyPhrase, ...]:
    told = _ORDERED.match(prose.lower, begin, end) if prose.flat[end : end + 1] == ";" else None
    listed = read_bodies(prose, told.end(), end) if told else None
    return listed.items if listed else ()


# "…; định kỳ trước ngày 30 tháng 11 hàng năm báo cáo kết quả": the day of the report dates the charges before it in
# the sentence; "bảo đảm hoàn thành trước ngày …" in a numbered paragraph dates all that is charged under it.
def _date_sentence(walk: _Walk, first: int, begin: int, deadline: Deadline, verb: Verb | None, goes_on: bool) -> None:
    prose = walk.prose
    reported = _REPORTED.search(prose.lower, begin, deadline.start) is not None
    if reported or (verb is not None and verb.accessory):
        for clause in reversed(walk.clauses[first:]):
            if not goes_on and "." in prose.flat[clause.end - 1 : begin]:
                break
            clause.deadline = clause.deadline or deadline
    level = walk.levels[-1] if walk.levels else None
    completed = _COMPLETED.search(prose.lower, max(deadline.start - 30, 0), deadline.end)
    if level is not None and level.rank <= 5 and deadline.rank == 0 and completed:
        level.deadline = level.deadline or deadline


# The deadline of the headings above, the nearest first.
def _above(walk: _Walk) -> Deadline | None:
    return next((level.deadline for level in reversed(walk.levels) if level.deadline is not None), None)


def _read_subject(
    walk: _Walk, begin: int, end: int, subject: tuple[BodyPhrase, ...], inherited: tuple[BodyPhrase, ...]
) -> tuple[Verb | None, tuple[BodyPhrase, ...]]:
    prose = walk.prose
    if not walk.operative:
        return None, ()
    found = find_subject(prose, begin, end)
    if found is not None:
        return found.verb, found.bodies.items
    verb = find_verb(prose, begin, end)
    if prose.flat[begin].isupper() and verb is None and not _goes_on(prose, begin):
        return None, inherited
    return verb, subject


# A paragraph that ends in a colon hands its bodies down to the list that it opens.
def _leave_subject(
    prose: Prose,
    paragraph: Paragraph,
    level: _Level,
    subject: tuple[BodyPhrase, ...],
    inherited: tuple[BodyPhrase, ...],
) -> None:
    if prose.flat[paragraph.end - 1] == ":" and subject != inherited:
        level.bodies = subject


def _goes_on(prose: Prose, start: int) -> bool:
    return prose.lower[start : start + 10].startswith(("trong đó", "đồng thời"))


# Words that charge nobody by themselves belong to the clause before them; a deadline among them is its deadline.
def _append(walk: _Walk, first: int, start: int, end: int, deadline: Deadline | None) -> None:
    if len(walk.clauses) <= first:
        _leave_deadline(walk, start, end, deadline)
        return
    earlier = walk.clauses[-1]
    if deadline is not None and _DONE_BY.search(walk.prose.lower, start, end):
        last = _COMPLETION.match(walk.prose.lower, start, end) is not None
        for clause in walk.clauses[first:]:
            clause.deadline = deadline if last else clause.deadline or deadline
    same = walk.prose.flat[earlier.end : start].strip() in (";", "")
    if deadline is not None or same:
        earlier.end = max(earlier.end, end)
    if deadline is not None and same and _SENT_BY.search(walk.prose.lower, start, deadline.start):
        earlier.deadline = earlier.deadline or deadline


# "Chậm nhất là ngày …, việc xác minh phải được tiến hành xong": a sentence that charges nobody and says by when all
# is done dates the charges beside it.
def _leave_deadline(walk: _Walk, start: int, end: int, deadline: Deadline | None) -> None:
    if deadline is None or deadline.rank > 1 or not _ALL_DONE.search(walk.prose.lower, start, end):
        return
    outer = walk.levels[-2] if len(walk.levels) > 1 else None
    for clause in walk.clauses:
        if outer is not None and clause.start > outer.start:
            clause.deadline = clause.deadline or deadline
    level = walk.levels[-1] if walk.levels else None
    if level is not None and level.deadline is None:
        level.deadline = deadline


def _inherited(walk: _Walk, paragraph: Paragraph) -> tuple[BodyPhrase, ...]:
    for level in reversed(walk.levels):
        if level.bodies:
            if paragraph.rank == UNLABELLED and level.start != walk.last_label and level.rank != 7.5:
                return ()
            return level.bodies
    return ()


def _tasks(
    walk: _Walk, document: Document, citations: Sequence[Citation], campaigns: Sequence[Campaign]
) -> Iterator[Task]:
    prose = walk.prose
    starts = sorted((c.span.start, c.span.end) for c in citations)
    for clause in walk.clauses:
        evidence = prose.evidence(clause.start, clause.end, "tasks.clause")
        section = document.section_at(evidence.span.start)
        span = evidence.span
        inside = slice(bisect_left(starts, (span.start, 0)), bisect_left(starts, (span.end, 0)))
        quote = " ".join(evidence.quote.split()) if campaigns else ""
        deadline = clause.deadline or clause.above
        words_of = prose.evidence(deadline.start, deadline.end, "tasks.deadline") if deadline else None
        yield Task(
            evidence,
            section.identifier if section else None,
            tuple(_assignees(prose, document, clause)),
            deadline.value if deadline else None,
            words_of,
            find_targets(prose, clause.start, clause.end),
            tuple(a for a, b in starts[inside] if b <= span.end),
            tuple(c.name for c in campaigns if c.name in quote),
        )


def _assignees(prose: Prose, document: Document, clause: _Clause) -> Iterator[Assignee]:
    seen: set[tuple[str, Role]] = set()
    for charged in clause.charged:
        name = full_name(prose, document, charged.body)
        key = (name.casefold(), charged.role)
        if key in seen or _DEPENDENT.match(name):
            continue
        seen.add(key)
        start, end = min(charged.start, charged.body.start), max(charged.end, charged.body.end)
        yield Assignee(ordinary_case(name), charged.role, prose.evidence(start, end, "tasks.charge", 0.9))
