"""A provider and the power over what happens behind it: what the contract suite needs to know of an implementation."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine
from decimal import Decimal
from typing import Any, TypeVar

from swapclient.clock import Clock
from swapclient.domain.quotes import Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.providers.interface import Capabilities, Provider
from tests.fakes.bench import intent, pair

__all__ = ["World"]

T = TypeVar("T")


class World(ABC):
    """``give`` and ``get`` are what is swapped, ``amount`` how much; ``memo_get`` is a coin with memos, or None."""

    name: str
    clock: Clock
    key: str | None = None
    capabilities: Capabilities
    give = "BTC:bitcoin"
    get = "USDT:tron"
    amount = Decimal("0.1")
    receive = "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7"
    refund = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
    memo_get: str | None = "XRP:ripple"
    memo_receive = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"

    @abstractmethod
    def ask(self, question: Callable[[Provider], Coroutine[Any, Any, T]]) -> T:
        """Put one question to the provider."""

    @abstractmethod
    def creates(self) -> int:
        """How many orders there are behind it."""

    @abstractmethod
    def requests(self) -> int:
        """How often it was asked anything over the wire."""

    @abstractmethod
    def lose_the_next_answer(self) -> None:
        """The next creation is carried out, and its answer lost."""

    @abstractmethod
    def refuse_the_next(self) -> None:
        """The next creation is refused for its address; nothing is created."""

    @abstractmethod
    def say(self, order_id: str, word: str) -> None:
        """The order's status is this word from now on."""

    def pay(self, address: str, amount: str, memo: str) -> str:
        """Where the provider keeps no orders: a payment that is under way, by its transaction."""
        raise NotImplementedError(f"{self.name} sees what {address} is paid")

    @abstractmethod
    def break_down(self) -> None:
        """Nothing is answered any more but errors."""

    @abstractmethod
    def unplug(self) -> None:
        """Nothing listens any more."""

    def close(self) -> None:  # noqa: B027 - most leave nothing
        """Leave nothing behind for the next test."""

    def request(self, rate_type: RateType = RateType.FLOATING, **changes: Any) -> QuoteRequest:
        terms = {"pair": pair(self.give, self.get), "amount": self.amount, "rate_type": rate_type}
        terms |= {"receive_address": self.receive, "refund_address": self.refund}
        return QuoteRequest(**{**terms, **changes})

    def quote(self, rate_type: RateType = RateType.FLOATING, **changes: Any) -> Quote:
        return self.ask(lambda provider: provider.quote(self.request(rate_type, **changes)))

    def intent(self, quote: Quote, **changes: Any) -> Intent:
        """What somebody wants who accepts that quote."""
        terms = {
            "pair": quote.pair,
            "give_amount": quote.give_amount,
            "expected": quote.get_amount,
            "rate_type": quote.rate_type,
            "rate_id": quote.rate_id,
            "valid_until": quote.valid_until,
            "floor": quote.floor,
            "terms": quote.terms,
            "receive_address": self.receive,
            "refund_address": self.refund,
        }
        return intent(self.name, self.clock, **{**terms, **changes})
