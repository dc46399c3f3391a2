"""Who signed, in what post, on whose behalf: the signature blocks that the reader found, in ordinary spelling.

Authorities: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 7 (TM., KT., TL., TUQ., Q.) and Hướng dẫn 36-HD/VPTW
(T/M, K/T, T/L).
"""

from __future__ import annotations

import re
from functools import lru_cache

from frontgraph.facts.lexicon import words
from frontgraph.facts.prose import Prose
from frontgraph.model import Document, DocumentField, Evidence, Signatory, Signature, Span
from frontgraph.text import canonicalise

_BRACKETS = re.compile(r"\s*\(([^()\n]{4,80})\)")


def find_signatories(prose: Prose, document: Document) -> tuple[Signatory, ...]:
    """The signatories of a document, in the order of its signature blocks."""
    return tuple(_signatory(prose, signature) for signature in document.signatures)


def _signatory(prose: Prose, signature: Signature) -> Signatory:
    name = ordinary_case(signature.name.value)
    return Signatory(
        _name_case(name),
        ordinary_case(signature.post.value) if signature.post else _post_in_brackets(prose, signature),
        ordinary_case(signature.on_behalf_of.value) if signature.on_behalf_of else None,
        _evidence(prose, signature),
    )


# "Người ký: Trần Văn An (Phó Chủ tịch)": a table of the paper's properties.
def _post_in_brackets(prose: Prose, signature: Signature) -> str | None:
    raw, end = prose.canonical.raw, signature.name.evidence.span.end
    found = _BRACKETS.match(raw, end) or _BRACKETS.search(raw, signature.name.evidence.span.start, end)
    words_of = canonicalise(found[1]).text.lower() if found else ""
    return ordinary_case(found[1]) if found and words_of.startswith(words("posts", "posts")) else None


def _evidence(prose: Prose, signature: Signature) -> Evidence:
    parts: list[DocumentField] = [p for p in (signature.on_behalf_of, signature.post, signature.name) if p is not None]
    start = min(p.evidence.span.start for p in parts)
    end = max(p.evidence.span.end for p in parts)
    span = Span(start, end)
    return Evidence(span, span.cut(prose.canonical.raw), "facts.signatories", signature.name.evidence.confidence)


_NO_VOWEL = re.compile(r"[BCDĐGHKLMNPQRSTVX&.]{2,}")


@lru_cache(maxsize=4096)
def ordinary_case(value: str) -> str:
    """A line in capitals as it is spelt inside a sentence; any other line unchanged but for its white space.

    >>> ordinary_case("TM. ỦY BAN NHÂN DÂN"), ordinary_case("PHÓ CHỦ TỊCH"), ordinary_case("Phó Chủ tịch")
    ('TM. Ủy ban nhân dân', 'Phó Chủ tịch', 'Phó Chủ tịch')
    """
    value = " ".join(value.split())
    letters = [c for c in value if c.isalpha()]
    if (
        not letters
        or (len(value.split()) == 1 and len(value) < 9)
        or sum(c.isupper() for c in letters) < 0.8 * len(letters)
    ):
        return value
    # Letters without a vowel are no word, but stand for some.
    lowered = " ".join(word if _NO_VOWEL.fullmatch(word) else word.lower() for word in value.split())
    for spelling in sorted(words("posts", "spellings"), key=len, reverse=True):
        lowered = re.sub(rf"(?<!\w){re.escape(spelling.lower())}(?!\w)", spelling, lowered)
    return lowered[:1].upper() + lowered[1:]


def _name_case(name: str) -> str:
    return " ".join(w[:1].upper() + w[1:] for w in name.split())
