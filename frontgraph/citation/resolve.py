"""Resolution: which work each mention means, and what the document itself is called.

A step of its own, which can be repeated when documents arrive: every document is summarised, the summaries make an
index, and each document is resolved against itself first and the index second. The order of documents does not
matter, and nothing that an earlier resolution said is used.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from frontgraph.citation.context import Context, context_of
from frontgraph.citation.contradictions import contradictions
from frontgraph.citation.identity import Identity, Origin, identify, same_body
from frontgraph.citation.known import Known, KnownWorks, Shelf
from frontgraph.citation.named import UNLISTED, resolve_named
from frontgraph.citation.numbered import resolve_numbered
from frontgraph.citation.provision_paths import expand, provisions_of
from frontgraph.model import (
    Amendment,
    Antecedent,
    Citation,
    Document,
    PartialDate,
    Provision,
    Reference,
    Resolution,
    ResolutionStatus,
    Span,
    WorkKey,
)
from frontgraph.model.identity import UNKNOWN_YEAR
from frontgraph.registry import laws
from frontgraph.text import fold


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What the resolution of other documents needs of one: its own work and those it names in full; no text."""

    file: str
    sha256: str
    own: Known | None
    works: tuple[Known, ...] = ()
    provisions: tuple[Provision, ...] = ()

    @property
    def known(self) -> tuple[Known, ...]:
        """The works, its own before those it names."""
        return self.works if self.own is None else (self.own, *self.works)


class KnownTexts(Protocol):
    """Where the provisions of the works that a collection has are looked up."""

    def get(self, work: WorkKey, default: tuple[Provision, ...], /) -> tuple[Provision, ...]:
        """All articles, clauses and points of a work, `default` where its text is not there."""


@dataclass(frozen=True, slots=True)
class CollectionIndex:
    """All works that the documents of a collection are or name in full, and the provisions of those it has."""

    shelf: KnownWorks = field(default_factory=Shelf)
    provisions: KnownTexts = field(default_factory=dict[WorkKey, tuple[Provision, ...]])

    @classmethod
    def of(cls, summaries: Iterable[DocumentSummary]) -> CollectionIndex:
        """The index of these summaries, whatever their order.

        >>> CollectionIndex.of([]).shelf.works
        ()
        """
        ordered = sorted(summaries, key=lambda summary: (summary.file, summary.sha256))
        works = (work for summary in ordered for work in summary.known)
        real = {summary.own.key: summary.provisions for summary in ordered if summary.own and summary.provisions}
        return cls(Shelf.of(works), real)

    def expanded(self, work: WorkKey | None, named: Iterable[Provision]) -> tuple[Provision, ...]:
        """The single provisions of a work that `named` are; ranges are counted through the work's own text where the
        collection has it.

        >>> CollectionIndex().expanded(None, ())
        ()
        """
        named = tuple(named)
        ranges = any(provision.parts[-1].last is not None for provision in named)
        real = self.provisions.get(work, ()) if work is not None and ranges else ()
        return tuple(dict.fromkeys(single for provision in named for single in expand(provision, real)))


@dataclass(frozen=True, slots=True)
class Conservation:
    """No mention is lost: `found` = `resolved` + all of `unresolved` (by reason) + all of `ambiguous` (by reason)."""

    found: int
    resolved: int
    unresolved: Mapping[str, int]
    ambiguous: Mapping[str, int]
    steps: Mapping[str, int]

    @property
    def holds(self) -> bool:
        """Whether the sum is right."""
        return self.found == self.resolved + sum(self.unresolved.values()) + sum(self.ambiguous.values())


@dataclass(frozen=True, slots=True)
class _Said:
    """What a document says by itself, read once: its context, the identity of each mention, the works named in full.

    `identities` has one place for each citation, None for those without a number.
    """

    context: Context
    identities: tuple[Identity | None, ...]
    full: Shelf

    @classmethod
    def by(cls, document: Document) -> _Said:
        context = context_of(document)
        identities = tuple(
            identify(citation, context) if citation.number is not None else None for citation in document.citations
        )
        return cls(context, identities, _works(document.citations, identities))


