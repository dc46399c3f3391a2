"""Every form of a citation in every damaged shape that files have: the same papers, dates, issuers and provisions."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from frontgraph.text import fold
from tests.citation.underlined import Case, cases, read, row

LOOK_ALIKE = str.maketrans({"Đ": "Ð", "đ": "ð"})
CYRILLIC = str.maketrans("CPTHA", "СРТНА")
TONES = (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("hòa", "hoà"), ("Hòa", "Hoà"), ("khóa", "khoá"), ("Tòa", "Toà"))
KINDS = r"(Chỉ thị|Kết luận|Nghị định|Nghị quyết|Quyết định|Hướng dẫn|Kế hoạch|Công văn|Thông tư|Quy định)"


def _dashes(dash: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?<=\w)-(?=\w)", dash, text)


def _wrapped(width: int, ending: str = "\n") -> Callable[[str], str]:
    return lambda text: ending.join(
        textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False),
    )


def _old_tones(text: str) -> str:
    for new, old in TONES:
        text = text.replace(new, old)
    return text


SHAPES: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "each word in a line of its own": lambda text: text.replace(" ", "\n"),
    "short lines": _wrapped(20),
    "lines": _wrapped(30),
    "lines of Windows": _wrapped(25, "\r\n"),
    "indented lines": _wrapped(30, "\n      "),
    "en dash": _dashes("–"),
    "em dash": _dashes("—"),
    "unbreakable dash": _dashes("‑"),
    "minus": _dashes("−"),
    "space around the dash": _dashes(" - "),
    "space around an en dash": _dashes(" – "),
    "space behind the dash": _dashes("- "),
    "space before the dash": _dashes(" -"),
    "line break behind the dash": _dashes("-\n"),
    "space behind the stroke": lambda text: re.sub(r"(?<=\w)/(?=[^\W\d])", "/ ", text),
    "line break behind the stroke": lambda text: re.sub(r"(?<=\w)/(?=[^\W\d])", "/\n", text),
    "footnote mark on the kind": lambda text: re.sub(KINDS + " số", r"\1[1] số", text),
    "footnote mark on the number": lambda text: re.sub(r"(\d[\w/-]*[A-ZĐ][\w/-]*)(?=[ ,.;])", r"\1[12]", text),
    "eth for Đ": lambda text: text.translate(LOOK_ALIKE),
    "Cyrillic letters": lambda text: re.sub(r"(?<=[-/])[A-ZĐ]+", lambda match: match[0].translate(CYRILLIC), text),
    "unbreakable spaces": lambda text: text.replace(" ", "\u00a0"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "soft hyphens": lambda text: re.sub(r"(?<=[a-z])(?=[a-z])", "\u00ad", text, count=8),
    "invisible spaces": lambda text: text.replace(" ", " \u200b"),
    "bold type": lambda text: re.sub(r" (?=[A-ZĐ])", " **", text, count=1)[:-1] + "**.",
    "old tone marks": _old_tones,
    "capitals": str.upper,
    "số misread": lambda text: text.replace(" số ", " sỏ "),
    "số with a colon": lambda text: re.sub(r" số (?=\d)", " số: ", text),
    "capital Số": lambda text: re.sub(r" số (?=\d)", " Số ", text),
    "without số": lambda text: re.sub(r" số (?=\d)", " ", text),
    "số glued to the number": lambda text: re.sub(r" số (?=\d)", " số", text),
    "một số with a colon": lambda text: text.replace(" số ", " số: "),
}


def _plain(cited: str) -> str:
    """A row without what does not count: case, marks, and “số” in the name of a form (“Mẫu số 05”, “Mẫu 05”)."""
    return re.sub(r"\bmau so\b", "mau", fold(cited))


@pytest.mark.parametrize("case", cases("forms"), ids=lambda case: case.text[:40])
@pytest.mark.parametrize("shape", SHAPES)
def test_no_damage_changes_what_is_cited(case: Case, shape: str) -> None:
    found = [_plain(row(mention)) for mention in read(SHAPES[shape](case.text))]
    assert found == [_plain(expected) for expected in case.rows]


@pytest.mark.parametrize(
    "case", [*cases("forms"), *cases("names"), *cases("pinpoints"), *cases("numbered")], ids=lambda case: case.text[:40]
)
def test_a_text_may_end_anywhere(case: Case) -> None:
    text = case.text.replace(" số ", " của Bộ Chính trị số ")
    for end in range(len(text)):
        found = read(text[:end])
        assert all(mention.end <= end for mention in found)
