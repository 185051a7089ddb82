"""The list: which rows are ours, and what is done when it cannot be had."""

import stat
from datetime import timedelta

import httpx
import pytest

from swapclient.errors import BadKey, Unavailable, UnknownPair, Unreadable
from tests.fakes.bench import Bench, asset, pair, request
from tests.fakes.simpleswap import BASE, KEY, currencies, result


def listing(bench, **options):
    return bench.ask(lambda provider: provider.assets(**options))


def names(bench):
    return {one.name for one in listing(bench).assets}


def test_rows_are_ours_by_network_code_and_contract(bench):
    found = names(bench)
    assert {"BTC:bitcoin", "XRP:ripple", "USDT:tron", "USDT:ethereum", "SOL:solana", "BCH:bitcoin-cash"} <= found
    assert {"BNB:bsc", "AVAX:avalanche-c"} <= found
    assert "USDC:ethereum" in found  # listed as usdc2, found by its contract
    assert "USDT:ton" not in found  # listed without its contract
    assert not {name for name in found if name.split(":")[0] in ("USD", "EUR", "LAT", "DASH", "ZEC")}


def test_a_stranger_under_a_good_name_is_not_that_asset(api, bench):
    api.get("/ranges").mock(return_value=result({"min": "0.001"}))
    route = api.get("/estimates").mock(return_value=result({"estimatedAmount": "29900"}))
    bench.ask(lambda provider: provider.quote(request(what=pair(get="USDC:ethereum"))))
    assert route.calls.last.request.url.params["tickerTo"] == "usdc2"


def test_a_token_nobody_here_knows_has_its_contract(bench):
    found = {one.name: one for one in listing(bench).assets}
    assert found["NOBODY:ethereum"].contract is not None


def test_the_list_is_fetched_once_and_kept_private(api, bench):
    first = listing(bench)
    bench.clock.advance(3600)
    second = listing(bench)
    assert api.routes[0].call_count == 1
    assert first == second
    assert not first.stale
    [file] = bench.cache.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(bench.cache.stat().st_mode) == 0o700
    assert KEY not in file.read_text()


def test_after_six_hours_or_when_asked_it_is_fetched_again(api, bench):
    listing(bench)
    bench.clock.advance(timedelta(hours=6).total_seconds())
    assert listing(bench).fetched_at == bench.clock.now()
    listing(bench, fresh=True)
    assert api.routes[0].call_count == 3


def test_a_list_from_the_future_is_not_trusted(api, bench):
    listing(bench)
    bench.clock.jump(-7200)
    listing(bench)
    assert api.routes[0].call_count == 2


def test_an_old_list_is_used_and_called_stale_when_the_provider_is_down(api, bench):
    before = listing(bench)
    bench.clock.advance(timedelta(days=3).total_seconds())
    api.get("/currencies").mock(return_value=httpx.Response(503))
    old = listing(bench)
    assert old.stale
    assert (old.assets, old.fetched_at) == (before.assets, before.fetched_at)


def test_without_an_old_list_a_provider_that_is_down_is_down(api, bench):
    api.get("/currencies").mock(return_value=httpx.Response(503))
    with pytest.raises(Unavailable):
        listing(bench)


def test_a_wrong_key_is_not_hidden_by_an_old_list(api, bench):
    listing(bench)
    bench.clock.advance(timedelta(days=1).total_seconds())
    api.get("/currencies").mock(return_value=httpx.Response(401, json={"message": "Unauthorized"}))
    with pytest.raises(BadKey):
        listing(bench)


@pytest.mark.parametrize("rows", [[], [{"ticker": "usd", "network": "usd", "isFiat": True}], [1, "x", None]])
def test_an_empty_list_is_no_list(api, bench, rows):
    api.get("/currencies").mock(return_value=result(rows))
    with pytest.raises(Unreadable):
        listing(bench)


def test_a_list_without_a_coin_of_ours_is_a_fault_and_not_an_offer_of_nothing(api, bench):
    strangers = [{"ticker": "btc", "network": "bitcoin-mainnet-renamed"}, {"ticker": "zzz", "network": "zzz"}]
    api.get("/currencies").mock(return_value=result(strangers))
    with pytest.raises(Unreadable, match="2 rows"):
        listing(bench)
    assert list(bench.cache.glob("*.json")) == []


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"schema":9,"fetched_at":"2026-01-02T03:04:05Z"}'])
def test_a_broken_file_is_as_good_as_none(api, bench, content):
    listing(bench)
    [file] = bench.cache.iterdir()
    file.write_bytes(content)
    assert "BTC:bitcoin" in names(bench)
    assert api.routes[0].call_count == 2


def test_a_place_that_cannot_be_written_costs_no_swap(api, clock, tmp_path):
    (tmp_path / "file").write_text("in the way")
    bench = Bench("simpleswap", BASE, KEY, tmp_path / "file" / "cache", clock)
    assert "BTC:bitcoin" in names(bench)


def test_the_list_of_a_sandbox_is_not_the_list_of_the_provider(api, bench, tmp_path):
    listing(bench)
    other = Bench("simpleswap", "https://api.simpleswap.io/v4", KEY, bench.cache, bench.clock)
    api.get("https://api.simpleswap.io/v4/currencies").mock(return_value=result(currencies()[:1]))
    assert names(other) == {"BTC:bitcoin"}
    assert len(names(bench)) > 1


def test_an_asset_with_a_contract_is_never_found_by_its_ticker(bench):
    stranger = pair().get.__class__("USDT", "tron", "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8", 6)
    swap = pair().__class__(asset("BTC:bitcoin"), stranger)
    with pytest.raises(UnknownPair):
        bench.ask(lambda provider: provider.quote(request(what=swap)))
