"""What each chain with a format of its own accepts and refuses beyond a checksum."""

import json
from hashlib import blake2b
from pathlib import Path

import pytest

import networks
from networks.codec import base32, base58, bech32
from networks.families import filecoin, hashed58, hedera

VECTORS = Path(__file__).parent / "vectors"
HIP15 = json.loads((VECTORS / "hip15.json").read_text())
ICRC1 = json.loads((VECTORS / "icrc1.json").read_text())
NANO = "nano_3t6k35gi95xu6tergt6p69ck76ogmitsa8mnijtpxm9fkcm736xtoncuohr3"
KASPA = "kaspa:qqkqkzjvr7zwxxmjxjkmxxdwju9kjs6e9u82uh59z07vgaks6gg62v8707g73"
BODY = bytes(range(1, 33))


def code(where, text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    return caught.value.code


def notices(where, text):
    return {notice.code for notice in networks.check(where, text).warnings} - {"memo_maybe"}


@pytest.mark.parametrize(("ledger", "text"), [(ledger, text) for ledger in ("00", "a1ff01") for text in HIP15[ledger]])
def test_the_checksum_of_hip15_is_the_published_one(ledger, text):
    account, _, check = text.partition("-")
    assert hedera.checksum(account, bytes.fromhex(ledger)) == check


def test_a_hedera_account_goes_with_its_checksum_or_without():
    assert notices("hedera", "0.0.1234567890-zbhlt") == set()
    assert notices("hedera", "0.0.1234567890") == {"no_checksum"}
    assert notices("hedera", "12.345.6789-aoyyt") == {"unusual_shard"}
    assert notices("hedera", "0.0.123-vfmkw") == {"system_account"}
    assert code("hedera", "0.0.0") == "burn_address"
    assert code("hedera", f"0.0.1234-{hedera.checksum('0.0.1234', bytes([1]))}") == "testnet"
    assert code("hedera", "0.0.99999999999999999999") == "bad_format"


@pytest.mark.parametrize("text", HIP15["invalid"])
def test_what_hip15_calls_invalid_is_refused(text):
    """Wallet-core says yes to wrong checksums."""
    assert code("hedera", text) in {"bad_format", "bad_checksum", "hidden_characters", "wrong_network"}


def test_hederas_evm_alias_is_read_but_not_its_long_zero_form():
    assert "evm_alias" in notices("hedera", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
    assert code("hedera", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAEd") == "bad_checksum"
    with pytest.raises(networks.AddressError) as caught:
        networks.check("hedera", "0x" + "0" * 36 + "1234")
    assert (caught.value.code, caught.value.hint) == ("not_payable", "Use 0.0.4660.")


@pytest.mark.parametrize("text", ICRC1["valid"])
def test_an_icp_principal_goes_with_a_subaccount_or_without(text):
    assert networks.check("internet-computer", text).kind == "principal"


@pytest.mark.parametrize("text", ICRC1["invalid"])
def test_what_icrc1_calls_invalid_is_refused(text):
    assert code("internet-computer", text) in {"bad_format", "bad_checksum", "bad_length"}


@pytest.mark.parametrize("text", ["2vxsx-fae", "aaaaa-aa"])
def test_nobodys_principals_are_not_paid(text):
    assert code("internet-computer", text) == "not_payable"


def test_nano_has_two_prefixes_and_one_account():
    found = networks.check("nano", NANO.replace("nano_", "xrb_"))
    assert (found.text, [notice.code for notice in found.warnings]) == (NANO, ["old_prefix"])


@pytest.mark.parametrize("first", "4567bz")
def test_nano_does_not_overflow_into_the_four_bits_before_its_key(first):
    """Every other validator says yes to xrb_4..., which stands for the same key as xrb_1 or xrb_3."""
    for prefix in ("nano_", "xrb_"):
        assert code("nano", prefix + first + NANO[6:]) == "bad_format"


@pytest.mark.parametrize("text", [NANO.upper(), "ban_" + NANO[5:], NANO[:-1], NANO[5:], NANO.replace("t", "l", 1)])
def test_what_is_no_nano_address_is_refused(text):
    assert code("nano", text) in {"bad_format", "bad_length", "bad_checksum", "wrong_network"}


def test_kaspa_is_written_with_its_prefix_in_one_case():
    assert networks.check("kaspa", KASPA.upper()).text == KASPA
    for text in (KASPA.removeprefix("kaspa:"), KASPA.replace("q", "Q", 1), KASPA.replace("kaspa", "kaspatest")):
        assert code("kaspa", text) in {"bad_format", "bad_checksum"}


@pytest.mark.parametrize(
    "name", ["alice.near", "a-b_c.alice.near", "usdt.tether-token.near", "over.9000", "100", "max_99.near"]
)
def test_a_near_account_is_a_name(name):
    if name == "usdt.tether-token.near":
        assert code("near", name) == "token_contract"
    else:
        assert "name_only" in notices("near", name)


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "Alice.near",
        "alice..near",
        ".near",
        "alice.near.",
        "-alice.near",
        "alice-.near",
        "al--ice.near",
        "al_-ice.near",
        "alice@near",
        "b" * 65,
        "b" * 60,
        "vitalik.eth",
        "F" * 64,
        "ae2tdpwupez4yjgvyknpofeyuxoyhnj2kg8kfkwn2fizsslupv",
    ],
)
def test_what_no_near_account_can_be_called_is_refused(name):
    assert code("near", name) in {"bad_format", "bad_length", "secret_pasted"}  # 64 hex digits may be a key


@pytest.mark.parametrize("text", ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "stake1uyehkck0lajq8gr28t9uxnuvgcqrc"])
def test_another_networks_address_is_no_near_account_though_its_letters_would_do(text):
    assert code("near", text) in {"wrong_network", "bad_format"}


