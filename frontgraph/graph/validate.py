"""The graph against its shapes, with pySHACL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyoxigraph as ox

from frontgraph.errors import MissingExtraError, ValidationError
from frontgraph.graph.concepts import vocabulary_triples
from frontgraph.graph.evidence_view import Texts, completed
from frontgraph.graph.vocabulary import SH
from frontgraph.resources import ontology_path


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that breaks a shape: the node, the property and value where there are such, and what is wrong."""

    focus: str
    path: str | None
    value: str | None
    message: str
    severity: str

    def __str__(self) -> str:
        where = f" {self.path}" if self.path else ""
        what = f" = {self.value}" if self.value else ""
        return f"{self.severity}: {self.focus}{where}{what}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """Whether a graph conforms, and what does not."""

    conforms: bool
    violations: tuple[Violation, ...] = ()


def validate(quads: Iterable[ox.Quad], *, lang: str = "en", texts: Texts | None = None) -> Report:
    """Check the union of all graphs, with their evidence view, against `ontology/shapes.ttl`.

    `lang` is that of the messages (`vi`, `en`). Warnings are listed but do not keep a graph from conforming.
    The vocabulary need not be among the quads. Raises MissingExtraError where pySHACL is not installed.
    """
    try:
        import pyshacl
        import rdflib
    except ImportError as error:
        raise MissingExtraError("validation needs pyshacl; install frontgraph[validate].") from error
    told = completed(quads, texts)
    triples = dict.fromkeys((*(quad.triple for quad in told), *vocabulary_triples()))
    data = rdflib.Graph()
    data.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    conforms, results, text = pyshacl.validate(data, shacl_graph=_shapes(), inference="none", allow_warnings=True)
    if not isinstance(results, rdflib.Graph):
        raise ValidationError(f"the shapes cannot be run: {text}")
    return Report(bool(conforms), tuple(_violations(results, lang)))


def _violations(results: Any, lang: str) -> list[Violation]:
    import rdflib

    def iri(term: ox.NamedNode) -> rdflib.URIRef:
        return rdflib.URIRef(term.value)

    found = []
    for result in results.subjects(rdflib.RDF.type, iri(SH.ValidationResult)):
        path, value = results.value(result, iri(SH.resultPath)), results.value(result, iri(SH.value))
        messages = sorted(results.objects(result, iri(SH.resultMessage)), key=lambda m: (m.language != lang, str(m)))
        found.append(
            Violation(
                str(results.value(result, iri(SH.focusNode))),
                str(path) if isinstance(path, rdflib.URIRef) else None,
                str(value) if value is not None else None,
                str(messages[0]) if messages else "",
                str(results.value(result, iri(SH.resultSeverity))).rpartition("#")[2],
            )
        )
    return sorted(found, key=lambda v: (v.severity, v.focus, v.path or "", v.value or "", v.message))


@cache
def _shapes() -> Any:
    import rdflib

    return rdflib.Graph().parse(ontology_path("shapes.ttl"), format="turtle")
