"""One person in several documents: the same only where name, post and body agree, else possibly the same.

What comes of it is knowledge about a collection, not of a document, and stands in a graph of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from frontgraph.graph.named_people import NamedPerson, each_once
from frontgraph.graph.terms import FG, RdfTerm, Statement, one_line, triple
from frontgraph.graph.uris import DEFAULT_BASE, Uris
from frontgraph.graph.written import WrittenGraph


def write_same_people(people: Iterable[NamedPerson], *, base: str = DEFAULT_BASE) -> WrittenGraph:
    """`fg:samePerson` and `fg:possiblySamePerson` from each person to the first of those it is joined with.

    >>> tho = [NamedPerson(f"https://example.org/{n}", "Vi Đức Thọ", frozenset({("b", "chu tich")})) for n in "ab"]
    >>> [statement.split()[1].rpartition("#")[2] for statement in write_same_people(tho).statements]
    ['samePerson>']
    """
    return WrittenGraph(Uris(base).curated_graph("derived/people").value, tuple(_statements(people)))


def _statements(people: Iterable[NamedPerson]) -> Iterator[Statement]:
    by_name: dict[str, list[NamedPerson]] = defaultdict(list)
    for person in each_once(people):
        by_name[one_line(person.name).casefold()].append(person)
    for name in sorted(by_name):
        firsts = []
        for group in _agreeing(by_name[name]):
            firsts.append(group[0])
            yield from (_joined(FG.samePerson, person, group[0]) for person in group[1:])
        yield from (_joined(FG.possiblySamePerson, person, firsts[0]) for person in firsts[1:])


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


def _joined(predicate: RdfTerm, person: NamedPerson, first: NamedPerson) -> Statement:
    return triple(RdfTerm(f"<{person.iri}>"), predicate, RdfTerm(f"<{first.iri}>"))
