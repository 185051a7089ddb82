"""Quotes side by side: what arrives, what it costs against the market, how long it holds, and who made none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from swapclient.cli.drawing.lines import facts, heading, items, table
from swapclient.clock import iso
from swapclient.deposit.instruction import time_left
from swapclient.domain.money import plain
from swapclient.domain.quotes import Limits, Quote, QuoteRequest
from swapclient.quoting.choose import Judged
from swapclient.quoting.decision import Verdict
from swapclient.quoting.missing import Missing
from swapclient.quoting.policy import percent
from swapclient.wire.printable import clean

if TYPE_CHECKING:
    from swapclient.cli.screen import Screen

__all__ = ["cost_words", "draw_quote", "draw_quotes", "rate_words"]

_DIGITS = 8
_CAREFUL = {Verdict.ASK: "look at the price", Verdict.REFUSE: "refused", Verdict.CANNOT_TELL: "cannot be judged"}


def draw_quotes(
    screen: Screen, request: QuoteRequest, judged: Sequence[Judged], missing: Sequence[Missing], now: datetime
) -> None:
    """A line a provider, the one that brings most first; then why the others have none."""
    heading(screen, f"{plain(request.amount)} {request.pair.give} -> {request.pair.get}, {request.rate_type} rate")
    if judged:
        head = ("PROVIDER", "ARRIVES", "RATE", "COST", "HOLDS", "USUAL TIME", "LIMITS", "PRICE")
        table(screen, head, [_row(entry, now) for entry in judged])
        market = judged[0].decision.reference
        said = f"about {plain(_rounded(market))} {request.pair.get.ticker}" if market is not None else "not known"
        screen.data(f"at the market's price: {said}")
    for entry in judged:
        items(screen, [f"{entry.quote.provider}: {word}" for word in entry.quote.warnings], mark="!")
        items(screen, [f"{entry.quote.provider}: {entry.quote.checks}"] if entry.quote.checks else [])
    _draw_missing(screen, missing)


def _draw_missing(screen: Screen, missing: Sequence[Missing]) -> None:
    """Why a provider made no quote."""
    items(screen, [f"no quote from {one.provider}: {one.message}" for one in missing])


def draw_quote(screen: Screen, entry: Judged, now: datetime) -> None:
    """The one that is about to be accepted, fact by fact."""
    quote, pair = entry.quote, entry.quote.pair
    facts(
        screen,
        [
            ("you send", f"{plain(quote.give_amount)} {pair.give.name}"),
            ("arrives", f"{_about(quote)}{plain(quote.get_amount)} {pair.get.name}, after all fees"),
            ("at least", f"{plain(quote.floor)} {pair.get.name}" if quote.floor is not None else None),
            ("through", quote.provider),
            ("rate", rate_words(quote)),
            ("cost", f"{cost_words(entry.decision.cost_bps)} against the market ({entry.decision.reason})"),
            ("kind", _kind(quote)),
            ("holds", _holds(quote, now)),
            ("usual time", _eta(quote)),
            ("limits", _limits(quote.limits)),
        ],
        loud_names=("you send", "arrives"),
    )


def rate_words(quote: Quote) -> str:
    """``1 BTC = 96123.45 USDT``."""
    return f"1 {quote.pair.give.ticker} = {plain(_rounded(quote.rate))} {quote.pair.get.ticker}"


def cost_words(bps: Decimal | None) -> str:
    """``0.41%``; a minus is better than the market."""
    if bps is None:
        return "?"
    return f"{'-' if bps < 0 else ''}{percent(abs(bps).scaleb(-4))}"


def _row(entry: Judged, now: datetime) -> tuple[str, ...]:
    quote, decision = entry
    return (
        quote.provider,
        f"{plain(quote.get_amount)} {quote.pair.get.ticker}",
        plain(_rounded(quote.rate)),
        cost_words(decision.cost_bps),
        _holds(quote, now),
        _eta(quote) or "-",
        _limits(quote.limits) or "-",
        _price(entry),
    )


def _price(entry: Judged) -> str:
    careful = _CAREFUL.get(entry.decision.verdict)
    return f"{careful}: {clean(entry.decision.reason)}" if careful else "fair" if entry.decision.cost_bps else "ok"


def _kind(quote: Quote) -> str:
    if quote.rate_type == "fixed":
        return "fixed: this amount arrives if the deposit comes in time"
    return "floating: the market decides when the deposit is handled"


def _about(quote: Quote) -> str:
    return "" if quote.rate_type == "fixed" else "about "


def _holds(quote: Quote, now: datetime) -> str:
    if quote.valid_until is None:
        return "as the market" if quote.rate_type == "floating" else "not said"
    return f"{time_left(quote.valid_until - now)} (to {iso(quote.valid_until)[11:19]})"


def _eta(quote: Quote) -> str | None:
    if quote.eta_seconds is None:
        return None
    return f"{quote.eta_seconds // 60} min" if quote.eta_seconds >= 60 else f"{quote.eta_seconds} s"  # noqa: PLR2004 - a minute


def _limits(limits: Limits) -> str | None:
    least = f"from {plain(limits.minimum)}" if limits.minimum is not None else ""
    most = f"to {plain(limits.maximum)}" if limits.maximum is not None else ""
    return " ".join(filter(None, (least, most))) or None


def _rounded(amount: Decimal) -> Decimal:
    """For the eye: two places, or eight digits of what is smaller than one."""
    if amount >= 1:
        return amount.quantize(Decimal("0.01"))
    return amount.quantize(Decimal(1).scaleb(amount.adjusted() - _DIGITS + 1)) if amount else amount
