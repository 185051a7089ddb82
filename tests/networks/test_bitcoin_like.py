"""Bitcoin and the chains that copied it: base58check, CashAddr, MWEB."""

import json
from pathlib import Path

import pytest

import networks
from networks.codec import base58, bech32, cashaddr, segwit
from networks.families import base58check

CASHADDR = json.loads((Path(__file__).parent / "vectors" / "cashaddr.json").read_text())
HASH = bytes.fromhex("751e76e8199196d454941c45d1b3a323f1433bd6")
FAMILY = [network for network in networks.networks() if network.family == "base58check"]
FORMS = [
    (network, rule, version)
    for network in FAMILY
    for rule in ("p2pkh", "p2sh", "p2pkh_old", "p2sh_old")
    for version in network.rules.get(rule, "").split(",")
    if version
]


def code(where, text, memo=None):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text, memo)
    return caught.value.code


@pytest.mark.parametrize(
    ("network", "text", "kind"),
    [
        ("bitcoin", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "p2pkh"),
        ("bitcoin", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "p2sh"),
        ("bitcoin-testnet", "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", "p2pkh"),
        ("bitcoin-regtest", "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080", "p2wpkh"),
        ("litecoin", "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1", "p2pkh"),
        ("dogecoin", "DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD", "p2pkh"),
        ("dash", "XpESxaUmonkq8RaLLp46Brx2K39ggQe226", "p2pkh"),
    ],
)
def test_published_addresses_are_read(network, text, kind):
    address = networks.check(network, text)
    assert (address.text, address.kind, address.network) == (text, kind, network)


@pytest.mark.parametrize(("network", "rule", "version"), FORMS)
def test_every_version_byte_is_read_on_its_network(network, rule, version):
    text = base58.encode_check(bytes.fromhex(version) + HASH)
    address = networks.check(network.name, text)
    assert address.kind == rule.removesuffix("_old")
    assert ("ambiguous_form" in [notice.code for notice in address.warnings]) == rule.endswith("_old")


@pytest.mark.parametrize("network", FAMILY, ids=lambda network: network.name)
def test_a_version_byte_of_nobody_is_refused(network):
    width = len((network.rules.get("p2pkh") or network.rules["p2pkh_old"]).split(",")[0]) // 2
    assert code(network.name, base58.encode_check(b"\xe9" * width + HASH)) in {"wrong_network", "bad_length"}


@pytest.mark.parametrize("network", [network for network in FAMILY if "hrp" in network.rules], ids=lambda one: one.name)
def test_segwit_is_read_under_each_networks_own_prefix(network):
    hrp = network.rules["hrp"]
    assert networks.check(network.name, segwit.encode(hrp, 0, HASH)).kind == "p2wpkh"
    assert networks.check(network.name, segwit.encode(hrp, 0, HASH + bytes(12))).kind == "p2wsh"
    taproot, later = segwit.encode(hrp, 1, HASH + bytes(12)), segwit.encode(hrp, 2, HASH)
    if network.rules.get("witness") == "0":
        assert code(network.name, taproot) == "bad_format"
    else:
        assert networks.check(network.name, taproot).kind == "p2tr"
    if "future" in network.rules:
        assert networks.check(network.name, later).kind == "witness-v2"
    else:
        assert code(network.name, later) in {"bad_format", "wrong_network"}  # pactus shares the prefix of peercoin
    assert code(network.name, segwit.encode(hrp, 0, HASH + b"\1")) == "bad_format"


@pytest.mark.parametrize("size", [19, 21])
def test_twenty_bytes_and_no_others_make_an_address(size):
    assert code("bitcoin", base58.encode_check(b"\0" + (HASH + b"\1")[:size])) in {"bad_length", "bad_checksum"}


def test_leading_ones_stand_for_leading_zero_bytes_and_nothing_else():
    text = base58.encode_check(bytes(3) + HASH[2:])
    assert networks.check("bitcoin", text).text == text
    assert code("bitcoin", "1" + text) == "bad_length"
    assert code("bitcoin", text[1:]) in {"bad_length", "bad_checksum"}


@pytest.mark.parametrize(("legacy", "proper"), CASHADDR["legacy"])
def test_cashaddr_and_legacy_are_the_same_hash(legacy, proper):
    network = networks.network("bch")
    assert network.name == "bitcoin-cash"
    old, new = (base58check.parse(text, network.rules) for text in (legacy, proper))
    assert old.payload == new.payload
    assert new.text == proper
    for form in (proper, proper.upper(), proper.partition(":")[2], proper.partition(":")[2].upper()):
        assert networks.check("BCH:bitcoin-cash", form).text == proper


