"""One document under reading: what governs each mention, found in its clause, its list, or the heading above.

The nearest trigger to the left of a mention decides, within its clause; a member of a list shares what governs the
first; a mention that opens an item takes what its heading says. Offsets are those of the canonical text.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from frontgraph.citation.acts import ENACTING, PAPERS_THAT, OwnActs
from frontgraph.citation.clauses import Item, Outline, clause_start, is_heading, outline
from frontgraph.citation.exceptions import leaves_out
from frontgraph.citation.scopes import Place, next_break, places, separates
from frontgraph.citation.statements import Statements
from frontgraph.citation.triggers import Mode, TriggerMatch, plain_text, wording
from frontgraph.model import Citation, Document, Relation, Span
from frontgraph.text import CanonicalText

#: Kinds that set norms: what is done "theo" one of them keeps to it, and does not carry it out.
_NORMS = frozenset(
    {
        "luat",
        "bo-luat",
        "hien-phap",
        "phap-lenh",
        "nghi-dinh",
        "thong-tu",
        "thong-tu-lien-tich",
        "nghi-quyet-lien-tich",
        "dieu-le",
        "lenh",
        "quy-dinh",
        "quy-che",
    }
)
_LETTERS = frozenset({"to-trinh", "cong-van", "bao-cao", "van-ban", "bien-ban"})
_CARRIED_OUT = wording(
    r"\b(?:thuc hien|trien khai|hoan thanh|bam sat|to chuc|nhiem vu|bao dam|dam bao|day manh|tang cuong|tap trung|"
    r"thao go|khac phuc|day nhanh|sap xep)\b"
)
_MENDED = wording(r"\b(?:cum tu|phu luc|mau|bieu mau|dieu|khoan|diem|tu)\s*(?:so\s*)?[\w“\"]")
# A paper without a number whose title goes on: “Báo cáo của … về tổng kết … và thi hành Điều lệ Đảng”.
_OTHER_PAPER = wording(r"\b(?:bao cao|to trinh|cong van|thong bao|de an|y kien)\s+cua\s+[^,;:]{3,90}\s+ve\b[^;:]*$")
_CARRIES = wording(r"(?:thuc hien|trien khai|^bien phap(?: [\w,]+){0,5} thi hanh)$")
_PROVISION_NEXT = wording(r"\s+(?:cac\s+)?(?:tiet|diem|khoan|dieu|muc|chuong|phan|phu luc)\s+[\w.]+")
_NORM_NUMBER = re.compile(r"\d+/\d{4}/")  # normative texts carry the year in their number
# “ngay sau khi [Luật …] được thông qua”: the mention is what something happens to, not what is carried out.
_SUBJECT = wording(r"\b(?:sau khi|truoc khi|tu khi|khi|neu)\s+$")
_DONE = frozenset({Relation.AMENDS, Relation.REPLACES, Relation.REPEALS})
_GUIDED = wording(
    r"(?:mot so (?:noi dung|van de|diem|dieu)(?: cu the)?\s+)?(?:(?:ve|cua|trong)\s+)?(?:viec\s+)?(?:to chuc\s+)?"
    r"(?:(?:thuc hien|thi hanh|trien khai)\s+){0,2}(?:mot so (?:noi dung|dieu)\s+)?(?:cua\s+)?"
)
_AND_ALSO = re.compile(r"\bva\s+(?:cac\s+)?$")
# “CĂN CỨ TÍNH LỆ PHÍ”: what something is measured by, not what the document rests on.
_MEASURE = wording(r"\s+(?:de\s+)?(?:tinh|xac dinh|phan|danh gia|xep|khau tru|giai quyet|chi tra|lua chon)\b")
# “quán triệt đầy đủ các quy định của [Luật …]”: the rules are the law; not “thực hiện theo quy định của …”.
_ITS_RULES = wording(
    r"\s+(?:(?:sau sac|day du|nghiem|nghiem tuc|tot|dung|kip thoi|rong rai|ky|noi dung)\s+){0,2}(?:ve\s+)?"
    r"(?:(?:cac|nhung)\s+)?$"
)
# The row of a procedure in the lists that ministries publish: number, code, name, and in the next cell its bases.
_PROCEDURE = re.compile(r"\b\d\.\d{6}\s*$")
_RULES_OF = wording(r"\bcua\s+quy dinh$")  # the rules that a text puts into force, not the verb
# “Quy chế Cuộc thi nghiên cứu khoa học … ban hành kèm theo [Thông tư …]”: the words of a name govern nothing.
_RULES_ISSUED = wording(r"\bban hanh (?:kem )?theo\s+$")
_RULES_NAMED = wording(
    r"\b(?:quy che|quy dinh|dieu le|danh muc|chuong trinh|de an|ke hoach|quy trinh|huong dan|noi quy)\b"
)
_COLON = re.compile(r":\s*(?:so\s*)?$")
_FOOTNOTE = re.compile(r"\[\d+\]")
# “Tiếp tục quán triệt sâu sắc tư tưởng …; Chỉ thị số …”: what may stand before the verb that a list hangs on.
_HEAD_OF_LIST = re.compile(
    r"[\W\d]*(?:\w\))?\s*(?:(?:tiep tuc|tap trung|day manh|tang cuong|chu dong|can|phai|viec)\s+){0,2}"
)
#: Items down to “a)” are numbered; below them come dashes and paragraphs.
_LETTERED = 4.0
#: Words further away than this govern nothing, even where no clause ends between.
_REACH = 1500
_LEFT_OUT_REACH = 200


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a mention is to the document, the words that say so (canonical offsets), and the rule that read them."""

    relation: Relation
    trigger: tuple[int, int] | None = None
    rule: str = "relation.default"


