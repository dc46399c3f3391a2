"""Whether a document or provision is in force on a day, as far as a graph knows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from frontgraph.queries.answer import Answer
from frontgraph.queries.asking import answer
from frontgraph.queries.question import get
from frontgraph.store.protocol import QuadStore


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
    touched = answer(store, get("in-force"), {"document": document, "provision": provision, "date": date})
    ended = any(record["ends"] and record["in_effect"] for record in touched.records())
    return InForce(not ended, touched)
