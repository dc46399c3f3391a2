"""What is to be done: tasks, who is charged in what role, deadlines, targets, documents and campaigns served."""

from __future__ import annotations

import re

from frontgraph.graph import terms
from frontgraph.graph.agents import agent_node, describe_agent
from frontgraph.graph.campaigns import campaigns_by_name
from frontgraph.graph.evidence import Said, Whole, mention, proved
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import FG, ROLE, XSD, triple
from frontgraph.graph.uris import inside
from frontgraph.model import Assignee, PartialDate, Role, Target, Task

#: The concept of a role, and the edge from the task that it makes.
ROLES = {
    Role.LEADS: (ROLE.leads, FG.ledBy),
    Role.COORDINATES: (ROLE.coordinates, FG.coordinatedWith),
    Role.CARRIES_OUT: (ROLE["carries-out"], FG.carriedOutBy),
    Role.SUPERVISES: (ROLE.supervises, FG.supervisedBy),
    Role.REQUESTED: (ROLE.requested, FG.requestedOf),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")


def describe_tasks(sheet: Sheet) -> Said:
    """All tasks of the document with what belongs to them."""
    facts = sheet.document.facts
    if facts is None:
        return
    nodes = sheet.names("task", ((task.section, task.evidence.quote) for task in facts.tasks))
    works = {c.span.start: c.resolution.work for c in sheet.document.citations if c.resolution is not None}
    campaigns = campaigns_by_name(sheet)
    for task, node in zip(facts.tasks, nodes, strict=True):
        yield from mention(sheet, node, FG.Task, task.evidence, task.section)
        whole = Whole(node, sheet.sentence(task.evidence.span))
        for order, assignee in enumerate(task.assignees, start=1):
            yield from _describe_assignee(sheet, task, whole, assignee, order)
        for order, target in enumerate(task.targets, start=1):
            yield from _describe_target(sheet, task, whole, target, order)
        yield from _describe_deadline(sheet, task, whole)
        for work in (works.get(start) for start in task.citations):
            if work is not None:
                yield triple(node, FG.fulfils, sheet.work_node(work))
        for campaign in (campaigns[name] for name in task.campaigns if name in campaigns):
            yield triple(node, FG.serves, campaign)


def _describe_assignee(sheet: Sheet, task: Task, whole: Whole, assignee: Assignee, order: int) -> Said:
    node = whole.node
    place, agent = inside(node, "asg", order), agent_node(sheet, assignee.name, assignee.body)
    role, predicate = ROLES[assignee.role]
    yield triple(node, FG.assignment, place)
    yield from mention(sheet, place, FG.Assignment, assignee.evidence, task.section, whole)
    yield triple(place, FG.agent, agent)
    yield triple(place, FG.name, terms.words(assignee.name))
    yield triple(place, FG.role, role)
    yield from describe_agent(sheet, assignee.name, assignee.body)
    yield triple(node, predicate, agent)


def _describe_target(sheet: Sheet, task: Task, whole: Whole, target: Target, order: int) -> Said:
    place = inside(whole.node, "target", order)
    yield triple(whole.node, FG.target, place)
    yield from mention(sheet, place, FG.Target, target.evidence, task.section, whole)
    written = (
        (FG.comparator, target.comparator),
        (FG.value, target.value),
        (FG.unit, target.unit),
        (FG.subject, target.subject),
    )
    for predicate, words in written:
        if words:
            yield triple(place, predicate, terms.words(words))
    digits = decimal_digits(target.value)
    if digits is not None:
        yield triple(place, FG.numericValue, terms.literal(digits, XSD.decimal))


def _describe_deadline(sheet: Sheet, task: Task, whole: Whole) -> Said:
    node = whole.node
    if task.deadline is None:
        return
    yield triple(node, FG.deadlineText, terms.text(task.deadline))
    if _DAY.fullmatch(task.deadline):
        yield triple(node, FG.deadline, terms.date(PartialDate.parse(task.deadline)))
    if task.deadline_words is not None:
        yield from proved(sheet, node, FG.deadlineEvidence, task.deadline_words, whole)


def decimal_digits(value: str) -> str | None:
    """A Vietnamese number as a canonical XSD decimal, None where the words are no number.

    >>> decimal_digits("1.250,5"), decimal_digits("80"), decimal_digits("nhiều")
    ('1250.5', '80', None)
    """
    found = _NUMBER.search(value)
    if found is None:
        return None
    whole = found[0]
    if "," in whole or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", whole):
        whole = whole.replace(".", "")
    digits = whole.replace(",", ".")
    head, point, tail = digits.partition(".")
    tail = tail.rstrip("0")
    return f"{int(head)}{point}{tail}" if tail else str(int(head))
