"""Partners abroad and what is agreed with them; places; bodies named anywhere in the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from frontgraph.graph import terms
from frontgraph.graph.agents import agent_node, describe_agent, names_several, short_name
from frontgraph.graph.evidence import Said, edge, mention, thing
from frontgraph.graph.people import jurisdiction
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import BRANCH, FG, FOAF, LEVEL, ORG, PROV, RDF, RDFS, RdfTerm, triple
from frontgraph.graph.uris import inside
from frontgraph.model import BodyKey, BodyMention, Evidence, ForeignPartner, PlaceMention, Span
from frontgraph.registry import bodies
from frontgraph.text import slug


def describe_cooperation(sheet: Sheet) -> Said:
    """Each instrument with its parties and actions; partners named without an instrument one by one."""
    facts = sheet.document.facts
    partners = facts.foreign if facts else ()
    groups = [tuple(group) for _, group in groupby(partners, key=_instrument_place)]
    for order, group in enumerate(groups, start=1):
        yield from _describe_cooperation(sheet, group, sheet.part("coop", order))


def describe_places(sheet: Sheet) -> Said:
    """The administrative units that the document names."""
    facts = sheet.document.facts
    for order, place in enumerate(facts.places if facts else (), start=1):
        yield from _describe_place(sheet, place, sheet.part("plc", order))


def describe_bodies_named(sheet: Sheet) -> Said:
    """Each name of a body, resolved or not: its first place as a mention, the further ones as places only."""
    facts = sheet.document.facts
    same: dict[tuple[str, BodyKey | None, str | None], list[BodyMention]] = {}
    for found in facts.bodies if facts else ():
        words = terms.one_line(found.span.cut(sheet.document.text))
        same.setdefault((words, found.body, found.kind), []).append(found)
    nodes = sheet.names("bm", ((name, body.path if body else "", kind) for name, body, kind in same))
    for mentions, node in zip(same.values(), nodes, strict=True):
        yield from _describe_body_mention(sheet, mentions[0], node)
        yield from _describe_further_places(sheet, node, [found.span for found in mentions[1:]])


def _describe_further_places(sheet: Sheet, node: RdfTerm, places: Sequence[Span]) -> Said:
    if places:
        yield triple(node, FG.alsoAt, terms.text(" ".join(f"{place.start},{place.end}" for place in places)))
    sections = (sheet.section_at(place.start) for place in places)
    for identifier in dict.fromkeys(section.identifier for section in sections if section is not None):
        yield triple(node, FG.inSection, sheet.section_node(identifier))


def _instrument_place(partner: ForeignPartner) -> object:
    proof = partner.instrument_evidence
    return (proof.span.start, proof.span.end) if proof is not None else partner.name


def _describe_cooperation(sheet: Sheet, partners: Sequence[ForeignPartner], node: RdfTerm) -> Said:
    first = partners[0]
    yield from mention(sheet, node, FG.Cooperation, first.evidence)
    ours = _our_side(sheet, first)
    if ours is not None and first.ours is not None:
        yield triple(node, FG.ourSide, ours)
        yield triple(node, FG.ourSideName, terms.words(first.ours))
        yield from describe_agent(
            sheet, first.ours, bodies.key_named(first.ours, jurisdiction(sheet), sheet.document.date)
        )
    for partner in partners:
        yield from _describe_partner(sheet, partner, node, ours)
    if first.instrument is not None:
        yield from _describe_instrument(sheet, first, inside(node, "instrument"))
        yield triple(node, FG.instrument, inside(node, "instrument"))
    actions = dict.fromkeys(action for partner in partners for action in partner.actions)
    for order, action in enumerate(actions, start=1):
        yield triple(node, FG.agreedAction, inside(node, "act", order))
        yield from mention(sheet, inside(node, "act", order), FG.CooperationAction, action)


def _our_side(sheet: Sheet, partner: ForeignPartner) -> RdfTerm | None:
    if partner.ours is None:
        return None
    return agent_node(sheet, partner.ours, bodies.key_named(partner.ours, jurisdiction(sheet), sheet.document.date))


def _describe_instrument(sheet: Sheet, partner: ForeignPartner, node: RdfTerm) -> Said:
    proof = partner.instrument_evidence or partner.evidence
    yield triple(node, RDFS.label, terms.vietnamese(partner.instrument or ""))
    yield from thing(sheet, node, FG.CooperationInstrument, proof)


def _describe_partner(sheet: Sheet, partner: ForeignPartner, cooperation: RdfTerm, ours: RdfTerm | None) -> Said:
    node = partner_node(sheet, partner)
    yield triple(node, RDFS.label, terms.vietnamese(partner.name))
    yield triple(node, FG.countryName, terms.words(partner.country))
    yield triple(node, FG.branch, BRANCH.foreign)
    yield triple(node, FG.level, LEVEL.foreign)
    if names_several(partner.name):
        yield from describe_agent(sheet, partner.name, None, group=True)
    else:
        yield triple(node, RDF.type, FG.ForeignPartner)
        yield triple(node, RDF.type, ORG.FormalOrganization)
        yield triple(node, RDF.type, FOAF.Agent)
        yield triple(node, RDF.type, PROV.Agent)
    if partner.place_code is not None:
        yield from edge(sheet, (node, FG.place, sheet.place_node(partner.place_code)), (partner.evidence,))
    yield from edge(sheet, (cooperation, FG.partner, node), (partner.evidence,), (cooperation,))
    if ours is not None:
        proof = partner.instrument_evidence or partner.evidence
        yield from edge(sheet, (ours, FG.cooperatesWith, node), (proof, partner.evidence), (cooperation,))


def partner_node(sheet: Sheet, partner: ForeignPartner) -> RdfTerm:
    """A body abroad: the registry's, else by place and name; a group is local to the document."""
    if names_several(partner.name):
        return sheet.part("agent", short_name(partner.name))
    where = (partner.place_code or slug(partner.country)).lower()
    known = bodies.key_named(partner.name, where, sheet.document.date)
    return sheet.body_node(known or BodyKey(where, short_name(partner.name)))


def _describe_place(sheet: Sheet, place: PlaceMention, node: RdfTerm) -> Said:
    unit = sheet.place_node(place.code) if place.code else sheet.part("place", short_name(place.name))
    yield from mention(sheet, node, FG.PlaceMention, place.evidence)
    yield triple(node, FG.place, unit)
    yield triple(node, FG.name, terms.words(place.name))
    if not place.code:
        yield triple(unit, RDF.type, FG.Place)
        yield triple(unit, RDFS.label, terms.vietnamese(place.name))
        yield triple(unit, FG.placeLevel, terms.text(place.level))
    yield triple(sheet.work, FG.mentionsPlace, unit)


def _describe_body_mention(sheet: Sheet, found: BodyMention, node: RdfTerm) -> Said:
    rule = "bodies.resolved" if found.body is not None else "bodies.unresolved"
    proof = Evidence(found.span, found.span.cut(sheet.document.text), rule)
    agent = agent_node(sheet, found.name, found.body)
    yield from mention(sheet, node, FG.BodyMention, proof)
    yield triple(node, FG.agent, agent)
    yield triple(node, FG.name, terms.words(found.name))
    for predicate, words in ((FG.bodyKind, found.kind), (FG.resolutionReason, found.reason)):
        if words is not None:
            yield triple(node, predicate, terms.text(words))
    yield from describe_agent(sheet, found.name, found.body)
    if found.body is not None:
        yield triple(sheet.work, FG.mentionsBody, agent)
