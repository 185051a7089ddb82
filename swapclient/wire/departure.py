"""Whether a byte of a request may have left this machine: the difference between "try again" and "never again".

httpcore tells each step through its ``trace`` extension (https://www.encode.io/httpcore/extensions/#trace). The
step ``send_request_headers.started`` comes before the first byte is written; a CONNECT to a proxy is not our request.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, cast

__all__ = ["Departure"]

_FIRST_BYTE = "send_request_headers.started"
_UNDER_WAY = "connect_tcp.started"
_CONNECTED = "connect_tcp.complete"


class _Stream(Protocol):
    async def aclose(self) -> None: ...


class Departure:
    """Follows one request. ``certainly_not`` needs evidence; without any the answer is that it may have left."""

    def __init__(self) -> None:
        self.may_have_left = False
        self._connecting = False
        self._stream: _Stream | None = None

    async def trace(self, event: str, info: Mapping[str, object]) -> None:
        """What httpcore calls at every step."""
        step = event.partition(".")[2]
        if step == _FIRST_BYTE:
            method = getattr(info.get("request"), "method", b"")
            self.may_have_left = self.may_have_left or method != b"CONNECT"
        elif step == _UNDER_WAY:
            self._connecting = True
        elif step == _CONNECTED:
            self._stream = cast("_Stream", info["return_value"])

    @property
    def certainly_not(self) -> bool:
        """It was seen connecting, and never seen writing the request."""
        return self._connecting and not self.may_have_left

    async def hang_up(self) -> None:
        """After a failure: close the connection where httpcore forgets to, as after a failed SOCKS handshake."""
        if self._stream is not None and not self.may_have_left:
            await self._stream.aclose()
