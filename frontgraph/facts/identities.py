"""Which body of the registry a recipient, an assignee or a meeting means: the mention that stands in its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from frontgraph.model import BodyKey, BodyMention, Evidence, Meeting, Recipient, Task
from frontgraph.registry.bodies import BodyContext, resolve
from frontgraph.text import canonicalise

#: "… các cấp", "… cấp xã": the words behind a name that make many bodies of it.
_OF_MANY = (" các ", " cấp ", " cùng cấp", " ở các ")


class BodyKeys:
    """The identities of the bodies mentioned in a text, by place and by name; names are read in a context."""

    def __init__(self, mentions: Sequence[BodyMention], context: BodyContext) -> None:
        self._context = context
        self._mentions = sorted((m for m in mentions if m.body is not None), key=lambda m: m.span)
        self._starts = [m.span.start for m in self._mentions]
        self._by_name = {_plain(m.name): m.body for m in self._mentions}

    def within(self, evidence: Evidence, name: str) -> BodyKey | None:
        """The body that `name` means in the words of `evidence`: the mention of this name, or the only one there is.

        A mention counts only where it makes up most of the name, so that "Chủ tịch UBND tỉnh" is not its committee.
        """
        at = bisect_left(self._starts, evidence.span.start)
        wanted = _plain(name)
        best: BodyMention | None = None
        while at < len(self._mentions) and self._mentions[at].span.start < evidence.span.end:
            mention = self._mentions[at]
            if self._is_named(mention, wanted) and (best is None or mention.span.length > best.span.length):
                best = mention
            at += 1
        return best.body if best else self._by_name.get(wanted)

    @staticmethod
    def _is_named(mention: BodyMention, wanted: str) -> bool:
        name = _plain(mention.name)
        if wanted[len(name) :].startswith(_OF_MANY) and wanted.startswith(name):
            return False
        return name == wanted or (wanted.startswith(name) and len(name) >= 0.8 * len(wanted)) or name.startswith(wanted)

    def of_recipient(self, recipient: Recipient) -> Recipient:
        """The recipient with its body; a group names none."""
        if recipient.group:
            return recipient
        names = (recipient.full_name, recipient.name, recipient.printed)
        found = (self.within(recipient.evidence, name) for name in names if name)
        body = next((body for body in found if body), None) or self._restored(recipient.full_name or recipient.name)
        return replace(recipient, body=body)

    # "CT, các PCT UBND tỉnh": what a list leaves out is restored in the name, but stands nowhere in the text.
    def _restored(self, name: str) -> BodyKey | None:
        match = resolve(name, self._context) if " " in name else None
        return match.body.key if match and match.body and match.reason is None else None

    def of_task(self, task: Task) -> Task:
        """The task with the bodies of its assignees."""
        bodies = [self.within(a.evidence, a.name) for a in task.assignees]
        if not any(bodies):
            return task
        charged = zip(task.assignees, bodies, strict=True)
        return replace(task, assignees=tuple(replace(a, body=body) if body else a for a, body in charged))

    def of_meeting(self, meeting: Meeting) -> Meeting:
        """The meeting with the body that met: the first that its name names."""
        at = bisect_left(self._starts, meeting.evidence.span.start)
        inside = at < len(self._mentions) and self._mentions[at].span.start < meeting.evidence.span.end
        return replace(meeting, body=self._mentions[at].body if inside else None)


# Names as printed and names as read are compared: "Uỷ ban" and "Ủy ban" are the same word.
@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    return " ".join(canonicalise(name).text.split()).casefold()
