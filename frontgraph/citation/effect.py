"""From when a document has effect, how long, and which of its provisions have days of their own.

    Effect  := Subject "có hiệu lực [thi hành]" Day [LastDay]
             | Subject "được"? ("áp dụng" | "thực hiện") Day
             | Subject "hết hiệu lực [thi hành]" Day
    Subject := "Luật này" | "Luật này thay thế …, và" | Provisions ["của Luật này" | "Điều này"]

A law may give single provisions another day than the day of the whole (Luật Ban hành văn bản quy phạm pháp luật,
on the time of effect): “Luật này có hiệu lực từ ngày A, trừ khoản 2 Điều 5 có hiệu lực từ ngày B”, or in a clause of
its own, “Chương III của Luật này có hiệu lực từ ngày B”. Where the other day cannot be read (“từ ngày thực hiện điều
chỉnh giá”) the provision has no known day, not that of the whole.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge

from frontgraph.citation import provisions
from frontgraph.citation.clauses import outline
from frontgraph.citation.effect_days import THIS, day_after, end_behind, first_day
from frontgraph.citation.exceptions import exception_in
from frontgraph.citation.operations import outside_quotes
from frontgraph.citation.provision_paths import articles_within, expand, path_to, provisions_of, source_of
from frontgraph.citation.scan import source
from frontgraph.citation.scopes import next_break
from frontgraph.citation.triggers import plain_text
from frontgraph.model import (
    Document,
    EffectEvent,
    EffectStatement,
    PartialDate,
    Provision,
    ProvisionUnit,
    Section,
    SectionKind,
)
from frontgraph.text import CanonicalText

# Each begins with letters, and a search for letters is many times as fast as one for any of several words; what stands
# before them is read only there, so far back.
_VERBS = (
    r"hieu\s+luc(?:\s+thi\s+hanh)?(?=(?:\s+ke)?\s+tu\b|\s+sau\s+\d|\s+(?:cho\s+)?den\s)",
    *(
        rf"{verb}(?=(?:\s+ke)?\s+tu\s+(?:ngay|\d)|\s+(?:cho\s+)?den\s+het\s)"
        for verb in (r"ap\s+dung", r"thuc\s+hien", r"thi\s+hanh")
    ),
)
_VERB = re.compile("|".join(_VERBS))
_EACH_VERB = tuple(re.compile(verb) for verb in _VERBS)
_FROM = re.compile(r"(?:\s+ke)?\s+(?:tu\b|(?P<after>sau)(?=\s+\d))")
_BEFORE_VERB = re.compile(r"\b(?P<how>c\s?o|het|duoc|va|cung)\s*$")
#: “Luật này | thay thế Luật số … và |”: the document itself at the start of the sentence.
_THIS_OPENS = re.compile(rf"(?:[;.:]\s|\n)\s*(?:\d+[.)]|[a-zđ]\))?\s*{THIS}(?:nay\b|(?=co\s+hieu))")
_AND = re.compile(r"(?:\bva|[,;])\s*(?:se\s+)?(?:duoc\s+)?$")
_THIS_IS = re.compile(rf"\b{THIS}(?:nay\s*)?(?:\s(?:se|duoc|bat\s+dau))?\s*$")
_THIS_REACH = 120
#: What stands between a provision and its verb: “… Điều 37 | của Nghị định này | có hiệu lực”.
_OF_THIS = re.compile(
    rf"\s*,?\s*(?:(?:(?:cua|trong|tai|kem\s+theo|ban\s+hanh\s+kem\s+theo)\s+)?(?:{THIS}|dieu\s+|khoan\s+)nay\s*,?\s*)?"
    r"(?:thi\s+|se\s+)?$"
)
_NAMED_IN = re.compile(
    r"(?:\d[a-zđ]?|\b[ivx]+|\bdiem\s+[a-zđ])(?:\s*,?\s*(?:cua|trong|tai)\s+|[^\S\n]*,?[^\S\n]*)$"
    r"|\b(?:phu\s+luc|mau)\b[^.;]{0,80}\bkem\s+theo\s*$"
    # “từ ngày Quyết định này có hiệu lực đến ngày …” is a period of something else.
    r"|\b(?:ngay|thoi\s+diem|khi)\s+$"
)
#: So far back its provisions may be listed, to the end of the sentence or clause before, or to “trừ”.
_LIST_REACH = 600
_LIST_START = re.compile(r"[;:]|\.\s|\btru\b|\brieng\b|\n\s*\n")
_INNER = (ProvisionUnit.CLAUSE, ProvisionUnit.POINT, ProvisionUnit.INDENT)
_AROUND = (ProvisionUnit.PART, ProvisionUnit.CHAPTER, ProvisionUnit.TITLE, ProvisionUnit.SUBTITLE)


@dataclass(frozen=True, slots=True)
class Effect:
    """The day of effect of a document, and of the provisions that have another one.

    >>> from frontgraph.model import ProvisionPart as P, ProvisionUnit as U
    >>> tenth = Provision((P(U.ARTICLE, "10"),))
    >>> effect = Effect(PartialDate(2025, 7, 1), ((tenth, PartialDate(2026, 1, 1)),))
    >>> effect.of(Provision((P(U.ARTICLE, "10"), P(U.CLAUSE, "2")))).iso, effect.of(None).iso
    ('2026-01-01', '2025-07-01')
    """

    whole: PartialDate | None = None
    exceptions: tuple[tuple[Provision, PartialDate | None], ...] = ()

    @classmethod
    def of_statements(cls, statements: Iterable[EffectStatement]) -> Effect:
        """The days of effect that some statements give; where only one of application is told, that.

        >>> Effect.of_statements([]).of(None)
        """
        begun = [said for said in statements if said.event is not EffectEvent.ENDS]
        whole = sorted((s for s in begun if s.provision is None), key=lambda said: said.event is EffectEvent.APPLIES)
        told = tuple((single, said.date) for said in begun for single in said.provisions)
        left_out = ((single, None) for said in begun for single in said.excepted)
        exceptions = (*told, *(pair for pair in left_out if all(pair[0] != single for single, _ in told)))
        return cls(whole[0].date if whole else None, exceptions)

    def of(self, provision: Provision | None) -> PartialDate | None:
        """The day of a provision of the document: that of the narrowest exception that holds it, else of the whole."""
        holding = [] if provision is None else [pair for pair in self.exceptions if pair[0].contains(provision)]
        return max(holding, key=lambda pair: len(pair[0].parts))[1] if holding else self.whole


def effects(document: Document, canonical: CanonicalText) -> tuple[EffectStatement, ...]:
    """The days that the document gives for itself and its provisions; “từ ngày ký” is the day of the document.

    Provisions are read in the article that gives the day of the whole, so that what an amending text quotes and what
    the forms in its annexes say is not its own. A press report has no effect, whatever form it prints.

    >>> from frontgraph.text import canonicalise
    >>> raw = "Luật này có hiệu lực từ ngày 01/7/2025, trừ khoản 2 Điều 5 có hiệu lực từ ngày 01/01/2026."
    >>> for said in effects(Document("a.txt", raw, "", kind="luat"), canonicalise(raw)):
    ...     print(said.event.value, said.provision, said.date.iso)
    có hiệu lực None 2025-07-01
    có hiệu lực khoản 2 Điều 5 2026-01-01
    """
    if document.kind is None and document.number is None:
        return ()
    letters = plain_text(canonical.text)
    verbs = list(_verbs(letters))
    return tuple(_Reading(document, canonical, letters).read(verbs)) if verbs else ()


def _verbs(letters: str) -> Iterator[re.Match[str]]:
    """What `_VERB` finds in a whole text, from left to right."""
    end = 0
    for verb in merge(*(each.finditer(letters) for each in _EACH_VERB), key=lambda verb: verb.start()):
        if verb.start() >= end:
            yield verb
            end = verb.end()


class _Reading:
    """One document's effect clauses on their way to statements."""

    def __init__(self, document: Document, canonical: CanonicalText, letters: str) -> None:
        self.document = document
        self.canonical = canonical
        self.letters = letters
        self.article: Section | None = None
        self.begun: PartialDate | None = None

    def read(self, verbs: Sequence[re.Match[str]]) -> Iterator[EffectStatement]:
        """The statements of the verbs, in order, those of the whole document first to be found."""
        own = [verb for verb in verbs if self._is_of_the_whole(verb)]
        own = self._unquoted(own) or own
        first = next((verb for verb in own if self._event(verb) is not EffectEvent.ENDS), None)
        if first is None:
            return
        at = self._raw(first)
        self.article = _article(self.document, at)
        before = 0
        for verb in verbs:
            # What stands before the first is a part's, or quoted; forms in annexes speak of papers to be made.
            if verb is first or (verb in own and verb.start() > first.start() and self._is_near(verb)):
                yield from self._whole(verb)
            elif _article(self.document, self._raw(verb)) is self.article:
                yield from self._provisions(verb, before)
            before = verb.end()

    def _raw(self, verb: re.Match[str]) -> int:
        return self.canonical.raw_span(*verb.span()).start

    def _event(self, verb: re.Match[str]) -> EffectEvent:
        if not verb[0].startswith("hieu"):
            return EffectEvent.APPLIES
        how = _BEFORE_VERB.search(self.letters, max(0, verb.start() - 8), verb.start())
        return EffectEvent.ENDS if how is not None and how["how"] == "het" else EffectEvent.STARTS

    def _is_of_the_whole(self, verb: re.Match[str]) -> bool:
        end = _subject_end(self.letters, verb)
        if end is None:
            return False
        floor = max(0, end - _THIS_REACH)
        this = _THIS_IS.search(self.letters, floor, end)
        if this is not None:
            return not _names_provisions(self.letters, this.start(), floor)
        return _AND.search(self.letters, max(0, end - 12), end) is not None and self._opens_sentence(end)

    def _opens_sentence(self, end: int) -> bool:
        """Whether the sentence of a verb behind “và” begins with the document itself, with no full stop between."""
        floor = max(0, end - _LIST_REACH)
        openings = list(_THIS_OPENS.finditer(self.letters, floor, end))
        return bool(openings) and re.compile(r"[.:]\s|\n\s*\n").search(self.letters, openings[-1].end(), end) is None

    def _unquoted(self, verbs: Sequence[re.Match[str]]) -> list[re.Match[str]]:
        if "“" not in self.canonical.text:
            return list(verbs)
        stretches = outside_quotes(self.canonical.text, 0, len(self.canonical.text))
        return [verb for verb in verbs if any(start <= verb.start() < end for start, end in stretches)]

    def _is_near(self, verb: re.Match[str]) -> bool:
        """Whether a verb stands in the same article as the first, or at least in the text proper."""
        end, at = self.document.body_end, self._raw(verb)
        return at < end if end is not None else _article(self.document, at) is self.article

    def _whole(self, verb: re.Match[str]) -> Iterator[EffectStatement]:
        event, begin = self._event(verb), _clause_start(self.letters, verb)
        day, end = self._day(verb)
        if event is EffectEvent.STARTS:
            self.begun = day
        if end is not None:
            yield dataclasses.replace(self._statement((begin, end), event, day), excepted=self._left_out(end))
        last = end_behind(self.canonical.text, self.letters, verb.end() if end is None else end, self.begun or day)
        if last is not None and event is not EffectEvent.ENDS:
            yield self._statement((begin, last[1]), EffectEvent.ENDS, last[0])

    def _left_out(self, end: int) -> tuple[Provision, ...]:
        """The document's own provisions that the words behind a day leave out: “…, trừ Điều 7”."""
        text = self.canonical.text
        stop = next_break(outline(text).breaks, end, len(text))
        found = exception_in(source(text).low, self.letters, end, stop)
        return tuple(single for each in found.provisions for single in self._spelt_out(each)) if found else ()

    def _spelt_out(self, provision: Provision) -> tuple[Provision, ...]:
        return _singles(self.document, self._placed(provision))

    def _placed(self, provision: Provision) -> Provision:
        """The provision with its article, where its words leave that to where they stand."""
        place = source_of([self.article]) if self.article is not None else None
        inner = place is not None and provision.parts[0].unit in _INNER
        return provision.relative_to(place) if inner and place is not None else provision

    def _provisions(self, verb: re.Match[str], before: int) -> Iterator[EffectStatement]:
        """What is said of the provisions that stand before a verb; `before` is the end of the verb before."""
        end = _subject_end(self.letters, verb)
        day, stop = self._day(verb)
        if end is None or stop is None:
            return
        floor = max(before, end - _LIST_REACH)
        start = max((match.end() for match in _LIST_START.finditer(self.letters, floor, end)), default=floor)
        named = list(provisions.chains(source(self.canonical.text).low, start, end))
        if not named or _OF_THIS.match(self.letters, named[-1].end, end) is None:
            return
        said = self._statement((named[0].start, stop), self._event(verb), day, "effect.provision")
        for each in (provision for chain in named for provision in chain.provisions):
            whole = self._placed(each)
            yield dataclasses.replace(said, provision=whole, provisions=_singles(self.document, whole))

    def _day(self, verb: re.Match[str]) -> tuple[PartialDate | None, int | None]:
        """The day behind a verb and where its words end; no end where only a last day stands there."""
        begin = _FROM.match(self.letters, verb.end())
        if begin is None:
            return None, None
        if begin["after"]:
            return day_after(self.letters, begin.end(), self.document.date)
        return first_day(self.canonical.text, self.letters, begin.end(), self.document.date)

    def _statement(
        self, bounds: tuple[int, int], event: EffectEvent, day: PartialDate | None, rule: str = "effect.whole"
    ) -> EffectStatement:
        span = self.canonical.raw_span(*bounds)
        return EffectStatement(span, span.cut(self.canonical.raw), event, day, rule=rule)


