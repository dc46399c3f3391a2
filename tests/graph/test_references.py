"""What “Nghị định này” and “khoản 2 Điều này” point at, asked of the graph."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox
import pytest

from frontgraph import citation, graph
from frontgraph.collection.recognition import recognise_bytes
from tests.graph.asking import ask

TEXT = (
    "CHÍNH PHỦ\n\nSố: 9/2025/NĐ-CP\n\nNGHỊ ĐỊNH\nQuy định về phí\n\n"
    "Điều 1. Phạm vi\n\n1. Nghị định này quy định về phí theo Luật Phí và lệ phí số 97/2015/QH13.\n\n"
    "2. Phí nêu tại khoản 1 Điều này thu theo Luật trên.\n"
)
QUESTION = """
    PREFIX fg: <https://w3id.org/frontgraph/ns#>
    SELECT ?quote ?antecedent (STR(?work) AS ?means) (STRAFTER(STR(?part), "/sec/") AS ?provision)
    WHERE {
      ?reference a fg:RelativeReference ; fg:quote ?quote ; fg:antecedent ?antecedent ; fg:start ?start .
      OPTIONAL { ?reference fg:antecedentWork ?work }
      OPTIONAL { ?reference fg:antecedentProvision ?part }
    } ORDER BY ?start"""


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    document = recognise_bytes("nd.txt", TEXT.encode())
    (resolved,) = citation.resolve_citations([document])
    return list(graph.describe(resolved))


def test_each_reference_has_its_antecedent(quads: list[ox.Quad]) -> None:
    rows = {row[0]: row[1:] for row in ask(quads, QUESTION)}
    assert {quote: row[0] for quote, row in rows.items()} == {
        "Nghị định này": "this-document",
        "khoản 1 Điều này": "this-document",
        "Luật trên": "cited-document",
    }
    assert rows["khoản 1 Điều này"][1] == rows["Nghị định này"][1]
    assert rows["khoản 1 Điều này"][2]
    assert "97-2015-qh13" in (rows["Luật trên"][1] or "")


def test_references_conform_and_their_words_stand_in_the_text(quads: list[ox.Quad]) -> None:
    described = quads + list(graph.describe_registry(graph.named_in(quads)))
    assert graph.validate(described).violations == ()
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert list(graph.verify(quads, {digest: TEXT})) == []
