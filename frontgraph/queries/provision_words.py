"""A provision that a person names in words, as the graph names it."""

from __future__ import annotations

import re

from frontgraph.graph.uris import provision_identifier
from frontgraph.model import Provision, ProvisionPart, ProvisionUnit
from frontgraph.text import canonicalise

_UNITS = {unit.label.lower(): unit for unit in ProvisionUnit}
_PART = re.compile(rf"({'|'.join(sorted(_UNITS, key=len, reverse=True))})\s+([0-9a-zđ]+)", re.IGNORECASE)


def read_provision(text: str) -> str:
    """The identifier of a provision named in words, in any order; an identifier stays as it is.

    Raises ValueError for words that name no provision.

    >>> read_provision("điểm a khoản 2 Điều 5"), read_provision("Điều 5, khoản 2"), read_provision("dieu-5.2")
    ('dieu-5.2.a', 'dieu-5.2', 'dieu-5.2')
    """
    words = str(canonicalise(text).text).strip()
    if re.fullmatch(r"[a-z0-9đ.-]+", words) and "-" in words:
        return words
    parts = [ProvisionPart(_UNITS[unit.lower()], value) for unit, value in _PART.findall(words)]
    if not parts:
        raise ValueError("say it as “khoản 2 Điều 5”")
    return str(provision_identifier(Provision(tuple(sorted(parts, key=lambda part: part.unit.rank)))))
