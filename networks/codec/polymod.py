"""The checksum of bech32 and CashAddr (the "polymod"), over the bytes of one number instead of letter by letter.

It is linear over XOR, so a byte's share depends on its value and its distance from the end alone: with those shares in
a table the whole checksum is one XOR over 20 bytes, where 38 letters would carry a state each. A table is made when the
first text is long enough to need it (8 KiB, some 10 us), and all prefixes and lengths share it.
"""

from collections.abc import Iterable
from functools import reduce
from operator import getitem, xor
from typing import NamedTuple

_BITS = 5  # a letter


class Shares(NamedTuple):
    """For one prefix and length: where the checksum starts, how many bytes there are, and each byte's shares."""

    start: int
    size: int
    table: tuple[tuple[int, ...], ...]


class Polymod:
    """Remainders of one generator polynomial over GF(32), `letters` five-bit letters long."""

    def __init__(self, generator: tuple[int, ...], letters: int) -> None:
        self.letters = letters
        self.bits = _BITS * letters
        self.mask = (1 << self.bits) - 1
        self._generator = generator
        self._of_bit: dict[int, int] = {}
        self._tables: dict[int, tuple[int, ...]] = {}

    def step(self, state: int, value: int = 0) -> int:
        """The state after one more letter."""
        top = state >> (self.bits - _BITS)
        state = (state << _BITS & self.mask) ^ value
        for bit, term in enumerate(self._generator):
            if top >> bit & 1:
                state ^= term
        return state

    def shares(self, before: Iterable[int], count: int) -> Shares:
        """What to XOR for `count` letters, checksum included, that follow the values of a prefix."""
        start = reduce(self.step, before, 1)
        for _ in range(count):
            start = self.step(start)
        size = -(-_BITS * max(count - self.letters, 0) // 8)
        return Shares(start, size, tuple([self._table(place) for place in range(size)][::-1]))

    def remainder(self, shares: Shares, number: int) -> int:
        """The checksum's constant, where `number` is all letters."""
        raw = (number >> self.bits).to_bytes(shares.size, "big")
        return reduce(xor, map(getitem, shares.table, raw), shares.start ^ number & self.mask)

    def _table(self, place: int) -> tuple[int, ...]:
        """The shares of the 256 values of a byte with `place` bytes between it and the checksum."""
        found = self._tables.get(place)
        if found is None:
            sums = [0]
            for bit in range(8 * place, 8 * place + 8):
                share = self._share(bit)
                sums += [share ^ other for other in sums]
            found = self._tables[place] = tuple(sums)
        return found

    def _share(self, bit: int) -> int:
        """The share of one bit of what stands before the checksum; a letter further left is one step more."""
        found = self._of_bit.get(bit)
        if found is None:
            found = 1 << bit if bit < _BITS else self._share(bit - _BITS)
            for _ in range(self.letters if bit < _BITS else 1):
                found = self.step(found)
            self._of_bit[bit] = found
        return found
