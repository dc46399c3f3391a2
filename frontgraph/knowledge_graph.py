"""A graph in the hands of a researcher: ask it, walk it, look at it, take it elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from frontgraph import network, queries
from frontgraph.errors import MissingExtraError
from frontgraph.queries import Answer, lookup
from frontgraph.queries.asking import Argument
from frontgraph.store import NO_LIMITS, GraphFolder, QuadStore, Rows, Term, Triples
from frontgraph.store.opening import is_server, open_graph

if TYPE_CHECKING:
    import networkx
    import pandas
    import pyvis.network
    import rdflib

    from frontgraph.explorer.page_model import PageData


class KnowledgeGraph:
    """A stored graph, open for reading.

    Documents are named as people name them: `43-NQ/TW`, `nghị quyết 43`, a file's name, or an IRI. Words that
    name several documents raise AmbiguousLookupError, which lists them; words that name none raise
    LookupFailedError, which gives the nearest.
    """

    def __init__(self, store: QuadStore, place: str) -> None:
        self.store = store
        #: The folder or server that the graph was opened from.
        self.place = place

    @classmethod
    def open(cls, place: str | os.PathLike[str]) -> KnowledgeGraph:
        """The graph in a folder or behind a SPARQL server's address; raises GraphNotFoundError where none is."""
        return cls(open_graph(str(place)), str(place))

    def ask(self, question: str, **arguments: Argument) -> Answer:
        """The answer to one of the questions (`frontgraph ask` lists them), as typed rows."""
        return queries.ask(self.store, question, limits=NO_LIMITS, **arguments)

    def cites(self, document: str) -> pandas.DataFrame:
        """What a document cites, in which section, in what words."""
        return self.ask("cites", document=document).to_dataframe()

    def cited_by(self, document: str) -> pandas.DataFrame:
        """Who cites a document."""
        return self.ask("cited-by", document=document).to_dataframe()

    def chain(self, document: str, direction: str = "up") -> pandas.DataFrame:
        """What a document carries out (`up`), or what carries it out (`down`), step by step."""
        if direction not in ("up", "down"):
            raise ValueError(f"direction is “up” or “down”, not “{direction}”")
        return self.ask(f"chain-{direction}", document=document).to_dataframe()

    def diff(self, before: str, after: str) -> pandas.DataFrame:
        """What the second document sets anew, drops, changes and keeps beside the first, with the sentences of both.

        Compared are tasks, numeric targets, cited documents and bodies charged.
        """
        return queries.compare(self.store, before, after).to_dataframe()

    def sparql(self, query: str) -> pandas.DataFrame | bool:
        """The rows of a SPARQL query (triples of a CONSTRUCT as three columns), or the truth of an ASK.

        Raises QueryError, one line with the place of the fault, for a query that does not parse.
        """
        try:
            import pandas
        except ImportError as error:
            raise MissingExtraError('pandas is not installed; do: pip install "frontgraph[notebook]"') from error
        result = self.store.query(query)
        if isinstance(result, bool):
            return result
        if isinstance(result, Rows):
            return pandas.DataFrame.from_records(result.values(), columns=list(result.variables))
        assert isinstance(result, Triples)
        rows = [tuple(_value(term) for term in triple) for triple in result]
        return pandas.DataFrame.from_records(rows, columns=["subject", "predicate", "object"])

    def find(self, document: str) -> str:
        """The IRI of the document that these words name."""
        return lookup(self.store, document).value

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The documents and what they do to each other, with labels, kinds and relations as attributes."""
        return network.to_networkx(self.store)

    def to_rdflib(self) -> rdflib.Dataset:
        """The whole graph as an rdflib dataset, named graphs kept."""
        return network.to_rdflib(self.store)

    def to_pyvis(self, height: str = "800px", width: str = "100%") -> pyvis.network.Network:
        """The documents as a pyvis network: positions computed, physics off, nothing asked of any network."""
        return network.to_pyvis(self.to_networkx(), height=height, width=width)

    def page(self, document: str | None = None, lang: str = "vi") -> str:
        """The explorer page as one self-contained HTML text, opened on a document or on the whole collection."""
        from frontgraph.explorer.page import render_page

        return render_page(self._page_data(document), lang=lang)

    def show(self, document: str | None = None, height: int = 720, lang: str = "vi") -> object:
        """The explorer page inside a notebook: a widget where anywidget is installed, else a frame."""
        from importlib.util import find_spec

        if find_spec("anywidget") is not None:
            from frontgraph.explorer.widget import widget

            return widget(self._page_data(document), lang, height)
        import base64

        from IPython.display import IFrame

        content = base64.b64encode(self.page(document, lang).encode("utf-8")).decode("ascii")
        return IFrame(f"data:text/html;charset=utf-8;base64,{content}", width="100%", height=height)

    def _page_data(self, document: str | None) -> PageData:
        from frontgraph.explorer import page_data

        node = lookup(self.store, document).value if document else None
        return page_data.collect(self.store, document=node, texts=self._texts())

    def write_page(self, output: str | os.PathLike[str], document: str | None = None, lang: str = "vi") -> Path:
        """Write the explorer page to a file and give its path."""
        path = Path(output)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.page(document, lang), encoding="utf-8", newline="\n")
        return path

    def _texts(self) -> Callable[[str], str | None] | None:
        """What gives a document's raw text by its checksum; None where the graph keeps no texts (a server)."""
        return None if is_server(self.place) else GraphFolder(Path(self.place)).read_source

    def __repr__(self) -> str:
        return f"<KnowledgeGraph {self.place}: {len(self.store)} statements>"

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()


def _value(term: Term) -> str:
    return getattr(term, "value", str(term))
