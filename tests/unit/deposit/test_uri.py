import pytest

from swapclient.deposit.instruction import instruction
from swapclient.deposit.uri import has_uri, is_extra, payment_uri
from swapclient.domain.assets import Asset
from swapclient.errors import InputRefused
from tests.fakes.clock import START
from tests.unit.deposit.orders import BTC, DEPOSIT, USDT, XRP, waiting

CASH = "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
LTC = "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"
SOL = "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv"
XMR = "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"
BCH = Asset("BCH", "bitcoin-cash", None, 8)


def paying(give, address, amount="0.5", memo=None):
    return instruction(waiting(give, amount, deposit_address=address, deposit_memo=memo), START)


@pytest.mark.parametrize(
    ("give", "address", "uri"),
    [
        (BTC, DEPOSIT, f"bitcoin:{DEPOSIT}?amount=0.5"),
        (Asset("LTC", "litecoin", None, 8), LTC, f"litecoin:{LTC}?amount=0.5"),
        (BCH, f"bitcoincash:{CASH}", f"bitcoincash:{CASH}?amount=0.5"),
        (BCH, CASH, f"bitcoincash:{CASH}?amount=0.5"),
        (Asset("XMR", "monero", None, 12), XMR, f"monero:{XMR}?tx_amount=0.5"),
        (Asset("SOL", "solana", None, 9), SOL, f"solana:{SOL}?amount=0.5"),
    ],
)
def test_a_native_coin_with_one_meaning_has_a_uri(give, address, uri):
    assert payment_uri(paying(give, address)) == uri


@pytest.mark.parametrize(
    "give",
    [
        USDT,
        Asset("USDT", "ethereum", "0xdAC17F958D2ee523a2206206994597C13D831ec7", 6),
        Asset("USDC", "solana", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", 6),
        Asset("BTC", "ethereum", None, 8),
        Asset("SOL", "solana", "So11111111111111111111111111111111111111112", 9),
        Asset("TRX", "tron", None, 6),
        Asset("ETH", "ethereum", None, 18),
        Asset("DOGE", "dogecoin", None, 8),
        XRP,
    ],
    ids=str,
)
def test_a_token_tron_and_every_ambiguous_coin_have_none(give):
    asked = paying(give, "address")
    assert not has_uri(asked)
    with pytest.raises(InputRefused) as caught:
        payment_uri(asked)
    assert caught.value.stable_code == "no_uri"


def test_a_memo_never_hides_in_a_uri():
    asked = paying(Asset("SOL", "solana", None, 9), SOL, memo="12345")
    with pytest.raises(InputRefused) as caught:
        payment_uri(asked)
    assert "memo must stand in a field of its own" in caught.value.message


def test_an_old_bitcoin_cash_address_gets_no_prefix_that_would_make_it_wrong():
    assert not has_uri(paying(BCH, "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu"))


def test_an_address_that_its_network_cannot_read_is_put_into_no_code():
    assert not has_uri(paying(BTC, DEPOSIT[:-1] + "x"))


def test_the_amount_has_no_exponent():
    assert payment_uri(paying(BTC, DEPOSIT, amount="0.00000001")).endswith("?amount=0.00000001")
    assert payment_uri(paying(BTC, DEPOSIT, amount="1200.00")).endswith("?amount=1200")


def test_solana_pay_stands_beside_the_plain_address_never_in_its_place():
    assert is_extra(paying(Asset("SOL", "solana", None, 9), SOL))
    assert not is_extra(paying(BTC, DEPOSIT))
