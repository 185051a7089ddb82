"""What all providers of the sandbox share: rates, orders, their life, and what is to go wrong."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from swapclient.errors import UsageError
from swapclient.sandbox.addresses import place
from swapclient.sandbox.clock import Clock
from swapclient.sandbox.ledger import Ledger
from swapclient.sandbox.market import Market
from swapclient.sandbox.order import Deposit, Order
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.scenarios import SCENARIOS, Rule, Sort
from swapclient.sandbox.script import Script
from swapclient.sandbox.terms import Terms
from swapclient.sandbox.twists import attach
from swapclient.sandbox.walk import Progress, progress

__all__ = ["Engine"]

_KEPT_CALLS = 100_000
_ID_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SOON = 30.0
"""Seconds (at pace 1) until an order that is to expire does."""


class Engine:
    """One ledger, one clock, one market. Safe to use from several threads and, over one file, several processes."""

    def __init__(
        self,
        path: Path,
        *,
        speed: float,
        seed: int,
        deposits_by_itself: float | None,
        real: Callable[[], float],
    ) -> None:
        self.ledger = Ledger(path)
        self.clock = Clock(self.ledger, real)
        self.market = Market(seed)
        self.script = Script(self.ledger)
        self.calls: deque[dict[str, Any]] = deque(maxlen=_KEPT_CALLS)
        self._speed = speed
        self._seed = seed
        self._deposits_by_itself = deposits_by_itself
        self._traces = random.Random(seed)

    def close(self) -> None:
        """Let go of the file."""
        self.ledger.close()

    def trace(self) -> str:
        """A new trace id."""
        return f"{self._traces.getrandbits(128):032x}"

    def create(self, terms: Terms) -> Order:
        """Open an order on accepted terms."""
        with self.ledger.writing():
            order = self._fresh(terms)
            for rule in self.script.for_new_order(terms.provider):
                self._apply(order, rule)
            self.ledger.add(order)
        return order

    def read(self, provider: str, owner: str | None, order_id: str) -> tuple[Order, int]:
        """The order and the number of this reading (1 is the first). ``owner`` None is a provider that asks for no key.

        Raises:
            Refusal: unknown_order; also once it has vanished.
        """
        order = self.ledger.find(order_id)
        if order is None or order.provider != provider or (owner is not None and order.owner != owner):
            raise Refusal("unknown_order")
        if not order.twists and order.vanishes_at is None:
            return order, 1
        with self.ledger.writing():
            order = self.ledger.find(order_id) or order
            order.readings += 1
            self.ledger.save(order)
        if order.vanishes_at is not None and order.readings >= order.vanishes_at:
            raise Refusal("unknown_order")
        return order, order.readings

    def listed(self, provider: str, owner: str) -> list[Order]:
        """The orders of a key that listings show by now, the newest first."""
        now = self.clock.now()
        return [
            order
            for order in self.ledger.orders(provider, owner)
            if order.listed_at <= now and (order.vanishes_at is None or order.readings < order.vanishes_at)
        ]

    def progress(self, order: Order) -> Progress:
        """Where it stands now."""
        return progress(order, self.clock.now())

    def seen_price(self, market: str, symbol: str) -> tuple[Decimal, float]:
        """What a public market shows, and of when: the true price, or what it was made to look like.

        KeyError for no coin.
        """
        factor = Decimal(self.ledger.note(f"market/{symbol}") or 1)
        factor *= Decimal(self.ledger.note(f"market/{symbol}/{market}") or 1)
        age = self.ledger.note(f"age/{market}") or self.ledger.note("age/") or 0
        return self.market.price(symbol, self.clock.now()) * factor, self.clock.now() - float(age)

    def generosity(self, provider: str) -> Decimal:
        """What a provider's offers are multiplied with: 1 for one that trades at the market's price."""
        return Decimal(self.ledger.note(f"rate/{provider}") or self.ledger.note("rate/") or 1)

    def deposit(self, order_id: str | None, amount: Decimal | None) -> Order:
        """Coins arrive; without an amount, what the order's scenario calls for. Without an id, for the newest order."""
        with self.ledger.writing():
            order = self.known(order_id)
            paid = sum((deposit.amount for deposit in order.deposits), Decimal(0))
            order.deposits.append(Deposit(self.clock.now(), amount if amount is not None else _due(order, paid)))
            self.ledger.save(order)
        return order

    def arrange(self, rule: Rule) -> None:
        """Make a rule part of its order, or queue it. A happy life for nobody in particular clears the queue."""
        if rule.scenario == "happy" and rule.order is None:
            self.script.clear()
        elif rule.order is None or SCENARIOS[rule.scenario].sort is Sort.FAULT:
            self.script.add(rule)
        else:
            with self.ledger.writing():
                order = self.known(rule.order)
                self._apply(order, rule)
                self.ledger.save(order)

    def known(self, order_id: str | None) -> Order:
        """An order for the control of the sandbox.

        Raises:
            UsageError: there is no such order.
        """
        order = self.ledger.newest() if order_id is None else self.ledger.find(order_id)
        if order is None:
            raise UsageError(f"the sandbox has no order {order_id}", hint="orders lists them")
        return order

    def _fresh(self, terms: Terms) -> Order:
        now, count = self.clock.now(), self.ledger.count()
        number = int.from_bytes(sha256(f"{self._seed}/{terms.provider}/{count}".encode()).digest()[:16], "big")
        order_id = terms.id_prefix + "".join(_ID_LETTERS[number // 36**place % 36] for place in range(terms.id_length))
        where = place(
            terms.give.on.family, f"{self._seed}/{order_id}", memo=terms.with_memos and bool(terms.give.on.memo)
        )
        itself = self._deposits_by_itself
        return terms.order(
            terms.named(order_id, where.address) if terms.named else order_id,
            where,
            created=now,
            pace=self._speed,
            pays_itself_at=None if itself is None else now + itself,
        )

    def _apply(self, order: Order, rule: Rule) -> None:
        if SCENARIOS[rule.scenario].sort is Sort.TWIST:
            attach(order, rule)
            return
        seconds = float(rule.options.get("seconds", _SOON))
        if rule.scenario == "listed_late":
            order.listed_at = order.created + seconds
            return
        order.scenario, order.options = rule.scenario, rule.options
        if rule.scenario in {"late_deposit", "expired"}:
            order.deposit_window = self.clock.now() + seconds / order.pace - order.created
            order.pays_itself_at = order.pays_itself_at if rule.scenario == "late_deposit" else None


def _due(order: Order, paid: Decimal) -> Decimal:
    """What the depositor sends when nobody says how much."""
    if paid:
        return max(order.amount_from - paid, Decimal(0)) or order.amount_from
    share = {"underpaid": "0.9", "overpaid": "1.1"}.get(order.scenario, "1")
    return order.amount_from * Decimal(str(order.options.get("share", share)))
