"""Witness version and program of a segwit address: BIP-141, BIP-173 and BIP-350.

https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki
"""

from . import base32, bech32
from .bech32 import BECH32, BECH32M
from .errors import BadChecksum

LIMIT = 90  # characters
_CHECK = 6
_V0_SIZES = (20, 32)
_SIZES = range(2, 41)
_VERSIONS = 17


def decode(hrp: str, text: str) -> tuple[int, bytes]:
    """The version and program of `text`, which starts with `hrp` and "1" in either case.

    ValueError on the form, BadChecksum on the checksum. A version above 0 under the older bech32 checksum is refused,
    as BIP-350 says: that checksum lets a letter be inserted unseen.
    """
    if len(text) > LIMIT:
        raise ValueError("longer than a segwit address can be")
    letters = bech32.fold(text)[len(hrp) + 1 :]
    count = len(letters) - _CHECK - 1  # letters of the program
    if count < 0:
        raise ValueError("nothing between prefix and checksum")
    number = bech32.number(letters)
    constant = bech32.checksum(hrp, number, len(letters))
    body = number >> 5 * _CHECK
    version = body >> 5 * count
    if constant != (BECH32M if version else BECH32):
        if constant in (BECH32, BECH32M):
            raise BadChecksum("the checksum is of the wrong kind for its witness version (bech32 for 0, bech32m above)")
        raise BadChecksum("the checksum does not fit")
    if version >= _VERSIONS:
        raise ValueError("a witness version that cannot exist")
    program = base32.pack(body ^ version << 5 * count, count)
    if len(program) not in (_SIZES if version else _V0_SIZES):
        raise ValueError("the witness program is not as long as its version asks")
    return version, program


def encode(hrp: str, version: int, program: bytes) -> str:
    """The segwit address of a witness program."""
    values = bytes([version]) + bech32.to_values(program)
    return bech32.encode(hrp, values, BECH32M if version else BECH32)
