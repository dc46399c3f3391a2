"""Who, where, when, and who must act: what a document says besides the documents it cites."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frontgraph.model.dates import PartialDate
from frontgraph.model.identity import BodyKey
from frontgraph.model.span import Evidence, Span


class Role(StrEnum):
    """What a charged body has to do; the values are the Vietnamese words of the facts format."""

    LEADS = "chủ trì"
    COORDINATES = "phối hợp"
    CARRIES_OUT = "thực hiện"
    SUPERVISES = "giám sát"
    REQUESTED = "đề nghị"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, in what post, on whose behalf (`TM. Ban Thường trực`, `KT. Chủ tịch`)."""

    name: str
    post: str | None
    on_behalf_of: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Recipient:
    """One body, person or group under "Nơi nhận" or "Kính gửi".

    `name` has a shared head noun restored, `printed` is the literal form where it differs, `full_name` the form
    completed with what a coordination leaves out; `group` says that it names no single body; such a group is
    never expanded. `purpose` as printed (`b/c`, `thực hiện`, `lưu`).
    """

    name: str
    evidence: Evidence
    purpose: str | None = None
    printed: str | None = None
    full_name: str | None = None
    group: bool = False
    body: BodyKey | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that adopted the document or that it reports."""

    name: str
    evidence: Evidence
    date: PartialDate | None = None
    place: str | None = None
    ordinal: int | None = None
    term: str | None = None
    body: BodyKey | None = None
    chairs: tuple[tuple[str, Evidence], ...] = ()
    attendees: tuple[tuple[str, Evidence], ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person named in the text, once, with every post given in apposition."""

    name: str
    posts: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Campaign:
    """A named campaign, movement, fund, festival or contest; `kind` is the Vietnamese word (`phong trào`)."""

    name: str
    kind: str
    evidence: Evidence
    section: str | None = None
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignPartner:
    """A foreign body or place, with the instrument between it and us, and what is to be done with it."""

    name: str
    country: str
    evidence: Evidence
    place: str | None = None
    place_code: str | None = None
    instrument: str | None = None
    instrument_evidence: Evidence | None = None
    ours: str | None = None
    actions: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A Vietnamese administrative place named by proper name; `code` is ISO 3166-2 where the place has one."""

    name: str
    level: str
    evidence: Evidence
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office or legislature (`nhiệm kỳ 2024-2029`, `khóa XV`) and the body it is of, as written."""

    name: str
    body: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached: the comparator (`>=`, `<=`, `=`), the value, its unit, and what is counted."""

    value: str
    unit: str
    comparator: str
    subject: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Assignee:
    """One body charged in a task, in a role, as printed."""

    name: str
    role: Role
    evidence: Evidence
    body: BodyKey | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One charge of the document: its words, who has to act, by when, towards what.

    `deadline` is ISO or the wording in normal form (`quý IV năm 2025`); `deadline_words` its span's evidence.
    `citations` are start offsets of the citations that the charge's words contain; `campaigns` names likewise.
    """

    evidence: Evidence
    section: str | None
    assignees: tuple[Assignee, ...] = ()
    deadline: str | None = None
    deadline_words: Evidence | None = None
    targets: tuple[Target, ...] = ()
    citations: tuple[int, ...] = ()
    campaigns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in the text, resolved in context where the registry decides."""

    name: str
    span: Span
    body: BodyKey | None
    kind: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one document."""

    signatories: tuple[Signatory, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    meeting: Meeting | None = None
    people: tuple[Person, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    foreign: tuple[ForeignPartner, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    terms: tuple[Term, ...] = ()
    tasks: tuple[Task, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
