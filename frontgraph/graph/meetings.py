"""The meeting behind a document, terms of office, and to whom the document is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable

from frontgraph.graph import terms
from frontgraph.graph.agents import agent_node, describe_agent, short_name
from frontgraph.graph.concepts import concepts_by_word
from frontgraph.graph.evidence import Said, edge, mention, thing
from frontgraph.graph.people import jurisdiction, person_node
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import DCT, FG, RDFS, ROLE, RdfTerm, triple
from frontgraph.graph.uris import inside
from frontgraph.graph.vocabulary import PURPOSE
from frontgraph.model import Evidence, Meeting, Recipient, Term
from frontgraph.registry import bodies
from frontgraph.text import fold

_YEARS = re.compile(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)")


def describe_recipients(sheet: Sheet) -> Said:
    """Each entry of the distribution list by itself; a group stays a group."""
    facts = sheet.document.facts
    for order, recipient in enumerate(facts.recipients if facts else (), start=1):
        yield from _describe_recipient(sheet, recipient, order)


def describe_meeting(sheet: Sheet) -> Said:
    """The meeting that adopted the document or that it reports, with those in the chair and those attending."""
    meeting = sheet.document.facts.meeting if sheet.document.facts else None
    if meeting is None:
        return
    node = sheet.part("meeting")
    yield from thing(sheet, node, FG.Meeting, meeting.evidence)
    yield triple(node, RDFS.label, terms.vietnamese(meeting.name))
    yield from _describe_occasion(sheet, node, meeting)
    adopts = sheet.document.kind in _ADOPTED
    predicate = FG.adoptedBy if adopts else FG.reportsMeeting
    yield from edge(sheet, (sheet.work, predicate, node), (meeting.evidence,))
    chairs = ((name, proof, ROLE.chairs, FG.chairedBy) for name, proof in meeting.chairs)
    attendees = ((name, proof, ROLE.attends, FG.attendedBy) for name, proof in meeting.attendees)
    yield from _describe_participations(sheet, node, (*chairs, *attendees))


def describe_terms(sheet: Sheet) -> Said:
    """Terms of office and legislatures, each with the body it is of."""
    facts = sheet.document.facts
    for term in facts.terms if facts else ():
        yield from _describe_term(sheet, term)


# Kinds that a meeting adopts; a notice, minutes or a report only tell of it.
_ADOPTED = frozenset(
    {"nghi-quyet", "nghi-quyet-lien-tich", "luat", "bo-luat", "phap-lenh", "hien-phap", "dieu-le", "ket-luan"}
)


def _describe_occasion(sheet: Sheet, node: RdfTerm, meeting: Meeting) -> Said:
    if meeting.date is not None:
        yield triple(node, DCT.date, terms.date(meeting.date))
    if meeting.place is not None:
        yield triple(node, FG.placeName, terms.words(meeting.place))
    if meeting.ordinal is not None:
        yield triple(node, FG.ordinal, terms.number(meeting.ordinal))
    if meeting.term is not None:
        yield triple(node, FG.termName, terms.words(meeting.term))
    if meeting.body is not None:
        yield from describe_agent(sheet, meeting.name, meeting.body)
        yield from edge(sheet, (node, FG.meetingOf, sheet.body_node(meeting.body)), (meeting.evidence,))


def _describe_participations(
    sheet: Sheet, meeting: RdfTerm, entries: Iterable[tuple[str, Evidence, RdfTerm, RdfTerm]]
) -> Said:
    people = {person.name for person in sheet.document.facts.people} if sheet.document.facts else set()
    for order, (name, proof, role, predicate) in enumerate(entries, start=1):
        place = inside(meeting, "part", order)
        yield triple(meeting, FG.participation, place)
        yield from mention(sheet, place, FG.Participation, proof)
        yield triple(place, FG.name, terms.words(name))
        yield triple(place, FG.role, role)
        if name in people:
            agent = person_node(sheet, name)
        else:
            body = bodies.key_named(name, jurisdiction(sheet), sheet.document.date)
            agent = agent_node(sheet, name, body)
            yield from describe_agent(sheet, name, body)
        yield triple(place, FG.agent, agent)
        yield triple(meeting, predicate, agent)


def _describe_recipient(sheet: Sheet, recipient: Recipient, order: int) -> Said:
    node = sheet.part("dist", order)
    name = recipient.full_name or recipient.name
    agent = agent_node(sheet, name, recipient.body)
    yield from mention(sheet, node, FG.Distribution, recipient.evidence)
    yield triple(node, FG.recipient, agent)
    yield triple(node, FG.isGroup, terms.boolean(recipient.group))
    written = (
        (FG.name, recipient.name),
        (FG.printed, recipient.printed),
        (FG.fullName, recipient.full_name),
        (FG.purposeText, recipient.purpose),
    )
    for predicate, words in written:
        if words is not None:
            yield triple(node, predicate, terms.words(words))
    purpose = concepts_by_word(PURPOSE).get(fold(recipient.purpose or ""))
    if purpose is not None:
        yield triple(node, FG.purpose, RdfTerm(str(purpose)))
    yield from describe_agent(sheet, name, recipient.body, recipient.group)
    yield triple(sheet.work, FG.sentTo, agent)


def _describe_term(sheet: Sheet, term: Term) -> Said:
    node = sheet.part("term", short_name(f"{term.name} {term.body or ''}"))
    yield from thing(sheet, node, FG.Term, term.evidence)
    yield triple(node, RDFS.label, terms.vietnamese(term.name))
    years = _YEARS.search(term.name)
    if years is not None:
        yield triple(node, FG.beginYear, terms.year(years[1]))
        yield triple(node, FG.endYear, terms.year(years[2]))
    yield from edge(sheet, (sheet.work, FG.mentionsTerm, node), (term.evidence,))
    if term.body is not None:
        body = bodies.key_named(term.body, jurisdiction(sheet), sheet.document.date)
        yield triple(node, FG.bodyName, terms.words(term.body))
        yield from describe_agent(sheet, term.body, body)
        yield from edge(sheet, (node, FG.termOf, agent_node(sheet, term.body, body)), (term.evidence,))
