"""The nouns of the house: frozen, typed values that every room passes on and none of them changes.

Offsets are code points of the raw text as decoded from the file, half-open, before any Unicode repair.
"""

from frontgraph.model.amendment import Amendment, Operation, ReportedAct
from frontgraph.model.citation import (
    Candidate,
    Citation,
    CitationDetails,
    Relation,
    Resolution,
    ResolutionStatus,
)
from frontgraph.model.dates import PartialDate
from frontgraph.model.document import (
    Document,
    DocumentField,
    Locator,
    Page,
    Section,
    SectionKind,
    Signature,
)
from frontgraph.model.effect import EffectEvent, EffectStatement
from frontgraph.model.facts import (
    Assignee,
    BodyMention,
    Campaign,
    Facts,
    ForeignPartner,
    Meeting,
    Person,
    PlaceMention,
    Recipient,
    Role,
    Signatory,
    Target,
    Task,
    Term,
)
from frontgraph.model.identity import BodyKey, WorkKey
from frontgraph.model.provision import Provision, ProvisionPart, ProvisionUnit
from frontgraph.model.reference import Antecedent, Reference
from frontgraph.model.span import Evidence, Span

__all__ = [
    "Amendment",
    "Antecedent",
    "Assignee",
    "BodyKey",
    "BodyMention",
    "Campaign",
    "Candidate",
    "Citation",
    "CitationDetails",
    "Document",
    "DocumentField",
    "EffectEvent",
    "EffectStatement",
    "Evidence",
    "Facts",
    "ForeignPartner",
    "Locator",
    "Meeting",
    "Operation",
    "Page",
    "PartialDate",
    "Person",
    "PlaceMention",
    "Provision",
    "ProvisionPart",
    "ProvisionUnit",
    "Recipient",
    "Reference",
    "Relation",
    "ReportedAct",
    "Resolution",
    "ResolutionStatus",
    "Role",
    "Section",
    "SectionKind",
    "Signatory",
    "Signature",
    "Span",
    "Target",
    "Task",
    "Term",
    "WorkKey",
]
