"""Characters that do not belong, and secrets that belong nowhere."""

import pickle
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

import networks
from networks.codec import base58

TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
SECRETS = {
    "wif": "5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF",  # Bitcoin Core's key_io vectors, public
    "compressed wif": base58.encode_check(b"\x80" + bytes(range(32)) + b"\1"),
    "test wif": base58.encode_check(b"\xef" + bytes(range(32)) + b"\1"),
    "xprv": "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGB"
    "xrMPHi",  # BIP-32, vector 1
    "xrp seed": "sn259rEFXrQrWyx3Q7XneWcwV6dfL",
    "xrp ed25519 seed": "sEdTM1uX8pu2do5XvTnutH6HsouMaM2",
    "mnemonic": "abandon " * 11 + "about",
    "mnemonic of 24": "legal winner thank year wave sausage worth useful " * 3,
    "solana key": base58.encode(bytes(range(1, 65))),
    "key as a list": "[1,2,3,255]",
    "stellar seed": "SDJHRQF4GCMIIKAAAQ6IHY42X73FQFLHUULAPSKKD4DFDM7UXWWCRHBE",  # strkey tests of the SDKs, public
    "tezos key": "edsk3gUfUPyBSfrS9CCgmCiQsTCHGkviBDusMxDJstFtojtc1zcpsh",
    "a cardano key": "ed25519_sk1" + "q" * 52 + "abcdef",
    "numbered mnemonic": " ".join(f"{place}. abandon" for place in range(1, 12)) + " 12. about",
    "mnemonic with dashes": "abandon-" * 11 + "about",
    "quoted wif": '"5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF"',
    "encrypted key": "6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg",  # BIP-38's first vector
    "near key": "ed25519:" + base58.encode(bytes(range(1, 65))),
    "hex key": "ab" * 32,
}


def error(where, text, memo=None):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text, memo)
    return caught.value


@pytest.mark.parametrize("text", [f" {TRON}", f"{TRON}\n", f"\t{TRON} \r\n", f"\u00a0{TRON}\u3000"])
def test_white_space_around_is_taken_off_and_said(text):
    address = networks.check("tron", text)
    assert address.text == TRON
    assert [notice.code for notice in address.warnings] == ["trimmed"]


@pytest.mark.parametrize(
    ("letter", "point"),
    [
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u200d", "U+200D ZERO WIDTH JOINER"),
        ("\u0430", "U+0430 CYRILLIC SMALL LETTER A"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\uff21", "U+FF21 FULLWIDTH LATIN CAPITAL LETTER A"),
        ("\x00", "U+0000"),
        ("\x7f", "U+007F"),
        ("\ud800", "U+D800"),
    ],
)
def test_what_cannot_be_seen_or_only_looks_right_is_refused_by_code_point(letter, point):
    for text in (TRON[:10] + letter + TRON[10:], letter + TRON, TRON + letter):
        found = error("USDT:tron", text)
        assert found.code == "hidden_characters"
        assert point in found.message


def test_a_kind_of_str_is_text_like_any_other():
    class Pasted(str):
        __slots__ = ()

    assert networks.check("tron", Pasted(TRON)) == networks.check("tron", TRON)


def test_white_space_inside_is_refused():
    assert error("tron", TRON[:9] + " " + TRON[9:]).code == "bad_format"
    assert error("tron", TRON[:9] + "\n" + TRON[9:]).code == "bad_format"


@pytest.mark.parametrize(
    "text", ["", " ", "\n", None, 5, b"T", ["T"], "x" * 600, "x" * 1_000_000, "\u200b" * 1_000_000]
)
def test_everything_that_is_no_text_gets_an_answer(text):
    assert error("tron", text).code in {"bad_format", "bad_length", "hidden_characters"}


@pytest.mark.parametrize("where", ["bitcoin", "USDT:tron", "ethereum", "XRP", "solana", "litecoin"])
@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_recognised_and_never_repeated(where, name):
    secret = SECRETS[name]
    found = error(where, secret)
    assert found.code == "secret_pasted"
    shown = "".join(traceback.format_exception(found)) + repr(found) + str(found) + repr(vars(found))
    for piece in (secret, secret[1:12], secret[-12:], secret[:12].upper()):
        assert piece.strip() not in shown


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_recognised_with_white_space_around(name):
    assert error("bitcoin", f" {SECRETS[name]}\n").code == "secret_pasted"


@pytest.mark.parametrize("name", [name for name in SECRETS if name != "hex key"])
def test_a_secret_belongs_to_no_network(name):
    with pytest.raises(networks.AddressError) as caught:
        networks.identify(SECRETS[name])
    assert caught.value.code == "secret_pasted"


def test_a_secret_pasted_as_memo_is_not_repeated():
    found = error("XRP", "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY", SECRETS["mnemonic"])
    assert found.code == "secret_pasted"
    assert "abandon" not in str(found)


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("word", ["{}", "USDT:{}", "{}:tron"])
def test_a_secret_in_the_place_of_asset_or_network_is_not_repeated(name, word):
    found = error(word.format(SECRETS[name]), TRON)
    assert found.code == "secret_pasted"
    shown = "".join(traceback.format_exception(found)) + repr(found) + repr(vars(found))
    assert SECRETS[name][:7] not in shown


@pytest.mark.parametrize(
    "name", ["vitalik.eth", "alice.sol", "shop.crypto", "me@example.com", "$handle", "example.com"]
)
def test_a_name_is_recognised_and_refused_with_words(name):
    for where in ("ethereum", "bitcoin", "solana", "tron"):
        found = error(where, name)
        assert found.code == "bad_format"
        assert "name" in found.message


@given(st.one_of(st.text(max_size=80), st.text(alphabet=base58.BITCOIN, max_size=60), st.binary(max_size=50)))
def test_no_input_does_anything_but_answer(text):
    for where in ("bitcoin", "USDT:tron", "ethereum", "XRP", "solana", "bitcoin-cash", "litecoin"):
        (verdict,) = networks.check_many([(where, text)])
        assert (verdict.address is None) != (verdict.error is None)
        assert verdict.error is None or verdict.error.code in networks.CODES


def test_an_error_survives_the_way_to_another_process():
    found = error("USDT:tron", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes
    assert vars(again) == vars(found)
    assert str(again) == str(found)


def test_a_key_in_hex_is_in_no_error_behind_the_error():
    found = error("aptos", "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318")
    while found is not None:
        assert "4c0883a6" not in f"{found!r} {vars(found)}"
        found = found.__context__


BROKEN = ["T", TRON[:-1], TRON[:-1] + "w", "0x12", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "tb1", "x y", None]
WHOLE = ["0x" + "0" * 40, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", SECRETS["wif"], "vitalik.eth"]
ACTIONS = ("opy ", "sk ", "Use ", "Paste ", "Put ", "Write ", "hoose ", "Let ", "Clear ", "Did you mean", "Give ")


@pytest.mark.parametrize("text", [*BROKEN, *WHOLE], ids=str)
def test_every_refusal_says_what_to_do(text):
    rows = [(network.name, text) for network in networks.networks()]
    silent = [
        (verdict.where, str(verdict.error))
        for verdict in networks.check_many(rows)
        if verdict.error and not any(action in str(verdict.error) for action in ACTIONS)
    ]
    assert silent == []