CITED = Verdict(Relation.CITES)


class Reading:
    """One document under reading: its letters, clauses, triggers and places of mentions."""

    def __init__(self, document: Document, canonical: CanonicalText, citations: Sequence[Citation]) -> None:
        self.text = canonical.text
        self.offsets = canonical.canonical_offset
        self.letters = plain_text(canonical.text)
        self.outline: Outline = outline(canonical.text)
        self.citations = citations
        spans = tuple(_canonical(citation.span, canonical) for citation in citations)
        tails = tuple(_tail(citation, canonical) for citation in citations)
        self.places, self.statements = _ground(canonical.text, spans, tails)
        self.title = _canonical(document.title.evidence.span, canonical) if document.title else (0, 0)
        self.kind = document.kind
        self.kind_at = _canonical(document.kind_evidence.span, canonical) if document.kind_evidence else None
        signatures = [self.offsets(found.name.evidence.span.start) for found in document.signatures]
        signed = min(signatures, default=len(self.text))
        self.acts = OwnActs(document, self.statements, self.outline, self.title, signed)
        self.headings: dict[int, Verdict | None] = {}
        self.footnotes: dict[str, int] = {}
        for match in _FOOTNOTE.finditer(canonical.text):
            self.footnotes.setdefault(match[0], match.start())
        self.notes = self._first_note()
        indexes = (index if place.host is None else -1 for index, place in enumerate(self.places))
        self.outer: tuple[int, ...] = tuple(accumulate(indexes, max))

    def verdicts(self) -> list[Verdict]:
        """What each mention is to the document, in the order given."""
        found: list[Verdict] = []
        for index, place in enumerate(self.places):
            verdict = self._verdict(index, place, found)
            found.append(self._of_another(index, place, verdict) or verdict)
        return found

    def _of_another(self, index: int, place: Place, verdict: Verdict) -> Verdict | None:
        """The verdict on what the document does not act on, though its words name an act.

        “Bãi bỏ các văn bản sau đây, trừ Điều 7 [Thông tư …]”: what an act leaves out. And what the notes of a
        consolidated text report: the acts there are those of the texts that it puts together (Pháp lệnh Hợp nhất văn
        bản quy phạm pháp luật số 01/2012/UBTVQH13), which quote their legal bases and orders.
        """
        if verdict.relation is Relation.CITES:
            return None
        if self.notes is not None and place.start >= self.notes:
            return Verdict(Relation.CITES, verdict.trigger, "relation.in-note")
        if verdict.relation not in _DONE or verdict.trigger is None:
            return None
        acted = verdict.trigger[1] if verdict.trigger[1] <= place.start else 0
        begin = max(acted, clause_start(self.outline.breaks, place.start), place.start - _LEFT_OUT_REACH)
        left_out = leaves_out(self.text, begin, self._first_provision(index, place))
        return Verdict(Relation.CITES, rule="relation.left-out") if left_out else None

    def _first_note(self) -> int | None:
        """Where the notes of a consolidated text begin; None for any other text."""
        if self.kind != "van-ban-hop-nhat":
            return None
        notes = (item for item in self.outline.items if _FOOTNOTE.fullmatch(item.mark))
        return next((item.start for item in notes if self.footnotes.get(item.mark, item.start) < item.start), None)

    def _verdict(self, index: int, place: Place, earlier: list[Verdict]) -> Verdict:
        if place.amends is not None:
            amended = earlier[place.amends]
            based = amended.relation is Relation.BASED_ON
            return Verdict(amended.relation, amended.trigger, "relation.amending-act") if based else CITED
        if place.host is not None:
            return Verdict(Relation.CITES, rule="relation.in-title")
        after = self._after(place)
        if after is not None:
            return after
        if place.beside is not None:
            shared = earlier[place.beside]
            return Verdict(shared.relation, shared.trigger, "relation.list")
        titled = self._titled(place, earlier)
        if titled is not None:
            return titled
        start = self._with_provisions(index, place)
        return self._governed(start, self.citations[index]) or self._carried(start) or self._headed(start) or CITED

    def _titled(self, place: Place, earlier: list[Verdict]) -> Verdict | None:
        """What the document's own title says, where only the whole of it tells.

        The word for a guidance is its act: “HƯỚNG DẪN⏎Một số nội dung [Quy định số 377-QĐ/TW]”. What a title amends
        behind the semicolons of another's title it amends too: “SỬA ĐỔI … THÔNG TƯ SỐ 9 QUY ĐỊNH A; B VÀ [THÔNG TƯ …]”.
        """
        begin, end = self.title
        if not begin <= place.start < end:
            return None
        if self.kind == "huong-dan" and _GUIDED.fullmatch(self.letters, begin, place.start):
            return Verdict(Relation.GUIDES, self.kind_at, "relation.title")
        first = next((verdict for verdict in earlier if verdict.relation in _DONE and verdict.trigger), None)
        if first is None or first.trigger is None or not begin <= first.trigger[0] < place.start:
            return None
        before = self.letters[first.trigger[1] : place.start]
        listed = ";" in before and _AND_ALSO.search(before) is not None
        return Verdict(first.relation, first.trigger, "relation.title") if listed else None

    def _with_provisions(self, index: int, place: Place) -> int:
        """Where the mention begins with the provisions before it: they may be listed with semicolons."""
        at = self._first_provision(index, place)
        return at if ";" in self.letters[at : place.start] else place.start

    def _first_provision(self, index: int, place: Place) -> int:
        span = self.citations[index].details.pinpoints
        return min(place.start, self.offsets(span.start)) if span is not None else place.start

    def _carried(self, start: int) -> Verdict | None:
        """“Quán triệt sâu sắc tư tưởng …; [Chỉ thị số …]”: the verb that opens a list holds behind its semicolons."""
        clause = clause_start(self.outline.breaks, start)
        at = self.outline.item_at(start)
        if at is None or self.letters[clause - 1 : clause] != ";" or not separates(self.letters, clause, start):
            return None
        first = max(self.outline.items[at].body, clause_start(self.outline.breaks, clause - 1))
        verb = next(iter(self.statements.between(first, clause)), None)
        if (
            verb is None
            or verb.trigger.mode is not Mode.OBJECT
            or not _HEAD_OF_LIST.fullmatch(self.letters, first, verb.start)
        ):
            return None
        return Verdict(verb.trigger.relation, (verb.start, verb.end), "relation.list")

    def _after(self, place: Place) -> Verdict | None:
        """“X … hết hiệu lực”: the mention opens its clause, and the words follow before the clause ends."""
        start = clause_start(self.outline.breaks, place.start)
        if not separates(self.letters, start, place.start):
            return None
        end = min(self._statement_end(place), place.end + _REACH)
        return next(
            (
                Verdict(trigger.trigger.relation, (trigger.start, trigger.end), "relation.after")
                for trigger in self.statements.between(place.end, end)
                if trigger.trigger.mode is Mode.AFTER
            ),
            None,
        )

    def _statement_end(self, place: Place) -> int:
        """The end of the clause; behind a title with semicolons, that of the item, as far as it names nothing else."""
        end = next_break(self.outline.breaks, place.end, len(self.text))
        at = self.outline.item_at(place.start)
        if at is None or place.title is None or not separates(self.letters, self.outline.items[at].body, place.start):
            return end
        item = self.outline.items[at]
        after = bisect_right(self.places, place.start, key=lambda other: other.start)
        named = self.places[after].start if after < len(self.places) else len(self.text)
        while end < min(item.end, named) and self.letters[end - 1] == ";":
            end = next_break(self.outline.breaks, end + 1, len(self.text))
        return end if end <= named else next_break(self.outline.breaks, place.end, len(self.text))

    def _governed(self, start: int, citation: Citation | None, floor: int = 0) -> Verdict | None:
        """The verdict of the nearest trigger to the left of `start` in its clause, None where there is none."""
        clause = max(floor, clause_start(self.outline.breaks, start), start - _REACH)
        named = self._rules_named(clause, start)
        before = [
            t
            for t in self.statements.between(clause, start + (citation is None))  # a heading may end with its verb
            if not named < t.start < start
            and t.trigger.mode is not Mode.THROUGH
            and (t.end <= start or t.trigger.mode is Mode.ACT)
            and not _RULES_OF.search(self.letters, max(clause, t.start - 8), t.end)
            and not self._in_some_title(t.start, start)
        ]
        before = self._without_acted_on(before)
        if not before:
            return None
        certain = self._listed(before, start) or self._opening(before[0], clause, start, heading=citation is None)
        return certain or self._nearest(before, clause, start, citation)

    def _rules_named(self, clause: int, start: int) -> int:
        """Where the name of the rules begins that the mention at `start` puts into force; `start` without any."""
        if _RULES_ISSUED.search(self.letters, max(clause, start - 24), start) is None:
            return start
        names = [
            m.start() for m in _RULES_NAMED.finditer(self.letters, clause, start) if self.text[m.start()].isupper()
        ]
        return names[-1] if names else start

    def _nearest(self, before: Sequence[TriggerMatch], clause: int, start: int, citation: Citation | None) -> Verdict:
        nearest = _carried_out_rules(before, self.letters)
        if _SUBJECT.search(self.letters, max(clause, start - 12), start):
            return Verdict(Relation.CITES, rule="relation.subject")
        if self._noted_in_brackets(start, nearest, citation):
            return Verdict(Relation.CITES, rule="relation.in-brackets")
        if _OTHER_PAPER.search(self.letters, clause, nearest.start) or self._in_next_cell(clause, start):
            return Verdict(Relation.CITES, rule="relation.in-title")
        if nearest.trigger.mode is Mode.ACT:
            return self._act(_first_of_run(before, self.letters), clause, start)
        if nearest.trigger.mode is Mode.FOLLOWING:
            return self._following(nearest, clause, citation)
        relation = nearest.trigger.relation if nearest.trigger.mode is Mode.OBJECT else Relation.CITES
        return Verdict(relation, (nearest.start, nearest.end), f"relation.{nearest.trigger.identifier}")

    def _in_next_cell(self, clause: int, start: int) -> bool:
        """Whether a mention opens the cell behind the code and the name of an administrative procedure."""
        coded = _PROCEDURE.search(self.letters, max(0, clause - 12), clause) is not None
        return coded and self.letters[start - 1 : start] == "\n"

    def _noted_in_brackets(self, start: int, nearest: TriggerMatch, citation: Citation | None) -> bool:
        """“… không đúng quy định (khoản 1 Điều 29 [Quy định …])”: what stands in brackets says where it is written."""
        if citation is None:
            return False
        span = citation.details.pinpoints
        begin = min(start, self.offsets(span.start)) if span is not None else start
        return begin > nearest.end and self.letters[begin - 1] == "("

    def _without_acted_on(self, before: Sequence[TriggerMatch]) -> list[TriggerMatch]:
        """The triggers less the rules that an act before them changes: “sửa đổi, bổ sung quy định về phí tại …”."""
        kept: list[TriggerMatch] = []
        for trigger in before:
            act = kept[-1] if kept and kept[-1].trigger.mode is Mode.ACT else None
            if not (act and self.acts.acts_on(act, trigger)):
                kept.append(trigger)
        return kept

    def _listed(self, before: Sequence[TriggerMatch], start: int) -> Verdict | None:
        """“Các Nghị quyết sau đây hết hiệu lực …: số 15/2013/NQ-HĐND”: the words before a colon hold for the list."""
        if not _COLON.search(self.letters, max(0, start - 12), start):
            return None
        ends = next((t for t in before if t.trigger.mode is Mode.AFTER), None)
        return Verdict(ends.trigger.relation, (ends.start, ends.end), "relation.heading") if ends is not None else None

    def _opening(self, first: TriggerMatch, clause: int, start: int, heading: bool) -> Verdict | None:
        """“Căn cứ …” opening its clause; in the preamble only what the body then does can change that.

        A small letter opens one only where the line went on behind a semicolon: “Căn cứ Luật …; căn cứ Nghị định …”.
        In the numbered items of the body it opens an ordinary sentence.
        """
        if not self._opens_clause(first, clause):
            return None
        verdict = Verdict(first.trigger.relation, (first.start, first.end), f"relation.{first.trigger.identifier}")
        if heading:
            return None if _MEASURE.match(self.letters, first.end) else verdict
        if ENACTING.search(self.letters, first.end, start):
            return None
        if start < self.acts.preamble_end:
            return verdict
        if self._in_numbered_item(start):
            return Verdict(Relation.CITES, verdict.trigger, f"{verdict.rule}-told")
        direct = all(self._in_some_title(t.start, start) for t in self.statements.between(first.end, start))
        return verdict if direct else None

    def _opens_clause(self, first: TriggerMatch, clause: int) -> bool:
        if first.trigger.mode is not Mode.OPENING:
            return False
        line = self.letters.rfind("\n", clause, first.start) + 1
        capital = self.text[first.start].isupper() or self._line_opens_alike(first, clause)
        return capital and not self.letters[max(clause, line) : first.start].strip(" \t*–—-")

    def _in_numbered_item(self, start: int) -> bool:
        at = self.outline.item_at(start)
        return at is not None and self.outline.items[at].level <= _LETTERED

    def _line_opens_alike(self, trigger: TriggerMatch, clause: int) -> bool:
        line = self.letters.rfind("\n", max(0, clause - _REACH), clause) + 1
        if not line or self.letters[clause - 1 : clause] != ";":
            return False
        opened = next(iter(self.statements.between(line, clause)), None)
        return (
            opened is not None
            and opened.trigger is trigger.trigger
            and not self.letters[line : opened.start].strip(" -–+*")
            and self.text[opened.start].isupper()
        )

    def _act(self, act: TriggerMatch, clause: int, start: int) -> Verdict:
        """An act of this document, or one that it only tells of."""
        where = (act.start, act.end)
        if not self.acts.performs(act, clause):
            words = self.letters[act.start : act.end]
            if _CARRIES.search(words) and not PAPERS_THAT.search(self.letters, clause, act.start):
                return Verdict(Relation.IMPLEMENTS, where, "relation.thuc-hien")
            return Verdict(Relation.CITES, where, f"relation.{act.trigger.identifier}-told")
        relation = act.trigger.relation
        if relation is Relation.REPLACES and _MENDED.search(self.letters, act.end, min(start, act.end + 60)):
            relation = Relation.AMENDS  # a part is replaced, not the whole
        return Verdict(relation, where, f"relation.{act.trigger.identifier}")

    def _following(self, trigger: TriggerMatch, clause: int, citation: Citation | None) -> Verdict:
        carried_out = _CARRIED_OUT.search(self.letters, clause, trigger.start) is not None
        norm = citation is None or _is_norm(citation) or _keeps_to_provision(trigger, self.letters)
        relation = Relation.IMPLEMENTS if carried_out and not norm else Relation.CITES
        return Verdict(relation, (trigger.start, trigger.end), f"relation.{trigger.trigger.identifier}")

    def _headed(self, start: int) -> Verdict | None:
        """What the heading above says, for a mention that opens an item; for a footnote, what governs its mark."""
        at = self.outline.item_at(start)
        if at is None:
            return None
        item = self.outline.items[at]
        if _FOOTNOTE.fullmatch(item.mark):
            return None if self.letters[item.body : start].strip() else self._noted(item)
        if not separates(self.letters, item.body, start):
            return None
        above = item.above
        while above is not None:
            if above not in self.headings:
                self.headings[above] = self._heading(self.outline.items[above])
            verdict = self.headings[above]
            if verdict is not None:
                return verdict
            above = self.outline.items[above].above
        return None

    def _heading(self, item: Item) -> Verdict | None:
        if not is_heading(self.text, item):
            return None
        end = item.body + len(self.text[item.body : item.end].rstrip())
        for trigger in self.statements.between(item.body, end):
            if trigger.trigger.mode is Mode.AFTER:
                return Verdict(trigger.trigger.relation, (trigger.start, trigger.end), "relation.heading")
        verdict = self._governed(max(item.body, end - 1), None, item.body)
        return None if verdict is None else dataclasses.replace(verdict, rule="relation.heading")

    def _noted(self, item: Item) -> Verdict | None:
        mark = self.footnotes.get(item.mark, item.start)
        if mark >= item.start:
            return None
        clause = clause_start(self.outline.breaks, mark)
        first = next((t for t in self.statements.between(clause, mark) if not self._in_some_title(t.start, mark)), None)
        if first is None or first.trigger.mode is not Mode.OBJECT:
            return None
        return Verdict(first.trigger.relation, (first.start, first.end), "relation.footnote")

    def _in_some_title(self, offset: int, start: int) -> bool:
        at = bisect_right(self.places, offset, key=lambda p: p.start) - 1
        outer = self.outer[at] if at >= 0 else -1
        return outer >= 0 and self.places[outer].start < start and offset < self.places[outer].reach


