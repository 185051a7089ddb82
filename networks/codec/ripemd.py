"""RIPEMD-160, which some builds of OpenSSL no longer offer."""

import hashlib
from collections.abc import Callable


def _backend() -> Callable[[bytes], bytes]:
    try:
        hashlib.new("ripemd160")
    except ValueError:
        from Crypto.Hash import RIPEMD160  # noqa: PLC0415 - only where OpenSSL has none

        return lambda data: bytes(RIPEMD160.new(data).digest())
    return lambda data: hashlib.new("ripemd160", data).digest()


ripemd160 = _backend()
