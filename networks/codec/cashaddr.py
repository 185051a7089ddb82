"""CashAddr, the address encoding of Bitcoin Cash and eCash: bech32's letters with a 40-bit checksum.

https://github.com/bitcoincashorg/bitcoincash.org/blob/master/spec/cashaddr.md
"""

from functools import lru_cache

from . import base32, bech32
from .errors import BadChecksum
from .polymod import Polymod, Shares

_CHECK = 8
SIZES = (20, 24, 28, 32, 40, 48, 56, 64)  # bytes of hash, by the version byte's three low bits
_polymod = Polymod((0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470), _CHECK)


@lru_cache(1024)
def _shares(prefix: str, count: int) -> Shares:
    return _polymod.shares([*(ord(letter) & 31 for letter in prefix), 0], count)


def verify(prefix: str, values: bytes) -> int:
    """1 where the checksum in `values` fits `prefix`."""
    return _polymod.remainder(_shares(prefix, len(values)), base32.number(values))


def decode(prefix: str, letters: str) -> tuple[int, bytes]:
    """The type (0 = key hash, 1 = script hash, ...) and the hash of the lower-case `letters` after the colon.

    ValueError on the form, BadChecksum on the checksum.
    """
    count = len(letters)
    if not _CHECK < count <= _CHECK + 104:
        raise ValueError("not as long as a CashAddr can be")
    number = bech32.number(letters)
    if _polymod.remainder(_shares(prefix, count), number) != 1:
        raise BadChecksum("the CashAddr checksum does not fit")
    raw = base32.pack(number >> _polymod.bits, count - _CHECK)
    version = raw[0]
    if version & 0x80 or len(raw) - 1 != SIZES[version & 7]:
        raise ValueError("the hash is not as long as its version byte says")
    return version >> 3, raw[1:]


def encode(prefix: str, kind: int, payload: bytes) -> str:
    """The address of a hash, prefix and colon included."""
    raw = bytes([kind << 3 | SIZES.index(len(payload))]) + payload
    values = bech32.to_values(raw)
    remainder = verify(prefix, values + bytes(_CHECK)) ^ 1
    check = bytes(remainder >> 5 * (_CHECK - 1 - place) & 31 for place in range(_CHECK))
    return f"{prefix}:" + "".join(bech32.LETTERS[value] for value in values + check)
