"""What a document does itself, and what it only tells of others: “Bãi bỏ …” opening one of its Articles, its title,
“Nghị định này sửa đổi …”, “…, Ban Bí thư hướng dẫn …” behind its legal bases.

Offsets are those of the canonical text; `letters` are its base letters in lower case.
"""

from __future__ import annotations

import re

from frontgraph.citation.clauses import Outline, clause_start
from frontgraph.citation.statements import Statements
from frontgraph.citation.triggers import Mode, TriggerMatch, plain_text, wording
from frontgraph.model import Document, Relation

_OPERATIVE = wording(
    r"(?:^|\n)\s*(?:dieu\s+\d|(?:quyet dinh|quyet nghi|nghi quyet|ke hoach)\s*:|i\.\s|1\.\s|phan\s+(?:i|thu nhat)\b)"
)
# The line break at the beginning, so that the search leaps from line to line; the first line is looked at by itself.
_BASIS = wording(r"\n[\s>*–-]*can cu\b")
_BASIS_FIRST = wording(r"[\s>*–-]*can cu\b")
_ARTICLES = re.compile(r"\n[\s#*]*dieu\s+1\b")
_ARTICLES_FIRST = re.compile(r"[\s#*]*dieu\s+1\b")
KIND = (
    r"(?:nghi quyet|nghi dinh|quyet dinh|thong tu(?: lien tich)?|luat|bo luat|phap lenh|quy dinh|quy che|"
    r"huong dan|chi thi|ket luan|ke hoach)"
)
PAPERS_THAT = wording(rf"\b(?:{KIND}|van ban)[\s,]*$")
_LAYS_DOWN = wording(rf"\b{KIND}\s+nay quy dinh\b[^;]{{0,80}}$")
_BY_THIS = wording(rf"\b{KIND}\s+nay\b(?:[^;]{{0,200}}?(?:,|\bva|\bdong thoi))?\s*$")
_THIS = wording(rf"\b{KIND}\s+nay\b")
_ENACTS = wording(rf"\bban hanh\s+(?:{KIND})\s+(?:ve\s+(?:viec\s+)?|quy dinh\s+)?$")
_CAPTION = wording(
    rf"\bkem(?:\s+theo)?\s+{KIND}\s+(?:so\s+)?(?P<number>\d[\w/.&-]*)[^;]{{0,160}}?(?:\s+ve(?:\s+viec)?)?\s*$"
)
# “Bộ trưởng Bộ Giáo dục …”: “giáo” is no “giao”.
_NOT_ENACTED = wording(
    r"\b(?:(?<!chuong\s)trinh|de nghi|tham muu|du thao|xet|kien nghi|giao(?!\s+(?:duc|thong|vien)))\b"
)
_TITLE_OPENING = wording(rf"(?:{KIND}\s+)?(?:ve\s+viec|v/v|ve)?\s*(?:(?:ban hanh|cong bo)\s+)?")
_PROPOSALS = wording(r"\b(?:kien nghi|de xuat|phuong an|du kien)\b")
# “…, Ban Bí thư hướng dẫn một số nội dung của [X] như sau”: what the body does on the bases named before.
_BODY = (
    r"(?:ban|bo(?! sung)|chinh phu|thu tuong|uy ban|ubnd|hoi dong|hdnd|tinh uy|thanh uy|dang uy|so|van phong|quoc hoi|"
    r"thanh tra|ban thuong truc|toa an|vien kiem sat)"
)
_THE_BODY = rf"[,;.”\"]\s+{_BODY}\b(?:\s+(?!ve\b|theo\b|tai\b|ban hanh\b|sua\b|cac\b)[\w&-]+)"
_BODY_BEFORE = wording(rf"{_THE_BODY}{{0,16}}\s+$")
ENACTING = wording(
    rf"{_THE_BODY}{{0,16}}?\s+"
    r"(?:ban hanh|huong dan|xay dung|de nghi|yeu cau|bao cao|kinh trinh|thong bao|trien khai|quyet dinh|giao)\b"
)
# “sửa đổi mức thu quy định tại Nghị quyết số …”: the rules are what the act changes; not “… theo quy định tại”.
_ACTED_ON = wording(r"(?:\s+(?!theo\b|cho\b|de\b|doi voi\b|nhu\b)[\w/-]+){0,12}\s+")
_DETAILED = wording(r"(?:\s+(?!theo\b|cho\b|de\b|doi voi\b|nhu\b)[\w/,;.-]+){0,45}\s+")
_RULES = frozenset(
    {"quy dinh", "quy dinh tai", "quy dinh cua", "quy dinh trong", "quy dinh o", "duoc quy dinh", "da quy dinh"}
)
#: The levels of a chapter and an Article among the items; how far a heading's kind word may stand before the title.
_CHAPTER, _ARTICLE = 0.0, 1.0
_KIND_AND_TITLE = 24
#: No name of a body is longer than this.
_NEAR = 160


