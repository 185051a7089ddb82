"""The blocking client: a door to the asynchronous one, for code that waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from threading import Thread
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from swapclient.client.asynchronous import AsyncSwapClient
from swapclient.settings import Settings

__all__ = ["SwapClient"]

P = ParamSpec("P")
T = TypeVar("T")


async def _settled() -> None:
    """Wait for everything else on this loop: what was cancelled may have an unknown outcome to write down."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others, return_exceptions=True)


def _blocking(
    method: Callable[Concatenate[AsyncSwapClient, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[SwapClient, P], T]:
    """The same method for code that waits: run on the client's own loop."""

    def call(self: SwapClient, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return self.run(method(self.client, *args, **kwargs))

    call.__doc__ = method.__doc__
    call.__name__ = method.__name__
    return call


class SwapClient:
    """The blocking door: every method is that of :class:`AsyncSwapClient`, run on a loop in a thread of its own."""

    def __init__(self, settings: Settings | None = None, **options: Any) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="swapclient", daemon=True)
        self.client = AsyncSwapClient(settings, **options)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for a coroutine; Ctrl-C cancels it and waits for it to have tidied up."""
        future: Future[T] = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        except KeyboardInterrupt:
            future.cancel()
            asyncio.run_coroutine_threadsafe(_settled(), self._loop).result()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of everything."""
        if self._loop.is_closed():
            return
        self.run(self.client.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    assets = _blocking(AsyncSwapClient.assets)
    quote = _blocking(AsyncSwapClient.quote)
    offers = _blocking(AsyncSwapClient.offers)
    offers_for = _blocking(AsyncSwapClient.offers_for)
    parts_for = _blocking(AsyncSwapClient.parts_for)
    swap = _blocking(AsyncSwapClient.swap)
    standing = _blocking(AsyncSwapClient.standing)
    accept = _blocking(AsyncSwapClient.accept)
    swaps = _blocking(AsyncSwapClient.swaps)
    get = _blocking(AsyncSwapClient.get)
    look = _blocking(AsyncSwapClient.look)
    watch = _blocking(AsyncSwapClient.watch)
    watch_all = _blocking(AsyncSwapClient.watch_all)
    reconcile = _blocking(AsyncSwapClient.reconcile)
    sent = _blocking(AsyncSwapClient.sent)
    adopt = _blocking(AsyncSwapClient.adopt)
    abandon = _blocking(AsyncSwapClient.abandon)
    instruction = _blocking(AsyncSwapClient.instruction)
    support = _blocking(AsyncSwapClient.support)
    history = _blocking(AsyncSwapClient.history)
