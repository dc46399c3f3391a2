"""Amendments as nodes: which provision of which document is changed how, by which provision, from when."""

from __future__ import annotations

from frontgraph.graph import terms
from frontgraph.graph.concepts import concepts_by_word
from frontgraph.graph.evidence import Said, Whole, mention, proved
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import FG, KIND, RdfTerm, triple
from frontgraph.graph.uris import provision
from frontgraph.graph.vocabulary import OPERATION
from frontgraph.graph.works import describe_provision, describe_work
from frontgraph.model import Evidence
from frontgraph.model.amendment import Amendment
from frontgraph.text import fold


def describe_amendments(sheet: Sheet) -> Said:
    """All changes that the document makes in others."""
    amendments = sheet.document.amendments
    nodes = sheet.names("amd", ((each.source, each.target, each.quote) for each in amendments))
    for amendment, node in zip(amendments, nodes, strict=True):
        proof = Evidence(amendment.span, amendment.quote, amendment.rule, amendment.confidence)
        yield from mention(sheet, node, FG.Amendment, proof)
        whole = Whole(node, sheet.sentence(proof.span))
        yield triple(node, FG.operation, RdfTerm(str(concepts_by_word(OPERATION)[fold(amendment.operation.value)])))
        yield from _describe_words(sheet, amendment, whole)
        yield from _describe_ends(sheet, amendment, node)


def _describe_words(sheet: Sheet, amendment: Amendment, whole: Whole) -> Said:
    node = whole.node
    written = (
        (FG.oldWords, amendment.old_words),
        (FG.newWords, amendment.new_words),
        (FG.citedNumber, amendment.number),
        (FG.citedName, amendment.name),
    )
    for predicate, words in written:
        if words is not None:
            yield triple(node, predicate, terms.text(words))
    if amendment.kind is not None:
        yield triple(node, FG.citedKind, KIND[amendment.kind])
    if amendment.effective is not None and amendment.effective.day_date is not None:
        yield triple(node, FG.effective, terms.date(amendment.effective))
    if amendment.exception is not None:
        yield triple(node, FG.exception, terms.text(amendment.exception.cut(sheet.document.text)))
    if amendment.new_text is not None and amendment.new_text.length:
        proof = Evidence(amendment.new_text, amendment.new_text.cut(sheet.document.text), f"{amendment.rule}.new-text")
        yield from proved(sheet, node, FG.newTextEvidence, proof, whole)


def _describe_ends(sheet: Sheet, amendment: Amendment, node: RdfTerm) -> Said:
    if amendment.source is not None:
        yield triple(node, FG.sourceProvision, provision(sheet.work, amendment.source))
        yield from describe_provision(sheet.work, amendment.source)
    if amendment.document is None:
        return
    target = sheet.work_node(amendment.document)
    yield triple(node, FG.targetWork, target)
    yield from describe_work(sheet, amendment.document)
    for each in amendment.targets:
        yield triple(node, FG.targetProvision, provision(target, each))
        yield from describe_provision(target, each)
    for each in amendment.excepted:
        yield triple(node, FG.exceptedProvision, provision(target, each))
        yield from describe_provision(target, each)
