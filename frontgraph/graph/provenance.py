"""Who made the statements, from which file: PROV of a named graph, without a clock unless one is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata

from frontgraph.graph import terms
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import FG, PROV, RDF, RDFS, XSD, RdfTerm, Statement, triple


@dataclass(frozen=True, slots=True)
class Run:
    """One reading of documents.

    version  of frontgraph; started  an ISO 8601 time, left out by default so that two builds are alike;
    registry_digest  a checksum of the registries that were read with, where the caller has one.
    """

    version: str
    started: str | None = None
    registry_digest: str | None = None

    @classmethod
    def now_installed(cls) -> Run:
        """A run of the installed version.

        >>> Run.now_installed().started is None
        True
        """
        return cls(_version())


def describe_run(sheet: Sheet, graph: RdfTerm, run: Run) -> Iterator[Statement]:
    """Where the named graph comes from: the file, the run, the software."""
    software = RdfTerm(str(sheet.uris.software(run.version)))
    yield triple(graph, RDF.type, PROV.Entity)
    yield triple(graph, FG.about, sheet.work)
    yield triple(graph, PROV.wasDerivedFrom, sheet.manifestation)
    yield triple(graph, PROV.wasGeneratedBy, sheet.run)
    yield triple(sheet.run, RDF.type, FG.Run)
    yield triple(sheet.run, RDF.type, PROV.Activity)
    yield triple(sheet.run, PROV.used, sheet.manifestation)
    yield triple(sheet.run, PROV.wasAssociatedWith, software)
    if run.started is not None:
        yield triple(sheet.run, PROV.startedAtTime, terms.literal(run.started, XSD.dateTime))
    if run.registry_digest is not None:
        yield triple(sheet.run, FG.registryDigest, terms.text(run.registry_digest))
    yield triple(software, RDF.type, PROV.SoftwareAgent)
    yield triple(software, RDFS.label, terms.text(f"frontgraph {run.version}"))
    yield triple(software, FG.version, terms.text(run.version))


@cache
def _version() -> str:
    try:
        return metadata.version("frontgraph")
    except metadata.PackageNotFoundError:
        return "unreleased"
