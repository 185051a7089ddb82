"""Why a provider has no quote: a value with a stable code, so that a partial answer stays an answer."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from decimal import Decimal

from swapclient.domain.money import exact
from swapclient.errors import AboveMaximum, BelowMinimum, SwapClientError, Unavailable

__all__ = ["Missing", "missing", "slow"]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Missing:
    """A provider without a quote. ``code`` is the error's, ``slow`` after the deadline, ``bug`` for a fault of ours.

    ``bound`` is the limit that the amount breaks, in whole coins given, where the provider tells it. ``down`` is
    whether it could not be asked, or its answer not be used: another time it may have a quote.
    """

    provider: str
    code: str
    message: str
    hint: str = ""
    bound: Decimal | None = None
    down: bool = False


def missing(provider: str, error: BaseException) -> Missing:
    """The value that stands for an exception. Any other than :class:`SwapClientError` is a bug and goes to the log."""
    if isinstance(error, SwapClientError):
        down = isinstance(error, Unavailable)
        return Missing(provider, error.stable_code, error.message, error.hint, _bound(error), down)
    _log.error("the adapter of %s broke", provider, exc_info=error)
    return Missing(
        provider,
        "bug",
        f"the adapter of {provider} broke ({type(error).__name__})",
        "Report it; the other providers are not affected.",
        down=True,
    )


def slow(provider: str, deadline: float) -> Missing:
    """It did not answer in time."""
    return Missing(
        provider,
        "slow",
        f"{provider} did not answer within {deadline:g} s",
        "Ask again, or pin it with --provider.",
        down=True,
    )


def _bound(error: SwapClientError) -> Decimal | None:
    """The limit in the error's context; None where it was not told or makes no sense."""
    match error:
        case BelowMinimum():
            said = error.context.get("minimum")
        case AboveMaximum():
            said = error.context.get("maximum")
        case _:
            return None
    try:
        return exact(said)
    except (TypeError, ValueError):
        return None
