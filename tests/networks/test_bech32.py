"""BIP-173 and BIP-350, every vector."""

import json
from pathlib import Path

import pytest

import networks
from networks.codec import bech32, segwit

_HERE = Path(__file__).parent / "vectors"
BIP173 = json.loads((_HERE / "bip173.json").read_text())
BIP350 = json.loads((_HERE / "bip350.json").read_text())
ADDRESSES = dict(BIP173["addresses"] + BIP350["addresses"])
REFUSED = BIP173["not_addresses"] + BIP173["superseded"] + BIP350["not_addresses"]


@pytest.mark.parametrize("text", BIP173["bech32"])
def test_the_bech32_strings_decode_under_the_old_constant(text):
    assert bech32.decode(text)[2] == bech32.BECH32


@pytest.mark.parametrize("text", BIP350["bech32m"])
def test_the_bech32m_strings_decode_under_the_new_constant(text):
    assert bech32.decode(text)[2] == bech32.BECH32M


@pytest.mark.parametrize("text", BIP173["bech32"] + BIP350["bech32m"])
def test_what_was_decoded_encodes_to_the_same_text(text):
    hrp, values, constant = bech32.decode(text)
    assert bech32.encode(hrp, values, constant) == text.lower()


@pytest.mark.parametrize("text", BIP173["not_bech32"])
def test_the_invalid_bech32_strings_are_refused(text):
    with pytest.raises(ValueError, match=r"\w"):
        bech32.decode(text)


@pytest.mark.parametrize("text", BIP350["not_bech32m"])
def test_the_invalid_bech32m_strings_are_refused(text):
    with pytest.raises(ValueError, match=r"\w"):
        bech32.decode(text)


def _network(text):
    return "bitcoin-testnet" if text.lower().startswith("tb1") else "bitcoin"


@pytest.mark.parametrize(("text", "script"), ADDRESSES.items())
def test_the_addresses_stand_for_the_scripts_of_the_specification(text, script):
    address = networks.check(_network(text), text)
    version, program = segwit.decode(text[:2].lower(), text)
    opcode = bytes([0x50 + version if version else 0, len(program)])
    assert (opcode + program).hex() == script
    assert address.text == text.lower() == segwit.encode(text[:2].lower(), version, program)


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("network", ["bitcoin", "bitcoin-testnet"])
def test_the_invalid_addresses_are_refused(text, network):
    with pytest.raises(networks.AddressError):
        networks.check(network, text)


@pytest.mark.parametrize("text", BIP173["superseded"])
def test_a_taproot_address_under_the_old_checksum_is_a_bad_checksum(text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check("BTC", text)
    assert caught.value.code == "bad_checksum"


@pytest.mark.parametrize("text", [text for text in ADDRESSES if text.lower().startswith("tb1")])
def test_a_test_network_address_is_never_valid_on_the_main_network(text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check("BTC:bitcoin", text)
    assert (caught.value.code, caught.value.looks_like) == ("testnet", ("bitcoin-testnet",))


def test_kinds_are_named_and_unused_witness_versions_warned_of():
    kinds = {text.lower()[:4]: networks.check("bitcoin", text) for text in ADDRESSES if text.lower().startswith("bc1")}
    assert kinds["bc1q"].kind == "p2wpkh"
    assert kinds["bc1q"].warnings == ()
    assert kinds["bc1s"].kind == "witness-v16"
    assert [notice.code for notice in kinds["bc1z"].warnings] == ["future_witness"]
    assert kinds["bc1p"].kind == "p2tr"


def test_bytes_survive_the_change_of_base():
    for size in range(70):
        raw = bytes(range(200, 200 + size % 50)) + bytes(size // 2)
        assert bech32.to_bytes(bech32.to_values(raw)) == raw
