"""Who may change a served graph: whoever shows the server's token (RFC 6750, bearer tokens)."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field

from starlette.requests import Request

from frontgraph.server.sparql_request import BadRequestError


@dataclass(frozen=True, slots=True)
class WritingToken:
    """The secret that a writer must show; None lets everyone write who reaches the server."""

    secret: str | None = field(default=None, repr=False)

    def check(self, request: Request) -> None:
        """Raise BadRequestError (401) unless the request shows the token."""
        shown = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self.secret is not None and not hmac.compare_digest(shown.encode(), self.secret.encode()):
            raise BadRequestError("writing needs the server's token: Authorization: Bearer …", 401)
