"""The library against the sandbox over a socket: both doors, one implementation."""

import asyncio
import inspect
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from swapclient import AsyncSwapClient, SwapClient, errors
from swapclient.domain.life import State
from swapclient.domain.quotes import RateType
from swapclient.quoting.policy import Policy
from swapclient.sandbox import Box
from swapclient.swaps.outcome import outcome

TO = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
REFUND = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
ANY = Policy(any_price=True, accept_depeg=True)
TERMS = {"to": TO, "refund_to": REFUND, "policy": ANY}


@pytest.fixture
def box(tmp_path):
    with Box(tmp_path / "sandbox.db") as box:
        yield box


@pytest.fixture
def options(box, tmp_path):
    return {
        "environ": box.environ,
        "data_dir": tmp_path / "data",
        "cache_dir": tmp_path / "cache",
        "provider": "simpleswap",
        "interval": 0.01,
    }


def test_the_ten_lines_of_the_readme_work(box, options):
    with SwapClient(**options) as client:
        asked = client.quote("BTC", "USDT:tron", "0.5")
        assert asked.quotes[0].provider == "simpleswap"
        swap = client.swap("BTC", "USDT:tron", "0.5", key="exit-2026-11", **TERMS)
        assert swap.state is State.AWAITING_DEPOSIT
        assert swap.deposit_address
        box.control.deposit(swap.order_id)
        box.control.advance(3600)
        assert client.watch(swap.swap_id).state is State.FINISHED
        assert outcome(client.get(swap.swap_id)) is None


def test_the_asynchronous_door_is_the_same(box, options):
    async def story():
        async with AsyncSwapClient(**options) as client:
            swap = await client.swap("BTC", "USDT:tron", Decimal("0.5"), **TERMS)
            told = await client.instruction(swap.swap_id)
            assert (told.address, told.amount_text) == (swap.deposit_address, "0.5")
            assert swap.order_id in await client.support(swap.swap_id)
            box.control.deposit(swap.order_id)
            box.control.advance(3600)
            return await client.look(swap.swap_id)

    assert asyncio.run(story()).state is State.FINISHED


def test_a_new_client_finds_what_an_old_one_placed(box, options):
    with SwapClient(**options) as first:
        placed = first.swap("BTC", "USDT:tron", "0.5", **TERMS)
    with SwapClient(**options) as second:
        assert [swap.swap_id for swap in second.swaps()] == [placed.swap_id]
        assert second.get(placed.swap_id[:6]) == second.get(placed.order_id)


def test_one_key_makes_one_order_through_the_library_too(box, options):
    with SwapClient(**options) as client:
        first = client.swap("BTC", "USDT:tron", "0.5", key="k", **TERMS)
        assert client.swap("BTC", "USDT:tron", "0.5", key="k", **TERMS).swap_id == first.swap_id
        with pytest.raises(errors.AlreadyDone):
            client.swap("BTC", "USDT:tron", "0.6", key="k", **TERMS)
    assert box.control.creates() == 1


def test_looking_around_creates_nothing_at_any_provider(box, options):
    with SwapClient(**options) as client:
        client.assets()
        client.quote("BTC", "USDT:tron", "0.5", rate_type=RateType.FIXED)
        client.offers("ETH:ethereum", "USDC:ethereum", "2")
        assert client.swaps() == []
    assert box.control.creates() == 0
    assert all(call["method"] == "GET" for call in box.control.calls())


@pytest.mark.parametrize(
    ("scenario", "error"),
    [("error_500_after_accept", 7), ("cut_body", 7), ("maintenance", 7), ("html_200", 7), ("null_body", 7)],
)
def test_an_unclear_creation_is_unknown_and_reconcile_settles_it(box, options, scenario, error):
    from tests.fakes.clock import FakeClock

    box.control.scenario(scenario, on="create")
    with SwapClient(**options) as client:
        swap = client.swap("BTC", "USDT:tron", "0.5", **TERMS)
        assert outcome(swap).exit_code == error
    with SwapClient(**options, clock=FakeClock(datetime.now(UTC))) as client:
        settled = client.reconcile(swap.swap_id)
    assert settled.state is (State.AWAITING_DEPOSIT if box.control.creates() else State.ABSENT)
    assert box.control.creates() <= 1


def test_a_wrong_key_is_refused_with_nothing_created(box, options):
    environ = options["environ"] | {"SIMPLESWAP_API_KEY": "wrong"}
    with SwapClient(**{**options, "environ": environ}) as client, pytest.raises(errors.BadKey) as refusal:
        client.swap("BTC", "USDT:tron", "0.5", **TERMS)
    assert refusal.value.exit_code == 5
    assert "wrong" not in str(refusal.value.context)


def test_without_any_key_the_error_says_which_would_do(tmp_path):
    environ = {"EXOLIX_OFF": "1", "NEAR_OFF": "1", "CHAINFLIP_OFF": "1"}
    with SwapClient(environ=environ, data_dir=tmp_path, cache_dir=tmp_path) as client:
        with pytest.raises(errors.ConfigError) as refusal:
            client.quote("BTC", "USDT:tron", "0.5")
        assert "SIMPLESWAP_API_KEY" in refusal.value.hint
    with SwapClient(environ=environ, data_dir=tmp_path, cache_dir=tmp_path, provider="simpleswap") as client:
        with pytest.raises(errors.ConfigError) as refusal:
            client.quote("BTC", "USDT:tron", "0.5")
        assert refusal.value.stable_code == "no_key"


def test_every_method_of_the_asynchronous_client_is_at_the_blocking_door():
    def public(kind):
        return {name for name, _ in inspect.getmembers(kind, callable) if not name.startswith("_")}

    assert public(AsyncSwapClient) <= public(SwapClient)
    assert all(getattr(SwapClient, name).__doc__ for name in public(SwapClient))


def test_closing_twice_is_no_mistake(tmp_path):
    client = SwapClient(environ={}, data_dir=tmp_path, cache_dir=tmp_path)
    client.close()
    client.close()
