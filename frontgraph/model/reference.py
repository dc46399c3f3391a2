"""Relative references: words that point at a document or provision named elsewhere ("Luật này", "khoản 2 Điều này")."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frontgraph.model.identity import WorkKey
from frontgraph.model.provision import Provision
from frontgraph.model.span import Span


class Antecedent(StrEnum):
    """What the words point back at."""

    THIS_DOCUMENT = "this-document"
    AMENDED_DOCUMENT = "amended-document"
    CITED_DOCUMENT = "cited-document"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reference:
    """One relative reference.

    span, quote   the words
    antecedent    what they point at
    provision     the provision meant, completed from where the words stand; None for a whole document
    provisions    the single provisions that this names, ranges spelt out by the text meant where it is held
    mention       span of the citation meant, where it is a cited or amended document
    work          the work meant, where it was resolved
    mentions      spans of all citations meant, for “các văn bản nêu tại khoản 1”
    rule          the rule that read it (`anaphora.…`)
    """

    span: Span
    quote: str
    antecedent: Antecedent
    provision: Provision | None = None
    mention: Span | None = None
    work: WorkKey | None = None
    mentions: tuple[Span, ...] = ()
    rule: str = "anaphora.this"
    confidence: float = 1.0
    provisions: tuple[Provision, ...] = ()

    @property
    def meant(self) -> tuple[Provision, ...]:
        """The single provisions meant; a range is counted through where nothing spelt it out."""
        return self.provisions or (self.provision.expand() if self.provision is not None else ())
