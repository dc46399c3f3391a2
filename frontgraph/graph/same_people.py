"""One person in several documents: the same only where name, post and body agree, else possibly the same.

What comes of it is knowledge about a collection, not of a document, and stands in a graph of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from frontgraph.graph.people import posts
from frontgraph.graph.terms import one_line
from frontgraph.graph.uris import DEFAULT_BASE, Uris
from frontgraph.graph.vocabulary import FG, ORG, RDF, RDFS
from frontgraph.text import fold


@dataclass(frozen=True, slots=True, order=True)
class NamedPerson:
    """A person as one document names them: `posts` are pairs of a body's IRI and the folded word for the post."""

    iri: str
    name: str
    posts: frozenset[tuple[str, str]] = frozenset()


def people_in(quads: Iterable[ox.Quad]) -> tuple[NamedPerson, ...]:
    """The persons that some documents' graphs describe."""
    labels: dict[str, str] = {}
    held: dict[str, list[str]] = defaultdict(list)
    bodies: dict[str, str] = {}
    people: dict[str, None] = {}
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, (ox.NamedNode, ox.Literal)):
            continue
        if quad.predicate == RDFS.label:
            labels[subject.value] = value.value
        elif quad.predicate == ORG.holds:
            held[subject.value].append(value.value)
        elif quad.predicate == ORG.postIn:
            bodies[subject.value] = value.value
        elif quad.predicate == RDF.type and value == FG.Person:
            people[subject.value] = None
    return tuple(
        NamedPerson(
            iri,
            labels[iri],
            frozenset((bodies[post], post_word(labels[post])) for post in held[iri] if post in bodies),
        )
        for iri in people
    )


def describe_same_people(people: Iterable[NamedPerson], *, base: str = DEFAULT_BASE) -> Iterator[ox.Quad]:
    """`fg:samePerson` and `fg:possiblySamePerson` from each person to the first of those it is joined with.

    >>> tho = [NamedPerson(f"https://example.org/{n}", "Vi Đức Thọ", frozenset({("b", "chu tich")})) for n in "ab"]
    >>> [quad.predicate.value.rpartition("#")[2] for quad in describe_same_people(tho)]
    ['samePerson']
    """
    graph = Uris(base).curated_graph("derived/people")
    by_name: dict[str, list[NamedPerson]] = defaultdict(list)
    for person in people:
        by_name[one_line(person.name).casefold()].append(person)
    for name in sorted(by_name):
        firsts = []
        for group in _agreeing(sorted(by_name[name], key=lambda person: person.iri)):
            firsts.append(group[0])
            yield from (_joined(FG.samePerson, person, group[0], graph) for person in group[1:])
        yield from (_joined(FG.possiblySamePerson, person, firsts[0], graph) for person in firsts[1:])


def post_word(post: str) -> str:
    """The word for a post without the body it is in.

    >>> post_word("Chủ tịch Ủy ban MTTQ Việt Nam tỉnh"), post_word("Phó Bí thư Thường trực Tỉnh ủy")
    ('chu tich', 'pho bi thu thuong truc')
    """
    found = posts().match(one_line(post))
    return fold(found[0] if found is not None else post)


def _agreeing(people: list[NamedPerson]) -> list[list[NamedPerson]]:
    """The people in groups that share a post, directly or through others; in the order given."""
    groups: list[list[NamedPerson]] = []
    of_post: dict[tuple[str, str], list[NamedPerson]] = {}
    for person in people:
        met = list({id(of_post[post]): of_post[post] for post in person.posts if post in of_post}.values())
        group = met[0] if met else []
        if not met:
            groups.append(group)
        for other in met[1:]:
            group.extend(other)
            groups.remove(other)
            of_post |= {post: group for post, members in of_post.items() if members is other}
        group.append(person)
        of_post |= dict.fromkeys(person.posts, group)
    return [sorted(group, key=lambda person: person.iri) for group in groups]


def _joined(predicate: ox.NamedNode, person: NamedPerson, first: NamedPerson, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(ox.NamedNode(person.iri), predicate, ox.NamedNode(first.iri), graph)
