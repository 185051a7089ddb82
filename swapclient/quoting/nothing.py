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
_NOT_OURS = frozenset({"unknown_pair", "fixed_not_offered", "floating_not_offered"})
"""Not this pair, or not this way: no reason where another one would have done it."""
_NEVER_ASKED = frozenset({"no_key"})


def nothing_offered(without: Sequence[Missing]) -> SwapClientError:
    """What to raise when there is no quote at all. Its own words where all providers agree on why.

    All too small or too large: BelowMinimum or AboveMaximum with the nearest bound. All unreachable: Unavailable. One
    provider alone: its own refusal. Else ProviderRefused. One without its key, or that does not swap this pair in this
    way, does not count, unless all are such. Each reason is in the message, and in ``context["missing"]``.
    """
    if not without:
        return ConfigError(
            "no provider is switched on here",
            hint="Switch one on in the settings, or give its key.",
            code="no_provider",
        )
    asked = [entry for entry in without if entry.code not in _NEVER_ASKED] or without
    able = [entry for entry in asked if entry.code not in _NOT_OURS] or asked
    codes = {entry.code for entry in able}
    told = [{"provider": entry.provider, "code": entry.code, "message": entry.message} for entry in without]
    reasons = "; ".join(_reason(entry) for entry in without)
    return _kind(codes, able, reasons).about(missing=told)


def _reason(entry: Missing) -> str:
    """Its words, after its name where that is not among them."""
    return entry.message if entry.provider in entry.message.lower() else f"{entry.provider}: {entry.message}"


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
    if all(entry.down for entry in without):
        return Unavailable(
            f"no provider could be asked ({reasons})", hint="Check the connection: swapclient doctor", code="all_down"
        )
    if len(codes) == 1 and (len(without) == 1 or codes <= _REFUSALS.keys()):
        entry = without[0]
        return _REFUSALS.get(entry.code, ProviderRefused)(entry.message, hint=entry.hint, code=entry.code)
    return ProviderRefused(f"no provider made a quote ({reasons})", hint="See each reason.", code="no_quote")
