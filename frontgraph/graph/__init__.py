"""From documents to RDF: vocabulary, URIs, evidence, shapes."""

from __future__ import annotations

from frontgraph.graph.bodies import Named, describe_registry, named_in
from frontgraph.graph.concepts import describe_ontology
from frontgraph.graph.curated import write_curated
from frontgraph.graph.describe import Description, describe, write_description
from frontgraph.graph.eli_view import eli_view
from frontgraph.graph.evidence_view import Texts, completed, completed_part, evidence_view
from frontgraph.graph.named_people import NamedPerson
from frontgraph.graph.provenance import Run
from frontgraph.graph.serialise import FORMATS, serialise
from frontgraph.graph.uris import DEFAULT_BASE, Uris
from frontgraph.graph.validate import Report, Violation, validate
from frontgraph.graph.verify import Mismatch, evidence_count, verify
from frontgraph.graph.vocabulary import PREFIXES
from frontgraph.graph.written import WrittenGraph

__all__ = [
    "DEFAULT_BASE",
    "FORMATS",
    "PREFIXES",
    "Description",
    "Mismatch",
    "Named",
    "NamedPerson",
    "Report",
    "Run",
    "Texts",
    "Uris",
    "Violation",
    "WrittenGraph",
    "completed",
    "completed_part",
    "describe",
    "describe_ontology",
    "describe_registry",
    "eli_view",
    "evidence_count",
    "evidence_view",
    "named_in",
    "serialise",
    "validate",
    "verify",
    "write_curated",
    "write_description",
]
