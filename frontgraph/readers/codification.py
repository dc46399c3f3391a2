"""Topics of the codification of law (Bộ pháp điển) as text: headings, articles, source notes, cross-references.

    Đề mục 36.3. Thanh niên
    Chương I
    NHỮNG QUY ĐỊNH CHUNG

    Điều 36.3.LQ.1. Thanh niên
    (Điều 1 Luật số 57/2020/QH14 …, có hiệu lực thi hành kể từ ngày 01/01/2021)
    …
    (Điều này có nội dung liên quan đến Điều 36.3.NĐ.1.19. …; Điều 26.3.LQ.1. …)

An article's number is made of the topic's, the letters of its document's kind, the document's place among those of
its kind, and the article's own number there (Nghị định 63/2013/NĐ-CP, as amended by Nghị định 52/2015/NĐ-CP).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from frontgraph.errors import ReadError
from frontgraph.model import Document, DocumentField, Evidence, Section, SectionKind, Span
from frontgraph.model.codification import CodifiedArticle, CodifiedTopic, RelatedArticle

_TOPIC = re.compile(r"\s*(?P<whole>Đề mục (?P<number>\d+\.\d+)\. (?P<title>\S[^\n]*))")
_NUMBER = r"\d+\.\d+(?:\.[A-ZĐa-zđ]+)?(?:\.\d+[a-zđ]*)+"
_ARTICLE = re.compile(rf"^(?P<label>Điều (?P<number>{_NUMBER}))\.[ \t]*(?P<heading>[^\n]*)$", re.MULTILINE)
_HEADING = re.compile(
    r"^(?P<label>(?P<unit>Phần|Chương|Mục|Tiểu mục) (?:thứ )?[^\s,.;:]{1,12}(?: [^\s,.;:]{1,6})?)[ \t]*\n"
    r"(?P<heading>[^\n(][^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
_KINDS = {
    "phần": SectionKind.PART,
    "chương": SectionKind.CHAPTER,
    "mục": SectionKind.TITLE,
    "tiểu mục": SectionKind.SUBTITLE,
}
_RANKS = {kind: rank for rank, kind in enumerate((*_KINDS.values(), SectionKind.ARTICLE))}
_RELATED = re.compile(r"^\((?:Điều|Mục|Tiểu mục|Chương|Phần) này có nội dung liên quan đến ", re.MULTILINE)
_TARGET = re.compile(rf"Điều (?P<number>{_NUMBER})\.|(?:(?<=đến )|(?<=; ))(?:Phần|Chương|Mục|Tiểu mục|Điều) \S+")
#: The longest source note is of some 2,000 characters; a bracket that never closes must not swallow a topic.
_LONGEST_NOTE = 6_000


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where an article or a heading begins."""

    start: int
    end: int
    kind: SectionKind
    label: str
    heading: Span
    number: str | None


def is_topic(text: str) -> bool:
    """Whether a text is a topic of the codification.

    >>> is_topic("Đề mục 36.3. Thanh niên\\nChương I"), is_topic("Đề mục này quy định")
    (True, False)
    """
    return _TOPIC.match(text) is not None


def read_topic(text: str, *, file: str, sha256: str) -> CodifiedTopic:
    """The topic in a text; raises ReadError where its first line names none.

    >>> topic = read_topic("Đề mục 1.2. Nước\\n\\nĐiều 1.2.LQ.1. Phạm vi\\n(Điều 1 Luật số 1/2020/QH14)\\nLuật này …",
    ...     file="1_2.txt", sha256="")
    >>> topic.title, [(article.number, article.note.cut(topic.document.text)) for article in topic.articles]
    ('Nước', [('1.2.LQ.1', '(Điều 1 Luật số 1/2020/QH14)')])
    """
    head = _TOPIC.match(text)
    if head is None:
        raise ReadError(f"{file}: its first line names no topic of the codification (“Đề mục 1.2. …”).")
    openings = sorted(_openings(text, head.end()), key=lambda opening: opening.start)
    names = _identifiers(openings, head["number"])
    title = DocumentField(head["whole"], Evidence(Span(*head.span("whole")), head["whole"], "codification.topic"))
    document = Document(file, text, sha256, title=title, sections=_tree(text, openings, names))
    ends = [*(opening.start for opening in openings), len(text)][1:]
    read = (_article(text, opening, name, end) for opening, name, end in zip(openings, names, ends, strict=True))
    return CodifiedTopic(
        head["number"],
        head["title"].strip(),
        document,
        tuple(article for article in read if article.number is not None or article.related),
    )


