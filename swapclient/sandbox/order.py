"""An order as the ledger keeps it: what was asked, what was promised, what was paid, and what is to go wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from msgspec import Struct, field

__all__ = ["Deposit", "Order", "Twist"]


class Deposit(Struct, frozen=True):
    """Coins that arrived, at a time of the sandbox's clock."""

    at: float
    amount: Decimal


class Twist(Struct):
    """A change to what is said about an order: in readings ``first`` to ``last`` (0 is creation, None is for ever)."""

    field: str
    value: Any
    first: int
    last: int | None = None

    def holds(self, reading: int) -> bool:
        """Whether this reading is changed."""
        return self.first <= reading and (self.last is None or reading <= self.last)


class Order(Struct, kw_only=True):
    """Times are seconds since 1970, amounts whole coins, ``pace`` how much faster than real its stages pass.

    ``give`` and ``get`` are ``ticker:network`` in the provider's codes. ``deposit_window`` is how long it waits for
    coins, ``vanishes_at`` the reading from which it is denied, ``listed_at`` when listings begin to show it.
    """

    id: str
    provider: str
    owner: str
    give: str
    get: str
    get_places: int
    give_family: str
    get_family: str
    amount_from: Decimal
    amount_to: Decimal
    fixed: bool
    reverse: bool
    address_to: str
    extra_to: str | None
    refund_address: str | None
    refund_extra: str | None
    address_from: str
    extra_from: str | None
    created: float
    deposit_window: float
    pace: float
    rate_id: str | None = None
    scenario: str = "happy"
    options: dict[str, Any] = field(default_factory=dict)
    deposits: list[Deposit] = field(default_factory=list)
    pays_itself_at: float | None = None
    twists: list[Twist] = field(default_factory=list)
    vanishes_at: int | None = None
    listed_at: float = 0.0
    readings: int = 0
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def deadline(self) -> float:
        """When an unpaid order expires."""
        return self.created + self.deposit_window
