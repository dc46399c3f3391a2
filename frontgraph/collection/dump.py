"""A whole graph as a folder of files for others, with a description (VoID, DCAT) and checksums.

    graph.nq.gz         everything, N-Quads
    graph-rdf12.nq.gz   everything, with RDF 1.2 triple terms in the place of reified statements
    turtle/, jsonld/    one file a document
    tables/             the flat tables: CSV, and Parquet where pyarrow is installed
    network.graphml, network.gexf   works and their relations, for Gephi and others
    void.ttl            what is in it, and every file of the whole
    SHA256SUMS          for `sha256sum -c`

Two dumps of the same graph have the same bytes: nothing in them tells when or where they were made.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import IO, cast
from urllib.parse import quote

import pyoxigraph as ox

from frontgraph import graph, network, queries
from frontgraph.errors import FrontgraphError
from frontgraph.graph.serialise import sorted_quads, to_rdf12
from frontgraph.graph.vocabulary import PREFIXES, RDF
from frontgraph.store import QuadStore

CHECKSUMS, DESCRIPTION = "SHA256SUMS", "void.ttl"
_VOID, _DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
_DCT, _SPDX = "http://purl.org/dc/terms/", "http://spdx.org/rdf/terms#"
_IANA = "https://www.iana.org/assignments/media-types/"
_PREFIXES = {"void": _VOID, "dcat": _DCAT, "dcterms": _DCT, "spdx": _SPDX, "rdf": PREFIXES["rdf"]}
_XSD_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
#: Where the dump's own files are said to lie while it is written; only relative names of them reach the file. The
#: scheme is nobody else's, so that all other names stay whole.
_HERE = "dump://here/"
_MEDIA_TYPES = {
    ".nq": "application/n-quads",
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".graphml": "application/graphml+xml",
    ".gexf": "application/gexf+xml",
}
_ABOUT = (
    ("Văn bản, viện dẫn, cơ quan, người, nhiệm vụ; mỗi phát biểu dẫn về câu chữ của văn bản.", "vi"),
    ("Documents, citations, bodies, people and tasks; every statement leads back to the words it was read from.", "en"),
)
#: What networkx writes of the day on which it wrote.
_GEXF_DATE = re.compile(rb' lastmodifieddate="[^"]*"')


@dataclass
class _Counts:
    documents: int = 0
    triples: int = 0
    properties: Counter[str] = field(default_factory=Counter)
    classes: set[str] = field(default_factory=set)

    def add(self, quads: list[ox.Quad]) -> None:
        self.triples += len(quads)
        for quad in quads:
            self.properties[quad.predicate.value] += 1
            if quad.predicate == RDF.type and isinstance(quad.object, ox.NamedNode):
                self.classes.add(quad.object.value)


def write_dump(
    store: QuadStore, output: Path, *, base: str = graph.DEFAULT_BASE, texts: graph.Texts | None = None
) -> None:
    """Write the graph into the folder `output`, one named graph at a time, its evidence told in full.

    Raises FrontgraphError where something stands in that folder already: old files beside new ones would be taken
    for a part of the dump.
    """
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise FrontgraphError(f"{output}: something stands there already; name a new or empty folder for the dump.")
    output.mkdir(parents=True, exist_ok=True)
    counts = _write_rdf(store, output, base, texts)
    _write_tables(store, output / "tables")
    _write_networks(store, output)
    sums = {path.relative_to(output).as_posix(): _checksum(path) for path in _files(output)}
    (output / DESCRIPTION).write_bytes(_description(output, sums, counts, base))
    sums[DESCRIPTION] = _checksum(output / DESCRIPTION)
    lines = (f"{checksum}  {name}\n" for name, checksum in sorted(sums.items()))
    (output / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def _write_rdf(store: QuadStore, output: Path, base: str, texts: graph.Texts | None) -> _Counts:
    for folder in ("turtle", "jsonld"):
        (output / folder).mkdir()
    counts = _Counts()
    sources = base.rstrip("/") + "/graph/source/"
    with ExitStack() as stack:
        whole, rdf12 = (
            stack.enter_context(_compressed(output / name)) for name in ("graph.nq.gz", "graph-rdf12.nq.gz")
        )
        for name in store.graphs():
            quads = sorted_quads(graph.completed(store.graph_quads(name), texts))
            counts.add(quads)
            ox.serialize(quads, whole, ox.RdfFormat.N_QUADS)
            ox.serialize(to_rdf12(quads), rdf12, ox.RdfFormat.N_QUADS)
            if name.value.startswith(sources):
                counts.documents += 1
                stem = quote(name.value.removeprefix(sources), safe="")
                (output / "turtle" / f"{stem}.ttl").write_bytes(graph.serialise(quads, "turtle", base=base))
                # The streaming writer: the compacting one of rdflib takes seconds a document.
                ox.serialize(quads, str(output / "jsonld" / f"{stem}.jsonld"), ox.RdfFormat.JSON_LD, prefixes=PREFIXES)
    return counts


@contextmanager
def _compressed(path: Path) -> Iterator[IO[bytes]]:
    """A gzip file that tells neither its name nor when it was made."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, 0) as file:
        yield cast("IO[bytes]", file)


