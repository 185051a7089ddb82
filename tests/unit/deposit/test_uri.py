import pytest

from swapclient.deposit.instruction import instruction
from swapclient.deposit.uri import has_uri, is_extra, payment_uri
from swapclient.domain.assets import Asset
from swapclient.errors import InputRefused
from tests.fakes.clock import START
from tests.unit.deposit.orders import BTC, DEPOSIT, USDT, XRP, waiting

CASH = "qpm2qsznhks23z7629mms6s5cwef74vcwvy22gdx6a"
BCH = Asset("BCH", "bitcoin-cash", None, 8)


def paying(give, address, amount="0.5", memo=None):
    return instruction(waiting(give, amount, deposit_address=address, deposit_memo=memo), START)


@pytest.mark.parametrize(
    ("give", "address", "uri"),
    [
        (BTC, DEPOSIT, f"bitcoin:{DEPOSIT}?amount=0.5"),
        (Asset("LTC", "litecoin", None, 8), "ltc1q", "litecoin:ltc1q?amount=0.5"),
        (BCH, f"bitcoincash:{CASH}", f"bitcoincash:{CASH}?amount=0.5"),
        (BCH, CASH, f"bitcoincash:{CASH}?amount=0.5"),
        (Asset("XMR", "monero", None, 12), "4Abc", "monero:4Abc?tx_amount=0.5"),
        (Asset("SOL", "solana", None, 9), "7Xyz", "solana:7Xyz?amount=0.5"),
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
    asked = paying(Asset("SOL", "solana", None, 9), "7Xyz", memo="12345")
    with pytest.raises(InputRefused) as caught:
        payment_uri(asked)
    assert "memo must stand in a field of its own" in caught.value.message


def test_an_old_bitcoin_cash_address_gets_no_prefix_that_would_make_it_wrong():
    assert not has_uri(paying(BCH, "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu"))


def test_the_amount_has_no_exponent():
    assert payment_uri(paying(BTC, DEPOSIT, amount="0.00000001")).endswith("?amount=0.00000001")
    assert payment_uri(paying(BTC, DEPOSIT, amount="1200.00")).endswith("?amount=1200")


def test_solana_pay_stands_beside_the_plain_address_never_in_its_place():
    assert is_extra(paying(Asset("SOL", "solana", None, 9), "7Xyz"))
    assert not is_extra(paying(BTC, DEPOSIT))
