"""Responses that promise more than they send."""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

__all__ = ["CutResponse", "NoResponse"]


class CutResponse(Response):
    """Announces the whole body, sends ``keep`` bytes of it and ends: the server then drops the connection."""

    def __init__(self, body: bytes, *, keep: int, status: int) -> None:
        super().__init__(body, status, media_type="application/json")
        self._kept = body[:keep]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the head and a part, and never the end."""
        del scope, receive
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self._kept, "more_body": True})


class NoResponse(Response):
    """Not one byte: a head that cannot be written makes the server drop the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Begin what cannot begin."""
        del scope, receive
        await send({"type": "http.response.start", "status": 200, "headers": [(b"not a header", b"\n")]})
