"""Amendments as operations: which provision of which document becomes what, by which provision, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frontgraph.model.citation import Relation
from frontgraph.model.dates import PartialDate
from frontgraph.model.identity import WorkKey
from frontgraph.model.provision import Provision
from frontgraph.model.span import Span


class Operation(StrEnum):
    """What is done to a provision; the values are the words of the law (Nghị định 78/2025/NĐ-CP)."""

    AMENDS = "sửa đổi"
    ADDS = "bổ sung"
    AMENDS_AND_ADDS = "sửa đổi, bổ sung"
    REPLACES = "thay thế"
    REPEALS = "bãi bỏ"
    REPLACES_WORDS = "thay cụm từ"
    DELETES_WORDS = "bỏ cụm từ"
    ADDS_WORDS = "bổ sung cụm từ"
    RENAMES = "đổi tên"
    CORRECTS = "đính chính"

    @property
    def relation(self) -> Relation:
        """What an operation on a whole document does to it.

        >>> Operation.REPEALS.relation.value, Operation.ADDS.relation.value
        ('repeals', 'amends')
        """
        if self is Operation.REPEALS:
            return Relation.REPEALS
        return Relation.REPLACES if self is Operation.REPLACES else Relation.AMENDS


@dataclass(frozen=True, slots=True)
class Amendment:
    """One operation on one provision.

    span, quote   the words that order it, without the new text
    operation     what is done
    source        the amending document's provision that orders it
    target        the provision concerned, as it is written; None where it is the whole document
    provisions    the single provisions that `target` names, ranges spelt out by the amended text where it is held
    kind, number, name   the amended document as it is cited here or in the heading above
    cited         span of that citation in the amending document
    document      the amended work, where it was resolved
    old_words, new_words   words replaced, deleted or added; new_words of other operations is the new text
    new_text      where the new wording stands, without its quotation marks
    effective     day of effect as the amending document says
    rule          the rule that read it (`amendments.…`)
    exception     the words that leave something out (“trừ trường hợp quy định tại Điều 7 Thông tư này”)
    excepted      the provisions of the amended document that these words leave as they are
    """

    span: Span
    quote: str
    operation: Operation
    source: Provision | None = None
    target: Provision | None = None
    kind: str | None = None
    number: str | None = None
    name: str | None = None
    cited: Span | None = None
    document: WorkKey | None = None
    old_words: str | None = None
    new_words: str | None = None
    new_text: Span | None = None
    effective: PartialDate | None = None
    rule: str = "amendments.item"
    confidence: float = 1.0
    provisions: tuple[Provision, ...] = ()
    exception: Span | None = None
    excepted: tuple[Provision, ...] = ()

    @property
    def targets(self) -> tuple[Provision, ...]:
        """The single provisions concerned; a range is counted through where nothing spelt it out."""
        return self.provisions or (self.target.expand() if self.target is not None else ())


@dataclass(frozen=True, slots=True)
class ReportedAct:
    """What one cited document does to another, as told here: in its title, or by “được sửa đổi, bổ sung bởi …”.

    `subject` and `object` are the spans of the two mentions; the act is the subject's.
    """

    subject: Span
    relation: Relation
    object: Span
    trigger: Span | None
    rule: str
