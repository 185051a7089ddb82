"""What is plainly something, but no address: called what it is, with what to do about it."""

import pytest

import networks
from networks.codec import bech32
from networks.errors import AddressError

BITCOIN = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"
XRP = "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY"
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
AVALANCHE = "avax19rknw8l0grnfunjrzwxlxync6zrlu33y2jxhrg"  # AvalancheGo documentation
STRANGERS = [
    # BIP-32, first test vector
    (
        "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8",
        "not_payable",
        "extended public key",
    ),
    ("lnbc20m1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypq", "not_payable", "Lightning"),  # BOLT 11
    ("LNURL1DP68GURN8GHJ7MRWW4EXCTNXD9SHG6NPVCHXXMMD9AKXUATJDSKHQCTE8AEK2UMND9HKU0F", "not_payable", "Lightning"),
    ("VJLCbLBTCdxhWyjVLdjcSmGAksVMtabYg15maSi93zknQD2ihC38R7CUd8KbDFnV8A4hiykxnRB3Uv6d", "not_payable", "Liquid"),
    # BIP-352
    (
        "sp1qqgste7k9hx0qftg6qmwlkqtwuy6cycyavzmzj85c6qdfhjdpdjtdgqjuexzk6murw56suy3e0rd2cgqvycxttddwsvgxe2usfpxumr70xc9pkqwv",
        "not_payable",
        "silent payment",
    ),
    (AVALANCHE, "bad_format", "letter of its chain"),
    ("C-" + AVALANCHE, "not_payable", "C-Chain"),
    ("https://example.org/address/" + BITCOIN, "bad_format", "web page"),
    ("alice*stellar.org", "bad_format", "Stellar federation"),
    ("0x5aAe...BeAed", "bad_format", "shortened"),
    ("1BvBM..xJaNVN2", "bad_format", "shortened"),
]


def refusal(where, text):
    with pytest.raises(AddressError) as caught:
        networks.check(where, text)
    return caught.value


@pytest.mark.parametrize("where", ["bitcoin", "ethereum", "tron", "solana", "avalanche-c", "avalanche-x", "stellar"])
@pytest.mark.parametrize(("text", "code", "words"), STRANGERS)
def test_a_stranger_is_called_what_it_is_on_every_network(where, text, code, words):
    error = refusal(where, text)
    assert error.code == code
    assert words in error.message
    assert error.hint


@pytest.mark.parametrize(("text", "code", "words"), STRANGERS)
def test_identify_says_it_too(text, code, words):
    with pytest.raises(AddressError) as caught:
        networks.identify(text)
    assert caught.value.code == code
    assert words in caught.value.message


def test_the_letter_of_avalanches_chains_is_a_capital_and_stands_there():
    assert networks.check("avalanche-x", "X-" + AVALANCHE).kind == "account"
    for text in ("x-" + AVALANCHE, AVALANCHE, "C-" + AVALANCHE, "X-" + AVALANCHE.upper()):
        error = refusal("avalanche-x", text)
        assert error.code in ("bad_format", "not_payable")
        assert "another network" not in str(error)
    assert refusal("avalanche-x", "P-" + AVALANCHE).looks_like == ("avalanche-p",)


@pytest.mark.parametrize("form", ["{},", '"{}"', "({})", "<{}>", "{}.", "{};", "[{}]", "{}/", "Address={}"])
def test_what_stands_around_an_address_is_pointed_at(form):
    error = refusal("bitcoin", form.format(BITCOIN))
    assert error.code == "bad_format"
    assert "more in this text" in error.message
    assert "alone" in error.hint


@pytest.mark.parametrize("form", ["{}:12345", "{}/12345", "{},12345", "{}#12345"])
def test_a_tag_behind_the_address_is_asked_for_as_memo(form):
    assert "destination tag" in refusal("XRP:ripple", form.format(XRP)).hint


def test_two_addresses_in_one_text_are_none():
    assert "more in this text" not in refusal("bitcoin", f"{BITCOIN},3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy").message


def test_an_ellipsis_is_a_shortened_address():
    error = refusal("ethereum", "0x5aAe\u2026BeAed")
    assert error.code == "hidden_characters"
    assert "shortened" in error.message


@pytest.mark.parametrize(
    ("where", "text", "own"),
    [
        (
            "polkadot",
            "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
            "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
        ),
        (
            "kusama",
            "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
            "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F",
        ),
        ("injective", EVM, bech32.encode("inj", bech32.to_values(bytes.fromhex(EVM[2:])))),
    ],
)
def test_the_same_account_is_shown_as_its_own_chain_writes_it(where, text, own):
    """The addresses of the development account Alice are published in Substrate's documentation."""
    error = refusal(where, text)
    assert error.code == "wrong_network"
    assert own in error.hint
    assert "lost" not in error.message
    assert networks.check(where, own).text == own


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"bitcoin:{BITCOIN}?amount=0.5", ["bitcoin"]),
        (f"ethereum:{EVM}", ["ethereum"]),
        (f"ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7@1/transfer?address={EVM}&uint256=1", ["ethereum"]),
        (f"{XRP}?dt=1", ["ripple", "ripple-testnet"]),
        ("tron:TJRabPrwbZy45sbavfcjinPJC18kjpRTv8?amount=1", ["tron"]),
        (f"bitcoin:{BITCOIN}?amount=0.5&amount=5", []),
        (f"litecoin:{BITCOIN}", []),
    ],
)
def test_identify_reads_the_recipient_of_a_link_on_the_networks_of_the_link(text, found):
    assert [candidate.network for candidate in networks.identify(text)] == found


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("cosmos", "cosmos:cosmos1hkfq3zahaqkkzx5mjnamwjsfpq2jk7z0emlrvp"),
        ("tezos", "tezos:tz1gcEWswVU6dxfNQWbhTgaZrUrNUFwrsT4z"),
        ("algorand", "algorand://52J2J5TPRULLQGN3TPVZ77GN7TOBIEXIP7XGUMSMFKM2DYHGOFEOGBP2T4?amount=1"),
        ("polkadot", "polkadot:15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"),
    ],
)
def test_a_link_of_a_form_that_is_not_read_is_called_a_link(where, text):
    error = refusal(where, text)
    assert (error.code, "payment link" in error.message) == ("bad_format", True)
