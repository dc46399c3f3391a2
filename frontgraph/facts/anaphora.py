"""A noun that stands for a body named before: "Văn phòng sẽ phối hợp …" behind "Văn phòng Trung ương Đảng".

The nouns are data (`short_for` in `data/registry/bodyphrases.toml`); with a capital letter and without words of its own
such a noun means the issuer, where the issuer's name begins with it, else the body so called that was named last.
"""

from __future__ import annotations

from functools import cache

from frontgraph.facts.bodyphrase import read_bodies
from frontgraph.facts.coordination import BodyPhrase
from frontgraph.facts.lexicon import words
from frontgraph.facts.prose import Prose
from frontgraph.model import Document

#: How far back, in code points, and over how many mentions the full name is looked for.
_REACH = 6000
_MENTIONS = 12


@cache
def _nouns() -> frozenset[str]:
    return frozenset(words("bodyphrases", "short_for"))


def full_name(prose: Prose, document: Document, body: BodyPhrase) -> str:
    """The name of the body that a bare noun means; any other name is returned as it is.

    >>> from frontgraph.facts.prose import prose_of
    >>> from frontgraph.text import canonicalise
    >>> prose = prose_of(canonicalise("Văn phòng Quốc hội phục vụ kỳ họp. Văn phòng sẽ báo cáo."))
    >>> full_name(prose, Document("a.txt", "", ""), BodyPhrase(35, 44, "Văn phòng", "Văn phòng"))
    'Văn phòng Quốc hội'
    """
    noun = body.name.casefold()
    if body.group or noun not in _nouns() or not body.name[0].isupper():
        return body.name
    issuer = document.issuer.value if document.issuer else ""
    if issuer.casefold().startswith(f"{noun} "):
        return issuer
    return _named_before(prose, body.start, noun) or body.name


def _named_before(prose: Prose, end: int, noun: str) -> str | None:
    floor = max(end - _REACH, 0)
    at = end
    for _ in range(_MENTIONS):
        at = prose.lower.rfind(f"{noun} ", floor, at)
        if at < 0:
            return None
        paragraph = prose.paragraph_at(at)
        listed = read_bodies(prose, at, min(at + 150, end, paragraph.end if paragraph else end))
        if listed and _is_proper(listed.items[0].name, noun):
            return listed.items[0].name
    return None


def _is_proper(name: str, noun: str) -> bool:
    return name.casefold().startswith(f"{noun} ") and name[len(noun) + 1].isupper() and not name.isupper()
