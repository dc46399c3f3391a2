"""Who made the statements, from which file: PROV of a named graph, without a clock unless one is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata

import pyoxigraph as ox

from frontgraph.graph import literals
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.vocabulary import FG, PROV, RDF, RDFS, XSD


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


def describe_run(sheet: Sheet, graph: ox.NamedNode, run: Run) -> Iterator[ox.Triple]:
    """Where the named graph comes from: the file, the run, the software."""
    software = sheet.uris.software(run.version)
    yield ox.Triple(graph, RDF.type, PROV.Entity)
    yield ox.Triple(graph, FG.about, sheet.work)
    yield ox.Triple(graph, PROV.wasDerivedFrom, sheet.manifestation)
    yield ox.Triple(graph, PROV.wasGeneratedBy, sheet.run)
    yield ox.Triple(sheet.run, RDF.type, FG.Run)
    yield ox.Triple(sheet.run, RDF.type, PROV.Activity)
    yield ox.Triple(sheet.run, PROV.used, sheet.manifestation)
    yield ox.Triple(sheet.run, PROV.wasAssociatedWith, software)
    if run.started is not None:
        yield ox.Triple(sheet.run, PROV.startedAtTime, ox.Literal(run.started, datatype=XSD.dateTime))
    if run.registry_digest is not None:
        yield ox.Triple(sheet.run, FG.registryDigest, literals.text(run.registry_digest))
    yield ox.Triple(software, RDF.type, PROV.SoftwareAgent)
    yield ox.Triple(software, RDFS.label, literals.text(f"frontgraph {run.version}"))
    yield ox.Triple(software, FG.version, literals.text(run.version))


@cache
def _version() -> str:
    try:
        return metadata.version("frontgraph")
    except metadata.PackageNotFoundError:
        return "unreleased"
