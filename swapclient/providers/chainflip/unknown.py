"""Not asking about what does not exist: more than ten 404s a minute and the backend talks to nobody here for ten."""

from __future__ import annotations

from collections import deque

from swapclient.clock import Clock
from swapclient.errors import RateLimited

__all__ = ["Budget"]

_MOST = 8
_SECONDS = 60.0


class Budget:
    """Counts the 404s of the last minute, of this process."""

    def __init__(self, provider: str, clock: Clock) -> None:
        self._provider = provider
        self._clock = clock
        self._met: deque[float] = deque(maxlen=_MOST)

    def check(self) -> None:
        """Go on, if one more 404 does no harm.

        Raises:
            RateLimited: with the seconds until it does none.
        """
        wait = self._met[0] + _SECONDS - self._clock.monotonic() if len(self._met) == _MOST else 0.0
        if wait > 0:
            raise RateLimited(
                f"{self._provider} did not know {_MOST} orders within a minute; it stops answering at ten",
                hint="Wait a minute.",
                provider=self._provider,
                retry_after=wait,
            )

    def met(self) -> None:
        """An order was not known."""
        self._met.append(self._clock.monotonic())
