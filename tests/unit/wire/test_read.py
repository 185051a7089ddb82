"""Reads are asked again within one budget; what they may not do, they do not do."""

import asyncio
import gzip
import tracemalloc
from datetime import UTC, datetime

import pytest
import respx

from swapclient.errors import RateLimited, Unavailable, Unreadable
from tests.fakes import faulty
from tests.fakes.faulty import answer, closed_port

pytestmark = pytest.mark.anyio
NEVER = 1e9


async def test_it_is_asked_again_until_there_is_an_answer(server, open_door, clock):
    server.script = [answer(b"", 500), faulty.cut, faulty.reset, answer(b'{"a":1}')]
    got = await open_door(server.url).read("/quotes", {"from": "btc", "to": "usdt"})
    assert (got.status, got.body, got.content_type) == (200, b'{"a":1}', "application/json")
    assert [seen.target for seen in server.seen] == ["/quotes?from=btc&to=usdt"] * 4
    assert len(clock.slept) == 3
    assert all(0 <= pause <= 0.5 * 2**turn for turn, pause in enumerate(clock.slept))


async def test_a_question_in_a_body_is_asked_again_too(server, open_door):
    server.script = [answer(b"", 502), answer()]
    await open_door(server.url).read("/rate", body={"from": "btc"})
    assert [(seen.method, seen.body) for seen in server.seen] == [("POST", b'{"from":"btc"}')] * 2


async def test_it_gives_up_after_its_attempts_and_says_what_the_provider_said(server, open_door):
    server.script = [answer(b"maintenance \x1b[31m until noon", 503)]
    with pytest.raises(Unavailable) as caught:
        await open_door(server.url, attempts=3).read("/quotes")
    assert len(server.seen) == 3
    assert caught.value.context == {"provider": "acme", "status": 503, "said": "maintenance \\x1b[31m until noon"}
    assert caught.value.__context__ is None


@pytest.mark.parametrize("status", [200, 201, 400, 401, 403, 404, 422])
async def test_any_other_status_is_an_answer_at_once(status, server, open_door):
    server.script = [answer(b"{}", status)]
    assert (await open_door(server.url).read("/quotes")).status == status
    assert len(server.seen) == 1


async def test_retry_after_in_seconds_is_honoured(server, open_door, clock):
    server.script = [answer(b"", 429, Retry_After="7"), answer()]
    await open_door(server.url).read("/quotes")
    assert 7 <= clock.slept[0] <= 8


async def test_retry_after_as_a_date_is_measured_by_the_providers_clock(server, open_door, clock):
    clock.jump(86400)
    headers = {"Date": "Fri, 02 Jan 2026 03:04:05 GMT", "Retry_After": "Fri, 02 Jan 2026 03:04:15 GMT"}
    server.script = [answer(b"", 503, **headers), answer()]
    await open_door(server.url).read("/quotes")
    assert 10 <= clock.slept[0] <= 11


async def test_a_retry_after_beyond_the_budget_is_said_at_once(server, open_door, clock):
    server.script = [answer(b"", 429, Retry_After="3600")]
    with pytest.raises(RateLimited) as caught:
        await open_door(server.url).read("/quotes")
    assert caught.value.context == {"provider": "acme", "retry_after": 3600.0}
    assert len(server.seen) == 1
    assert clock.slept == []


async def test_a_retry_after_of_hours_is_cut_to_a_minute_where_the_budget_allows(server, open_door, clock):
    server.script = [answer(b"", 429, Retry_After="3600"), answer()]
    await open_door(server.url, total_timeout=600.0).read("/quotes")
    assert 60 <= sum(clock.slept) <= 61.1


async def test_without_room_in_the_rate_budget_it_is_rate_limited_and_not_asked(server, open_door):
    door = open_door(server.url, rate_per_second=0.01, burst=1)
    await door.read("/quotes")
    with pytest.raises(RateLimited):
        await door.read("/quotes")
    assert len(server.seen) == 1


@pytest.mark.parametrize("storm", [answer(b"", 429), answer(b"", 429, Retry_After="soon")])
async def test_a_storm_of_429_ends_rate_limited(storm, server, open_door):
    server.script = [storm]
    with pytest.raises(RateLimited):
        await open_door(server.url, attempts=3).read("/quotes")
    assert len(server.seen) == 3


async def test_no_redirect_is_followed(server, open_door):
    async with faulty.FaultServer() as elsewhere:
        server.script = [answer(b"", 307, Location=elsewhere.url + "/quotes")]
        with pytest.raises(Unreadable, match="redirects"):
            await open_door(server.url).read("/quotes")
        assert elsewhere.connections == 0
    assert len(server.seen) == 1


