"""A provider in memory: it makes real orders of its own, and can be told to misbehave, step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from swapclient.domain.assets import Pair
from swapclient.domain.life import Observation
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Listing, Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import AboveMaximum, BelowMinimum, UnknownOrder, UnknownPair
from swapclient.providers.interface import Capabilities, Provider

__all__ = ["DEPOSITS", "FakeProvider"]

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
DEPOSITS = (
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
)
"""Valid Bitcoin addresses that are published everywhere."""

ECHOES = frozenset(
    {"give", "get", "give_amount", "rate_type", "receive_address", "receive_memo", "refund_address", "refund_memo"}
)


class FakeProvider(Provider):
    """Sells BTC for 60,000 of anything, between 0.001 and 10.

    ``on_create`` and ``on_status`` are called with the order about to be answered and return another, or raise:
    the order exists by then, as it does at a provider whose answer is lost. ``refuse`` is raised before anything is
    created. ``creates`` counts orders.
    """

    name = "fake"
    title = "Fake"
    rate = Decimal(60000)
    limits_ = Limits(Decimal("0.001"), Decimal(10))

    def __init__(self, name="fake", **capabilities):
        self.name = name
        self.capabilities = replace(
            Capabilities(rate_types=frozenset(RateType), echoes=ECHOES, lists=True), **capabilities
        )
        self.listed: Sequence[str] | None = None
        self.pair: Pair | None = None
        self.orders: dict[str, Order] = {}
        self.refuse: Exception | None = None
        self.on_create: Callable[[Order], Order] = lambda order: order
        self.on_status: Callable[[Order], Order] = lambda order: order
        self.on_list: Callable[[list[Order]], list[Order]] = lambda orders: orders
        self.asked: list[str] = []

    @property
    def creates(self) -> int:
        return len(self.orders)

    async def assets(self, *, fresh: bool = False) -> Listing:
        self.asked.append("assets")
        pair = self.pair
        return Listing(self.name, (pair.give, pair.get) if pair else (), NOW)

    async def limits(self, pair: Pair, rate_type: RateType) -> Limits:
        self.asked.append("limits")
        self._known(pair)
        return self.limits_

    async def quote(self, request: QuoteRequest) -> Quote:
        self.asked.append("quote")
        self._known(request.pair)
        low, high = self.limits_.minimum, self.limits_.maximum
        if low is not None and request.amount < low:
            raise BelowMinimum("too little", minimum=str(low), hint="Swap more.")
        if high is not None and request.amount > high:
            raise AboveMaximum("too much", maximum=str(high), hint="Swap less.")
        fixed = request.rate_type is RateType.FIXED
        return Quote(
            provider=self.name,
            pair=request.pair,
            give_amount=request.amount,
            get_amount=request.amount * self.rate,
            rate_type=request.rate_type,
            limits=self.limits_,
            rate_id="rate-1" if fixed else None,
            valid_until=NOW + timedelta(minutes=20) if fixed else None,
        )

    async def create(self, intent: Intent) -> Order:
        self.asked.append("create")
        if self.refuse:
            raise self.refuse
        order = self.make(intent)
        return self.on_create(order)

    def make(self, intent: Intent, *, deposit_address: str | None = None) -> Order:
        """An order at the provider, as another client with the same key might make it."""
        number = len(self.orders)
        order = Order(
            provider=self.name,
            order_id=f"order{number:011d}",
            status="waiting",
            observation=Observation.WAITING,
            give=intent.pair.give.name,
            get=intent.pair.get.name,
            give_amount=intent.give_amount,
            get_amount=intent.give_amount * self.rate,
            rate_type=intent.rate_type,
            receive_address=intent.receive_address,
            receive_memo=intent.receive_memo,
            refund_address=intent.refund_address,
            refund_memo=intent.refund_memo,
            deposit_address=deposit_address or DEPOSITS[number % len(DEPOSITS)],
            created_at=intent.created_at,
            tracking_url=f"https://fake.example/{number}",
        )
        self.orders[order.order_id] = order
        return order

    def move(self, order_id, observation, **changes):
        """What happens at the provider."""
        word = {"status": str(observation)} | changes
        self.orders[order_id] = replace(self.orders[order_id], observation=observation, **word)

    async def status(self, order_id: str, *, fresh: bool = False) -> Order:
        self.asked.append("status:fresh" if fresh else "status")
        if order_id not in self.orders:
            raise UnknownOrder(f"no order {order_id}")
        return self.on_status(self.orders[order_id])

    async def orders_since(self, since: datetime) -> Sequence[Order]:
        self.asked.append("orders")
        return self.on_list(list(self.orders.values()))

    def _known(self, pair: Pair) -> None:
        if self.pair and pair != self.pair:
            raise UnknownPair(f"no {pair}")
