"""Every quote cut out of its source again and compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from frontgraph.graph.vocabulary import FG, OA, RDF

_Properties = Mapping[ox.NamedNode, list[str]]
_READ = frozenset(
    {
        FG.sha256, FG.fileName, FG.start, FG.end, FG.quote, FG.sentence, FG.evidence,
        OA.hasSource, OA.hasSelector, OA.start, OA.end, OA.exact, OA.prefix, OA.suffix,
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


def verify(quads: Iterable[ox.Quad], sources: Mapping[str, str]) -> Iterator[Mismatch]:
    """Compare all evidence with the source texts, given by the SHA-256 of their files; yields what differs.

    Checked are the words and the sentence of each piece of evidence, its position and quote selectors with the
    words before and behind, and that each mention's words are those of its evidence.
    """
    known: dict[str, dict[ox.NamedNode, list[str]]] = defaultdict(lambda: defaultdict(list))
    evidence: list[str] = []
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode):
            continue
        if quad.predicate in _READ and isinstance(value, (ox.NamedNode, ox.Literal)):
            known[subject.value][quad.predicate].append(value.value)
        elif quad.predicate == RDF.type and value == FG.Evidence:
            evidence.append(subject.value)
    for iri in dict.fromkeys(evidence):
        yield from _check_evidence(iri, known, sources)
    for iri, properties in list(known.items()):
        if FG.evidence in properties and FG.quote in properties:
            yield from _check_mention(iri, properties, known)


def _check_evidence(iri: str, known: Mapping[str, _Properties], sources: Mapping[str, str]) -> Iterator[Mismatch]:
    said = known[iri]
    source = known[_one(said, OA.hasSource)]
    file, text = _one(source, FG.fileName), sources.get(_one(source, FG.sha256))
    if text is None:
        yield Mismatch(iri, file, "the source text is not at hand", _one(source, FG.sha256))
        return
    start, end = _number(said, FG.start), _number(said, FG.end)
    compared = [("the words differ", _one(said, FG.quote), text[start:end])]
    for selector in (known[each] for each in said.get(OA.hasSelector, ())):
        if OA.exact in selector:
            prefix, exact, suffix = (_one(selector, each) for each in (OA.prefix, OA.exact, OA.suffix))
            compared.append(("the quote selector differs", exact, text[start:end]))
            compared.append(("the words before differ", prefix, text[max(0, start - len(prefix)) : start]))
            compared.append(("the words behind differ", suffix, text[end : end + len(suffix)]))
        else:
            position = f"{_one(selector, OA.start)},{_one(selector, OA.end)}"
            compared.append(("the position selector differs", position, f"{start},{end}"))
    for reason, expected, found in compared:
        if expected != found:
            yield Mismatch(iri, file, reason, expected, found)
    sentence = _one(said, FG.sentence)
    if sentence not in text[max(0, start - len(sentence)) : end + len(sentence)]:
        yield Mismatch(iri, file, "the sentence is not there", sentence)


def _check_mention(iri: str, said: _Properties, known: Mapping[str, _Properties]) -> Iterator[Mismatch]:
    proved = {quote for each in said[FG.evidence] for quote in known[each].get(FG.quote, ())}
    for quote in said[FG.quote]:
        if quote not in proved:
            yield Mismatch(
                iri, "", "the mention's words are not those of its evidence", quote, " | ".join(sorted(proved))
            )


def _one(properties: _Properties, predicate: ox.NamedNode) -> str:
    values = properties.get(predicate, ())
    return values[0] if values else ""


def _number(properties: _Properties, predicate: ox.NamedNode) -> int:
    value = _one(properties, predicate)
    return int(value) if value.isdecimal() else 0
