"""From a store of quads to what one page shows: everything around one document, or a whole collection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from frontgraph.explorer.clusters import clusters
from frontgraph.explorer.documents import Reading, Texts, read_document
from frontgraph.explorer.lanes import lay_out
from frontgraph.explorer.names import names_of
from frontgraph.explorer.page_model import Link, PageData, Work
from frontgraph.explorer.works import (
    Identities,
    Links,
    all_works,
    described_bodies,
    described_works,
    further,
    kind_labels,
    links,
    mentions_of,
    neighbourhood,
)
from frontgraph.store import QuadStore, iri

__all__ = ["PageData", "collect"]

#: A page over a collection carries the whole texts of its documents up to this many characters together.
MOST_TEXT = 40_000_000


def collect(
    store: QuadStore,
    document: str | None = None,
    *,
    texts: Texts | None = None,
    root: str | None = None,
    known: dict[str, Work] | None = None,
) -> PageData:
    """What the page over `store` shows.

    document  IRI of the work to open with: it, the works around it, and its chain of command. None is the whole
              collection, opened on its overview, or on its only document.
    texts     gives a source's raw text by its sha256 (`GraphFolder.read_source`); without it the page shows the
              sentences that the graph keeps as evidence
    root      address that the pages of other documents stand below (a server's), so that the overview carries none of
              them; None puts all into this page
    known     keeps works described for one page for the next pages over the same store, as long as it does not change

    Raises QueryError where `document` is no IRI. A work that the store does not know gives a page without works.
    """
    if document is not None:
        return _around(store, document, texts, (root, {} if known is None else known))
    iris = all_works(store)
    identify = _identities(iris)
    works = described_works(store, iris, identify, known)
    held = [iri for iri, work in works.items() if work.held]
    readings = _readings(store, held, identify, texts) if root is None else []
    focus = works[held[0]].id if len(held) == 1 else None
    page = _page(store, works, links(store), readings, (identify, focus, root))
    texts_out = len(held) - len(readings) if root is None else 0
    return replace(page, clusters=clusters(page.works, page.links) if focus is None else (), texts_out=texts_out)


def _around(
    store: QuadStore, document: str, texts: Texts | None, place: tuple[str | None, dict[str, Work]]
) -> PageData:
    root, described = place
    document = iri(document).value
    identify = _identities([document])
    around = neighbourhood(store, document)
    if root is None:
        further(store, around)
    reading = read_document(store, document, identify, texts)
    readings = [reading] if reading is not None else []
    works = around.works() | {document} | {work for each in readings for work in each.works}
    known = described_works(store, works, identify, described)
    page = _page(store, known, around, readings, (identify, identify(document), root))
    return replace(page, mentions=mentions_of(store, document, identify))


def _readings(store: QuadStore, held: Iterable[str], identify: Identities, texts: Texts | None) -> list[Reading]:
    """The documents that a page over the collection carries whole: as many as its room admits."""
    readings: list[Reading] = []
    room = MOST_TEXT
    for work in held:
        reading = read_document(store, work, identify, texts)
        if reading is None:
            continue
        room -= len(reading.detail.text)
        if room < 0:
            break
        readings.append(reading)
    return readings


def _page(
    store: QuadStore,
    known: dict[str, Work],
    found: Links,
    readings: list[Reading],
    place: tuple[Identities, str | None, str | None],
) -> PageData:
    identify, focus, root = place
    order = {iri: index for index, iri in enumerate(known)}
    rows: list[Link] = [
        (order[source], order[target], relation, mentions)
        for (source, target, relation), mentions in sorted(found.counts.items())
        if source in order and target in order
    ]
    works, overview = lay_out(tuple(known.values()))
    agents = {agent for reading in readings for agent in reading.agents}
    kinds = {work.kind for work in works if work.kind}
    kinds |= {citation.kind for reading in readings for citation in reading.detail.citations if citation.kind}
    bodies = described_bodies(store, agents, identify)
    documents = tuple(reading.detail for reading in readings)
    return PageData(
        base=identify.base,
        focus=focus,
        root=root,
        kinds=kind_labels(store, kinds),
        works=works,
        links=tuple(rows),
        bodies=bodies,
        documents=documents,
        mentions=(),
        names=names_of(documents, {work.id: at for at, work in enumerate(works)}, {body.id for body in bodies}),
        overview=overview if focus is None else None,
    )


def _identities(works: Iterable[str]) -> Identities:
    """Short identities below the base that most works share."""
    bases = [iri.partition("/id/")[0] for iri in works if "/id/" in iri]
    return Identities(max(sorted(set(bases)), key=bases.count, default=""))
