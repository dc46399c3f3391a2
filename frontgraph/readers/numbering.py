"""The automatic numbers of Word paragraphs (ECMA-376, part 1, 17.9): `Điều 5.`, `2.1.`, `a)` stand outside the text.

A paragraph names a list and a level; the list's definition says how the level counts and what stands around the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{_W}val"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: _Element | None, styles: _Element | None) -> Numbering:
        """The lists that the parts `numbering.xml` and `styles.xml` define."""
        lists = cls()
        if numbering is None:
            return lists
        for definition in numbering.iterfind(f"{_W}abstractNum"):
            for level in definition.iterfind(f"{_W}lvl"):
                key = definition.get(f"{_W}abstractNumId", ""), int(level.get(f"{_W}ilvl", "0"))
                lists.levels[key] = _level(level)
        for instance in numbering.iterfind(f"{_W}num"):
            definition = instance.find(f"{_W}abstractNumId")
            if definition is not None:
                lists.abstract[instance.get(f"{_W}numId", "")] = definition.get(_VALUE, "")
        for style in styles.iterfind(f"{_W}style") if styles is not None else ():
            found = _reference(style.find(f"{_W}pPr"))
            if found is not None:
                lists.styles[style.get(f"{_W}styleId", "")] = found
        return lists

    def label(self, paragraph: _Element) -> str:
        """The number that Word prints before this paragraph, with a blank behind it; empty without one."""
        properties = paragraph.find(f"{_W}pPr")
        found = _reference(properties)
        if found is None and properties is not None:
            style = properties.find(f"{_W}pStyle")
            found = self.styles.get(style.get(_VALUE, "")) if style is not None else None
        if found is None or found[0] == "0":
            return ""
        return self._next(*found)

    def _next(self, instance: str, depth: int) -> str:
        definition = self.abstract.get(instance, "")
        level = self.levels.get((definition, depth))
        if level is None:
            return ""
        counts = self.counts.setdefault(definition, [])
        del counts[depth + 1 :]
        while len(counts) <= depth:
            above = self.levels.get((definition, len(counts)))
            counts.append((above.start if above else 1) - (len(counts) == depth))
        counts[depth] += 1
        if level.form in ("bullet", "none"):
            return "- " if level.form == "bullet" else ""
        text = re.sub(r"%(\d)", lambda match: self._written(definition, counts, int(match[1]) - 1), level.pattern)
        return f"{text} " if text else ""

    def _written(self, definition: str, counts: list[int], depth: int) -> str:
        level = self.levels.get((definition, depth))
        value = counts[depth] if depth < len(counts) else 1
        return written_number(value, level.form if level else "decimal")


def written_number(value: int, form: str) -> str:
    """A number in one of Word's forms.

    >>> [written_number(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'IV', 'd', '04']
    """
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = _LETTERS[(value - 1) % 26] * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    worth = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for amount, letters in worth:
        written += letters * (value // amount)
        value %= amount
    return written


def _level(level: _Element) -> _Level:
    def value(tag: str, default: str) -> str:
        child = level.find(f"{_W}{tag}")
        return child.get(_VALUE, default) if child is not None else default

    return _Level(value("numFmt", "decimal"), value("lvlText", ""), int(value("start", "1")))


def _reference(properties: _Element | None) -> tuple[str, int] | None:
    reference = properties.find(f"{_W}numPr") if properties is not None else None
    if reference is None:
        return None
    instance, depth = reference.find(f"{_W}numId"), reference.find(f"{_W}ilvl")
    if instance is None:
        return None
    return instance.get(_VALUE, "0"), int(depth.get(_VALUE, "0")) if depth is not None else 0
