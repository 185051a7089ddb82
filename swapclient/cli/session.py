"""What the options say, shared by every command of one run."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeVar

from swapclient.cli.screen import Screen

if TYPE_CHECKING:
    from swapclient.client import AsyncSwapClient
    from swapclient.domain.swaps import Intent, Swap
    from swapclient.settings import Settings

__all__ = ["Session"]

T = TypeVar("T")


class Session:
    """One run of the program. A plain class: a dataclass would take as long to make as all of `--version`.

    ``flags`` are the options that were given, by the names of the settings. ``last_known`` is what an interrupted
    person must see on the last line: our id and the provider's. ``exits`` is closed when the run ends (the sandbox).
    ``answered`` says that the one document is out already, before the command is over.
    ``screen`` is for what must be said while a command still works; its answer is a Reply.
    """

    def __init__(self, *, json: bool = False, environ: dict[str, str] | None = None) -> None:
        self.json = json
        self.yes = False
        self.sandbox = False
        self.verbose = False
        self.flags: dict[str, object] = {}
        self.environ = dict(os.environ) if environ is None else environ
        self.last_known = ""
        self.answered = False
        self.exits = ExitStack()
        self.screen = Screen()

    @property
    def asks(self) -> bool:
        """Whether a person can be asked: a terminal on both ends, no ``--yes`` and no ``--json``."""
        return not self.json and not self.yes and sys.stdin.isatty() and sys.stderr.isatty()

    def remember(self, *swaps: Swap) -> None:
        """Keep the ids for the last line of an interrupted run: both of them for one swap, ours for several."""
        if len(swaps) == 1:
            (swap,) = swaps
            order = f", order {swap.order_id} at {swap.intent.provider}" if swap.order_id else ""
            self.last_known = f"swap {swap.swap_id}{order}"
        elif swaps:
            self.last_known = f"swaps {', '.join(swap.swap_id for swap in swaps)}"

    def creating(self, intent: Intent) -> None:
        """Keep our id before anything is sent: the answer may never come."""
        self.last_known = f"swap {intent.swap_id} was being created at {intent.provider}: see swapclient reconcile"

    def settings(self) -> Settings:
        """Flags over environment over file over defaults; in the sandbox all of them are its own."""
        if self.sandbox and "sandbox" not in self.flags:
            from swapclient.cli.play import begin  # noqa: PLC0415 - only who plays pays for the sandbox

            begin(self)
        from swapclient.settings import load  # noqa: PLC0415 - `--version` needs no settings

        return load(self.flags, self.environ)

    def work(self, task: Callable[[AsyncSwapClient], Awaitable[T]]) -> T:
        """Run something with the library's client, on a loop that ends with it."""
        import asyncio  # noqa: PLC0415 - `validate` and `--help` wait for nothing

        from swapclient.client import AsyncSwapClient  # noqa: PLC0415 - as above

        async def whole() -> T:
            async with AsyncSwapClient(self.settings()) as client:
                return await task(client)

        return asyncio.run(whole())
