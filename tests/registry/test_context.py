"""The context of a document: whose it is and where."""

from __future__ import annotations

import pytest

from frontgraph.model import Document, DocumentField, Evidence, PartialDate, Span
from frontgraph.registry import places
from frontgraph.registry.context import context_of


def field(value: str | None) -> DocumentField | None:
    return DocumentField(value, Evidence(Span(0, 0), "", "test")) if value else None


def document(issuer: str | None, place: str | None) -> Document:
    return Document("a.txt", "", "0" * 64, issuer=field(issuer), place=field(place), date=PartialDate(2026, 3, 1))


@pytest.mark.parametrize(
    ("issuer", "place", "jurisdiction", "body"),
    [
        ("Ủy ban MTTQ Việt Nam tỉnh Sơn La", "Sơn La", "vn-05", "vn-05/ub-mttq"),
        ("Tỉnh ủy", "Sơn La", "vn-05", "vn-05/tinh-uy"),
        ("Sở Tài chính", "Hà Nội", "vn-hn", "vn-hn/so-tai-chinh"),
        ("Bộ Tài chính", "Hà Nội", "vn", "vn/bo-tai-chinh"),
        ("Ủy ban nhân dân xã Mai Sơn", "Mai Sơn", "vn-05/xa-mai-son", "vn-05/xa-mai-son/ubnd"),
        ("Hội Người yêu hoa tỉnh Sơn La", "Sơn La", "vn-05", None),
        (None, "Sơn La", "vn-05", None),
        (None, "Hà Nội", "vn", None),
        (None, None, "vn", None),
    ],
)
def test_issuer_then_place_line(issuer: str | None, place: str | None, jurisdiction: str, body: str | None) -> None:
    context = context_of(document(issuer, place))
    assert (context.jurisdiction, context.issuer.path if context.issuer else None) == (jurisdiction, body)


@pytest.mark.parametrize(
    ("text", "jurisdiction"),
    [
        ("Hội nghị Ủy ban MTTQ Việt Nam tỉnh Sơn La tại tỉnh Sơn La, có đoàn của tỉnh Lai Châu", "vn-05"),
        ("tỉnh Sơn La và tỉnh Lai Châu", "vn"),
        ("Sơn La, Sơn La, Sơn La", "vn"),
    ],
)
def test_without_issuer_the_place_named_most_often_decides(text: str, jurisdiction: str) -> None:
    assert context_of(document(None, None), places.find(text)).jurisdiction == jurisdiction
