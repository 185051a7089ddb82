"""Whether a byte of a request may have left this machine: the difference between "try again" and "never again".

httpcore tells each step through its ``trace`` extension (https://www.encode.io/httpcore/extensions/#trace). The
step ``send_request_headers.started`` comes before the first byte is written; a CONNECT to a proxy is not our request.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["Departure"]

_FIRST_BYTE = "send_request_headers.started"
_UNDER_WAY = ("connect_tcp.started", "connect_unix_socket.started")


class Departure:
    """Follows one request. ``certainly_not`` needs evidence; without any the answer is that it may have left."""

    def __init__(self) -> None:
        self.may_have_left = False
        self._connecting = False

    async def trace(self, event: str, info: Mapping[str, object]) -> None:
        """What httpcore calls at every step."""
        step = event.partition(".")[2]
        if step == _FIRST_BYTE:
            method = getattr(info.get("request"), "method", b"")
            self.may_have_left = self.may_have_left or method != b"CONNECT"
        elif step in _UNDER_WAY:
            self._connecting = True

    @property
    def certainly_not(self) -> bool:
        """It was seen connecting, and never seen writing the request."""
        return self._connecting and not self.may_have_left
