"""How well citations are read: the measures by which the annotated documents are scored.

A predicted and an annotated mention are paired one to one where their spans overlap: pairs that agree on identity
first, then by length of overlap. All figures are micro-averages over all mentions of all documents.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Mention = Mapping[str, object]

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_ABBREVIATED = (
    ("mat tran to quoc", "mttq"),
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("ban chap hanh", "bch"),
    ("trung uong", "tw"),
    ("uy ban thuong vu quoc hoi", "ubtvqh"),
    ("viet nam", "vn"),
)
_DOCUMENT_FIELDS = ("type", "number", "date", "issuer")


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 from counts."""

    agreed: int
    predicted: int
    annotated: int

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right."""
        return self.agreed / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what was annotated that was found."""
        return self.agreed / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> round(Figure(8, 10, 16).f1, 3)
        0.615
        """
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place where prediction and annotation differ, and in what."""

    measure: str
    file: str
    start: int
    quote: str
    annotated: str
    predicted: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures, and every disagreement behind them."""

    figures: Mapping[str, Figure]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document with its annotations, and what was predicted for it."""

    file: str
    annotated: Sequence[Mention]
    predicted: Sequence[Mention]
    document: Mapping[str, object]
    predicted_document: Mapping[str, object]


def evaluate(documents: Iterable[Annotated]) -> Evaluation:
    """The figures over `documents`: detection, identity, date, issuer, pinpoints, relation, document."""
    counts: Counter[tuple[str, str]] = Counter()
    found: list[Disagreement] = []
    for document in documents:
        _count_mentions(document, counts, found)
        _count_fields(document, counts, found)
    names = ("detection", "identity", "date", "issuer", "pinpoints", "relation", "document")
    figures = {
        name: Figure(counts[name, "agreed"], counts[name, "predicted"], counts[name, "annotated"]) for name in names
    }
    return Evaluation(figures, tuple(found))


def pairs(annotated: Sequence[Mention], predicted: Sequence[Mention]) -> list[tuple[int, int]]:
    """Which annotated mention each predicted one stands for, as indices."""
    candidates = []
    for i, a in enumerate(annotated):
        for j, p in enumerate(predicted):
            overlap = min(_int(a["end"]), _int(p["end"])) - max(_int(a["start"]), _int(p["start"]))
            if overlap > 0:
                candidates.append((not same_identity(a, p), -overlap, i, j))
    taken: set[tuple[str, int]] = set()
    chosen = []
    for _, _, i, j in sorted(candidates):
        if not {("a", i), ("p", j)} & taken:
            taken |= {("a", i), ("p", j)}
            chosen.append((i, j))
    return chosen


def same_identity(annotated: Mention, predicted: Mention) -> bool:
    """Whether two mentions name the same document: kind and number, or kind and name where there is no number."""
    if fold_text(annotated.get("type")) != fold_text(predicted.get("type")):
        return False
    if annotated.get("number"):
        return _number(annotated["number"]) == _number(predicted.get("number"))
    return not predicted.get("number") and _name(annotated.get("name")) == _name(predicted.get("name"))


def fold_text(value: object) -> str:
    """A value without case, marks, kinds of dashes and outer punctuation."""
    text = unicodedata.normalize("NFC", str(value or "")).translate(_DASHES).casefold().replace("đ", "d")
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", text).strip(" .,;:“”\"'()")


def _count_mentions(document: Annotated, counts: Counter[tuple[str, str]], found: list[Disagreement]) -> None:
    matched = pairs(document.annotated, document.predicted)
    lone_annotated = set(range(len(document.annotated))) - {i for i, _ in matched}
    lone_predicted = set(range(len(document.predicted))) - {j for _, j in matched}
    for measure in ("detection", "identity"):
        counts[measure, "annotated"] += len(document.annotated)
        counts[measure, "predicted"] += len(document.predicted)
    counts["detection", "agreed"] += len(matched)
    for i in sorted(lone_annotated):
        _count_alone(document.annotated[i], "annotated", counts)
        found.append(_disagreement("missed", document.file, document.annotated[i]))
    for j in sorted(lone_predicted):
        _count_alone(document.predicted[j], "predicted", counts)
        found.append(_disagreement("spurious", document.file, document.predicted[j]))
    for i, j in matched:
        _count_pair(document.file, document.annotated[i], document.predicted[j], counts, found)


