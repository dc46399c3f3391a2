"""Names of places and bodies, whatever the text: spans are whole, in order and apart, and nothing raises."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from frontgraph.facts.bodies import find_bodies
from frontgraph.model import Document
from frontgraph.registry import bodies, places
from frontgraph.registry.bodies import BodyContext
from frontgraph.text import canonicalise

PIECES = (
    "tỉnh Sơn La",
    "huyện Mộc Châu",
    "xã Tân Lập",
    "các xã, phường",
    "các tỉnh, thành phố:",
    "Hủa Phăn",
    "thành phố",
    "TP. Hồ Chí Minh",
    "UBND",
    "HĐND",
    "VP",
    "Ủy ban",
    "Mặt trận Tổ quốc",
    "Việt Nam",
    "Ban Thường trực",
    "các Bộ: Tài chính",
    "Sở",
    "Tỉnh ủy",
    "cấp",
    "của",
    "và",
    "khóa XI",
    *",;:&()-\n1",
)
WORDS = st.sampled_from(PIECES)
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=120))
CONTEXTS = st.sampled_from(["vn", "vn-05", "vn-hn", "vn-05/xa-mai-son"]).map(BodyContext)


@given(TEXTS, CONTEXTS)
@settings(deadline=None)
def test_places_are_whole_and_apart(text: str, context: BodyContext) -> None:
    canonical = canonicalise(text).text
    end = 0
    for match in places.find(canonical, context.jurisdiction):
        assert end <= match.start < match.end <= len(canonical)
        assert match.place is None or not match.candidates
        end = match.end


@given(TEXTS, CONTEXTS)
@settings(deadline=None)
def test_bodies_are_whole_and_apart(text: str, context: BodyContext) -> None:
    canonical = canonicalise(text).text
    end = 0
    for found in bodies.find(canonical, context):
        assert end <= found.start < found.end <= len(canonical)
        assert not (found.group and found.match.body)
        assert found.match.body or found.match.reason
        end = found.end


@given(TEXTS)
@settings(deadline=None)
def test_mentions_of_a_document_are_whole_and_apart(text: str) -> None:
    end = 0
    for mention in find_bodies(Document("a.txt", text, "0" * 64), canonicalise(text)):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.body or mention.reason
        end = mention.span.end


@given(st.text(max_size=80), CONTEXTS)
@settings(deadline=None)
def test_any_name_gets_an_answer(name: str, context: BodyContext) -> None:
    match = bodies.resolve(name, context)
    assert match.body or match.reason


@given(st.sampled_from(bodies.central()), st.sampled_from(["", " khóa XIII", ", nhiệm kỳ 2019-2024"]))
@settings(deadline=None)
def test_case_and_qualifiers_do_not_change_who_is_meant(body: bodies.Body, qualifier: str) -> None:
    plain = bodies.resolve(body.vi)
    assert bodies.resolve(body.vi.upper() + qualifier).body == plain.body
