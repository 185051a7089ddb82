"""Base58, read many digits at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.codec import base58
from networks.codec.errors import BadChecksum


def _slow(text: str, alphabet: str) -> bytes:
    """The definition, digit by digit."""
    number = 0
    for letter in text:
        number = number * 58 + alphabet.index(letter)
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


@given(st.text(alphabet=base58.BITCOIN, max_size=300))
def test_reading_all_digits_at_once_gives_what_reading_each_gives(text):
    assert base58.decode(text) == _slow(text, base58.BITCOIN)


@given(st.text(alphabet=base58.RIPPLE, max_size=70))
def test_the_ripple_alphabet_counts_in_its_own_order(text):
    assert base58.decode(text, base58.RIPPLE) == _slow(text, base58.RIPPLE)


@given(st.binary(max_size=200))
def test_bytes_survive_encoding(raw):
    assert base58.decode(base58.encode(raw)) == raw


@given(st.binary(max_size=60))
def test_a_checksum_guards_the_bytes(raw):
    text = base58.encode_check(raw)
    if raw:
        assert base58.decode_check(text) == raw
    with pytest.raises(BadChecksum):
        base58.decode_check(base58.encode(raw + bytes([base58.checksum(raw)[0] ^ 1]) + base58.checksum(raw)[1:] + b"x"))


@pytest.mark.parametrize("text", ["0", "O", "I", "l", "1é", "a b", "\x00"])
def test_characters_outside_the_alphabet_are_refused(text):
    with pytest.raises(ValueError, match="does not have"):
        base58.decode(text)
