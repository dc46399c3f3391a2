"""Who signed, who is named, in what post, on whose behalf."""

from __future__ import annotations

import re
from functools import cache

from frontgraph.graph import terms
from frontgraph.graph.agents import agent_node, describe_agent, short_name
from frontgraph.graph.evidence import Said, edge, mention, thing
from frontgraph.graph.resolving import issuer_body
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import DCAT, FG, ORG, PROV, RDF, RDFS, ROLE, RdfTerm, triple
from frontgraph.graph.uris import digest
from frontgraph.model import BodyKey, Evidence, Person, Signatory
from frontgraph.registry import bodies
from frontgraph.resources import data_path, read_toml
from frontgraph.text import fold


def describe_people(sheet: Sheet) -> Said:
    """All persons named, with their posts, and the signatures."""
    facts = sheet.document.facts
    if facts is None:
        return
    for person in facts.people:
        yield from _describe_person(sheet, person)
    for order, signatory in enumerate(facts.signatories, start=1):
        yield from _describe_signature(sheet, signatory, order)


def person_node(sheet: Sheet, name: str) -> RdfTerm:
    """A person as this document names them."""
    # Names that differ by marks alone are different people.
    return sheet.part("person", f"{short_name(name)}-{digest(terms.one_line(name), length=4)}")


def post_body(sheet: Sheet, post: str, bare: BodyKey | None = None) -> BodyKey | None:
    """The body that a post is in, as far as the post's words and the document's place tell.

    A post without a body of its own (`Chủ tịch`) is in `bare`.
    """
    words = terms.one_line(post)
    found = posts().match(words)
    if found is None:
        return None
    if found.end() == len(words):
        return bare
    return bodies.key_named(words[found.end() :], jurisdiction(sheet), sheet.document.date)


def jurisdiction(sheet: Sheet) -> str:
    """The place whose bodies the document means when it does not say which."""
    return sheet.document.key.jurisdiction if sheet.document.key is not None else "vn"


def _describe_person(sheet: Sheet, person: Person) -> Said:
    node = person_node(sheet, person.name)
    yield from thing(sheet, node, FG.Person, person.evidence)
    yield from _name_person(sheet, node, person.name)
    yield from edge(sheet, (sheet.work, FG.mentionsPerson, node), (person.evidence,))
    for post in person.posts:
        yield from _describe_post(sheet, node, post, person.evidence)


def _name_person(sheet: Sheet, node: RdfTerm, name: str) -> Said:
    sheet.people.name(terms.value_of(node), terms.one_line(name))
    yield triple(node, RDF.type, FG.Person)
    yield triple(node, RDFS.label, terms.vietnamese(name))
    yield triple(node, FG.name, terms.words(name))


def _describe_post(
    sheet: Sheet, holder: RdfTerm, post: str, evidence: Evidence | RdfTerm, bare: BodyKey | None = None
) -> Said:
    node = sheet.part("post", short_name(post))
    sheet.people.hold(terms.value_of(holder), node, post_word(post))
    yield triple(node, RDF.type, ORG.Post)
    yield triple(node, RDFS.label, terms.vietnamese(post))
    yield triple(node, FG.inDocument, sheet.work)
    yield from edge(sheet, (holder, ORG.holds, node), (evidence,))
    yield triple(node, ORG.heldBy, holder)
    body = post_body(sheet, post, bare)
    if body is not None:
        sheet.people.seat(node, terms.value_of(sheet.body_node(body)))
        yield from edge(sheet, (node, ORG.postIn, sheet.body_node(body)), (evidence,))


def _describe_signature(sheet: Sheet, signatory: Signatory, order: int) -> Said:
    node, person = sheet.part("sig", order), person_node(sheet, signatory.name)
    yield from mention(sheet, node, FG.Signature, signatory.evidence)
    yield triple(sheet.work, PROV.qualifiedAttribution, node)
    yield triple(node, PROV.agent, person)
    yield triple(node, FG.signatory, person)
    yield triple(node, DCAT.hadRole, ROLE.signatory)
    yield triple(node, FG.name, terms.words(signatory.name))
    yield from _name_person(sheet, person, signatory.name)
    yield triple(person, FG.inDocument, sheet.work)
    yield triple(sheet.work, FG.signedBy, person)
    if signatory.post is not None:
        yield triple(node, FG.postName, terms.words(signatory.post))
        yield triple(node, FG.post, sheet.part("post", short_name(signatory.post)))
        yield from _describe_post(sheet, person, signatory.post, node, _issuer(sheet))
    if signatory.on_behalf_of is not None:
        yield from _describe_authority(sheet, node, person, signatory)


def _issuer(sheet: Sheet) -> BodyKey | None:
    """The organ that issues the document: its head signs under his post alone (Nghị định 30/2020/NĐ-CP, Điều 13)."""
    document = sheet.document
    if document.issuer is None:
        return None
    return issuer_body(document.issuer.value, document.key, document.date)


def _describe_authority(sheet: Sheet, node: RdfTerm, person: RdfTerm, signatory: Signatory) -> Said:
    """“TM. Ban Thường trực” names a body, “KT. Chủ tịch” a post: only the first is an agent."""
    printed = terms.one_line(signatory.on_behalf_of or "")
    yield triple(node, FG.onBehalfOfText, terms.text(printed))
    name = next((part for part in _authorities().split(printed) if part and not posts().match(part)), None)
    if name is None:
        return
    body = bodies.key_named(name, jurisdiction(sheet), sheet.document.date)
    principal = agent_node(sheet, name, body)
    yield from describe_agent(sheet, name, body)
    yield triple(node, FG.onBehalfOf, principal)
    yield triple(person, PROV.actedOnBehalfOf, principal)


@cache
def posts() -> re.Pattern[str]:
    """A post at the head of a phrase, with what may stand before it (`nguyên`) and behind it (`Thường trực`)."""
    table = read_toml(data_path("registry", "posts.toml"))
    posts = "|".join(map(re.escape, sorted(table["posts"], key=len, reverse=True)))
    former = "|".join(map(re.escape, table["former"]))
    return re.compile(rf"(?:(?:{former})\s+)?(?:các\s+)?(?:{posts})(?:\s+thường trực)?(?:\s+|$)", re.IGNORECASE)


def post_word(post: str) -> str:
    """The word for a post without the body it is in.

    >>> post_word("Chủ tịch Ủy ban MTTQ Việt Nam tỉnh"), post_word("Phó Bí thư Thường trực Tỉnh ủy")
    ('chu tich', 'pho bi thu thuong truc')
    """
    found = posts().match(terms.one_line(post))
    return fold(found[0] if found is not None else post)


@cache
def _authorities() -> re.Pattern[str]:
    """The letters before whom one signs for: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7."""
    letters = "|".join(
        map(re.escape, sorted(read_toml(data_path("registry", "posts.toml"))["authorities"], key=len, reverse=True))
    )
    return re.compile(rf"(?:^|\s)(?:{letters})\s*\.?\s+")
