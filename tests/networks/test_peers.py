"""Where other validators answer wrongly, each a claim for ours (measured on the libraries named, 2026-11)."""

import pytest

import networks
from networks.codec import base58, segwit

TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
BITCOIN = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
MINT = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
HASH = bytes.fromhex("751e76e8199196d454941c45d1b3a323f1433bd6")


def refused(where, text):
    (verdict,) = networks.check_many([(where, text)])
    return None if verdict.error is None else verdict.error.code


@pytest.mark.parametrize("chain", ["bsc", "polygon", "arbitrum", "avalanche-c", "base"])
@pytest.mark.parametrize("text", [TRON, BITCOIN, MINT, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"])
def test_usdt_on_an_evm_chain_takes_no_other_chains_address(chain, text):
    """The multicoin validator says yes to all of these."""
    assert refused(f"USDT:{chain}", text) == "wrong_network"


def test_the_cashaddr_checksum_is_cashaddrs_own():
    """Multicoin, dartess and trezor run bech32's over it and accept where it fails."""
    good = "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
    assert refused("BCH:bitcoin-cash", good) is None
    wrong = [good[:place] + ("q" if good[place] != "q" else "p") + good[place + 1 :] for place in range(12, len(good))]
    assert [text for text in wrong if refused("bitcoin-cash", text) is None] == []


@pytest.mark.parametrize(("network", "hrp"), [("bitcoin", "bc"), ("bitcoin-testnet", "tb"), ("litecoin", "ltc")])
def test_taproot_is_payable(network, hrp):
    """Multichain refuses all of it."""
    assert refused(network, segwit.encode(hrp, 1, HASH + bytes(range(12)))) is None


@pytest.mark.parametrize("chain", ["ethereum", "ethereum-classic", "polygon", "vechain"])
def test_a_wrong_eip55_checksum_is_refused_everywhere(chain):
    """wallet-core accepts it."""
    assert refused(chain, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD") == "bad_checksum"


def test_an_x_address_is_an_xrp_address():
    """All JavaScript peers but wallet-core refuse it."""
    assert refused("XRP", "XVLhHMPHU98es4dbozjVtdWzVrDjtV8AqEL4xcZj5whKbmc") is None


def test_43_characters_that_are_not_32_bytes_are_no_solana_address():
    """Multicoin accepts them."""
    texts = [base58.encode(bytes([first]) + b"\x80" * 30) for first in (0x60, 0x99, 0xFE)]
    assert {len(text) for text in texts} == {43}
    assert {refused("solana", text) for text in texts} == {"bad_length"}


def test_solanas_system_address_of_32_characters_is_read_and_called_what_it_is():
    """Multicoin calls it malformed; it is an address that nobody should pay."""
    assert refused("solana", "1" * 32) == "burn_address"


@pytest.mark.parametrize("size", [18, 19, 21, 22, 32])
def test_base58_addresses_have_20_bytes(size):
    """coinaddrvalidator, crypto-address-validator and ens do not count them."""
    assert refused("bitcoin", base58.encode_check(b"\0" + bytes(range(1, size + 1)))) is not None


@pytest.mark.parametrize("ticker", ["BNB", "ETH", "AVAX"])
def test_a_ticker_that_several_networks_use_is_no_network(ticker):
    """Other libraries are keyed by ticker, and each guesses differently."""
    if len({asset.network for asset in networks.assets() if asset.ticker == ticker and asset.contract is None}) > 1:
        assert refused(ticker, EVM) == "unknown_asset"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x00", "\u2028"])
def test_a_trailing_line_end_is_never_passed_on(end):
    """Two libraries match with `$`, which lets a line end through to the payment."""
    for where, text in (
        ("bitcoin", BITCOIN),
        ("tron", TRON),
        ("ethereum", EVM),
    ):
        (verdict,) = networks.check_many([(where, text + end)])
        assert verdict.address is None or verdict.address.text == text
