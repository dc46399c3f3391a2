"""The graph as other tools want it: networkx for measures, rdflib for RDF people, pyvis for a quick picture.

Nothing here is imported before it is used; each function raises MissingExtraError where its library is missing.
"""

from __future__ import annotations

import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from pyoxigraph import NamedNode

from frontgraph.errors import MissingExtraError
from frontgraph.graph.vocabulary import DCT, ELI, FG, PREFIXES
from frontgraph.store.protocol import QuadStore, select
from frontgraph.store.terms import fill, to_value

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

Scope = Literal["works", "everything"]

#: The edges between works, in the order of their weight in a picture.
WORK_RELATIONS: dict[str, NamedNode] = {
    "based_on": ELI.based_on,
    "implements": FG.implements,
    "disseminates": FG.disseminates,
    "guides": FG.guides,
    "amends": ELI.amends,
    "replaces": DCT.replaces,
    "repeals": FG.repeals,
    "cites": FG.cites,
}
#: The lanes of the picture from the top down: branch and level of the issuing body.
LANES: tuple[tuple[str, str], ...] = (
    ("party", "central"),
    ("front", "central"),
    ("assembly", "central"),
    ("state", "central"),
    ("party", "province"),
    ("council", "province"),
    ("state", "province"),
    ("front", "province"),
)
_COLOURS = ("#9b2226", "#bb3e03", "#005f73", "#0a9396", "#ae2012", "#3d5a80", "#2a6f97", "#ca6702", "#6c757d")
#: What pyvis' template takes from other hosts or other files, even when asked to have all in line.
_ELSEWHERE = re.compile(
    r'<!-- <link[^>]*>\s*<script[^>]*>\s*</script>-->|<(?:link|script)[^>]*(?:href|src)="https?://[^>]*>(?:\s*</script>)?'
)

_HEAD = "".join(f"PREFIX {name}: <{address}>\n" for name, address in PREFIXES.items())
# The edges that a mention makes are not stored as statements: ontology/evidence-view.rq says how they follow from it.
_EDGES = """
SELECT ?source ?target ?predicate (COUNT(DISTINCT ?mention) AS ?mentions) (MIN(?words) AS ?quote) WHERE {
  VALUES ?predicate { UNDEF }
  GRAPH ?g {
    {
      ?statement rdf:predicate ?predicate ; rdf:subject ?source ; rdf:object ?target ; fg:evidence ?evidence .
      OPTIONAL { ?statement fg:statedBy ?by }
      FILTER(isIRI(?target))
    } UNION {
      VALUES (?relation ?predicate) {
        (relation:based_on eli:based_on) (relation:implements fg:implements) (relation:disseminates fg:disseminates)
        (relation:guides fg:guides) (relation:amends eli:amends) (relation:replaces dct:replaces)
        (relation:repeals fg:repeals) (relation:cites fg:cites)
      }
      ?evidence fg:relation ?relation ; fg:citedWork ?target ; fg:inDocument ?source .
      FILTER(?source != ?target)
    } # MORE
    OPTIONAL { ?evidence fg:quote ?words }
    BIND(COALESCE(?by, ?evidence) AS ?mention)
  }
}
GROUP BY ?source ?target ?predicate
ORDER BY ?source ?target ?predicate
"""
_MORE_EDGES = """UNION {
      VALUES (?class ?link ?predicate) {
        (fg:PlaceMention fg:place fg:mentionsPlace) (fg:BodyMention fg:agent fg:mentionsBody)
        (fg:CampaignMention fg:campaign fg:mentionsCampaign) (fg:Distribution fg:recipient fg:sentTo)
        (fg:Signature fg:signatory fg:signedBy)
      }
      ?evidence a ?class ; ?link ?target ; fg:inDocument ?source .
      ?source ?predicate ?target .
    } UNION {
      VALUES (?role ?predicate) {
        (role:leads fg:ledBy) (role:coordinates fg:coordinatedWith) (role:carries-out fg:carriedOutBy)
        (role:supervises fg:supervisedBy) (role:requested fg:requestedOf)
        (role:chairs fg:chairedBy) (role:attends fg:attendedBy)
      }
      ?source fg:assignment|fg:participation ?evidence .
      ?evidence fg:role ?role ; fg:agent ?target .
    } UNION {
      VALUES ?predicate { fg:fulfils fg:serves }
      ?source a fg:Task ; ?predicate ?target .
      BIND(?source AS ?evidence)
    } UNION {
      ?evidence a fg:Signature ; fg:signatory ?source ; fg:onBehalfOf ?target .
      BIND(prov:actedOnBehalfOf AS ?predicate)
    } UNION {
      ?evidence fg:citedWork ?source ; fg:citedBody ?target ; fg:inDocument ?citing .
      FILTER(?source != ?citing)
      BIND(fg:issuer AS ?predicate)
    }"""
