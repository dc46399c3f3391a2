"""Short names that only the issuer gives a meaning: "Ban Thường trực" in a paper of the Front is its own.

Which short name means which organ of which issuer is in `body_short.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from frontgraph.errors import LookupFailedError
from frontgraph.model import BodyKey
from frontgraph.registry.body_rows import Body, get
from frontgraph.registry.body_scan import BodyContext, BodyMatch, Found
from frontgraph.registry.place_anchors import UPPER
from frontgraph.resources import data_path, read_table


def short_names(text: str, context: BodyContext) -> Iterator[Found]:
    """The short names of the issuer's own organs in a canonical text.

    >>> context = BodyContext("vn-05", issuer=BodyKey("vn-05", "ub-mttq"))
    >>> [found.match.body.key.body for found in short_names("Giao Ban Thường trực tổ chức thực hiện.", context)]
    ['ban-thuong-truc-ub-mttq']
    """
    if context.issuer is None or get(context.issuer).system.value not in {row["system"] for row in _rows()}:
        return
    for match in _pattern().finditer(text):
        body = _organ(" ".join(match[0].split()).lower(), context.issuer)
        if body is not None:
            decided = BodyMatch(body, rule="body.issuer", confidence=0.9)
            yield Found(match.start(), match.end(), decided, head_end=match.end())


def _organ(name: str, issuer: BodyKey) -> Body | None:
    system = get(issuer).system.value
    for row in _rows():
        central = "-" not in issuer.jurisdiction
        if row["name"].lower() == name and row["system"] == system and (row["central"] == "yes") == central:
            try:
                return get(BodyKey(issuer.jurisdiction, row["slug"]))
            except LookupFailedError:
                continue
    return None


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(read_table(data_path("registry", "body_short.tsv")))


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({row["name"] for row in _rows()}, key=len, reverse=True)
    # The names begin with letters, so that the search leaps; that no word goes on there is looked at behind the first.
    # A name that goes on (Ban Thường trực Hội đồng …) is somebody else's.
    forms = (re.escape(form).replace(r"\ ", r"\s+") for name in names for form in (name, name.upper()))
    whole = (rf"{form[0]}(?<!\w.){form[1:]}(?!\w)(?![ \t]+[{UPPER}])" for form in forms)
    return re.compile("|".join(whole))
