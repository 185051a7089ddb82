"""Zcash addresses: transparent, TEX (ZIP-320), Sapling, unified (ZIP-316), and Sprout, which is over."""

import json
from pathlib import Path

import pytest

import networks
from networks.codec import base58, bech32, f4jumble

VECTORS = Path(__file__).parent / "vectors"
ZIP316 = json.loads((VECTORS / "zip316.json").read_text())["rows"]
ZIP320 = json.loads((VECTORS / "zip320.json").read_text())["rows"]
HASH = bytes(range(1, 21))
KEYS = bytes(range(1, 44))


def code(where, text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    return caught.value.code


def unified(*items, hrp="u", padding=None, constant=bech32.BECH32M):
    """Items are pairs of type and body, or bytes as they are."""
    body = b"".join(item if isinstance(item, bytes) else bytes([item[0], len(item[1])]) + item[1] for item in items)
    end = (padding or hrp).encode().ljust(16, b"\0")
    return bech32.encode(hrp, bech32.to_values(f4jumble.jumble(body + end)), constant)


@pytest.mark.parametrize(("transparent", "body", "tex"), ZIP320)
def test_a_tex_address_is_its_transparent_one_and_wants_transparent_coins(transparent, body, tex):
    first, second = networks.check("ZEC:zcash", transparent), networks.check("ZEC:zcash", tex)
    assert (first.kind, second.kind) == ("p2pkh", "tex")
    assert base58.decode_check(transparent)[2:].hex() == body
    assert [notice.code for notice in second.warnings] == ["transparent_only"]
    assert networks.check("zcash", tex.upper()).text == tex


@pytest.mark.parametrize(("p2pkh", "p2sh", "sapling", "orchard", "unknown", "body", "text"), ZIP316)
def test_a_unified_address_holds_the_receivers_it_was_made_of(p2pkh, p2sh, sapling, orchard, unknown, body, text):
    assert networks.check("zcash", text).kind == "unified"
    plain = f4jumble.invert(bech32.to_bytes(bech32.decode(text, limit=512)[1])).hex()
    for receiver in filter(None, (p2pkh, p2sh, sapling, orchard, body)):
        assert receiver in plain


def test_a_unified_address_may_hold_receivers_of_the_future_beside_known_ones():
    text = unified((0, HASH), (2, KEYS), (3, KEYS), (9, b"\1"))
    assert networks.check("zcash", text).kind == "unified"


@pytest.mark.parametrize(
    "text",
    [
        unified((0, HASH), (1, HASH), (3, KEYS)),  # two transparent ones
        unified((0, HASH + KEYS)),  # a length that its type does not have
        unified((0, HASH), (3, KEYS), padding="utest"),
        unified((3, KEYS), (2, KEYS)),  # not in order
        unified((3, KEYS), (3, KEYS)),
        unified((2, KEYS[:-1])),
        unified((9, KEYS)),  # nothing known
        unified((2, KEYS), b"\x09\xff"),  # cut off
        unified((2, KEYS), b"\xfd\x09\x00\x01a"),  # a number longer than it need be
        unified((2, KEYS), constant=bech32.BECH32),
        unified((0, HASH), b"\0" * 20),
        bech32.encode("u", bech32.to_values(KEYS), bech32.BECH32M),  # too short to be jumbled
    ],
)
def test_what_is_no_unified_address_is_refused(text):
    assert code("zcash", text) in {"bad_format", "bad_checksum"}


@pytest.mark.parametrize(
    "text",
    [
        bech32.encode("zs", bech32.to_values(KEYS[:-1])),
        bech32.encode("zs", bech32.to_values(KEYS), bech32.BECH32M),
        bech32.encode("tex", bech32.to_values(HASH)),
        bech32.encode("tex", bech32.to_values(KEYS), bech32.BECH32M),
        bech32.encode("zs1x", bech32.to_values(KEYS)),
    ],
)
def test_the_other_bech32_forms_are_as_long_and_as_checked_as_they_must_be(text):
    assert code("zcash", text) == "bad_format"


def test_nobody_is_paid_to_sprout_any_more():
    assert code("zcash", base58.encode_check(bytes.fromhex("169a") + bytes(64))) == "not_payable"
    assert code("zcash", base58.encode_check(bytes.fromhex("16b6") + bytes(64))) in {"wrong_network", "testnet"}


@pytest.mark.parametrize(
    "text",
    [
        base58.encode_check(bytes.fromhex("1d25") + HASH),
        base58.encode_check(bytes.fromhex("1cba") + HASH),
        bech32.encode("ztestsapling", bech32.to_values(KEYS)),
        bech32.encode("textest", bech32.to_values(HASH), bech32.BECH32M),
        unified((3, KEYS), hrp="utest"),
        unified((3, KEYS), hrp="uregtest"),
    ],
)
def test_test_networks_are_refused_by_name(text):
    assert code("zcash", text) == "testnet"