def day_of_end(document: Document, canonical: CanonicalText, trigger: int) -> tuple[bool, PartialDate | None]:
    """Whether the words “hết hiệu lực” at a canonical offset tell a day of their own, and which.

    “Các Quyết định sau đây hết hiệu lực kể từ ngày 01/01/2026: …” – the day on which others lose their effect.

    >>> from frontgraph.text import canonicalise
    >>> raw = "Thông tư A hết hiệu lực từ ngày 01/01/2026."
    >>> day_of_end(Document("a.txt", raw, ""), canonicalise(raw), raw.index("hết"))
    (True, PartialDate(year=2026, month=1, day=1))
    """
    letters = plain_text(canonical.text)
    verb = _VERB.search(letters, trigger, trigger + 40)
    begin = _FROM.match(letters, verb.end()) if verb is not None else None
    if begin is None or begin["after"]:
        return False, None
    day, _ = first_day(canonical.text, letters, begin.end(), document.date)
    return day is not None, day


def _subject_end(letters: str, verb: re.Match[str]) -> int | None:
    """Where the subject of a verb ends: before “có”, “hết”, “được”; None where the verb has none of these."""
    before = _BEFORE_VERB.search(letters, max(0, verb.start() - 8), verb.start())
    if before is None:
        return None
    return verb.start() if before["how"] in ("va", "cung") else before.start()


