"""The minimum price, in whole units and as the chain has it."""

from decimal import Decimal

import msgspec
import pytest

from swapclient.errors import ProviderRefused
from swapclient.providers.chainflip.shapes import Offer
from swapclient.providers.chainflip.terms import MOST_SLIPPAGE, Terms, floor_of, min_price, read, terms_of, x128
from swapclient.wire.reading import decode
from swapclient.wire.settings import Answer
from tests.contract.worlds.chainflip import offers
from tests.fakes.recordings import raw

TERMS = Terms(Decimal("59800.5"), Decimal("1.5"), Decimal(30), Decimal(1))


def offer(**changes):
    body = msgspec.json.encode(offers("50000000", "quote_ok_dca", **changes))
    return decode(Answer(200, body, "", None), list[Offer], provider="chainflip")[0]


def test_a_recorded_quote_is_read_exactly():
    [one] = decode(Answer(200, raw("chainflip/quote_ok_regular"), "", None), list[Offer], provider="chainflip")
    assert terms_of(one) == Terms(Decimal("100.0000000000025"), Decimal(1), Decimal(5), Decimal(1))
    assert min_price(terms_of(one), 6, "chainflip") == Decimal(99)
    assert floor_of(one, 6) == Decimal(99)


def test_the_least_price_is_the_quoted_one_less_the_slippage():
    assert min_price(TERMS, 6, "chainflip") == Decimal("58903.4925")
    assert min_price(TERMS._replace(price=Decimal("0.00001673")), 8, "chainflip") == Decimal("0.00001648")


@pytest.mark.parametrize(
    ("price", "give", "get", "expected"),
    [
        ("1", 8, 8, 2**128),
        ("0.5", 6, 6, 2**127),
        ("58903.4925", 8, 6, 589034925 * 2**128 // 10**6),
        ("3000", 18, 6, (3000 * 2**128 * 2 + 10**12) // (2 * 10**12)),
        ("0.00001648", 6, 8, (1648 * 2**128 * 100 * 2 + 10**8) // (2 * 10**8)),
    ],
)
def test_a_price_of_the_chain_is_base_units_times_two_to_the_128th(price, give, get, expected):
    assert x128(Decimal(price), give, get) == str(expected)


def test_no_minimum_price_is_no_swap():
    for terms in (TERMS._replace(price=Decimal(0)), TERMS._replace(price=Decimal("0.0000001"))):
        with pytest.raises(ProviderRefused) as caught:
            min_price(terms, 6, "chainflip")
        assert caught.value.stable_code == "no_minimum_price"


def test_a_recommended_slippage_beyond_all_measure_is_not_followed():
    assert terms_of(offer(recommendedSlippageTolerancePercent=99)).slippage == MOST_SLIPPAGE
    assert read(TERMS._replace(slippage=Decimal(50)).written(), "chainflip").slippage == MOST_SLIPPAGE
    assert floor_of(offer(recommendedSlippageTolerancePercent=99), 6) >= Decimal(29000)


def test_terms_come_back_from_the_record_as_they_were():
    for terms in (TERMS, TERMS._replace(live_slippage=None), TERMS._replace(least=Decimal(1))):
        assert read(terms.written(), "chainflip") == terms
    assert TERMS.written()["price"] == "59800.5"


@pytest.mark.parametrize("written", [{}, {"price": "1"}, {"price": "NaN", "slippage": "1", "retry_minutes": "1"}])
def test_an_intent_without_terms_creates_nothing(written):
    with pytest.raises(ProviderRefused):
        read(written, "chainflip")


def test_minutes_are_blocks_of_six_seconds_and_percents_are_basis_points():
    assert (TERMS.retry_blocks, TERMS.live_bps) == (300, 100)
    assert TERMS._replace(retry_minutes=Decimal("0.01")).retry_blocks == 1
    assert TERMS._replace(live_slippage=None).live_bps is None


def test_the_floor_counts_the_fee_of_sending_once():
    got, fee = 50000000 * 598, 8000
    assert (
        floor_of(offer(includedFees=[fee_row("Tron", "USDT", fee)]), 6)
        == Decimal((got + fee) * 99 // 100 - fee) / 10**6
    )
    assert floor_of(offer(includedFees=[fee_row("Ethereum", "USDT", fee)]), 6) == Decimal(got * 99 // 100) / 10**6


def fee_row(chain, asset, amount):
    return {"type": "EGRESS", "chain": chain, "asset": asset, "amount": str(amount)}
