"""Two documents compared: what the later one sets anew, drops, changes and keeps.

Made for two years' programmes of one body. Cited documents meet where they are the same work; charged bodies where
they are the same body, where one became the other, or, where no register knows them, where they are called the same.
Tasks and targets have no identity beyond their words, so they are paired by how alike the words are, each with one
other at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from textwrap import shorten
from typing import TYPE_CHECKING

from frontgraph.errors import MissingExtraError
from frontgraph.queries.asking import answer
from frontgraph.queries.lookup import lookup
from frontgraph.queries.question import Label, get
from frontgraph.store.protocol import NO_LIMITS, Limits, QuadStore, select
from frontgraph.store.terms import Value, to_value
from frontgraph.text import fold
from frontgraph.text.enumerators import enumerators_at

if TYPE_CHECKING:
    import pandas

#: From here on two tasks count as one task reworded: three of five syllables in common, in the same order. Vietnamese
#: is written in syllables and tasks share many small ones ("tổ chức", "các", "việc"), so that half of them in common
#: says little (bodies' long names alone make up as much); a task taken over into the next year keeps far more.
TASK_LIKENESS = 0.6
#: What is counted is said in few words ("hộ gia đình", "số hộ gia đình đạt chuẩn"), of which half is enough: the unit
#: has to be the same beside it.
TARGET_LIKENESS = 0.5
#: A task is named by its first words; the whole of it is the sentence.
_NAME_LENGTH = 80
_CHANGES = """
PREFIX org: <http://www.w3.org/ns/org#>
SELECT DISTINCT ?old ?new WHERE {
  { ?old org:changedBy/org:resultingOrganization ?new }
  UNION { ?old org:changedBy/org:resultingOrganization/org:changedBy/org:resultingOrganization ?new }
}
"""


class Aspect(StrEnum):
    """What is compared, in the order in which it is told."""

    TASK = "task"
    TARGET = "target"
    CITATION = "citation"
    BODY = "body"


class Status(StrEnum):
    """How the later document stands to the earlier one, what asks for attention first."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    SAME = "same"


