"""Cardano addresses, by CIP-19."""

import json
from binascii import crc32
from pathlib import Path

import pytest

import networks
from networks.codec import base58, bech32

CIP19 = json.loads((Path(__file__).parent / "vectors" / "cip19.json").read_text())
ROOT = bytes(range(1, 29))


def code(where, text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    return caught.value.code


def shelley(header, body, hrp="addr", constant=bech32.BECH32):
    return bech32.encode(hrp, bech32.to_values(bytes([header]) + body), constant)


def byron(inner, crc=None):
    crc = crc32(inner) if crc is None else crc
    return base58.encode(b"\x82\xd8\x18\x58" + bytes([len(inner)]) + inner + b"\x1a" + crc.to_bytes(4, "big"))


def inner(attributes=b"\xa0", kind=b"\0", root=ROOT):
    return b"\x83\x58" + bytes([len(root)]) + root + attributes + kind


@pytest.mark.parametrize(("kind", "text"), CIP19["main"])
def test_addresses_of_the_main_network(kind, text):
    assert networks.check("ADA:cardano", text).kind == kind
    assert code("cardano-testnet", text) == "wrong_network"


@pytest.mark.parametrize(("kind", "text"), CIP19["test"])
def test_addresses_of_the_test_networks(kind, text):
    assert networks.check("cardano-testnet", text).kind == kind
    assert code("cardano", text) == "testnet"


@pytest.mark.parametrize("text", CIP19["stake"])
def test_a_stake_address_receives_nothing(text):
    assert code("cardano", text) == "not_payable"


@pytest.mark.parametrize("text", CIP19["contradicting"])
def test_prefix_and_network_inside_must_agree(text):
    """Multicoin and others say yes to addr1 with a test network's header."""
    assert code("cardano", text) == "bad_format"
    assert code("cardano-testnet", text) == "bad_format"


@pytest.mark.parametrize("header", [0x11, 0x31, 0x71])
def test_a_scripts_address_is_warned_about(header):
    found = networks.check("cardano", shelley(header, ROOT * (1 if header == 0x71 else 2)))
    assert "script_address" in {notice.code for notice in found.warnings}


@pytest.mark.parametrize(
    "text",
    [
        shelley(0x01, ROOT),  # no stake part
        shelley(0x01, ROOT + ROOT + b"\0"),
        shelley(0x61, ROOT + b"\0"),
        shelley(0x61, ROOT[:-1]),
        shelley(0x41, ROOT),  # no pointer
        shelley(0x41, ROOT + b"\1\2"),
        shelley(0x41, ROOT + b"\1\2\3\4"),
        shelley(0x41, ROOT + b"\x80\1\2\3"),  # a number longer than it need be
        shelley(0x41, ROOT + b"\1\2\x83"),  # cut off
        shelley(0x41, ROOT + b"\xff" * 12 + b"\1\2\3"),
        shelley(0x81, ROOT + ROOT),  # Byron's header in bech32
        shelley(0x91, ROOT + ROOT),
        shelley(0x62, ROOT),  # a network that is not there
        shelley(0x61, ROOT, hrp="stake"),
        shelley(0xE1, ROOT),
        shelley(0x61, ROOT, constant=bech32.BECH32M),
        shelley(0x61, ROOT, hrp="addr1"),
    ],
)
def test_a_shelley_address_holds_what_its_header_names(text):
    assert code("cardano", text) in {"bad_format", "bad_length", "bad_checksum"}


def test_byron_addresses_with_a_derivation_path_and_with_a_network_magic():
    path = bytes.fromhex("a101581e581c") + bytes(28)
    assert networks.check("cardano", byron(inner(path))).kind == "byron"
    magic = bytes.fromhex("a1024101")
    assert networks.check("cardano-testnet", byron(inner(magic))).kind == "byron"
    assert code("cardano", byron(inner(magic))) == "testnet"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (byron(inner(), crc=crc32(inner()) ^ 1), "bad_checksum"),
        (byron(inner(kind=b"\2")), "not_payable"),  # of the genesis
        (byron(inner(kind=b"\1")), "bad_format"),
        (byron(inner(root=ROOT[:-1])), "bad_format"),
        (byron(inner(attributes=b"\xa1\x03\x41\x00")), "bad_format"),
        (byron(inner(attributes=b"\xa1\x01\x00")), "bad_format"),
        (byron(inner(attributes=b"\xa1\x02\x41\xff")), "bad_format"),
        (byron(inner(attributes=b"\xa1\x02\x42\x18\x17")), "bad_format"),  # not canonical
        (byron(inner(attributes=b"\xbf\xff")), "bad_format"),
        (byron(inner() + b"\0"), "bad_format"),
        (byron(b"\x9b" + b"\xff" * 8 + bytes(30)), "bad_format"),  # a length that no memory has
    ],
)
def test_a_byron_address_is_whole_canonical_and_checked(text, expected):
    assert code("cardano", text) == expected


@pytest.mark.parametrize("place", range(59))
def test_the_usual_byron_address_is_refused_with_any_letter_changed(place):
    text = byron(inner())
    assert len(text) == 59
    assert networks.check("cardano", text)[2:4] == (text, "byron")
    changed = text[:place] + ("z" if text[place] != "z" else "y") + text[place + 1 :]
    assert code("cardano", changed) in {"bad_format", "bad_checksum"}


@pytest.mark.parametrize(
    "text",
    [
        byron(inner(), crc=crc32(inner()) ^ 1),
        byron(inner(kind=b"\1")),
        byron(inner(kind=b"\2")),
        byron(inner(attributes=b"\xa1")),
        byron(inner())[:-1] + "0",
    ],
)
def test_what_looks_like_the_usual_byron_address_is_looked_at_closely(text):
    assert text.startswith("Ae2")
    assert len(text) == 59
    assert code("cardano", text) in {"bad_format", "bad_checksum", "not_payable"}


def test_a_byron_crc_is_written_no_longer_than_it_need_be():
    root, crc = next((root, crc) for root in map(_root, range(200_000)) if (crc := crc32(inner(root=root))) < 1 << 16)
    assert code("cardano", byron(inner(root=root))) == "bad_format"
    raw = b"\x82\xd8\x18\x58\x21" + inner(root=root) + b"\x19" + crc.to_bytes(2, "big")
    assert networks.check("cardano", base58.encode(raw)).kind == "byron"


def _root(number):
    return number.to_bytes(28, "big")


def test_a_short_byron_address_is_of_the_main_network_only():
    assert code("cardano-testnet", byron(inner())) == "wrong_network"


@pytest.mark.parametrize("place", range(5, 103))
def test_the_usual_shelley_address_is_refused_with_any_letter_changed(place):
    text = shelley(1, bytes(range(100, 156)))
    assert len(text) == 103
    other = bech32.LETTERS[bech32.LETTERS.index(text[place]) ^ 8]
    assert code("cardano", text[:place] + other + text[place + 1 :]) == "bad_checksum"


def test_bits_left_over_in_a_shelley_address_are_zero():
    values = bech32.to_values(bytes([1]) + bytes(range(100, 156)))
    assert code("cardano", bech32.encode("addr", values[:-1] + bytes([values[-1] | 1]))) == "bad_format"


def test_the_usual_address_is_read_in_capitals_too():
    text = shelley(1, bytes(range(100, 156)))
    assert networks.check("cardano", text.upper()) == networks.check("cardano", text)
