"""Terms of office and legislatures: "khóa XV", "nhiệm kỳ 2024-2029", with the body they are of.

The same years are two terms where two bodies have them ("Ban Chấp hành Trung ương Đảng nhiệm kỳ 2026 - 2031" and
"Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031"); the ordinal of a congress is no term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frontgraph.facts.lexicon import whole
from frontgraph.facts.prose import Prose
from frontgraph.model import Term
from frontgraph.text import fold

_TERM = re.compile(
    r"(?:khóa[^\S\n]+(?:thứ\s+)?(?P<roman>[ivxlc]{1,7}|\d{1,2}(?=[,;.)\s]*(?:nhiệm|kỳ|và|\n|$|[,;.)])))(?!\w)"
    r"(?P<more>(?:\s*(?:,|và)\s*(?:khóa\s+)?[ivxlc]{1,7}(?!\w))*)"
    r"|nhiệm\s+kỳ\s+(?:\d{4}\s*-\s*\d{4}|[ivxlc]{1,7}(?!\w)))"
)
_MORE = re.compile(r"(?<!\w)[IVXLC]{1,7}(?!\w)")
_BODY = re.compile(
    r"(?<!\w)(?:Ban\s+Chấp\s+hành|Ban\s+[Cc]ông\s+tác\s+Mặt\s+trận|Quốc\s+hội|Hội\s+đồng\s+nhân\s+dân|HĐND|Ủy\s+ban|UBND|MTTQ|Mặt\s+trận|"
    r"[Đđ]ảng\s+bộ|[Cc]hi\s+bộ|Trung\s+ương|Bộ\s+Chính\s+trị|Ban\s+Bí\s+thư|Tỉnh\s+ủy|Thành\s+ủy|[Cc]ấp\s+ủy|Đảng|Hội\s+(?!nghị|thảo|đồng)\S+|Đoàn\s+\S+|Công\s+đoàn|Liên\s+đoàn|"
    r"Hội\s+đồng\s+\S+|[Bb]an\s+[Cc]hấp\s+hành|Chính\s+phủ|Ban\s+\S+\s+\S+|tỉnh\s+[A-ZĐ]\S+|thành\s+phố\s+[A-ZĐ]\S+)(?!\w)"
)
_SYSTEMS = (
    ("front", re.compile(r"mttq|mặt\s+trận")),
    ("assembly", re.compile(r"quốc\s+hội|qh(?!\w)")),
    ("council", re.compile(r"hội\s+đồng\s+nhân\s+dân|hđnd|hddnd|ủy\s+ban\s+nhân\s+dân|ubnd")),
    (
        "party",
        re.compile(
            r"đảng|trung\s+ương|bộ\s+chính\s+trị|ban\s+bí\s+thư|tỉnh\s+ủy|thành\s+ủy|cấp\s+ủy|chi\s+bộ|tw(?!\w)"
        ),
    ),
    (
        "mass",
        re.compile(
            r"công\s+đoàn|hội\s+nông\s+dân|hội\s+(?:liên\s+hiệp\s+)?phụ\s+nữ|đoàn\s+thanh\s+niên|cựu\s+chiến\s+binh|liên\s+đoàn"
        ),
    ),
)
_BOUNDARY = re.compile(r"[.;:“”\"]|(?<=[^,\s])\s*\n|(?<!\w)(?:và|với|của|về|tại|ngày)(?!\w)")
_TRAILER = re.compile(r"[\s,]*(?:lần\s+thứ\s+[^\s,]+|\s\d{1,2}(?=\s*$)|[,\s])*$")


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    start: int
    end: int
    body: str | None
    system: str
    from_offset: int


def find_terms(prose: Prose) -> tuple[Term, ...]:
    """The terms of office named, each once for each system of bodies, in order of first mention."""
    found: dict[tuple[str, str], Term] = {}
    systems: dict[str, set[str]] = {}
    for item in _found(prose):
        key = _key(item.name)
        known = systems.setdefault(key, set())
        if known and not item.system:
            continue
        known.add(item.system)
        earlier = found.get((key, item.system))
        if earlier is None or (earlier.body is None and item.body is not None):
            evidence = prose.evidence(item.from_offset, item.end, "terms.term")
            found[key, item.system] = Term(_small(item.name), item.body, evidence)
        if "" in known and item.system:
            found.pop((key, ""), None)
    return tuple(found.values())


def _key(name: str) -> str:
    return fold(name).replace(" thu ", " ").replace(" ", "")


def _small(name: str) -> str:
    first, _, rest = name.partition(" ")
    return name if not name.isupper() else f"{first.lower()} {rest.replace('KỲ', 'kỳ').replace('THỨ', 'thứ')}"


def _found(prose: Prose) -> Iterator[_Found]:
    before = 0
    system = ""
    body: str | None = None
    from_offset = 0
    for match in _TERM.finditer(prose.lower):
        start = match.start()
        # "tài khóa" is another word.
        if not whole(prose.lower, match) or prose.lower.endswith("tài ", 0, start):
            continue
        window = max(start - 140, before if before < start else 0)
        # "khóa XI, nhiệm kỳ 2019-2024": the second term is of the body of the first.
        if before == 0 or prose.flat[before:start].strip(" ,-\n(") or not system:
            system, body, from_offset = _owner(prose, window, start)
        name_end = match.start("more") if match["roman"] and match["more"] else match.end()
        yield _Found(prose.printed(start, name_end), start, name_end, body, system, from_offset)
        if match["roman"] and match["more"]:
            word = prose.printed(start, start + 4)
            for more in _MORE.finditer(prose.flat, name_end, match.end()):
                yield _Found(f"{word} {more[0]}", start, more.end(), body, system, from_offset)
        before = match.end()


def _owner(prose: Prose, window: int, start: int) -> tuple[str, str | None, int]:
    boundaries = [m.end() for m in _BOUNDARY.finditer(prose.flat, window, start)]
    begin = boundaries[-1] if boundaries else window
    bodies = list(_BODY.finditer(prose.flat, begin, start))
    system = _system(prose.lower[window:start])
    if not bodies:
        return system, None, start
    words_end = begin + len(prose.flat[begin:start].rstrip(" ,\n\t"))
    comma = prose.flat.rfind(",", begin, words_end)
    chosen = next((m for m in bodies if m.start() > comma), bodies[-1])
    trailer = _TRAILER.search(prose.flat, chosen.start(), start)
    end = trailer.start() if trailer else start
    return (
        system or _system(prose.lower[chosen.start() : start]),
        prose.printed(chosen.start(), end) or None,
        chosen.start(),
    )


def _system(text: str) -> str:
    last, name = -1, ""
    for system, pattern in _SYSTEMS:
        for match in pattern.finditer(text):
            if match.start() > last:
                last, name = match.start(), system
    return name
