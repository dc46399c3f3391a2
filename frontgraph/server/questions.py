"""The competency questions by address: the list of them, a form for each, and its answer as JSON, CSV or a page."""

from __future__ import annotations

import csv
import io
import json

from starlette.requests import Request
from starlette.responses import Response

from frontgraph import queries
from frontgraph.errors import FrontgraphError
from frontgraph.queries.answer import Answer
from frontgraph.queries.question import Parameter, Question
from frontgraph.server.answering import answer_once
from frontgraph.server.execution import Executor
from frontgraph.server.negotiation import CSV, JSON
from frontgraph.server.plain_page import chosen, language, link, plain_page, table, text
from frontgraph.store import Limits

_MOST_ROWS, _ROWS_SHOWN = 10_000, 500
_VARY = {"Vary": "Accept"}
_WORDS = {
    "vi": {
        "questions": "Câu hỏi mẫu",
        "ask": "Hỏi",
        "none": "Không có dòng nào.",
        "needed": "cần điền",
        "all": "Tất cả câu hỏi",
        "csv": "Tải bảng (CSV)",
        "json": "Dữ liệu (JSON)",
        "query": "Mở trong trang truy vấn",
        "more": "Còn {n} dòng nữa; tải bảng để xem hết.",
        "rows": "{n} dòng",
    },
    "en": {
        "questions": "Example questions",
        "ask": "Ask",
        "none": "There are no rows.",
        "needed": "needed",
        "all": "All questions",
        "csv": "Download the table (CSV)",
        "json": "Data (JSON)",
        "query": "Open in the query page",
        "more": "{n} more rows; download the table to see them all.",
        "rows": "{n} rows",
    },
}


async def list_questions(request: Request) -> Response:
    """The questions that can be asked, with what each takes."""
    if chosen(request, "json", "html") == "json":
        body = json.dumps([_described(each) for each in queries.catalogue()], ensure_ascii=False)
        return await answer_once(request, JSON.media_type, body.encode(), _VARY)
    lang = language(request)
    items = (
        f"<li>{link(f'/ask/{each.name}{_in(lang)}', each.title.in_language(lang))}</li>" for each in queries.catalogue()
    )
    return await plain_page(request, _WORDS[lang]["questions"], f"<ul>{''.join(items)}</ul>")


async def ask_question(request: Request, executor: Executor, seconds: float, base: str) -> Response:
    """The answer to a question, its parameters taken from the address.

    Raises QueryError for an unknown question or a wrong argument; to browsers a form says what is missing.
    """
    question = queries.get(request.path_params["question"])
    names = {parameter.name for parameter in question.parameters}
    given = {name: value for name, value in request.query_params.items() if name in names and value.strip()}
    limits = Limits(rows=_MOST_ROWS, seconds=seconds)
    form = chosen(request, "json", "html", "csv")
    if form == "html" and any(each.required and each.name not in given for each in question.parameters):
        return await _sheet(request, question, None, "", base)
    try:
        found = await executor.read(lambda store: queries.ask(store, question.name, limits=limits, **given))
    except FrontgraphError as error:
        if form != "html":
            raise
        return await _sheet(request, question, None, str(error), base)
    if form == "html":
        return await _sheet(request, question, found, "", base)
    if form == "csv":
        return await answer_once(request, CSV.media_type, _as_csv(found, language(request)), _VARY)
    return await answer_once(request, JSON.media_type, _as_json(found, language(request)), _VARY)


def _described(question: Question) -> dict[str, object]:
    return {
        "name": question.name,
        "title": {"vi": question.title.vi, "en": question.title.en},
        "parameters": [
            {"name": p.name, "required": p.required, "vi": p.label.vi, "en": p.label.en} for p in question.parameters
        ],
        "sparql": question.sparql,
    }


def _as_csv(found: Answer, lang: str) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(found.headings(lang))
    writer.writerows(found.cells(lang))
    return buffer.getvalue().encode()


def _as_json(found: Answer, lang: str) -> bytes:
    content = {
        "title": found.question.title.in_language(lang),
        "columns": [{"name": c.name, "title": c.label.in_language(lang)} for c in found.columns],
        "rows": [list(row) for row in found.cells(lang)],
    }
    return json.dumps(content, ensure_ascii=False, default=str).encode()


async def _sheet(request: Request, question: Question, found: Answer | None, fault: str, base: str) -> Response:
    """The question's form, and beneath it its answer or what is wrong with what was asked."""
    lang = language(request)
    words = _WORDS[lang]
    fields = "".join(_field(request, parameter, lang) for parameter in question.parameters)
    button = f"<button>{text(words['ask'])}</button>"
    form = f'<form><input type="hidden" name="lang" value="{lang}">{fields}{button}</form>' if fields else ""
    alert = f'<p role="alert">{text(fault)}</p>' if fault else ""
    rows = _rows(request, found, base, lang) if found is not None else ""
    editor = link(f"/sparql-page?question={question.name}{_in(lang, '&')}", words["query"])
    links = f"<p>{link(f'/ask{_in(lang)}', words['all'])} · {editor}</p>"
    return await plain_page(request, question.title.in_language(lang), form + alert + rows + links)


def _field(request: Request, parameter: Parameter, lang: str) -> str:
    label = parameter.label.in_language(lang)
    needed = f" ({_WORDS[lang]['needed']})" if parameter.required else ""
    value = request.query_params.get(parameter.name, "")
    required = " required" if parameter.required else ""
    return f'<label>{text(label + needed)}<input name="{text(parameter.name)}" value="{text(value)}"{required}></label>'


def _rows(request: Request, found: Answer, base: str, lang: str) -> str:
    words = _WORDS[lang]
    rows = list(found.cells(lang))
    if not rows:
        return f'<p class="quiet">{text(words["none"])}</p>'
    shown = [[_cell(value, base) for value in row] for row in rows[:_ROWS_SHOWN]]
    count = words["rows"].format(n=len(rows))
    left = words["more"].format(n=len(rows) - _ROWS_SHOWN) if len(rows) > _ROWS_SHOWN else ""
    forms = (
        link(str(request.url.include_query_params(format=f).replace(scheme="", netloc="")), words[f])
        for f in ("csv", "json")
    )
    above = f'<p class="quiet">{text(count)} · {" · ".join(forms)}</p>'
    return f"{above}{table(found.headings(lang), shown)}<p>{text(left)}</p>"


def _cell(value: object, base: str) -> str:
    words = "" if value is None else str(value)
    if words.startswith(f"{base}/id/"):
        return link(words.removeprefix(base), words.removeprefix(f"{base}/id/"))
    return text(words)


def _in(lang: str, mark: str = "?") -> str:
    return f"{mark}lang=en" if lang == "en" else ""
