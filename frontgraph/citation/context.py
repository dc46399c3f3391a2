"""What a document's own words say for the papers it cites: who issued it, in which province, when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontgraph.model import BodyKey, Document, PartialDate
from frontgraph.registry import bodies, places
from frontgraph.registry.issuers import by_code, read_symbol

_CENTRAL = re.compile(r"\b(?:Chính phủ|Trung ương|Quốc hội|Nhà nước|toàn quốc)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """Jurisdiction, issuing body and date of the citing document; `jurisdiction` None where nothing tells it.

    `written` is the date or, where none is printed, the latest date of a paper that the document cites: it cannot
    be older than that.

    >>> Context("vn-13/xa-luong-minh").province, Context("vn").province
    ('vn-13', None)
    """

    jurisdiction: str | None = None
    issuer: BodyKey | None = None
    date: PartialDate | None = None
    written: PartialDate | None = None

    @property
    def province(self) -> str | None:
        """The province in which the document was issued, None for a central body."""
        if self.jurisdiction is None or self.jurisdiction == "vn":
            return None
        return self.jurisdiction.split("/")[0]

    @property
    def year(self) -> int | None:
        """The year of the document."""
        return self.date.year if self.date else None


def context_of(document: Document) -> Context:
    """What the document says of itself, as far as the registry of bodies and places knows it.

    >>> context_of(Document("a.txt", "", "")).jurisdiction is None
    True
    """
    place, issuer = _place(document)
    place = place or _agreed_place(document)
    cited = (citation.date for citation in document.citations if citation.date is not None)
    written = document.date or max(cited, key=lambda date: date.iso, default=None)
    return Context(place, issuer, document.date, written)


def _place(document: Document) -> tuple[str | None, BodyKey | None]:
    """Where and by whom the document was issued.

    The issuer's name decides; where it is unknown, the province named in it, then the letters of the document's
    own symbol, then the place above the date (Hà Nội says nothing: central bodies sit there too).
    """
    date = document.date
    if document.issuer is not None:
        # Joint issuers: the first stands for all.
        for name in (document.issuer.value, document.issuer.value.split(",")[0]):
            key = bodies.key_named(name, "vn", date)
            if key is not None:
                return key.jurisdiction, key
        province = places.province_of(document.issuer.value, date)
        if province is not None:
            return province.code, None
        if _CENTRAL.search(document.issuer.value):
            return "vn", None
    if document.number is not None:
        codes = read_symbol(document.number.value).codes
        issuer = by_code(codes[0], date.year if date else None) if codes else None
        if issuer is not None and issuer.level == "central":
            return "vn", BodyKey("vn", issuer.body)
    province = places.province_of(document.place.value, date) if document.place else None
    known = province is not None and province.code != "vn-hn"
    return province.code if province is not None and known else None, None


def _agreed_place(document: Document) -> str | None:
    """The one province of which all local bodies are that the document cites with their place, where it has one."""
    said = {citation.issuer for citation in document.citations if citation.issuer}
    found = {place.code for issuer in said if (place := places.province_of(issuer, document.date)) is not None}
    return next(iter(found)) if len(found) == 1 else None
