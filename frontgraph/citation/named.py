"""The ladder for documents cited by name: laws, codes, constitutions, charters, resolutions of congresses.

A name may stand for several acts that followed one another. A year or date beside it decides; else what the
document itself says of it; else the date of the citing document, for which the version last adopted is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from frontgraph.citation.context import Context
from frontgraph.citation.identity import symbol_slug
from frontgraph.citation.known import Known, KnownWorks, Shelf
from frontgraph.citation.outcomes import MOST_CANDIDATES, Step, ambiguous, resolved, unresolved
from frontgraph.citation.terms import NamedWork, named_work, party_term, plenum_resolutions, term_of
from frontgraph.model import Candidate, Citation, PartialDate, Resolution, WorkKey
from frontgraph.model.identity import UNKNOWN_YEAR
from frontgraph.registry import laws
from frontgraph.text import fold, slug

_CONGRESS = re.compile(r"dai hoi (?:dai bieu )?(?:dang )?(?:dai bieu )?(?:toan quoc )?lan thu ([ivx]+)")
_CONGRESS_FIGURE = re.compile(r"dai hoi (?:lan thu )?([ivx]+)\b")
_PLENUM = re.compile(
    r"(?:trung uong|hoi nghi (?:lan thu )?|hoi nghi trung uong (?:lan thu )?)\s*(\d+)\W.*?\bkhoa ([ivx]+)"
)
_TERM_TAIL = re.compile(r"\s+khoa\s+[ivx]+$")
_REVISED_TAIL = re.compile(r"\s+sua doi$")
_COUNTRY = re.compile(r"\s+(?:cua )?(?:nuoc )?(?:cong hoa xa hoi chu nghia|chxhcn) viet nam$")
_ORDINANCES = {"phap-lenh": "ubtvqh"}
BY_YEAR, ONLY_ONE, SAID_BEFORE, BY_DATE, UNLISTED = 0.97, 0.93, 0.95, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class _Version:
    key: WorkKey
    date: PartialDate | None


def resolve_named(citation: Citation, context: Context, local: Shelf, collection: KnownWorks) -> Resolution:
    """The work that a mention by name means.

    >>> from frontgraph.model import Span
    >>> found = Citation(Span(0, 15), "", "luat", name="Luật Đất đai", date=PartialDate(2013))
    >>> resolve_named(found, Context(), Shelf.of(()), Shelf.of(())).work.path
    'vn/quoc-hoi/luat/2013/45-2013-qh13'
    """
    name = fold(laws.in_full(citation.name or ""))
    if not name:
        return unresolved("the mention gives neither number nor name")
    assembly = _congress(name) or _plenum(name)
    if assembly is not None:
        return assembly
    special = named_work(_TERM_TAIL.sub("", name))
    if special is not None:
        return _versions(_special(special), citation, context, special.names[0], term_of(citation.quote))
    return _law(citation, name, context, local, collection)


def _law(citation: Citation, name: str, context: Context, local: Shelf, collection: KnownWorks) -> Resolution:
    for shelf in (local, collection):
        said = [known for known in shelf.named(name) if known.bare and _fits(known, citation)]
        if len(said) == 1 and (citation.date is not None or shelf is local):
            return resolved(Step.NAME_YEAR if citation.date else Step.CONTEXT, said[0].key, SAID_BEFORE)
    acts = laws.by_name(name) or laws.by_name(_COUNTRY.sub("", name))
    acts = acts or _revised(name, citation.date)
    versions = _of_acts(acts)
    if versions:
        return _versions(versions, citation, context, acts[0].name, None)
    short = local.named_like(name) or _registered_like(name)
    if len({known.key for known in short}) == 1:
        return resolved(Step.CONTEXT, short[0].key, SAID_BEFORE - 0.1)
    if len(short) > 1 and not acts:
        return _versions([_Version(known.key, None) for known in short], citation, context, citation.name or "", None)
    return resolved(Step.NAME_YEAR if citation.date else Step.NAME, _unlisted(citation), UNLISTED)


def _revised(name: str, date: PartialDate | None) -> tuple[laws.Law, ...]:
    """“Luật X sửa đổi 2025”: the X of that year, or the act that amended X in it."""
    base = _REVISED_TAIL.sub("", name)
    if base == name or date is None:
        return ()
    acts = [*laws.by_name(base), *laws.by_name(f"luat sua doi bo sung mot so dieu cua {base}")]
    return tuple(act for act in acts if act.date is not None and act.date.year == date.year)


def _versions(
    versions: Sequence[_Version], citation: Citation, context: Context, name: str, term: str | None
) -> Resolution:
    """The one of the versions of a name that the date beside it, or the document's own date, points at."""
    if citation.date is not None:
        dated = [version for version in versions if _same_date(version, citation.date)]
        if len(dated) == 1:
            return resolved(Step.NAME_YEAR, dated[0].key, BY_YEAR, _others(versions, dated[0], "another year"))
        if not dated:
            key = WorkKey("vn", versions[0].key.body, versions[0].key.kind, str(citation.date.year), slug(name))
            return resolved(Step.NAME_YEAR, key, UNLISTED, _others(versions, None, "another year"))
    of_term = [version for version in versions if term and version.key.symbol.endswith(f"-khoa-{term.lower()}")]
    if len(of_term) == 1:
        return resolved(Step.NAME_YEAR, of_term[0].key, BY_YEAR, _others(versions, of_term[0], "another term"))
    if len(versions) == 1:
        return resolved(Step.NAME, versions[0].key, ONLY_ONE)
    return _by_document_date(versions, context)


