"""One document under reading: what governs each mention, found in its clause, its list, or the heading above.

The nearest trigger to the left of a mention decides, within its clause; a member of a list shares what governs the
first; a mention that opens an item takes what its heading says. Offsets are those of the canonical text.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from frontgraph.citation.clauses import Item, Outline, clause_start, is_heading, outline
from frontgraph.citation.scopes import Place, next_break, places, separates
from frontgraph.citation.triggers import Mode, TriggerMatch, find_triggers, plain_text
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
_OPERATIVE = re.compile(
    r"(?:^|\n)\s*(?:dieu\s+\d|(?:quyet dinh|quyet nghi|nghi quyet|ke hoach)\s*:|i\.\s|1\.\s|phan\s+(?:i|thu nhat)\b)"
)
_BASIS = re.compile(r"(?:^|\n|[;.,])\s*can cu\b")
_ARTICLES = re.compile(r"(?:^|\n)[\s#*]*dieu\s+1\b")
_KIND = (
    r"(?:nghi quyet|nghi dinh|quyet dinh|thong tu(?: lien tich)?|luat|bo luat|phap lenh|quy dinh|quy che|"
    r"huong dan|chi thi|ket luan|ke hoach)"
)
_BY_THIS = re.compile(rf"\b{_KIND}\s+nay\b(?:[^;]{{0,200}}?(?:,|\bva|\bdong thoi))?\s*$")
_ENACTS = re.compile(rf"\bban hanh\s+(?:{_KIND})\s+(?:ve\s+(?:viec\s+)?|quy dinh\s+)?$")
_NOT_ENACTED = re.compile(r"\b(?:trinh|de nghi|tham muu|du thao|xet|kien nghi|giao)\b")
_TITLE_OPENING = re.compile(rf"(?:{_KIND}\s+)?(?:ve\s+viec|v/v|ve)?\s*(?:(?:ban hanh|cong bo)\s+)?")
_CARRIED_OUT = re.compile(
    r"\b(?:thuc hien|trien khai|hoan thanh|bam sat|to chuc|nhiem vu|bao dam|dam bao|day manh|tang cuong|tap trung|"
    r"thao go|khac phuc|day nhanh|sap xep)\b"
)
_MENDED = re.compile(r"\b(?:cum tu|phu luc|mau|bieu mau|dieu|khoan|diem|tu)\s*(?:so\s*)?[\w“\"]")
# A paper without a number whose title goes on: “Báo cáo của … về tổng kết … và thi hành Điều lệ Đảng”.
_OTHER_PAPER = re.compile(r"\b(?:bao cao|to trinh|cong van|thong bao|de an|y kien)\s+cua\s+[^,;:]{3,90}\s+ve\b[^;:]*$")
_CARRIES = re.compile(r"(?:thuc hien|trien khai)$")
PAPERS_THAT = re.compile(rf"\b(?:{_KIND}|van ban)[\s,]*$")
_PROPOSALS = re.compile(r"\b(?:kien nghi|de xuat|phuong an|du kien)\b")
_PROVISION_NEXT = re.compile(r"\s+(?:cac\s+)?(?:tiet|diem|khoan|dieu|muc|chuong|phan|phu luc)\s+[\w.]+")
_NORM_NUMBER = re.compile(r"\d+/\d{4}/")  # normative texts carry the year in their number
_RULES_OF = re.compile(r"\bcua\s+quy dinh$")  # the rules that a text puts into force, not the verb
_COLON = re.compile(r":\s*(?:so\s*)?$")
_FOOTNOTE = re.compile(r"\[\d+\]")
# “sửa đổi mức thu quy định tại Nghị quyết số …”: the rules are what the act changes; not “… theo quy định tại”.
_ACTED_ON = re.compile(r"(?:\s+(?!theo\b|cho\b|de\b|doi voi\b|nhu\b)[\w/-]+){0,12}\s+")
_RULES = frozenset(
    {"quy dinh", "quy dinh tai", "quy dinh cua", "quy dinh trong", "quy dinh o", "duoc quy dinh", "da quy dinh"}
)
# “Tiếp tục quán triệt sâu sắc tư tưởng …; Chỉ thị số …”: what may stand before the verb that a list hangs on.
_HEAD_OF_LIST = re.compile(
    r"[\W\d]*(?:\w\))?\s*(?:(?:tiep tuc|tap trung|day manh|tang cuong|chu dong|can|phai|viec)\s+){0,2}"
)
#: Words further away than this govern nothing, even where no clause ends between.
_REACH = 1500


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
        self.letters = plain_text(canonical.text)
        self.outline: Outline = outline(canonical.text)
        self.citations = citations
        spans = tuple(_canonical(citation.span, canonical) for citation in citations)
        self.places, self._clauses = _ground(canonical.text, spans)
        self.title = _canonical(document.title.evidence.span, canonical) if document.title else (0, 0)
        self.preamble_end = _preamble_end(self.letters)
        self.has_articles = _ARTICLES.search(self.letters) is not None
        self.headings: dict[int, Verdict | None] = {}
        self.footnotes: dict[str, int] = {}
        for match in _FOOTNOTE.finditer(canonical.text):
            self.footnotes.setdefault(match[0], match.start())
        indexes = (index if place.host is None else -1 for index, place in enumerate(self.places))
        self.outer: tuple[int, ...] = tuple(accumulate(indexes, max))

    def verdicts(self) -> list[Verdict]:
        """What each mention is to the document, in the order given."""
        found: list[Verdict] = []
        for index, place in enumerate(self.places):
            found.append(self._verdict(index, place, found))
        return found

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
        start = place.start
        return self._governed(start, self.citations[index]) or self._carried(start) or self._headed(start) or CITED

    def _carried(self, start: int) -> Verdict | None:
        """“Quán triệt sâu sắc tư tưởng …; [Chỉ thị số …]”: the verb that opens a list holds behind its semicolons."""
        clause = clause_start(self.outline.breaks, start)
        at = self.outline.item_at(start)
        if at is None or self.letters[clause - 1 : clause] != ";" or not separates(self.letters, clause, start):
            return None
        first = max(self.outline.items[at].body, clause_start(self.outline.breaks, clause - 1))
        verb = next(iter(self.between(first, clause)), None)
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
        end = min(next_break(self.outline.breaks, place.end, len(self.text)), place.end + _REACH)
        return next(
            (
                Verdict(trigger.trigger.relation, (trigger.start, trigger.end), "relation.after")
                for trigger in self.between(place.end, end)
                if trigger.trigger.mode is Mode.AFTER
            ),
            None,
        )

    def _governed(self, start: int, citation: Citation | None, floor: int = 0) -> Verdict | None:
        """The verdict of the nearest trigger to the left of `start` in its clause, None where there is none."""
        clause = max(floor, clause_start(self.outline.breaks, start), start - _REACH)
        before = [
            t
            for t in self.between(clause, start)
            if t.trigger.mode is not Mode.THROUGH
            and not _RULES_OF.search(self.letters, max(clause, t.start - 8), t.end)
            and not self._in_some_title(t.start, start)
        ]
        before = self._without_acted_on(before)
        if not before:
            return None
        certain = self._listed(before, start) or self._opening(before[0], clause, start)
        if certain is not None:
            return certain
        nearest = before[-1]
        if _OTHER_PAPER.search(self.letters, clause, nearest.start):
            return Verdict(Relation.CITES, rule="relation.in-title")
        if nearest.trigger.mode is Mode.ACT:
            return self._act(_first_of_run(before, self.letters), clause, start)
        if nearest.trigger.mode is Mode.FOLLOWING:
            return self._following(nearest, clause, citation)
        relation = nearest.trigger.relation if nearest.trigger.mode is Mode.OBJECT else Relation.CITES
        return Verdict(relation, (nearest.start, nearest.end), f"relation.{nearest.trigger.identifier}")

    def _without_acted_on(self, before: Sequence[TriggerMatch]) -> list[TriggerMatch]:
        """The triggers less the rules that an act before them changes: “sửa đổi, bổ sung quy định về phí tại …”."""
        kept: list[TriggerMatch] = []
        for trigger in before:
            act = kept[-1] if kept and kept[-1].trigger.mode is Mode.ACT else None
            rules = " ".join(self.letters[trigger.start : trigger.end].split()) in _RULES
            if not (act and rules and _ACTED_ON.fullmatch(self.letters, act.end, trigger.start)):
                kept.append(trigger)
        return kept

    def _listed(self, before: Sequence[TriggerMatch], start: int) -> Verdict | None:
        """“Các Nghị quyết sau đây hết hiệu lực …: số 15/2013/NQ-HĐND”: the words before a colon hold for the list."""
        if not _COLON.search(self.letters, max(0, start - 12), start):
            return None
        ends = next((t for t in before if t.trigger.mode is Mode.AFTER), None)
        return Verdict(ends.trigger.relation, (ends.start, ends.end), "relation.heading") if ends is not None else None

    def _opening(self, first: TriggerMatch, clause: int, start: int) -> Verdict | None:
        """“Căn cứ …” opening its clause; in the preamble nothing behind it can change that.

        A small letter opens one only where the line went on behind a semicolon: “Căn cứ Luật …; căn cứ Nghị định …”.
        """
        if first.trigger.mode is not Mode.OPENING:
            return None
        if not self.text[first.start].isupper() and not self._line_opens_alike(first, clause):
            return None
        if self.letters[clause : first.start].strip():
            return None
        direct = all(self._in_some_title(t.start, start) for t in self.between(first.end, start))
        if start >= self.preamble_end and not direct:
            return None
        return Verdict(first.trigger.relation, (first.start, first.end), f"relation.{first.trigger.identifier}")

    def _line_opens_alike(self, trigger: TriggerMatch, clause: int) -> bool:
        line = self.letters.rfind("\n", max(0, clause - _REACH), clause) + 1
        if not line or self.letters[clause - 1 : clause] != ";":
            return False
        opened = next(iter(self.between(line, clause)), None)
        return (
            opened is not None
            and opened.trigger is trigger.trigger
            and not self.letters[line : opened.start].strip(" -–+*")
            and self.text[opened.start].isupper()
        )

    def _act(self, act: TriggerMatch, clause: int, start: int) -> Verdict:
        """An act of this document, or one that it only tells of."""
        where = (act.start, act.end)
        if not self._performs(act, clause):
            words = self.letters[act.start : act.end]
            if _CARRIES.search(words) and not PAPERS_THAT.search(self.letters, clause, act.start):
                return Verdict(Relation.IMPLEMENTS, where, "relation.thuc-hien")
            return Verdict(Relation.CITES, where, f"relation.{act.trigger.identifier}-told")
        relation = act.trigger.relation
        if relation is Relation.REPLACES and _MENDED.search(self.letters, act.end, min(start, act.end + 60)):
            relation = Relation.AMENDS  # a part is replaced, not the whole
        return Verdict(relation, where, f"relation.{act.trigger.identifier}")

    def _performs(self, act: TriggerMatch, clause: int) -> bool:
        before = self.letters[clause : act.start]
        if self.title[0] <= act.start < self.title[1] or act.start < self.preamble_end:
            whole = self.letters[self.title[0] : act.start] if self.title[0] <= act.start < self.title[1] else before
            if _TITLE_OPENING.fullmatch(" ".join(whole.split()) + " ") or not whole.strip():
                return True
        if _BY_THIS.search(before):
            return True
        enacts = _ENACTS.search(before)
        if enacts is not None:
            return _NOT_ENACTED.search(before, 0, enacts.start()) is None
        return self.has_articles and not before.strip(' \n\t“"*') and not self._under_proposals(act.start)

    def _under_proposals(self, offset: int) -> bool:
        """Whether a heading above says that what follows is only proposed."""
        at = self.outline.item_at(offset)
        while at is not None:
            item = self.outline.items[at]
            if _PROPOSALS.search(self.letters, item.body, min(item.end, item.body + 120)):
                return True
            at = item.above
        return False

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
        for trigger in self.between(item.body, end):
            if trigger.trigger.mode is Mode.AFTER:
                return Verdict(trigger.trigger.relation, (trigger.start, trigger.end), "relation.heading")
        verdict = self._governed(max(item.body, end - 1), None, item.body)
        return None if verdict is None else dataclasses.replace(verdict, rule="relation.heading")

    def _noted(self, item: Item) -> Verdict | None:
        mark = self.footnotes.get(item.mark, item.start)
        if mark >= item.start:
            return None
        clause = clause_start(self.outline.breaks, mark)
        first = next((t for t in self.between(clause, mark) if not self._in_some_title(t.start, mark)), None)
        if first is None or first.trigger.mode is not Mode.OBJECT:
            return None
        return Verdict(first.trigger.relation, (first.start, first.end), "relation.footnote")

    def between(self, start: int, end: int) -> Sequence[TriggerMatch]:
        """The trigger words that stand wholly between two places."""
        found: list[TriggerMatch] = []
        at = clause_start(self.outline.breaks, start)
        while at < end:
            stop = next_break(self.outline.breaks, at + 1, len(self.text))
            if at not in self._clauses:
                self._clauses[at] = tuple(find_triggers(self.letters, at, stop))
            clause = self._clauses[at]
            low = bisect_left(clause, start, key=_trigger_start)
            high = bisect_left(clause, end + 1, low, key=_trigger_end)
            found += clause[low:high]
            if high < len(clause) and start <= clause[high].start < end:
                # Longer words run into what follows ("theo | Quy định 377"): the shorter ones before it count.
                found += find_triggers(self.letters, clause[high].start, end)
            at = stop
        return found

    def _in_some_title(self, offset: int, start: int) -> bool:
        at = bisect_right(self.places, offset, key=lambda p: p.start) - 1
        outer = self.outer[at] if at >= 0 else -1
        return outer >= 0 and self.places[outer].start < start and offset < self.places[outer].reach


@lru_cache(maxsize=2)
def _ground(
    text: str, spans: tuple[tuple[int, int], ...]
) -> tuple[tuple[Place, ...], dict[int, tuple[TriggerMatch, ...]]]:
    """The places of the mentions at `spans`, and the triggers of the clauses that were asked for, by their starts.

    Kept, because relations and reported acts read the same mentions of a document in turn.
    """
    return places(spans, plain_text(text), outline(text).breaks), {}


def _trigger_start(match: TriggerMatch) -> int:
    return match.start


def _trigger_end(match: TriggerMatch) -> int:
    return match.end


def _first_of_run(before: Sequence[TriggerMatch], letters: str) -> TriggerMatch:
    """The first of a run of acts (“thay thế, bãi bỏ”): it is the one that the sentence is about."""
    act = before[-1]
    for earlier in reversed(before[:-1]):
        joined = letters[earlier.end : act.start].strip(" ,\n\t") in ("", "va", "hoac")
        if earlier.trigger.mode is not Mode.ACT or not joined:
            break
        act = earlier
    return act


def _keeps_to_provision(trigger: TriggerMatch, letters: str) -> bool:
    """“Báo cáo theo mục 2 Kế hoạch …”: what keeps to a single provision carries nothing out unless it says so."""
    bare = letters[trigger.start : trigger.end].split() in (["theo"], ["theo", "dung"])
    says_so = letters[max(0, trigger.start - 12) : trigger.start].split()[-2:] == ["thuc", "hien"]
    return bare and not says_so and _PROVISION_NEXT.match(letters, trigger.end) is not None


def _is_norm(citation: Citation) -> bool:
    """Whether a citation names a text to keep to (or a mere letter), not a policy to carry out."""
    return citation.kind in _NORMS or citation.kind in _LETTERS or bool(_NORM_NUMBER.match(citation.number or ""))


def _preamble_end(letters: str) -> int:
    """Where the operative part starts: behind the last of the legal bases at the head, or at its first mark."""
    basis = _BASIS.search(letters)
    operative = _OPERATIVE.search(letters, basis.start() if basis else 0)
    return operative.start() if operative else len(letters)


def _canonical(span: Span, canonical: CanonicalText) -> tuple[int, int]:
    start = canonical.canonical_offset(span.start)
    return start, max(start, canonical.canonical_offset(max(span.end - 1, span.start)) + 1)