@lru_cache(maxsize=2)
def _ground(
    text: str, spans: tuple[tuple[int, int], ...], tails: tuple[int, ...]
) -> tuple[tuple[Place, ...], Statements]:
    """The places of the mentions at `spans`, and the triggers of the clauses, read as they are asked for.

    Kept, because relations and reported acts read the same mentions of a document in turn.
    """
    letters, found = plain_text(text), outline(text)
    return places(spans, letters, found.breaks, tails), Statements(letters, found)


def _first_of_run(before: Sequence[TriggerMatch], letters: str) -> TriggerMatch:
    """The first of a run of acts (“thay thế, bãi bỏ”): it is the one that the sentence is about.

    “… quy định chi tiết về quỹ và biện pháp thi hành [Luật …]”: the measures are part of what is laid down before.
    """
    act = before[-1]
    if letters.startswith("bien", act.start):
        act = next((earlier for earlier in before if earlier.trigger is act.trigger), act)
    for earlier in reversed(before[:-1]):
        joined = letters[earlier.end : act.start].strip(" ,\n\t") in ("", "va", "hoac")
        if earlier.trigger.mode is not Mode.ACT or not joined:
            break
        act = earlier
    return act


def _carried_out_rules(before: Sequence[TriggerMatch], letters: str) -> TriggerMatch:
    """The trigger that governs: the nearest, or the verb whose object are “các quy định của” the mention."""
    nearest = before[-1]
    if len(before) < 2 or not letters.startswith("quy", nearest.start):
        return nearest
    verb = before[-2]
    spread = verb.trigger.relation is Relation.DISSEMINATES and verb.trigger.mode is Mode.OBJECT
    return verb if spread and _ITS_RULES.fullmatch(letters, verb.end, nearest.start) else nearest


