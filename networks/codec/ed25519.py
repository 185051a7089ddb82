"""Whether 32 bytes are a point of the Ed25519 curve (RFC 8032, 5.1.3)."""

_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P
_SIGN = 1 << 255


def on_curve(key: bytes) -> bool:
    """True where x can be recovered from y, that is where somebody can own the private key to `key`."""
    number = int.from_bytes(key, "little")
    y = number & (_SIGN - 1)
    if y >= _P:
        return False
    square = y * y % _P
    x_squared = (square - 1) * pow(_D * square + 1, -1, _P) % _P
    if x_squared == 0:
        return not number & _SIGN  # x = 0 has no sign
    return pow(x_squared, (_P - 1) // 2, _P) == 1
