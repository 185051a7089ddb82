"""Deposit addresses that strict validators accept: real encodings with real checksums, of keys that nobody keeps.

Nothing is shared with the address rules of the program under test, so that an error there cannot hide itself here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from swapclient.sandbox.addresses import base58_chains, bech32_chains, keccak_chains, other_chains
from swapclient.sandbox.addresses.keys import material

__all__ = ["MAKERS", "Place", "place"]


class Place(NamedTuple):
    """Where to send: an address, and the memo it needs or None."""

    address: str
    memo: str | None


MAKERS: dict[str, Callable[[bytes], str]] = {
    "algorand": other_chains.algorand,
    "avalanche-x": bech32_chains.avalanche_x,
    "bitcoin": bech32_chains.bitcoin,
    "bitcoin-cash": bech32_chains.bitcoin_cash,
    "cardano": bech32_chains.cardano,
    "cosmos": bech32_chains.cosmos,
    "dash": base58_chains.dash,
    "dogecoin": base58_chains.dogecoin,
    "eos": other_chains.eos,
    "evm": keccak_chains.evm,
    "hedera": other_chains.hedera,
    "litecoin": bech32_chains.litecoin,
    "monero": keccak_chains.monero,
    "near": other_chains.near,
    "neo": base58_chains.neo,
    "platon": bech32_chains.platon,
    "polkadot": other_chains.polkadot,
    "ripple": base58_chains.ripple,
    "solana": base58_chains.solana,
    "stellar": other_chains.stellar,
    "sui": other_chains.sui,
    "tezos": base58_chains.tezos,
    "ton": other_chains.ton,
    "tron": base58_chains.tron,
    "zcash": base58_chains.zcash,
}
"""Address families; all EVM chains are one."""


def place(family: str, name: str, *, memo: bool) -> Place:
    """The deposit place that belongs to ``name`` (an order's id): always the same for the same name."""
    seed = material(name.encode(), family)
    number = int.from_bytes(material(seed, "memo")[:4], "big") % 2**31 + 1
    return Place(MAKERS[family](seed), str(number) if memo else None)
