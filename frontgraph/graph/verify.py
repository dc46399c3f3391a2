"""Every quote cut out of its source again and compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from frontgraph.graph.terms import one_line
from frontgraph.graph.vocabulary import FG, OA, PROV

_Properties = dict[ox.NamedNode, list[str]]
#: What is said of each thing in each graph, by the names of graph and thing.
_Known = dict[tuple[str, str], _Properties]
_READ = frozenset(
    {
        FG.sha256, FG.alsoAt, FG.fileName, FG.start, FG.end, FG.quote, FG.sentence, FG.rule,
        PROV.wasDerivedFrom, OA.hasSelector, OA.start, OA.end, OA.exact, OA.prefix, OA.suffix,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Evidence that its source does not bear out: `expected` is what the graph says, `found` what the text has."""

    evidence: str
    file: str
    reason: str
    expected: str = ""
    found: str = ""

    def __str__(self) -> str:
        return (
            f"{self.file}: {self.reason}: the graph says {self.expected!r}, the text {self.found!r} ({self.evidence})"
        )


@dataclass(frozen=True, slots=True)
class _Source:
    """The file that a graph was read from; no text where it is not at hand."""

    file: str
    sha256: str
    text: str | None


def verify(quads: Iterable[ox.Quad], sources: Mapping[str, str]) -> Iterator[Mismatch]:
    """Compare all evidence with the source texts, given by the SHA-256 of their files; yields what differs.

    Checked are the words and the sentence of each piece of evidence, its further places and, where the quads have the
    evidence view, its end and its selectors with the words before and behind.
    """
    known: _Known = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        subject, value = quad.subject, quad.object
        if quad.predicate not in _READ:
            continue
        if isinstance(subject, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
            known[str(quad.graph_name), subject.value][quad.predicate].append(value.value)
    files: dict[str, _Source] = {}
    for (graph, iri), said in list(known.items()):
        if FG.rule in said:
            if graph not in files:
                files[graph] = _source(graph, known, sources)
            yield from _check(iri, said, files[graph], lambda each, graph=graph: known[graph, each])  # type: ignore[misc]


def evidence_count(quads: Iterable[ox.Quad]) -> int:
    """How many pieces of evidence there are among the quads."""
    rule = FG.rule
    return sum(quad.predicate == rule for quad in quads)


def _source(graph: str, known: _Known, sources: Mapping[str, str]) -> _Source:
    file = known[graph, _one(known[graph, graph[1:-1]], PROV.wasDerivedFrom)]
    checksum = _one(file, FG.sha256)
    return _Source(_one(file, FG.fileName), checksum, sources.get(checksum))


def _check(iri: str, said: _Properties, source: _Source, look: Callable[[str], _Properties]) -> Iterator[Mismatch]:
    text = source.text
    if text is None:
        yield Mismatch(iri, source.file, "the source text is not at hand", source.sha256)
        return
    quote, start = _one(said, FG.quote), _number(said, FG.start)
    end = start + len(quote)
    compared = [("the words differ", quote, text[start:end])]
    compared += [("the end differs", told, str(end)) for told in said.get(FG.end, ())]
    for selector in map(look, said.get(OA.hasSelector, ())):
        compared += _selector(selector, text, (start, end))
    yield from (Mismatch(iri, source.file, reason, told, found) for reason, told, found in compared if told != found)
    for sentence in said.get(FG.sentence, ()):
        if sentence not in text[max(0, start - len(sentence)) : end + len(sentence)]:
            yield Mismatch(iri, source.file, "the sentence is not there", sentence)
    for place in _one(said, FG.alsoAt).split():
        first, last = (int(number) for number in place.split(","))
        if one_line(text[first:last]) != one_line(quote):
            yield Mismatch(iri, source.file, "the words at a further place differ", quote, text[first:last])


def _selector(selector: _Properties, text: str, place: tuple[int, int]) -> Iterator[tuple[str, str, str]]:
    """What a selector says and what the text has, each with what it means where they differ."""
    start, end = place
    for told in selector.get(OA.exact, ()):
        yield "the quote selector differs", told, text[start:end]
    for told in selector.get(OA.prefix, ()):
        yield "the words before differ", told, text[max(0, start - len(told)) : start]
    for told in selector.get(OA.suffix, ()):
        yield "the words behind differ", told, text[end : end + len(told)]
    for told in selector.get(OA.start, ()):
        yield "the position selector differs", f"{told},{_one(selector, OA.end)}", f"{start},{end}"


def _one(properties: _Properties, predicate: ox.NamedNode) -> str:
    values = properties.get(predicate, ())
    return values[0] if values else ""


def _number(properties: _Properties, predicate: ox.NamedNode) -> int:
    value = _one(properties, predicate)
    return int(value) if value.isdecimal() else 0
