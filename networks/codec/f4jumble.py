"""F4Jumble: mixes a message so that a changed letter anywhere changes all of it (ZIP-316).

https://zips.z.cash/zip-0316#jumbling
"""

from hashlib import blake2b

SHORTEST = 48  # bytes
_BLOCK = 64


def _xor(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).to_bytes(len(one), "big")


def _h(turn: int, data: bytes, size: int) -> bytes:
    return blake2b(data, digest_size=size, person=b"UA_F4Jumble_H" + bytes([turn, 0, 0])).digest()


def _g(turn: int, data: bytes, size: int) -> bytes:
    person = b"UA_F4Jumble_G" + bytes([turn])
    blocks = range(-(-size // _BLOCK))
    return b"".join(blake2b(data, person=person + block.to_bytes(2, "little")).digest() for block in blocks)[:size]


def _halves(message: bytes) -> tuple[bytes, bytes]:
    if len(message) < SHORTEST:
        raise ValueError("too short to be jumbled")
    cut = min(_BLOCK, len(message) // 2)
    return message[:cut], message[cut:]


def invert(message: bytes) -> bytes:
    """What was jumbled. ValueError on a message shorter than SHORTEST."""
    left, right = _halves(message)
    left = _xor(left, _h(1, right, len(left)))
    right = _xor(right, _g(1, left, len(right)))
    left = _xor(left, _h(0, right, len(left)))
    right = _xor(right, _g(0, left, len(right)))
    return left + right


def jumble(message: bytes) -> bytes:
    """`message`, jumbled. ValueError on a message shorter than SHORTEST."""
    left, right = _halves(message)
    right = _xor(right, _g(0, left, len(right)))
    left = _xor(left, _h(0, right, len(left)))
    right = _xor(right, _g(1, left, len(right)))
    left = _xor(left, _h(1, right, len(left)))
    return left + right