def _write_tables(store: QuadStore, folder: Path) -> None:
    folder.mkdir()
    for question in queries.catalogue():
        if not any(parameter.required for parameter in question.parameters):
            table = queries.ask(store, question.name).to_dataframe()
            table.to_csv(folder / f"{question.name}.csv", index=False)
            if find_spec("pyarrow") is not None:
                table.to_parquet(folder / f"{question.name}.parquet", index=False)


def _write_networks(store: QuadStore, output: Path) -> None:
    import networkx

    works = network.to_networkx(store)
    networkx.write_graphml(works, output / "network.graphml")
    place = output / "network.gexf"
    networkx.write_gexf(works, place)
    place.write_bytes(_GEXF_DATE.sub(b"", place.read_bytes()))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _description(output: Path, sums: dict[str, str], counts: _Counts, base: str) -> bytes:
    """The description as Turtle whose names of files are relative: it holds wherever the folder is put."""
    said = [*_dataset(counts, base)]
    for name, checksum in sorted(sums.items()):
        # The single documents are told by their folders; only files of the whole are distributions.
        if name.partition("/")[0] not in ("turtle", "jsonld"):
            said += _distribution(name, checksum, (output / name).stat().st_size, base)
    said.sort(key=lambda each: each[0] != _dataset_name(base))
    triples = [ox.Triple(ox.NamedNode(s), ox.NamedNode(p), o) for s, p, o in said]
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES, base_iri=_HERE)
    assert written is not None
    return written.replace(f"@base <{_HERE}> .\n".encode(), b"")


_Said = tuple[str, str, ox.NamedNode | ox.Literal]


def _dataset(counts: _Counts, base: str) -> Iterator[_Said]:
    dataset = _dataset_name(base)
    for kind in (_VOID, _DCAT):
        yield dataset, RDF.type.value, ox.NamedNode(kind + "Dataset")
    yield dataset, _DCT + "title", ox.Literal("Đồ thị trích dẫn và nhiệm vụ của văn bản", language="vi")
    yield dataset, _DCT + "title", ox.Literal("Graph of citations and tasks in documents", language="en")
    for text, language in _ABOUT:
        yield dataset, _DCT + "description", ox.Literal(text, language=language)
    yield dataset, _VOID + "uriSpace", ox.Literal(base.rstrip("/") + "/")
    numbers = {"triples": counts.triples, "documents": counts.documents, "properties": len(counts.properties)}
    for word, number in (numbers | {"classes": len(counts.classes)}).items():
        yield dataset, _VOID + word, _integer(number)
    for address in sorted(set(PREFIXES.values())):
        if any(name.startswith(address) for name in (*counts.properties, *counts.classes)):
            yield dataset, _VOID + "vocabulary", ox.NamedNode(address)
    for number, (name, triples) in enumerate(sorted(counts.properties.items()), 1):
        part = f"{_HERE}{DESCRIPTION}#property-{number}"
        yield dataset, _VOID + "propertyPartition", ox.NamedNode(part)
        yield part, _VOID + "property", ox.NamedNode(name)
        yield part, _VOID + "triples", _integer(triples)


def _distribution(name: str, checksum: str, size: int, base: str) -> Iterator[_Said]:
    address = ox.NamedNode(_HERE + name)
    distribution, sum_ = (f"{_HERE}{DESCRIPTION}#{sort}-{name.replace('/', '-')}" for sort in ("file", "checksum"))
    media_type = ox.NamedNode(_IANA + _MEDIA_TYPES[Path(name.removesuffix(".gz")).suffix])
    yield _dataset_name(base), _DCAT + "distribution", ox.NamedNode(distribution)
    if name == "graph.nq.gz":
        yield _dataset_name(base), _VOID + "dataDump", address
    yield distribution, RDF.type.value, ox.NamedNode(_DCAT + "Distribution")
    # The profile for data portals (DCAT-AP) wants the one, the vocabulary of those who load files the other.
    for word in ("accessURL", "downloadURL"):
        yield distribution, _DCAT + word, address
    yield distribution, _DCAT + "mediaType", media_type
    if name.endswith(".gz"):
        yield distribution, _DCAT + "compressFormat", ox.NamedNode(_IANA + "application/gzip")
    yield distribution, _DCAT + "byteSize", _integer(size)
    yield distribution, _SPDX + "checksum", ox.NamedNode(sum_)
    yield sum_, RDF.type.value, ox.NamedNode(_SPDX + "Checksum")
    yield sum_, _SPDX + "algorithm", ox.NamedNode(_SPDX + "checksumAlgorithm_sha256")
    yield sum_, _SPDX + "checksumValue", ox.Literal(checksum)


def _dataset_name(base: str) -> str:
    return base.rstrip("/") + "/dataset"


def _integer(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=_XSD_INTEGER)
