"""TRON, Solana, the XRP Ledger."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import networks
from networks.codec import base58, ed25519

X = json.loads((Path(__file__).parent / "vectors" / "xaddress.json").read_text())
TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
SOLANA = "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv"


def code(where, text, memo=None):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text, memo)
    return caught.value.code


def test_a_tron_address_is_read():
    assert networks.check("USDT:tron", TRON) == networks.Address("USDT", "tron", TRON, "base58check")


@pytest.mark.parametrize("form", ["{}", "0x{}"])
def test_the_hex_form_of_tron_is_refused_and_the_usual_form_offered(form):
    body = base58.decode_check(TRON).hex()
    with pytest.raises(networks.AddressError) as caught:
        networks.check("tron", form.format(body))
    assert caught.value.code == "bad_format"
    assert TRON in caught.value.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TRON[:-1], "bad_length"),
        (TRON + "1", "bad_length"),
        (TRON[:-1] + "9", "bad_checksum"),
        ("T" + "z" * 33, "bad_checksum"),
        (base58.encode_check(b"\x42" + bytes(range(20))), "bad_format"),
        ("T0RabPrwbZy45sbavfcjinPJC18kjpRTv8", "bad_format"),
    ],
)
def test_what_is_no_tron_address_is_refused(text, expected):
    assert code("tron", text) == expected


def test_a_solana_address_is_32_bytes_whatever_its_length():
    assert networks.check("solana", SOLANA).text == SOLANA
    short = base58.encode(b"\0" * 8 + bytes(range(1, 25)))
    assert networks.check("solana", short).kind == "account"
    assert code("solana", base58.encode(bytes(range(1, 34)))) == "bad_length"
    assert code("solana", base58.encode(bytes(range(1, 32)))) in {"bad_length", "bad_format"}
    assert code("solana", "1" + SOLANA) == "bad_length"
    assert code("solana", SOLANA[:-1] + "0") == "bad_format"


def test_a_solana_address_that_no_key_signs_for_is_warned_of_when_asked_with_care():
    off = next(
        text for n in range(99) if not ed25519.on_curve(base58.decode(text := base58.encode(bytes([n + 1] * 32))))
    )
    assert [notice.code for notice in networks.check("solana", off).warnings] == ["off_curve"]
    (bulk,), (careful,) = ([*networks.check_many([("solana", off)], careful=care)] for care in (False, True))
    assert bulk.address.warnings == ()
    assert careful.address.warnings[0].code == "off_curve"


@given(st.binary(min_size=32, max_size=32))
def test_libsodium_agrees_on_what_a_curve_point_is(key):
    own = ed25519.on_curve(key) if next(ed25519._asked) < 150 else None
    y = int.from_bytes(key, "little") & ~(1 << 255)
    if own is not None and y > 1:
        assert own == ed25519._decodes()(key) or y >= 2**255 - 19


@pytest.mark.parametrize(
    ("y", "sign", "answer"),
    [
        (1, 0, True),  # the neutral point, x = 0
        (1, 1, False),  # which has no second sign
        (2**255 - 20, 0, True),  # y = -1, x = 0
        (2**255 - 19, 0, False),  # y is not reduced
        (2**255 - 1, 0, False),
        (2, 0, False),
        (4 * pow(5, -1, 2**255 - 19) % (2**255 - 19), 0, True),  # the base point of RFC 8032
    ],
)
def test_the_corners_of_the_curve_are_known(y, sign, answer):
    assert ed25519.on_curve((y | sign << 255).to_bytes(32, "little")) is answer


@pytest.mark.parametrize(("classic", "tag", "main", "test"), X["rows"])
def test_the_x_addresses_carry_account_and_tag(classic, tag, main, test):
    address = networks.check("XRP:ripple", main)
    assert (address.kind, address.memo, address.text) == ("x-address", tag, main)
    assert classic in address.warnings[0].message
    assert networks.check("ripple-testnet", test).memo == tag
    assert networks.check("ripple", classic).kind == "classic"


@pytest.mark.parametrize("row", X["rows"], ids=lambda row: row[3])
def test_a_test_network_x_address_is_refused_on_the_main_network(row):
    assert code("XRP", row[3]) == "testnet"
    assert code("ripple-testnet", row[2]) in {"wrong_network", "bad_format"}


@pytest.mark.parametrize("text", X["bad_checksum"] + X["bad_prefix"] + X["64_bit_tag"])
def test_the_invalid_x_addresses_are_refused(text):
    assert code("XRP", text) in {"bad_checksum", "bad_format"}


def test_two_base58_strings_that_are_not_20_bytes_are_no_xrp_accounts():
    for size in (19, 21):
        assert code("XRP", base58.encode_check(b"\0" + bytes(range(1, size + 1)), base58.RIPPLE)) in {
            "bad_length",
            "bad_checksum",
        }
