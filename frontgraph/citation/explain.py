"""Why a citation was read as it was: anchor, path through the grammar, antecedent, ladder, candidates rejected."""

from __future__ import annotations

from dataclasses import dataclass

from frontgraph.citation.context import Context, context_of
from frontgraph.citation.explanation_words import both, label
from frontgraph.citation.identity import Identity, identify
from frontgraph.citation.outcomes import Step
from frontgraph.citation.resolve import CollectionIndex, local_shelf, resolve_citation
from frontgraph.errors import LookupFailedError
from frontgraph.model import Citation, Document, Reference, Resolution, ResolutionStatus


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: whether it was passed, decided, or was not reached, and why."""

    step: str
    outcome: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The trace of one citation (or relative reference); `str` prints it in both languages, one fact a line.

    offset, line, column   where was asked, 1-based
    anchor                 the words of the mention
    path                   rules of the grammar and of the relation, in the order in which they applied
    antecedent             the fuller mention or context on which the reading rests
    """

    file: str
    offset: int
    line: int
    column: int
    anchor: str
    sentence: str
    fields: tuple[tuple[str, str], ...]
    path: tuple[str, ...]
    relation: str
    trigger: str | None
    context: tuple[tuple[str, str], ...]
    antecedent: str | None
    ladder: tuple[Rung, ...]
    resolution: Resolution | None
    reference: Reference | None = None

    def __str__(self) -> str:
        lines = [
            f"{self.file}:{self.line}:{self.column}",
            f"  {_line(self.sentence)}",
            f"{label('anchor')} {_line(self.anchor)}",
        ]
        lines += [f"{label(name)} {value}" for name, value in self.fields]
        lines.append(f"{label('path')} {' → '.join(self.path)}")
        if self.relation:
            said = f" – “{_line(self.trigger)}”" if self.trigger else ""
            lines.append(f"{label('relation')} {self.relation}{said}")
        lines += [f"{label(name)} {both(value)}" for name, value in self.context]
        if self.antecedent is not None:
            lines.append(f"{label('antecedent')} {self.antecedent}")
        lines += [f"{label('step')} {_rung(rung)}" for rung in self.ladder]
        return "\n".join([*lines, *_outcome(self.resolution)])


def explain(document: Document, offset: int, index: CollectionIndex | None = None) -> Explanation:
    """The trace of the citation, or relative reference, that covers the raw code point `offset` (or starts nearest).

    Raises LookupFailedError, one line, where nothing was recognised within the same line.

    >>> explain(Document("a.txt", "Không có gì.", ""), 3)
    Traceback (most recent call last):
    frontgraph.errors.LookupFailedError: a.txt: no citation stands at offset 3; the document has none.
    """
    citation = _at(document, offset)
    if citation is None:
        reference = next((r for r in document.references if r.span.start <= offset < r.span.end), None)
        if reference is not None:
            return _of_reference(document, offset, reference)
        raise LookupFailedError(_nothing(document, offset))
    context = context_of(document)
    local = local_shelf(document, index)
    collection = index.shelf if index is not None else CollectionIndex().shelf
    outcome = resolve_citation(citation, context, local, collection)
    line, column = _place(document.text, citation.span.start)
    details = citation.details
    return Explanation(
        file=document.file,
        offset=offset,
        line=line,
        column=column,
        anchor=citation.quote,
        sentence=details.sentence.cut(document.text) if details.sentence else citation.quote,
        fields=_fields(citation),
        path=details.rules,
        relation=citation.relation.value,
        trigger=details.trigger.cut(document.text) if details.trigger else None,
        context=_context(context),
        antecedent=_antecedent(document, citation, outcome),
        ladder=_ladder(citation, context, outcome),
        resolution=outcome,
    )


def _at(document: Document, offset: int) -> Citation | None:
    covering = [c for c in document.citations if c.span.start <= offset < c.span.end]
    if covering:
        return covering[0]
    start = document.text.rfind("\n", 0, offset) + 1
    end = document.text.find("\n", offset)
    line = [c for c in document.citations if start <= c.span.start < (end if end >= 0 else len(document.text))]
    return min(line, key=lambda c: abs(c.span.start - offset), default=None)


def _nothing(document: Document, offset: int) -> str:
    if not document.citations:
        return f"{document.file}: no citation stands at offset {offset}; the document has none."
    nearest = min(document.citations, key=lambda c: abs(c.span.start - offset))
    return (
        f"{document.file}: no citation stands at offset {offset}; "
        f"the nearest, “{_line(nearest.quote)}”, starts at {nearest.span.start}."
    )


