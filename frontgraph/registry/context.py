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
from frontgraph.registry.gazetteer import by_code
from frontgraph.registry.place_scan import PlaceMatch
from frontgraph.text import canonicalise

#: How many times more often than the next one a place must be named to be the document's own.
_MAJORITY = 2


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
    if document.issuer is None:
        return None, None
    name = canonicalise(" ".join(document.issuer.value.split())).text
    above = _place_line(document) or "vn"
    found = read_at(name, place_scan.find(name, above, document.date), BodyContext(above, document.date))
    if found is None or found.match.body is None:
        return None, None
    key = found.match.body.key
    return key, key.jurisdiction


def _place_line(document: Document) -> str | None:
    """The unit named in the place and date line; Hanoi is where the centre is, so it decides nothing."""
    if document.place is None:
        return None
    name = canonicalise(document.place.value).text
    found = next((match.place for match in place_scan.find(name, date=document.date) if match.place), None)
    return found.code if found and found.code != "vn-hn" and found.country == "vn" else None


def _most_named(places: Iterable[PlaceMatch]) -> str | None:
    """The province named with its unit word clearly more often than any other."""
    named = [p.place.code for p in places if p.place and p.place.level.tier == 1 and p.place.country == "vn"]
    ranked = Counter(code for code in named if by_code(code).code != "vn-hn").most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < _MAJORITY * ranked[1][1]):
        return None
    return ranked[0][0]
