"""Names of issuers and posts as written, led back to bodies of the registry."""

from __future__ import annotations

from frontgraph.model import BodyKey, PartialDate, WorkKey
from frontgraph.registry import bodies


def issuer_body(name: str, key: WorkKey | None, date: PartialDate | None = None) -> BodyKey | None:
    """The body that an issuer's name means beside a work of this key, None where the registry does not decide.

    >>> from frontgraph.model import WorkKey
    >>> issuer_body("Ban Thường vụ Tỉnh ủy", WorkKey("vn-05", "tinh-uy", "ket-luan", "2022", "721-kl-tu")).path
    'vn-05/ban-thuong-vu-tinh-uy'
    """
    return bodies.key_named(name, key.jurisdiction if key is not None else "vn", date)
