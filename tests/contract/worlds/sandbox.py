"""The sandbox over a real socket, spoken to by the real adapters."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from swapclient.providers.interface import Provider
from swapclient.providers.registry import PROVIDERS
from swapclient.sandbox import Box
from tests.contract.worlds.world import World
from tests.fakes.bench import Bench

__all__ = [
    "SandboxChainflip",
    "SandboxChangeNow",
    "SandboxExolix",
    "SandboxNear",
    "SandboxSimpleSwap",
    "SandboxStealthEx",
    "SandboxThorchain",
    "SandboxWorld",
]

T = TypeVar("T")


_NUMBERS = count()


class _Impatient:
    """The server's time of day; nobody waits."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self._skipped = 0.0

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._box.control.now(), UTC)

    def monotonic(self) -> float:
        return time.monotonic() + self._skipped

    async def sleep(self, seconds: float) -> None:
        self._skipped += max(seconds, 0.0)
        await asyncio.sleep(0)


class SandboxWorld(World):
    """One box serves every test; each has a key of its own, and with it orders of its own."""

    def __init__(self, place: Path, box: Box) -> None:
        self.clock = _Impatient(box)
        self.box = box
        box.control.scenario("happy")
        spec = PROVIDERS[self.name]
        self.key = f"sandbox-{place.name}-{next(_NUMBERS)}"
        url = box.environ[spec.url_variable]
        self._bench = Bench(self.name, url, self.key, place / "cache", self.clock)
        self._bench.signing_key = box.environ.get(spec.signing_variable)
        self._before = len(box.control.orders())
        self.capabilities = self.ask(_capabilities)

    def ask(self, question: Callable[[Provider], Coroutine[Any, Any, T]]) -> T:
        return self._bench.ask(question)

    def creates(self) -> int:
        return len(self.box.control.orders()) - self._before

    def requests(self) -> int:
        return len(self.box.control.calls())

    def lose_the_next_answer(self) -> None:
        self.box.control.scenario("error_500_after_accept")

    def refuse_the_next(self) -> None:
        self.receive = "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYj0O"  # no base58

    def say(self, order_id: str, word: str) -> None:
        self.box.control.scenario("unknown_status_word", order=order_id, word=word, seconds=3600)
        self.box.control.deposit(order_id)
        self.box.control.advance(30)

    def break_down(self) -> None:
        self.box.control.scenario("maintenance", times=None)

    def unplug(self) -> None:
        """The door opens on a port where nobody listens; the list is at hand already."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._bench.door_url = f"http://127.0.0.1:{free.getsockname()[1]}"

    def close(self) -> None:
        self.box.control.scenario("happy")


class SandboxSimpleSwap(SandboxWorld):
    name = "simpleswap"


class SandboxExolix(SandboxWorld):
    name = "exolix"


class SandboxNear(SandboxWorld):
    name = "near"
    memo_get = None


class SandboxChainflip(SandboxWorld):
    name = "chainflip"
    memo_get = None


class SandboxChangeNow(SandboxWorld):
    name = "changenow"


class SandboxStealthEx(SandboxWorld):
    name = "stealthex"


class SandboxThorchain(SandboxWorld):
    name = "thorchain"
    memo_get = None

    def pay(self, address: str, amount: str, memo: str) -> str:
        transaction: str = self.box.control.pay(address, amount, memo)["transaction"]
        self.box.control.advance(30)
        return transaction


async def _capabilities(provider: Provider) -> Any:
    return provider.capabilities
