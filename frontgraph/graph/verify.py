"""Every quote cut out of its source again and compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from frontgraph.graph.terms import one_line
from frontgraph.graph.vocabulary import FG, OA, RDF

_Properties = dict[ox.NamedNode, list[str]]
_Known = dict[str, _Properties]
_READ = frozenset(
    {
        FG.sha256, FG.alsoAt, FG.fileName, FG.start, FG.end, FG.quote, FG.sentence, FG.evidence,
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

    Checked are the words and the sentence of each piece of evidence, its selectors with the words before and
    behind, that each mention's words and sentence are those of its evidence, and its further places.
    """
    known: _Known = defaultdict(lambda: defaultdict(list))
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
            yield from _check_mention(iri, known, sources)


def _check_evidence(iri: str, known: _Known, sources: Mapping[str, str]) -> Iterator[Mismatch]:
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
        if OA.start in selector:
            position = f"{_one(selector, OA.start)},{_one(selector, OA.end)}"
            compared.append(("the position selector differs", position, f"{start},{end}"))
    yield from (Mismatch(iri, file, reason, said, found) for reason, said, found in compared if said != found)
    yield from _check_sentence(iri, file, _one(said, FG.sentence), text, (start, end))


def _check_sentence(iri: str, file: str, sentence: str, text: str, place: tuple[int, int]) -> Iterator[Mismatch]:
    start, end = place
    if sentence not in text[max(0, start - len(sentence)) : end + len(sentence)]:
        yield Mismatch(iri, file, "the sentence is not there", sentence)


def _check_mention(iri: str, known: _Known, sources: Mapping[str, str]) -> Iterator[Mismatch]:
    said = known[iri]
    proofs = [known[each] for each in said[FG.evidence]]
    source = known[_one(proofs[0], OA.hasSource)]
    file, text = _one(source, FG.fileName), sources.get(_one(source, FG.sha256))
    proved = {quote for proof in proofs for quote in proof.get(FG.quote, ())}
    for quote in said[FG.quote]:
        if quote not in proved:
            told = " | ".join(sorted(proved))
            yield Mismatch(iri, file, "the mention's words are not those of its evidence", quote, told)
    if text is None:
        return
    for sentence in said.get(FG.sentence, ()):
        place = _number(proofs[0], FG.start), _number(proofs[0], FG.end)
        yield from _check_sentence(iri, file, sentence, text, place)
    for place_iri in said.get(FG.alsoAt, ()):
        first, last = (int(number) for number in place_iri.rpartition("#char=")[2].split(","))
        if one_line(text[first:last]) != one_line(_one(said, FG.quote)):
            yield Mismatch(iri, file, "the words at a further place differ", _one(said, FG.quote), text[first:last])


def _one(properties: _Properties, predicate: ox.NamedNode) -> str:
    values = properties.get(predicate, ())
    return values[0] if values else ""


def _number(properties: _Properties, predicate: ox.NamedNode) -> int:
    value = _one(properties, predicate)
    return int(value) if value.isdecimal() else 0
