"""The namespaces of the graph, as Python names; a test checks every term used here against `ontology/`."""

from __future__ import annotations

import pyoxigraph as ox


class Namespace:
    """A vocabulary: its terms are attributes.

    >>> FG.implements.value, DCT["title"].value
    ('https://w3id.org/frontgraph/ns#implements', 'http://purl.org/dc/terms/title')
    """

    __slots__ = ("iri",)

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __getattr__(self, name: str) -> ox.NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        return ox.NamedNode(self.iri + name)

    def __getitem__(self, name: str) -> ox.NamedNode:
        return ox.NamedNode(self.iri + name)

    def local(self, node: ox.NamedNode) -> str | None:
        """What stands behind the namespace in `node`, None where it is of another one.

        >>> FG.local(FG.Task), FG.local(DCT.title)
        ('Task', None)
        """
        return node.value[len(self.iri) :] if node.value.startswith(self.iri) else None


FG = Namespace("https://w3id.org/frontgraph/ns#")
KIND = Namespace("https://w3id.org/frontgraph/kind/")
RELATION = Namespace("https://w3id.org/frontgraph/relation/")
STATUS = Namespace("https://w3id.org/frontgraph/status/")
ROLE = Namespace("https://w3id.org/frontgraph/role/")
LEVEL = Namespace("https://w3id.org/frontgraph/level/")
BRANCH = Namespace("https://w3id.org/frontgraph/branch/")
UNIT = Namespace("https://w3id.org/frontgraph/unit/")
CAMPAIGN_KIND = Namespace("https://w3id.org/frontgraph/campaign-kind/")
PURPOSE = Namespace("https://w3id.org/frontgraph/purpose/")
REVIEW = Namespace("https://w3id.org/frontgraph/review/")
OPERATION = Namespace("https://w3id.org/frontgraph/operation/")
EFFECT = Namespace("https://w3id.org/frontgraph/effect/")

DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
M8G = Namespace("http://data.europa.eu/m8g/")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
TIME = Namespace("http://www.w3.org/2006/time#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

#: Prefixes for queries and Turtle. `ontology/context.jsonld` has those that are not also names of properties.
PREFIXES: dict[str, str] = {
    "branch": BRANCH.iri,
    "campaign-kind": CAMPAIGN_KIND.iri,
    "dcat": DCAT.iri,
    "dct": DCT.iri,
    "effect": EFFECT.iri,
    "eli": ELI.iri,
    "fg": FG.iri,
    "foaf": FOAF.iri,
    "kind": KIND.iri,
    "level": LEVEL.iri,
    "m8g": M8G.iri,
    "oa": OA.iri,
    "operation": OPERATION.iri,
    "org": ORG.iri,
    "owl": OWL.iri,
    "prov": PROV.iri,
    "purpose": PURPOSE.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "relation": RELATION.iri,
    "review": REVIEW.iri,
    "role": ROLE.iri,
    "sh": SH.iri,
    "skos": SKOS.iri,
    "status": STATUS.iri,
    "time": TIME.iri,
    "unit": UNIT.iri,
    "xsd": XSD.iri,
}

VIETNAMESE = ox.NamedNode("http://publications.europa.eu/resource/authority/language/VIE")
_MEDIA_TYPES = Namespace("https://www.iana.org/assignments/media-types/")


def media_type(name: str) -> ox.NamedNode:
    """The IANA page of a media type.

    >>> media_type("text/plain").value
    'https://www.iana.org/assignments/media-types/text/plain'
    """
    return _MEDIA_TYPES[name.partition(";")[0].strip()]