def _clause_start(letters: str, verb: re.Match[str]) -> int:
    """Where the words of a verb of the whole begin: at “Luật này” before it, else at “có” or “được”."""
    end = _subject_end(letters, verb)
    this = _THIS_IS.search(letters, max(0, end - _THIS_REACH), end) if end is not None else None
    before = _BEFORE_VERB.search(letters, max(0, verb.start() - 8), verb.start())
    return this.start() if this is not None else before.start() if before is not None else verb.start()


def _names_provisions(letters: str, this: int, floor: int) -> bool:
    """Whether “Luật này” only tells where provisions stand, or when: “Điều 37 của Luật này”, “từ ngày Luật này”."""
    return _NAMED_IN.search(letters, floor, this) is not None


def _singles(document: Document, provision: Provision) -> tuple[Provision, ...]:
    """The single provisions of the document that one is: ranges spelt out, chapters with their articles."""
    singles = expand(provision, provisions_of(document))
    within = (
        each for single in singles if single.parts[-1].unit in _AROUND for each in articles_within(document, single)
    )
    return (*singles, *within)


def _article(document: Document, raw: int) -> Section | None:
    section = document.section_at(raw)
    path = path_to(document, section) if section is not None else []
    return next((each for each in path if each.kind is SectionKind.ARTICLE), None)
