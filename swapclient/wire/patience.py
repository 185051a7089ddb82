"""When to ask again, and how long to wait: reads only, full jitter, ``Retry-After`` honoured within the budget."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import tenacity

from swapclient.clock import Chance, Clock
from swapclient.errors import SwapClientError
from swapclient.wire.settings import Answer

__all__ = ["Failure", "asked_patience", "header_date", "persist"]

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 8.0
_LONGEST_ASKED = 60.0
_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an attempt failed, whether asking again may help, and how long the provider asked us to wait (seconds)."""

    error: SwapClientError
    again: bool
    asked: float | None = None


async def persist(
    attempt: Callable[[], Awaitable[Answer | Failure]], *, attempts: int, clock: Clock, chance: Chance, deadline: float
) -> Answer | Failure:
    """Attempt until there is an answer or no point in going on; waits never reach beyond the deadline (monotonic)."""

    def wait(state: tenacity.RetryCallState) -> float:
        failure = _failure(state)
        jitter = chance.uniform(0.0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** (state.attempt_number - 1)))
        return jitter if failure.asked is None else min(failure.asked, _LONGEST_ASKED) + jitter / 8

    def too_late(state: tenacity.RetryCallState) -> bool:
        least = min(_failure(state).asked or 0.0, _LONGEST_ASKED)
        return clock.monotonic() + least >= deadline

    async def sleep(seconds: float) -> None:
        await clock.sleep(min(seconds, max(deadline - clock.monotonic(), 0.0)))

    retrying = tenacity.AsyncRetrying(
        sleep=sleep,
        wait=wait,
        stop=lambda state: state.attempt_number >= attempts or too_late(state),
        retry=tenacity.retry_if_result(lambda made: isinstance(made, Failure) and made.again),
        retry_error_callback=_failure,
    )
    return await retrying(attempt)


def asked_patience(header: str | None, now: datetime) -> float | None:
    """Seconds that ``Retry-After`` (a number or a date) asks for; None where it says nothing readable."""
    if header is None:
        return None
    if _SECONDS.fullmatch(header.strip()):
        return float(header)
    until = header_date(header)
    return None if until is None else max((until - now).total_seconds(), 0.0)


def header_date(header: str | None) -> datetime | None:
    """An HTTP date in UTC, or None."""
    if header is None:
        return None
    try:
        moment = parsedate_to_datetime(header)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


def _failure(state: tenacity.RetryCallState) -> Failure:
    made = state.outcome.result() if state.outcome is not None else None
    if not isinstance(made, Failure):
        raise TypeError("only a failure is waited for")
    return made
