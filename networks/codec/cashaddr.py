"""CashAddr, the address encoding of Bitcoin Cash and eCash: bech32's letters with a 40-bit checksum.

https://github.com/bitcoincashorg/bitcoincash.org/blob/master/spec/cashaddr.md
"""

from functools import cache, reduce
from operator import getitem, xor

from . import bech32
from .errors import BadChecksum

_GENERATOR = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
_CHECK = 8
SIZES = (20, 24, 28, 32, 40, 48, 56, 64)  # bytes of hash, by the version byte's three low bits


def _step(state: int, value: int) -> int:
    top = state >> 35
    state = (state & 0x7FFFFFFFF) << 5 ^ value
    for bit, term in enumerate(_GENERATOR):
        if top >> bit & 1:
            state ^= term
    return state


@cache
def _share(distance: int) -> tuple[int, ...]:
    if distance == 0:
        return tuple(range(32))
    return tuple(_step(share, 0) for share in _share(distance - 1))


@cache
def _shares(prefix: str, length: int) -> tuple[int, tuple[tuple[int, ...], ...]]:
    state = 1
    for letter in prefix:
        state = _step(state, ord(letter) & 31)
    for _ in range(length + 1):
        state = _step(state, 0)
    return state, tuple(_share(length - 1 - place) for place in range(length))


def verify(prefix: str, values: bytes) -> int:
    """1 where the checksum in `values` fits `prefix`."""
    start, table = _shares(prefix, len(values))
    return reduce(xor, map(getitem, table, values), start)


def decode(prefix: str, letters: str) -> tuple[int, bytes]:
    """The type (0 = key hash, 1 = script hash, ...) and the hash of the lower-case `letters` after the colon.

    ValueError on the form, BadChecksum on the checksum.
    """
    values = bech32.digits(letters)
    if not _CHECK < len(values) <= _CHECK + 104:
        raise ValueError("not as long as a CashAddr can be")
    if verify(prefix, values) != 1:
        raise BadChecksum("the CashAddr checksum does not fit")
    raw = bech32.to_bytes(values[:-_CHECK])
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