#: Aspects and states by name, for reading.
LABELS: Mapping[str, Label] = {
    Aspect.TASK: Label("nhiệm vụ", "task"),
    Aspect.TARGET: Label("chỉ tiêu", "target"),
    Aspect.CITATION: Label("văn bản được viện dẫn", "cited document"),
    Aspect.BODY: Label("cơ quan được giao việc", "body charged"),
    Status.CHANGED: Label("thay đổi", "changed"),
    Status.NEW: Label("mới", "new"),
    Status.GONE: Label("không còn", "gone"),
    Status.SAME: Label("giữ nguyên", "same"),
}
#: The columns of a table of differences.
COLUMNS: Mapping[str, Label] = {
    "kind": Label("Nội dung", "Kind"),
    "subject": Label("Về", "Subject"),
    "status": Label("So với trước", "Status"),
    "before": Label("Trước", "Before"),
    "after": Label("Sau", "After"),
    "before_sentence": Label("Câu trước", "Sentence before"),
    "after_sentence": Label("Câu sau", "Sentence after"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in one or both documents.

    `before` and `after` are what is compared: who is charged with a task and by when, a target's value, the relations
    to a cited document, the roles of a body. The sentences are None where the document has no such thing.
    """

    kind: Aspect
    subject: str
    status: Status
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before_sentence: str | None = None
    after_sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences of two documents; `concepts` has the names of relations and roles, by slug."""

    differences: tuple[Difference, ...]
    concepts: Mapping[str, Label] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.differences)

    def __len__(self) -> int:
        return len(self.differences)

    def only(self, statuses: Iterable[str]) -> Comparison:
        """What has one of the statuses."""
        wanted = set(statuses)
        return Comparison(tuple(d for d in self.differences if d.status in wanted), self.concepts)

    def records(self) -> Iterator[dict[str, object]]:
        """The differences as mappings for programs: names as they are in the graph, values as lists."""
        for d in self.differences:
            record = {name: getattr(d, name) for name in COLUMNS}
            yield record | {"before": list(d.before), "after": list(d.after)}

    def rows(self, lang: str = "vi") -> Iterator[dict[str, str | None]]:
        """The differences for reading, in a language."""
        for d in self.differences:
            yield {
                "kind": LABELS[d.kind].in_language(lang),
                "subject": d.subject,
                "status": LABELS[d.status].in_language(lang),
                "before": self._named(d.before, lang),
                "after": self._named(d.after, lang),
                "before_sentence": d.before_sentence,
                "after_sentence": d.after_sentence,
            }

    def to_dataframe(self, lang: str | None = None) -> pandas.DataFrame:
        """The differences as a pandas data frame; with a language, headings and names are in it.

        Raises MissingExtraError where pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise MissingExtraError('pandas is not installed; do: pip install "frontgraph[notebook]"') from error
        if lang is not None:
            frame = pandas.DataFrame.from_records(list(self.rows(lang)), columns=list(COLUMNS))
            return frame.rename(columns=headings(lang))
        plain = [
            record | {"kind": str(d.kind), "status": str(d.status)}
            for d, record in zip(self.differences, self.records(), strict=True)
        ]
        return pandas.DataFrame.from_records(plain, columns=list(COLUMNS))

    def _named(self, values: tuple[str, ...], lang: str) -> str:
        return "; ".join(self.concepts[v].in_language(lang) if v in self.concepts else v for v in values)


def headings(lang: str = "vi") -> dict[str, str]:
    """The columns' headings in a language.

    >>> headings("en")["before_sentence"]
    'Sentence before'
    """
    return {name: label.in_language(lang) for name, label in COLUMNS.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a document says: what it is paired by, what is compared, and the words behind it.

    Entries meet only where `key` is the same. `words` are what is compared by likeness, `context` decides between
    equals; an entry whose `words` are empty is known by its key alone.
    """

    key: str
    subject: str
    values: tuple[str, ...]
    sentence: str
    words: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


def compare(store: QuadStore, before: str, after: str, limits: Limits = NO_LIMITS) -> Comparison:
    """What `after` sets anew, drops, changes and keeps, beside `before`; both are named as `lookup` understands them.

    Raises what `lookup` raises for words that name no document or several.
    """
    old, new = _Reading(store, before, limits), _Reading(store, after, limits)
    found: list[Difference] = []
    for aspect in Aspect:
        earlier, later = old.entries(aspect), new.entries(aspect)
        if aspect == Aspect.BODY:
            earlier, later = joined(earlier, later, _became(store, limits))
        found += differences(aspect, earlier, later)
    return Comparison(tuple(found), {**old.concepts, **new.concepts})


def joined(
    before: Sequence[Entry], after: Sequence[Entry], became: Iterable[tuple[str, str]]
) -> tuple[list[Entry], list[Entry]]:
    """The bodies of both documents, those that became another under one key and with their names as a value.

    A body that stands in both documents stays by itself; of several that became one, one is paired with it.

    >>> old, new = [Entry("a", "Ban A", ("leads",), "")], [Entry("b", "Ban B", ("leads",), "")]
    >>> earlier, later = joined(old, new, [("a", "b")])
    >>> [(d.status.value, d.before, d.after) for d in differences(Aspect.BODY, earlier, later)]
    [('changed', ('Ban A', 'leads'), ('Ban B', 'leads'))]
    """
    earlier, later = {entry.key: entry for entry in before}, {entry.key: entry for entry in after}
    only_earlier, only_later = earlier.keys() - later.keys(), later.keys() - earlier.keys()
    for pair in sorted({(min(change), max(change)) for change in became}):
        for old, new in (pair, pair[::-1]):
            if old in only_earlier and new in only_later:
                only_earlier, only_later = only_earlier - {old}, only_later - {new}
                earlier[old] = _renamed(earlier[old], pair)
                later[new] = _renamed(later[new], pair)
    return list(earlier.values()), list(later.values())


def _renamed(entry: Entry, pair: tuple[str, str]) -> Entry:
    return replace(entry, key=" ".join(pair), values=(entry.subject, *entry.values))


def _became(store: QuadStore, limits: Limits) -> list[tuple[str, str]]:
    """Every two bodies of which one became the other, as far as the graph knows, at once or by a step between."""
    found = select(store, _CHANGES, limits=limits)
    return [(str(to_value(old)), str(to_value(new))) for old, new in found]


def differences(kind: Aspect, before: Sequence[Entry], after: Sequence[Entry]) -> list[Difference]:
    """The entries of two documents side by side, what changed first, each state in reading order.

    >>> old = [Entry("%", "hộ gia đình", (">= 80 %",), "80% hộ gia đình", ("ho", "gia", "dinh"))]
    >>> new = [Entry("%", "hộ gia đình", (">= 85 %",), "85% hộ gia đình", ("ho", "gia", "dinh"))]
    >>> [(d.status.value, d.before, d.after) for d in differences(Aspect.TARGET, old, new)]
    [('changed', ('>= 80 %',), ('>= 85 %',))]
    """
    found = pairs(before, after, TARGET_LIKENESS if kind == Aspect.TARGET else TASK_LIKENESS)
    both = [_both(kind, before[i], after[j]) for i, j in found]
    taken, kept = {j for _, j in found}, {i for i, _ in found}
    new = [
        Difference(kind, e.subject, Status.NEW, after=e.values, after_sentence=e.sentence)
        for j, e in enumerate(after)
        if j not in taken
    ]
    gone = [
        Difference(kind, e.subject, Status.GONE, before=e.values, before_sentence=e.sentence)
        for i, e in enumerate(before)
        if i not in kept
    ]
    order = list(Status)
    return sorted([*both, *new, *gone], key=lambda difference: order.index(difference.status))


def _both(kind: Aspect, old: Entry, new: Entry) -> Difference:
    # The words of a task are the task; of a target, body or cited document only what is said of it is compared.
    same = old.values == new.values and (kind != Aspect.TASK or old.words == new.words)
    status = Status.SAME if same else Status.CHANGED
    return Difference(kind, new.subject, status, old.values, new.values, old.sentence, new.sentence)


def pairs(before: Sequence[Entry], after: Sequence[Entry], threshold: float) -> list[tuple[int, int]]:
    """Which entries are one and the same thing, as indices, in the reading order of `after`.

    The most alike are paired first, each entry once. Turning the two documents round turns every pair round: between
    pairs that are equally alike, where they stand decides, in a way that has no first and second.

    >>> def entry(text): return Entry("", text, (), text, tuple(text.split()))
    >>> pairs([entry("a b c d e"), entry("x y")], [entry("x y z"), entry("a b c d")], 0.6)
    [(1, 0), (0, 1)]
    """
    ranked = sorted(_likely(before, after, threshold), key=lambda found: found[0])
    left: set[int] = set()
    right: set[int] = set()
    found: list[tuple[int, int]] = []
    for _, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((i, j))
    return sorted(found, key=lambda pair: pair[1])


def _likely(
    before: Sequence[Entry], after: Sequence[Entry], threshold: float
) -> Iterator[tuple[tuple[float, float, int, int], int, int]]:
    """Every pair that may be one thing, with its rank."""
    places: dict[str, list[int]] = {}
    for j, entry in enumerate(after):
        places.setdefault(entry.key, []).append(j)
    for i, old in enumerate(before):
        for j in places.get(old.key, ()):
            likeness = alike(old.words, after[j].words, threshold)
            if likeness >= threshold:
                beside = alike(old.context, after[j].context)
                yield (-likeness, -beside, i + j, abs(i - j)), i, j


def alike(one: Sequence[str], other: Sequence[str], threshold: float = 0.0) -> float:
    """How much two sequences of words have in common, in order, from 0 to 1; 0 below the threshold.

    Twice the longest common subsequence over the length of both (rapidfuzz counts it): no word order is lost, as a
    comparison of sets would, and no letters are compared, of which any two Vietnamese sentences share most.

    >>> alike("tổ chức ngày hội năm 2024".split(), "tổ chức ngày hội năm 2025".split())
    0.833...
    >>> alike((), ())
    1.0
    """
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other, score_cutoff=threshold))