@pytest.mark.parametrize("flood", [faulty.endless, faulty.bomb, faulty.hollow, answer(b"x" * 200_000)])
async def test_an_oversized_body_is_cut_and_not_asked_for_again(flood, server, open_door):
    server.script = [flood]
    door = open_door(server.url, max_bytes=100_000)
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="larger than 100000"):
            await door.read("/quotes")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(server.seen) == 1
    assert peak < 8_000_000


async def test_a_packed_body_is_unpacked(server, open_door):
    server.script = [answer(gzip.compress(b'{"a":"b"}'), Content_Encoding="gzip")]
    assert (await open_door(server.url).read("/quotes")).body == b'{"a":"b"}'
    assert server.seen[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize(
    "packed",
    [
        answer(gzip.compress(b"{}" * 99)[:-9], Content_Encoding="gzip"),
        answer(gzip.compress(b"{}") + b"more", Content_Encoding="gzip"),
        answer(b"not packed", Content_Encoding="gzip"),
        answer(b"{}", Content_Encoding="zstd"),
        answer(b"{}", Content_Encoding="gzip, gzip"),
    ],
)
async def test_damaged_or_unknown_packing_is_unreadable(packed, server, open_door):
    server.script = [packed]
    with pytest.raises(Unreadable):
        await open_door(server.url).read("/quotes")


@pytest.mark.parametrize("silence", [faulty.hang, faulty.close, faulty.garbage])
async def test_silence_is_unavailable(silence, server, open_door):
    server.script = [silence]
    with pytest.raises(Unavailable):
        await open_door(server.url, connect_timeout=NEVER, total_timeout=NEVER, attempts=2).read("/quotes")
    assert len(server.seen) == 2


@pytest.mark.parametrize("trickle", [faulty.drip, faulty.drip_head, faulty.hang])
async def test_the_whole_budget_cuts_a_trickle(trickle, server, open_door):
    server.script = [trickle]
    with pytest.raises(Unavailable, match="time for the whole call"):
        await open_door(server.url, read_timeout=NEVER, connect_timeout=NEVER, total_timeout=60.0).read("/quotes")


async def test_nobody_there_is_unavailable(open_door, clock):
    with pytest.raises(Unavailable) as caught:
        await open_door(f"http://127.0.0.1:{closed_port()}").read("/quotes")
    assert caught.value.hint
    assert len(clock.slept) == 3


async def test_cancelling_a_read_is_a_cancellation(server, open_door):
    server.script = [faulty.hang]
    task = asyncio.create_task(open_door(server.url).read("/quotes"))
    await server.visited.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(server.seen) == 1


async def test_connections_are_kept_and_a_fresh_read_opens_its_own(server, open_door):
    door = open_door(server.url)
    await door.read("/a")
    await door.read("/b")
    await door.read("/c", fresh=True)
    await door.read("/d")
    assert [seen.connection for seen in server.seen] == [1, 1, 2, 1]
    assert server.seen[2].headers["cache-control"] == "no-cache"
    assert "cache-control" not in server.seen[1].headers


async def test_a_connection_that_went_stale_costs_nothing_visible(server, open_door):
    async def answer_and_leave(visit):
        await answer()(visit)
        visit.writer.close()

    server.script = [answer_and_leave, answer()]
    door = open_door(server.url)
    for _ in range(2):
        assert (await door.read("/a")).status == 200


async def test_the_provider_can_set_no_cookie(server, open_door):
    server.script = [answer(Set_Cookie="session=abc; Path=/")]
    door = open_door(server.url)
    await door.read("/a")
    await door.read("/b")
    assert all("cookie" not in seen.headers for seen in server.seen)


async def test_proxies_of_the_environment_are_not_used(server, open_door, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
    assert (await open_door(server.url).read("/a")).status == 200


async def test_the_providers_clock_is_read(server, open_door):
    server.script = [answer(Date="Fri, 02 Jan 2026 03:04:05 GMT"), answer(Date="yesterday"), answer()]
    door = open_door(server.url)
    dates = [(await door.read("/a")).date for _ in range(3)]
    assert dates == [datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), None, None]


async def test_a_closed_door_opens_again(server, open_door):
    door = open_door(server.url)
    await door.read("/a")
    await door.close()
    await door.read("/a")
    assert server.connections == 2


@respx.mock
async def test_headers_of_the_settings_and_of_the_request_go_along(open_door):
    route = respx.get("https://acme.example/v3/quotes").respond(json={})
    await open_door("https://acme.example/v3/", headers={"x-api-key": "k-1234"}).read("/quotes", headers={"x-a": "b"})
    sent = route.calls.last.request.headers
    assert (sent["x-api-key"], sent["x-a"], sent["accept"]) == ("k-1234", "b", "application/json")
    assert sent["user-agent"].startswith("swapclient/")
