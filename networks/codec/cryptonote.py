"""CryptoNote's base58: blocks of 8 bytes as 11 letters each, the last one shorter, so that lengths never vary.

All blocks of a text are joined at once, 16 bytes a block (see lanes). https://docs.getmonero.org/cryptography/base58/
"""

from .base58 import BITCOIN

BLOCK = 8  # bytes
LETTERS = 11  # a block
_SIZES = {0: 0, 2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7}  # bytes of the last block by its letters
_LANE = 16  # bytes
_DIGITS = bytes(BITCOIN.find(chr(code)) % 256 for code in range(256))
_FOREIGN = b"\xff"
_BLOCKS = 16  # in one text, more than any address has


def _mask(width: int) -> int:
    lane = (1 << (8 * width)) - 1
    return sum(lane << (16 * width * place) for place in range(_BLOCKS * _LANE // (2 * width)))


_M1, _M2, _M4, _M8 = (_mask(width) for width in (1, 2, 4, 8))
_PAD = bytes(_LANE - LETTERS)


def decode(text: str) -> bytes:
    """The bytes of `text`. ValueError on a foreign character, a length or a block that nobody writes."""
    digits = text.encode().translate(_DIGITS)
    if _FOREIGN in digits:
        raise ValueError("a character that base58 does not have")
    count, rest = divmod(len(digits), LETTERS)
    size = _SIZES.get(rest)
    if size is None or count >= _BLOCKS:
        raise ValueError("a number of characters that no bytes have")
    blocks = [_PAD + digits[start : start + LETTERS] for start in range(0, count * LETTERS, LETTERS)]
    blocks.append(bytes(_LANE - rest) + digits[count * LETTERS :])
    joined = _join(b"".join(blocks))
    words = [joined[start : start + _LANE] for start in range(0, len(joined), _LANE)]
    last = words.pop()
    if any(word[: _LANE - BLOCK].strip(b"\0") for word in words) or last[: _LANE - size].strip(b"\0"):
        raise ValueError("a block stands for more than its bytes")
    return b"".join([word[BLOCK:] for word in words]) + last[_LANE - size :]


def _join(digits: bytes) -> bytes:
    x = int.from_bytes(digits, "big")
    x = (x & _M1) + 58 * (x >> 8 & _M1)
    x = (x & _M2) + 58**2 * (x >> 16 & _M2)
    x = (x & _M4) + 58**4 * (x >> 32 & _M4)
    x = (x & _M8) + 58**8 * (x >> 64 & _M8)
    return x.to_bytes(len(digits), "big")


def encode(raw: bytes) -> str:
    """The text of `raw`."""
    letters = {size: count for count, size in _SIZES.items()} | {BLOCK: LETTERS}
    return "".join(
        _block(raw[start : start + BLOCK], letters[len(raw[start : start + BLOCK])])
        for start in range(0, len(raw), BLOCK)
    )


def _block(raw: bytes, count: int) -> str:
    value = int.from_bytes(raw, "big")
    return "".join(BITCOIN[value // 58**place % 58] for place in reversed(range(count)))
