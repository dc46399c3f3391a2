"""The days of effect that a document gives for itself and for its provisions, as nodes with the words for them."""

from __future__ import annotations

from frontgraph.graph import terms
from frontgraph.graph.concepts import concepts_by_word
from frontgraph.graph.evidence import Said, Whole, mention
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import FG, RdfTerm, triple
from frontgraph.graph.uris import provision
from frontgraph.graph.vocabulary import EFFECT
from frontgraph.graph.works import describe_provision
from frontgraph.model import Evidence
from frontgraph.text import fold


def describe_effects(sheet: Sheet) -> Said:
    """What takes or loses effect, and when; a day that the words do not tell is left out, not guessed."""
    effects = sheet.document.effects
    nodes = sheet.names("eff", ((each.event.value, each.provision, each.quote) for each in effects))
    for said, node in zip(effects, nodes, strict=True):
        proof = Evidence(said.span, said.quote, said.rule, said.confidence)
        yield from mention(sheet, node, FG.EffectStatement, proof, whole=Whole(node, sheet.sentence(proof.span)))
        yield triple(node, FG.effectEvent, RdfTerm(str(concepts_by_word(EFFECT)[fold(said.event.value)])))
        if said.date is not None and said.date.day_date is not None:
            yield triple(node, FG.effective, terms.date(said.date))
        for each in said.provisions:
            yield triple(node, FG.effectProvision, provision(sheet.work, each))
            yield from describe_provision(sheet.work, each)
        for each in said.excepted:
            yield triple(node, FG.exceptedProvision, provision(sheet.work, each))
            yield from describe_provision(sheet.work, each)