def _by_document_date(versions: Sequence[_Version], context: Context) -> Resolution:
    ordered = sorted(versions, key=lambda version: (version.key.year, version.key))
    before = [version for version in ordered if context.written is not None and _adopted_by(version, context.written)]
    if not before:
        found = [Known(version.key, "") for version in reversed(ordered)]
        return ambiguous(Step.NAME, found, "the name stands for several works, and nothing tells which")
    chosen = before[-1]
    reason = "an earlier or later version than the one last adopted when the document was written"
    confidence = BY_DATE if context.date is not None else BY_DATE - 0.1
    return resolved(Step.HISTORY, chosen.key, confidence, _others(ordered, chosen, reason))


@lru_cache(maxsize=2_000)
def _of_acts(acts: tuple[laws.Law, ...]) -> Sequence[_Version]:
    """The works that acts of the registry are; kept, because a few laws are cited everywhere."""
    return tuple(version for act in acts if (version := _act(act)) is not None)


def _act(act: laws.Law) -> _Version | None:
    body = _ORDINANCES.get(act.kind, "quoc-hoi")
    if act.number is not None:
        symbol = symbol_slug(act.number, act.kind, body)
        year = _year_in(act.number) or (str(act.date.year) if act.date else UNKNOWN_YEAR)
        return _Version(WorkKey("vn", body, act.kind, year, symbol), act.date)
    if act.date is not None:
        return _Version(WorkKey("vn", body, act.kind, str(act.date.year), slug(act.name)), act.date)
    return None


def _special(work: NamedWork) -> list[_Version]:
    symbol = slug(work.names[0])
    if not work.versions:
        return [_Version(WorkKey("vn", work.body, work.kind, UNKNOWN_YEAR, symbol), None)]
    return [
        _Version(
            WorkKey(
                "vn",
                work.body,
                work.kind,
                str(version.date.year),
                f"{symbol}-khoa-{version.term.lower()}" if version.term else symbol,
            ),
            version.date,
        )
        for version in work.versions
    ]


def _congress(name: str) -> Resolution | None:
    """“Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII”."""
    of_congress = name.startswith(("nghi quyet dai hoi", "nghi quyet cua dai hoi"))
    match = (_CONGRESS.search(name) or _CONGRESS_FIGURE.search(name)) if of_congress else None
    years = party_term(match[1]) if match else None
    if match is None or years is None:
        return None
    key = WorkKey("vn", "dai-hoi-dang", "nghi-quyet", str(years[0]), f"dai-hoi-toan-quoc-lan-thu-{match[1]}")
    return resolved(Step.NAME_YEAR, key, BY_YEAR)


def _plenum(name: str) -> Resolution | None:
    """“Nghị quyết Trung ương 4 khóa XII”."""
    match = _PLENUM.search(name + " ") if name.startswith("nghi quyet") else None
    if match is None:
        return None
    known = plenum_resolutions(int(match[1]), match[2].upper())
    found = [
        Known(WorkKey("vn", "tw", "nghi-quyet", str(r.date.year), symbol_slug(r.symbol)), r.symbol.split("-")[0])
        for r in known
    ]
    if len(found) == 1:
        return resolved(Step.NAME_YEAR, found[0].key, BY_YEAR)
    if found:
        return ambiguous(Step.NAME, found, "the plenum adopted several resolutions")
    key = WorkKey("vn", "tw", "nghi-quyet", UNKNOWN_YEAR, f"trung-uong-{match[1]}-khoa-{match[2]}")
    return resolved(Step.NAME, key, UNLISTED)


def _unlisted(citation: Citation) -> WorkKey:
    year = str(citation.date.year) if citation.date else UNKNOWN_YEAR
    kind = citation.kind or "van-ban"
    return WorkKey("vn", _ORDINANCES.get(kind, "quoc-hoi"), kind, year, slug(citation.name or "")[:120].strip("-"))


@lru_cache(maxsize=5_000)
def _registered_like(name: str) -> tuple[Known, ...]:
    # A short name means the one law whose full name begins with it; one syllable more is no abbreviation.
    found = [(full, key) for full, key in _registered() if full.startswith(name + " ")]
    one = len({full for full, _ in found}) == 1 and len(name.split()) > 2
    return tuple(Known(key, "") for key in sorted({key for _, key in found})) if one else ()


@cache
def _registered() -> tuple[tuple[str, WorkKey], ...]:
    versions = ((fold(act.name), _act(act)) for act in laws.laws())
    return tuple((name, version.key) for name, version in versions if version is not None)


def _others(versions: Sequence[_Version], chosen: _Version | None, reason: str) -> list[Candidate]:
    rest = [version for version in versions if version != chosen]
    return [Candidate(version.key, 0.1, reason) for version in reversed(rest)][:MOST_CANDIDATES]


def _fits(known: Known, citation: Citation) -> bool:
    if citation.date is None:
        return True
    return known.dated(citation.date) if known.dates else known.key.year == str(citation.date.year)


def _same_date(version: _Version, date: PartialDate) -> bool:
    if version.date is None or date.month is None:
        return version.key.year == str(date.year)
    return version.date.iso.startswith(date.iso) or date.iso.startswith(version.date.iso)


def _adopted_by(version: _Version, date: PartialDate) -> bool:
    if version.date is not None:
        return version.date.iso <= date.iso or date.iso.startswith(version.date.iso)
    return version.key.year.isdigit() and int(version.key.year) <= date.year


def _year_in(number: str) -> str | None:
    match = re.search(r"/(\d{4})/", number)
    return match[1] if match else None
