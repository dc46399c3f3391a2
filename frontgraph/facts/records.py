"""Facts as the JSON object of a document, in the format of the annotated corpus."""

from __future__ import annotations

from typing import Any

from frontgraph.errors import LookupFailedError
from frontgraph.model import Document, Evidence, Facts, PlaceMention, Task
from frontgraph.registry import places

Record = dict[str, Any]


def as_json(document: Document) -> Record:
    """One object a document: `file` and a list for every kind of fact; items show their words and where they stand.

    >>> as_json(Document("a.txt", "", "", facts=Facts()))["assignments"]
    []
    """
    facts = document.facts or Facts()
    return {
        "file": document.file,
        "signatories": [
            {"name": s.name, "post": s.post, "on_behalf_of": s.on_behalf_of} | _shown(s.evidence) for s in facts.signatories
        ],
        "recipients": [
            {"name": r.name, "purpose": r.purpose} | _given(printed=r.printed, full_name=r.full_name) | _shown(r.evidence)
            for r in facts.recipients
        ],
        "meeting": _meeting(facts),
        "people": [{"name": p.name, "posts": list(p.posts)} | _shown(p.evidence) for p in facts.people],
        "campaigns": [{"name": c.name, "kind": c.kind} | _shown(c.evidence) for c in facts.campaigns],
        "foreign": [
            {"name": f.name, "country": f.country} | _given(instrument=f.instrument) | _shown(f.evidence)
            for f in facts.foreign
        ],
        "places": [_place(place) for place in facts.places],
        "assignments": _assignments(facts),
        "terms": [{"name": t.name, "body": t.body} | _shown(t.evidence) for t in facts.terms],
        "tasks": [_task(task) for task in facts.tasks],
        "places_complete": True,
        "assignments_complete": True,
    }


def _shown(evidence: Evidence) -> Record:
    return {"quote": evidence.quote, "start": evidence.span.start, "end": evidence.span.end}


def _given(**values: str | None) -> Record:
    return {key: value for key, value in values.items() if value is not None}


def _meeting(facts: Facts) -> Record | None:
    meeting = facts.meeting
    if meeting is None:
        return None
    date = meeting.date.iso if meeting.date else None
    return {"name": meeting.name, "date": date, "place": meeting.place} | _shown(meeting.evidence)


# A bare name has its full form beside it: "Hà Nội" is the city.
def _place(place: PlaceMention) -> Record:
    full = _full_name(place.code) if place.code else None
    extra = _given(full_name=full if full and full.lower() != place.name.lower() else None)
    return {"name": place.name, "level": place.level} | extra | _shown(place.evidence)


def _full_name(code: str) -> str | None:
    try:
        return places.by_code(code.lower()).full_name
    except LookupFailedError:
        return None


# One item per body and role; the first deadline that a charge of the body in this role has.
def _assignments(facts: Facts) -> list[Record]:
    found: dict[tuple[str, str], Record] = {}
    for task in facts.tasks:
        for assignee in task.assignees:
            key = (assignee.name.casefold(), assignee.role.value)
            item = found.setdefault(
                key,
                {"body": assignee.name, "role": assignee.role.value, "deadline": None} | _shown(assignee.evidence),
            )
            if item["deadline"] is None:
                item["deadline"] = task.deadline
    return list(found.values())


def _task(task: Task) -> Record:
    return {
        "section": task.section,
        "assignees": [{"body": a.name, "role": a.role.value} for a in task.assignees],
        "deadline": task.deadline,
        "targets": [{"comparator": t.comparator, "value": t.value, "unit": t.unit, "subject": t.subject} for t in task.targets],
        "campaigns": list(task.campaigns),
    } | _shown(task.evidence)
