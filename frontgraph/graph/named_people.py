"""The persons that documents name, as far as it takes to find one person in several documents again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class NamedPerson:
    """A person as one document names them: `posts` are pairs of a body's IRI and the folded word for the post."""

    iri: str
    name: str
    posts: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class PeopleNamed:
    """The persons of one document, noted while it is being described.

    >>> noted = PeopleNamed()
    >>> noted.name("urn:p", "Vi Đức Thọ")
    >>> noted.hold("urn:p", "urn:post", "chu tich")
    >>> noted.seat("urn:post", "urn:body")
    >>> noted.people()
    (NamedPerson(iri='urn:p', name='Vi Đức Thọ', posts=frozenset({('urn:body', 'chu tich')})),)
    """

    _names: dict[str, str] = field(default_factory=dict)
    _held: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    _bodies: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def name(self, person: str, name: str) -> None:
        """Note a person by their IRI."""
        self._names[person] = name

    def hold(self, person: str, post: str, word: str) -> None:
        """Note that a person holds a post, which is called by a word."""
        self._held[person].add((post, word))

    def seat(self, post: str, body: str) -> None:
        """Note in which body a post is."""
        self._bodies[post].add(body)

    def people(self) -> tuple[NamedPerson, ...]:
        """The persons noted so far."""
        return tuple(
            NamedPerson(
                person,
                name,
                frozenset((body, word) for post, word in self._held[person] for body in self._bodies[post]),
            )
            for person, name in self._names.items()
        )


def each_once(people: Iterable[NamedPerson]) -> list[NamedPerson]:
    """The persons by their IRIs, each with the posts of all files that describe them: one document may lie in two.

    >>> two = [NamedPerson("urn:p", "Vi Đức Thọ", frozenset({("b", post)})) for post in ("chu tich", "bi thu")]
    >>> [len(person.posts) for person in each_once(two)]
    [2]
    """
    found: dict[str, NamedPerson] = {}
    for person in people:
        same = found.get(person.iri)
        posts = person.posts if same is None else person.posts | same.posts
        found[person.iri] = NamedPerson(person.iri, person.name, posts)
    return [found[iri] for iri in sorted(found)]
