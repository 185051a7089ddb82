"""Networks whose checksum is Keccak-256: the EVM chains (EIP-55) and Monero."""

from __future__ import annotations

import sha3

from swapclient.sandbox.addresses.base58 import BITCOIN
from swapclient.sandbox.addresses.keys import ed25519_public, hash20

__all__ = ["evm", "monero"]

_BLOCK_DIGITS = {8: 11, 5: 7}
"""Bytes in a block of Monero's base58, and the digits it takes. 69 bytes are eight full blocks and one of five."""


def evm(seed: bytes) -> str:
    """``0x...`` with the capitals of EIP-55."""
    plain = hash20(seed).hex()
    digest = sha3.keccak_256(plain.encode()).hexdigest()
    high = 8
    pairs = zip(plain, digest, strict=False)
    return "0x" + "".join(letter.upper() if int(nibble, 16) >= high else letter for letter, nibble in pairs)


def monero(seed: bytes) -> str:
    """A standard address, ``4...``: network byte, public spend key, public view key, four checksum bytes."""
    body = b"\x12" + ed25519_public(seed, "spend") + ed25519_public(seed, "view")
    body += sha3.keccak_256(body).digest()[:4]
    return "".join(_block(body[start : start + 8]) for start in range(0, len(body), 8))


def _block(data: bytes) -> str:
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = BITCOIN[digit] + text
    return text.rjust(_BLOCK_DIGITS[len(data)], BITCOIN[0])
