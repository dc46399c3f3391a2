"""From when a document has effect, and which of its provisions have effect from another day.

    Effect    := ("Luật này" | Provisions ["của Luật này" | "Điều này"]) "có hiệu lực [thi hành] [kể] từ" Day
    Day       := "ngày 01 tháng 7 năm 2025" | "ngày ký" | "ngày thông qua"

A law may give single provisions another day than the day of the whole (Luật Ban hành văn bản quy phạm pháp luật,
on the time of effect): “Luật này có hiệu lực từ ngày A, trừ khoản 2 Điều 5 có hiệu lực từ ngày B”, or in a clause of
its own, “Điều 10 của Luật này có hiệu lực từ ngày B”. Where the other day cannot be read (“từ ngày thực hiện điều
chỉnh giá”) the provision has no known day, not that of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frontgraph.citation import provisions
from frontgraph.citation.provision_paths import path_to, source_of
from frontgraph.citation.scan import source
from frontgraph.citation.triggers import plain_text
from frontgraph.model import Document, PartialDate, Provision, ProvisionUnit, Section, SectionKind
from frontgraph.text import CanonicalText
from frontgraph.text.dates import dates

# Two parts: the words at the end are few and begin plainly, so that the search leaps from one to the next; what
# stands before them is read only there, so far back.
_IN_FORCE = re.compile(r"hieu\s+luc(?:\s+thi\s+hanh)?(?:\s+ke)?\s+tu\b")
_THIS = (
    r"(?:nghi\s+quyet|nghi\s+dinh|quyet\s+dinh|thong\s+tu|bo\s+luat|luat|phap\s+lenh|quy\s+dinh|quy\s+che|huong\s+dan)"
    r"\s*(?:lien\s+tich\s*)?"
)
_THIS_IS = re.compile(rf"\b{_THIS}(?:nay\s+)?(?:co\s+)?$")
_THIS_REACH = 120
_FROM_SIGNING = re.compile(
    r"\s*(?:ngay\s+)?(?:ky|thong\s+qua)\b|\s*ngay\s+(?:duoc\s+)?(?:ky|thong\s+qua)"
    rf"|\s*ngay\s+{_THIS}nay\s+(?:duoc\s+)?(?:ky|thong\s+qua)\b"
)
_DAY_REACH = 60
#: What stands between a provision and its verb: “… Điều 37 | của Nghị định này | có hiệu lực”.
_OF_THIS = re.compile(rf"\s*,?\s*(?:(?:(?:cua|trong|tai)\s+)?(?:{_THIS}|dieu\s+|khoan\s+)nay\s*,?\s*)?(?:thi\s+)?co\s+")
#: So far back its provisions may be listed, to the end of the sentence or clause before, or to “trừ”.
_LIST_REACH = 600
_LIST_START = re.compile(r"[;:]|\.\s|\btru\b|\brieng\b|\n\s*\n")


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

    def of(self, provision: Provision | None) -> PartialDate | None:
        """The day of a provision of the document: that of the narrowest exception that holds it, else of the whole."""
        holding = [] if provision is None else [pair for pair in self.exceptions if pair[0].contains(provision)]
        return max(holding, key=lambda pair: len(pair[0].parts))[1] if holding else self.whole


def effect_of(document: Document, canonical: CanonicalText) -> Effect:
    """From when the document says that it and its provisions have effect; “từ ngày ký” is the day of the document.

    Exceptions are read in the article that gives the day of the whole, so that what an amending text quotes is none.

    >>> from frontgraph.text import canonicalise
    >>> raw = "Luật này có hiệu lực từ ngày 01/7/2025, trừ khoản 2 Điều 5 có hiệu lực từ ngày 01/01/2026."
    >>> effect = effect_of(Document("a.txt", raw, ""), canonicalise(raw))
    >>> effect.whole.iso, [(str(provision), day.iso) for provision, day in effect.exceptions]
    ('2025-07-01', [('khoản 2 Điều 5', '2026-01-01')])
    """
    letters = plain_text(canonical.text)
    found = list(_IN_FORCE.finditer(letters))
    whole = next((match for match in found if _is_of_the_whole(letters, match.start())), None)
    if whole is None:
        return Effect()
    raw = [canonical.raw_span(*match.span()).start for match in found]
    article = _article(document, raw[found.index(whole)])
    exceptions = tuple(
        pair
        for before, match, at in zip([None, *found], found, raw, strict=False)
        if match is not whole and _article(document, at) is article
        for pair in _exceptions(document, canonical, (before.end() if before else 0, *match.span()), at)
    )
    return Effect(_day(document, canonical.text, letters, whole.end()), exceptions)


def _is_of_the_whole(letters: str, verb: int) -> bool:
    floor = max(0, verb - _THIS_REACH)
    this = _THIS_IS.search(letters, floor, verb)
    return this is not None and not _names_provisions(letters, this.start(), floor)


def _names_provisions(letters: str, this: int, floor: int) -> bool:
    """Whether “Luật này” is only where the provisions named stand: “Điều 37 của Luật này”."""
    return re.compile(r"\d[a-zđ]?\s*,?\s*(?:(?:cua|trong|tai)\s+)?$").search(letters, floor, this) is not None


def _exceptions(
    document: Document, canonical: CanonicalText, around: tuple[int, int, int], raw: int
) -> Iterator[tuple[Provision, PartialDate | None]]:
    """The provisions before a verb, and their day; `around` has the end of the verb before, its start and its end."""
    letters = plain_text(canonical.text)
    before, verb, behind = around
    floor = max(before, verb - _LIST_REACH)
    start = max((match.end() for match in _LIST_START.finditer(letters, floor, verb)), default=floor)
    named = list(provisions.chains(source(canonical.text).low, start, verb))
    if not named or _OF_THIS.fullmatch(letters, named[-1].end, verb) is None:
        return
    day = _day(document, canonical.text, letters, behind)
    place = _place(document, raw)
    for each in (provision for chain in named for provision in chain.provisions):
        inner = each.parts[0].unit.rank > ProvisionUnit.ARTICLE.rank
        for single in (each.relative_to(place) if inner and place is not None else each).expand():
            yield single, day


def _day(document: Document, text: str, letters: str, at: int) -> PartialDate | None:
    if _FROM_SIGNING.match(letters, at):
        return document.date
    found = next(dates(text, at, at + _DAY_REACH), None)
    return found.date if found is not None and found.date.day is not None and found.start - at <= 8 else None


def _article(document: Document, raw: int) -> Section | None:
    return next((each for each in _path(document, raw) if each.kind is SectionKind.ARTICLE), None)


def _place(document: Document, raw: int) -> Provision | None:
    """The article in which an offset stands: what “khoản 2” by itself is a clause of."""
    article = _article(document, raw)
    return source_of([article]) if article is not None else None


def _path(document: Document, raw: int) -> list[Section]:
    section = document.section_at(raw)
    return path_to(document, section) if section is not None else []
