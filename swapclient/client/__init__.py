"""The library's face: ``AsyncSwapClient``, and ``SwapClient``, a blocking door to the same code.

Amounts are decimals or decimal text in whole coins, times are aware UTC, errors are those of ``swapclient.errors``::

    with SwapClient() as client:
        swap = client.swap("BTC", "USDT:tron", "0.5", to="T...", refund_to="bc1...")
        print(swap.order_id, swap.deposit_address)
        swap = client.watch(swap.swap_id)
"""

from __future__ import annotations

from swapclient.client.asynchronous import AsyncSwapClient
from swapclient.client.blocking import SwapClient

__all__ = ["AsyncSwapClient", "SwapClient"]