def _fields(citation: Citation) -> tuple[tuple[str, str], ...]:
    said = (
        ("kind", citation.kind),
        ("number", citation.number),
        ("name", citation.name),
        ("date", citation.date.iso if citation.date else None),
        ("issuer", citation.issuer),
        ("title", _line(citation.title) if citation.title else None),
        ("pinpoints", "; ".join(str(p) for p in citation.pinpoints) or None),
        ("section", citation.section),
    )
    return tuple((name, value) for name, value in said if value)


def _context(context: Context) -> tuple[tuple[str, str], ...]:
    said = (
        ("document of", context.issuer.path if context.issuer else context.jurisdiction),
        ("dated", context.date.iso if context.date else None),
        ("not before", context.written.iso if context.written and not context.date else None),
    )
    return tuple((name, value) for name, value in said if value)


def _antecedent(document: Document, citation: Citation, outcome: Resolution) -> str | None:
    """The mention that names in full what this one names in short."""
    if outcome.work is None or outcome.step == Step.EXACT_KEY.value:
        return None
    for other in document.citations:
        same = other.resolution is not None and other.resolution.work == outcome.work
        if (
            same
            and other.span != citation.span
            and len(other.quote) >= len(citation.quote)
            and other.number is not None
        ):
            line, _ = _place(document.text, other.span.start)
            return f"“{_line(other.quote)}”, dòng · line {line}"
    return None


def _ladder(citation: Citation, context: Context, outcome: Resolution) -> tuple[Rung, ...]:
    """Every rung in order: what it lacked, the one that decided, those not needed."""
    rungs, decided = [], False
    identity = identify(citation, context) if citation.number is not None else None
    for step in Step:
        if step is Step.NONE:
            continue
        if step.value == outcome.step:
            rungs.append(Rung(step.value, outcome.status.value, outcome.reason or ""))
            decided = True
        elif decided:
            rungs.append(Rung(step.value, "not needed"))
        else:
            rungs.append(Rung(step.value, "passed", _lacking(step, citation, identity)))
    return tuple(rungs)


def _lacking(step: Step, citation: Citation, identity: Identity | None) -> str:
    if identity is None:
        return "the mention has no number" if step.value.startswith(("exact", "number")) else "it does not decide"
    if step in (Step.NAME, Step.NAME_YEAR):
        return "the mention has a number"
    lacks = {
        "kind": identity.kind is None,
        "letters": identity.symbol is None,
        "body": identity.body is None,
        "place": identity.jurisdiction is None,
        "year": identity.year is None,
    }
    if step is Step.NUMBER_DATE:
        lacks = {"date": citation.date is None, "letters": identity.symbol is None}
    missing = [name for name, lacking in lacks.items() if lacking]
    return f"lacks {', '.join(missing)}" if missing else "it does not decide"


def _of_reference(document: Document, offset: int, reference: Reference) -> Explanation:
    line, column = _place(document.text, reference.span.start)
    mention = reference.mention.cut(document.text) if reference.mention else None
    return Explanation(
        file=document.file,
        offset=offset,
        line=line,
        column=column,
        anchor=reference.quote,
        sentence=reference.quote,
        fields=(("provision", str(reference.provision)),) if reference.provision is not None else (),
        path=(reference.rule,),
        relation="",
        trigger=None,
        context=(("points at", reference.antecedent.value),),
        antecedent=f"“{_line(mention)}”" if mention else None,
        ladder=(),
        resolution=None,
        reference=reference,
    )


def _outcome(outcome: Resolution | None) -> list[str]:
    if outcome is None:
        return []
    lines = [f"{label('result')} {both(outcome.status.value)}" + (f": {outcome.work.path}" if outcome.work else "")]
    if outcome.status is ResolutionStatus.RESOLVED:
        lines[0] += f" (độ tin cậy · confidence {outcome.confidence:.2f})"
    if outcome.reason:
        lines.append(f"{label('reason')} {both(outcome.reason)}")
    lines += [
        f"{label('rejected')} {c.work.path} ({c.score:.2f}): {both(c.rejected)}"
        for c in outcome.candidates
        if c.rejected
    ]
    return [*lines, *(f"{label('warning')} {both(warning)}" for warning in outcome.warnings)]


def _rung(rung: Rung) -> str:
    """A step and what came of it; those that were not needed are not explained further."""
    detail = f" – {both(rung.detail)}" if rung.detail else ""
    return f"{both(rung.step)}: {both(rung.outcome)}{detail}"


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _line(words: str | None) -> str:
    return " ".join((words or "").split())
