"""Whom a document names: a body of the registry, or an agent that only this document knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frontgraph.graph import terms
from frontgraph.graph.bodies import body_of
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import FG, LEVEL, ORG, RDF, RDFS, RdfTerm, Statement, triple
from frontgraph.graph.uris import digest
from frontgraph.model import BodyKey
from frontgraph.registry.groups import group_named, known_members
from frontgraph.registry.wordings import folded_name
from frontgraph.text import slug

_SEVERAL = re.compile(r"\s*(?:các|những|một số|toàn thể|hệ thống|lực lượng)\s", re.IGNORECASE)
# "UBND các xã, phường", "HĐND cấp xã", "Thủ trưởng các sở": one body of each of many; "Liên hiệp các Hội" is one body.
_OF_MANY = re.compile(
    r"(?<!liên hiệp)(?<!ban quản lý)\s(?:các|những|mỗi|từng)\s+(?!cơ quan đảng)(?:tỉnh|thành phố|huyện|quận|thị xã"
    r"|xã|phường|đặc khu|thôn|cấp|sở|bộ|ban|ngành|cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp|phòng|hội|trường)"
    r"(?!\w)"
    r"|\scấp (?:tỉnh|huyện|xã|cơ sở)(?!\w)|\s(?:xã, phường|phường, xã|xã/phường|tỉnh, thành)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_NAME = 80


def agent_node(sheet: Sheet, name: str, body: BodyKey | None) -> RdfTerm:
    """The node of a body where one is known, else of an agent local to the document, called after its name."""
    return sheet.body_node(body) if body is not None else sheet.part("agent", short_name(_first_wording(sheet, name)))


def describe_agent(sheet: Sheet, name: str, body: BodyKey | None, group: bool | None = None) -> Iterator[Statement]:
    """What a document says of an agent; bodies that the registry knows are described in its own graph.

    `group` says whether several are meant; None lets the name tell (`các sở, ban, ngành`).
    """
    node = agent_node(sheet, name, body)
    if body is None:
        name = _first_wording(sheet, name)
        yield triple(node, RDF.type, FG.LocalAgent)
        if names_several(name) if group is None else group:
            yield triple(node, RDF.type, FG.AgentGroup)
            yield from _whose_members(sheet, node, name)
        yield triple(node, FG.inDocument, sheet.work)
        yield triple(node, RDFS.label, terms.vietnamese(name))
    elif body_of(body) is None:
        yield triple(node, RDF.type, FG.Body)
        yield triple(node, RDF.type, ORG.FormalOrganization)
        yield triple(node, RDFS.label, terms.vietnamese(name))


# A group is not taken for its members; whose they are lets a question tell those that are known.
def _whose_members(sheet: Sheet, node: RdfTerm, name: str) -> Iterator[Statement]:
    group = group_named(name, sheet.document.key.jurisdiction if sheet.document.key is not None else "vn")
    if group is not None:
        yield triple(node, FG.groupOf, sheet.body_node(group.of))
        if group.level is not None:
            yield triple(node, FG.memberLevel, LEVEL[group.level.value])
        for member in known_members(group):
            sheet.body_node(member.key)


# "các sở, ngành có liên quan" and "Các sở, ngành liên quan" are one group; a body and several of its kind are two.
def _first_wording(sheet: Sheet, name: str) -> str:
    return sheet.wording(f"{names_several(name)} {folded_name(name) or name}", name)


def names_several(name: str) -> bool:
    """Whether a name speaks of several bodies or persons at once.

    >>> names_several("Các tổ chức thành viên Mặt trận tỉnh"), names_several("Thủ trưởng các sở, ban, ngành")
    (True, True)
    >>> names_several("Sở Tài chính"), names_several("Liên hiệp các Hội Khoa học")
    (False, False)
    """
    line = terms.one_line(name)
    return _SEVERAL.match(line) is not None or _OF_MANY.search(line) is not None


def short_name(name: str) -> str:
    """A name as a path segment: its slug, cut and told apart by a hash where it is very long or has no letters.

    >>> short_name("Báo Sơn La"), len(short_name("rất " * 60)) < 100
    ('bao-son-la', True)
    """
    words = slug(name)
    if not words or len(words) > _LONGEST_NAME:
        return f"{words[:_LONGEST_NAME].rstrip('-')}-{digest(terms.one_line(name))}".lstrip("-")
    return words