_NODES = """
SELECT ?node (MIN(?class) AS ?type) (MIN(?name) AS ?label) (MIN(?sort) AS ?kind) (MAX(?text) AS ?held)
  (MIN(?when) AS ?year) (MIN(?system) AS ?branch) (MIN(?tier) AS ?level) WHERE {
  VALUES ?class {
    fg:Document fg:Body fg:ForeignPartner fg:LocalAgent fg:Person fg:Place fg:Campaign fg:Task fg:Meeting fg:Term
  }
  ?node a ?class .
  OPTIONAL { ?node rdfs:label ?name FILTER(LANG(?name) != "en") }
  OPTIONAL { ?node fg:kind ?sort }
  OPTIONAL { ?node fg:held ?text }
  OPTIONAL { ?node fg:year ?when }
  OPTIONAL {
    { ?node fg:authority|fg:issuer ?body } UNION { ?node a fg:Body BIND(?node AS ?body) }
    ?body fg:branch ?system ; fg:level ?tier
  }
}
GROUP BY ?node
ORDER BY ?node
"""


def to_networkx(store: QuadStore, scope: Scope = "works") -> networkx.MultiDiGraph[str]:
    """The graph as a networkx MultiDiGraph: nodes are IRIs, the key of an edge is its relation.

    scope   `works`: documents and what they do to each other; `everything`: bodies, tasks, people, places too

    Nodes have `label` and, where known, `type`, `kind`, `held`, `year`, `branch`, `level`, `lane`; edges have
    `relation`, `mentions` and `quote`.
    """
    nx = _library("networkx")
    names = {term.value: name for name, term in WORK_RELATIONS.items()}
    wanted = list(WORK_RELATIONS.values()) if scope == "works" else []
    edges = fill(_EDGES.replace("# MORE", "" if wanted else _MORE_EDGES), {"predicate": wanted})
    found = list(select(store, _HEAD + edges).values())
    inside = {end for source, target, *_ in found for end in (source, target)}
    graph: networkx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in _nodes(store):
        # A work that is only a rejected candidate has no edge and no text, and is left out.
        if node in inside or attributes.get("held"):
            graph.add_node(node, **attributes)
    for source, target, predicate, mentions, quote in found:
        relation = names.get(str(predicate), _local(str(predicate)))
        graph.add_edge(
            str(source), str(target), key=relation, relation=relation, mentions=mentions, quote=str(quote or "")
        )
    for node, attributes in graph.nodes(data=True):
        attributes.setdefault("label", _local(node))
    return graph


def measures(graph: networkx.MultiDiGraph[str]) -> pandas.DataFrame:
    """How each node stands in the graph: who points to it, to whom it points, PageRank and betweenness.

    PageRank and betweenness run over the graph as it is, parallel edges counted once.
    """
    pd, nx, rx = _library("pandas"), _library("networkx"), _library("rustworkx")
    simple = nx.DiGraph(graph)
    fast = rx.networkx_converter(simple)
    rank, between = rx.pagerank(fast), rx.betweenness_centrality(fast)
    rows = [
        {
            "node": node,
            "label": graph.nodes[node].get("label", ""),
            "pointed_to_by": simple.in_degree(node),
            "points_to": simple.out_degree(node),
            "pagerank": rank[at],
            "betweenness": between[at],
        }
        for at, node in enumerate(simple.nodes)
    ]
    frame: pandas.DataFrame = pd.DataFrame(
        rows, columns=["node", "label", "pointed_to_by", "points_to", "pagerank", "betweenness"]
    )
    return frame.sort_values(["pagerank", "node"], ascending=[False, True], ignore_index=True)


def to_rdflib(store: QuadStore) -> rdflib.Dataset:
    """All quads as an rdflib Dataset whose default graph is the union of the named ones."""
    dump = io.BytesIO()
    store.dump(dump)
    dataset: rdflib.Dataset = _library("rdflib").Dataset(default_union=True)
    dataset.parse(data=dump.getvalue(), format="nquads")
    for prefix, address in PREFIXES.items():
        dataset.bind(prefix, address, override=True, replace=True)
    return dataset


