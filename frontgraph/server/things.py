"""Every thing under its own address: a document's page, a part of it, a body, a concept, a graph; as HTML or as RDF."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from frontgraph.graph import PREFIXES
from frontgraph.graph.vocabulary import DCT, FG, ORG, RDF, RDFS, SKOS
from frontgraph.server.answering import answer_once
from frontgraph.server.execution import Executor
from frontgraph.server.name_files import as_data, as_html, file_of, has_file
from frontgraph.server.negotiation import GRAPHS, HTML, JSON, MediaType, choose
from frontgraph.server.plain_page import language, link, plain_page, said, table, text
from frontgraph.server.statements import part_of_document, statements_of, triples_about
from frontgraph.store import GraphFolder, QuadStore, Term, select
from frontgraph.store.terms import fill

FORMS = (HTML, *GRAPHS, JSON)
_VARY = {"Vary": "Accept"}
#: How many statements, and how many things that speak of one, its page shows.
_MOST_SHOWN = 200
_POINTING = "SELECT DISTINCT ?s ?p { VALUES ?o { UNDEF } ?s ?p ?o } LIMIT 201"
_LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?s ?label { VALUES ?s { UNDEF } { ?s rdfs:label ?label } UNION { ?s skos:prefLabel ?label } }
"""
_WORDS = {
    "vi": {
        "what": "Nội dung",
        "is": "Giá trị",
        "pointing": "Được nhắc tới ở",
        "more": "Còn nhiều hơn nữa; xem hết ở trang truy vấn.",
        "who": "Mục",
        "how": "Liên hệ",
        "data": "Dữ liệu",
    },
    "en": {
        "what": "Property",
        "is": "Value",
        "pointing": "What speaks of it",
        "more": "There is more; the query page shows it all.",
        "who": "Thing",
        "how": "Link",
        "data": "Data",
    },
}

#: Names of reused properties, which the ontology of this graph does not label.
_REUSED = {
    RDF.type: ("loại", "kind"),
    RDFS.label: ("tên", "name"),
    RDFS.comment: ("giải thích", "comment"),
    RDFS.seeAlso: ("xem thêm", "see also"),
    SKOS.prefLabel: ("tên", "name"),
    SKOS.altLabel: ("tên khác", "other name"),
    SKOS.notation: ("ký hiệu", "notation"),
    SKOS.definition: ("định nghĩa", "definition"),
    SKOS.broader: ("thuộc loại", "broader"),
    SKOS.inScheme: ("thuộc bảng", "in scheme"),
    DCT.title: ("tiêu đề", "title"),
    DCT.source: ("nguồn", "source"),
    DCT.identifier: ("số, ký hiệu", "symbol"),
    DCT.date: ("ngày", "date"),
    ORG.subOrganizationOf: ("trực thuộc", "part of"),
    ORG.unitOf: ("đơn vị của", "unit of"),
    ORG.memberOf: ("thành viên của", "member of"),
    ORG.holds: ("giữ chức vụ", "holds"),
}


