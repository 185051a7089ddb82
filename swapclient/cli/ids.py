"""The ID argument: our id, its beginning or the provider's; the shell is offered those on record."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

__all__ = ["swap_id_argument"]

Command = TypeVar("Command", bound=Callable[..., Any])


def swap_id_argument(*, required: bool = True) -> Callable[[Command], Command]:
    """The argument ``swap_id``, shown as ID."""
    metavar = "ID" if required else "[ID]"
    return click.argument("swap_id", metavar=metavar, required=required, shell_complete=_on_record)


def _on_record(_ctx: click.Context, _param: click.Parameter, beginning: str) -> list[CompletionItem]:
    """Ids with their states, the newest first. Never makes a journal, never complains at the prompt."""
    import asyncio  # noqa: PLC0415 - only the shell asks

    from swapclient.client import AsyncSwapClient  # noqa: PLC0415 - as above
    from swapclient.errors import SwapClientError  # noqa: PLC0415 - as above
    from swapclient.journal.database import sqlite_path  # noqa: PLC0415 - as above
    from swapclient.settings import load  # noqa: PLC0415 - as above

    async def known() -> list[CompletionItem]:
        settings = load({}, os.environ)
        path = sqlite_path(settings.journal)
        if path is not None and not path.exists():
            return []
        async with AsyncSwapClient(settings) as client:
            swaps = await client.swaps()
        return [
            CompletionItem(swap.swap_id, help=f"{swap.state} {swap.intent.pair}")
            for swap in reversed(swaps)
            if swap.swap_id.startswith(beginning)
        ]

    try:
        return asyncio.run(known())
    except SwapClientError:
        return []
