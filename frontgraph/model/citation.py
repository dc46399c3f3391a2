"""A citation: the place where a document names another, what it says of it, and what was made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from frontgraph.model.dates import PartialDate
from frontgraph.model.identity import WorkKey
from frontgraph.model.provision import Provision
from frontgraph.model.span import Span


class Relation(StrEnum):
    """What the citing document does to the cited one."""

    BASED_ON = "based_on"
    IMPLEMENTS = "implements"
    DISSEMINATES = "disseminates"
    GUIDES = "guides"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    CITES = "cites"


class ResolutionStatus(StrEnum):
    """How far the cited work is known."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that a mention may mean: its score in (0, 1], and why it was not taken (None for the chosen one)."""

    work: WorkKey
    score: float
    rejected: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome of the ladder: `step` names the rung that decided; `reason` says why nothing did.

    `provisions` are the single provisions of the work that the mention's pinpoints name, ranges spelt out: by the
    work's own text where the collection has it.
    """

    status: ResolutionStatus
    step: str
    confidence: float
    work: WorkKey | None = None
    candidates: tuple[Candidate, ...] = ()
    reason: str | None = None
    warnings: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class CitationDetails:
    """Where the parts of a mention stand, and how it was read; outside equality of citations."""

    date: Span | None = None
    issuer: Span | None = None
    title: Span | None = None
    pinpoints: Span | None = None
    trigger: Span | None = None
    sentence: Span | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document.

    span, quote  from the type word (or the number without one) to the end of the number or name, raw text
    kind         slug of the document kind in the registry (`nghi-quyet`), None where no word tells it
    number       symbol with inner spaces removed (`43-NQ/TW`); None for a document cited by name
    name         the name, without the year, of a law, code, charter …; None for a numbered document
    date         written beside the mention
    issuer       as written beside the mention, shared issuers distributed
    title        what the mention says the document is about
    pinpoints    provisions named with the mention
    relation     what this document does to it; `details.trigger` are the words that say so
    section      identifier of the citing section (`2.4`)
    """

    span: Span
    quote: str
    kind: str | None
    number: str | None = None
    name: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None
    title: str | None = None
    pinpoints: tuple[Provision, ...] = ()
    relation: Relation = Relation.CITES
    section: str | None = None
    confidence: float = 1.0
    details: CitationDetails = field(default=CitationDetails(), compare=False)
    resolution: Resolution | None = None

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The single provisions named; a range is counted through where resolution did not spell it out."""
        spelt_out = self.resolution.provisions if self.resolution is not None else ()
        return spelt_out or tuple(single for pinpoint in self.pinpoints for single in pinpoint.expand())

    def related(self, relation: Relation, trigger: Span | None, rule: str) -> Citation:
        """This citation with its relation, the words that say so and the rule that read them.

        Written out like the next, because every citation passes here: `dataclasses.replace` takes three times as long.

        >>> Citation(Span(0, 4), "Luật", "luat").related(Relation.AMENDS, None, "relation.list").details.rules
        ('relation.list',)
        """
        own = self.details
        details = CitationDetails(
            own.date, own.issuer, own.title, own.pinpoints, trigger, own.sentence, (*own.rules, rule)
        )
        return self._with(relation, details, self.resolution)

    def resolved(self, resolution: Resolution) -> Citation:
        """This citation with the outcome of its resolution.

        >>> Citation(Span(0, 4), "Luật", "luat").resolved(Resolution(ResolutionStatus.UNRESOLVED, "none", 0.0)).quote
        'Luật'
        """
        return self._with(self.relation, self.details, resolution)

    def _with(self, relation: Relation, details: CitationDetails, resolution: Resolution | None) -> Citation:
        return Citation(
            self.span,
            self.quote,
            self.kind,
            self.number,
            self.name,
            self.date,
            self.issuer,
            self.title,
            self.pinpoints,
            relation,
            self.section,
            self.confidence,
            details,
            resolution,
        )
