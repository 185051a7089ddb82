"""A swap: the intent, which never changes, and the fold of everything that happened to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Literal

from swapclient.domain.assets import Pair
from swapclient.domain.life import CREATED, Happening, State, after, after_seeing
from swapclient.domain.orders import Order, merge
from swapclient.domain.quotes import RateType

__all__ = ["Event", "Intent", "Swap", "fold", "fold_on"]

Settlement = Literal["unverified", "verified", "mismatch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What we want, written down before anybody is asked, and never updated.

    ``give_amount`` and ``expected`` are whole coins; ``expected`` is what the accepted quote promised to arrive.
    Memos are None where none is wanted. ``terms`` is the adapter's own (``Quote.terms``). ``key`` is the idempotency
    key, unique in a journal. ``group`` joins the parts of one split swap. ``sandbox`` marks play money.
    """

    swap_id: str
    created_at: datetime
    provider: str
    pair: Pair
    give_amount: Decimal
    expected: Decimal
    rate_type: RateType
    receive_address: str
    receive_memo: str | None = None
    refund_address: str | None = None
    refund_memo: str | None = None
    rate_id: str | None = None
    valid_until: datetime | None = None
    floor: Decimal | None = None
    key: str | None = None
    group: str | None = None
    sandbox: bool = False
    terms: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened: when (UTC), what, the provider's answer if there was one, and plain details.

    Usual details: ``code`` and ``message`` of an error, ``reason``, ``fields`` (comma-separated names that drifted),
    ``transaction`` (that a person says pays the order).
    """

    at: datetime
    happening: Happening
    order: Order | None = None
    detail: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Today's truth: the fold of the events over the intent.

    ``seen`` counts the events folded. ``code`` and ``reason`` are those of the last no, drift or hold. ``gone`` is: the
    provider does not know the order any more. ``silent_since`` is when it first did not answer, None while it does.
    """

    intent: Intent
    state: State = State.INTENDED
    seen: int = 0
    order: Order | None = None
    verified: bool = False
    gone: bool = False
    silent_since: datetime | None = None
    last_error: str = ""
    code: str = ""
    reason: str = ""
    drift: tuple[str, ...] = ()
    updated_at: datetime
    settlement: Settlement = "unverified"

    @property
    def swap_id(self) -> str:
        """Our own id, known before any provider is."""
        return self.intent.swap_id

    @property
    def order_id(self) -> str | None:
        """The provider's id, once there is one."""
        return self.order.order_id if self.order else None

    @property
    def deposit_address(self) -> str | None:
        """Where to send, or None while it may not be shown (promise 4)."""
        return self.order.deposit_address if self.order and self.payable else None

    @property
    def payable(self) -> bool:
        """Whether the deposit address has passed every check and the swap still wants a deposit shown."""
        return self.verified and not self.gone and self.state in CREATED and self.state is not State.TAMPERED


def fold(intent: Intent, events: Iterable[Event]) -> Swap:
    """Today's truth. Events in the order they were written."""
    return fold_on(Swap(intent=intent, updated_at=intent.created_at), *events)


def fold_on(swap: Swap, *events: Event) -> Swap:
    """The swap after more events."""
    for event in events:
        swap = _step(swap, event)
    return swap


def _step(swap: Swap, event: Event) -> Swap:
    """One event later."""
    swap = replace(swap, seen=swap.seen + 1)
    if event.order and swap.order and event.order.order_id != swap.order.order_id:
        swap = _two_orders(swap, event, event.order.order_id)
    match event.happening:
        case Happening.SILENT:
            return replace(swap, silent_since=swap.silent_since or event.at, last_error=event.detail.get("message", ""))
        case Happening.GONE:
            return replace(swap, gone=True, updated_at=event.at, last_error=event.detail.get("message", ""))
        case Happening.GUARDED | Happening.NOTED:
            return swap
        case Happening.VERIFIED:
            return replace(swap, verified=True, updated_at=event.at)
        case Happening.PAID:
            return _told(swap, event)
        case Happening.SEEN:
            return _see(swap, event)
        case _:
            return _own(swap, event)


def _two_orders(swap: Swap, event: Event, other: str) -> Swap:
    """An intent has one order: whoever told of another, a person must look. The first id stays."""
    return replace(
        swap,
        state=State.TAMPERED,
        drift=tuple(dict.fromkeys((*swap.drift, "order_id"))),
        code="tampered",
        reason=f"order {other} was told of where order {swap.order_id} is on record",
        updated_at=event.at,
    )


def _learn(swap: Swap, said: Order) -> Swap:
    """One more answer; a deposit place that is not the one before was verified by nobody."""
    order = merge(swap.order, said)
    same = swap.order is not None and swap.order.deposit_place == order.deposit_place
    return replace(swap, order=order, verified=swap.verified and same)


def _told(swap: Swap, event: Event) -> Swap:
    """A person named the payment; what was named before was a mistake."""
    named = event.detail.get("transaction")
    if swap.order is None or not named:
        return swap
    return replace(swap, order=replace(swap.order, deposit_tx=(named,)), updated_at=event.at)


def _see(swap: Swap, event: Event) -> Swap:
    """A poll was answered. The reason of an alarm stays."""
    if event.order is None or swap.state not in CREATED:
        return swap
    said = event.order.reason or event.detail.get("reason", "")
    return replace(
        _learn(swap, event.order),
        state=after_seeing(swap.state, event.order.observation),
        gone=False,
        silent_since=None,
        last_error="",
        reason=swap.reason if swap.state is State.TAMPERED else said,
        updated_at=event.at,
    )


def _own(swap: Swap, event: Event) -> Swap:
    """Something we did or learned; an order that comes with it is kept, and its first word is heard.

    Where an order is on record, the late end of its creation (another program was quicker) explains nothing.
    """
    state = after(swap.state, event.happening)
    if event.order and state is State.AWAITING_DEPOSIT:
        state = after_seeing(state, event.order.observation)
    later = _learn(swap, event.order) if event.order else swap
    later = replace(later, state=state, updated_at=event.at)
    if event.happening is Happening.LOST:
        later = replace(later, verified=False)  # events may be missing, and an alarm among them
    if event.happening is Happening.DRIFTED:
        fields = filter(None, event.detail.get("fields", "").split(","))
        later = replace(later, drift=tuple(dict.fromkeys((*swap.drift, *fields))))
    elif swap.state in CREATED:
        return later
    reason = event.detail.get("reason") or event.detail.get("message", "")
    return replace(later, code=event.detail.get("code", ""), reason=reason)