def to_pyvis(graph: networkx.MultiDiGraph[str], *, height: str = "800px", width: str = "100%") -> Any:
    """A pyvis Network of the graph that shows at once and asks no network for anything.

    Positions are computed here: lanes by issuer from the top down, in each the older on the left. Physics is off,
    files are written in UTF-8, and what pyvis would fetch from elsewhere is left out.
    """
    network = _offline_network()(
        height=height, width=width, directed=True, notebook=False, cdn_resources="in_line", select_menu=False
    )
    network.toggle_physics(False)
    for node, (x, y) in lanes(graph).items():
        attributes = graph.nodes[node]
        network.add_node(
            node,
            label=_short(attributes["label"]),
            title=f"{attributes['label']}\n{node}",
            x=x,
            y=y,
            shape="box" if attributes.get("held") else "ellipse",
            color=_COLOURS[attributes.get("lane", len(LANES))],
            font={"color": "#ffffff"},
        )
    for source, target, edge in graph.edges(data=True):
        network.add_edge(source, target, title=f"{edge['relation']}\n{edge['quote']}", label=edge["relation"])
    return network


def lanes(graph: networkx.MultiDiGraph[str]) -> dict[str, tuple[float, float]]:
    """Positions for a picture in which place means something: one row a lane of issuers, the older to the left."""
    nx = _library("networkx")
    ordered: networkx.Graph[str] = nx.Graph()
    for node in sorted(graph, key=lambda node: (graph.nodes[node].get("year", 9999), node)):
        ordered.add_node(node, lane=graph.nodes[node].get("lane", len(LANES)))
    if not ordered:
        return {}
    lane_of: dict[str, int] = nx.get_node_attributes(ordered, "lane")
    widest = max(Counter(lane_of.values()).values())
    # The library spaces each lane's nodes out; which of them stands where is said by age.
    places = nx.multipartite_layout(ordered, subset_key="lane", align="horizontal")
    across, down = 110.0 * max(widest, 4), 140.0
    found: dict[str, tuple[float, float]] = {}
    for lane, members in groupby(sorted(ordered, key=lane_of.__getitem__), key=lane_of.__getitem__):
        row = list(members)
        spaced = sorted(float(places[node][0]) for node in row)
        found |= {node: (round(x * across, 1), down * lane) for node, x in zip(row, spaced, strict=True)}
    return found


def _nodes(store: QuadStore) -> Iterator[tuple[str, dict[str, Any]]]:
    for node, kind_of_node, label, kind, held, year, branch, level in select(store, _HEAD + _NODES):
        values = {
            "type": _local(str(to_value(kind_of_node))),
            "label": to_value(label),
            "kind": _local(str(to_value(kind) or "")),
            "held": None if held is None else bool(to_value(held)),
            "year": None if year is None else int(str(to_value(year))[:4]),
            "branch": _local(str(to_value(branch) or "")),
            "level": _local(str(to_value(level) or "")),
        }
        lane = (str(values["branch"]), str(values["level"]))
        values["lane"] = LANES.index(lane) if lane in LANES else len(LANES)
        # GraphML and GEXF know no empty values.
        yield str(to_value(node)), {name: value for name, value in values.items() if value not in {None, ""}}


def _offline_network() -> type[Any]:
    pyvis = _library("pyvis.network")

    class OfflineNetwork(pyvis.Network):  # type: ignore[misc, name-defined]
        """pyvis' Network without its requests and in UTF-8."""

        def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
            """The page, with nothing in it that comes from elsewhere."""
            page: str = super().generate_html(name, local, notebook)
            self.html = _ELSEWHERE.sub("", page)
            return self.html

        def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
            """Write the page in UTF-8, whatever the machine's locale."""
            Path(name).write_text(self.generate_html(name, local, notebook), encoding="utf-8")
            if open_browser:
                import_module("webbrowser").open(Path(name).resolve().as_uri())

        def _repr_html_(self) -> str:
            page = html.escape(self.generate_html(), quote=True)
            return f'<iframe srcdoc="{page}" width="{self.width}" height="{self.height}" frameborder="0"></iframe>'

    return OfflineNetwork


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        raise MissingExtraError(f'{package} is not installed; do: pip install "frontgraph[notebook]"') from error


def _local(address: str) -> str:
    return re.split(r"[/#]", address)[-1]


def _short(label: str) -> str:
    return label if len(label) <= 32 else f"{label[:31]}…"
