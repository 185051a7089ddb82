"""Moments a provider tells, seen from our clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from swapclient.domain.quotes import MARGIN, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import RateExpired, Unreadable

__all__ = ["UNSAID", "fixed_end", "moment", "must_hold", "on_our_clock"]

UNSAID = timedelta(seconds=60)
"""How long a fixed rate is taken to hold where the provider does not say (Edge's wallets do the same)."""

_SKEW = timedelta(seconds=5)
"""The ``Date`` header counts whole seconds and takes time to arrive: less than this is no skew."""


def moment(text: str | None) -> datetime | None:
    """An ISO-8601 moment, UTC where it names no zone; None where there is none or it cannot be read."""
    if not text:
        return None
    try:
        read = datetime.fromisoformat(text.strip())
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def on_our_clock(theirs: datetime, their_now: datetime | None, our_now: datetime) -> datetime:
    """When that is on our clock, if the provider's clock differs: a rate must not die or live on by a wrong clock."""
    if their_now is None or abs(their_now - our_now) < _SKEW:
        return theirs
    return theirs - (their_now - our_now)


def fixed_end(said: str | None, their_now: datetime | None, our_now: datetime, provider: str, field: str) -> datetime:
    """When a fixed rate that was just offered ends, on our clock.

    Raises:
        Unreadable: an end was said and cannot be read.
        RateExpired: it is over already, or about to be.
    """
    if not said:
        return our_now + UNSAID
    theirs = moment(said)
    if theirs is None:
        raise Unreadable(f"the end of the fixed rate of {provider} cannot be read", provider=provider, field=field)
    ends = on_our_clock(theirs, their_now, our_now)
    if our_now + MARGIN >= ends:
        raise RateExpired(
            f"the fixed rate of {provider} is over as soon as it is offered",
            hint="Try again; if it stays so, check this machine's clock: swapclient doctor",
            provider=provider,
        )
    return ends


def must_hold(intent: Intent, now: datetime) -> None:
    """Refuse, before anything is sent, a fixed rate that is over or about to be.

    Raises:
        RateExpired: less than the margin is left.
    """
    if intent.rate_type is RateType.FIXED and intent.valid_until and now + MARGIN >= intent.valid_until:
        raise RateExpired(
            f"the fixed rate of {intent.provider} is over",
            hint="Ask for a new quote. Nothing was created.",
            provider=intent.provider,
        )
