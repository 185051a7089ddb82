"""A provider made of recorded answers: respx in place of the network, a dict in place of its orders."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import httpx
import msgspec
import respx

from swapclient.providers.interface import Provider
from swapclient.providers.registry import PROVIDERS
from tests.contract.worlds.world import World
from tests.fakes.bench import Bench
from tests.fakes.clock import FakeClock

__all__ = ["RecordedWorld", "json"]

T = TypeVar("T")


def json(request: httpx.Request) -> dict[str, Any]:
    """The body sent."""
    read: dict[str, Any] = msgspec.json.decode(request.content)
    return read


class RecordedWorld(World):
    """Subclasses answer; ``self.orders`` are the documents of the orders by id, in the provider's shape."""

    key: str | None = "k3y-of-a-test-0123456789"
    signing_key: str | None = None
    status_field: ClassVar[tuple[str, ...]] = ("status",)

    def __init__(self, place: Path) -> None:
        self.clock = FakeClock()
        self.base = PROVIDERS[self.name].default_url
        self._bench = Bench(self.name, self.base, self.key, place / "cache", self.clock)
        self._bench.signing_key = self.signing_key
        self.orders: dict[str, dict[str, Any]] = {}
        self._fault: str | None = None
        self._requests = 0
        self.capabilities = self.ask(_capabilities)

    def ask(self, question: Callable[[Provider], Coroutine[Any, Any, T]]) -> T:
        with respx.mock(assert_all_called=False) as router:
            router.route(url__startswith=self.base).mock(side_effect=self._answer)
            return self._bench.ask(question)

    def creates(self) -> int:
        return len(self.orders)

    def requests(self) -> int:
        return self._requests

    def lose_the_next_answer(self) -> None:
        self._fault = "lose"

    def refuse_the_next(self) -> None:
        self._fault = "refuse"

    def say(self, order_id: str, word: str) -> None:
        self.orders[order_id]["status"] = word

    def break_down(self) -> None:
        self._fault = "down"

    def unplug(self) -> None:
        self._fault = "unplugged"

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self._requests += 1
        if self._fault == "unplugged":
            raise httpx.ConnectError("refused")
        if self._fault == "down":
            return httpx.Response(503, text="maintenance")
        path = "/" + request.url.path.removeprefix(httpx.URL(self.base).path).lstrip("/")
        if self._creates(request, path):
            fault, self._fault = self._fault, None
            if fault == "refuse":
                return self.bad_address()
            answer = self.answer(request, path)
            return httpx.Response(500, text="oops") if fault == "lose" else answer
        return self.answer(request, path)

    def _creates(self, request: httpx.Request, path: str) -> bool:
        return request.method == "POST" and path == self.create_path

    create_path: ClassVar[str]

    @abstractmethod
    def answer(self, request: httpx.Request, path: str) -> httpx.Response:
        """What the provider says; ``path`` is below the base."""

    @abstractmethod
    def bad_address(self) -> httpx.Response:
        """Its no to an address."""


async def _capabilities(provider: Provider) -> Any:
    return provider.capabilities
