"""A held document as the page shows it: its text, and everything that was read in it, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from pyoxigraph import NamedNode

from frontgraph import queries
from frontgraph.explorer.excerpts import excerpts, sentence_around
from frontgraph.explorer.nodes import Node, ask, described, gather
from frontgraph.explorer.page_model import (
    Assignee,
    BodyMention,
    Candidate,
    Citation,
    DocumentDetail,
    Meeting,
    Named,
    Page,
    Person,
    Range,
    Recipient,
    Section,
    Signatory,
    Task,
)
from frontgraph.explorer.works import Identities
from frontgraph.graph.vocabulary import DCT, ELI, FG, KIND, ORG, RDFS, RELATION, ROLE, STATUS, UNIT
from frontgraph.model import Role
from frontgraph.store import QuadStore, Term

#: Gives the raw text of a source file by its sha256, None where it is not kept.
Texts = Callable[[str], str | None]

_INSIDE = """SELECT ?node ?property ?value {
  VALUES ?document { UNDEF } VALUES ?graph { UNDEF }
  GRAPH ?graph { ?node fg:inDocument ?document ; ?property ?value } }"""
_BESIDE = """SELECT DISTINCT ?node ?property ?value {
  VALUES ?document { UNDEF } VALUES ?graph { UNDEF } VALUES ?link { fg:evidence fg:candidate }
  VALUES ?property { UNDEF }
  GRAPH ?graph { ?mention fg:inDocument ?document ; ?link ?node . ?node ?property ?value } }"""
_PARTNERS = """SELECT DISTINCT ?partner ?evidence {
  VALUES ?document { UNDEF } ?cooperation a fg:Cooperation ; fg:inDocument ?document .
  ?statement rdf:subject ?cooperation ; rdf:predicate fg:partner ; rdf:object ?partner ; fg:evidence ?evidence }"""
_FILE = """SELECT DISTINCT ?graph ?file ?sha256 ?length {
  VALUES ?document { UNDEF } GRAPH ?graph {
    ?document fg:held true ; eli:is_realized_by ?expression . ?expression eli:is_embodied_by ?manifestation .
    ?manifestation fg:fileName ?file ; fg:sha256 ?sha256 ; fg:length ?length } } ORDER BY ?file ?graph"""
_PAGES = """SELECT DISTINCT ?number ?start ?lines ?confidence {
  VALUES ?graph { UNDEF }
  GRAPH ?graph { ?file fg:page ?page . ?page fg:pageNumber ?number ; fg:start ?start .
    OPTIONAL { ?page fg:lineStarts ?lines } OPTIONAL { ?page fg:readingConfidence ?confidence } } }"""
_EVIDENCE = (FG.start, FG.quote, FG.rule, FG.confidence)
_CANDIDATE = (FG.rank, FG.candidateWork, FG.score, FG.rejectedBecause)
#: Sections whose first line is running text, and the length from which a first line is taken for such.
_UNTITLED = frozenset({UNIT.preamble.value, UNIT.closing.value})
_LONGEST_HEADING = 240
_ROLES = {ROLE[role.name.lower().replace("_", "-")].value: role.value for role in Role}


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's detail, and the bodies and candidate works (IRIs) that it names."""

    detail: DocumentDetail
    agents: frozenset[str]
    works: frozenset[str]


