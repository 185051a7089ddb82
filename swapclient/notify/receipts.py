"""A receipt at creation: a file in a second folder, and a command that gets the same JSON on its standard input.

So that one dead disk does not lose the order id. A receipt that fails is a warning, never a swap that failed.
"""

from __future__ import annotations

import asyncio
import os
import shlex
from pathlib import Path

import msgspec

from swapclient.clock import iso
from swapclient.domain.money import plain
from swapclient.domain.swaps import Swap

__all__ = ["receipt", "run_command", "write_file"]

_SECONDS = 30.0


def receipt(swap: Swap) -> bytes:
    """What is needed to find the order again: ids, addresses, amounts. No key."""
    intent, order = swap.intent, swap.order
    return msgspec.json.encode(
        {
            "swap_id": swap.swap_id,
            "provider": intent.provider,
            "order_id": swap.order_id,
            "state": str(swap.state),
            "created_at": iso(intent.created_at),
            "give": {"asset": intent.pair.give.name, "amount": plain(intent.give_amount)},
            "get": {"asset": intent.pair.get.name, "expected": plain(intent.expected)},
            "receive": {"address": intent.receive_address, "memo": intent.receive_memo},
            "refund": {"address": intent.refund_address, "memo": intent.refund_memo},
            "deposit": {
                "address": swap.deposit_address,
                "memo": order.deposit_memo if order and swap.payable else None,
                **({"memo_in_payment": True} if order and swap.payable and order.memo_in_payment else {}),
            },
            "tracking_url": order.tracking_url if order else None,
        }
    )


def write_file(folder: Path, swap: Swap) -> str | None:
    """Write ``SWAP_ID.json``, synced; returns what went wrong, or None."""
    path = folder / f"{swap.swap_id}.json"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(receipt(swap) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return f"the receipt {path} was not written: {error.strerror}"
    return None


async def run_command(command: str, swap: Swap) -> str | None:
    """Run the command (no shell) with the receipt on its standard input; returns what went wrong, or None."""
    try:
        process = await asyncio.create_subprocess_exec(
            *shlex.split(command),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except (OSError, ValueError) as error:
        return f"the receipt command could not be started: {error}"
    try:
        async with asyncio.timeout(_SECONDS):
            await process.communicate(receipt(swap))
    except TimeoutError:
        process.kill()
        await process.wait()
        return f"the receipt command was stopped after {_SECONDS:g} seconds"
    return f"the receipt command ended with {process.returncode}" if process.returncode else None
