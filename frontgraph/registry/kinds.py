"""Kinds of documents: what the word, and the letters in the symbol, say a paper is.

The table is `data/registry/kinds.toml`: the 29 administrative kinds of Nghị định 30/2020/NĐ-CP, Điều 7; the
legislative kinds of the laws on making legal documents; the Party's kinds of Quy định 66-QĐ/TW.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from frontgraph.errors import LookupFailedError
from frontgraph.resources import data_path, read_toml
from frontgraph.text import fold


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind: `id` is its slug, `abbreviations` its letters in a symbol, `named` whether it is cited by name.

    `systems` says who uses it: legislation, administration, party, front. `words` are further spellings.
    """

    id: str
    vi: str
    en: str
    abbreviations: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    named: bool = False
    since: str | None = None
    until: str | None = None
    source: str = ""
    examples: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The Vietnamese word in lower case, as it stands inside a sentence (`nghị quyết`)."""
        return self.vi.lower()


@cache
def kinds() -> tuple[DocumentKind, ...]:
    """All kinds, in the order of the table."""
    rows = read_toml(data_path("registry", "kinds.toml"))["kind"]
    return tuple(_kind(row) for row in rows)


def _kind(row: dict[str, Any]) -> DocumentKind:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return DocumentKind(**fields)


def get(kind: str) -> DocumentKind:
    """The kind of this slug; raises LookupFailedError where there is none.

    >>> get("chi-thi").en
    'Directive'
    """
    try:
        return _by_id()[kind]
    except KeyError:
        raise LookupFailedError(f"no document kind is called “{kind}”; see data/registry/kinds.toml.") from None


@lru_cache(maxsize=10_000)
def by_word(word: str) -> DocumentKind | None:
    """The kind that a word in running text names, in any capitals, marks or spacing; None where it names none.

    >>> by_word("Ngh ị quy ết").id
    'nghi-quyet'
    >>> by_word("NGHỊ  QUYẾT").id, by_word("Thông tư liên tịch").id, by_word("NĐ").id, by_word("khoản")
    ('nghi-quyet', 'thong-tu-lien-tich', 'nghi-dinh', None)
    """
    folded = fold(word)
    return _by_word().get(folded) or _by_letters().get(folded.replace(" ", ""))


def by_code(code: str, party: bool = False) -> DocumentKind | None:
    """The kind that letters of a symbol name: `TT` is a minister's Thông tư, in a Party symbol a Thông tri.

    `QĐ` in a Party symbol may be Quyết định or Quy định; only the word before the number tells, so the more
    frequent Quy định is given.

    >>> by_code("TT").id, by_code("TT", party=True).id, by_code("QĐ", party=True).id, by_code("TW")
    ('thong-tu', 'thong-tri', 'quy-dinh', None)
    """
    found = _by_code().get(code.upper().replace("D", "Đ") if code.upper() == "QD" else code.upper())
    if not found:
        return None
    if party:
        return max(found, key=lambda kind: ("party" in kind.systems) * (1 + (not _civil(kind))))
    return found[0]


def _civil(kind: DocumentKind) -> bool:
    return "legislation" in kind.systems


@cache
def _by_id() -> dict[str, DocumentKind]:
    return {kind.id: kind for kind in kinds()}


@cache
def _by_word() -> dict[str, DocumentKind]:
    words = {fold(word): kind for kind in reversed(kinds()) for word in kind.words}
    return words | {fold(kind.vi): kind for kind in kinds()}


@cache
def _by_letters() -> dict[str, DocumentKind]:
    return {word.replace(" ", ""): kind for word, kind in _by_word().items()}


@cache
def _by_code() -> dict[str, tuple[DocumentKind, ...]]:
    found: dict[str, tuple[DocumentKind, ...]] = {}
    for kind in kinds():
        for code in kind.abbreviations:
            found[code.upper()] = (*found.get(code.upper(), ()), kind)
    return found
