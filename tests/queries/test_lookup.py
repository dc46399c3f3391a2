"""What a person types finds the document or body that is meant, or says why not."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from frontgraph.errors import AmbiguousLookupError, LookupFailedError, QueryError
from frontgraph.graph.vocabulary import DCT, FG, KIND, RDFS
from frontgraph.queries import lookup, lookup_body
from frontgraph.store import EmbeddedStore

BASE = "https://w3id.org/frontgraph/id/"
NQ_43 = BASE + "vn/tw/nghi-quyet/2023/43-nq-tw"
KH_197 = BASE + "vn-05/tinh-uy/ke-hoach/2023/197-kh-tu"
BC_08 = BASE + "vn-05/ub-mttq/bao-cao/2024/08-bc-mttq-btt"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("43-NQ/TW", NQ_43),
        ("43-nq/tw", NQ_43),
        ("43 - NQ/TW", NQ_43),
        ("43–NQ/TW", NQ_43),
        ("43 nq tw", NQ_43),
        ("nghị quyết 43", NQ_43),
        ("Nghị quyết số 43-NQ/TW", NQ_43),
        ("nghi quyet 43 nam 2023", NQ_43),
        ("phát huy sức mạnh đoàn kết", NQ_43),
        ("43-nq-tw.txt", NQ_43),
        ("vn/tw/nghi-quyet/2023/43-nq-tw", NQ_43),
        ("id/vn/tw/nghi-quyet/2023/43-nq-tw", NQ_43),
        (NQ_43, NQ_43),
        ("197 KH/TU", KH_197),
        ("kế hoạch 197", KH_197),
        ("Kê\u0301 hoa\u0323ch 197", KH_197),
        ("08-bc", BC_08),
        ("8/BC-MTTQ-BTT", BC_08),
        ("báo cáo 8", BC_08),
    ],
)
def test_a_document_is_found_by_what_it_is_called(made: EmbeddedStore, typed: str, found: str) -> None:
    assert lookup(made, typed).value == found


def test_several_documents_are_listed(made: EmbeddedStore) -> None:
    with pytest.raises(AmbiguousLookupError) as caught:
        lookup(made, "5-KL/TU")
    assert len(caught.value.matches) == 2
    assert all(BASE in match and "Kết luận" in match for match in caught.value.matches)
    assert "/2015/" in caught.value.matches[0]
    assert "/2021/" in caught.value.matches[1]


def test_a_word_that_stands_in_several_names_is_ambiguous(made: EmbeddedStore) -> None:
    with pytest.raises(AmbiguousLookupError, match="names 2 documents"):
        lookup(made, "nghị quyết")


def test_an_unknown_document_names_the_nearest(made: EmbeddedStore) -> None:
    with pytest.raises(LookupFailedError, match="43-NQ/TW"):
        lookup(made, "Nghị quyết số 44-NQ/TW")


@pytest.mark.parametrize("typed", ["", " ", "?", "1068/QĐ-TTg", '"} DROP ALL', "công văn 43"])
def test_what_names_nothing_finds_nothing(made: EmbeddedStore, typed: str) -> None:
    with pytest.raises(LookupFailedError):
        lookup(made, typed)


def test_an_iri_that_is_not_in_the_graph_is_an_error(made: EmbeddedStore) -> None:
    with pytest.raises(LookupFailedError, match="does not stand"):
        lookup(made, BASE + "vn/tw/nghi-quyet/2023/44-nq-tw")
    with pytest.raises(QueryError, match="not an IRI"):
        lookup(made, "https://example.org/a b")


def test_a_key_that_was_replaced_gives_way() -> None:
    store = EmbeddedStore.in_memory()
    graph = NamedNode("urn:g")
    old, new = NamedNode("urn:nd"), NamedNode("urn:2023")
    for node in (old, new):
        store.engine.add(Quad(node, DCT.identifier, Literal("7-KL/TU"), graph))
        store.engine.add(Quad(node, RDFS.label, Literal("Kết luận số 7-KL/TU"), graph))
        store.engine.add(Quad(node, FG.kind, KIND["ket-luan"], graph))
    with pytest.raises(AmbiguousLookupError):
        lookup(store, "7-KL/TU")
    store.engine.add(Quad(old, DCT.isReplacedBy, new, graph))
    assert lookup(store, "7-KL/TU") == new


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Sở Tài chính", BASE + "vn-05/so-tai-chinh"),
        ("so tai chinh tinh son la", BASE + "vn-05/so-tai-chinh"),
        (BASE + "vn-05/so-tai-chinh", BASE + "vn-05/so-tai-chinh"),
        ("Ban Dân vận Trung ương", BASE + "vn/ban-dan-van-tw"),
        ("Ủy ban MTTQ Việt Nam tỉnh Sơn La", BASE + "vn-05/ub-mttq"),
        ("các huyện ủy", KH_197 + "/agent/cac-huyen-uy"),
    ],
)
def test_a_body_is_found_by_its_name(made: EmbeddedStore, typed: str, found: str) -> None:
    assert lookup_body(made, typed).value == found


def test_an_unknown_body_names_the_nearest(made: EmbeddedStore) -> None:
    with pytest.raises(LookupFailedError, match="Sở Tài chính"):
        lookup_body(made, "Sở Tài chánh tỉnh Sơn La")
    with pytest.raises(AmbiguousLookupError):
        lookup_body(made, "Sở")
