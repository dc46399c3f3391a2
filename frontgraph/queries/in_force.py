"""Whether a document or provision is in force on a day, as far as a graph knows."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frontgraph.queries.answer import Answer
from frontgraph.queries.asking import answer
from frontgraph.queries.question import get
from frontgraph.store.protocol import QuadStore
from frontgraph.store.terms import Value


@dataclass(frozen=True, slots=True)
class InForce:
    """`in_force` is None where the day of effect is not told; `touched` lists every day and change with its words."""

    in_force: bool | None
    touched: Answer


def in_force(
    store: QuadStore, document: str, provision: str | None = None, date: datetime.date | str | None = None
) -> InForce:
    """Whether `document`, or a provision of it ("khoản 2 Điều 5"), is in force on `date` (today), and who changed it.

    The graph knows only the documents that were read: what it has no beginning for counts as begun, and what it has
    no end for as in force. Of several days of effect that of the narrowest provision holds. What a repeal or a day of
    effect leaves out (“…, trừ Điều 7”) it neither ends nor begins.
    """
    touched = answer(store, get("in-force"), {"document": document, "provision": provision, "date": date})
    records = list(touched.records())
    if any(record["ends"] and record["in_effect"] for record in records):
        return InForce(False, touched)
    return InForce(_begun(records), touched)


def _begun(records: Sequence[Mapping[str, Value]]) -> bool | None:
    """Whether the day of effect has come; None where it is not told."""
    beginnings = [record for record in records if record["starts"]]
    if not beginnings:
        beginnings = [r for r in records if r["operation"] == "applies" and r["provision"] is None]
    if not beginnings:
        left_out = any(record["excepted"] and record["operation"] == "starts" for record in records)
        return None if left_out else True
    narrowest = max(beginnings, key=lambda record: len(str(record["provision"] or "")))
    if narrowest["effective"] is None:
        return None
    return bool(narrowest["in_effect"])
