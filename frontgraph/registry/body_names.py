"""How the names of bodies are written: abbreviations, spacing, capitals; and one pattern that finds them all.

A name is read as words, where a phrase with an abbreviation (`Ủy ban nhân dân`, UBND) counts as one word, so that
`BTT UBMTTQVN` and `Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam` are the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from frontgraph.registry.name_pattern import union
from frontgraph.resources import data_path, read_table
from frontgraph.text import canonicalise, fold

Name = tuple[str, ...]
#: The words of a name as it is written, each with whether punctuation may stand behind it.
Segments = tuple[tuple[str, bool], ...]
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?|[,&-]|\S")
#: A word of so many letters may be an abbreviation with a point behind it (`TT. HĐND`).
_ABBREVIATED = 4
#: Words stand for letters of this private plane while the names are laid together.
_FIRST_MARK = 0xF0000
_GAP = r"\s*"
_LOOSE_GAP = r"[\s,\-/(]*"


def words_of(name: str) -> Name:
    """The words of a name in normal form: small letters, abbreviations written out, no punctuation.

    >>> words_of("BTT UBMTTQVN") == words_of("Ban Thường trực Uỷ ban Mặt trận Tổ quốc Việt Nam")
    True
    >>> words_of("Sở NN&MT")
    ('sở', 'nông nghiệp và môi trường')
    """
    return tuple(word for word, _ in _segments(canonicalise(name).text.lower()))


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """One expression for small-lettered text that matches the longest name at each place where one begins.

    >>> found = pattern(["Ban Thường trực Ủy ban MTTQ", "Ủy ban MTTQ"]).findall("của btt ubmttq, ủy ban  mttq")
    >>> found
    ['btt ubmttq', 'ủy ban  mttq']
    """
    spelled = _with_common_gaps([tuple(_segments(canonicalise(name).text.lower())) for name in names])
    marks = _marks({segment for name in spelled for segment in name})
    lines = ["".join(marks[segment] for segment in name) for name in spelled]
    tree = union(lines)
    written = {mark: _written(word) + (_LOOSE_GAP if loose else _GAP) for (word, loose), mark in marks.items()}
    body = re.sub("[\U000f0000-\U000ffffd]", lambda m: written[m[0]], tree)
    # The gap behind the last word is taken back by the look-behind: a match ends with a letter.
    # Looking ahead for the first letters is much cheaper than trying every name.
    ahead = union(_first_letters(spelled))
    return re.compile(rf"(?<![^\W_])(?={ahead})(?:{body})(?<=[^\W_])(?![^\W_])")


def _with_common_gaps(spelled: list[Segments]) -> list[Segments]:
    """Names that begin alike have the same gaps: else a short name with a loose gap hides a long one without.

    >>> _with_common_gaps([(("hội", True), ("văn", False)), (("hội", False), ("sử", False))])[1]
    (('hội', True), ('sử', False))
    """
    loose = {
        tuple(word for word, _ in name[: place + 1]) for name in spelled for place in range(len(name)) if name[place][1]
    }
    return [
        tuple((word, tuple(known for known, _ in name[: place + 1]) in loose) for place, (word, _) in enumerate(name))
        for name in spelled
    ]


def beginnings(names: Iterable[str], length: int = 3) -> frozenset[str]:
    """The first small letters of names, in every form that they are written in, up to white space or a hyphen.

    >>> sorted(beginnings(["Ủy ban nhân dân"]))
    ['ub', 'ubd', 'ubn', 'ủy']
    """
    first = {word for name in names for word, _ in islice(_segments(canonicalise(name).text.lower()), 1)}
    written = {form for word in first for form in (word, *_forms().get(word, ()))}
    return frozenset(re.split(r"[\s,-]", form.rstrip("."), maxsplit=1)[0][:length] for form in written)


def _first_letters(spelled: Iterable[tuple[tuple[str, bool], ...]]) -> frozenset[str]:
    first = {name[0][0] for name in spelled if name}
    written = {form for word in first for form in (word, *_forms().get(word, ()))}
    return frozenset(form[:2] if form[1:2].isalnum() else form[:1] for form in written)


def _marks(segments: set[tuple[str, bool]]) -> dict[tuple[str, bool], str]:
    """A private letter for each word; longer words come first, and those before punctuation: the longest name wins."""
    ordered = sorted(segments, key=lambda segment: (-len(segment[0]), not segment[1], segment[0]))
    return {segment: chr(_FIRST_MARK + number) for number, segment in enumerate(ordered)}


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    rows = read_table(data_path("registry", "body_words.tsv"))
    return {row["word"]: tuple(w.lower() for w in row["written"].split("|")) for row in rows}


@cache
def _phrases() -> re.Pattern[str]:
    spelled = {form for word, forms in _forms().items() for form in (word, *forms)}
    return re.compile("|".join(_spaced(form) for form in sorted(spelled, key=len, reverse=True)))


@cache
def _meaning() -> dict[str, str]:
    found = {}
    for word, forms in _forms().items():
        for form in (word, *forms):
            found[_squeezed(form)] = word
    return found


def _segments(text: str) -> Iterator[tuple[str, bool]]:
    """The words in normal form, each with whether punctuation stands behind it."""
    position = 0
    while position < len(text):
        phrase = _phrases().match(text, position)
        found = phrase if phrase and _whole(text, phrase) else _TOKEN.match(text, position)
        if found is None:
            position += 1
            continue
        position = found.end()
        if found[0][0].isalnum() or found[0] in _meaning():
            yield _meaning().get(_squeezed(found[0]), found[0]), text[position : position + 2].strip()[:1] in (*",-/(",)


def _whole(text: str, phrase: re.Match[str]) -> bool:
    """Whether a phrase ends where a word ends, or where another abbreviation is glued on (`UBMTTQ`)."""
    if phrase.end() == len(text) or not text[phrase.end()].isalnum() or not phrase[0][-1].isalnum():
        return True
    glued = _phrases().match(text, phrase.end())
    return phrase[0].isalpha() and glued is not None and _whole(text, glued)


def _written(word: str) -> str:
    forms = sorted({word, *_forms().get(word, ())}, key=len, reverse=True)
    forms = [form if len(form) > _ABBREVIATED or " " in form else f"{form}." for form in forms]
    return _spaced(forms[0]) if len(forms) == 1 else f"(?:{'|'.join(map(_spaced, forms))})"


def _spaced(form: str) -> str:
    dotted = form.endswith(".")
    spaced = r"[\s,\-]+".join(re.escape(part) for part in re.split(r"[ ,\-]+", form.rstrip(".")))
    return spaced + r"\.?" if dotted else spaced


def _squeezed(form: str) -> str:
    return re.sub(r"[\s,\-]+", " ", form)


def fold_key(name: Name) -> str:
    """The key of a name for look-up when its marks are lost.

    >>> fold_key(words_of("Ban Thường vụ Tỉnh ủy"))
    'ban thuong vu tinh uy'
    """
    return fold(" ".join(name))
