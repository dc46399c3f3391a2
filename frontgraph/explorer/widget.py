"""The page as a widget in a notebook's cell (anywidget), so that it lives in the notebook and not in a frame."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from frontgraph.explorer.page import built_asset
from frontgraph.explorer.page_model import PageData
from frontgraph.explorer.pieces import to_pieces

if TYPE_CHECKING:
    from anywidget import AnyWidget


def widget(data: PageData, lang: str = "vi", height: int = 720) -> AnyWidget:
    """A widget that shows `data`, at most `height` pixels high.

    Raises ImportError without anywidget (`pip install "frontgraph[notebook]"`), PageNotBuiltError where the
    TypeScript module was not built.
    """
    shown: AnyWidget = _widget_class()(data=to_pieces(data), lang="en" if lang == "en" else "vi", height=height)
    return shown


@cache
def _widget_class() -> Any:
    import anywidget
    import traitlets

    class Explorer(anywidget.AnyWidget):
        """What the widget's module reads: the page's data as JSON, its language and height."""

        _esm = built_asset("widget.js")
        _css = built_asset("widget.css")
        data = traitlets.Unicode().tag(sync=True)
        lang = traitlets.Unicode("vi").tag(sync=True)
        height = traitlets.Int(720).tag(sync=True)

    return Explorer
