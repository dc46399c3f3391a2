"""All facts of one document: one prose, then one reading after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from frontgraph.facts.bodies import find_bodies
from frontgraph.facts.campaigns import find_campaigns
from frontgraph.facts.cooperation import find_partners
from frontgraph.facts.identities import BodyKeys
from frontgraph.facts.meetings import find_meeting
from frontgraph.facts.people import find_people
from frontgraph.facts.places import find_places, matches
from frontgraph.facts.prose import prose_of
from frontgraph.facts.recipients import find_recipients
from frontgraph.facts.signatories import find_signatories
from frontgraph.facts.tasks import find_tasks
from frontgraph.facts.terms import find_terms
from frontgraph.model import Campaign, Citation, Document, Facts, Task
from frontgraph.registry import places
from frontgraph.registry.context import context_of
from frontgraph.text import CanonicalText


def extract(document: Document, canonical: CanonicalText, citations: Sequence[Citation]) -> Facts:
    """The facts of a document: who signed, received and met, what is charged to whom, and what is named.

    `canonical` is the canonical form of `document.text`; `citations` are those recognised in it.
    """
    prose = prose_of(canonical)
    # White space is all in which the two texts differ, and it moves no anchor: they are looked for once.
    anchors = places.anchors(prose.flat)
    bodies = find_bodies(document, canonical, anchors)
    keys = BodyKeys(bodies, context_of(document))
    signatories = find_signatories(prose, document)
    campaigns = find_campaigns(prose, document)
    tasks = tuple(keys.of_task(task) for task in find_tasks(prose, document, citations, campaigns))
    meeting = find_meeting(prose)
    found_places = matches(prose, document, anchors)
    return Facts(
        signatories=signatories,
        recipients=tuple(keys.of_recipient(r) for r in find_recipients(prose, document)),
        meeting=keys.of_meeting(meeting) if meeting else None,
        people=find_people(prose, signatories),
        campaigns=tuple(_with_bodies(campaign, tasks) for campaign in campaigns),
        foreign=find_partners(prose, found_places),
        places=find_places(prose, found_places),
        terms=find_terms(prose),
        tasks=tasks,
        bodies=bodies,
    )


# A campaign is run by the bodies that the charges naming it fall on.
def _with_bodies(campaign: Campaign, tasks: Sequence[Task]) -> Campaign:
    bodies = (a.name for task in tasks if campaign.name in task.campaigns for a in task.assignees)
    return replace(campaign, bodies=tuple(dict.fromkeys(bodies)))