def form_for(request: Request) -> MediaType:
    """The form that the client prefers, HTML where it has no preference that can be met."""
    return choose(FORMS, request.headers.get("accept"), request.query_params.get("format")) or HTML


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with all that is said of it."""

    node: ox.NamedNode
    statements: tuple[tuple[ox.NamedNode, Term], ...]

    @property
    def is_document(self) -> bool:
        """Whether it is a work, which has a page with a picture."""
        return any(name == FG.kind for name, _ in self.statements)

    @property
    def classes(self) -> frozenset[ox.NamedNode]:
        """What it is."""
        return frozenset(o for p, o in self.statements if p == RDF.type and isinstance(o, ox.NamedNode))

    @property
    def document(self) -> ox.NamedNode | None:
        """The document that it is a part of."""
        return next((o for p, o in self.statements if p == FG.inDocument and isinstance(o, ox.NamedNode)), None)


async def find(executor: Executor, node: ox.NamedNode) -> Thing | None:
    """What the graph says of a thing, None where it says nothing."""

    statements = await executor.read(lambda store: statements_of(store, node))
    return Thing(node, statements) if statements else None


async def as_rdf(
    request: Request, executor: Executor, node: ox.NamedNode, form: MediaType, folder: GraphFolder | None = None
) -> Response | None:
    """What `triples_about` tells of a thing, in a form of RDF; None where that is nothing."""
    assert form.rdf is not None
    rdf = form.rdf

    def work(store: QuadStore) -> bytes | None:
        triples = triples_about(store, node, folder)
        return ox.serialize(triples, format=rdf, prefixes=PREFIXES) if triples else None

    body = await executor.read(work)
    return (
        None
        if body is None
        else await answer_once(request, form.media_type, body, {**_VARY, "Cache-Control": "no-cache"})
    )


async def as_json(request: Request, executor: Executor, thing: Thing, folder: GraphFolder | None = None) -> Response:
    """The statements of a thing as pairs of property and value; with those of its evidence for a part of a document,
    and with its file (`name_files`) for a body, a person or a place."""

    def work(store: QuadStore) -> dict[str, object]:
        told: dict[str, list[tuple[str, str]]] = {}
        for triple in part_of_document(store, thing.node, folder):
            told.setdefault(_words(triple.subject), []).append((triple.predicate.value, _words(triple.object)))
        own = told.pop(thing.node.value, [(p.value, _words(o)) for p, o in thing.statements])
        content: dict[str, object] = {"id": thing.node.value, "statements": own, "parts": told}
        if has_file(thing.classes):
            content["file"] = dict(as_data(file_of(store, thing.node, thing.classes, language(request))))
        return content

    body = json.dumps(await executor.read(work), ensure_ascii=False, default=str).encode()
    return await answer_once(request, JSON.media_type, body, _VARY)


async def as_page(request: Request, executor: Executor, thing: Thing, base: str) -> Response:
    """A body, a person or a place has its file; any other part of a document leads to its document; what is neither
    is a plain page, with what speaks of it."""
    filed, lang = has_file(thing.classes), language(request)
    if not filed and thing.document is not None and thing.document.value.startswith(base):
        address = thing.document.value.removeprefix(base)
        return RedirectResponse(address + _place_in(thing, base), status_code=303, headers=_VARY)

    def work(store: QuadStore) -> tuple[str, str]:
        pointing = [] if filed else list(select(store, fill(_POINTING, {"o": [thing.node]})))
        named = {t for row in (*thing.statements, *pointing) for t in row if isinstance(t, ox.NamedNode)}
        labels = _labels(store, {*named, thing.node}, lang)
        file = as_html(file_of(store, thing.node, thing.classes, lang), base, lang) if filed else ""
        return labels.get(thing.node.value) or thing.node.value, file + _told(thing, pointing, labels, base, lang)

    title, body = await executor.read(work)
    forms = " · ".join(link(f"?format={name}", label) for name, label in _RDF_NAMES)
    return await plain_page(request, title, f"{body}<p>{text(_WORDS[lang]['data'])}: {forms}</p>")


def _told(thing: Thing, pointing: list[tuple[Term | None, ...]], labels: dict[str, str], base: str, lang: str) -> str:
    """What is said of a thing and what speaks of it, as tables."""
    words = _WORDS[lang]
    shown = sorted(thing.statements, key=str)[:_MOST_SHOWN]
    body = table((words["what"], words["is"]), ((_named(p, labels, base), _named(o, labels, base)) for p, o in shown))
    if pointing:
        rows = ([_named(term, labels, base) for term in row] for row in pointing[:_MOST_SHOWN])
        body += f"<h2>{text(words['pointing'])}</h2>{table((words['who'], words['how']), rows)}"
    if len(pointing) > _MOST_SHOWN or len(thing.statements) > _MOST_SHOWN:
        body += f"<p>{link('/sparql-page', words['more'])}</p>"
    return body


_RDF_NAMES = (("ttl", "Turtle"), ("jsonld", "JSON-LD"), ("json", "JSON"))


def _place_in(thing: Thing, base: str) -> str:
    """The words of its document that a part stands on, as the document's page names them behind `#`."""
    known = (FG.start, FG.end, FG.quote)
    said = {p: o.value for p, o in thing.statements if p in known and isinstance(o, ox.Literal)}
    if FG.start not in said or len(said) < 2 or thing.document is None:
        return ""
    end = said.get(FG.end) or str(int(said[FG.start]) + len(said[FG.quote]))
    work = quote(thing.document.value.removeprefix(f"{base}/id/"))
    return f"#/d/{work}?view=text&sel=x:{said[FG.start]}-{end}"


async def not_found(request: Request, iri: str) -> Response:
    """404, in a plain sentence."""
    return await said(
        request,
        404,
        "Không có gì ở địa chỉ này. Hãy tìm bằng số hay tên văn bản ở ô bên trên.",
        f"{iri} does not stand in this graph",
    )


def _labels(store: QuadStore, nodes: Iterable[ox.NamedNode], lang: str) -> dict[str, str]:
    """The names of things in a language, else in any."""
    names = {each.value: _REUSED[each] for each in nodes if each in _REUSED}
    found: dict[str, tuple[bool, str]] = {}
    for node, label in select(store, fill(_LABELS, {"s": sorted(nodes, key=str)})):
        if isinstance(node, ox.NamedNode) and isinstance(label, ox.Literal):
            other = (label.language or "vi") != lang
            found[node.value] = min(found.get(node.value, (True, label.value)), (other, label.value))
    return {iri: label for iri, (_, label) in found.items()} | {i: pair[lang == "en"] for i, pair in names.items()}


def _named(term: Term | None, labels: dict[str, str], base: str) -> str:
    if not isinstance(term, ox.NamedNode):
        return text(_words(term))
    words = labels.get(term.value) or _short(term.value).removeprefix(f"{base}/id/")
    return link(term.value.removeprefix(base), words) if term.value.startswith(f"{base}/") else text(words)


def _short(iri: str) -> str:
    """An IRI under the prefix that the graph's Turtle gives it.

    >>> _short("http://www.w3.org/ns/org#Post"), _short("urn:a")
    ('org:Post', 'urn:a')
    """
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.isalnum():
            return f"{prefix}:{local}"
    return iri


def _words(term: object) -> str:
    return str(getattr(term, "value", term))
