"""Keccak-256 as Ethereum uses it (not SHA3-256), from the first backend that is there.

`hashlib` has it where OpenSSL is 3.2 or newer; safe-pysha3 is compiled and quick; pycryptodome is the last choice, as
its import alone costs 90 ms. The choice is made when the first address needs it.
"""

import hashlib
from collections.abc import Callable
from typing import Protocol, cast


class Hash(Protocol):
    """What all backends answer with."""

    def digest(self) -> bytes:
        """The 32 bytes."""

    def hexdigest(self) -> str:
        """The 64 lower-case hex digits."""


def _from_openssl() -> Callable[[bytes], Hash]:
    hashlib.new("keccak-256")

    def keccak(data: bytes) -> Hash:
        return hashlib.new("keccak-256", data)

    return keccak


def _from_pysha3() -> Callable[[bytes], Hash]:
    import sha3  # noqa: PLC0415 - loaded only when an address needs it

    return cast("Callable[[bytes], Hash]", sha3.keccak_256)


def _from_pycryptodome() -> Callable[[bytes], Hash]:
    from Crypto.Hash import keccak as module  # noqa: PLC0415 - as above

    def keccak(data: bytes) -> Hash:
        return cast("Hash", module.new(digest_bits=256, data=data))

    return keccak


def backend() -> Callable[[bytes], Hash]:
    """The quickest keccak-256 that this interpreter has. RuntimeError where it has none."""
    for find in (_from_openssl, _from_pysha3, _from_pycryptodome):
        try:
            return find()
        except (ValueError, ImportError):
            continue
    raise RuntimeError("no Keccak-256 here: install safe-pysha3 or pycryptodome")


keccak256 = backend()  # this module itself is imported only by families that hash with it


def keccak(data: bytes) -> bytes:
    """The 32 bytes of Keccak-256."""
    return keccak256(data).digest()
