"""A work as its key and its mentions show it, whether or not its text is held: class, kind, label, number, date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frontgraph.errors import LookupFailedError
from frontgraph.graph import terms
from frontgraph.graph.bodies import body_of
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import ELI, FG, KIND, ORG, RDF, RDFS, RdfTerm, Statement, triple
from frontgraph.graph.uris import provision
from frontgraph.model import Provision, ProvisionUnit, WorkKey
from frontgraph.registry import kinds
from frontgraph.registry.bodies import System
from frontgraph.text import slug

_CLASSES = {System.PARTY: FG.PartyDocument, System.FRONT: FG.FrontDocument}
_STATE = frozenset(
    {System.ASSEMBLY, System.STATE, System.COUNCIL, System.COURT, System.PROCURACY, System.ARMY, System.POLICE}
)

# A legal normative document carries its year inside the symbol (30/2020/NĐ-CP, 72/2025/QH15), an individual one does
# not (1068/QĐ-TTg): so they are numbered in all documents of both sorts that were read.
_YEAR_IN_SYMBOL = re.compile(r"^\d+[a-z]*-(?:19|20)\d\d-")
_DIGITS = re.compile(r"\d+")


def work_classes(key: WorkKey | None) -> tuple[RdfTerm, ...]:
    """The classes of a work: `fg:Document` and the one of its issuer's system.

    >>> [c.rpartition("#")[2] for c in work_classes(WorkKey("vn", "tw", "chi-thi", "2023", "22-ct-tw"))]
    ['Document>', 'PartyDocument>']
    >>> [c.rpartition("#")[2] for c in work_classes(WorkKey("vn", "quoc-hoi", "luat", "2024", "31-2024-qh15"))]
    ['Document>', 'StateDocument>', 'LegalAct>']
    """
    if key is None:
        return (FG.Document,)
    body = body_of(key.issuer)
    system = body.system if body is not None else None
    if system in _STATE:
        return (FG.Document, FG.StateDocument, FG.LegalAct) if is_legal_act(key) else (FG.Document, FG.StateDocument)
    return (FG.Document, _CLASSES[system]) if system in _CLASSES else (FG.Document,)


def is_legal_act(key: WorkKey) -> bool:
    """Whether a document of a state body is a legal normative document, by its kind and the form of its symbol.

    >>> [is_legal_act(WorkKey("vn", b, k, "2025", s)) for b, k, s in (
    ...     ("chinh-phu", "nghi-dinh", "16-2025-nd-cp"), ("thu-tuong", "quyet-dinh", "1068-qd-ttg"),
    ...     ("thu-tuong", "quyet-dinh", "44-2025-qd-ttg"), ("chinh-phu", "cong-van", "1-cp"))]
    [True, False, True, False]
    """
    systems = _systems(key.kind)
    if "legislation" not in systems:
        return False
    return systems == ("legislation",) or _YEAR_IN_SYMBOL.match(key.symbol) is not None


def describe_work(sheet: Sheet, key: WorkKey) -> Iterator[Statement]:
    """What the key alone says of a work: classes, kind, year, the body whose symbol it bears."""
    node = sheet.work_node(key)
    for each in work_classes(key):
        yield triple(node, RDF.type, each)
    yield triple(node, FG.kind, KIND[key.kind])
    yield triple(node, FG.authority, sheet.body_node(key.issuer))
    if body_of(key.issuer) is None:
        # Letters of a symbol that the registry does not know name a body all the same.
        yield triple(sheet.body_node(key.issuer), RDF.type, FG.Body)
        yield triple(sheet.body_node(key.issuer), RDF.type, ORG.FormalOrganization)
        yield triple(sheet.body_node(key.issuer), RDFS.label, terms.vietnamese(key.body.upper()))
    if key.year.isdigit():
        yield triple(node, FG.year, terms.year(key.year))
    else:
        yield triple(node, FG.provisional, terms.boolean(True))


def describe_provision(work: RdfTerm, cited: Provision) -> Iterator[Statement]:
    """A part of a work that others name, with the parts around it, whether or not the work's text is held."""
    part, outer = cited, cited.parent
    while True:
        node = provision(work, part)
        around = provision(work, outer) if outer is not None else work
        yield triple(node, RDF.type, FG.Provision)
        yield triple(node, RDFS.label, terms.vietnamese(str(part)))
        if outer is None or part.parts[-1].unit is ProvisionUnit.ARTICLE:
            yield triple(node, ELI.is_part_of, work)
            return
        yield triple(node, ELI.is_part_of, around)
        part, outer = outer, outer.parent


def bare_number(symbol: str) -> str | None:
    """The number at the head of a symbol.

    >>> bare_number("30/2020/NĐ-CP"), bare_number("NQ/TW")
    ('30', None)
    """
    found = _DIGITS.match(symbol)
    return found[0] if found else None


def is_whole_symbol(key: WorkKey, number: str | None) -> bool:
    """Whether a number as written is the whole symbol of the work and not a short form of it (`57`)."""
    return number is not None and slug(number) == key.symbol


def _systems(kind: str) -> tuple[str, ...]:
    try:
        return kinds.get(kind).systems
    except LookupFailedError:
        return ()
