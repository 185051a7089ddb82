"""Whether a byte of a request may have left this machine: the difference between "try again" and "never again".

And until when it may: whoever finds no order long after an intent was written must be able to rely on it that none
will be asked for any more, by a process that was suspended in between, say (:func:`leave_within`).

httpcore tells each step through its ``trace`` extension (https://www.encode.io/httpcore/extensions/#trace). The
step ``send_request_headers.started`` comes before the first byte is written; a CONNECT to a proxy is not our request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, cast

from swapclient.clock import Clock

__all__ = ["Departure", "leave_within"]

_FIRST_BYTE = "send_request_headers.started"
_UNDER_WAY = "connect_tcp.started"
_CONNECTED = "connect_tcp.complete"


@dataclass(frozen=True, slots=True)
class _Patience:
    """By the wall clock, which others read and which goes on in a sleeping machine; by the other, which nobody sets."""

    clock: Clock
    longest: timedelta
    wall: datetime
    ticks: float

    @property
    def over(self) -> bool:
        return (
            self.clock.now() - self.wall > self.longest
            or self.clock.monotonic() - self.ticks > self.longest.total_seconds()
        )


_PATIENCE: ContextVar[_Patience | None] = ContextVar("patience", default=None)


@contextmanager
def leave_within(longest: timedelta, clock: Clock) -> Iterator[None]:
    """Inside this a ``send`` that did not leave in that time, counted from here, never leaves: it raises NotSent."""
    token = _PATIENCE.set(_Patience(clock, longest, clock.now(), clock.monotonic()))
    try:
        yield
    finally:
        _PATIENCE.reset(token)


class _Overdue(RuntimeError):
    """Raised instead of writing the first byte."""


class _Stream(Protocol):
    async def aclose(self) -> None: ...


class Departure:
    """Follows one request. ``certainly_not`` needs evidence; without any the answer is that it may have left.

    ``bound`` is for a request that may create: it keeps to :func:`leave_within`.
    """

    def __init__(self, *, bound: bool = False) -> None:
        self.may_have_left = False
        self._patience = _PATIENCE.get() if bound else None
        self._connecting = False
        self._stream: _Stream | None = None

    async def trace(self, event: str, info: Mapping[str, object]) -> None:
        """What httpcore calls at every step."""
        step = event.partition(".")[2]
        if step == _FIRST_BYTE:
            if getattr(info.get("request"), "method", b"") != b"CONNECT":
                self._leave()
        elif step == _UNDER_WAY:
            self._connecting = True
        elif step == _CONNECTED:
            self._stream = cast("_Stream", info["return_value"])

    def _leave(self) -> None:
        if self._patience is not None and self._patience.over and not self.may_have_left:
            raise _Overdue("this program stood still for too long before it could send")
        self.may_have_left = True

    @property
    def certainly_not(self) -> bool:
        """It was seen connecting, and never seen writing the request."""
        return self._connecting and not self.may_have_left

    async def hang_up(self) -> None:
        """After a failure: close the connection where httpcore forgets to, as after a failed SOCKS handshake."""
        if self._stream is not None and not self.may_have_left:
            await self._stream.aclose()
