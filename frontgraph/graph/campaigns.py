"""Campaigns, movements, funds, festivals: one thing across documents, and each place where it is named."""

from __future__ import annotations

from frontgraph.graph import terms
from frontgraph.graph.agents import agent_node, describe_agent
from frontgraph.graph.concepts import concepts_by_word
from frontgraph.graph.evidence import Said, edge, mention
from frontgraph.graph.people import jurisdiction
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import FG, RDF, RDFS, RdfTerm, triple
from frontgraph.graph.vocabulary import CAMPAIGN_KIND
from frontgraph.model import Campaign
from frontgraph.registry import bodies
from frontgraph.text import fold


def describe_campaigns(sheet: Sheet) -> Said:
    """All campaigns that the document names."""
    facts = sheet.document.facts
    for order, campaign in enumerate(facts.campaigns if facts else (), start=1):
        yield from _describe_campaign(sheet, campaign, order)


def campaigns_by_name(sheet: Sheet) -> dict[str, RdfTerm]:
    """The nodes of the document's campaigns by the name that tasks use."""
    facts = sheet.document.facts
    return {c.name: sheet.campaign_node(c.kind, c.name) for c in (facts.campaigns if facts else ())}


def _describe_campaign(sheet: Sheet, campaign: Campaign, order: int) -> Said:
    node, place = sheet.campaign_node(campaign.kind, campaign.name), sheet.part("camp", order)
    yield triple(node, RDF.type, FG.Campaign)
    yield triple(node, RDFS.label, terms.vietnamese(campaign.name))
    kind = concepts_by_word(CAMPAIGN_KIND).get(fold(campaign.kind))
    if kind is not None:
        yield triple(node, FG.campaignKind, RdfTerm(str(kind)))
    yield triple(node, FG.campaignKindName, terms.words(campaign.kind))
    yield from mention(sheet, place, FG.CampaignMention, campaign.evidence, campaign.section)
    yield triple(place, FG.campaign, node)
    yield triple(place, FG.name, terms.words(campaign.name))
    yield triple(sheet.work, FG.mentionsCampaign, node)
    for name in campaign.bodies:
        body = bodies.key_named(name, jurisdiction(sheet), sheet.document.date)
        yield from describe_agent(sheet, name, body)
        yield from edge(sheet, (node, FG.runBy, agent_node(sheet, name, body)), (place,))
