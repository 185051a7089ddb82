"""Bech32 or CashAddr addresses: Bitcoin, Litecoin, Bitcoin Cash, Cosmos, Cardano, Avalanche X, PlatON."""

from __future__ import annotations

from hashlib import blake2b

from swapclient.sandbox.addresses.bech32 import bech32, cashaddr, segwit_v0, to_fives
from swapclient.sandbox.addresses.keys import ed25519_public, hash20

__all__ = ["avalanche_x", "bitcoin", "bitcoin_cash", "cardano", "cosmos", "litecoin", "platon"]


def bitcoin(seed: bytes) -> str:
    """P2WPKH, ``bc1q...``."""
    return segwit_v0("bc", hash20(seed))


def litecoin(seed: bytes) -> str:
    """P2WPKH, ``ltc1q...``."""
    return segwit_v0("ltc", hash20(seed))


def bitcoin_cash(seed: bytes) -> str:
    """CashAddr P2PKH without ``bitcoincash:``."""
    return cashaddr("bitcoincash", hash20(seed))


def cosmos(seed: bytes) -> str:
    """``cosmos1...``."""
    return bech32("cosmos", to_fives(hash20(seed)))


def platon(seed: bytes) -> str:
    """``lat1...``."""
    return bech32("lat", to_fives(hash20(seed)))


def avalanche_x(seed: bytes) -> str:
    """``X-avax1...``."""
    return "X-" + bech32("avax", to_fives(hash20(seed)))


def cardano(seed: bytes) -> str:
    """A Shelley enterprise address (payment key only), ``addr1v...``."""
    return bech32("addr", to_fives(b"\x61" + blake2b(ed25519_public(seed), digest_size=28).digest()))
