"""Networks with an address code of their own: Stellar, TON, Algorand, NEAR, Hedera, Sui, Polkadot, EOS."""

from __future__ import annotations

import base64
from binascii import crc_hqx
from hashlib import blake2b
from hashlib import new as new_hash

from swapclient.sandbox.addresses.base58 import encode
from swapclient.sandbox.addresses.keys import ed25519_public, material

__all__ = ["algorand", "eos", "hedera", "near", "polkadot", "stellar", "sui", "ton"]

_EOS_LETTERS = "abcdefghijklmnopqrstuvwxyz12345"


def stellar(seed: bytes) -> str:
    """An account, ``G...``: base32 of version, key and CRC-16/XMODEM, low byte first."""
    body = b"\x30" + ed25519_public(seed)
    return base64.b32encode(body + crc_hqx(body, 0).to_bytes(2, "little")).decode()


def ton(seed: bytes) -> str:
    """A user-friendly, non-bounceable, URL-safe address, ``UQ...``."""
    body = b"\x51\x00" + material(seed, "ton")
    return base64.urlsafe_b64encode(body + crc_hqx(body, 0).to_bytes(2, "big")).decode()


def algorand(seed: bytes) -> str:
    """58 letters of base32: key and the last four bytes of its SHA-512/256."""
    key = ed25519_public(seed)
    return base64.b32encode(key + new_hash("sha512_256", key).digest()[-4:]).decode().rstrip("=")


def near(seed: bytes) -> str:
    """An implicit account: the key in 64 hexadecimal digits."""
    return ed25519_public(seed).hex()


def hedera(seed: bytes) -> str:
    """``0.0.number``."""
    return f"0.0.{int.from_bytes(material(seed, 'hedera')[:3], 'big') + 100_000}"


def sui(seed: bytes) -> str:
    """``0x`` and the 32-byte BLAKE2b of scheme flag and key."""
    return "0x" + blake2b(b"\0" + ed25519_public(seed), digest_size=32).hexdigest()


def polkadot(seed: bytes) -> str:
    """SS58 with prefix 0, ``1...``."""
    body = b"\0" + ed25519_public(seed)
    return encode(body + blake2b(b"SS58PRE" + body, digest_size=64).digest()[:2])


def eos(seed: bytes) -> str:
    """An account name of twelve letters."""
    return "".join(_EOS_LETTERS[byte % len(_EOS_LETTERS)] for byte in material(seed, "eos")[:12])