def test_a_near_account_in_hex_is_warned_about():
    assert notices("near", "ab" * 32) == {"no_checksum"}
    assert "ethereum_like" in notices("near", "0x" + "ab" * 20)


def f4(manager, sub, text=None):
    varint = {10: b"\x0a", 300: b"\xac\x02"}[manager]
    check = blake2b(b"\4" + varint + sub, digest_size=4).digest()
    return f"f4{text or manager}f{base32.writer(base32.LOWER)(sub + check)}"


def test_filecoins_five_protocols():
    assert networks.check("filecoin", f4(10, BODY[:20])).kind == "ethereum"
    assert notices("filecoin", f4(300, BODY[:7])) == {"unknown_manager"}
    assert notices("filecoin", "f01729") == {"no_checksum"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f099", "burn_address"),
        ("f00", "not_payable"),
        ("f04", "not_payable"),
        ("f001729", "bad_format"),
        ("f0", "bad_format"),
        ("f09223372036854775808", "bad_format"),
        ("f017a29", "bad_format"),
        ("f5aaaaaa", "bad_format"),
        ("f", "bad_format"),
        ("f17uoq6tp427uzv7fztkbsnn64iwotfrristwpry", "bad_format"),
        ("F17UOQ6TP427UZV7FZTKBSNN64IWOTFRRISTWPRYY", "bad_format"),
        (f4(10, BODY[:19]), "bad_length"),
        (f4(10, b"\xff" + bytes(11) + BODY[:8]), "bad_format"),  # an f0 address as the EVM sees it
        (f4(300, bytes(55)), "bad_length"),
        (f4(10, BODY[:20], text="010"), "bad_format"),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "wrong_network"),
    ],
)
def test_what_is_no_filecoin_wallet_is_refused(text, expected):
    assert code("filecoin", text) == expected


@pytest.mark.parametrize(("number", "written"), [(0, "00"), (127, "7f"), (128, "8001"), (300, "ac02")])
def test_filecoin_writes_managers_in_groups_of_seven_bits(number, written):
    assert filecoin._leb128(number).hex() == written


