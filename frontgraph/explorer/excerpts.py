"""What can be shown of a text that is not at hand: the words that its graph keeps as evidence, each at its place."""

from __future__ import annotations

from collections.abc import Iterable

from frontgraph.explorer.page_model import Range

_GAP = "\n…\n"


def excerpts(length: int, pieces: Iterable[tuple[int, str]]) -> str:
    """A text of `length` code points with every piece at its offset; what is not known is left out with a mark.

    Offsets into the whole text therefore hold in it too. Gaps too small for the mark stay blank.

    >>> excerpts(16, [(0, "Căn cứ"), (11, "Luật")])
    'Căn cứ\\n…\\n  Luật '
    """
    chars = [" "] * length
    known = bytearray(length)
    for start, words in pieces:
        end = min(length, start + len(words))
        chars[start:end] = words[: end - start]
        known[start:end] = b"\x01" * (end - start)
    for start, end in _gaps(known):
        if end - start >= len(_GAP):
            chars[start : start + len(_GAP)] = _GAP
    return "".join(chars)


def sentence_around(text: str, sentence: str | None, at: Range) -> Range | None:
    """Where a sentence that contains the words at `at` stands in `text`; None where it does not.

    >>> sentence_around("Một. Hai ba. Bốn.", "Hai ba.", (9, 11))
    (5, 12)
    """
    if not sentence:
        return None
    start = text.find(sentence, max(0, at[1] - len(sentence)), at[0] + len(sentence))
    return None if start < 0 else (start, start + len(sentence))


def _gaps(known: bytearray) -> Iterable[Range]:
    end = 0
    while (start := known.find(0, end)) >= 0:
        end = known.find(1, start)
        if end < 0:
            end = len(known)
        yield start, end