def _openings(text: str, start: int) -> Iterator[_Opening]:
    for found in _ARTICLE.finditer(text, start):
        yield _Opening(
            found.start(),
            found.end(),
            SectionKind.ARTICLE,
            found["label"],
            Span(*found.span("heading")),
            found["number"],
        )
    for found in _HEADING.finditer(text, start):
        # Headings are set in capitals; “Mục tiêu …” inside an article is not one.
        if found["heading"].isupper():
            kind = _KINDS[found["unit"].lower()]
            yield _Opening(found.start(), found.end(), kind, found["label"], Span(*found.span("heading")), None)


def _identifiers(openings: list[_Opening], topic: str) -> list[str]:
    """A name for each section, unique in the topic: an article's number without the topic's, a heading by its place."""
    seen: Counter[str] = Counter()
    names = []
    for opening in openings:
        name = opening.number.removeprefix(f"{topic}.") if opening.number else f"{opening.kind.value}-"
        seen[name] += 1
        if opening.number is None:
            names.append(f"{name}{seen[name]}")
        else:
            names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names


def _tree(text: str, openings: list[_Opening], names: list[str]) -> tuple[Section, ...]:
    """The headings with what stands under them: a heading ends where one of its rank or a higher one begins."""
    roots: list[Section] = []
    open_: list[tuple[Section, list[Section]]] = []

    def close(end: int, rank: int) -> None:
        while open_ and _RANKS[open_[-1][0].kind] >= rank:
            section, children = open_.pop()
            done = replace(section, span=Span(section.span.start, end), children=tuple(children))
            (open_[-1][1] if open_ else roots).append(done)

    for opening, name in zip(openings, names, strict=True):
        close(opening.start, _RANKS[opening.kind])
        heading = opening.heading.cut(text).strip()
        section = Section(name, opening.kind, opening.label, heading, Span(opening.start, opening.end), opening.heading)
        open_.append((section, []))
    close(len(text), 0)
    return tuple(roots)


def _article(text: str, opening: _Opening, name: str, end: int) -> CodifiedArticle:
    note = _note(text, opening.end + 1, end) if opening.number is not None else None
    return CodifiedArticle(name, opening.number, note, related=tuple(_related(text, opening.end, end)))


def _note(text: str, start: int, end: int) -> Span | None:
    """The bracket that stands right under an article's heading, over as many lines as it takes."""
    if not text.startswith("(", start) or _RELATED.match(text, start):
        return None
    depth = 0
    for bracket in re.finditer(r"[()]", text[start : min(end, start + _LONGEST_NOTE)]):
        depth += 1 if bracket[0] == "(" else -1
        if depth == 0:
            return Span(start, start + bracket.end())
    # A title with one bracket too many: the note ends with its line.
    line = text.find("\n", start, end)
    return Span(start, line if line >= 0 else end)


def _related(text: str, start: int, end: int) -> Iterator[RelatedArticle]:
    """The articles that an article's cross-references name, each with its heading as the words."""
    for opening in _RELATED.finditer(text, start, end):
        line = text.find("\n", opening.end(), end)
        stop = line if line >= 0 else end
        # From the last word of the opening on, so that a target right behind it has its “đến” before it.
        found = list(_TARGET.finditer(text, opening.end(), stop))
        for target, following in pairwise([*found, None]):
            assert target is not None
            until = following.start() if following is not None else stop
            words = text[target.start() : until].rstrip(" ;)\r")
            yield RelatedArticle(Span(target.start(), target.start() + len(words)), target["number"])
