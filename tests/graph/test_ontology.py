"""One source for each thing: the terms in Python, the labels, the registries and the context agree with `ontology/`."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from frontgraph import graph
from frontgraph.graph import vocabulary
from frontgraph.graph.citations import EDGES
from frontgraph.graph.concepts import concepts_by_word, vocabulary_triples
from frontgraph.graph.tasks import ROLES
from frontgraph.graph.vocabulary import (
    BRANCH,
    CAMPAIGN_KIND,
    FG,
    KIND,
    LEVEL,
    OPERATION,
    OWL,
    PREFIXES,
    PURPOSE,
    RDF,
    RDFS,
    RELATION,
    REVIEW,
    SKOS,
    STATUS,
    UNIT,
    Namespace,
)
from frontgraph.model import Relation, ResolutionStatus, SectionKind
from frontgraph.model.amendment import Operation
from frontgraph.registry import bodies, kinds
from frontgraph.resources import data_path, ontology_path, read_toml
from frontgraph.text import fold
from tests.conftest import ROOT
from tests.graph.made import plan
from tests.syntax import syntax_tree

ROOM = Path(vocabulary.__file__).parent
DECLARED = {triple.subject for triple in vocabulary_triples() if triple.predicate == RDF.type}
NAMESPACES = {
    name: value for name, value in vars(vocabulary).items() if isinstance(value, Namespace) and name.isupper()
}
OURS = {name for name, space in NAMESPACES.items() if "w3id.org/frontgraph" in space.iri and not name.startswith("_")}
#: Where each foreign vocabulary stands in the shared folder.
FOREIGN = {
    "DCAT": "dcat3.ttl",
    "DCT": "dcterms.ttl",
    "ELI": "eli.owl",
    "FOAF": "foaf.ttl",
    "M8G": "cpov-2.1.2-ap.ttl",
    "OA": "oa.ttl",
    "ORG": "org.ttl",
    "PROV": "prov-o.ttl",
    "SKOS": "skos.rdf",
    "SH": "shacl.ttl",
    "TIME": "time.ttl",
}


def terms_in_python() -> Iterator[tuple[str, str]]:
    """Namespace and local name of each term that the room's code writes (`FG.cites`, `ROLE["carries-out"]`)."""
    for path in sorted(ROOM.glob("*.py")):
        for node in ast.walk(syntax_tree(path)):
            value = getattr(node, "value", None)
            if not isinstance(value, ast.Name) or value.id not in NAMESPACES:
                continue
            if isinstance(node, ast.Attribute) and node.attr not in ("iri", "local"):
                yield value.id, node.attr
            elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                yield value.id, str(node.slice.value)


def test_terms_in_python_are_declared_in_the_ontology() -> None:
    used = set(terms_in_python())
    assert len(used) > 150
    ours = [(name, term) for name, term in sorted(used) if name in OURS]
    assert [f"{name}.{term}" for name, term in ours if NAMESPACES[name][term] not in DECLARED] == []


def test_foreign_terms_stand_in_their_vocabularies(shared: Path) -> None:
    missing = []
    for name, file in FOREIGN.items():
        path = shared / "vocab" / file
        form = ox.RdfFormat.TURTLE if path.suffix == ".ttl" else ox.RdfFormat.RDF_XML
        known = {quad.subject for quad in ox.parse(path=str(path), format=form)}
        terms = sorted(term for space, term in terms_in_python() if space == name)
        missing += [f"{name}.{term}" for term in terms if NAMESPACES[name][term] not in known]
    assert missing == []


def test_described_documents_use_declared_terms_only() -> None:
    quads = [*graph.describe(plan()), *graph.describe_registry(graph.named_in(graph.describe(plan())))]
    terms = {quad.predicate for quad in quads} | {quad.object for quad in quads if quad.predicate == RDF.type}
    ours = {term for term in terms if isinstance(term, ox.NamedNode) and term.value.startswith(FG.iri)}
    assert len(ours) > 60
    assert sorted(term.value for term in ours - DECLARED) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_term_has_a_label(lang: str) -> None:
    labelled = {
        triple.subject
        for triple in vocabulary_triples()
        if triple.predicate in (RDFS.label, SKOS.prefLabel)
        and isinstance(triple.object, ox.Literal)
        and triple.object.language == lang
    }
    assert sorted(str(term) for term in DECLARED - labelled) == []


def test_every_class_and_property_is_explained() -> None:
    explained = {triple.subject for triple in vocabulary_triples() if triple.predicate == RDFS.comment}
    ours = {term for term in DECLARED if isinstance(term, ox.NamedNode) and term.value.startswith(FG.iri)}
    assert sorted(term.value for term in ours - explained) == []


