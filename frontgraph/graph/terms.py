"""RDF terms as N-Triples writes them: the form in which a description is made, since building it from objects costs
twenty times as much. `vocabulary` has the same namespaces as objects, for those who read the graph.

    >>> triple("<https://example.org/a>", FG.order, number(3))
    '<https://example.org/a> <https://w3id.org/frontgraph/ns#order> "3"^^<http://www.w3.org/2001/XMLSchema#integer>'
"""

from __future__ import annotations

import re
import unicodedata
from typing import NewType

from frontgraph.graph import vocabulary
from frontgraph.model import PartialDate

#: An IRI or a literal in N-Triples form.
RdfTerm = NewType("RdfTerm", str)
#: Subject, predicate and object in N-Triples form, without the full stop.
Statement = NewType("Statement", str)

_ESCAPE = re.compile(r'\\([\\"nr])')
_MEANT = {"\\": "\\", '"': '"', "n": "\n", "r": "\r"}


class Written:
    """A vocabulary whose terms, as attributes, are written out."""

    def __init__(self, namespace: vocabulary.Namespace) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> RdfTerm:
        if name.startswith("__"):
            raise AttributeError(name)
        term = RdfTerm(str(self._namespace[name]))
        setattr(self, name, term)
        return term

    def __getitem__(self, name: str) -> RdfTerm:
        term: RdfTerm = getattr(self, name)
        return term


FG = Written(vocabulary.FG)
KIND = Written(vocabulary.KIND)
RELATION = Written(vocabulary.RELATION)
STATUS = Written(vocabulary.STATUS)
ROLE = Written(vocabulary.ROLE)
LEVEL = Written(vocabulary.LEVEL)
BRANCH = Written(vocabulary.BRANCH)
UNIT = Written(vocabulary.UNIT)
REVIEW = Written(vocabulary.REVIEW)
DCAT = Written(vocabulary.DCAT)
DCT = Written(vocabulary.DCT)
ELI = Written(vocabulary.ELI)
FOAF = Written(vocabulary.FOAF)
M8G = Written(vocabulary.M8G)
OA = Written(vocabulary.OA)
ORG = Written(vocabulary.ORG)
PROV = Written(vocabulary.PROV)
RDF = Written(vocabulary.RDF)
RDFS = Written(vocabulary.RDFS)
SKOS = Written(vocabulary.SKOS)
TIME = Written(vocabulary.TIME)
XSD = Written(vocabulary.XSD)


def triple(subject: RdfTerm, predicate: RdfTerm, value: RdfTerm) -> Statement:
    """A statement of three terms."""
    return Statement(f"{subject} {predicate} {value}")


def literal(value: str, datatype: RdfTerm) -> RdfTerm:
    """A literal of a datatype; `value` must need no escapes."""
    return RdfTerm(f'"{value}"^^{datatype}')


def text(value: str) -> RdfTerm:
    """Words without a language tag, exactly as they stand in the source.

    >>> print(text("two\\nlines"))
    "two\\nlines"
    """
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return RdfTerm(f'"{escaped}"')


def value_of(term: str) -> str:
    """The IRI or the words of a term in N-Triples form.

    >>> value_of(text("two\\nlines")), value_of("<urn:a>")
    ('two\\nlines', 'urn:a')
    """
    if term.startswith("<"):
        return term[1:-1]
    words = term[1 : term.rindex('"')]
    return _ESCAPE.sub(lambda found: _MEANT[found[1]], words) if "\\" in words else words


def labelled(value: str, language: str) -> RdfTerm:
    """Words in a language."""
    return RdfTerm(f"{text(value)}@{language}")


def vietnamese(value: str) -> RdfTerm:
    """A name or title in Vietnamese: composed letters, single spaces.

    >>> vietnamese("Tỉnh\\n ủy")
    '"Tỉnh ủy"@vi'
    """
    return labelled(one_line(value), "vi")


def words(value: str) -> RdfTerm:
    """Words without a language tag on one line, in composed letters."""
    return text(one_line(value))


def one_line(value: str) -> str:
    """`value` in composed letters with every run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", value).split())


def number(value: int) -> RdfTerm:
    """A whole number."""
    return RdfTerm(f'"{value}"^^{XSD.integer}')


def decimal(value: float) -> RdfTerm:
    """A decimal in the canonical form of XSD 1.1, with at most four places.

    >>> [decimal(each).split("^^")[0] for each in (0.98, 1, 1 / 3)]
    ['"0.98"', '"1"', '"0.3333"']
    """
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return RdfTerm(f'"{digits}"^^{XSD.decimal}')


def boolean(value: bool) -> RdfTerm:
    """True or false."""
    return literal("true" if value else "false", XSD.boolean)


def date(value: PartialDate) -> RdfTerm:
    """A date with the datatype of its precision.

    >>> date(PartialDate(2023, 5))
    '"2023-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    precision = (XSD.gYear, XSD.gYearMonth, XSD.date)[(value.month is not None) + (value.day is not None)]
    return literal(value.iso, precision)


def year(value: str | int) -> RdfTerm:
    """A year of four digits."""
    return literal(f"{int(value):04d}", XSD.gYear)
