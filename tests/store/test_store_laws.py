"""Laws of the store that hold for any words."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad

from frontgraph.errors import QueryError
from frontgraph.store import EmbeddedStore, iri, select
from frontgraph.store.search_index import EntryKind, SearchEntry, SearchIndex
from frontgraph.store.terms import fill
from frontgraph.text import fold

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
G = iri("urn:g")


@given(WORDS)
@settings(max_examples=150, deadline=None)
def test_any_words_go_in_and_come_out_and_change_nothing_else(words: str) -> None:
    store = EmbeddedStore.in_memory()
    other = Quad(iri("urn:s"), iri("urn:p"), Literal("stays"), iri("urn:h"))
    store.engine.add(other)
    store.replace_graph(G, [Quad(iri("urn:s"), iri("urn:p"), Literal(words), G)])
    assert [quad.object for quad in store.graph_quads(G)] == [Literal(words)]
    assert list(store.graph_quads(iri("urn:h"))) == [other]
    filled = fill("SELECT ?g { VALUES ?o { UNDEF } GRAPH ?g { ?s ?p ?o } }", {"o": [Literal(words)]})
    assert ("urn:g",) in select(store, filled).values()


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_query_is_answered_or_refused_in_one_line(words: str) -> None:
    said = ""
    try:
        EmbeddedStore.in_memory().query(f"SELECT ?s {{ {words}")
    except QueryError as error:
        said = str(error)
    assert len(said.splitlines()) <= 1


@given(st.lists(WORDS, min_size=1, max_size=6, unique=True), WORDS)
@settings(max_examples=100, deadline=None)
def test_a_text_is_found_by_its_own_words(texts: list[str], typed: str) -> None:
    with SearchIndex.create(Path(":memory:")) as index:
        index.add("urn:g", [SearchEntry(EntryKind.WORK, f"urn:{n}", text) for n, text in enumerate(texts)])
        index.search(typed)
        for text in texts:
            plain = fold(text)
            if plain:
                assert text in [entry.text for entry in index.search(plain, limit=100)]
        index.remove("urn:g")
        assert len(index) == 0
