"""Swaps on record: the list, one of them whole, and one line for each change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from swapclient.cli.drawing.lines import facts, heading, table
from swapclient.clock import iso
from swapclient.deposit.instruction import time_left
from swapclient.domain.life import Happening, State
from swapclient.domain.money import plain
from swapclient.domain.swaps import Event, Swap
from swapclient.wire.printable import clean

if TYPE_CHECKING:
    from swapclient.cli.screen import Screen

__all__ = ["age", "change_line", "draw_history", "draw_swap", "draw_swaps", "settlement_words", "state_words"]

_DAYS_FROM_HOURS = 48
_TELLING_NOTHING = frozenset({Happening.GUARDED})


def draw_swaps(screen: Screen, swaps: Sequence[Swap], now: datetime) -> None:
    """One line a swap, the newest last, where the eye is."""
    head = ("ID", "STATE", "GIVE", "EXPECTED", "PROVIDER", "ORDER", "AGE")
    table(screen, head, [_row(swap, now) for swap in swaps])


def _row(swap: Swap, now: datetime) -> tuple[str, ...]:
    intent = swap.intent
    return (
        swap.swap_id,
        state_words(swap),
        f"{plain(intent.give_amount)} {intent.pair.give.name}",
        _get(swap),
        intent.provider,
        swap.order_id or "-",
        age(intent.created_at, now),
    )


def _get(swap: Swap) -> str:
    """What has arrived by the provider's word, else what is expected."""
    received = swap.order.received if swap.order else None
    return f"{plain(received if received is not None else swap.intent.expected)} {swap.intent.pair.get.name}"


def state_words(swap: Swap) -> str:
    """The state, and beside it the provider's own word where that says something else."""
    word = swap.order.status if swap.order else ""
    own = str(swap.state).replace("_", " ")
    quiet = ", not answering" if swap.silent_since else ""
    gone = ", gone at the provider" if swap.gone else ""
    return clean(f"{own}{f' ({word})' if word and word.lower() != own else ''}{quiet}{gone}")


def age(since: datetime, now: datetime) -> str:
    """``40 s``, ``3 h 05 min``, ``12 d``; a clock that was put back makes nothing younger than nothing."""
    hours = (now - since).total_seconds() / 3600
    return f"{int(hours // 24)} d" if hours >= _DAYS_FROM_HOURS else time_left(now - since)


def draw_swap(screen: Screen, swap: Swap) -> None:
    """Everything about one swap but where to send: see ``drawing.deposit``."""
    intent, order = swap.intent, swap.order
    mark = "  SANDBOX" if intent.sandbox else ""
    heading(screen, f"swap {swap.swap_id}  {state_words(swap)}{mark}")
    facts(
        screen,
        [
            ("order", f"{swap.order_id} at {intent.provider}" if swap.order_id else f"none known at {intent.provider}"),
            ("give", f"{plain(intent.give_amount)} {intent.pair.give.name}"),
            ("expected", f"{plain(intent.expected)} {intent.pair.get.name} ({intent.rate_type} rate)"),
            ("deposited", _amount(swap, "deposited")),
            ("received", _amount(swap, "received")),
            ("refunded", _amount(swap, "refunded")),
            ("to", _to(intent.receive_address, intent.receive_memo)),
            ("refund to", _to(intent.refund_address, intent.refund_memo)),
            ("deposit tx", ", ".join(order.deposit_tx) if order else None),
            ("payout tx", ", ".join(order.payout_tx) if order else None),
            ("refund tx", ", ".join(order.refund_tx) if order else None),
            ("settled", settlement_words(swap)),
            ("why", swap.reason),
            ("differs", ", ".join(swap.drift)),
            ("not heard of", f"since {iso(swap.silent_since)}: {swap.last_error}" if swap.silent_since else None),
            ("key", intent.key.partition("#")[0] if intent.key else None),
            ("group", intent.group),
            ("created", iso(intent.created_at)),
            ("updated", iso(swap.updated_at)),
            ("follow at", order.tracking_url if order else None),
        ],
    )


def _amount(swap: Swap, name: str) -> str | None:
    """An amount of the order with its coin."""
    amount = getattr(swap.order, name) if swap.order else None
    pair = swap.intent.pair
    coin = pair.get if name == "received" else pair.give
    return f"{plain(amount)} {coin.name}" if amount is not None else None


def _to(address: str | None, memo: str | None) -> str | None:
    return f"{address}{f'  memo {memo}' if memo else ''}" if address else None


def settlement_words(swap: Swap) -> str | None:
    """By whose word it is finished; None while it is not."""
    if swap.state is not State.FINISHED:
        return None
    return {
        "unverified": f"by {swap.intent.provider}'s word; look at your wallet",
        "verified": "seen on the chain",
        "mismatch": "the chain says otherwise than the provider",
    }[swap.settlement]


def draw_history(screen: Screen, events: Sequence[Event]) -> None:
    """What happened, in order."""
    screen.data()
    heading(screen, "What happened")
    for event in events:
        if event.happening not in _TELLING_NOTHING:
            word = event.order.status if event.order and event.happening is not Happening.DRIFTED else ""
            why = event.detail.get("reason") or event.detail.get("message") or ""
            told = " ".join(filter(None, (str(event.happening), word, f"({why})" if why else "")))
            screen.data(f"  {iso(event.at)}  {clean(told)}")


def change_line(swap: Swap) -> str:
    """One line for a change that was seen."""
    got = swap.order.received if swap.order else None
    arrived = f", {plain(got)} {swap.intent.pair.get.ticker} sent" if got is not None else ""
    why = f": {clean(swap.reason)}" if swap.reason else ""
    pair = f"{swap.intent.pair.give.ticker} -> {swap.intent.pair.get.ticker}"
    silent = f" since {iso(swap.silent_since)}: {clean(swap.last_error)}" if swap.silent_since else ""
    moment = max(swap.updated_at, swap.silent_since or swap.updated_at)
    return f"{iso(moment)}  {swap.swap_id}  {pair}  {state_words(swap)}{silent}{arrived}{why}"
