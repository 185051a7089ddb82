"""Networks whose addresses are base58 with a version byte: Dogecoin, Dash, Zcash, TRON, XRP, Tezos, Neo, Solana."""

from __future__ import annotations

from hashlib import blake2b

from swapclient.sandbox.addresses.base58 import RIPPLE, check, encode
from swapclient.sandbox.addresses.keys import ed25519_public, hash20

__all__ = ["dash", "dogecoin", "neo", "ripple", "solana", "tezos", "tron", "zcash"]


def dogecoin(seed: bytes) -> str:
    """P2PKH, ``D...``."""
    return check(b"\x1e" + hash20(seed))


def dash(seed: bytes) -> str:
    """P2PKH, ``X...``."""
    return check(b"\x4c" + hash20(seed))


def zcash(seed: bytes) -> str:
    """Transparent P2PKH, ``t1...``."""
    return check(b"\x1c\xb8" + hash20(seed))


def tron(seed: bytes) -> str:
    """``T...``."""
    return check(b"\x41" + hash20(seed))


def neo(seed: bytes) -> str:
    """Neo N3, ``N...``."""
    return check(b"\x35" + hash20(seed))


def ripple(seed: bytes) -> str:
    """A classic address, ``r...``."""
    return check(b"\0" + hash20(seed), RIPPLE)


def tezos(seed: bytes) -> str:
    """An ed25519 account, ``tz1...``."""
    return check(b"\x06\xa1\x9f" + blake2b(ed25519_public(seed), digest_size=20).digest())


def solana(seed: bytes) -> str:
    """A public key that lies on the curve."""
    return encode(ed25519_public(seed))
