"""The memo: whatever it says beside what was asked is refused."""

from decimal import Decimal

import pytest

import networks
from swapclient.errors import Unreadable
from swapclient.providers.thorchain.codes import CODES, SHORT, coins
from swapclient.providers.thorchain.memo import checked, read
from tests.fakes.recordings import recorded

TRON = "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7"
POOL = "TRON.USDT-TR7NHQJEKQXGTCI8Q8ZY4PL8OTSZGJLJ6T"
EVM = "0xAb5801a7D398351b8bE11C439e05C5B3259aeC9B"


def check(memo, chain="BTC", pool=POOL, destination=TRON):
    return checked(memo, "thorchain", chain=chain, pool=pool, destination=destination)


@pytest.mark.parametrize("asset", ["TRON.USDT", "tron.usdt", "TRON.USDT-GJLJ6T"])
@pytest.mark.parametrize("action", ["=", "s", "SWAP"])
def test_a_memo_for_what_was_asked_passes_in_every_way_of_writing_it(action, asset):
    assert check(f"{action}:{asset}:{TRON}:2970000000000/1/0").limit == Decimal(29700)


def test_a_limit_may_be_written_with_its_zeros_counted():
    assert check(f"=:TRON.USDT:{TRON}:297e10").limit == Decimal(29700)


def test_a_short_name_means_one_pool_and_no_other():
    assert check(f"=:e:{EVM.lower()}:5", pool="ETH.ETH", destination=EVM).limit == Decimal("0.00000005")
    with pytest.raises(Unreadable):
        check(f"=:f:{EVM}:5", pool="ETH.ETH", destination=EVM)


def test_a_cashaddr_is_the_same_with_and_without_its_prefix():
    body = "qz93s8d9hxhl7jaz69f3ashpwej6vclvnylpk6jqwg"
    for said in (body, f"bitcoincash:{body}"):
        assert check(f"=:c:{said}:5", pool="BCH.BCH", destination=body).limit


@pytest.mark.parametrize(
    "memo",
    [
        "",
        f"+:TRON.USDT:{TRON}:5",
        f"=:TRON.USDT:{TRON}",
        f"=:TRON.USDT:{TRON}:",
        f"=:TRON.USDT:{TRON}:0/1/0",
        f"=:TRON.USDT:{TRON}:-5",
        "=:TRON.USDT:TMwHWhFuEqSoicouuxgNqy3Z8yTiUoPetA:5",
        f"=:TRON.USDT:{TRON.lower()}:5",
        f"=:TRON.USDT:{TRON}/bc1qother:5",
        f"=:TRON.TRX:{TRON}:5",
        f"=:ETH.USDT:{TRON}:5",
        f"=:tr:{TRON}:5",
        f"=:TRON.USDT-AAAAAA:{TRON}:5",
        f"=:TRON.USDT:{TRON}:5:thief:1000",
        f"=:TRON.USDT:{TRON}:5\n",
        f"=:TRON.USDT:{TRON}:5/1/0/7",
        f"=:TRON.USDT-TR7NHQJEKQXGTCI8Q8ZY4PL8OTSZGJLJ6T:{TRON}:2970000000000/1/0",  # more than an output carries
    ],
)
def test_a_memo_that_would_do_anything_else_is_refused(memo):
    with pytest.raises(Unreadable):
        check(memo)


def test_what_is_too_long_for_an_output_is_fine_elsewhere():
    assert check(f"=:{POOL}:{TRON}:2970000000000/1/0", chain="ETH").limit


@pytest.mark.parametrize("cut", ["=:TRON.USDT:TMazs4f2ybMjGf7WXAx4uiRf2T7XtMC6qt:0/1/0"])
def test_a_recorded_memo_with_a_fee_for_somebody_is_read_only_without_it(cut):
    memo = recorded("thorchain/tx_status_ltc_to_tron_usdt")["tx"]["memo"]
    assert memo.startswith(cut)
    assert read(memo) is None
    assert read(cut).destination == "TMazs4f2ybMjGf7WXAx4uiRf2T7XtMC6qt"


def test_a_recorded_pool_of_tron_is_the_token_with_its_contract_as_it_is_written():
    [planned, _] = recorded("thorchain/tx_status_ltc_to_tron_usdt")["planned_out_txs"]
    [coin] = coins([planned["coin"]["asset"]])
    assert (coin.ticker, coin.contract) == ("USDT", networks.resolve("USDT:tron").contract)


@pytest.mark.parametrize(
    "pool", ["ETH.USDT-0X0000000000000000000000000000000000000BAD", "ETH.USDT", "XYZ.BTC", "BTC", ""]
)
def test_a_pool_that_only_looks_like_one_of_ours_is_left_out(pool):
    assert coins([pool]) == []


def test_the_recorded_places_are_addresses_on_the_networks_that_the_table_names():
    told = recorded("thorchain/tx_status_ltc_to_tron_usdt")
    for chain, address in (
        (told["tx"]["chain"], told["tx"]["to_address"]),
        (told["planned_out_txs"][0]["chain"], told["planned_out_txs"][0]["to_address"]),
    ):
        assert networks.check(CODES.networks[chain], address).text == address


@pytest.mark.parametrize("pool", SHORT)
def test_every_short_name_is_of_a_native_coin_of_ours(pool):
    [coin] = coins([pool])
    assert coin.contract is None
