"""Partners abroad and what is agreed with them; places; bodies named anywhere in the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pyoxigraph as ox

from frontgraph.graph import literals
from frontgraph.graph.agents import agent_node, describe_agent, names_several, short_name
from frontgraph.graph.evidence import Triples, edge, mention
from frontgraph.graph.people import jurisdiction
from frontgraph.graph.resolving import body_named
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.uris import inside
from frontgraph.graph.vocabulary import BRANCH, FG, FOAF, LEVEL, ORG, PROV, RDF, RDFS
from frontgraph.model import BodyKey, BodyMention, Evidence, ForeignPartner, PlaceMention
from frontgraph.text import slug


def describe_cooperation(sheet: Sheet) -> Triples:
    """Each instrument with its parties and actions; partners named without an instrument one by one."""
    facts = sheet.document.facts
    partners = facts.foreign if facts else ()
    groups = [tuple(group) for _, group in groupby(partners, key=_instrument_place)]
    for order, group in enumerate(groups, start=1):
        yield from _describe_cooperation(sheet, group, sheet.part("coop", order))


def describe_places(sheet: Sheet) -> Triples:
    """The administrative units that the document names."""
    facts = sheet.document.facts
    for order, place in enumerate(facts.places if facts else (), start=1):
        yield from _describe_place(sheet, place, sheet.part("plc", order))


def describe_bodies_named(sheet: Sheet) -> Triples:
    """Every place where a body is named, resolved or not."""
    facts = sheet.document.facts
    mentions = facts.bodies if facts else ()
    nodes = sheet.names("bm", ((mention.name, mention.span.start) for mention in mentions))
    for found, node in zip(mentions, nodes, strict=True):
        yield from _describe_body_mention(sheet, found, node)


def _instrument_place(partner: ForeignPartner) -> object:
    proof = partner.instrument_evidence
    return (proof.span.start, proof.span.end) if proof is not None else partner.name


def _describe_cooperation(sheet: Sheet, partners: Sequence[ForeignPartner], node: ox.NamedNode) -> Triples:
    first = partners[0]
    yield from mention(sheet, node, FG.Cooperation, first.evidence)
    ours = _our_side(sheet, first)
    if ours is not None and first.ours is not None:
        yield ox.Triple(node, FG.ourSide, ours)
        yield ox.Triple(node, FG.ourSideName, literals.text(literals.one_line(first.ours)))
        yield from describe_agent(sheet, first.ours, body_named(first.ours, jurisdiction(sheet), sheet.document.date))
    for partner in partners:
        yield from _describe_partner(sheet, partner, node, ours)
    if first.instrument is not None:
        yield from _describe_instrument(sheet, first, inside(node, "instrument"))
        yield ox.Triple(node, FG.instrument, inside(node, "instrument"))
    actions = dict.fromkeys(action for partner in partners for action in partner.actions)
    for order, action in enumerate(actions, start=1):
        yield ox.Triple(node, FG.agreedAction, inside(node, "act", order))
        yield from mention(sheet, inside(node, "act", order), FG.CooperationAction, action)


def _our_side(sheet: Sheet, partner: ForeignPartner) -> ox.NamedNode | None:
    if partner.ours is None:
        return None
    return agent_node(sheet, partner.ours, body_named(partner.ours, jurisdiction(sheet), sheet.document.date))


def _describe_instrument(sheet: Sheet, partner: ForeignPartner, node: ox.NamedNode) -> Triples:
    proof = partner.instrument_evidence or partner.evidence
    yield ox.Triple(node, RDFS.label, literals.vietnamese(partner.instrument or ""))
    yield from mention(sheet, node, FG.CooperationInstrument, proof)


def _describe_partner(
    sheet: Sheet, partner: ForeignPartner, cooperation: ox.NamedNode, ours: ox.NamedNode | None
) -> Triples:
    node = partner_node(sheet, partner)
    yield ox.Triple(node, RDFS.label, literals.vietnamese(partner.name))
    yield ox.Triple(node, FG.countryName, literals.text(literals.one_line(partner.country)))
    yield ox.Triple(node, FG.branch, BRANCH.foreign)
    yield ox.Triple(node, FG.level, LEVEL.foreign)
    if names_several(partner.name):
        yield from describe_agent(sheet, partner.name, None, group=True)
    else:
        yield ox.Triple(node, RDF.type, FG.ForeignPartner)
        yield ox.Triple(node, RDF.type, ORG.FormalOrganization)
        yield ox.Triple(node, RDF.type, FOAF.Agent)
        yield ox.Triple(node, RDF.type, PROV.Agent)
    if partner.place_code is not None:
        yield from edge(sheet, (node, FG.place, sheet.uris.place(partner.place_code)), (partner.evidence,))
    yield from edge(sheet, (cooperation, FG.partner, node), (partner.evidence,), (cooperation,))
    if ours is not None:
        proof = partner.instrument_evidence or partner.evidence
        yield from edge(sheet, (ours, FG.cooperatesWith, node), (proof, partner.evidence), (cooperation,))


def partner_node(sheet: Sheet, partner: ForeignPartner) -> ox.NamedNode:
    """A body abroad: the registry's, else by place and name; a group is local to the document."""
    if names_several(partner.name):
        return sheet.part("agent", short_name(partner.name))
    where = (partner.place_code or slug(partner.country)).lower()
    known = body_named(partner.name, where, sheet.document.date)
    return sheet.uris.body(known or BodyKey(where, short_name(partner.name)))


def _describe_place(sheet: Sheet, place: PlaceMention, node: ox.NamedNode) -> Triples:
    unit = sheet.uris.place(place.code) if place.code else sheet.part("place", short_name(place.name))
    yield from mention(sheet, node, FG.PlaceMention, place.evidence)
    yield ox.Triple(node, FG.place, unit)
    yield ox.Triple(node, FG.name, literals.text(literals.one_line(place.name)))
    if not place.code:
        yield ox.Triple(unit, RDF.type, FG.Place)
        yield ox.Triple(unit, RDFS.label, literals.vietnamese(place.name))
        yield ox.Triple(unit, FG.placeLevel, literals.text(place.level))
    yield from edge(sheet, (sheet.work, FG.mentionsPlace, unit), (place.evidence,), (node,))


def _describe_body_mention(sheet: Sheet, found: BodyMention, node: ox.NamedNode) -> Triples:
    rule = "bodies.resolved" if found.body is not None else "bodies.unresolved"
    proof = Evidence(found.span, found.span.cut(sheet.document.text), rule)
    agent = agent_node(sheet, found.name, found.body)
    yield from mention(sheet, node, FG.BodyMention, proof)
    yield ox.Triple(node, FG.agent, agent)
    yield ox.Triple(node, FG.name, literals.text(literals.one_line(found.name)))
    for predicate, words in ((FG.bodyKind, found.kind), (FG.resolutionReason, found.reason)):
        if words is not None:
            yield ox.Triple(node, predicate, literals.text(words))
    yield from describe_agent(sheet, found.name, found.body)
    if found.body is not None:
        yield from edge(sheet, (sheet.work, FG.mentionsBody, agent), (proof,), (node,))
