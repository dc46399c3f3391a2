"""Values as RDF literals, each with the datatype that the ontology gives it."""

from __future__ import annotations

import unicodedata

import pyoxigraph as ox

from frontgraph.graph.vocabulary import XSD
from frontgraph.model import PartialDate


def text(value: str) -> ox.Literal:
    """Words without a language tag, exactly as they stand in the source."""
    return ox.Literal(value)


def vietnamese(value: str) -> ox.Literal:
    """A name or title in Vietnamese: composed letters, single spaces.

    >>> vietnamese("Tỉnh\\n ủy").value
    'Tỉnh ủy'
    """
    return ox.Literal(one_line(value), language="vi")


def one_line(value: str) -> str:
    """`value` in composed letters with every run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", value).split())


def number(value: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(str(value), datatype=XSD.integer)


def offset(value: int) -> ox.Literal:
    """A place in a text."""
    return ox.Literal(str(value), datatype=XSD.nonNegativeInteger)


def decimal(value: float) -> ox.Literal:
    """A decimal in the canonical form of XSD 1.1, with at most four places.

    >>> decimal(0.98).value, decimal(1).value, decimal(1 / 3).value
    ('0.98', '1', '0.3333')
    """
    return ox.Literal(f"{value:.4f}".rstrip("0").rstrip("."), datatype=XSD.decimal)


def boolean(value: bool) -> ox.Literal:
    """True or false."""
    return ox.Literal("true" if value else "false", datatype=XSD.boolean)


def date(value: PartialDate) -> ox.Literal:
    """A date with the datatype of its precision.

    >>> str(date(PartialDate(2023, 5))), str(date(PartialDate(2023, 5, 25)))
    ('"2023-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>', '"2023-05-25"^^<http://www.w3.org/2001/XMLSchema#date>')
    """
    precision = (XSD.gYear, XSD.gYearMonth, XSD.date)[(value.month is not None) + (value.day is not None)]
    return ox.Literal(value.iso, datatype=precision)


def year(value: str | int) -> ox.Literal:
    """A year of four digits."""
    return ox.Literal(f"{int(value):04d}", datatype=XSD.gYear)
