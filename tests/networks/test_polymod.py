"""The checksum over bytes, against the definition that goes letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.codec import base32, bech32, cashaddr
from networks.codec.errors import BadChecksum

_BECH32 = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CASHADDR = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
_VALUES = st.lists(st.integers(0, 31), max_size=520).map(bytes)
_PREFIXES = st.text(alphabet=[chr(code) for code in range(33, 127)], min_size=1, max_size=20)


def _slow(generator, bits, values):
    """BIP-173's bech32_polymod and CashAddr's PolyMod, as their specifications write them."""
    state = 1
    for value in values:
        top = state >> (bits - 5)
        state = (state & ((1 << (bits - 5)) - 1)) << 5 ^ value
        for place, term in enumerate(generator):
            state ^= term if top >> place & 1 else 0
    return state


@given(_PREFIXES, _VALUES)
def test_bech32s_checksum_is_the_one_of_its_specification(hrp, values):
    before = [ord(letter) >> 5 for letter in hrp] + [0] + [ord(letter) & 31 for letter in hrp]
    assert bech32.verify(hrp, values) == _slow(_BECH32, 30, before + list(values))


@given(_PREFIXES, _VALUES)
def test_cashaddrs_checksum_is_the_one_of_its_specification(prefix, values):
    before = [ord(letter) & 31 for letter in prefix] + [0]
    assert cashaddr.verify(prefix, values) == _slow(_CASHADDR, 40, before + list(values))


@given(st.binary(min_size=1, max_size=70))
def test_a_bound_reader_reads_what_decode_reads(raw):
    text = bech32.encode("cosmos", bech32.to_values(raw))
    letters = text[len("cosmos1") :]
    assert bech32.reader("cosmos1", len(letters))(letters) == raw == bech32.to_bytes(bech32.decode(text, limit=200)[1])


@given(st.binary(min_size=20, max_size=20), st.integers(0, 37), st.integers(1, 31))
def test_a_bound_reader_refuses_every_changed_letter(raw, place, change):
    text = bech32.encode("cosmos", bech32.to_values(raw))[len("cosmos1") :]
    other = bech32.LETTERS[bech32.LETTERS.index(text[place]) ^ change]
    with pytest.raises(BadChecksum):
        bech32.reader("cosmos1", 38)(text[:place] + other + text[place + 1 :])


def test_a_bound_reader_refuses_bits_that_are_left_over():
    values = bech32.to_values(bytes(32))
    letters = bech32.encode("cosmos", values[:-1] + b"\1")[len("cosmos1") :]
    with pytest.raises(ValueError, match="left over"):
        bech32.reader("cosmos1", len(letters))(letters)


_READERS = {
    "bech32": bech32.reader("cosmos1", 38),
    "bech32.number": bech32.number,
    "upper": base32.reader(base32.UPPER),
    "lower": base32.reader(base32.LOWER),
}


@pytest.mark.parametrize("letter", [chr(code) for code in range(256)] + ["\u0663", "\uff11"])
@pytest.mark.parametrize("name", _READERS)
@pytest.mark.parametrize("place", [0, 5, 37])
def test_no_character_is_forgiven_that_an_alphabet_does_not_have(name, letter, place):
    alphabet = {"upper": base32.UPPER, "lower": base32.LOWER}.get(name, bech32.LETTERS)
    if letter not in alphabet:
        letters = alphabet[3] * 38
        with pytest.raises(ValueError, match="does not have"):
            _READERS[name](letters[:place] + letter + letters[place + 1 :])
