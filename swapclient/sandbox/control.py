"""The hand behind the sandbox: what tests, the demo and its control routes do to it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from swapclient.sandbox.clock import iso
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.order import Order
from swapclient.sandbox.scenarios import rule
from swapclient.sandbox.thorchain.paying import pay
from swapclient.sandbox.thorchain.vaults import churn, halt

__all__ = ["Control"]


class Control:
    """Every method is also a route under ``/_sandbox/``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def deposit(self, order_id: str | None = None, amount: Decimal | str | None = None) -> dict[str, Any]:
        """Coins arrive for an order (the newest without an id); without an amount, what its scenario calls for."""
        return self._told(self._engine.deposit(order_id, None if amount is None else Decimal(amount)))

    def pay(self, address: str, amount: Decimal | str, memo: str = "") -> dict[str, Any]:
        """Pay to a vault of THORChain, with a memo in the payment; tells the transaction, whatever becomes of it."""
        return {"transaction": pay(self._engine, address, Decimal(amount), memo)}

    def halt(self, chain: str, *, stopped: bool = True) -> None:
        """Let THORChain's trading on a chain (``"BTC"``) stand still, or go on."""
        halt(self._engine, chain, stopped=stopped)

    def churn(self, chain: str) -> None:
        """Let THORChain have another vault on a chain; what goes to the one before is lost."""
        churn(self._engine, chain)

    def scenario(self, name: str, **options: Any) -> None:
        """What the next order or request meets, or the order named by ``order=``. See ``scenarios.SCENARIOS``.

        Options of all: ``order``, ``provider`` (``"simpleswap"``...), ``times`` (1; None is always), ``on`` (kind of
        request a fault waits for: any, assets, pairs, limits, quote, check, create, read, list), ``accept`` (whether a
        creation that meets the fault is carried out).
        """
        self._engine.arrange(rule(name, **options))

    def advance(self, seconds: float) -> str:
        """Put the clock ahead; returns the new time."""
        return iso(self._engine.clock.advance(seconds)) or ""

    def now(self) -> float:
        """The sandbox's time in seconds since 1970."""
        return self._engine.clock.now()

    def orders(self) -> list[dict[str, Any]]:
        """Every order that was ever created, of all providers and keys, the oldest first."""
        return [self._told(order) for order in reversed(self._engine.ledger.orders())]

    def creates(self) -> int:
        """How many orders were ever created."""
        return self._engine.ledger.count()

    def calls(self) -> list[dict[str, Any]]:
        """Requests to the providers since this server started: ``method``, ``path``, ``query``, ``status``."""
        return list(self._engine.calls)

    def forget_calls(self) -> None:
        """Start counting again."""
        self._engine.calls.clear()

    def price(self, symbol: str) -> Decimal:
        """US dollars for one coin (``"BTC"``) now."""
        return self._engine.market.price(symbol, self._engine.clock.now())

    def market(self, symbol: str, factor: Decimal | str, only: str | None = None) -> None:
        """Let public markets (or one) show the price of a coin times ``factor``; providers go on with the real one."""
        self._note(f"market/{symbol}/{only}" if only else f"market/{symbol}", factor)

    def age(self, seconds: float, only: str | None = None) -> None:
        """Let public markets (or one) date their prices that long ago. Kraken tells no time of its own."""
        self._note(f"age/{only or ''}", Decimal(str(seconds)))

    def rate(self, factor: Decimal | str, provider: str | None = None) -> None:
        """Let providers (or one) offer and create at ``factor`` times what they else would; markets show the truth."""
        self._note(f"rate/{provider or ''}", factor)

    def _note(self, name: str, number: Decimal | str) -> None:
        with self._engine.ledger.writing():
            self._engine.ledger.set_note(name, f"{Decimal(number):f}")

    def _told(self, order: Order) -> dict[str, Any]:
        now = self._engine.progress(order)
        return {
            "id": order.id,
            "provider": order.provider,
            "stage": now.stage,
            "scenario": order.scenario,
            "give": order.give,
            "get": order.get,
            "amount_from": f"{order.amount_from:f}",
            "amount_to": f"{now.amount_to:f}",
            "paid": f"{now.paid:f}",
            "fixed": order.fixed,
            "address_from": order.address_from,
            "extra_from": order.extra_from,
            "address_to": order.address_to,
            "extra_to": order.extra_to,
            "refund_address": order.refund_address,
            "refund_extra": order.refund_extra,
            "created": iso(order.created),
            "deadline": iso(order.deadline),
            "readings": order.readings,
        }
