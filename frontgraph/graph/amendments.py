"""Amendments as nodes: which provision of which document is changed how, by which provision, from when."""

from __future__ import annotations

import pyoxigraph as ox

from frontgraph.graph import literals
from frontgraph.graph.concepts import concepts_by_word
from frontgraph.graph.evidence import Triples, describe_evidence, evidence_node, mention
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.uris import provision
from frontgraph.graph.vocabulary import FG, KIND, OPERATION
from frontgraph.graph.works import describe_provision, describe_work
from frontgraph.model import Evidence
from frontgraph.model.amendment import Amendment
from frontgraph.text import fold


def describe_amendments(sheet: Sheet) -> Triples:
    """All changes that the document makes in others."""
    amendments = sheet.document.amendments
    nodes = sheet.names("amd", ((each.source, each.target, each.quote) for each in amendments))
    for amendment, node in zip(amendments, nodes, strict=True):
        proof = Evidence(amendment.span, amendment.quote, amendment.rule, amendment.confidence)
        yield from mention(sheet, node, FG.Amendment, proof)
        yield ox.Triple(node, FG.operation, concepts_by_word(OPERATION)[fold(amendment.operation.value)])
        yield from _describe_words(sheet, amendment, node)
        yield from _describe_ends(sheet, amendment, node)


def _describe_words(sheet: Sheet, amendment: Amendment, node: ox.NamedNode) -> Triples:
    written = (
        (FG.oldWords, amendment.old_words),
        (FG.newWords, amendment.new_words),
        (FG.citedNumber, amendment.number),
        (FG.citedName, amendment.name),
    )
    for predicate, words in written:
        if words is not None:
            yield ox.Triple(node, predicate, literals.text(words))
    if amendment.kind is not None:
        yield ox.Triple(node, FG.citedKind, KIND[amendment.kind])
    if amendment.effective is not None and amendment.effective.day_date is not None:
        yield ox.Triple(node, FG.effective, literals.date(amendment.effective))
    if amendment.new_text is not None and amendment.new_text.length:
        proof = Evidence(amendment.new_text, amendment.new_text.cut(sheet.document.text), f"{amendment.rule}.new-text")
        yield ox.Triple(node, FG.newTextEvidence, evidence_node(sheet, proof))
        yield from describe_evidence(sheet, proof)


def _describe_ends(sheet: Sheet, amendment: Amendment, node: ox.NamedNode) -> Triples:
    if amendment.source is not None:
        for each in amendment.source.expand():
            yield ox.Triple(node, FG.sourceProvision, provision(sheet.work, each))
            yield from describe_provision(sheet.work, each)
    if amendment.document is None:
        return
    target = sheet.uris.work(amendment.document)
    yield ox.Triple(node, FG.targetWork, target)
    yield from describe_work(sheet.uris, amendment.document)
    if amendment.target is not None:
        for each in amendment.target.expand():
            yield ox.Triple(node, FG.targetProvision, provision(target, each))
            yield from describe_provision(target, each)
