"""The one error for a question that nobody answered with a quote."""

from __future__ import annotations

from collections.abc import Sequence

from swapclient.domain.money import plain
from swapclient.errors import (
    AboveMaximum,
    BadAddress,
    BadKey,
    BelowMinimum,
    ConfigError,
    FixedNotOffered,
    NotPermitted,
    ProviderRefused,
    RateExpired,
    SwapClientError,
    Unavailable,
    UnknownPair,
)
from swapclient.quoting.missing import Missing

__all__ = ["nothing_offered"]

_REFUSALS = {kind.code: kind for kind in (BadKey, NotPermitted, BadAddress, FixedNotOffered, RateExpired)}
_NEVER_ASKED = frozenset({"no_key", "advanced_only_quotes"})
_DOWN = frozenset(
    {"slow", "unavailable", "not_sent", "rate_limited", "unreadable", "bug", "switched_off", "maintenance"}
)


def nothing_offered(without: Sequence[Missing]) -> SwapClientError:
    """What to raise when there is no quote at all. Its own words where all providers agree on why.

    All too small or too large: BelowMinimum or AboveMaximum with the nearest bound. All unreachable: Unavailable. One
    provider alone: its own refusal. Else ProviderRefused. One without its key or without orders does not count, unless
    all are such. Each reason is in the message, and in ``context["missing"]``.
    """
    if not without:
        return ConfigError(
            "no provider is switched on here",
            hint="Switch one on in the settings, or give its key.",
            code="no_provider",
        )
    able = [entry for entry in without if entry.code not in _NEVER_ASKED] or without
    codes = {entry.code for entry in able}
    told = [{"provider": entry.provider, "code": entry.code, "message": entry.message} for entry in without]
    reasons = "; ".join(f"{entry.provider}: {entry.message}" for entry in without)
    return _kind(codes, able, reasons).about(missing=told)


def _kind(codes: set[str], without: Sequence[Missing], reasons: str) -> SwapClientError:
    bounds = [entry.bound for entry in without if entry.bound is not None]
    if codes == {"below_minimum"}:
        least = plain(min(bounds)) if bounds else None
        hint = f"Swap at least {least}." if least else "Swap more."
        return BelowMinimum(f"too little for every provider ({reasons})", hint=hint, minimum=least)
    if codes == {"above_maximum"}:
        most = plain(max(bounds)) if bounds else None
        hint = f"Swap at most {most}, or split it: --split" if most else "Swap less, or split it: --split"
        return AboveMaximum(f"too much for every provider ({reasons})", hint=hint, maximum=most)
    if codes == {"unknown_pair"}:
        return UnknownPair(f"no provider swaps this pair ({reasons})", hint="See: swapclient assets")
    if len(without) == 1 and without[0].code in _REFUSALS:
        return _REFUSALS[without[0].code](without[0].message, hint=without[0].hint)
    if codes <= _DOWN:
        return Unavailable(
            f"no provider could be asked ({reasons})", hint="Check the connection: swapclient doctor", code="all_down"
        )
    return ProviderRefused(f"no provider made a quote ({reasons})", hint="See each reason.", code="no_quote")
