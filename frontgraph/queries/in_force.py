"""Whether a document or provision is in force on a day, as far as a graph knows."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from frontgraph.graph.uris import provision_identifier
from frontgraph.model import Provision, ProvisionPart, ProvisionUnit
from frontgraph.queries.answer import Answer
from frontgraph.queries.question import get
from frontgraph.store.protocol import QuadStore
from frontgraph.text import canonicalise

_UNITS = {unit.label.lower(): unit for unit in ProvisionUnit}
_PART = re.compile(rf"({'|'.join(sorted(_UNITS, key=len, reverse=True))})\s+([0-9a-zđ]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InForce:
    """`in_force` is false where the graph has an end that holds on the day; `touched` lists every change."""

    in_force: bool
    touched: Answer


def in_force(
    store: QuadStore, document: str, provision: str | None = None, date: datetime.date | str | None = None
) -> InForce:
    """Whether `document`, or a provision of it ("khoản 2 Điều 5"), is in force on `date` (today), and who changed it.

    The graph knows only the documents that were read: what it has no end for counts as in force.
    """
    from frontgraph.queries.asking import answer

    touched = answer(store, get("in-force"), {"document": document, "provision": provision, "date": date})
    ended = any(record["ends"] and record["in_effect"] for record in touched.records())
    return InForce(not ended, touched)


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
