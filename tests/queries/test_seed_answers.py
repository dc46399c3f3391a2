"""Every question has its full answer on the example resolution, and the answers are what a careful reader found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from frontgraph.queries import ask, catalogue
from frontgraph.store import EmbeddedStore
from tests.queries.seed_answers import SEED, expected, found


@pytest.mark.parametrize("name", [question.name for question in catalogue()])
def test_a_question_has_its_full_answer(seed: EmbeddedStore, name: str) -> None:
    assert found(seed, name) == expected(name)


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    """What people read in the resolution."""
    read: dict[str, Any] = {}
    for path in ("gold/000_seed.json", f"gold/facts/{SEED.stem}.json"):
        read |= json.loads((shared / path).read_text(encoding="utf-8"))
    return read


def test_the_citations_are_those_that_people_found(seed: EmbeddedStore, gold: dict[str, Any]) -> None:
    records = ask(seed, "cites", document=SEED.name).records()
    assert [(r["position"], r["quote"], r["relation"], r["status"]) for r in records] == [
        (c["start"], c["quote"], c["relation"], "resolved") for c in sorted(gold["citations"], key=lambda c: c["start"])
    ]


def test_the_section_of_each_citation(seed: EmbeddedStore) -> None:
    sections = ask(seed, "cites", document=SEED.name).column("section")
    assert sections == ("1",) * 3 + ("2.1",) * 5 + ("2.2",) * 4 + ("2.4",) * 2 + ("2.6",) * 2


def test_the_recipients_are_those_that_people_found(seed: EmbeddedStore, gold: dict[str, Any]) -> None:
    records = list(ask(seed, "recipients").records())
    assert [r["name"] for r in records] == [r.get("full_name") or r["name"] for r in gold["recipients"]]
    assert [r["purpose"] for r in records] == [r["purpose"] for r in gold["recipients"]]


def test_the_campaigns_are_those_that_people_found(seed: EmbeddedStore, gold: dict[str, Any]) -> None:
    cells = ask(seed, "campaigns").cells("vi")
    assert {(row[3], row[4]) for row in cells} == {(c["name"], c["kind"]) for c in gold["campaigns"]}


def test_the_people_and_posts_are_those_that_people_found(seed: EmbeddedStore, gold: dict[str, Any]) -> None:
    records = ask(seed, "people").records()
    assert {(r["name"], r["post"]) for r in records} == {
        (p["name"], post) for p in gold["people"] for post in p["posts"]
    }


def test_the_signature_is_the_one_that_people_found(seed: EmbeddedStore, gold: dict[str, Any]) -> None:
    records = ask(seed, "signatories").records()
    assert [(r["name"], r["post"], r["on_behalf_of"]) for r in records] == [
        (s["name"], s["post"], s["on_behalf_of"]) for s in gold["signatories"]
    ]


def test_the_meeting_is_the_one_that_people_found(seed: EmbeddedStore, gold: dict[str, Any]) -> None:
    (meeting,) = ask(seed, "meetings").records()
    assert (str(meeting["date"]), meeting["place"]) == (gold["meeting"]["date"], gold["meeting"]["place"])
    assert meeting["meeting"] == gold["meeting"]["name"]
    assert meeting["ordinal"] == 10


def test_the_partners_are_those_that_people_found(seed: EmbeddedStore, gold: dict[str, Any]) -> None:
    records = ask(seed, "partners").records()
    assert {(r["partner_label"], r["country"]) for r in records} == {(f["name"], f["country"]) for f in gold["foreign"]}


def test_the_terms_are_those_that_people_found(seed: EmbeddedStore, gold: dict[str, Any]) -> None:
    records = ask(seed, "terms").records()
    assert [(r["term"], r["of_body"]) for r in records] == [(t["name"], t["body"]) for t in gold["terms"]]


def test_the_charges_are_those_that_people_found(seed: EmbeddedStore, gold: dict[str, Any]) -> None:
    cells = ask(seed, "assignments").records()
    roles = {"coordinates": "phối hợp", "carries-out": "thực hiện", "leads": "chủ trì"}
    assert {(r["name"], roles.get(str(r["role"]))) for r in cells} == {
        (a["body"], a["role"]) for a in gold["assignments"]
    }


def test_the_walk_from_the_centre_to_the_tasks(seed: EmbeddedStore) -> None:
    records = list(ask(seed, "tasks-from-above", document="43-NQ/TW").records())
    assert {r["via_label"] for r in records} == {"Nghị quyết số 43-NQ/TW", "Kế hoạch số 197-KH/TU"}
    assert {r["section"] for r in records} == {"2.2"}
    assert {r["name"] for r in records if r["name"]} == {
        "Đài Phát thanh - Truyền hình tỉnh",
        "Báo Sơn La",
        "hệ thống MTTQ các cấp",
    }


def test_the_number_and_date_that_are_not_printed_are_unknown(seed: EmbeddedStore) -> None:
    records = list(ask(seed, "about", document=SEED.name).records())
    unknown = {str(r["value"]).split("#")[-1] for r in records if str(r["property"]).endswith("#unknown")}
    assert unknown == {"number", "date_document"}
    assert not [r for r in records if str(r["property"]).endswith(("identifier", "#number", "date_document"))]
