"""Bech32 (BIP-173) and CashAddr: two codes over the same 32 letters, with different checksums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["bech32", "cashaddr", "segwit_v0", "to_fives"]

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32 = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CASH = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)


def to_fives(data: bytes) -> list[int]:
    """Bytes as groups of five bits, padded with zero bits."""
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return [int(bits[start : start + 5], 2) for start in range(0, len(bits), 5)]


def bech32(prefix: str, values: Sequence[int]) -> str:
    """BIP-173 with the given five-bit values (a witness version goes in front of them)."""
    head = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    rest = _remainder([*head, *values, *[0] * 6], _BECH32, width=30) ^ 1
    tail = [rest >> 5 * (5 - place) & 31 for place in range(6)]
    return prefix + "1" + "".join(LETTERS[value] for value in [*values, *tail])


def segwit_v0(prefix: str, program: bytes) -> str:
    """A P2WPKH or P2WSH address."""
    return bech32(prefix, [0, *to_fives(program)])


def cashaddr(prefix: str, key_hash: bytes) -> str:
    """A CashAddr P2PKH address without its prefix, as swap providers write it."""
    values = to_fives(b"\0" + key_hash)
    head = [ord(letter) & 31 for letter in prefix] + [0]
    rest = _remainder([*head, *values, *[0] * 8], _CASH, width=40) ^ 1
    tail = [rest >> 5 * (7 - place) & 31 for place in range(8)]
    return "".join(LETTERS[value] for value in [*values, *tail])


def _remainder(values: Iterable[int], generator: Sequence[int], *, width: int) -> int:
    """The BCH code's remainder, ``width`` bits wide."""
    rest = 1
    for value in values:
        top = rest >> width - 5
        rest = (rest & (1 << width - 5) - 1) << 5 ^ value
        for place, term in enumerate(generator):
            if top >> place & 1:
                rest ^= term
    return rest
