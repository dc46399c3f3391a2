"""Who signed, who is named, in what post, on whose behalf."""

from __future__ import annotations

import re
from functools import cache

import pyoxigraph as ox

from frontgraph.graph import literals
from frontgraph.graph.agents import agent_node, describe_agent, short_name
from frontgraph.graph.evidence import Triples, edge, mention
from frontgraph.graph.resolving import body_named
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.vocabulary import DCAT, FG, FOAF, ORG, PROV, RDF, RDFS, ROLE
from frontgraph.model import BodyKey, Evidence, Person, Signatory
from frontgraph.resources import data_path, read_toml


def describe_people(sheet: Sheet) -> Triples:
    """All persons named, with their posts, and the signatures."""
    facts = sheet.document.facts
    if facts is None:
        return
    for person in facts.people:
        yield from _describe_person(sheet, person)
    for order, signatory in enumerate(facts.signatories, start=1):
        yield from _describe_signature(sheet, signatory, order)


def person_node(sheet: Sheet, name: str) -> ox.NamedNode:
    """A person as this document names them."""
    return sheet.part("person", short_name(name))


def post_body(sheet: Sheet, post: str) -> BodyKey | None:
    """The body that a post is in, as far as the post's words and the document's place tell.

    A post without a body of its own (`Chủ tịch`) is left alone.
    """
    words = literals.one_line(post)
    found = _posts().match(words)
    if found is None or found.end() == len(words):
        return None
    return body_named(words[found.end() :], jurisdiction(sheet), sheet.document.date)


def jurisdiction(sheet: Sheet) -> str:
    """The place whose bodies the document means when it does not say which."""
    return sheet.document.key.jurisdiction if sheet.document.key is not None else "vn"


def _describe_person(sheet: Sheet, person: Person) -> Triples:
    node = person_node(sheet, person.name)
    yield from mention(sheet, node, FG.Person, person.evidence)
    yield from _name_person(node, person.name)
    yield from edge(sheet, (sheet.work, FG.mentionsPerson, node), (person.evidence,), (node,))
    for post in person.posts:
        yield from _describe_post(sheet, node, post, person.evidence)


def _name_person(node: ox.NamedNode, name: str) -> Triples:
    yield ox.Triple(node, RDF.type, FG.Person)
    yield ox.Triple(node, RDF.type, FOAF.Person)
    yield ox.Triple(node, RDF.type, PROV.Person)
    yield ox.Triple(node, RDFS.label, literals.vietnamese(name))
    yield ox.Triple(node, FG.name, literals.text(literals.one_line(name)))


def _describe_post(sheet: Sheet, holder: ox.NamedNode, post: str, evidence: Evidence) -> Triples:
    node = sheet.part("post", short_name(post))
    yield ox.Triple(node, RDF.type, ORG.Post)
    yield ox.Triple(node, RDFS.label, literals.vietnamese(post))
    yield ox.Triple(node, FG.inDocument, sheet.work)
    yield from edge(sheet, (holder, ORG.holds, node), (evidence,))
    yield ox.Triple(node, ORG.heldBy, holder)
    body = post_body(sheet, post)
    if body is not None:
        yield from edge(sheet, (node, ORG.postIn, sheet.uris.body(body)), (evidence,))
        yield from describe_agent(sheet, post, body)


def _describe_signature(sheet: Sheet, signatory: Signatory, order: int) -> Triples:
    node, person = sheet.part("sig", order), person_node(sheet, signatory.name)
    yield from mention(sheet, node, FG.Signature, signatory.evidence)
    yield ox.Triple(node, RDF.type, PROV.Attribution)
    yield ox.Triple(sheet.work, PROV.qualifiedAttribution, node)
    yield ox.Triple(node, PROV.agent, person)
    yield ox.Triple(node, FG.signatory, person)
    yield ox.Triple(node, DCAT.hadRole, ROLE.signatory)
    yield ox.Triple(node, FG.name, literals.text(literals.one_line(signatory.name)))
    yield from _name_person(person, signatory.name)
    yield ox.Triple(person, FG.inDocument, sheet.work)
    yield from edge(sheet, (sheet.work, FG.signedBy, person), (signatory.evidence,), (node,))
    if signatory.post is not None:
        yield ox.Triple(node, FG.postName, literals.text(literals.one_line(signatory.post)))
        yield ox.Triple(node, FG.post, sheet.part("post", short_name(signatory.post)))
        yield from _describe_post(sheet, person, signatory.post, signatory.evidence)
    if signatory.on_behalf_of is not None:
        yield from _describe_authority(sheet, node, person, signatory)


def _describe_authority(sheet: Sheet, node: ox.NamedNode, person: ox.NamedNode, signatory: Signatory) -> Triples:
    """“TM. Ban Thường trực” names a body, “KT. Chủ tịch” a post: only the first is an agent."""
    printed = literals.one_line(signatory.on_behalf_of or "")
    yield ox.Triple(node, FG.onBehalfOfText, literals.text(printed))
    name = _authorities().sub("", printed, count=1)
    if not name or _posts().match(name):
        return
    body = body_named(name, jurisdiction(sheet), sheet.document.date)
    principal = agent_node(sheet, name, body)
    yield from describe_agent(sheet, name, body)
    yield ox.Triple(node, FG.onBehalfOf, principal)
    yield from edge(sheet, (person, PROV.actedOnBehalfOf, principal), (signatory.evidence,), (node,))


@cache
def _posts() -> re.Pattern[str]:
    """A post at the head of a phrase, with what may stand before it (`nguyên`) and behind it (`Thường trực`)."""
    table = read_toml(data_path("registry", "posts.toml"))
    posts = "|".join(map(re.escape, sorted(table["posts"], key=len, reverse=True)))
    former = "|".join(map(re.escape, table["former"]))
    return re.compile(rf"(?:(?:{former})\s+)?(?:các\s+)?(?:{posts})(?:\s+thường trực)?(?:\s+|$)", re.IGNORECASE)


@cache
def _authorities() -> re.Pattern[str]:
    """The letters before whom one signs for: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7."""
    letters = "|".join(
        map(re.escape, sorted(read_toml(data_path("registry", "posts.toml"))["authorities"], key=len, reverse=True))
    )
    return re.compile(rf"(?:{letters})\s*\.?\s+", re.IGNORECASE)
