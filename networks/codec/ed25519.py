"""Whether 32 bytes are a point of the Ed25519 curve (RFC 8032, 5.1.3)."""

from collections.abc import Callable
from functools import cache
from itertools import count

_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P
_SIGN = 1 << 255
_PATIENCE = 200  # checks of 0.1 ms here cost as much as importing libsodium, which then needs a tenth of that
_asked = count()


def on_curve(key: bytes) -> bool:
    """True where x can be recovered from y, that is where somebody can own the private key to `key`."""
    number = int.from_bytes(key, "little")
    y = number & (_SIGN - 1)
    if y >= _P:
        return False
    square = y * y % _P
    above, below = (square - 1) % _P, (_D * square + 1) % _P  # x * x is their quotient
    if above == 0:
        return not number & _SIGN  # x = 0 has no sign
    if next(_asked) >= _PATIENCE:
        return _decodes()(key)
    return pow(above * below, (_P - 1) // 2, _P) == 1  # a quotient is a square where the product is


@cache
def _decodes() -> Callable[[bytes], bool]:
    """The same question to libsodium, which decodes what it adds."""
    from nacl.bindings import crypto_core_ed25519_add  # noqa: PLC0415 - 20 ms that few need
    from nacl.exceptions import RuntimeError as SodiumError  # noqa: PLC0415 - as above

    neutral = b"\1" + bytes(31)

    def decodes(key: bytes) -> bool:
        try:
            crypto_core_ed25519_add(key, neutral)
        except SodiumError:
            return False
        return True

    return decodes