def resolve_citations(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with `key` and every `Citation.resolution` filled; each resolved within the whole.

    >>> resolve_citations([])
    ()
    """
    said = [_Said.by(document) for document in documents]
    index = CollectionIndex.of(map(_summary, documents, said))
    return tuple(_resolved(document, own, index) for document, own in zip(documents, said, strict=True))


def summarise(document: Document) -> DocumentSummary:
    """The works that a document is and names in full.

    >>> summarise(Document("a.txt", "", "0" * 64)).works
    ()
    """
    return _summary(document, _Said.by(document))


def _summary(document: Document, said: _Said) -> DocumentSummary:
    key = document_key(document, said.context)
    own = Known(key, _bare(key), True, _dates(document), (), True) if key is not None else None
    return DocumentSummary(document.file, document.sha256, own, said.full.works, provisions_of(document))


def resolve_document(document: Document, index: CollectionIndex | None = None) -> Document:
    """The document with its own key and all citations resolved, against itself and then against `index`.

    What its amendments and relative references point at follows from the citations.

    >>> resolve_document(Document("a.txt", "", "0" * 64)).key is None
    True
    """
    return _resolved(document, _Said.by(document), index)


def _resolved(document: Document, said: _Said, index: CollectionIndex | None) -> Document:
    context = said.context
    collection = index.shelf if index is not None else Shelf()
    local = _local_shelf(document, said, collection)
    texts = _Texts(document, index if index is not None else CollectionIndex())
    outcomes: dict[_Words, Resolution] = {}  # a document names the same works again and again
    cited: list[Citation] = []
    for citation, identity in zip(document.citations, said.identities, strict=True):
        words = _words(citation)
        if words not in outcomes:
            outcomes[words] = _outcome(citation, identity, context, local, collection)
        cited.append(citation.resolved(texts.spelt_out(citation, outcomes[words])))
    works = {citation.span: citation.resolution.work for citation in cited if citation.resolution is not None}
    return dataclasses.replace(
        document,
        key=document_key(document, context),
        citations=tuple(cited),
        amendments=tuple(
            texts.of_amendment(found, works.get(found.cited) if found.cited else None) for found in document.amendments
        ),
        references=tuple(
            texts.of_reference(found, works.get(found.mention) if found.mention else None)
            for found in document.references
        ),
    )


class _Texts:
    """The provisions of the texts that a document points at, its own included, to spell out ranges by."""

    def __init__(self, document: Document, index: CollectionIndex) -> None:
        self._document = document
        self._index = index

    @cached_property
    def _own(self) -> tuple[Provision, ...]:
        return provisions_of(self._document)

    def spelt_out(self, citation: Citation, outcome: Resolution) -> Resolution:
        if outcome.work is None or not citation.pinpoints:
            return outcome
        return dataclasses.replace(outcome, provisions=self._index.expanded(outcome.work, citation.pinpoints))

    def of_amendment(self, found: Amendment, work: WorkKey | None) -> Amendment:
        provisions = self._index.expanded(work, (found.target,)) if found.target is not None else ()
        return dataclasses.replace(found, document=work, provisions=provisions)

    def of_reference(self, found: Reference, work: WorkKey | None) -> Reference:
        if found.provision is None:
            return dataclasses.replace(found, work=work, provisions=())
        own = found.antecedent is Antecedent.THIS_DOCUMENT and found.provision.parts[-1].last is not None
        single = expand(found.provision, self._own) if own else self._index.expanded(work, (found.provision,))
        return dataclasses.replace(found, work=work, provisions=single)


_Words = tuple[str | None, str | None, str | None, PartialDate | None, str | None, str]


def _words(citation: Citation) -> _Words:
    """All of a mention that decides, within one document, which work it means and what contradicts that."""
    quote = citation.quote if citation.number is None else ""
    return citation.kind, citation.number, citation.name, citation.date, citation.issuer, quote


def resolve_citation(citation: Citation, context: Context, local: Shelf, collection: KnownWorks) -> Resolution:
    """The outcome of the ladder for one mention, with the contradictions in it."""
    identity = identify(citation, context) if citation.number is not None else None
    return _outcome(citation, identity, context, local, collection)


def _outcome(
    citation: Citation, identity: Identity | None, context: Context, local: Shelf, collection: KnownWorks
) -> Resolution:
    if identity is not None:
        outcome = resolve_numbered(identity, context, local, collection)
    else:
        outcome = resolve_named(citation, context, local, collection)
    warnings = contradictions(citation, context, outcome.work, local)
    return dataclasses.replace(outcome, warnings=warnings) if warnings else outcome


def document_key(document: Document, context: Context | None = None) -> WorkKey | None:
    """What the document itself is called, None where it says neither kind nor issuer.

    A paper whose number is not printed bears the checksum of its file in place of a symbol: another file of the
    same paper is another work until somebody says otherwise.

    >>> document_key(Document("a.txt", "", "0" * 64, kind="ke-hoach"), Context("vn-05")) is None
    True
    """
    context = context_of(document) if context is None else context
    if document.number is not None:
        said = Citation(
            Span(0, 0),
            "",
            document.kind,
            document.number.value,
            date=document.date,
            issuer=document.issuer.value if document.issuer else None,
        )
        identity = identify(said, context)
        return identity.key or identity.guessed
    if document.kind is None or context.issuer is None:
        return None
    year = str(document.date.year) if document.date else UNKNOWN_YEAR
    symbol = f"khong-so-{document.sha256[:8]}"
    return WorkKey(context.issuer.jurisdiction, context.issuer.body, document.kind, year, symbol)


def conservation(documents: Iterable[Document]) -> Conservation:
    """How many mentions were found, resolved by which step, and left open for which reason.

    >>> conservation([]).holds
    True
    """
    found = 0
    steps: Counter[str] = Counter()
    open_: dict[ResolutionStatus, Counter[str]] = {status: Counter() for status in ResolutionStatus}
    for document in documents:
        for citation in document.citations:
            found += 1
            outcome = citation.resolution
            if outcome is None:
                open_[ResolutionStatus.UNRESOLVED]["not tried"] += 1
            elif outcome.status is ResolutionStatus.RESOLVED:
                steps[outcome.step] += 1
            else:
                open_[outcome.status][outcome.reason or "no reason given"] += 1
    return Conservation(
        found,
        sum(steps.values()),
        dict(sorted(open_[ResolutionStatus.UNRESOLVED].items())),
        dict(sorted(open_[ResolutionStatus.AMBIGUOUS].items())),
        dict(sorted(steps.items())),
    )


def local_shelf(document: Document, index: CollectionIndex | None = None) -> Shelf:
    """The works that a document names: in full, and completed from one another and from `index`.

    >>> local_shelf(Document("a.txt", "", "0" * 64)).works
    ()
    """
    return _local_shelf(document, _Said.by(document), index.shelf if index is not None else Shelf())


def _local_shelf(document: Document, said: _Said, collection: KnownWorks) -> Shelf:
    completed = (
        _completed(citation, identity, said, collection)
        for citation, identity in zip(document.citations, said.identities, strict=True)
    )
    return Shelf.of((*said.full.works, *(known for known in completed if known is not None)))


def _completed(citation: Citation, identity: Identity | None, said: _Said, collection: KnownWorks) -> Known | None:
    """A work that a mention names without its year, or by its full name, for shorter mentions to find."""
    if identity is not None:
        if identity.symbol is None or (identity.key is not None and not identity.key.provisional):
            return None
        work = resolve_numbered(identity, said.context, said.full, collection).work
        return Known(work, identity.bare, identity.origin is not Origin.CONTEXT) if work is not None else None
    outcome = resolve_named(citation, said.context, said.full, Shelf())
    if outcome.work is None or outcome.confidence <= UNLISTED:
        return None
    return Known(outcome.work, "", True, (), (fold(laws.in_full(citation.name or "")),))


def _works(citations: Sequence[Citation], identities: Sequence[Identity | None]) -> Shelf:
    """The works named in full, and those whose year stands beside a short mention only (“Nghị quyết 59 năm 2025”)."""
    pairs = zip(citations, identities, strict=True)
    full = _placed([known for citation, identity in pairs if (known := _known(citation, identity)) is not None])
    numbered = [identity for identity in identities if identity is not None]
    undated: dict[tuple[str | None, str], list[Identity]] = {}
    for identity in numbered:
        if identity.key is not None and identity.key.provisional:
            undated.setdefault((identity.kind, identity.bare), []).append(identity)
    for short in numbered:
        if short.symbol is None and short.year is not None:
            full += (
                Known(dataclasses.replace(identity.key, year=short.year), identity.bare)
                for identity in undated.get((short.kind, short.bare), ())
                if identity.key is not None and same_body(identity.body, short.body) and identity.allows(short.year)
            )
    return Shelf.of(full)


def _placed(works: list[Known]) -> list[Known]:
    """The works without those whose place is only assumed, where the document names another place for the symbol."""
    said = {(work.key.kind, work.key.year, work.key.symbol): work.key.jurisdiction for work in works if work.explicit}
    return [
        work
        for work in works
        if work.explicit
        or said.get((work.key.kind, work.key.year, work.key.symbol), work.key.jurisdiction) == work.key.jurisdiction
    ]


def _known(citation: Citation, identity: Identity | None) -> Known | None:
    key = identity.key if identity is not None else None
    if identity is None or key is None or key.provisional:
        return None
    dates = (citation.date.iso,) if citation.date and citation.date.month else ()
    name = _name_before_number(citation)
    explicit = identity.origin is not None and identity.origin is not Origin.CONTEXT
    return Known(key, identity.bare, explicit, dates, (name,) if name else ())


def _name_before_number(citation: Citation) -> str | None:
    """“Luật Đất đai số 31/2024/QH15” also gives the name of number 31/2024/QH15."""
    if citation.kind not in ("luat", "bo-luat", "phap-lenh"):
        return None
    said = fold(laws.in_full(citation.quote))
    symbol = fold(citation.number or "")
    at = said.rfind(symbol)
    name = said[:at].strip() if at > 0 else ""
    name = name.removesuffix(" so").strip()
    return name if len(name.split()) > 1 else None


def _bare(key: WorkKey) -> str:
    return key.symbol.split("-")[0]


def _dates(document: Document) -> tuple[str, ...]:
    return (document.date.iso,) if document.date and document.date.month else ()