def read_document(store: QuadStore, work: str, identify: Identities, texts: Texts | None) -> Reading | None:
    """Everything that was read in a held document; None for a work whose text is not held.

    Without its text the page shows the words that the graph keeps as evidence.
    """
    name: Mapping[str, Iterable[Term]] = {"document": [NamedNode(work)]}
    source = next(ask(store, _FILE, name), None)
    if source is None:
        return None
    graph, *said = source
    file, sha256, length = (getattr(term, "value", "") for term in said)
    place: Mapping[str, Iterable[Term]] = {**name, "graph": [graph] if graph is not None else []}
    text = texts(sha256) if texts is not None else None
    whole = text is not None
    nodes: dict[str, Node] = {}
    gather(ask(store, _INSIDE, place), nodes)
    beside: dict[str, Node] = {}
    properties = (*_EVIDENCE, *_CANDIDATE, *(() if whole else (FG.sentence,)))
    gather(ask(store, _BESIDE, {**place, "property": properties}), beside)
    if text is None:
        proofs = (node for node in (*nodes.values(), *beside.values()) if FG.rule in node.properties)
        text = excerpts(int(length), map(_quoted, proofs))
    sheet = _Sheet(text, nodes, beside, identify)
    campaigns = described(
        store, (c for node in nodes.values() for c in node.nodes(FG.campaign)), (FG.campaignKindName,)
    )
    detail = DocumentDetail(
        id=identify(work),
        file=file,
        sha256=sha256,
        text=text,
        whole=whole,
        pages=_pages(store, {"graph": place["graph"]}),
        sections=sheet.sections(),
        citations=sheet.citations(),
        bodies=sheet.bodies(),
        tasks=sheet.tasks(),
        recipients=sheet.recipients(_members(store, work) if sheet.has_groups() else {}),
        signatories=sheet.signatories(),
        people=sheet.people(),
        meeting=sheet.meeting(),
        campaigns=tuple(
            sheet.named(node, _first(campaigns, node.node(FG.campaign), FG.campaignKindName))
            for node in sheet.mentions(FG.CampaignMention)
        ),
        partners=_partners(store, name, identify),
        places=tuple(sheet.named(node, None) for node in sheet.mentions(FG.PlaceMention)),
        terms=tuple(sheet.named(node, node.text(FG.bodyName)) for node in sheet.mentions(FG.Term)),
    )
    agents = sheet.agents()
    works = {w for node in beside.values() for w in node.nodes(FG.candidateWork)}
    return Reading(detail, agents, frozenset(works))


