"""Works, the links between them, and bodies, as the page shows them."""

from __future__ import annotations

import typing
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from frontgraph.explorer.lanes import lane_of
from frontgraph.explorer.nodes import Node, ask, described
from frontgraph.explorer.page_model import Body, Label, Lane, Mention, Work
from frontgraph.graph.vocabulary import BRANCH, DCT, ELI, FG, KIND, LEVEL, RDFS, RELATION, SKOS
from frontgraph.store import QuadStore, Term

#: The edge between two works that each relation makes, and the relation's name.
_EDGES: dict[NamedNode, str] = {
    ELI.based_on: "based_on",
    FG.implements: "implements",
    FG.disseminates: "disseminates",
    FG.guides: "guides",
    ELI.amends: "amends",
    DCT.replaces: "replaces",
    FG.repeals: "repeals",
    FG.cites: "cites",
}
#: Relations along which the chain of command runs.
_COMMAND = frozenset({"based_on", "implements", "disseminates", "guides"})
DateOf: TypeAlias = typing.Literal["document", "meeting"]
_CHAIN_DEPTH = 6
#: How many documents around one are shown with it.
_MOST = 400
#: How many links of one of these, in each direction, a page that stands alone carries besides; and how many works.
_MOST_EACH = 40
_MOST_WORKS = 600
_TITLE = 240
#: How many described works are kept from one page to the next.
_MOST_KNOWN = 50_000

_CITED = """SELECT ?from ?to ?relation (COUNT(DISTINCT ?citation) AS ?mentions) {
  VALUES ?from { UNDEF } VALUES ?to { UNDEF }
  ?citation fg:inDocument ?from ; fg:citedWork ?to ; fg:relation ?relation
} GROUP BY ?from ?to ?relation"""
_STATED = """SELECT DISTINCT ?from ?to ?relation {
  VALUES ?from { UNDEF } VALUES ?to { UNDEF } VALUES ?relation { UNDEF }
  ?from ?relation ?to
}"""
_CITING = """SELECT ?work (COUNT(DISTINCT ?citing) AS ?number) { VALUES ?work { UNDEF }
  ?citation fg:citedWork ?work ; fg:inDocument ?citing FILTER(?citing != ?work) } GROUP BY ?work"""
_CITES = """SELECT ?work (COUNT(DISTINCT ?cited) AS ?number) { VALUES ?work { UNDEF }
  ?citation fg:inDocument ?work ; fg:citedWork ?cited FILTER(?cited != ?work) } GROUP BY ?work"""
_SAID = """SELECT DISTINCT ?citing ?relation ?sentence ?quote ?section ?order {
  VALUES ?work { UNDEF } ?citation fg:citedWork ?work ; fg:inDocument ?citing ; fg:relation ?relation ;
    fg:quote ?quote ; fg:start ?order
  OPTIONAL { ?citation fg:sentence ?around } BIND(COALESCE(?around, ?quote) AS ?sentence)
  OPTIONAL { ?citation fg:inSection ?place . ?place fg:sectionLabel ?section }
} ORDER BY ?citing ?order ?sentence ?section"""
_NAMED = """SELECT ?work ?name (COUNT(?graph) AS ?times) { VALUES ?work { UNDEF }
  GRAPH ?graph { ?work ?property ?name } FILTER(?property IN (fg:name, dct:alternative)) } GROUP BY ?work ?name"""
_ALL = "SELECT DISTINCT ?work { { ?work fg:held true } UNION { ?citation fg:citedWork ?work } }"

_WORK_PROPERTIES = (
    *(RDFS.label, FG.kind, FG.held, FG.name, FG.number, FG.year, FG.issuer, FG.authority, FG.issuerName, FG.adoptedBy),
    *(DCT.identifier, DCT.title, DCT.alternative, ELI.date_document),
)
_BODY_PROPERTIES = (RDFS.label, FG.branch, FG.level)


@dataclass(slots=True)
class Links:
    """Mentions counted by citing work, cited work (IRIs) and relation."""

    counts: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def works(self) -> set[str]:
        """Every work at either end."""
        return {work for source, target, _ in self.counts for work in (source, target)}


def all_works(store: QuadStore) -> set[str]:
    """The IRIs of all works that are held or cited."""
    return {work.value for (work,) in ask(store, _ALL) if isinstance(work, NamedNode)}


def links(store: QuadStore, sources: Iterable[str] = (), targets: Iterable[str] = ()) -> Links:
    """The links from `sources` to `targets`; an empty side means any work."""
    ends = {"from": [NamedNode(iri) for iri in sources], "to": [NamedNode(iri) for iri in targets]}
    found = Links()
    for source, target, relation, mentions in ask(store, _CITED, ends):
        _count(found, source, target, _local(relation, RELATION.iri), mentions)
    stated: Mapping[str, Iterable[Term]] = {**ends, "relation": list(_EDGES)}
    for source, target, relation in ask(store, _STATED, stated):
        name = _EDGES.get(relation) if isinstance(relation, NamedNode) else None
        _count(found, source, target, name, None)
    return found


