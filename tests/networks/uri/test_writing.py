"""What is written is what a reader gets back, and nothing that two readers could take differently is written."""

from decimal import Decimal

import pytest

import networks
from networks.uri import read, unwritten, write

BTC = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
CASH = "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
SOL = "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv"
XMR = "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"
LTC = "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"


@pytest.mark.parametrize(
    ("asset", "address", "amount", "uri"),
    [
        ("BTC:bitcoin", BTC, "0.5", f"bitcoin:{BTC}?amount=0.5"),
        ("BTC:bitcoin", BTC, "1E-8", f"bitcoin:{BTC}?amount=0.00000001"),
        ("BTC:bitcoin", BTC, "1200.00", f"bitcoin:{BTC}?amount=1200"),
        ("BTC:bitcoin", BTC, "1E+3", f"bitcoin:{BTC}?amount=1000"),
        ("LTC:litecoin", LTC, "0.5", f"litecoin:{LTC}?amount=0.5"),
        ("BCH:bitcoin-cash", CASH, "0.5", f"bitcoincash:{CASH}?amount=0.5"),
        ("BCH:bitcoin-cash", f"bitcoincash:{CASH}", "0.5", f"bitcoincash:{CASH}?amount=0.5"),
        ("XMR:monero", XMR, "0.123456789012", f"monero:{XMR}?tx_amount=0.123456789012"),
        ("SOL:solana", SOL, "3", f"solana:{SOL}?amount=3"),
    ],
)
def test_a_coin_with_one_meaning_is_written_and_read_back(asset, address, amount, uri):
    assert write(asset, address, Decimal(amount)) == uri
    assert (read(uri).amount, read(uri).networks[0]) == (Decimal(amount), asset.partition(":")[2])


def test_without_an_amount_it_is_scheme_and_address():
    assert write("BTC", BTC) == f"bitcoin:{BTC}"


@pytest.mark.parametrize("asset", ["USDT:ethereum", "USDT:tron", "USDC:solana", "ETH:ethereum", "DOGE", "XRP", "TRX"])
def test_tokens_and_ambiguous_coins_are_never_written(asset):
    found = networks.resolve(asset)
    assert unwritten(found.ticker, found.network, found.contract)
    with pytest.raises(networks.AddressError, match="There is no link"):
        write(found, "anything", Decimal(1))


@pytest.mark.parametrize("amount", ["0", "-1", "NaN", "Infinity", "0.000000001"])
def test_an_amount_that_is_not_exact_is_refused(amount):
    with pytest.raises(networks.AddressError):
        write("BTC", BTC, Decimal(amount))


def test_an_amount_is_a_decimal():
    with pytest.raises(networks.AddressError):
        write("BTC", BTC, 0.5)


@pytest.mark.parametrize(
    ("asset", "address"),
    [
        ("BTC", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"),
        ("BTC", BTC[:-1] + "p"),
        ("BCH", "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu"),
        ("BTC", f"bitcoin:{BTC}?amount=1&req-x=1"),
    ],
)
def test_only_a_good_address_is_written(asset, address):
    with pytest.raises(networks.AddressError):
        write(asset, address, Decimal(1))


def test_a_memo_inside_the_address_keeps_it_from_being_written():
    integrated = (
        "4LL9oSLmtpccfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2bYXZKKQePHES9khPK"
    )
    assert networks.check("XMR", integrated).memo
    with pytest.raises(networks.AddressError, match="field of its own"):
        write("XMR", integrated, Decimal(1))
