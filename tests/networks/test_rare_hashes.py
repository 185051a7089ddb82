"""The hashes and encodings that no common library has, against published digests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.codec import base32, cbor, cryptonote, f4jumble
from networks.codec.blake256 import blake256
from networks.codec.groestl import groestl512


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"", "716f6e863f744b9ac22c97ec7b76ea5f5908bc5b2f67c61510bfc4751384ea7a"),
        (b"\0", "0ce8d4ef4dd7cd8d62dfded9d4edb0a774ae6a41929a74da23109e8f11139c87"),
        (bytes(72), "d419bad32d504fb7d44d460c42c5593fe544fa4c135dec31e21bd9abdcc22d41"),
    ],
)
def test_blake256_gives_the_digests_of_its_authors(data, digest):
    """The BLAKE submission to SHA-3, appendix of test vectors, and the empty message as published since."""
    assert blake256(data).hex() == digest


def test_groestl512_gives_the_digest_of_its_authors():
    """The empty message in the Groestl submission's known answers (ShortMsgKAT_512, Len = 0)."""
    assert groestl512(b"").hex() == (
        "6d3ad29d279110eef3adbd66de2a0345a77baede1557f5d099fce0c03d6dc2ba"
        "8e6d4a6633dfbd66053c20faa87d1a11f39a7fbe4a6c2f009801370308fc4ad8"
    )


@pytest.mark.parametrize("size", [54, 55, 56, 63, 64, 118, 119, 120, 128, 200])
def test_the_hashes_read_every_byte_on_both_sides_of_a_block(size):
    data = bytes(range(size))
    changed = data[:-1] + b"\xff"
    assert blake256(data) != blake256(changed)
    assert groestl512(data) != groestl512(changed)


@given(st.binary(max_size=120))
def test_cryptonote_base58_reads_what_it_writes(raw):
    text = cryptonote.encode(raw)
    assert cryptonote.decode(text) == raw
    assert len(text) == len(raw) // 8 * 11 + {0: 0, 1: 2, 2: 3, 3: 5, 4: 6, 5: 7, 6: 9, 7: 10}[len(raw) % 8]


@pytest.mark.parametrize(
    "text",
    [
        "zzzzzzzzzzz",  # 58**11 is more than 8 bytes hold
        "jpXCZedGfVR",  # 2**64
        "5R",  # 256
        "1",
        "1111",
        "0123",
        "zz",
    ],
)
def test_cryptonote_base58_refuses_what_overflows_its_block(text):
    with pytest.raises(ValueError, match=r"block|character"):
        cryptonote.decode(text)
    assert cryptonote.decode("jpXCZedGfVQ") == b"\xff" * 8


@given(st.binary(max_size=70))
def test_base32_has_one_text_for_each_value(raw):
    text = base32.writer(base32.UPPER)(raw)
    assert base32.reader(base32.UPPER)(text) == raw


@pytest.mark.parametrize("text", ["A", "AB", "MZXW6===", "mzxw6", "MZXW7"])
def test_base32_refuses_padding_other_cases_and_bits_left_over(text):
    with pytest.raises(ValueError, match=r"bits|character"):
        base32.reader(base32.UPPER)(text)


@given(st.binary(min_size=48, max_size=300))
def test_f4jumble_is_undone_by_its_inverse(message):
    assert f4jumble.invert(f4jumble.jumble(message)) == message


def test_f4jumble_refuses_what_is_too_short():
    with pytest.raises(ValueError, match="short"):
        f4jumble.invert(bytes(47))


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ("00", 0),
        ("1818", 24),
        ("1a00012345", 0x12345),
        ("43010203", b"\1\2\3"),
        ("820102", [1, 2]),
        ("a201410a020b", {1: b"\n", 2: 11}),
        ("d81841ff", cbor.Tagged(24, b"\xff")),
    ],
)
def test_cbor_reads_what_addresses_are_made_of(data, value):
    assert cbor.decode(bytes.fromhex(data)) == value


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1817",  # 23 fits the first byte
        "190017",
        "1a0000ffff",
        "1b00000000ffffffff",
        "5f41ff",  # indefinite
        "9f01ff",
        "5bffffffffffffffff",  # a length no memory has
        "9affffffff",
        "bb7fffffffffffffff",
        "8181818181818181",
        "820102ff",
        "4101ff",
        "a2020a010b",  # out of order
        "a2010a010b",  # twice
        "a141010a",  # a key that is no number
        "20",
        "6161",
        "f6",
        "fb3ff0000000000000",
    ],
)
def test_cbor_refuses_every_other_way_to_write_it(data):
    with pytest.raises(ValueError, match="CBOR"):
        cbor.decode(bytes.fromhex(data))