def _members(store: QuadStore, work: str) -> dict[str, tuple[str, ...]]:
    """The known members of the groups that a document names, on its day."""
    found: dict[str, list[str]] = {}
    for row in queries.ask(store, "group-members", document=work).records():
        found.setdefault(str(row["name"]), []).append(str(row["body_label"]))
    return {name: tuple(members) for name, members in found.items()}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The nodes of one document, turned into the page's values."""

    text: str
    nodes: Mapping[str, Node]
    beside: Mapping[str, Node]
    identify: Identities

    def mentions(self, name: NamedNode) -> list[Node]:
        """All mentions of a class, in the order of the text."""
        found = [(self.proof(node), node) for node in self.nodes.values() if node.isa(name)]
        placed = [(proof.integer(FG.start) or 0, node) for proof, node in found if proof is not None]
        return [node for _, node in sorted(placed, key=lambda each: (each[0], each[1].iri))]

    def proof(self, node: Node) -> Node | None:
        """What shows a mention – itself –, or the first of what shows a thing."""
        if FG.rule in node.properties:
            return node
        proofs = (self.beside[iri] for iri in node.nodes(FG.evidence) if iri in self.beside)
        return min(proofs, key=lambda each: (each.integer(FG.start) or 0, each.iri), default=None)

    def evidence(self, node: Node) -> tuple[Range, str | None, float | None]:
        """Where a mention stands, the rule that read it and how sure it is."""
        return _evidence(self.proof(node))

    def section(self, node: Node) -> str | None:
        """The identifier of the section that a mention stands in."""
        place = node.node(FG.inSection)
        return place.rpartition("/sec/")[2] if place else None

    def body(self, node: Node, name: NamedNode = FG.agent) -> str | None:
        """The identity of the body that a mention names."""
        iri = node.node(name)
        return self.identify(iri) if iri else None

    def agents(self) -> frozenset[str]:
        """The bodies that the page shows by name: those charged or addressed, partners, and known ones mentioned."""
        named = (n for n in self.nodes.values() if not n.isa(FG.BodyMention) or self._known(n))
        links = (FG.agent, FG.recipient, FG.partner)
        return frozenset(iri for node in named for name in links for iri in node.nodes(name))

    def _known(self, mention: Node) -> bool:
        """Whether a mention's body is more than a name of this document."""
        agent = mention.node(FG.agent)
        return agent is not None and not (agent in self.nodes and self.nodes[agent].isa(FG.LocalAgent))

    def sections(self) -> tuple[Section, ...]:
        """The sections in reading order."""
        found = [node for node in self.nodes.values() if node.isa(FG.Section)]
        found.sort(key=lambda node: (node.integer(FG.sectionOrder) or 0, node.iri))
        depths: dict[str, int] = {}
        for node in found:
            # What a section is a part of stands before it.
            depths[node.iri] = 1 + max((depths.get(outer, 0) for outer in node.nodes(ELI.is_part_of)), default=0)
        return tuple(self._section(node, depths[node.iri]) for node in found)

    def _section(self, node: Node, depth: int) -> Section:
        start, end = node.integer(FG.start) or 0, node.integer(FG.end) or 0
        line = self.text.find("\n", start, end)
        stop = end if line < 0 else line
        titled = (
            node.text(FG.heading) and node.node(FG.sectionKind) not in _UNTITLED and stop - start <= _LONGEST_HEADING
        )
        return Section(
            id=node.iri.rpartition("/sec/")[2],
            label=node.text(FG.sectionLabel) or "",
            depth=depth,
            at=(start, end),
            heading_at=(start, stop if titled else start),
        )

    def citations(self) -> tuple[Citation, ...]:
        """The citations in the order of the text."""
        return tuple(self._citation(node) for node in self.mentions(FG.Citation))

    def _citation(self, node: Node) -> Citation:
        at, rule, confidence = self.evidence(node)
        number, name, work = node.text(FG.citedNumber), node.text(FG.citedName), node.node(FG.citedWork)
        return Citation(
            at=at,
            rule=rule,
            confidence=confidence,
            quote=None if number or name else node.text(FG.quote),
            kind=_concept(node, FG.citedKind, KIND.iri),
            number=number,
            name=name,
            date=node.text(FG.citedDate),
            issuer=node.text(FG.citedIssuer),
            title=node.text(FG.citedTitle),
            pinpoints=tuple(node.texts(FG.pinpoint)),
            relation=_concept(node, FG.relation, RELATION.iri) or "cites",
            sentence=sentence_around(self.text, node.text(FG.sentence, FG.quote), at),
            section=self.section(node),
            status=_concept(node, FG.resolutionStatus, STATUS.iri) or "unresolved",
            work=self.identify(work) if work else None,
            step=node.text(FG.resolutionStep),
            reason=node.text(FG.resolutionReason),
            candidates=self._candidates(node) if work is None else (),
        )

    def _candidates(self, node: Node) -> tuple[Candidate, ...]:
        found = [self.beside[iri] for iri in node.nodes(FG.candidate) if iri in self.beside]
        found.sort(key=lambda each: each.integer(FG.rank) or 0)
        return tuple(
            Candidate(
                self.identify(each.node(FG.candidateWork) or ""),
                each.number(FG.score) or 0.0,
                each.text(FG.rejectedBecause),
            )
            for each in found
        )

    def bodies(self) -> tuple[BodyMention, ...]:
        """All places where bodies are named, in the order of the text."""
        known = [node for node in self.mentions(FG.BodyMention) if self._known(node)]
        named = ((at, self.body(node) or "") for node in known for at in (self.evidence(node)[0], *_further(node)))
        return tuple(BodyMention(at, body) for at, body in sorted(named))

    def tasks(self) -> tuple[Task, ...]:
        """The charges, each with the bodies charged."""
        return tuple(self._task(node) for node in self.mentions(FG.Task))

    def _task(self, node: Node) -> Task:
        assignments = sorted((self.nodes[i] for i in node.nodes(FG.assignment) if i in self.nodes), key=_written_order)
        targets = sorted((self.nodes[i] for i in node.nodes(FG.target) if i in self.nodes), key=_written_order)
        return Task(
            *self.evidence(node),
            section=self.section(node),
            assignees=tuple(
                Assignee(*self.evidence(a), a.text(FG.name) or "", _ROLES.get(a.node(FG.role) or "", ""), self.body(a))
                for a in assignments
            ),
            deadline=node.text(FG.deadlineText) or node.text(FG.deadline),
            targets=tuple(_target(each) for each in targets),
        )

    def has_groups(self) -> bool:
        """Whether groups are named of whose members something may be known."""
        return any(FG.groupOf in node.properties for node in self.nodes.values())

    def recipients(self, members: Mapping[str, tuple[str, ...]]) -> tuple[Recipient, ...]:
        """The addressees in printed order, with the known members of each group by its name."""
        return tuple(
            Recipient(
                *self.evidence(node),
                name=node.text(FG.fullName) or node.text(FG.name) or "",
                purpose=node.text(FG.purposeText),
                group=node.text(FG.isGroup) == "true",
                body=self.body(node, FG.recipient),
                members=members.get(node.text(FG.fullName) or node.text(FG.name) or "", ()),
            )
            for node in self.mentions(FG.Distribution)
        )

    def signatories(self) -> tuple[Signatory, ...]:
        """Those who signed."""
        return tuple(
            Signatory(*self.evidence(n), n.text(FG.name) or "", n.text(FG.postName), n.text(FG.onBehalfOfText))
            for n in self.mentions(FG.Signature)
        )

    def people(self) -> tuple[Person, ...]:
        """The people named, with their posts."""
        found = self.mentions(FG.Person)
        return tuple(Person(*self.evidence(n), n.text(FG.name) or "", self._posts(n)) for n in found)

    def _posts(self, person: Node) -> tuple[str, ...]:
        posts = (self.nodes[iri].text(RDFS.label) for iri in person.nodes(ORG.holds) if iri in self.nodes)
        return tuple(post for post in posts if post)

    def meeting(self) -> Meeting | None:
        """The meeting that adopted the document or that it reports."""
        found = next(iter(self.mentions(FG.Meeting)), None)
        if found is None:
            return None
        return Meeting(
            *self.evidence(found), found.text(RDFS.label) or "", found.text(DCT.date), found.text(FG.placeName)
        )

    def named(self, node: Node, kind: str | None) -> Named:
        """A mention that is a name and no more."""
        return Named(*self.evidence(node), node.text(FG.name, RDFS.label) or "", kind)


