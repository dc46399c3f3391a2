"""What a build did, in words."""

from __future__ import annotations

from collections.abc import Iterator

from frontgraph.collection.build import BuildReport


def report_lines(report: BuildReport, lang: str) -> Iterator[str]:
    """The lines that tell a build's outcome: conservation of mentions, and every file that failed with its reason.

    >>> list(report_lines(BuildReport(2, 5, 4, {"no year": 1}, (), 90), "en"))[1]
    'Citations: 5 found = 4 resolved + 1 unresolved'
    """
    unresolved = sum(report.unresolved.values())
    if lang == "en":
        yield f"Documents read: {report.documents}; not readable: {len(report.failures)}; statements: {report.quads}"
        yield f"Citations: {report.mentions} found = {report.resolved} resolved + {unresolved} unresolved"
    else:
        yield f"Văn bản đã đọc: {report.documents}; không đọc được: {len(report.failures)}; phát biểu: {report.quads}"
        yield f"Trích dẫn: {report.mentions} tìm thấy = {report.resolved} xác định + {unresolved} chưa xác định"
    for reason, count in report.unresolved.items():
        yield f"  {count:6}  {reason}"
    for failure in report.failures:
        yield f"  {failure.reason}"