def _count(found: Links, source: Term | None, target: Term | None, relation: str | None, mentions: Term | None) -> None:
    if not isinstance(source, NamedNode) or not isinstance(target, NamedNode) or relation is None or source == target:
        return
    key = (source.value, target.value, relation)
    number = int(mentions.value) if isinstance(mentions, Literal) else 1
    found.counts[key] = max(found.counts.get(key, 0), number)


def neighbourhood(store: QuadStore, work: str) -> Links:
    """The links of one work: what it cites, what cites it, and the chain of command above and below."""
    found = Links()
    for direction in ("up", "down"):
        seen, edge = {work}, {work}
        for depth in range(_CHAIN_DEPTH):
            step = links(store, sources=edge) if direction == "up" else links(store, targets=edge)
            kept = {k: n for k, n in sorted(step.counts.items()) if depth == 0 or k[2] in _COMMAND}
            found.counts.update(dict(list(kept.items())[:_MOST]))
            reached = {(target if direction == "up" else source) for source, target, rel in kept if rel in _COMMAND}
            edge = reached - seen
            seen |= edge
            if not edge or len(seen) > _MOST:
                break
    return found


def further(store: QuadStore, found: Links) -> None:
    """Add what the works of `found` cite and what cites them, so that a picture can be widened without asking anybody.

    Works with few links of their own come first; what goes beyond the room of a page is left out.
    """
    edge = sorted(found.works())
    beyond = links(store, sources=edge).counts | links(store, targets=edge).counts if edge else {}
    by_work: dict[tuple[str, int], list[tuple[str, str, str]]] = defaultdict(list)
    inside = set(edge)
    for key in sorted(beyond, key=lambda key: (-beyond[key], key)):
        for side in (0, 1):
            if key[side] in inside and len(by_work[key[side], side]) < _MOST_EACH:
                by_work[key[side], side].append(key)
    works = found.works()
    for kept in sorted(by_work.values(), key=lambda keys: (len(keys), keys)):
        works.update(work for key in kept for work in key[:2])
        if len(works) > _MOST_WORKS:
            break
        found.counts.update((key, beyond[key]) for key in kept)


def described_works(
    store: QuadStore, iris: Iterable[str], identify: Identities, known: dict[str, Work] | None = None
) -> dict[str, Work]:
    """The works with these IRIs, by IRI, with lanes from their issuers and counts over the whole collection.

    `known` keeps what was described before of a store that does not change: most works stand around many.
    """
    known = {} if known is None else known
    wanted = set(iris)
    if len(known) > _MOST_KNOWN:
        known.clear()
    known.update(_described(store, wanted - known.keys(), identify))
    return {iri: known[iri] for iri in sorted(wanted & known.keys())}


def _described(store: QuadStore, iris: Iterable[str], identify: Identities) -> dict[str, Work]:
    nodes = described(store, iris, _WORK_PROPERTIES)
    agents = {iri for node in nodes.values() for name in (FG.issuer, FG.authority) for iri in node.nodes(name)}
    bodies = described(store, agents, _BODY_PROPERTIES)
    meetings = described(store, (m for n in nodes.values() for m in n.nodes(FG.adoptedBy)), (DCT.date,))
    citing, cites = _numbers(store, _CITING, nodes), _numbers(store, _CITES, nodes)
    times = _times_named(store, nodes)
    works: dict[str, Work] = {}
    for iri in sorted(nodes):
        node = nodes[iri]
        body = next((bodies[b] for name in (FG.issuer, FG.authority) for b in node.nodes(name) if b in bodies), None)
        held = node.text(FG.held) == "true"
        date, date_of = _date(node, meetings)
        works[iri] = Work(
            id=identify(iri),
            symbol=min(node.texts(DCT.identifier), key=lambda text: (len(text), text), default=None),
            kind=_local(next(iter(node.terms(FG.kind)), None), KIND.iri),
            title=_title(node, times),
            date=date,
            date_of=date_of,
            issuer=_issuer(node, body, held),
            lane=_lane(body),
            held=held,
            cited_by=citing.get(iri, 0),
            cites=cites.get(iri, 0),
        )
    return works