def _pages(store: QuadStore, source: Mapping[str, Iterable[Term]]) -> tuple[Page, ...]:
    """The pages of the file that a graph was read from, in their order."""
    rows = ([getattr(term, "value", "") for term in row] for row in ask(store, _PAGES, source))
    pages = (
        Page(int(number), int(start), tuple(map(int, lines.split())), float(sure) if sure else None)
        for number, start, lines, sure in rows
    )
    return tuple(sorted(pages, key=lambda page: page.start))


def _partners(store: QuadStore, document: Mapping[str, Iterable[Term]], identify: Identities) -> tuple[Named, ...]:
    rows = [(p.value, e.value) for p, e in ask(store, _PARTNERS, document) if _is_iri(p) and _is_iri(e)]
    partners = described(store, (partner for partner, _ in rows), (RDFS.label, FG.countryName))
    proofs = described(store, (proof for _, proof in rows), _EVIDENCE)
    first: dict[str, str] = {}
    for partner, proof in sorted(rows, key=lambda row: (proofs[row[1]].integer(FG.start) or 0, row)):
        first.setdefault(partner, proof)
    return tuple(
        Named(
            *_evidence(proofs[proof]),
            name=partners[partner].text(RDFS.label) or "",
            kind=partners[partner].text(FG.countryName),
            body=identify(partner),
        )
        for partner, proof in first.items()
    )


def _is_iri(term: Term | None) -> TypeGuard[NamedNode]:
    return isinstance(term, NamedNode)


def _evidence(proof: Node | None) -> tuple[Range, str | None, float | None]:
    if proof is None:
        return (0, 0), None, None
    start, sure = proof.integer(FG.start) or 0, proof.number(FG.confidence)
    # A reading is certain where no confidence is said.
    return (start, start + len(proof.text(FG.quote) or "")), proof.text(FG.rule), 1.0 if sure is None else sure


def _further(mention: Node) -> list[Range]:
    """The further places of the same words, which the graph says with the first."""
    places = (place.split(",") for place in (mention.text(FG.alsoAt) or "").split())
    return [(int(start), int(end)) for start, end in places]


def _quoted(proof: Node) -> tuple[int, str]:
    """The sentence of a piece of evidence and its place, as far as both are told."""
    start, quote = proof.integer(FG.start) or 0, proof.text(FG.quote) or ""
    sentence = proof.text(FG.sentence) or quote
    inside = sentence.find(quote)
    return (start - inside, sentence) if 0 <= inside <= start else (start, quote)


def _concept(node: Node, name: NamedNode, namespace: str) -> str | None:
    iri = node.node(name)
    return iri.removeprefix(namespace) if iri else None


def _first(nodes: Mapping[str, Node], iri: str | None, name: NamedNode) -> str | None:
    return nodes[iri].text(name) if iri is not None and iri in nodes else None


def _written_order(node: Node) -> tuple[int, str]:
    return node.integer(FG.start) or 0, node.iri


def _target(node: Node) -> str:
    """A target in words: `≥ 80 % hộ gia đình`."""
    comparator = {">=": "≥", "<=": "≤", "=": ""}.get(node.text(FG.comparator) or "", "")
    parts = (comparator, node.text(FG.value), node.text(FG.unit), node.text(FG.subject))
    return " ".join(part for part in parts if part)
