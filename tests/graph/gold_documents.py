"""Documents made from the gold annotations, as the recognising rooms would hand them over."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from frontgraph import readers
from frontgraph.citation.resolve import resolve_citations
from frontgraph.model import (
    Assignee,
    Campaign,
    Citation,
    CitationDetails,
    Document,
    DocumentField,
    Evidence,
    Facts,
    ForeignPartner,
    Meeting,
    PartialDate,
    Person,
    PlaceMention,
    Recipient,
    Relation,
    Role,
    Signatory,
    Span,
    Task,
    Term,
)
from frontgraph.registry import kinds, places
from frontgraph.registry.bodies import BodyContext, resolve


def gold_document(shared: Path, name: str) -> Document:
    """The document of a gold file, its citations resolved within the document."""
    return resolve_citations([_read(shared, name)])[0]


def source_of(shared: Path, name: str) -> Path:
    """The text that a gold file annotates."""
    text: str = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))["file"]
    return next(path for folder in ("seed", "corpus/documents") if (path := shared / folder / text).exists())


def _read(shared: Path, name: str) -> Document:
    path = source_of(shared, name)
    document = _issued(readers.read_path(path), shared / "gold" / f"{name}.json")
    gold = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    citations = tuple(_citation(each, document) for each in gold["citations"])
    facts_file = shared / "gold" / "facts" / f"{path.stem}.json"
    if not facts_file.exists():
        return dataclasses.replace(document, citations=citations)
    facts = _facts(json.loads(facts_file.read_text(encoding="utf-8")), document)
    return dataclasses.replace(document, citations=citations, facts=facts)


def _issued(document: Document, gold: Path) -> Document:
    """The document with the gold's issuer, at the place where the text names it."""
    issuer = json.loads(gold.read_text(encoding="utf-8"))["document"]["issuer"]
    if issuer is None:
        return document
    words = issuer.replace("Mặt trận Tổ quốc", "MTTQ")
    start = document.text.find(words)
    proof = Evidence(Span(start, start + len(words)), words, "gold.issuer") if start >= 0 else None
    if proof is None and document.issuer is not None:
        proof = document.issuer.evidence
    if proof is None:
        proof = Evidence(Span(0, 1), document.text[:1], "gold.issuer")
    return dataclasses.replace(document, issuer=DocumentField(issuer, proof))


def _citation(gold: dict[str, Any], document: Document) -> Citation:
    span = Span(gold["start"], gold["end"])
    section = document.section_at(span.start)
    kind = kinds.by_word(gold["type"] or "")
    title = re.compile(r"[^.;(]{0,160}? (về [^;.]{10,300})").match(document.text, span.end)
    details = CitationDetails(title=Span(*title.span(1)) if title else None, rules=("gold.citation",))
    return Citation(
        span,
        gold["quote"],
        kind.id if kind else None,
        number=gold["number"],
        name=gold["name"],
        date=PartialDate.parse(gold["date"]) if gold["date"] else None,
        issuer=gold["issuer"],
        title=title[1] if title else None,
        relation=Relation(gold["relation"]),
        section=section.identifier if section else None,
        details=details,
    )


def _proof(gold: dict[str, Any], rule: str) -> Evidence:
    return Evidence(Span(gold["start"], gold["end"]), gold["quote"], f"gold.{rule}")


def _facts(gold: dict[str, Any], document: Document) -> Facts:
    context = BodyContext("vn-05", document.date or PartialDate(2024))

    def body(name: str) -> Any:
        found = resolve(name, context).body
        return found.key if found is not None else None

    meeting = gold["meeting"]
    return Facts(
        signatories=tuple(
            Signatory(g["name"], g["post"], g["on_behalf_of"], _proof(g, "signatory")) for g in gold["signatories"]
        ),
        recipients=tuple(
            Recipient(
                g["name"],
                _proof(g, "recipient"),
                g["purpose"],
                g.get("printed"),
                g.get("full_name"),
                group=g["name"].lower().startswith("các"),
                body=body(g["name"]),
            )
            for g in gold["recipients"]
        ),
        meeting=Meeting(
            meeting["name"],
            _proof(meeting, "meeting"),
            PartialDate.parse(meeting["date"]) if meeting["date"] else None,
            meeting["place"],
        )
        if meeting
        else None,
        people=tuple(Person(g["name"], tuple(g["posts"]), _proof(g, "person")) for g in gold["people"]),
        campaigns=tuple(Campaign(g["name"], g["kind"], _proof(g, "campaign")) for g in gold["campaigns"]),
        foreign=tuple(_partner(g) for g in gold["foreign"]),
        places=tuple(_place(g) for g in gold["places"]),
        terms=tuple(Term(g["name"], g["body"], _proof(g, "term")) for g in gold["terms"]),
        tasks=tuple(
            Task(
                _proof(g, "task"),
                None,
                (Assignee(g["body"], Role(g["role"]), _proof(g, "assignee"), body(g["body"])),),
                g["deadline"],
            )
            for g in gold["assignments"]
        ),
    )


def _partner(gold: dict[str, Any]) -> ForeignPartner:
    found = places.lookup(gold["name"].rpartition("tỉnh ")[2], within="la")
    code = found[0].code if found and found[0].country == "la" else None
    return ForeignPartner(gold["name"], gold["country"], _proof(gold, "partner"), place_code=code)


def _place(gold: dict[str, Any]) -> PlaceMention:
    found = places.lookup(gold["name"])
    return PlaceMention(gold["name"], gold["level"], _proof(gold, "place"), found[0].code if found else None)


def with_checksum(document: Document) -> Document:
    """A hand-made document with the checksum of its text."""
    return dataclasses.replace(document, sha256=hashlib.sha256(document.text.encode()).hexdigest())
