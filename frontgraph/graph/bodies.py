"""Bodies and places of the registry as curated graphs: names, system, level, hierarchy, period, changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from frontgraph.errors import LookupFailedError
from frontgraph.graph import terms
from frontgraph.graph.terms import (
    BRANCH,
    DCT,
    FG,
    LEVEL,
    M8G,
    ORG,
    PROV,
    RDF,
    RDFS,
    SKOS,
    XSD,
    RdfTerm,
    Statement,
    triple,
)
from frontgraph.graph.uris import DEFAULT_BASE, Uris
from frontgraph.graph.written import WrittenGraph
from frontgraph.model import BodyKey
from frontgraph.registry import bodies, places
from frontgraph.registry.body_changes import ChangeEvent, changes
from frontgraph.registry.groups import BodyGroup, known_members

_PUBLIC = frozenset(
    {
        bodies.System.ASSEMBLY,
        bodies.System.STATE,
        bodies.System.COUNCIL,
        bodies.System.COURT,
        bodies.System.PROCURACY,
        bodies.System.ARMY,
        bodies.System.POLICE,
    }
)

#: What is said openly of a membership that no official source proves.
_RESERVATIONS: dict[bodies.Membership | None, dict[str, str]] = {
    bodies.Membership.REPORTED: {
        "vi": "Tư cách thành viên Mặt trận chỉ theo một nguồn thứ cấp, chưa đối chiếu với văn bản",
        "en": "A member of the Front by one secondary source alone; no official text at hand proves it",
    },
    bodies.Membership.UNPROVEN: {
        "vi": "Tư cách thành viên Mặt trận chưa chứng minh được, nên không tính là thành viên",
        "en": "Membership of the Front could not be proven, so it is not counted as a member",
    },
}


def front_of(key: BodyKey) -> BodyKey:
    """The Fatherland Front as an organisation, at the level of a body that is its member.

    >>> front_of(BodyKey("vn-05", "hoi-nong-dan")).path
    'vn-05/mttq'
    """
    return BodyKey(key.jurisdiction, "mttq")


@dataclass(frozen=True, slots=True)
class Named:
    """The bodies and places that documents name: as much of the registry as their graph needs.

    >>> one = Named(frozenset({BodyKey("vn", "tw")}))
    >>> sorted((one | Named(places=frozenset({"vn-05"}))).places)
    ['vn-05']
    """

    bodies: frozenset[BodyKey] = frozenset()
    places: frozenset[str] = frozenset()

    def __or__(self, other: Named) -> Named:
        return Named(self.bodies | other.bodies, self.places | other.places)


def named_in(quads: Iterable[ox.Quad], base: str = DEFAULT_BASE) -> Named:
    """The bodies and places that a document's graph points to without describing them, and the members of its groups.

    >>> body = ox.NamedNode("https://w3id.org/frontgraph/id/vn/tw")
    >>> sorted(named_in([ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:p"), body)]).bodies)
    [BodyKey(jurisdiction='vn', body='tw')]
    """
    stem = f"{base.rstrip('/')}/id/"
    is_a = ox.NamedNode(RDF.type[1:-1])
    pointed: set[str] = set()
    described: set[str] = set()
    groups = _Groups(stem)
    for quad in quads:
        groups.take(quad)
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(stem):
            pointed.add(quad.object.value)
        elif quad.predicate == is_a and isinstance(quad.subject, ox.NamedNode):
            described.add(quad.subject.value)
    paths = [iri[len(stem) :] for iri in pointed - described if "#" not in iri]
    keys = {BodyKey(*path.rsplit("/", 1)) for path in paths if not path.startswith("place/") and "/" in path}
    return Named(
        frozenset(keys | groups.members()),
        frozenset(path.removeprefix("place/") for path in paths if path.startswith("place/")),
    )


class _Groups:
    """The groups that a graph names, by the body that they belong to."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        self.of: dict[ox.NamedNode | ox.BlankNode | ox.Triple, BodyKey] = {}
        self.levels: dict[ox.NamedNode | ox.BlankNode | ox.Triple, bodies.BodyLevel] = {}

    def take(self, quad: ox.Quad) -> None:
        """Notes what a quad says of a group."""
        if not isinstance(quad.object, ox.NamedNode):
            return
        if quad.predicate.value == FG.groupOf[1:-1]:
            self.of[quad.subject] = BodyKey(*quad.object.value.removeprefix(self.stem).rsplit("/", 1))
        elif quad.predicate.value == FG.memberLevel[1:-1]:
            self.levels[quad.subject] = bodies.BodyLevel(quad.object.value.rpartition("/")[2])

    def members(self) -> frozenset[BodyKey]:
        """The members that the registry knows."""
        found = {BodyGroup(key, self.levels.get(node)) for node, key in self.of.items()}
        return frozenset(body.key for group in found for body in known_members(group))


@lru_cache(maxsize=4096)
def body_of(key: BodyKey) -> bodies.Body | None:
    """The body in the registry, None where the registry has none of that key."""
    try:
        return bodies.get(key)
    except LookupFailedError:
        return None


def describe_registry(named: Named, *, base: str = DEFAULT_BASE) -> Iterator[ox.Quad]:
    """What the registry knows of bodies and places: their names, hierarchy, period and changes.

    Bodies above a named one come along, so that questions may climb; so do the bodies that a change made of it.
    """
    for written in write_registry(named, base=base):
        yield from written.quads()


def write_registry(named: Named, *, base: str = DEFAULT_BASE) -> tuple[WrittenGraph, WrittenGraph]:
    """The same as text: the graph of the bodies and that of the places.

    >>> [len(written.statements) for written in write_registry(Named())]
    [0, 0]
    """
    names = _Names(Uris(base))
    keys, events = _with_changes(named.bodies)
    known = sorted(key for key in keys if body_of(key) is not None)
    codes = named.places | {key.jurisdiction for key in known}
    return (
        _written(names.uris, "registry/bodies", _describe_bodies(names, known, events)),
        _written(names.uris, "registry/places", _describe_places(names, codes)),
    )


def _written(uris: Uris, name: str, statements: Iterable[Statement]) -> WrittenGraph:
    return WrittenGraph(uris.curated_graph(name).value, tuple(dict.fromkeys(statements)))


@dataclass(frozen=True, slots=True)
class _Names:
    uris: Uris

    def body(self, key: BodyKey) -> RdfTerm:
        return RdfTerm(str(self.uris.body(key)))

    def place(self, code: str) -> RdfTerm:
        return RdfTerm(str(self.uris.place(code)))


def _describe_bodies(names: _Names, known: Iterable[BodyKey], events: Iterable[ChangeEvent]) -> Iterator[Statement]:
    for key in known:
        yield from _describe_body(names, key)
    for event in events:
        yield from _describe_change(names, event)


def _with_changes(keys: frozenset[BodyKey]) -> tuple[frozenset[BodyKey], tuple[ChangeEvent, ...]]:
    """The bodies with all above them and all that changes made of them, and the changes."""
    found = _with_ancestors(keys)
    while True:
        known = [key for key in found if body_of(key) is not None]
        events = tuple(event for event in changes(known) if found.intersection((*event.before, *event.after)))
        more = _with_ancestors(frozenset(key for event in events for key in event.after)) - found
        if not more:
            sides = _with_ancestors(frozenset(key for event in events for key in event.before))
            return found | sides, events
        found |= more


def _with_ancestors(keys: frozenset[BodyKey]) -> frozenset[BodyKey]:
    found = set(keys)
    for key in keys:
        if body_of(key) is not None:
            found.update(body.key for body in bodies.ancestors(key))
            if bodies.get(key).front_member:
                found |= {front_of(key), *(body.key for body in bodies.ancestors(front_of(key)))}
    return frozenset(found)


def _describe_body(names: _Names, key: BodyKey) -> Iterator[Statement]:
    body, node = bodies.get(key), names.body(key)
    yield triple(node, RDF.type, FG.Body)
    yield triple(node, RDF.type, ORG.FormalOrganization)
    yield triple(node, RDF.type, PROV.Organization)
    if body.system in _PUBLIC:
        yield triple(node, RDF.type, M8G.PublicOrganisation)
    yield triple(node, RDFS.label, terms.labelled(body.vi, "vi"))
    if body.en:
        yield triple(node, RDFS.label, terms.labelled(body.en, "en"))
    for short in body.abbreviations:
        yield triple(node, SKOS.altLabel, terms.labelled(short, "vi"))
    yield triple(node, FG.branch, BRANCH[body.system.value])
    yield triple(node, FG.level, LEVEL[body.level.value])
    yield triple(node, FG.inPlace, names.place(key.jurisdiction))
    if body.parent is not None:
        yield triple(node, ORG.subOrganizationOf, names.body(body.parent))
    if body.unit_of is not None:
        yield triple(node, RDF.type, ORG.OrganizationalUnit)
        yield triple(node, ORG.unitOf, names.body(body.unit_of))
    if body.front_member:
        yield triple(node, ORG.memberOf, names.body(front_of(key)))
    for language, words in _RESERVATIONS.get(body.front, {}).items():
        yield triple(node, FG.reservation, terms.labelled(words, language))
    yield from _period(node, body.since, body.until)
    if body.source:
        yield triple(node, DCT.source, terms.text(body.source))


def _describe_change(names: _Names, event: ChangeEvent) -> Iterator[Statement]:
    node = RdfTerm(str(names.uris.change(event.id)))
    yield triple(node, RDF.type, ORG.ChangeEvent)
    yield triple(node, RDFS.label, terms.labelled(event.vi, "vi"))
    yield triple(node, RDFS.label, terms.labelled(event.en, "en"))
    yield triple(node, DCT.date, terms.literal(str(event.date), XSD.date))
    yield triple(node, FG.changeKind, terms.text(event.kind.value))
    for key in event.before:
        yield triple(node, ORG.originalOrganization, names.body(key))
        yield triple(names.body(key), ORG.changedBy, node)
    for key in event.after:
        yield triple(node, ORG.resultingOrganization, names.body(key))
        yield triple(names.body(key), ORG.resultedFrom, node)
    yield triple(node, DCT.source, terms.text(event.source))


def _describe_places(names: _Names, codes: Iterable[str]) -> Iterator[Statement]:
    waiting, seen = sorted(codes, reverse=True), set[str]()
    while waiting:
        code = waiting.pop()
        if code in seen:
            continue
        seen.add(code)
        try:
            place = places.by_code(code)
        except LookupFailedError:
            continue
        yield from _describe_place(names, place)
        heirs = [heir for heir in place.successors if heir != code]
        for heir in heirs:
            yield triple(names.place(code), FG.mergedInto, names.place(heir))
        waiting += [*heirs, *([place.parent] if place.parent else [])]


def _describe_place(names: _Names, place: places.Place) -> Iterator[Statement]:
    node = names.place(place.code)
    yield triple(node, RDF.type, FG.Place)
    yield triple(node, RDF.type, DCT.Location)
    yield triple(node, RDFS.label, terms.labelled(place.full_name, "vi"))
    if place.en:
        yield triple(node, RDFS.label, terms.labelled(place.en, "en"))
    yield triple(node, FG.name, terms.text(place.name))
    yield triple(node, FG.placeLevel, terms.text(place.level.value))
    if place.iso:
        yield triple(node, FG.code, terms.text(place.iso))
    if place.official:
        yield triple(node, FG.statisticsCode, terms.text(place.official))
    if place.parent:
        yield triple(node, FG.placeWithin, names.place(place.parent))
    yield from _period(node, place.since, place.until)


def _period(node: RdfTerm, since: object, until: object) -> Iterator[Statement]:
    for predicate, day in ((FG.since, since), (FG.until, until)):
        if day is not None:
            yield triple(node, predicate, terms.literal(str(day), XSD.date))