def mentions_of(store: QuadStore, work: str, identify: Identities) -> tuple[Mention, ...]:
    """The sentences in which other documents speak of a work, at most as many as a page has room for."""
    found: list[Mention] = []
    for row in ask(store, _SAID, {"work": [NamedNode(work)]}):
        citing, relation, sentence, quote, section, _ = (getattr(term, "value", "") for term in row)
        start = sentence.find(quote)
        if citing == work or start < 0 or len(found) == _MOST:
            continue
        name = relation.removeprefix(RELATION.iri)
        at = (start, start + len(quote))
        found.append(Mention(identify(citing), identify(work), name, section or None, sentence, at))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Identities:
    """From IRIs to the page's short identities: what stands behind `{base}/id/`, else the whole IRI.

    >>> Identities("https://example.org")("https://example.org/id/vn/tw")
    'vn/tw'
    """

    base: str

    def __call__(self, iri: str) -> str:
        """The identity of an IRI."""
        return iri.removeprefix(f"{self.base}/id/")


def described_bodies(store: QuadStore, iris: Iterable[str], identify: Identities) -> tuple[Body, ...]:
    """The bodies and agents with these IRIs, in the order of their identities."""
    nodes = described(store, iris, _BODY_PROPERTIES)
    names = {iri: _label(nodes[iri], RDFS.label) for iri in sorted(nodes)}
    return tuple(
        Body(identify(iri), name.vi, name.en if name.en != name.vi else None, _lane(nodes[iri]))
        for iri, name in names.items()
    )


def kind_labels(store: QuadStore, kinds: Collection[str]) -> dict[str, Label]:
    """The names of document kinds (slugs) in both languages."""
    nodes = described(store, (KIND[kind].value for kind in kinds), (SKOS.prefLabel,))
    return {iri.removeprefix(KIND.iri): _label(nodes[iri], SKOS.prefLabel) for iri in sorted(nodes)}


def _numbers(store: QuadStore, query: str, works: Collection[str]) -> dict[str, int]:
    rows = ask(store, query, {"work": [NamedNode(iri) for iri in sorted(works)]}) if works else iter(())
    return {w.value: int(n.value) for w, n in rows if isinstance(w, NamedNode) and isinstance(n, Literal)}


def _label(node: Node, name: NamedNode) -> Label:
    labels = [term for term in node.terms(name) if isinstance(term, Literal)]
    vi = min((term.value for term in labels if term.language in (None, "vi")), default=None)
    en = min((term.value for term in labels if term.language == "en"), default=None)
    return Label(vi or en or node.iri, en or vi or node.iri)


def _lane(body: Node | None) -> Lane:
    if body is None:
        return "other"
    branch, level = (next(iter(body.terms(name)), None) for name in (FG.branch, FG.level))
    return lane_of(_local(branch, BRANCH.iri), _local(level, LEVEL.iri))


def _local(term: Term | None, namespace: str) -> str | None:
    if not isinstance(term, NamedNode) or not term.value.startswith(namespace):
        return None
    return term.value[len(namespace) :]


def _times_named(store: QuadStore, works: Collection[str]) -> dict[tuple[str, str], int]:
    """How many documents call a work so, by work and name: one of them may have a slip of the pen."""
    rows = ask(store, _NAMED, {"work": [NamedNode(iri) for iri in sorted(works)]}) if works else iter(())
    said = ((w, t, n) for w, t, n in rows if isinstance(t, Literal) and isinstance(n, Literal))
    return {(w.value, t.value): int(n.value) for w, t, n in said if isinstance(w, NamedNode)}


def _title(node: Node, times: Mapping[tuple[str, str], int]) -> str | None:
    """The document's own title; else the name that most give it, or what most of those who cite it say it is about."""
    title = node.text(DCT.title)
    if title is None:
        title = min(node.texts(FG.name), key=lambda text: (-times.get((node.iri, text), 0), text), default=None)
    if title is None:
        said = node.texts(DCT.alternative)
        often = {text: times.get((node.iri, text), 0) for text in said}
        title = min(said, key=lambda text: (len(text.split()) < 3, -often[text], len(text), text), default=None)
    if title is None and not node.texts(DCT.identifier):
        title = node.text(RDFS.label)
    if title is None:
        return None
    words = " ".join(title.split())
    return words if len(words) <= _TITLE else words[: _TITLE - 1].rstrip() + "…"


def _date(node: Node, meetings: Mapping[str, Node]) -> tuple[str | None, DateOf | None]:
    own = node.text(ELI.date_document) or node.text(FG.year)
    if own is not None:
        return own, "document"
    met = next((m for iri in node.nodes(FG.adoptedBy) if iri in meetings and (m := meetings[iri].text(DCT.date))), None)
    return (met, "meeting") if met is not None else (None, None)


def _issuer(node: Node, body: Node | None, held: bool) -> str | None:
    printed = node.text(FG.issuerName)
    known = body.text(RDFS.label) if body is not None else None
    return (printed or known) if held else (known or printed)
