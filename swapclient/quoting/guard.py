"""Whether a quote's price may be taken. Pure: a quote, the market's prices and a policy in, a decision out.

The all-in cost is one minus what arrives over what the same amount would bring at the market's prices. Everything is
computed in fractions, so that a bound is met exactly where it stands.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from swapclient.domain.assets import Asset, Pair
from swapclient.domain.money import plain
from swapclient.domain.quotes import Quote
from swapclient.quoting.decision import Decision, Verdict
from swapclient.quoting.pegs import next_stablecoin, off_peg, pegged
from swapclient.quoting.policy import Policy, percent
from swapclient.quoting.reference import AHEAD_OF_US, OUTLIER, STALE, Prices, Reference

__all__ = ["cost", "decide", "tickers_for"]

_PLACES = 8
_BPS = 10_000

_Finding = tuple[Verdict, str, str, str]
"""Verdict, code, reason, hint."""


def tickers_for(pair: Pair, plan: Sequence[Asset] = ()) -> tuple[str, ...]:
    """The coins whose prices :func:`decide` wants to know."""
    return tuple(dict.fromkeys((pair.give.ticker, pair.get.ticker, *(entry.ticker for entry in plan))))


def cost(quote: Quote, prices: Prices) -> Fraction | None:
    """The all-in cost as a share of what the market would bring, negative where it is better; None if not known."""
    fair = _fair(quote, prices)
    return 1 - Fraction(quote.get_amount) / fair if fair else None


def decide(quote: Quote, prices: Prices, policy: Policy, *, plan: Sequence[Asset] = ()) -> Decision:
    """The decision on one quote. ``plan`` is the order of stablecoins to fall back on, for naming the next.

    The stablecoin's peg is judged first, and no bound on the price replaces it. A floor in coins is judged without the
    market. What is far better than the market is refused, too, unless any price goes: nobody gives money away.
    """
    share, fair = cost(quote, prices), _fair(quote, prices)
    verdict, code, reason, hint = _peg(quote.pair.get, prices, policy, plan) or _price(quote, share, prices, policy)
    return Decision(
        verdict=verdict,
        code=code,
        reason=reason,
        hint=hint,
        cost_bps=_bps(share) if share is not None else None,
        reference=_decimal(fair) if fair is not None else None,
        inputs=_inputs(quote, prices, policy),
    )


def _peg(get: Asset, prices: Prices, policy: Policy, plan: Sequence[Asset]) -> _Finding | None:
    """A no because of the stablecoin; None where there is none."""
    if not pegged(get) or policy.accept_depeg:
        return None
    away = off_peg(get, prices)
    if away is None:
        explicit = policy.any_price or policy.min_receive is not None
        return None if explicit else _untold(prices.of(get.ticker))
    if away <= Fraction(policy.peg_tolerance):
        return None
    other = next_stablecoin(get, plan, prices, policy.peg_tolerance)
    instead = f"Take {other} instead" if other else "Take another stablecoin"
    return (
        Verdict.REFUSE,
        "off_peg",
        f"{get.ticker} is {percent(away)} off its dollar",
        f"{instead}, or add --accept-depeg.",
    )


def _price(quote: Quote, share: Fraction | None, prices: Prices, policy: Policy) -> _Finding:
    if policy.any_price:
        return _fine("any price is accepted")
    least = policy.min_receive
    if least is not None and quote.get_amount < least:
        got = f"{plain(quote.get_amount)} {quote.pair.get.ticker} would arrive, less than {plain(least)}"
        return Verdict.REFUSE, "below_floor", got, "Wait, or lower --min-receive."
    if share is None:
        if least is not None and policy.max_cost is None:
            return _fine(f"at least {plain(least)} arrives; the market's price cannot be told")
        give, get = prices.of(quote.pair.give.ticker), prices.of(quote.pair.get.ticker)
        return _untold(give if give.usd is None else get)
    if share < -Fraction(policy.refuse_above):
        return (
            Verdict.REFUSE,
            "too_good",
            f"the quote is {percent(-share)} better than the market: that is an error or a lure",
            "Take another provider.",
        )
    return _bounded(share, policy)


def _bounded(share: Fraction, policy: Policy) -> _Finding:
    """The cost against the bound that applies."""
    said = f"{percent(share)} below the market" if share >= 0 else f"{percent(-share)} above the market"
    bound = policy.max_cost
    if bound is None and policy.min_receive is None:
        bound = policy.refuse_above
    if bound is not None and share > Fraction(bound):
        hint = "Wait, take another provider, or set an explicit bound: --max-cost 8% or --min-receive AMOUNT."
        return Verdict.REFUSE, "dear", f"the quote is {said}, more than {percent(bound)}", hint
    explicit = policy.max_cost is not None or policy.min_receive is not None
    if not explicit and abs(share) > Fraction(policy.ask_above):
        return Verdict.ASK, "dear" if share > 0 else "too_good", f"the quote is {said}", "Look at the price."
    return _fine(f"the quote is {said}")


def _fine(reason: str) -> _Finding:
    return Verdict.OK, "fair", reason, ""


def _untold(coin: Reference) -> _Finding:
    """Why the coin's price cannot be told: its sources disagree, are old, or are too few."""
    whys = set(coin.dropped.values())
    if OUTLIER in whys:
        code, what = "reference_disagrees", f"the markets disagree about the price of {coin.ticker}"
    elif STALE in whys:
        code, what = "reference_stale", f"the markets' prices of {coin.ticker} are too old, or this machine's clock is"
    elif AHEAD_OF_US in whys:
        what = f"the markets' prices of {coin.ticker} are of the future, or this machine's clock is behind"
        return Verdict.CANNOT_TELL, "reference_ahead", what, "Set the clock: swapclient doctor"
    else:
        code, what = "no_reference", f"too few markets give a price of {coin.ticker}"
    return Verdict.CANNOT_TELL, code, what, "Try again, or say what must arrive at least: --min-receive AMOUNT."


def _fair(quote: Quote, prices: Prices) -> Fraction | None:
    """What the amount given would bring at the market's prices, in coins got."""
    give, get = prices.of(quote.pair.give.ticker).usd, prices.of(quote.pair.get.ticker).usd
    return Fraction(quote.give_amount) * give / get if give and get else None


def _bps(share: Fraction) -> Decimal:
    """Rounded away from zero at the second place, so that what breaks a bound also looks like it."""
    hundredths = share * _BPS * 100
    whole = math.ceil(hundredths) if hundredths > 0 else math.floor(hundredths)
    return Decimal(whole).scaleb(-2)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(round(value * 10**_PLACES)).scaleb(-_PLACES)


def _inputs(quote: Quote, prices: Prices, policy: Policy) -> dict[str, str]:
    """Everything the decision rests on, as texts."""
    told = {
        "policy": policy.name,
        "provider": quote.provider,
        "give": f"{plain(quote.give_amount)} {quote.pair.give}",
        "get": f"{plain(quote.get_amount)} {quote.pair.get}",
    }
    for ticker in dict.fromkeys((quote.pair.give.ticker, quote.pair.get.ticker)):
        seen = prices.of(ticker)
        told[f"{ticker}.usd"] = plain(_decimal(seen.usd)) if seen.usd is not None else "unknown"
        told[f"{ticker}.used"] = ", ".join(seen.used)
        told[f"{ticker}.dropped"] = ", ".join(f"{name}: {why}" for name, why in sorted(seen.dropped.items()))
    return told
