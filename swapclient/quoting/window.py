"""Whether a deposit can be there before a fixed rate ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from swapclient.clock import iso
from swapclient.domain.quotes import RateType
from swapclient.errors import GuardRefused

__all__ = ["SENDING", "require_window", "usual_time"]

SENDING = timedelta(minutes=2)
"""For a person to copy the address and press send."""


def usual_time(network: str) -> timedelta | None:
    """How long a deposit on that network usually takes until it counts; None where nothing is known.

    Rough on purpose, see the head of ``data/confirmation_times.tsv`` for what is known and what is not.
    """
    return _times().get(network)


def require_window(rate_type: RateType, network: str, deadline: datetime | None, now: datetime) -> timedelta | None:
    """What is left of the window when the deposit usually counts; None where there is nothing to compare.

    Only a fixed rate is bound to its deadline: a floating one is made when the deposit arrives.

    Raises:
        GuardRefused: ``window_too_short`` when the usual time does not fit before ``deadline``.
    """
    usual = usual_time(network)
    if rate_type is not RateType.FIXED or deadline is None or usual is None:
        return None
    slack = deadline - now - SENDING - usual
    if slack < timedelta(0):
        raise GuardRefused(
            f"a deposit on {network} usually takes {_minutes(usual)}, and the fixed rate ends at {iso(deadline)}, "
            f"in {_minutes(max(deadline - now, timedelta(0)))}",
            hint="Take the floating rate, or give a coin whose network is quicker.",
            code="window_too_short",
            network=network,
            deadline=iso(deadline),
            usual_seconds=int(usual.total_seconds()),
        )
    return slack


def _minutes(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    return f"{seconds} s" if seconds < 60 else f"{seconds // 60} min"  # noqa: PLR2004 - a minute


@cache
def _times() -> Mapping[str, timedelta]:
    text = (files(__package__) / "data" / "confirmation_times.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return MappingProxyType({row[0]: timedelta(seconds=int(row[1])) for row in rows[1:]})
