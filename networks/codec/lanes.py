"""Joining many small digits at once: a big integer is 64 lanes of one byte, and every step merges neighbours.

M1 to M16 keep every second lane of 1 to 16 bytes. A text of up to PIECE digits is read by six merges, where a loop
would need one big multiplication a digit.
"""

PIECE = 64


def mask(width: int) -> int:
    """Every second lane of `width` bytes, over 64 bytes."""
    lane = (1 << (8 * width)) - 1
    return sum(lane << (16 * width * i) for i in range(PIECE // (2 * width)))


M1, M2, M4, M8, M16 = (mask(width) for width in (1, 2, 4, 8, 16))
