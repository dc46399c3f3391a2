"""The tables of a body's file, as people read them and as programs do."""

from __future__ import annotations

from frontgraph.queries.question import Label
from frontgraph.server.name_files import Cell, Table, as_data, as_html


def test_a_heading_that_is_a_paragraph_is_shown_in_brief_and_whole_in_the_data() -> None:
    heading = "Ngày hội Đại đoàn kết toàn dân tộc được tổ chức ở khu dân cư như thế nào? " * 6
    columns = {"heading": Label("Tên mục", "Section heading"), "quote": Label("Nguyên văn", "Words")}
    table = Table("tasks", columns, ((Cell(heading), Cell(heading)), (Cell(None), Cell("Sở Tài chính chủ trì"))))
    cells = as_html([table], "https://example.org", "vi").split("<td>")[1:]
    brief, words, none, _ = (each.partition("</td>")[0] for each in cells)
    assert brief.endswith("…")
    assert len(brief) <= 120
    assert (words, none) == (heading, "")
    ((_, rows),) = as_data([table])
    assert rows[0] == {"heading": heading, "quote": heading}