class OwnActs:
    """The acts that one document performs: where its preamble ends, its Articles, its own title and number."""

    def __init__(
        self, document: Document, statements: Statements, outline: Outline, title: tuple[int, int], signed: int
    ) -> None:
        self._statements = statements
        letters = self._letters = statements.letters
        self._outline = outline
        self._title = title
        self._signed = signed
        self._number = plain_text(document.number.value) if document.number else None
        self._has_articles = bool(_ARTICLES_FIRST.match(letters) or _ARTICLES.search(letters))
        self.preamble_end = _preamble_end(letters)

    def performs(self, act: TriggerMatch, clause: int) -> bool:
        """Whether the document does what the words in the clause that begins at `clause` say."""
        before = self._letters[clause : act.start]
        if self._in_title(act, before, clause) or self._enacting(clause, act) or self._own_title(before):
            return True
        if _BY_THIS.search(before) or (self._letters.startswith("bien", act.start) and _LAYS_DOWN.search(before)):
            return True
        enacts = _ENACTS.search(before)
        if enacts is not None:
            return _NOT_ENACTED.search(before, 0, enacts.start()) is None
        return not before.strip(' \n\t“"*') and self._in_article(act.start, clause)

    def _in_title(self, act: TriggerMatch, before: str, clause: int) -> bool:
        """Whether the act opens the title, or the formula before the operative part that repeats it."""
        start, end = self._title
        if 0 <= start - act.start <= _KIND_AND_TITLE and self._letters[act.start - 1 : act.start] in ("\n", ""):
            return True  # the word for the kind is the verb: “HƯỚNG DẪN⏎Một số nội dung của [Quy định …]”
        titled = start <= act.start < end
        # Behind a semicolon the title of a legal basis goes on: “quy định về phân cấp; quy định chi tiết …”.
        if not titled and (act.start >= self.preamble_end or self._letters[clause - 1 : clause] == ";"):
            return False
        whole = " ".join((self._letters[start : act.start] if titled else before).split())
        return not whole or _TITLE_OPENING.fullmatch(whole + " ") is not None

    def _enacting(self, clause: int, act: TriggerMatch) -> bool:
        """“…, Ban Tổ chức Trung ương hướng dẫn một số nội dung của [X]”, before the operative part."""
        if act.start >= self.preamble_end:
            return False
        return _BODY_BEFORE.search(self._letters, max(clause, act.start - _NEAR), act.start) is not None

    def _own_title(self, before: str) -> bool:
        """The caption of an annex repeats the title: “(Ban hành kèm theo Nghị quyết số … về việc sửa đổi …)”."""
        caption = _CAPTION.search(before)
        return caption is not None and self._number is not None and caption["number"] == self._number

    def _in_article(self, offset: int, clause: int) -> bool:
        """Whether an act opens a clause of an Article, or goes on from an act that did so in the same item."""
        at = self._outline.item_at(offset)
        if at is None or self._under_proposals(offset):
            return False
        body = self._outline.items[at].body
        opened = clause <= body or bool(_THIS.search(self._letters, body, clause)) or self._goes_on(body, clause)
        while at is not None and self._outline.items[at].level not in (_CHAPTER, _ARTICLE):
            at = self._outline.items[at].above
        return opened and self._has_articles and (offset < self._signed or at is not None)

    def _goes_on(self, body: int, clause: int) -> bool:
        first = next(iter(self._statements.between(body, clause)), None)
        return (
            first is not None
            and first.trigger.mode is Mode.ACT
            and not self._letters[body : first.start].strip(' \n\t“"*')
        )

    def _under_proposals(self, offset: int) -> bool:
        """Whether a heading above says that what follows is only proposed."""
        at = self._outline.item_at(offset)
        while at is not None:
            item = self._outline.items[at]
            if _PROPOSALS.search(self._letters, item.body, min(item.end, item.body + 120)):
                return True
            at = item.above
        return False

    def acts_on(self, act: TriggerMatch, rule: TriggerMatch) -> bool:
        """Whether the act changes the rules named behind it: “sửa đổi, bổ sung quy định về phí tại …”."""
        return self._is_rule(rule) and self._acted_on(act, rule)

    def _is_rule(self, trigger: TriggerMatch) -> bool:
        words = " ".join(self._letters[trigger.start : trigger.end].split())
        return words in _RULES or (words == "quy dinh chi tiet" and self._letters.startswith(" tai", trigger.end))

    def _acted_on(self, act: TriggerMatch, rule: TriggerMatch) -> bool:
        if _ACTED_ON.fullmatch(self._letters, act.end, rule.start):
            return True
        # “Quyết định này quy định chi tiết thẩm quyền … quy định tại khoản 2 và thẩm quyền … tại khoản 3 [Nghị định]”
        clause = clause_start(self._outline.breaks, act.start)
        return (
            act.trigger.relation is Relation.GUIDES
            and bool(_BY_THIS.search(self._letters, clause, act.start))
            and bool(_DETAILED.fullmatch(self._letters, act.end, rule.start))
        )


def _preamble_end(letters: str) -> int:
    """Where the operative part starts: behind the last of the legal bases at the head, or at its first mark."""
    basis = _BASIS_FIRST.match(letters) or _BASIS.search(letters)
    operative = _OPERATIVE.search(letters, basis.start() if basis else 0)
    return operative.start() if operative else len(letters)
