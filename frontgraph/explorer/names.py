"""The names that a page can be searched for besides its documents: bodies, people, places and campaigns."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from frontgraph.explorer.page_model import DocumentDetail, Name
from frontgraph.text import fold


@dataclass(slots=True)
class _Found:
    """A name while documents are gone through: as first written, what is said of it, and how often each names it."""

    name: str
    about: str
    documents: dict[int, int] = field(default_factory=dict)


def names_of(
    documents: Sequence[DocumentDetail], places: Mapping[str, int], bodies: Container[str]
) -> tuple[Name, ...]:
    """Every name of the documents, in the order in which they come.

    places  a document's index among the works of the page, by its identity
    bodies  the identities of the bodies that the page describes; their names stand there and not here
    """
    found: dict[str, _Found] = {}
    for detail in documents:
        for identity, name, about in (*_bodies(detail, bodies), *_others(detail)):
            known = found.setdefault(identity, _Found(name, about))
            known.about = known.about or about
            index = places[detail.id]
            known.documents[index] = known.documents.get(index, 0) + 1
    return tuple(
        Name(
            id=identity,
            name=None if identity.removeprefix("b:") in bodies else each.name,
            about=each.about or None,
            times=sum(each.documents.values()),
            documents=tuple(each.documents),
        )
        for identity, each in found.items()
    )


def _bodies(detail: DocumentDetail, bodies: Container[str]) -> Iterator[tuple[str, str, str]]:
    named: list[tuple[str | None, str]] = [(a.body, a.name) for task in detail.tasks for a in task.assignees]
    named += [(each.body, each.name) for each in detail.recipients]
    named += [(each.body, each.name) for each in detail.partners]
    named += [(each.body, each.body) for each in detail.bodies]
    for body, printed in named:
        yield f"b:{body if body is not None and body in bodies else printed}", printed, ""


def _others(detail: DocumentDetail) -> Iterator[tuple[str, str, str]]:
    """People, places and campaigns; one in capitals is the same as one in small letters."""
    people = [("p", each.name, each.post or "") for each in detail.signatories]
    people += [("p", each.name, ", ".join(each.posts)) for each in detail.people]
    places = [("l", each.name, each.kind or "") for each in detail.places]
    campaigns = [("m", each.name, each.kind or "") for each in detail.campaigns]
    for sort, name, about in (*people, *places, *campaigns):
        if name:
            yield f"{sort}:{fold(name)}", name, about
