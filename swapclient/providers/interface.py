"""What every swap provider is to the rest of the house. Use cases see this file, never an implementation."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from swapclient.domain.assets import Pair
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Listing, Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent

__all__ = ["Capabilities", "Provider"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a provider can do, declared.

    ``echoes`` names the fields of :class:`Order` that every answer about an order must carry; one that is missing is a
    drift, not a detail. ``echoed_at_creation`` is the same for the answer to creation where it says less. ``lists`` is
    whether the orders of this key can be listed, so that a lost creation can be found; ``listing_delay`` is how long a
    new order may take to appear there. ``reuses_deposit_addresses`` allows one deposit address for several orders.
    ``refund_required`` is whether creation needs a refund address. ``watch_after_deadline`` is how long a late deposit
    may still revive an order. ``says_expired`` is whether the provider has a word for an unpaid order whose time is
    over; where it has none our own deadline decides. ``fixed_window`` is how long a deposit at a fixed rate may take,
    counted from creation, where that is known before. ``holds`` says in words what is known of checks and holds.
    ``needs_payment_memo`` is whether a plain payment is lost there. ``keeps_orders`` is False where an order is nothing
    but a payment that is still to be made: creating one only reads, leaves nothing behind, and the payment must be told
    by whoever made it.
    """

    rate_types: frozenset[RateType]
    echoes: frozenset[str]
    echoed_at_creation: frozenset[str] | None = None
    lists: bool = False
    listing_delay: timedelta = timedelta(seconds=30)
    reuses_deposit_addresses: bool = False
    refund_required: bool = False
    needs_key: bool = False
    needs_payment_memo: bool = False
    keeps_orders: bool = True
    watch_after_deadline: timedelta = timedelta(days=3)
    says_expired: bool = True
    fixed_window: timedelta | None = None
    holds: str = ""
    support: str = ""
    terms_url: str = ""


class Provider(ABC):
    """A non-custodial swap provider.

    Every method may raise :class:`~swapclient.errors.ProviderRefused` (it said no) and
    :class:`~swapclient.errors.Unavailable` (it cannot be asked; nothing was created).
    """

    name: str
    title: str
    capabilities: Capabilities

    @abstractmethod
    async def assets(self, *, fresh: bool = False) -> Listing:
        """What it swaps. From the cache while that is young; from an old cache, marked stale, when it is down."""

    @abstractmethod
    async def limits(self, pair: Pair, rate_type: RateType) -> Limits:
        """Smallest and largest amount to give, as creation accepts it (a published minimum is padded)."""

    @abstractmethod
    async def quote(self, request: QuoteRequest) -> Quote:
        """An offer; creates nothing. Raises BelowMinimum and AboveMaximum with the bound, UnknownPair..."""

    @abstractmethod
    async def create(self, intent: Intent) -> Order:
        """Create the order, once.

        Raises:
            ProviderRefused: the provider said no; nothing was created.
            NotSent: the request certainly never left.
            OutcomeUnknown: anything else; ``context["order_id"]`` is there where the answer still told it.
        """

    @abstractmethod
    async def status(self, order_id: str, *, fresh: bool = False) -> Order:
        """The order now. ``fresh`` asks over a new connection and past every cache.

        Raises:
            UnknownOrder: the provider does not know it (any more).
        """

    async def look(self, order: Order, *, fresh: bool = False) -> Order:
        """The order now, by all that is known of it: for most its id is enough.

        Raises:
            UnknownOrder: the provider does not know it (any more).
        """
        return await self.status(order.order_id, fresh=fresh)

    def payment_id(self, text: str) -> str:
        """The id of a transaction that a person says pays an order, where not ``capabilities.keeps_orders``.

        Raises:
            InputRefused: ``bad_transaction``.
        """
        raise NotImplementedError(f"{self.name} sees payments by itself, {text} too")

    async def orders_since(self, since: datetime) -> Sequence[Order]:
        """Orders of this key created since then, where ``capabilities.lists``; no order is left out silently."""
        raise NotImplementedError(f"{self.name} cannot list orders since {since}")

    async def close(self) -> None:  # noqa: B027 - most have nothing to close
        """Let go of connections."""
