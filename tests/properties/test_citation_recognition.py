"""Laws of recognition that hold for every text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from frontgraph.citation.mention import Mention
from frontgraph.citation.recognise import read_mentions, recognise
from frontgraph.citation.scan import source
from frontgraph.model import Document, PartialDate
from frontgraph.registry import kinds, laws
from frontgraph.text import canonicalise

NUMBERED = [kind for kind in kinds.kinds() if kind.abbreviations and not kind.named and len(kind.abbreviations[0]) > 1]
BODIES = ["Chính phủ", "Thủ tướng Chính phủ", "Bộ Tài chính", "Bộ Chính trị", "Hội đồng nhân dân tỉnh Sơn La"]
LAWS = [law for law in laws.laws() if law.kind in ("luat", "bo-luat", "phap-lenh")]
WORDS = [
    "Căn cứ",
    "của",
    "và",
    ",",
    ";",
    ".",
    "\n",
    "\n\n",
    "ngày",
    "năm",
    "Điều 5",
    "khoản 2",
    "(",
    ")",
    "số",
    "về việc",
]

#: The first reading loads the registries, whatever it reads.
UNTIMED = settings(deadline=None)

numbers = st.integers(1, 9999).map(str)
years = st.integers(1946, 2035)
days = st.dates(min_value=PartialDate(1990, 1, 1).day_date, max_value=PartialDate(2030, 12, 31).day_date)  # type: ignore[arg-type]


@st.composite
def symbols(draw: st.DrawFn, kind: kinds.DocumentKind) -> str:
    """A number and symbol of a kind in the styles of the state, the Party or the Front."""
    number, code = draw(numbers), kind.abbreviations[0]
    style = draw(st.sampled_from(["{n}/{c}-UBND", "{n}/{y}/{c}-BTC", "{n}-{c}/TU", "{n}/{c}-MTTW-BTT"]))
    return style.format(n=number, c=code, y=draw(years))


@st.composite
def citations(draw: st.DrawFn) -> tuple[str, tuple[object, ...]]:
    """The words of a citation, and what must be read from them: kind, number, name, date, issuer."""
    if draw(st.booleans()):
        law = draw(st.sampled_from(LAWS))
        year = draw(years)
        return f"{law.name} năm {year}", (law.kind, None, law.name, str(year), None)
    kind = draw(st.sampled_from(NUMBERED))
    symbol, day, body = draw(symbols(kind)), draw(days), draw(st.sampled_from(BODIES))
    written = draw(
        st.sampled_from([f"{day.day}/{day.month}/{day.year}", f"{day:%d tháng %m năm %Y}", f"{day:%d-%m-%Y}"])
    )
    return f"{kind.vi} số {symbol} ngày {written} của {body}", (kind.id, symbol, None, day.isoformat(), body)


def values(mention: Mention) -> tuple[object, ...]:
    return (mention.kind, mention.number, mention.name, mention.date and mention.date.iso, mention.issuer)


def read(text: str) -> list[Mention]:
    return read_mentions(source(canonicalise(text).text))


@UNTIMED
@given(citations())
def test_what_is_written_is_read(case: tuple[str, tuple[object, ...]]) -> None:
    words, expected = case
    (mention,) = read(f"Căn cứ {words};")
    assert values(mention) == expected


@UNTIMED
@given(citations(), st.sampled_from(["NFD", "spaces", "dashes", "break", "eth", "capitals"]))
def test_damage_does_not_change_what_is_meant(case: tuple[str, tuple[object, ...]], damage: str) -> None:
    words, expected = case
    changed = {
        "NFD": unicodedata.normalize("NFD", words),
        "spaces": words.replace(" ", "  "),
        "dashes": words.replace("-", "–"),
        "break": words.replace(" ", "\n", 1),
        "eth": words.replace("Đ", "Ð"),
        "capitals": words.replace("ngày", "NGÀY"),
    }[damage]
    (mention,) = read(f"Căn cứ {changed};")
    assert values(mention) == expected


@UNTIMED
@given(st.lists(citations(), min_size=1, max_size=6), st.sampled_from(["NFC", "NFD"]))
def test_every_quote_is_cut_from_the_raw_text(cases: list[tuple[str, tuple[object, ...]]], form: str) -> None:
    raw = unicodedata.normalize(form, "; ".join(words for words, _ in cases))  # type: ignore[arg-type]
    found = recognise(Document("a.txt", raw, ""), canonicalise(raw))
    assert len(found) == len(cases)
    for citation in found:
        assert citation.span.cut(raw) == citation.quote
        assert unicodedata.is_normalized(form, citation.quote)  # type: ignore[arg-type]


@UNTIMED
@given(st.lists(citations(), max_size=4), st.lists(citations(), max_size=4))
def test_two_documents_joined_give_the_union(
    left: list[tuple[str, tuple[object, ...]]], right: list[tuple[str, tuple[object, ...]]]
) -> None:
    first, second = (". ".join(f"Theo {words}" for words, _ in part) + "." for part in (left, right))
    joined = read(f"{first}\n\n{second}")
    assert [values(m) for m in joined] == [values(m) for m in (*read(first), *read(second))]


@given(
    st.lists(st.one_of(citations().map(lambda case: case[0]), st.sampled_from(WORDS), st.text(max_size=8)), max_size=12)
)
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_grammar(parts: list[str]) -> None:
    raw = " ".join(parts)
    for citation in recognise(Document("a.txt", raw, ""), canonicalise(raw)):
        assert citation.span.cut(raw) == citation.quote


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_mutated_real_text_breaks_nothing(seed_path: Path, data: st.DataObject) -> None:
    text = seed_path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text) - 400))
    piece = list(text[start : start + 400])
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(piece) - 1))
        piece[at : at + data.draw(st.integers(0, 3))] = data.draw(st.text(max_size=3))
    raw = "".join(piece)
    for citation in recognise(Document("a.txt", raw, ""), canonicalise(raw)):
        assert citation.span.cut(raw) == citation.quote
