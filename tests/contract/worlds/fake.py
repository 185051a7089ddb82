"""The fake that the tests of the use cases rely on: it must behave as the real ones do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from swapclient.domain.life import Observation
from swapclient.domain.orders import Order
from swapclient.errors import BadAddress, NotSent, OutcomeUnknown, Unavailable
from swapclient.providers.interface import Provider
from tests.contract.worlds.world import World
from tests.fakes.bench import pair
from tests.fakes.clock import FakeClock
from tests.fakes.provider import FakeProvider

__all__ = ["FakeWorld"]

T = TypeVar("T")


class FakeWorld(World):
    name = "fake"
    memo_get = None

    def __init__(self, _: Path) -> None:
        self.clock = FakeClock()
        self._provider = FakeProvider()
        self._provider.pair = pair(self.give, self.get)
        self.capabilities = self._provider.capabilities
        self._down: Exception | None = None

    def ask(self, question: Callable[[Provider], Coroutine[Any, Any, T]]) -> T:
        if self._down:
            raise self._down
        return asyncio.run(question(self._provider))

    def creates(self) -> int:
        return self._provider.creates

    def requests(self) -> int:
        return 0

    def lose_the_next_answer(self) -> None:
        def lose(order: Order) -> Order:
            raise OutcomeUnknown("the answer was lost")

        self._provider.on_create = lose

    def refuse_the_next(self) -> None:
        self._provider.refuse = BadAddress("no such address")

    def say(self, order_id: str, word: str) -> None:
        order = self._provider.orders[order_id]
        self._provider.orders[order_id] = replace(order, status=word, observation=Observation.UNRECOGNIZED)

    def break_down(self) -> None:
        self._down = Unavailable("down")

    def unplug(self) -> None:
        self._down = NotSent("unplugged")
