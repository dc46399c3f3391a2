"""Every example that stands in a registry file is a test."""

from __future__ import annotations

from typing import Any

import pytest

from frontgraph.facts.bodyphrase import read_bodies
from frontgraph.facts.campaigns import find_campaigns
from frontgraph.facts.lexicon import table
from frontgraph.facts.people import find_people
from frontgraph.facts.targets import find_targets
from tests.facts.reading import charges, document_of, facts_of, prose


def examples(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table(name)["example"]
    return found


@pytest.mark.parametrize("example", examples("bodyphrases"), ids=lambda e: str(e["text"])[:40])
def test_names_of_bodies(example: dict[str, Any]) -> None:
    text = prose(example["text"])
    listed = read_bodies(text, text.flat.index(example["at"]), len(text.flat))
    assert listed is not None
    assert [item.name for item in listed.items] == example["names"]


@pytest.mark.parametrize("example", examples("recipients"), ids=lambda e: str(e["block"])[:40])
def test_recipients(example: dict[str, Any]) -> None:
    facts = facts_of(f"KẾ HOẠCH\n\n1. Sở Y tế tổ chức thực hiện.\n\n{example['block']}\n\nCHỦ TỊCH\n\nTrần Văn An\n")
    assert [recipient.name for recipient in facts.recipients] == example["names"]


@pytest.mark.parametrize("example", examples("campaigns"), ids=lambda e: str(e["text"])[:40])
def test_campaigns(example: dict[str, Any]) -> None:
    found = find_campaigns(prose(example["text"]), document_of(example["text"]))
    assert [campaign.name for campaign in found] == example["names"]
    assert [campaign.kind for campaign in found] == example["kinds"]


@pytest.mark.parametrize("example", examples("charges"), ids=lambda e: str(e["text"])[:40])
def test_charges(example: dict[str, Any]) -> None:
    facts = facts_of(f"KẾ HOẠCH\n\n1. {example['text']}\n")
    assert charges(facts) == [tuple(pair) for pair in example["assignments"]]
    if "deadline" in example:
        assert facts.tasks[0].deadline == example["deadline"]


@pytest.mark.parametrize("example", examples("posts"), ids=lambda e: str(e["text"])[:40])
def test_people_and_posts(example: dict[str, Any]) -> None:
    found = find_people(prose(example["text"]))
    assert [[person.name, *person.posts] for person in found] == example["people"]


@pytest.mark.parametrize("example", examples("targets"), ids=lambda e: str(e["text"])[:40])
def test_targets(example: dict[str, Any]) -> None:
    text = prose(example["text"])
    found = find_targets(text, 0, len(text.flat))
    assert [[t.comparator, t.value, t.unit, t.subject] for t in found] == example["targets"]


@pytest.mark.parametrize("example", examples("cooperation"), ids=lambda e: str(e["text"])[:40])
def test_foreign_partners(example: dict[str, Any]) -> None:
    facts = facts_of(f"KẾ HOẠCH\n\n1. {example['text']}\n")
    assert [[partner.name, partner.country] for partner in facts.foreign] == example["partners"]
