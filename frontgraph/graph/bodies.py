"""Bodies and places of the registry as curated graphs: names, system, level, hierarchy, period, changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from frontgraph.errors import LookupFailedError
from frontgraph.graph import literals
from frontgraph.graph.uris import DEFAULT_BASE, Uris
from frontgraph.graph.vocabulary import BRANCH, DCT, FG, LEVEL, M8G, ORG, PROV, RDF, RDFS, SKOS, XSD
from frontgraph.model import BodyKey
from frontgraph.registry import bodies, places
from frontgraph.registry.body_changes import ChangeEvent, changes

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


#: The Fatherland Front as an organisation, whose members the registry marks.
FRONT = BodyKey("vn", "mttq")


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
    """The bodies and places that a document's graph points to without describing them."""
    stem = f"{base.rstrip('/')}/id/"
    pointed: set[str] = set()
    described: set[str] = set()
    for quad in quads:
        if quad.predicate == RDF.type and isinstance(quad.subject, ox.NamedNode):
            described.add(quad.subject.value)
        elif isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(stem):
            pointed.add(quad.object.value)
    paths = [iri[len(stem) :] for iri in pointed - described]
    return Named(
        frozenset(BodyKey(*path.rsplit("/", 1)) for path in paths if not path.startswith("place/") and "/" in path),
        frozenset(path.removeprefix("place/") for path in paths if path.startswith("place/")),
    )


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
    uris = Uris(base)
    graph = uris.curated_graph("registry/bodies")
    keys, events = _with_changes(named.bodies)
    known = sorted(key for key in keys if body_of(key) is not None)
    for key in known:
        yield from _in(graph, _describe_body(uris, key))
    for event in events:
        yield from _in(graph, _describe_change(uris, event))
    codes = named.places | {key.jurisdiction for key in known}
    yield from _in(uris.curated_graph("registry/places"), _describe_places(uris, codes))


def _with_changes(keys: frozenset[BodyKey]) -> tuple[frozenset[BodyKey], tuple[ChangeEvent, ...]]:
    """The bodies with all above them and all that changes made of them, and the changes."""
    found = _with_ancestors(keys)
    while True:
        known = [key for key in found if body_of(key) is not None]
        events = tuple(event for event in changes(known) if found.intersection((*event.before, *event.after)))
        more = _with_ancestors(frozenset(key for event in events for key in event.after)) - found
        if not more:
            sides = frozenset(key for event in events for key in event.before)
            return found | sides, events
        found |= more


def _with_ancestors(keys: frozenset[BodyKey]) -> frozenset[BodyKey]:
    found = set(keys)
    for key in keys:
        if body_of(key) is not None:
            found.update(body.key for body in bodies.ancestors(key))
            if bodies.get(key).front_member:
                found.add(FRONT)
    return frozenset(found)


def _describe_body(uris: Uris, key: BodyKey) -> Iterator[ox.Triple]:
    body, node = bodies.get(key), uris.body(key)
    yield ox.Triple(node, RDF.type, FG.Body)
    yield ox.Triple(node, RDF.type, ORG.FormalOrganization)
    yield ox.Triple(node, RDF.type, PROV.Organization)
    if body.system in _PUBLIC:
        yield ox.Triple(node, RDF.type, M8G.PublicOrganisation)
    yield ox.Triple(node, RDFS.label, ox.Literal(body.vi, language="vi"))
    if body.en:
        yield ox.Triple(node, RDFS.label, ox.Literal(body.en, language="en"))
    for short in body.abbreviations:
        yield ox.Triple(node, SKOS.altLabel, ox.Literal(short, language="vi"))
    yield ox.Triple(node, FG.branch, BRANCH[body.system.value])
    yield ox.Triple(node, FG.level, LEVEL[body.level.value])
    yield ox.Triple(node, FG.inPlace, uris.place(key.jurisdiction))
    if body.parent is not None:
        yield ox.Triple(node, ORG.subOrganizationOf, uris.body(body.parent))
    if body.unit_of is not None:
        yield ox.Triple(node, RDF.type, ORG.OrganizationalUnit)
        yield ox.Triple(node, ORG.unitOf, uris.body(body.unit_of))
    if body.front_member:
        yield ox.Triple(node, ORG.memberOf, uris.body(FRONT))
    yield from _period(node, body.since, body.until)
    if body.source:
        yield ox.Triple(node, DCT.source, literals.text(body.source))


def _describe_change(uris: Uris, event: ChangeEvent) -> Iterator[ox.Triple]:
    node = uris.change(event.id)
    yield ox.Triple(node, RDF.type, ORG.ChangeEvent)
    yield ox.Triple(node, RDFS.label, ox.Literal(event.vi, language="vi"))
    yield ox.Triple(node, RDFS.label, ox.Literal(event.en, language="en"))
    yield ox.Triple(node, DCT.date, ox.Literal(str(event.date), datatype=XSD.date))
    yield ox.Triple(node, FG.changeKind, literals.text(event.kind.value))
    for key in event.before:
        yield ox.Triple(node, ORG.originalOrganization, uris.body(key))
        yield ox.Triple(uris.body(key), ORG.changedBy, node)
    for key in event.after:
        yield ox.Triple(node, ORG.resultingOrganization, uris.body(key))
        yield ox.Triple(uris.body(key), ORG.resultedFrom, node)
    yield ox.Triple(node, DCT.source, literals.text(event.source))


def _describe_places(uris: Uris, codes: Iterable[str]) -> Iterator[ox.Triple]:
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
        yield from _describe_place(uris, place)
        heirs = [heir for heir in place.successors if heir != code]
        for heir in heirs:
            yield ox.Triple(uris.place(code), FG.mergedInto, uris.place(heir))
        waiting += [*heirs, *([place.parent] if place.parent else [])]


def _describe_place(uris: Uris, place: places.Place) -> Iterator[ox.Triple]:
    node = uris.place(place.code)
    yield ox.Triple(node, RDF.type, FG.Place)
    yield ox.Triple(node, RDF.type, DCT.Location)
    yield ox.Triple(node, RDFS.label, ox.Literal(place.full_name, language="vi"))
    if place.en:
        yield ox.Triple(node, RDFS.label, ox.Literal(place.en, language="en"))
    yield ox.Triple(node, FG.name, literals.text(place.name))
    yield ox.Triple(node, FG.placeLevel, literals.text(place.level.value))
    if place.iso:
        yield ox.Triple(node, FG.code, literals.text(place.iso))
    if place.official:
        yield ox.Triple(node, FG.statisticsCode, literals.text(place.official))
    if place.parent:
        yield ox.Triple(node, FG.placeWithin, uris.place(place.parent))
    yield from _period(node, place.since, place.until)


def _period(node: ox.NamedNode, since: object, until: object) -> Iterator[ox.Triple]:
    for predicate, day in ((FG.since, since), (FG.until, until)):
        if day is not None:
            yield ox.Triple(node, predicate, ox.Literal(str(day), datatype=XSD.date))


def _in(graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    for triple in triples:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)
