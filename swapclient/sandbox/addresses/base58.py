"""Base58, with the checksums and alphabets that chains use it with."""

from __future__ import annotations

from hashlib import sha256

__all__ = ["BITCOIN", "RIPPLE", "check", "encode"]

BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"


def encode(data: bytes, alphabet: str = BITCOIN) -> str:
    """Plain base58: one leading digit zero for each leading zero byte."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = alphabet[digit] + text
    return alphabet[0] * (len(data) - len(data.lstrip(b"\0"))) + text


def check(data: bytes, alphabet: str = BITCOIN) -> str:
    """Base58Check: four bytes of double SHA-256 behind the data."""
    return encode(data + sha256(sha256(data).digest()).digest()[:4], alphabet)
