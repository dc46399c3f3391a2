"""Charges inside one clause: who is told to act, in what role.

    clause  = [lead-in ","] subject {adverb} verb …           Bộ Xây dựng chỉ đạo triển khai …
            | [subject] trigger bodies [verb] …                giao Sở Tài chính chủ trì …
            | … "phối hợp" ["với"] bodies …                    both sides coordinate
            | {adverb} verb …                                  the body of the heading, or the issuer itself

The words are data (`data/registry/charges.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from frontgraph.facts.bodyphrase import BodyList, read_bodies
from frontgraph.facts.coordination import BodyPhrase
from frontgraph.facts.deadlines import find_deadline
from frontgraph.facts.landmarks import EitherLandmark, Landmark, PatternLandmark
from frontgraph.facts.lexicon import UPPER, alternatives, whole, words
from frontgraph.facts.prose import Prose
from frontgraph.facts.shares import SHARING, find_shares
from frontgraph.facts.verbs import Verb, verb_at
from frontgraph.model import Role

_COMPETENCE = (
    r"(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền|quyền\s+hạn|lĩnh\s+vực|phạm\s+vi|trách\s+nhiệm|được\s+giao|được\s+phân\s+công|"
    r"quản\s+lý|phụ\s+trách|của\s+mình|theo\s+quy\s+định|quy\s+định|hiện\s+hành|của\s+pháp\s+luật|điều\s+kiện|tình\s+hình|thực\s+tế|"
    r"kế\s+hoạch\s+này|quyết\s+định\s+này|nghị\s+quyết\s+này|chỉ\s+thị\s+này|quyết\s+định|nội\s+dung|cụ\s+thể|ngành|địa\s+phương|đơn\s+vị|"
    r"phân\s+cấp|của|và|tại|nhà\s+nước)"
)
# "Đối với các chủ đầu tư cần khẩn trương …": a duty right behind whom it concerns.
_CONCERNING = re.compile(r"đối\s+với\s+")
_OBLIGED = re.compile(r"\s*(?:cần|phải|có\s+trách\s+nhiệm|yêu\s+cầu)(?!\w)")
# "Thứ hai, các địa phương cần …": in a list of demands as in a speech, so that only a duty charges.
_ORDINAL = re.compile(r"(?:thứ\s+\w+|\w+\s+là)\s*,\s+")
# What stands between a subject and its verb: brackets, "theo chức năng, nhiệm vụ được giao", a colon.
_BY_COMPETENCE = rf"(?:theo|căn\s+cứ(?:\s+(?:vào|theo))?|trên\s+cơ\s+sở|trong)\s+(?:{_COMPETENCE}[\s,]*)+"
_APPOSITION = re.compile(rf"\s*(?:\([^)]{{0,160}}\)\s*)?[,:]?\s*(?:{_BY_COMPETENCE})?")
# "Căn cứ chức năng, nhiệm vụ được giao tổ chức triển khai …": no comma need part it from the verb.
_OPENING = re.compile(_BY_COMPETENCE)
# To guide persons is help, to give the work to one's own staff is no charge of the document.
_HELP_OR_STAFF = frozenset({"hướng dẫn", "phân công"})
_ENTRUSTED = re.compile(r"(?:được\s+(?:giao|phân\s+công|ủy\s+quyền|phân\s+cấp)|(?<!\w)người)$")
_TO_WHOM = re.compile(r"\s+được\s+(?:giao|phân\s+công|ủy\s+quyền|phân\s+cấp)$")
_DUTY_LATER = re.compile(r"(?<=\s)(?:có|chịu)\s+trách\s+nhiệm(?!\w)")
_WORK_THEN_DUTY = re.compile(
    r"(?:\s+(?!(?:và|hoặc|căn|theo|tại|trong|trên|được|khi|cần|phải|có|chủ|chịu|cùng|với|để)\s)[^\s,.;:()]+,?){1,14}?"
    r"(?<!,)\s+(?:theo\s+(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền)[^.;:()]{0,50}?\s)?(?:có|chịu)\s+trách\s+nhiệm(?!\w)"
)
# "Cơ quan lập đề án có trách nhiệm …": alone before a verb the noun is told apart from a verb only by the duty.
_BY_WORK = re.compile(
    r"(?:(?:các|những|mỗi)\s+)?(?:cơ\s+quan|đơn\s+vị|cơ\s+sở|quỹ|ban|cục|vụ|tổ|đội|đoàn|trạm|trường)(?!\w)"
)
_CLAUSE_THEN_DUTY = re.compile(r"\s+(?:là|đã|đang)\s+[^,.;:]{3,110}?\s(?:có|chịu)\s+trách\s+nhiệm(?!\w)")
# "các Sở, Ban, ngành": classes of bodies are written with capitals too.
_CLASS_NOUN = re.compile(r"(?<=\s)(?:Sở|Bộ|Ban|Ngành|Cục|Vụ)(?=,|\s|$)")
# "Bộ trưởng có thẩm quyền kiểm tra …", "Văn phòng có chức năng tham mưu …" say what one may do, and charge nobody.
_COMPETENT = re.compile(r"\scó(?:\s+(?:thẩm\s+quyền|chức\s+năng|quyền))?$")
_OF_ENTRUSTING = re.compile(r"(?:\s+(?!theo\s|tại\s|trong\s|được\s)[^\s,.;:]+(?:,(?=\s))?){1,16}")
# "Sở Tài chính, trên cơ sở đề xuất của các đơn vị, chủ trì …": an insertion up to the verb.
_INSERTED = re.compile(r"\s*,\s+(?:trên\s+cơ\s+sở|căn\s+cứ|theo)\s")
# "Quân ủy Trung ương căn cứ Kết luận … của Bộ Chính trị chủ trì, phối hợp …": no comma parts the insertion.
_LEADS_LATER = re.compile(r"\s+(?:trên\s+cơ\s+sở|căn\s+cứ|theo)\s[^.;:]*?\s(?P<verb>chủ\s+trì)(?=\s*,?\s*phối\s+hợp)")
_RESPONSIBLE = re.compile(r"\s*(?:có|chịu)\s+trách\s+nhiệm(?!\w)")
_MUST_DO = re.compile(r"\s*(?:cần|phải)\s+(?!(?:có|là|được|bị|đáp|không|chưa|trên|dưới|từ)(?!\w))(?=[^\W\d]{2,})")
# "Các cơ quan, nhất là các đơn vị chậm giải ngân, khẩn trương …": some of them are singled out before the verb.
_SINGLED_OUT = re.compile(
    r"\s*,?\s+(?:nhất|đặc\s+biệt|trước\s+hết|trong\s+đó)\s+(?:là|có)\s+(?:[^.;:]{3,40}:)?[^.;:]{3,200}?,?\s+"
    r"(?=(?:cần|phải|có\s+trách\s+nhiệm|khẩn\s+trương|tập\s+trung|chủ\s+động|tiếp\s+tục|nghiêm\s+túc|kịp\s+thời)(?!\w))"
)
# "Mỗi xã, phường: Thực hiện …", "Đồng chí Phó Trưởng ban: Trực tiếp chỉ đạo …": an item of the list of those charged.
_COLON = re.compile(rf"\s*:\s+[{UPPER}]")
_ITEM_OF = re.compile(r"\s*:\s+(?!\d)")
# "Đối tượng giám sát: Ban Thường trực … tiến hành giám sát": a few words and a colon.
_LABEL = re.compile(r"(?:[^\s:;.,]+[\s,]+){0,7}(?!(?:với|cho|hợp):)[^\s:;.,]+:\s+")
_THUS = re.compile(r"thì\s+")
_THEN = re.compile(r"(?:,|:|(?<!\w)thì|\))\s+")
_LIST_BEFORE = re.compile(r"(?<!\w)(?:các|những|mọi|từng)\s+(?:[^\s,;:.]+\s+){0,2}[^\s,;:.]+,\s+$")
_BETWEEN = re.compile(r"(?<!\w)giữa\s+")
_BETWEEN_BEGINS = Landmark("giữa")
# "sự phối hợp giữa Mặt trận và các cơ quan chưa chặt chẽ" tells how it is.
_AS_IT_IS = re.compile(r"\s*(?:chưa|đã|đang|còn|vẫn)(?!\w)")
_ISSUED = re.compile(r"(?<=\s)(?:đã|vừa)\s+(?:ban\s+hành|ký)(?!\w)")
# "số biên chế được các địa phương giao cho các đơn vị": what was handed over is told.
_HANDED_BY = re.compile(r"(?<=\s)được\s+[^.,;:]{2,50}\s$")
# "ban hành Quy chế phối hợp giữa Bộ X với Bộ Y": the title of a document.
_REGULATED = re.compile(
    r"(?:quy chế|chương trình|kế hoạch|thông tư|nghị quyết liên tịch|quy định)(?: về)? phối hợp(?: \S+){0,4}$"
)
_AND_WITH = re.compile(r"\s*(?:với|và)\s+")
_BY = re.compile(r"do\s+")
_BY_BEGINS = PatternLandmark(r"d(?<!\w.)(?=o\s)")
_LEADS = re.compile(r"\s*(?:làm\s+|triệu\s+tập(?:,|\s+và)\s+)?(?:chủ\s+trì|đầu\s+mối)(?!\w)")
_LED_THEN = re.compile(r"chủ\s+trì\s*[,;]\s*(?:và\s+)?")
_LEADS_BEGINS = PatternLandmark(r"c(?<!\w.)(?=hủ\s+trì\s*[,;])")
# "việc chủ trì, phối hợp với …": what makes a noun of the second verb stands before the first.
_LED_BEFORE = re.compile(r"chủ\s+trì\s*,?\s*$")
_MUST_BE = re.compile(r"phải\s+được\s+")
_MUST_BE_BEGINS = Landmark("phải")


class Charged(NamedTuple):
    """One body charged in a role; `start`..`end` show the body together with the charge."""

    body: BodyPhrase
    role: Role
    start: int
    end: int


_KINDS = {"assigns": "assign", "requests": "request", "coordination": "coordinate", "demands": "demand"}


class _Trigger(NamedTuple):
    kind: str
    word: str
    start: int
    end: int


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for key, kind in _KINDS.items() for word in words("charges", key)}


# No look-behind: a pattern that begins with letters is found fast; where a word begins is tested on the match.
@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(_kinds())}(?!\w)")


# "giao ban" is a briefing, no charge to a "ban".
_BRIEFING = re.compile(r"giao\s+ban(?:\s*[,.;)]|\s+(?:định|hằng|hàng|tuần|tháng|quý|trực|báo)(?!\w))")
_BEHIND_TRIGGER = re.compile(r"\s*:?\s*")


@cache
def _triggers_begin() -> PatternLandmark:
    return PatternLandmark.of_phrases(_kinds())


def _triggers(prose: Prose, start: int, end: int) -> Iterator[_Trigger]:
    done = start
    for at in prose.landmarks.between(_triggers_begin(), start, end):
        match = _trigger().match(prose.lower, at, end) if at >= done else None
        if match is None:
            continue
        done = match.end()
        if (at and prose.lower[at - 1].isalnum()) or _BRIEFING.match(prose.lower, at):
            continue
        word = " ".join(match[0].split())
        behind = _BEHIND_TRIGGER.match(prose.lower, match.end(), end)
        yield _Trigger(_kinds()[word], word, match.start(), behind.end() if behind else match.end())


@cache
def _nouns_before() -> frozenset[str]:
    return frozenset(words("charges", "nouns_before"))


# "quy chế phối hợp", "theo đề nghị của", "việc chủ trì, phối hợp": the trigger is a noun there.
def _is_noun(prose: Prose, start: int, floor: int) -> bool:
    words_before = _LED_BEFORE.sub("", prose.lower[max(start - 36, floor) : start])
    before = words_before.rpartition(",")[2].split()
    return any(" ".join(before[-n:]) in _nouns_before() for n in (1, 2, 3) if len(before) >= n)


@cache
def _narrative() -> re.Pattern[str]:
    return re.compile(rf"\s*[,]?\s*{alternatives(words('charges', 'narrative'))}(?!\w)")


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(words('charges', 'lead_ins'))}(?!\w)")


class Subject(NamedTuple):
    """The bodies that a clause begins with, and the verb that follows them (None for a bare list)."""

    bodies: BodyList
    verb: Verb | None


def subject_at(prose: Prose, start: int, end: int, colon: bool = True) -> Subject | None:
    """The charged subject that begins at `start`: bodies, then a verb that charges them.

    `colon` allows a colon between the two ("Bộ Xây dựng: chủ trì …").
    """
    listed = read_bodies(prose, start, end)
    if listed is None:
        return _named_by_work(prose, start, end)
    if _narrative().match(prose.lower, listed.end, end):
        return _entrusted(prose, listed, end) if _is_told_by_clause(prose, listed, end) else None
    behind = _APPOSITION.match(prose.lower, listed.end, end)
    at = behind.end() if behind else listed.end
    if not colon and ":" in prose.flat[listed.end : at]:
        return None
    if is_entrusted(prose, start, listed) or _is_told_by_work(prose, listed, end):
        return _entrusted(prose, listed, end)
    singled = _SINGLED_OUT.match(prose.lower, listed.end, end)
    if singled is not None and _duty().match(prose.lower, singled.end(), end):
        at = singled.end()
    verb = _verb_behind(prose, listed.end, end) or (verb_at(prose, at, end) if singled else None)
    verb = _helping(prose, verb, end) if verb else _duty_alone(prose, at, end)
    weak = _is_weak(prose, listed) and not (colon and _COLON.match(prose.flat, listed.end, end))
    if verb is None and colon and not weak:
        verb = _dated_item(prose, listed.end, end)
    able = _COMPETENT.search(prose.lower, listed.items[-1].start, listed.end) is not None
    if verb is None or ((weak or able) and not _duty().match(prose.lower, at, end)):
        return None
    return Subject(listed, verb)


# "có trách nhiệm giúp Thủ tướng Chính phủ theo dõi, đôn đốc …": what it helps to do is its role.
def _helping(prose: Prose, verb: Verb, end: int) -> Verb:
    if not prose.lower.endswith("giúp", verb.start, verb.end):
        return verb
    helped = read_bodies(prose, verb.end + 1, end)
    told = verb_at(prose, helped.end, end) if helped else None
    return verb._replace(role=told.role) if told else verb


def is_entrusted(prose: Prose, start: int, listed: BodyList) -> bool:
    """Whether bodies that begin at `start` are told by what they are entrusted with, which stands behind them."""
    return _ENTRUSTED.search(prose.lower, max(listed.end - 16, start), listed.end) is not None


# "Các cơ quan là thành viên Ban Chỉ đạo có trách nhiệm …": a clause before the duty says which bodies are meant.
def _is_told_by_clause(prose: Prose, listed: BodyList, end: int) -> bool:
    if len(listed.items) != 1 or not listed.items[0].printed[1:].islower():
        return False
    return _CLAUSE_THEN_DUTY.match(prose.lower, listed.end, min(end, listed.end + 140)) is not None


# "Cơ quan, đơn vị lấy ý kiến có trách nhiệm …": the verb before the duty says which bodies are meant.
def _is_told_by_work(prose: Prose, listed: BodyList, end: int) -> bool:
    if not _CLASS_NOUN.sub("", listed.items[-1].printed)[1:].islower():
        return False
    return _WORK_THEN_DUTY.match(prose.lower, listed.end, min(end, listed.end + 110)) is not None


def _named_by_work(prose: Prose, start: int, end: int) -> Subject | None:
    noun = _BY_WORK.match(prose.lower, start, end)
    if noun is None:
        return None
    printed = prose.printed(start, noun.end())
    listed = BodyList((BodyPhrase(start, noun.end(), printed, printed),), noun.end())
    # "cơ quan có trách nhiệm giải quyết" only says which is meant.
    alone = prose.flat[start].isupper() and _RESPONSIBLE.match(prose.lower, listed.end, end) is not None
    if alone or _is_told_by_work(prose, listed, end):
        return _entrusted(prose, listed, end)
    return None


# "Bộ Nội vụ: Đề án …, trình trước ngày 15/6/2026": what stands behind the colon of a body, and its day.
def _dated_item(prose: Prose, at: int, end: int) -> Verb | None:
    opening = _ITEM_OF.match(prose.lower, at, end)
    deadline = find_deadline(prose, opening.end(), end) if opening else None
    exact = deadline is not None and deadline.rank <= 1
    return Verb(opening.start(), opening.end(), Role.CARRIES_OUT) if opening and exact else None


# "Các cơ quan được phân công chủ trì nhiệm vụ … có trách nhiệm lập dự toán": the verb of the entrusting is no charge.
def _entrusted(prose: Prose, listed: BodyList, end: int) -> Subject | None:
    duty = _DUTY_LATER.search(prose.lower, listed.end, min(end, listed.end + 220))
    if duty is None:
        return None
    clause = _OF_ENTRUSTING.match(prose.lower, listed.end, duty.start())
    stop = clause.end() if clause else listed.end
    stop -= prose.flat[stop - 1] == ","
    last = listed.items[-1]
    # Behind several bodies the words are about all of them, and belong to no name.
    printed = prose.printed(last.start, stop)
    name = printed if len(listed.items) == 1 else _TO_WHOM.sub("", last.name)
    entrusted = last._replace(end=stop, name=name, printed=printed)
    verb = verb_at(prose, duty.end(), end)
    role = verb.role if verb else Role.CARRIES_OUT
    return Subject(
        BodyList((*listed.items[:-1], entrusted), stop), Verb(duty.start(), verb.end if verb else duty.end(), role)
    )


# "Người chủ trì có trách nhiệm sau đây:", "Các bộ khẩn trương:" charge with the list that follows; "phải" and "cần"
# with whatever verb stands behind them.
def _duty_alone(prose: Prose, at: int, end: int) -> Verb | None:
    match = _RESPONSIBLE.match(prose.lower, at, end) or _MUST_DO.match(prose.lower, at, end)
    match = match or _duty_colon().match(prose.lower, at, end)
    return Verb(match.start(), match.end(), Role.CARRIES_OUT) if match else None


@cache
def _duty_colon() -> re.Pattern[str]:
    return re.compile(rf"\s*{alternatives(words('charges', 'duty'))}\s*:\s*$")


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(rf"\s*{alternatives(words('charges', 'duty'))}(?!\w)")


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"(?:các\s+|những\s+)?{alternatives(words('charges', 'persons'))}(?!\w)")


@cache
def _weak() -> re.Pattern[str]:
    quantified = r"(?:(?:các|những|mọi|mỗi|từng|một\s+số)\s+)*"
    # "tỉnh" is weak, "tỉnh ủy" is a body.
    return re.compile(
        rf"{quantified}(?!người\s+đứng\s+đầu){alternatives(words('charges', 'weak'))}(?!\w)(?!\s+ủy(?!\w))"
    )


def _is_weak(prose: Prose, listed: BodyList) -> bool:
    return all(_weak().match(prose.lower, item.start, item.end) for item in listed.items)


def find_subject(prose: Prose, start: int, end: int) -> Subject | None:
    """The charged subject of a clause, behind a lead-in where it has one ("Trong quá trình thực hiện, Sở X …")."""
    found = subject_at(prose, start, end)
    if found is not None:
        return found
    led_in = _lead_in().match(prose.lower, start, end) is not None
    if not led_in and prose.lower.find(":", start, end) < 0:
        return _duty_on_condition(prose, start, end)
    if led_in:
        obliged = _obliged(prose, start, end)
        if obliged is not None or _ORDINAL.match(prose.lower, start, end):
            return obliged
    opening = _OPENING.match(prose.lower, start, end) if led_in else _LABEL.match(prose.flat, start, end)
    found = subject_at(prose, opening.end(), end, colon=False) if opening else None
    return found if found is not None or not led_in else _subject_behind(prose, start, end)


# "Đảng viên bị khai trừ thì chi bộ có trách nhiệm …"
def _duty_on_condition(prose: Prose, start: int, end: int) -> Subject | None:
    at = prose.lower.find(" thì ", start, end)
    found = subject_at(prose, at + 5, end, colon=False) if at >= 0 else None
    return found if found and _RESPONSIBLE.match(prose.lower, found.bodies.end, end) else None


def _obliged(prose: Prose, start: int, end: int) -> Subject | None:
    opening = _CONCERNING.match(prose.lower, start, end) or _ORDINAL.match(prose.lower, start, end)
    found = subject_at(prose, opening.end(), end, colon=False) if opening else None
    return found if found and _OBLIGED.match(prose.lower, found.bodies.end, end) else None


def _subject_behind(prose: Prose, start: int, end: int) -> Subject | None:
    about = prose.lower.startswith("về", start)
    # "Để nâng cao hiệu lực, tăng cường kiểm tra, các sở …": what it is for may hold many verbs.
    purpose = prose.lower.startswith(("để ", "nhằm "), start)
    limit = min(end, start + 700)
    # Behind "Trường hợp …, …" the charge begins at "thì".
    mark = _THUS if any(whole(prose.lower, m) for m in _THUS.finditer(prose.lower, start, limit)) else _THEN
    marks = (m for m in mark.finditer(prose.lower, start, limit) if mark is _THEN or whole(prose.lower, m))
    for count, match in enumerate(marks):
        if count > 8:
            return None
        if about and ":" not in match[0]:
            continue
        if purpose and _orders(prose, start, match.start()):
            return None
        found = subject_at(prose, _list_start(prose, start, match.end()), end, colon=False)
        if found is not None:
            return found
        if not purpose and (_tells(prose, match.end(), end) or verb_at(prose, match.end(), end)):
            return None
    return None


def _orders(prose: Prose, start: int, end: int) -> bool:
    return any(read_bodies(prose, trigger.end, end + 60) for trigger in _triggers(prose, start, end))


# "giao Sở Y tế …", and not "giao thông".
def _tells(prose: Prose, at: int, end: int) -> bool:
    trigger = _trigger().match(prose.lower, at, end)
    behind = _BEHIND_TRIGGER.match(prose.lower, trigger.end(), end) if trigger else None
    return behind is not None and read_bodies(prose, behind.end(), end) is not None


# "…, nếu có khó khăn các cơ quan, đơn vị kịp thời báo cáo": the comma stands inside the list, which begins before it.
def _list_start(prose: Prose, start: int, at: int) -> int:
    before = _LIST_BEFORE.search(prose.lower, max(start, at - 40), at)
    listed = read_bodies(prose, before.start(), at + 60) if before else None
    return before.start() if before and listed and listed.end > at else at


def find_verb(prose: Prose, start: int, end: int) -> Verb | None:
    """The verb of a clause without a subject of its own, behind a lead-in where it has one."""
    verb = verb_at(prose, start, end)
    if verb is not None:
        return _helping(prose, verb, end)
    if not _lead_in().match(prose.lower, start, end):
        return None
    opening = _OPENING.match(prose.lower, start, end)
    verb = verb_at(prose, opening.end(), end) if opening else None
    if verb is not None:
        return verb
    deadline = find_deadline(prose, start, min(start + 60, end))
    if deadline is not None and deadline.start <= start + 8:
        verb = verb_at(prose, deadline.end, end)
        if verb is not None:
            return verb
    for count, match in enumerate(_THEN.finditer(prose.lower, start, min(end, start + 500))):
        verb = verb_at(prose, match.end(), end)
        if verb is not None or count > 6:
            return verb
    return None


def charges_in(
    prose: Prose, start: int, end: int, subject: Sequence[BodyPhrase], verb: Verb | None, coordinate: bool = True
) -> list[Charged]:
    """All bodies charged in a clause; `subject` are the bodies that its verb charges.

    Without `coordinate` those with whom something is to be coordinated are left out: reports tell of it too.
    """
    found: list[Charged] = []
    if verb is not None:
        found += (Charged(body, verb.role, min(body.start, start), verb.end) for body in subject)
    if not prose.landmarks.any(_charging(), start, end):
        return found
    leads = verb is not None and verb.role is Role.LEADS
    for trigger in _triggers(prose, start, end):
        if trigger.kind == "coordinate" and not coordinate:
            continue
        told = list(_triggered(prose, trigger, start, end, subject, leads))
        found += told
        if told and trigger.kind in ("assign", "demand"):
            subject, leads = _who_goes_on(trigger, told, subject, leads)
    found += _by_passive(prose, start, end)
    found += (Charged(body, Role.CARRIES_OUT, body.start, stop) for body, stop in find_shares(prose, start, end))
    if coordinate:
        found += _beside_the_leader(prose, start, end)
        found += _between(prose, start, end)
    return found


# Without one of these none of the rules below finds anything.
@cache
def _charging() -> EitherLandmark:
    return EitherLandmark(_triggers_begin(), _BY_BEGINS, _MUST_BE_BEGINS, _BETWEEN_BEGINS, _LEADS_BEGINS, SHARING)


# "Giao Văn phòng theo dõi … và phối hợp với Sở Y tế": the body told coordinates too; "chỉ đạo các đơn vị phối hợp với
# Sở Y tế": the units do, and not the body that tells them.
def _who_goes_on(
    trigger: _Trigger, told: Sequence[Charged], subject: Sequence[BodyPhrase], leads: bool
) -> tuple[Sequence[BodyPhrase], bool]:
    if trigger.kind == "assign":
        return tuple(each.body for each in told), told[0].role is Role.LEADS
    return ((), False) if told[0].role is Role.COORDINATES else (subject, leads)


def _triggered(
    prose: Prose, trigger: _Trigger, start: int, end: int, subject: Sequence[BodyPhrase], leads: bool
) -> Iterator[Charged]:
    # Right behind the subject it is its verb: "Người đứng đầu đơn vị phối hợp với …".
    gap = prose.flat[subject[-1].end : trigger.start] if subject else ""
    of_subject = gap.isspace()
    if not of_subject and _is_noun(prose, trigger.start, start if trigger.kind != "coordinate" else 0):
        return
    listed = None if _is_told_of(prose, trigger, start) else read_bodies(prose, trigger.end, end)
    if listed is None:
        return
    if trigger.kind == "coordinate":
        yield from (Charged(body, Role.COORDINATES, trigger.start, body.end) for body in listed.items)
        if not leads and not _led(prose, trigger.start):
            yield from (Charged(body, Role.COORDINATES, min(body.start, start), trigger.end) for body in subject)
        return
    following = _verb_behind(prose, listed.end, end)
    if following is None and trigger.word in _with_verb():
        return
    if trigger.word in _HELP_OR_STAFF and all(
        _person().match(prose.lower, item.start, item.end) for item in listed.items
    ):
        return
    if trigger.kind == "request" and prose.lower.startswith(words("charges", "higher"), trigger.end):
        return
    role = Role.REQUESTED if trigger.kind == "request" else (following.role if following else Role.CARRIES_OUT)
    shown = following.end if following else 0
    yield from (Charged(body, role, trigger.start, max(shown, body.end)) for body in listed.items)
    # "đề nghị Sở Y tế chủ trì": what is asked has a role of its own.
    if trigger.kind == "request" and following and following.role is not Role.CARRIES_OUT:
        yield from (Charged(body, following.role, trigger.start, following.end) for body in listed.items)


# "đã ban hành Thông tri hướng dẫn Ủy ban …": another document's charge is told; "được các địa phương giao cho …".
def _is_told_of(prose: Prose, trigger: _Trigger, start: int) -> bool:
    if trigger.kind == "assign":
        return _HANDED_BY.search(prose.lower, max(start, trigger.start - 60), trigger.start) is not None
    return trigger.kind == "demand" and _ISSUED.search(prose.lower, start, trigger.start) is not None


def _verb_behind(prose: Prose, at: int, end: int) -> Verb | None:
    behind = _APPOSITION.match(prose.lower, at, end)
    verb = verb_at(prose, at, end) or (verb_at(prose, behind.end(), end) if behind else None)
    # "Ban Dân chủ, Giám sát", "Công an, Xây dựng": a capital letter behind a comma goes on with names.
    if verb is not None and prose.flat[verb.start].isupper() and prose.flat[at : verb.start].strip() == ",":
        return None
    return verb or _verb_behind_insertion(prose, at, end)


def _verb_behind_insertion(prose: Prose, at: int, end: int) -> Verb | None:
    opening = _INSERTED.match(prose.lower, at, end)
    limit = min(end, at + 200)
    if opening is None:
        led = _LEADS_LATER.match(prose.lower, at, limit)
        return Verb(led.start("verb"), led.end(), Role.LEADS) if led else None
    commas = (m.end() for m in re.finditer(r",\s+", prose.lower[opening.end() : limit]))
    found = (verb_at(prose, opening.end() + comma, end) for comma in islice(commas, 6))
    return next((verb for verb in found if verb is not None), None)


@cache
def _with_verb() -> frozenset[str]:
    return frozenset(words("charges", "with_verb"))


def _led(prose: Prose, at: int) -> bool:
    return re.search(r"(?:chủ\s+trì|đầu\s+mối)\W{1,3}$", prose.lower[max(at - 14, 0) : at]) is not None


# "do Ban Thường trực … chủ trì", "phải được các cơ quan … quản lý".
def _by_passive(prose: Prose, start: int, end: int) -> Iterator[Charged]:
    for at in prose.landmarks.between(_BY_BEGINS, start, end):
        match = _BY.match(prose.lower, at, end)
        if match is None:
            continue
        led = prose.landmarks.any(_ROLE_BY_BEGINS, match.end(), end)
        listed = read_bodies(prose, match.end(), end) if led else None
        role = _role_by(prose, listed.end, end) if listed else None
        if listed and role:
            yield from (Charged(body, role, match.start(), listed.end) for body in listed.items)
    for at in prose.landmarks.between(_MUST_BE_BEGINS, start, end):
        match = _MUST_BE.match(prose.lower, at, end)
        listed = read_bodies(prose, match.end(), end) if match else None
        if match and listed and verb_at(prose, listed.end, end):
            yield from (Charged(body, Role.CARRIES_OUT, match.start(), listed.end) for body in listed.items)


# What `_role_by` looks for: "chủ trì", "đầu mối", "có trách nhiệm".
_ROLE_BY_BEGINS = Landmark("chủ", "mối", "nhiệm")


def _role_by(prose: Prose, at: int, end: int) -> Role | None:
    if _LEADS.match(prose.lower, at, end):
        return Role.LEADS
    return Role.CARRIES_OUT if _RESPONSIBLE.match(prose.lower, at, end) else None


# "Sở Tài chính chủ trì, Sở Xây dựng và Ủy ban nhân dân cấp xã phối hợp": those beside the one who leads.
def _beside_the_leader(prose: Prose, start: int, end: int) -> Iterator[Charged]:
    for at in prose.landmarks.between(_LEADS_BEGINS, start, end):
        match = _LED_THEN.match(prose.lower, at, end)
        listed = read_bodies(prose, match.end(), end) if match else None
        verb = verb_at(prose, listed.end, end) if listed else None
        if match and listed and verb and verb.role is Role.COORDINATES:
            yield from (Charged(body, Role.COORDINATES, body.start, verb.end) for body in listed.items)


# "phối hợp … giữa Văn phòng Trung ương Đảng với các văn phòng tỉnh ủy": both sides coordinate.
def _between(prose: Prose, start: int, end: int) -> Iterator[Charged]:
    for begin in prose.landmarks.between(_BETWEEN_BEGINS, start, end):
        match = _BETWEEN.match(prose.lower, begin, end)
        if match is None:
            continue
        reach = 400 if match.start() - start < 4 else 120
        before = " ".join(prose.lower[max(match.start() - reach, 0) : match.start()].split())
        if "phối hợp" not in before or _REGULATED.search(before):
            continue
        at = match.end()
        sides: list[Charged] = []
        while listed := read_bodies(prose, at, end):
            if at == match.end() and reach == 120 and all(item.group for item in listed.items):
                break
            sides += (Charged(body, Role.COORDINATES, match.start(), body.end) for body in listed.items)
            joint = _AND_WITH.match(prose.lower, listed.end, end)
            if joint is None:
                break
            at = joint.end()
        if not sides or not _AS_IT_IS.match(prose.lower, sides[-1].end, end):
            yield from sides