def test_what_looks_like_an_account_but_is_something_else_is_named():
    assert code("tezos", "sr1RYurGZtN8KNSpkMcCt9CgWeUaNkzsAfXf") == "not_payable"
    assert code("aeternity", "ct_" + base58.encode_check(BODY)) == "not_payable"
    assert notices("tezos", "KT1PWx2mnDueood7fEmfbBDKx1D9BAnnXitn") == {"contract"}
    ergo = b"\3" + BODY
    script = base58.encode(ergo + blake2b(ergo, digest_size=32).digest()[:4])
    assert notices("ergo", script) == {"script_address"}


@pytest.mark.parametrize(
    ("network", "text"),
    [
        ("tezos", base58.encode_check(bytes.fromhex("06a1a0") + BODY[:20])),
        ("tezos", base58.encode_check(bytes.fromhex("06a19f") + BODY[:19])),
        ("oasis", bech32.encode("oasis", bech32.to_values(b"\1" + BODY[:20]))),
        ("oasis", bech32.encode("oasis", bech32.to_values(b"\0" + BODY[:20]), bech32.BECH32M)),
        ("oasis", bech32.encode("oasis", bech32.to_values(b"\0" + BODY[:19]))),
        ("nervos", bech32.encode("ckb", bech32.to_values(b"\0" + BODY + b"\1" + BODY[:20]))),
        ("nervos", bech32.encode("ckb", bech32.to_values(b"\1\0" + BODY[:20]), bech32.BECH32M)),
        ("nervos", bech32.encode("ckb", bech32.to_values(b"\0" + BODY + b"\3"), bech32.BECH32M)),
        ("nervos", bech32.encode("ckb", bech32.to_values(b"\1\0" + BODY[:19]))),
        ("nervos", bech32.encode("ckb", bech32.to_values(b"\1\3" + BODY[:20]))),
        ("aeternity", "ak_" + base58.encode_check(BODY[:31])),
        ("ergo", base58.encode(b"\1\2" + BODY + b"\0\0\0\0")),
        ("decred", base58.encode_check(bytes.fromhex("073f") + BODY[:20])),  # Bitcoin's checksum
        ("groestlcoin", base58.encode_check(b"\x24" + BODY[:20])),
        ("algorand", "A" * 58),
        ("siacoin", "ab" * 38),
    ],
)
def test_the_right_checksum_alone_is_not_enough_nor_another_one(network, text):
    assert code(network, text) in {"bad_format", "bad_length", "bad_checksum", "wrong_network"}


@pytest.mark.parametrize(
    ("network", "text"),
    [
        ("tezos", "tz1Ke2h7sDdakHJQh8WX4Z372du1KChsksyU"),
        ("nano", "nano_1111111111111111111111111111111111111111111111111111hifc8npp"),
        ("algorand", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAY5HFKQ"),
        ("stellar", "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF"),
        ("polkadot", "111111111111111111111111111111111HC1"),
        ("siacoin", "0" * 64 + "89eb0d6a8a69"),
        ("near", "system"),
    ],
)
def test_the_zero_of_each_network_is_nobodys(network, text):
    assert code(network, text) == "burn_address"


def test_the_burn_account_of_tezos_is_read_with_a_warning():
    assert notices("tezos", "tz1burnburnburnburnburnburnburjAYjjX") == {"burn_address"}


def test_a_bare_key_of_decred_is_told_from_what_only_has_its_length():
    hashed = hashed58._checksum("blake256")
    assert code("decred", base58.encode_check(b"\x13\x86\2" + bytes(range(32)), hashed=hashed)) == "not_payable"
    assert code("decred", "ak_2p5878zbFhxnrm7meL7TmqwtvBaqcBddyp5eGzZbovZ5FeVfcw") == "wrong_network"
