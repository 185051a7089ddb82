"""As much of CBOR (RFC 8949) as Byron addresses are made of, in its one canonical form, with every length bounded.

Whole numbers, byte strings, arrays, maps and tags; no indefinite lengths, no number longer than it need be.
"""

from typing import NamedTuple, TypeAlias

Value: TypeAlias = "int | bytes | list[Value] | dict[int, Value] | Tagged"

_DEPTH = 4
_ITEMS = 16
_INLINE = 24  # the first value of the five low bits that means that the number follows
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_NUMBER, _BYTES, _ARRAY, _MAP, _TAG = 0, 2, 4, 5, 6


class Tagged(NamedTuple):
    """A value with a number that says how to read it."""

    tag: int
    value: "Value"


def decode(data: bytes) -> Value:
    """The one value that `data` is. ValueError on anything else, anything after it, and any other way to write it."""
    value, end = _read(data, 0, _DEPTH)
    if end != len(data):
        raise ValueError("something follows the CBOR value")
    return value


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Major type, argument, and where the content starts."""
    if at >= len(data):
        raise ValueError("the CBOR value is cut off")
    major, low = divmod(data[at], 32)
    if low < _INLINE:
        return major, low, at + 1
    width = _WIDTHS.get(low)
    if width is None or at + 1 + width > len(data):
        raise ValueError("a CBOR length that is cut off or indefinite")
    number = int.from_bytes(data[at + 1 : at + 1 + width], "big")
    if number < (_INLINE if width == 1 else 1 << 4 * width):
        raise ValueError("a CBOR number longer than it need be")
    return major, number, at + 1 + width


def _read(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    major, number, at = _head(data, at)
    if major == _NUMBER:
        return number, at
    if major == _BYTES:
        if number > len(data) - at:
            raise ValueError("a CBOR byte string that is cut off")
        return data[at : at + number], at + number
    if depth == 0 or (major in (_ARRAY, _MAP) and number > _ITEMS):
        raise ValueError("CBOR nested or filled beyond what an address needs")
    if major == _ARRAY:
        items: list[Value] = []
        for _ in range(number):
            item, at = _read(data, at, depth - 1)
            items.append(item)
        return items, at
    if major == _MAP:
        return _pairs(data, at, number, depth - 1)
    if major == _TAG:
        value, at = _read(data, at, depth - 1)
        return Tagged(number, value), at
    raise ValueError("a kind of CBOR value that no address has")


def _pairs(data: bytes, at: int, count: int, depth: int) -> tuple[dict[int, Value], int]:
    pairs: dict[int, Value] = {}
    for _ in range(count):
        key, at = _read(data, at, depth)
        if not isinstance(key, int) or (pairs and key <= max(pairs)):
            raise ValueError("CBOR keys that are no numbers, or not in order")
        pairs[key], at = _read(data, at, depth)
    return pairs, at
