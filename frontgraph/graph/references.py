"""Relative references as mentions: “Luật này”, “khoản 2 Điều này”, “các văn bản nêu tại khoản 1”, and their meaning."""

from __future__ import annotations

from frontgraph.graph import terms
from frontgraph.graph.citations import citation_nodes
from frontgraph.graph.evidence import Said, Whole, mention
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import FG, RdfTerm, triple
from frontgraph.graph.uris import provision
from frontgraph.graph.works import describe_provision, describe_work
from frontgraph.model import Antecedent, Evidence, Reference, Span


def describe_references(sheet: Sheet) -> Said:
    """All relative references of the document, each with the document, provision or citations that it points at."""
    references = sheet.document.references
    nodes = sheet.names("ref", ((_section(sheet, each), each.quote) for each in references))
    cited = {c.span: node for c, node in zip(sheet.document.citations, citation_nodes(sheet), strict=True)}
    for reference, node in zip(references, nodes, strict=True):
        proof = Evidence(reference.span, reference.quote, reference.rule, reference.confidence)
        # The sentence is not said again for each of the many: the text has it.
        yield from mention(sheet, node, FG.RelativeReference, proof, whole=Whole(node, sheet.sentence(proof.span)))
        yield triple(node, FG.antecedent, terms.text(reference.antecedent.value))
        yield from _describe_antecedent(sheet, reference, node, cited)


def _section(sheet: Sheet, reference: Reference) -> str | None:
    section = sheet.section_at(reference.span.start)
    return section.identifier if section is not None else None


def _describe_antecedent(sheet: Sheet, reference: Reference, node: RdfTerm, cited: dict[Span, RdfTerm]) -> Said:
    for span in reference.mentions or ((reference.mention,) if reference.mention else ()):
        if span in cited:
            yield triple(node, FG.antecedentCitation, cited[span])
    this = reference.antecedent is Antecedent.THIS_DOCUMENT
    if not this and reference.work is None:
        return
    work = sheet.work if reference.work is None else sheet.work_node(reference.work)
    yield triple(node, FG.antecedentWork, work)
    if reference.work is not None:
        yield from describe_work(sheet, reference.work)
    for each in reference.meant:
        yield triple(node, FG.antecedentProvision, provision(work, each))
        yield from describe_provision(work, each)
