"""When a document and its provisions take effect, are applied, and lose their effect, as the document itself says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frontgraph.model.dates import PartialDate
from frontgraph.model.provision import Provision
from frontgraph.model.span import Span


class EffectEvent(StrEnum):
    """What happens on the day; the values are the words of the law (Luật Ban hành văn bản quy phạm pháp luật)."""

    STARTS = "có hiệu lực"
    APPLIES = "áp dụng"
    ENDS = "hết hiệu lực"


@dataclass(frozen=True, slots=True)
class EffectStatement:
    """One day that a document gives for itself or for some of its provisions.

    span, quote  the words, from the subject or the verb to the end of the day
    event        what happens on the day
    date         the first day on which it holds; None where the words give a day that cannot be told from them
    provision    the provision that it is said of, as it is written; None for the whole document
    provisions   the single provisions that this is, ranges and chapters spelt out by the document's own sections
    rule         the rule that read it (`effect.…`)
    excepted     provisions of the document that the words leave out (“hết hiệu lực …, trừ Điều 7”)
    """

    span: Span
    quote: str
    event: EffectEvent
    date: PartialDate | None = None
    provision: Provision | None = None
    provisions: tuple[Provision, ...] = ()
    rule: str = "effect.whole"
    confidence: float = 1.0
    excepted: tuple[Provision, ...] = ()
