"""The tables as the reader sees them."""

from . import tables
from .address import Asset, Network


def networks() -> tuple[Network, ...]:
    """Every network with rules, by name, test networks last."""
    return tuple(tables.networks().values())


def assets() -> tuple[Asset, ...]:
    """Every asset on every network: natives, stablecoins, and other tokens whose contracts are known."""
    return tuple(sorted(tables.assets().values(), key=lambda asset: (asset.ticker, asset.network)))