def test_no_two_concepts_of_a_scheme_share_a_label() -> None:
    labels: dict[tuple[str, str], set[str]] = {}
    for triple in vocabulary_triples():
        if triple.predicate == SKOS.prefLabel and isinstance(triple.subject, ox.NamedNode):
            scheme = triple.subject.value.rpartition("/")[0]
            labels.setdefault((scheme, str(triple.object)), set()).add(triple.subject.value)
    assert {key: names for key, names in labels.items() if len(names) > 1} == {}


def test_the_vocabulary_has_no_blank_nodes() -> None:
    assert not any(isinstance(term, ox.BlankNode) for triple in vocabulary_triples() for term in triple)


def concepts(space: Namespace) -> set[str]:
    return {name for term in DECLARED if isinstance(term, ox.NamedNode) and (name := space.local(term))}


def test_kinds_agree_with_the_registry() -> None:
    assert concepts(KIND) == {kind.id for kind in kinds.kinds()}
    said = {(t.subject, t.predicate, t.object) for t in vocabulary_triples()}
    for kind in kinds.kinds():
        node = KIND[kind.id]
        for lang, label in (("vi", kind.vi), ("en", kind.en)):
            assert (node, SKOS.prefLabel, ox.Literal(label, language=lang)) in said, kind.id
        notations = {o.value for s, p, o in said if s == node and p == SKOS.notation and isinstance(o, ox.Literal)}
        assert notations == set(kind.abbreviations), kind.id


@pytest.mark.parametrize(
    ("space", "values"),
    [
        (RELATION, {each.value for each in Relation}),
        (STATUS, {each.value for each in ResolutionStatus}),
        (UNIT, {each.value for each in SectionKind}),
        (BRANCH, {each.value for each in bodies.System}),
        (LEVEL, {each.value for each in bodies.BodyLevel}),
        (REVIEW, {"unreviewed", "accepted", "rejected"}),
    ],
    ids=["relation", "status", "unit", "branch", "level", "review"],
)
def test_schemes_agree_with_the_model(space: Namespace, values: set[str]) -> None:
    assert concepts(space) == values


def test_relations_lead_to_their_edges() -> None:
    said = {triple.subject: triple.object for triple in vocabulary_triples() if triple.predicate == FG.edge}
    assert {node: str(edge) for node, edge in said.items()} == {
        RELATION[relation.value]: edge for relation, edge in EDGES.items()
    }


def test_roles_of_tasks_are_concepts_and_edges() -> None:
    for concept, edge in ROLES.values():
        assert concept in {str(term) for term in DECLARED}
        above = {str(t.subject) for t in vocabulary_triples() if t.object == FG.assignedTo}
        assert edge in above


def test_operations_are_the_concepts_of_their_scheme() -> None:
    words = concepts_by_word(OPERATION)
    assert {words[fold(operation.value)] for operation in Operation} == {
        OPERATION[name] for name in concepts(OPERATION)
    }


def test_every_purpose_and_campaign_word_that_is_recognised_is_a_concept() -> None:
    purposes = read_toml(data_path("registry", "recipients.toml"))["purposes"]
    assert [word for word in purposes if fold(word) not in concepts_by_word(PURPOSE)] == []
    rows = read_toml(data_path("registry", "campaigns.toml"))["kind"]
    words = [row.get("name", row["word"]) for row in rows]
    assert [word for word in words if fold(word) not in concepts_by_word(CAMPAIGN_KIND)] == []


def test_the_context_covers_every_term_and_types_it() -> None:
    context = json.loads(ontology_path("context.jsonld").read_text(encoding="utf-8"))["@context"]
    objects = {t.subject for t in vocabulary_triples() if t.predicate == RDF.type and t.object == OWL.ObjectProperty}
    for term in DECLARED:
        name = FG.local(term) if isinstance(term, ox.NamedNode) else None
        if name:
            assert context[name]["@id"] == f"fg:{name}"
            assert (context[name].get("@type") == "@id") == (term in objects), name


def test_prefixes_of_the_context_are_those_of_python() -> None:
    context = json.loads(ontology_path("context.jsonld").read_text(encoding="utf-8"))["@context"]
    prefixes = {name: iri for name, iri in context.items() if isinstance(iri, str) and not name.startswith("@")}
    assert {name: iri for name, iri in prefixes.items() if name not in ("id", "type")}.items() <= PREFIXES.items()
    shadowed = {name for name in PREFIXES if not isinstance(context.get(name, ""), str)}
    assert shadowed <= {FG.local(term) for term in DECLARED if isinstance(term, ox.NamedNode)}


def test_the_description_of_the_graph_speaks_of_declared_terms() -> None:
    text = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
    spoken = set(re.findall(r"\bfg:(\w+)", text))
    assert len(spoken) > 90
    assert sorted(term for term in spoken if FG[term] not in DECLARED) == []