def _count_alone(mention: Mention, side: str, counts: Counter[tuple[str, str]]) -> None:
    counts["date", side] += bool(mention.get("date"))
    counts["issuer", side] += bool(mention.get("issuer"))
    counts["pinpoints", side] += len(_provisions(mention))


def _count_pair(file: str, a: Mention, p: Mention, counts: Counter[tuple[str, str]], found: list[Disagreement]) -> None:
    same = same_identity(a, p)
    counts["identity", "agreed"] += same
    if not same:
        found.append(_disagreement("identity", file, a, "", f"{p.get('type')} {p.get('number') or p.get('name')}"))
    readings: tuple[tuple[str, Callable[[object], str | None]], ...] = (("date", _plain), ("issuer", _issuer))
    for measure, read in readings:
        counts[measure, "annotated"] += bool(a.get(measure))
        counts[measure, "predicted"] += bool(p.get(measure))
        agrees = read(a.get(measure)) == read(p.get(measure))
        counts[measure, "agreed"] += agrees and same and bool(a.get(measure))
        if not agrees:
            found.append(_disagreement(measure, file, a, str(a.get(measure)), str(p.get(measure))))
    mine, theirs = _provisions(a), _provisions(p)
    counts["pinpoints", "annotated"] += len(mine)
    counts["pinpoints", "predicted"] += len(theirs)
    counts["pinpoints", "agreed"] += len(mine & theirs)
    if mine != theirs:
        found.append(_disagreement("pinpoints", file, a, "; ".join(sorted(mine)), "; ".join(sorted(theirs))))
    counts["relation", "annotated"] += 1
    counts["relation", "predicted"] += 1
    counts["relation", "agreed"] += a.get("relation") == p.get("relation")
    if a.get("relation") != p.get("relation"):
        found.append(_disagreement("relation", file, a, str(a.get("relation")), str(p.get("relation"))))


def _count_fields(document: Annotated, counts: Counter[tuple[str, str]], found: list[Disagreement]) -> None:
    readings: dict[str, Callable[[object], str | None]] = {"number": _number, "date": _plain, "issuer": _issuer}
    for name in _DOCUMENT_FIELDS:
        read = readings.get(name, _folded)
        mine, theirs = read(document.document.get(name)), read(document.predicted_document.get(name))
        if mine:
            counts["document", "annotated"] += 1
            counts["document", "predicted"] += 1
            counts["document", "agreed"] += mine == theirs
            if mine != theirs:
                found.append(Disagreement("document", document.file, 0, name, mine, str(theirs)))


def _disagreement(measure: str, file: str, mention: Mention, annotated: str = "", predicted: str = "") -> Disagreement:
    return Disagreement(measure, file, _int(mention["start"]), str(mention.get("quote", "")), annotated, predicted)


def _folded(value: object) -> str | None:
    return fold_text(value) or None


def _plain(value: object) -> str | None:
    return str(value) if value else None


def _number(value: object) -> str | None:
    text = re.sub(r"\s+", "", unicodedata.normalize("NFC", str(value or ""))).translate(_DASHES)
    return text.casefold().rstrip(".,;") or None


def _name(value: object) -> str | None:
    return re.sub(r"\s*(nam|so)\s+\d{4}$", "", fold_text(value)) or None


def _issuer(value: object) -> str | None:
    text = fold_text(value)
    for long, short in _ABBREVIATED:
        text = text.replace(long, short)
    return re.sub(r"^(cua|do)\s+", "", text) or None


def _provisions(mention: Mention) -> set[str]:
    named = mention.get("pinpoints") or ()
    assert isinstance(named, list | tuple)
    return {re.sub(r"\s*-\s*", "-", fold_text(provision)) for provision in named}


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value
