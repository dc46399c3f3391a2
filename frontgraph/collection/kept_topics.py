"""The topics of the codification that stand in a graph: which they are, and how they outlast a build that loads all
documents of the graph anew."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

import pyoxigraph as ox

from frontgraph.errors import FrontgraphError
from frontgraph.graph import Named
from frontgraph.graph.describe import Description
from frontgraph.model import BodyKey
from frontgraph.store import Draft, EmbeddedStore, GraphFolder, State
from frontgraph.store.search_index import SearchIndex

_FILE = "codification.jsonl"
#: How many bytes of topics are loaded at once: about half a million quads.
_LOADED_AT_ONCE = 1 << 27


@dataclass(frozen=True, slots=True)
class TopicGraph:
    """A topic that was written down: its file, the name of its graph, the checksum of what that says, and what of the
    registry it names."""

    file: str
    graph: str
    digest: str
    bodies: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()

    @classmethod
    def of(cls, file: str, written: Description, digest: str) -> TopicGraph:
        """The account of a topic as it was written down."""
        bodies = tuple(sorted((body.jurisdiction, body.body) for body in written.named.bodies))
        return cls(file, written.graph, digest, bodies, tuple(sorted(written.named.places)))

    @property
    def named(self) -> Named:
        """What of the registry it names."""
        return Named(frozenset(BodyKey(*body) for body in self.bodies), frozenset(self.places))


def topics_in(folder: GraphFolder) -> dict[str, TopicGraph]:
    """The topics of the graph that stands in a folder, by their files."""
    place = folder.state().path / _FILE if folder.exists() else None
    if place is None or not place.is_file():
        return {}
    topics = (_topic(json.loads(line)) for line in place.read_text(encoding="utf-8").splitlines())
    return {topic.file: topic for topic in topics}


def _topic(row: dict[str, list[list[str]]]) -> TopicGraph:
    told = {**row, "bodies": tuple((a, b) for a, b in row["bodies"]), "places": tuple(row["places"])}
    return TopicGraph(**told)  # type: ignore[arg-type]


def write_topics(state: State, topics: Iterable[TopicGraph]) -> None:
    """Note in a state which topics it has."""
    ordered = sorted(topics, key=lambda topic: topic.file)
    lines = (json.dumps(asdict(topic), ensure_ascii=False, sort_keys=True) for topic in ordered)
    (state.path / _FILE).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def named_by(topics: Iterable[TopicGraph]) -> Named:
    """What of the registry the topics name.

    >>> named_by([TopicGraph("a.txt", "urn:a", "", (("vn", "tw"),))]).bodies
    frozenset({BodyKey(jurisdiction='vn', body='tw')})
    """
    named = Named()
    for topic in topics:
        named |= topic.named
    return named


def check_base(folder: GraphFolder, base: str) -> None:
    """Raises FrontgraphError where the folder has topics whose identifiers begin with something else."""
    standing = folder.manifest().about.get("base") if folder.exists() else None
    if standing not in (None, base) and topics_in(folder):
        raise FrontgraphError(
            f"{folder.path}: the codification stands there with identifiers that begin with {standing}; "
            f"give --base {standing}, or another folder."
        )


def carry_over(folder: GraphFolder, draft: Draft, index: SearchIndex) -> Named:
    """Take the topics of the graph that stands in `folder` over into a draft; what of the registry they name."""
    topics = topics_in(folder)
    if not topics:
        return Named()
    store = folder.open()
    place = draft.state.path / "topics.nq"
    graphs = sorted(topic.graph for topic in topics.values())
    for at, name in enumerate(graphs, start=1):
        with place.open("ab") as file:
            file.write(_nquads(store, name))
        if at == len(graphs) or place.stat().st_size > _LOADED_AT_ONCE:
            draft.store.bulk_load(place, trusted=True)
            place.unlink()
    store.close()
    with SearchIndex.open(folder.state().search) as old:
        index.fill((name, old.entries_of(name)) for name in graphs)
    write_topics(draft.state, topics.values())
    draft.about["topics"] = len(topics)
    return named_by(topics.values())


def _nquads(store: EmbeddedStore, name: str) -> bytes:
    triples = store.engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(name)) or b""
    # In literals a line break is written as an escape: this ends lines and stands nowhere else.
    return triples.replace(b" .\n", f" <{name}> .\n".encode())
