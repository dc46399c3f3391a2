"""Search by address: names and sentences that contain the words, with or without diacritics, exact matches first."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from frontgraph.errors import FrontgraphError, GraphNotFoundError
from frontgraph.server.answering import answer_once
from frontgraph.server.execution import Executor
from frontgraph.server.negotiation import JSON
from frontgraph.server.plain_page import chosen, language, link, plain_page, text
from frontgraph.store import GraphFolder, QuadStore
from frontgraph.store.search_index import EntryKind, SearchEntry, SearchIndex

_USUAL, _MOST = 20, 200
_KINDS = {
    EntryKind.WORK: ("Văn bản", "Document"),
    EntryKind.BODY: ("Cơ quan", "Body"),
    EntryKind.PERSON: ("Người", "Person"),
    EntryKind.PLACE: ("Địa danh", "Place"),
    EntryKind.CAMPAIGN: ("Phong trào", "Campaign"),
    EntryKind.SECTION: ("Mục", "Section"),
    EntryKind.PASSAGE: ("Câu", "Sentence"),
}


async def search(request: Request, executor: Executor, folder: GraphFolder | None, base: str) -> Response:
    """The hits for `?q=`, as JSON or a page; raises FrontgraphError where there is no index."""
    words = request.query_params.get("q", "")
    given = request.query_params.get("limit", "")
    limit = min(int(given), _MOST) if given.isdecimal() and int(given) else _USUAL
    if folder is None:
        raise FrontgraphError("a graph behind another server has no search index here")
    path = folder.state().search

    def work(_: QuadStore) -> list[SearchEntry]:
        try:
            with SearchIndex.open(path) as index:
                return list(index.search(words, limit))
        except GraphNotFoundError:
            return []

    hits = await executor.read(work)
    if chosen(request, "json", "html") == "json":
        found = [{"kind": h.kind.value, "id": h.subject, "text": h.text, "document": h.document} for h in hits]
        body = json.dumps(found, ensure_ascii=False).encode()
        return await answer_once(request, JSON.media_type, body, {"Vary": "Accept"})
    return await _listed(request, words, hits, base)


async def _listed(request: Request, words: str, hits: list[SearchEntry], base: str) -> Response:
    lang = language(request)
    heading = {"vi": "Tìm", "en": "Search"}[lang]
    if not words.strip():
        told = {
            "vi": "Gõ số, tên văn bản hay vài chữ; có dấu hay không dấu đều được.",
            "en": "Type a number, a name or a few words, with or without diacritics.",
        }[lang]
    elif not hits:
        told = {
            "vi": f"Không tìm thấy “{words}”. Hãy thử ít chữ hơn, hoặc chỉ gõ số và năm.",
            "en": f"Nothing found for “{words}”. Try fewer words, or only a number and a year.",
        }[lang]
    else:
        told = ""
    items = "".join(f"<li>{_hit(hit, base, lang)}</li>" for hit in hits)
    body = f'<p class="quiet">{text(told)}</p>' if told else f"<ul>{items}</ul>"
    return await plain_page(request, f"{heading}: {words}" if words else heading, body, words=words)


def _hit(hit: SearchEntry, base: str, lang: str) -> str:
    kind = _KINDS.get(hit.kind, ("", ""))[lang == "en"]
    return f'{link((hit.document or hit.subject).removeprefix(base), hit.text)} <span class="quiet">{text(kind)}</span>'
