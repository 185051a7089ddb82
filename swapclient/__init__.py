"""Leave a volatile position by choice: swap into a stablecoin, never twice, never lost, your keys with you.

The library's face is loaded when it is first asked for, so that ``import swapclient`` costs nothing::

    from swapclient import SwapClient, AsyncSwapClient, errors
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from swapclient.client import AsyncSwapClient, SwapClient

__all__ = ["AsyncSwapClient", "SwapClient", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """The two clients, loaded when first asked for."""
    if name in {"AsyncSwapClient", "SwapClient"}:
        from swapclient import client  # noqa: PLC0415 - the command line starts without it

        return getattr(client, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
