"""Campaigns, movements, funds, festivals: one thing across documents, and each place where it is named."""

from __future__ import annotations

import pyoxigraph as ox

from frontgraph.graph import literals
from frontgraph.graph.agents import agent_node, describe_agent
from frontgraph.graph.concepts import concepts_by_word
from frontgraph.graph.evidence import Triples, edge, mention
from frontgraph.graph.people import jurisdiction
from frontgraph.graph.resolving import body_named
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.vocabulary import CAMPAIGN_KIND, FG, RDF, RDFS
from frontgraph.model import Campaign
from frontgraph.text import fold


def describe_campaigns(sheet: Sheet) -> Triples:
    """All campaigns that the document names."""
    facts = sheet.document.facts
    for order, campaign in enumerate(facts.campaigns if facts else (), start=1):
        yield from _describe_campaign(sheet, campaign, order)


def campaigns_by_name(sheet: Sheet) -> dict[str, ox.NamedNode]:
    """The nodes of the document's campaigns by the name that tasks use."""
    facts = sheet.document.facts
    return {c.name: sheet.uris.campaign(c.kind, c.name) for c in (facts.campaigns if facts else ())}


def _describe_campaign(sheet: Sheet, campaign: Campaign, order: int) -> Triples:
    node, place = sheet.uris.campaign(campaign.kind, campaign.name), sheet.part("camp", order)
    yield ox.Triple(node, RDF.type, FG.Campaign)
    yield ox.Triple(node, RDFS.label, literals.vietnamese(campaign.name))
    kind = concepts_by_word(CAMPAIGN_KIND).get(fold(campaign.kind))
    if kind is not None:
        yield ox.Triple(node, FG.campaignKind, kind)
    yield ox.Triple(node, FG.campaignKindName, literals.text(literals.one_line(campaign.kind)))
    yield from mention(sheet, place, FG.CampaignMention, campaign.evidence, campaign.section)
    yield ox.Triple(place, FG.campaign, node)
    yield ox.Triple(place, FG.name, literals.text(literals.one_line(campaign.name)))
    yield from edge(sheet, (sheet.work, FG.mentionsCampaign, node), (campaign.evidence,), (place,))
    for name in campaign.bodies:
        body = body_named(name, jurisdiction(sheet), sheet.document.date)
        yield from describe_agent(sheet, name, body)
        yield from edge(sheet, (node, FG.runBy, agent_node(sheet, name, body)), (campaign.evidence,), (place,))