@pytest.mark.parametrize(("prefix", "kind", "payload", "text"), CASHADDR["payloads"])
def test_the_cashaddr_vectors_decode_and_encode(prefix, kind, payload, text):
    assert cashaddr.decode(prefix, text.partition(":")[2]) == (kind, bytes.fromhex(payload))
    assert cashaddr.encode(prefix, kind, bytes.fromhex(payload)) == text


def test_a_cashaddr_of_another_prefix_names_its_network():
    ecash = cashaddr.encode("ecash", 0, HASH)
    with pytest.raises(networks.AddressError) as caught:
        networks.check("BCH:bitcoin-cash", ecash)
    assert (caught.value.code, caught.value.looks_like) == ("wrong_network", ("ecash",))
    assert code("bitcoin-cash", cashaddr.encode("bchtest", 0, HASH)) == "testnet"


def test_a_cashaddr_hash_that_no_wallet_makes_is_refused():
    assert code("bitcoin-cash", cashaddr.encode("bitcoincash", 0, HASH + bytes(4))) == "bad_length"
    assert networks.check("bitcoin-cash", cashaddr.encode("bitcoincash", 1, HASH + bytes(12))).kind == "p2sh"


def test_mixed_case_is_refused_where_case_carries_nothing():
    proper = CASHADDR["legacy"][0][1]
    assert code("bitcoin-cash", proper[:-1] + proper[-1].upper()) == "bad_format"


def test_the_exchange_form_of_firo_is_read_and_warned_of():
    address = networks.check("FIRO", "EXXKcAcVWXeG7S9aiXXGuGNZkWdB9XuSbJ1z")  # firo.org's documentation
    assert (address.kind, [notice.code for notice in address.warnings]) == ("exchange", ["exchange_address"])
    assert code("FIRO", "EXXKcAcVWXeG7S9aiXXGuGNZkWdB9XuSbJ1y") == "bad_checksum"
    assert code("PIVX", "EXXKcAcVWXeG7S9aiXXGuGNZkWdB9XuSbJ1z") == "wrong_network"


def test_bitcoin_sv_no_longer_spends_from_p2sh():
    assert code("BSV", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy") == "not_payable"
    assert networks.check("BSV", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2").kind == "p2pkh"


def test_mweb_is_read_and_warned_of():
    text = bech32.encode("ltcmweb", b"\0" + bech32.to_values(bytes(range(66))))
    address = networks.check("LTC", text)
    assert (address.kind, [notice.code for notice in address.warnings]) == ("mweb", ["mweb"])
    assert code("LTC", bech32.encode("ltcmweb", b"\0" + bech32.to_values(bytes(range(65))))) == "bad_format"
    assert code("LTC", text[:-1] + ("q" if text[-1] != "q" else "p")) == "bad_checksum"


def test_an_old_litecoin_script_address_is_accepted_with_a_word_about_bitcoin():
    address = networks.check("LTC", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy")
    assert [notice.code for notice in address.warnings] == ["ambiguous_form"]


@pytest.mark.parametrize(("network", "start"), [("litecoin", "LTC1"), ("digibyte", "DGB1")])
def test_a_base58_address_may_start_as_segwits_do(network, start):
    version = bytes.fromhex(networks.network(network).rules["p2pkh"])
    raw = base58.decode(start + "U" * 30)[:21]
    text = base58.encode_check(raw)
    assert (text[:4], raw[:1]) == (start, version)
    assert networks.check(network, text)[2:4] == (text, "p2pkh")
    changed = text[:-1] + ("x" if text[-1] != "x" else "y")
    assert code(network, changed) == "bad_checksum"


def test_segwits_first_letter_and_length_do_not_hide_the_reason():
    program = bytes(range(32))
    old_checksum = bech32.encode("bc", b"\1" + bech32.to_values(program), bech32.BECH32)
    for text, said in (
        (old_checksum, "wrong kind"),
        (segwit.encode("bc", 0, program)[:-1] + "q", "checksum does not fit"),
        (segwit.encode("bc", 1, program)[:-1] + "b", "does not have"),
    ):
        with pytest.raises(networks.AddressError, match=said):
            networks.check("bitcoin", text)