def _keeps_to_provision(trigger: TriggerMatch, letters: str) -> bool:
    """“Báo cáo theo mục 2 Kế hoạch …”: what keeps to a single provision carries nothing out unless it says so."""
    bare = letters[trigger.start : trigger.end].split() in (["theo"], ["theo", "dung"])
    says_so = letters[max(0, trigger.start - 12) : trigger.start].split()[-2:] == ["thuc", "hien"]
    return bare and not says_so and _PROVISION_NEXT.match(letters, trigger.end) is not None


def _is_norm(citation: Citation) -> bool:
    """Whether a citation names a text to keep to (or a mere letter), not a policy to carry out."""
    return citation.kind in _NORMS or citation.kind in _LETTERS or bool(_NORM_NUMBER.match(citation.number or ""))


def _canonical(span: Span, canonical: CanonicalText) -> tuple[int, int]:
    start = canonical.canonical_offset(span.start)
    return start, max(start, canonical.canonical_offset(max(span.end - 1, span.start)) + 1)


def _tail(citation: Citation, canonical: CanonicalText) -> int:
    """Where the date and the issuer written behind a mention end, 0 where none is."""
    beside = (citation.details.date, citation.details.issuer)
    return max((_canonical(span, canonical)[1] for span in beside if span is not None), default=0)