class _Reading:
    """The entries of one document, read from the answers to questions."""

    def __init__(self, store: QuadStore, document: str, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._document = lookup(store, document)
        self.concepts: dict[str, Label] = {}

    def entries(self, aspect: Aspect) -> list[Entry]:
        """What the document says of one aspect, in reading order."""
        match aspect:
            case Aspect.TASK:
                return [_task(row) for row in self._rows("tasks")]
            case Aspect.TARGET:
                return [_target(row) for row in self._rows("targets")]
            case Aspect.CITATION:
                return _gathered(_citation(row) for row in self._rows("cites"))
        return _gathered(_body(row) for row in self._rows("assignments"))

    def _rows(self, question: str) -> list[dict[str, Value]]:
        found = answer(self._store, get(question), {"document": self._document}, self._limits)
        self.concepts.update(found.concepts)
        return list(found.records())


def _task(row: Mapping[str, Value]) -> Entry:
    text = _text(row["task"])
    charged = tuple(part for part in _text(row["assignees"]).split("; ") if part)
    deadline = _text(row["deadline_text"])
    values = (*charged, deadline) if deadline else charged
    name = shorten(_unnumbered(text), _NAME_LENGTH, placeholder=" …")
    return Entry("", name, values, text, _words(_unnumbered(text)), _words(_text(row["heading"])))


def _target(row: Mapping[str, Value]) -> Entry:
    quote, subject, unit = _text(row["quote"]), _text(row["subject"]), _text(row["unit"])
    value = " ".join(part for part in (_text(row["comparator"]), _text(row["value"]), unit) if part)
    # Where it is not said what is counted, the words around the number have to do.
    words = tuple(word for word in _words(subject or quote) if not word.isdigit())
    context = _words(_unnumbered(_text(row["task"])))
    return Entry(unit.casefold(), subject or quote, (value,), _text(row["task"]), words, context)


def _citation(row: Mapping[str, Value]) -> Entry:
    quote = _text(row["quote"])
    key = _text(row["cited"]) or fold(quote)
    return Entry(key, _text(row["cited_label"]) or quote, (_text(row["relation"]),), _text(row["sentence"]) or quote)


def _body(row: Mapping[str, Value]) -> Entry:
    name, body = _text(row["name"]), _text(row["body"])
    # A body that no register knows has an address inside its document, which the other document cannot share.
    local = body.startswith(_text(row["document"]) + "/")
    key = fold(name) if local or not body else body
    return Entry(key, name if local else _text(row["body_label"]) or name, (_text(row["role"]),), _text(row["task"]))


def _gathered(entries: Iterable[Entry]) -> list[Entry]:
    """One entry a key: the words of its first place, the values of all."""
    first: dict[str, Entry] = {}
    values: dict[str, set[str]] = {}
    for entry in entries:
        first.setdefault(entry.key, entry)
        values.setdefault(entry.key, set()).update(entry.values)
    return [Entry(e.key, e.subject, tuple(sorted(values[key])), e.sentence) for key, e in first.items()]


def _unnumbered(text: str) -> str:
    """A task without the number before it, which changes as soon as another task is put in."""
    numbers = enumerators_at(text)
    return text[numbers[0].end :] if numbers else text


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


def _text(value: Value) -> str:
    return "" if value is None else str(value)
