"""Facts as the JSON object of a document, in the format of the annotated corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from frontgraph.errors import LookupFailedError
from frontgraph.model import Assignee, BodyKey, Document, Evidence, Facts, PlaceMention, Task
from frontgraph.registry import places
from frontgraph.registry.wordings import folded_name

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
            {"name": s.name, "post": s.post, "on_behalf_of": s.on_behalf_of} | _shown(s.evidence)
            for s in facts.signatories
        ],
        "recipients": [
            {"name": r.name, "purpose": r.purpose}
            | _given(printed=r.printed, full_name=r.full_name)
            | _shown(r.evidence)
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


@dataclass(slots=True)
class _Charge:
    key: BodyKey | None
    name: str
    nearness: int
    record: Record


# One item per body and role, under the fullest of its names, with the deadline that stands nearest to it.
def _assignments(facts: Facts) -> list[Record]:
    found: dict[str, list[_Charge]] = {}
    for task in facts.tasks:
        for assignee in task.assignees:
            items = found.setdefault(assignee.role.value, [])
            folded, near = folded_name(assignee.name), _nearness(task, assignee)
            known = next((item for item in items if _is_same(item.key, item.name, assignee, folded)), None)
            if known is None:
                record = {"body": assignee.name, "role": assignee.role.value, "deadline": task.deadline}
                items.append(_Charge(assignee.body, folded, near, record | _shown(assignee.evidence)))
                continue
            if near > known.nearness:
                known.record["deadline"], known.nearness = task.deadline, near
            if len(folded) > len(known.name):
                known.key, known.name = known.key or assignee.body, folded
                known.record["body"] = assignee.name
    return sorted((item.record for items in found.values() for item in items), key=lambda r: int(r["start"]))


# 3: the sentence names the body and the day; 2: the body stands before it; 1: a heading tells the time; 0: none does.
def _nearness(task: Task, assignee: Assignee) -> int:
    if task.deadline is None:
        return 0
    if task.deadline_words is None or task.deadline_words.span.start < task.evidence.span.start:
        return 1
    return 3 if assignee.evidence.span.start >= task.evidence.span.start else 2


def _is_same(key: BodyKey | None, name: str, assignee: Assignee, folded: str) -> bool:
    if key is not None and assignee.body is not None:
        return key == assignee.body
    short, long = sorted((name, folded), key=len)
    if long.startswith(f"{short} cap ") or (short.endswith(" cap") and short != long):
        return False
    return name == folded or (long.startswith(f"{short} ") and len(short) >= 0.6 * len(long))


def _task(task: Task) -> Record:
    return {
        "section": task.section,
        "assignees": [{"body": a.name, "role": a.role.value} for a in task.assignees],
        "deadline": task.deadline,
        "targets": [
            {"comparator": t.comparator, "value": t.value, "unit": t.unit, "subject": t.subject} for t in task.targets
        ],
        "campaigns": list(task.campaigns),
    } | _shown(task.evidence)
