"""Cases as a page shows them: a sentence, its citations underlined, and what must be read from each.

    Thực hiện Chỉ thị số 22-CT/TW ngày 25/5/2023 của Ban Bí thư.
              ~~~~~~~~~~~~~~~~~~~
    chỉ thị | 22-CT/TW | - | 2023-05-25 | Ban Bí thư | -

Columns: kind | number | name | date | issuer | pinpoints (separated by “;”). `\\n` in a sentence is a line break.
A case without underline has no citation. Cases are separated by blank lines; `#` begins a remark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from frontgraph.citation.mention import Mention
from frontgraph.citation.recognise import read_mentions
from frontgraph.citation.scan import source
from frontgraph.registry import kinds
from frontgraph.text import canonicalise

FOLDER = Path(__file__).parent / "recognition"


@dataclass(frozen=True)
class Case:
    """One sentence, the words underlined, and the rows of values."""

    name: str
    text: str
    quotes: tuple[str, ...]
    rows: tuple[str, ...]


def cases(name: str) -> list[Case]:
    """The cases of one file of the folder, in order."""
    blocks = re.split(r"\n\s*\n", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    found: list[Case] = []
    for block in blocks:
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines:
            found.append(_case(f"{name}-{len(found) + 1}", lines))
    return found


def _case(name: str, lines: list[str]) -> Case:
    sentence = lines[0]
    marks = lines[1] if len(lines) > 1 else ""
    quotes = tuple(sentence[m.start() : m.end()].replace("\\n", "\n") for m in re.finditer(r"~+", marks))
    return Case(name, sentence.replace("\\n", "\n"), quotes, tuple(" ".join(line.split()) for line in lines[2:]))


def read(text: str) -> list[Mention]:
    """What is recognised in a text."""
    return read_mentions(source(canonicalise(text).text))


def row(mention: Mention) -> str:
    """The values of a mention, as a case writes them."""
    values = (
        kinds.get(mention.kind).label if mention.kind else None,
        mention.number,
        mention.name,
        mention.date.iso if mention.date else None,
        mention.issuer,
        "; ".join(str(provision) for provision in mention.pinpoints),
    )
    return " | ".join(value or "-" for value in values)
