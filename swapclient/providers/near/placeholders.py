"""Addresses for a dry quote when nobody has named any: 1Click quotes only with addresses that could be paid.

They are public and nobody's who asks. They go into requests with ``dry: true`` and nowhere else: creation takes the
intent's addresses or does not happen. A network without one is quoted only with the user's own addresses.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from swapclient.domain.assets import Asset
from swapclient.errors import ProviderRefused

__all__ = ["PLACEHOLDERS", "stand_in"]

_EVM = "0x000000000000000000000000000000000000dEaD"
"""Everybody's burn address."""

PLACEHOLDERS: Final = MappingProxyType(
    {
        "bitcoin": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",  # the genesis block's
        "tron": "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb",  # the zero account
        "solana": "11111111111111111111111111111111",  # the system program
        "dogecoin": "DDogepartyxxxxxxxxxxxxxxxxxxw1dfzr",  # a burn address
        "ripple": "rrrrrrrrrrrrrrrrrrrrrhoLvTp",  # account zero
        **dict.fromkeys(
            ("ethereum", "base", "arbitrum", "optimism", "gnosis", "berachain", "bsc", "polygon", "avalanche-c",
             "monad", "plasma", "scroll"),
            _EVM,
        ),
    }
)  # fmt: skip


def stand_in(asset: Asset, provider: str) -> str:
    """An address on the asset's network.

    Raises:
        ProviderRefused: ``needs_addresses`` where none is known.
    """
    address = PLACEHOLDERS.get(asset.network)
    if address is None:
        raise ProviderRefused(
            f"{provider} makes no quote for {asset.name} without addresses",
            hint="Name the receive and the refund address: swapclient swap ... --to ... --refund-to ...",
            code="needs_addresses",
            provider=provider,
            asset=asset.name,
        )
    return address
