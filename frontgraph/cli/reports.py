"""What a build did, in words."""

from __future__ import annotations

from collections.abc import Iterator

from frontgraph.collection.build import BuildReport
from frontgraph.collection.codification import CodificationReport


def report_lines(report: BuildReport, lang: str) -> Iterator[str]:
    """The lines that tell a build's outcome: conservation of mentions, and every file that failed with its reason.

    >>> list(report_lines(BuildReport(2, 5, 4, {"no year": 1}, (), 90), "en"))[1]
    'Citations: 5 found = 4 resolved + 1 unresolved'
    """
    unresolved = sum(report.unresolved.values())
    open_ = report.references - report.pointed
    if lang == "en":
        yield f"Documents read: {report.documents}; not readable: {len(report.failures)}; statements: {report.quads}"
        yield f"Citations: {report.mentions} found = {report.resolved} resolved + {unresolved} unresolved"
        yield f"Relative references: {report.references} found = {report.pointed} pointing at a document + {open_} open"
    else:
        yield f"Văn bản đã đọc: {report.documents}; không đọc được: {len(report.failures)}; phát biểu: {report.quads}"
        yield f"Trích dẫn: {report.mentions} tìm thấy = {report.resolved} xác định + {unresolved} chưa xác định"
        yield f"Viện dẫn tương đối: {report.references} tìm thấy = {report.pointed} có văn bản + {open_} còn để ngỏ"
    for reason, count in report.unresolved.items():
        yield f"  {count:6}  {reason}"
    for failure in report.failures:
        yield f"  {failure.reason}"


def codification_lines(report: CodificationReport, lang: str) -> Iterator[str]:
    """The lines that tell what was read of the codification: articles, sources and cross-references, all accounted for.

    >>> list(codification_lines(CodificationReport(1, 3, 2, 1, mentions=2, resolved=2), "en"))[1]
    'Articles: 3 = 2 with a source + 1 without a note + 0 whose note names no document; 0 with a day of effect'
    """
    told = _codification_vi if lang == "vi" else _codification_en
    yield from told(report)
    for reason, count in report.unresolved.items():
        yield f"  {count:6}  {reason}"
    for failure in report.failures:
        yield f"  {failure.reason}"


def _codification_en(report: CodificationReport) -> Iterator[str]:
    yield f"Topics read: {report.topics}; not readable: {len(report.failures)}; statements: {report.quads}"
    yield (
        f"Articles: {report.articles} = {report.sourced} with a source + {report.no_note} without a note + "
        f"{report.no_document} whose note names no document; {report.dated} with a day of effect"
    )
    yield (
        f"Documents named: {report.documents}; mentions: {report.mentions} = {report.resolved} resolved + "
        f"{sum(report.unresolved.values())} unresolved; {report.changes} of them change an article"
    )
    yield (
        f"Cross-references: {report.references} = {report.found} to articles read + {report.outside} to others + "
        f"{report.unnumbered} to no article by number"
    )


def _codification_vi(report: CodificationReport) -> Iterator[str]:
    yield f"Đề mục đã đọc: {report.topics}; không đọc được: {len(report.failures)}; phát biểu: {report.quads}"
    yield (
        f"Điều: {report.articles} = {report.sourced} có nguồn + {report.no_note} không có ghi chú + "
        f"{report.no_document} ghi chú không nêu văn bản; {report.dated} có ngày hiệu lực"
    )
    yield (
        f"Văn bản được nêu: {report.documents}; lượt nêu: {report.mentions} = {report.resolved} xác định + "
        f"{sum(report.unresolved.values())} chưa xác định; {report.changes} lượt là sửa đổi một điều"
    )
    yield (
        f"Liên quan: {report.references} = {report.found} đến điều đã đọc + {report.outside} đến điều khác + "
        f"{report.unnumbered} không nêu số điều"
    )
