"""The context in which a document's names are read: whose document it is, of which place, of which day.

The issuer decides; where none is printed, the place and date line; where that is missing too, the place that the
document's own body names most often ("Ủy ban MTTQ Việt Nam tỉnh Sơn La").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from frontgraph.model import BodyKey, Document
from frontgraph.registry import place_scan
from frontgraph.registry.body_scan import BodyContext, read_at
from frontgraph.registry.place_scan import PlaceMatch
from frontgraph.text import canonicalise

#: How often a place must be named to be the document's own, and how many times more often than the next one.
_FEWEST = 2
_MAJORITY = 2
_CAPITAL = "vn-hn"


def context_of(document: Document, places: Iterable[PlaceMatch] = ()) -> BodyContext:
    """The context of a document from its issuer, its place line, and the places that its text names.

    `places` are those of the whole text; without them the last step is left out.
    """
    issuer, jurisdiction = _issuer(document)
    if jurisdiction is None and document.key is not None and document.key.jurisdiction != "vn":
        jurisdiction = document.key.jurisdiction
    if jurisdiction is None and issuer is None:
        jurisdiction = _place_line(document) or _most_named(places)
    return BodyContext(jurisdiction or "vn", document.date, issuer)


def _issuer(document: Document) -> tuple[BodyKey | None, str | None]:
    """The issuing body and its jurisdiction; where the body is unknown, the unit that its name contains."""
    if document.issuer is None:
        return None, None
    name = canonicalise(" ".join(document.issuer.value.split())).text
    line = _named_in_place_line(document)
    # Hanoi is where the centre sits: it is the province only of an issuer that no central body is.
    for above in dict.fromkeys(("vn" if line in (None, _CAPITAL) else line, line or "vn")):
        found = read_at(name, place_scan.find(name, above, document.date), BodyContext(above, document.date))
        if found is not None and found.match.body is not None:
            return found.match.body.key, found.match.body.key.jurisdiction
    units = [match.place.code for match in place_scan.find(name, line or "vn", document.date) if match.place]
    return None, max(units, key=lambda code: code.count("/"), default=None)


def _place_line(document: Document) -> str | None:
    """The unit named in the place and date line; Hanoi decides nothing."""
    line = _named_in_place_line(document)
    return None if line == _CAPITAL else line


def _named_in_place_line(document: Document) -> str | None:
    if document.place is None:
        return None
    name = canonicalise(document.place.value).text
    found = next((match.place for match in place_scan.find(name, date=document.date) if match.place), None)
    return found.code if found and found.country == "vn" else None


def _most_named(places: Iterable[PlaceMatch]) -> str | None:
    """The province named with its unit word clearly more often than any other."""
    named = [
        p.place.code
        for p in places
        if p.place and p.place.level.tier == 1 and p.place.country == "vn" and p.end - p.start > len(p.name)
    ]
    ranked = Counter(named).most_common(2)
    if not ranked or ranked[0][1] < _FEWEST or (len(ranked) == 2 and ranked[0][1] < _MAJORITY * ranked[1][1]):
        return None
    return ranked[0][0]
