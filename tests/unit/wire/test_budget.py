"""One rate budget per provider: shared, fair to what is urgent, never over the rate."""

import asyncio

import pytest

from swapclient.wire.budget import RateBudget, Urgency, budget_for
from tests.fakes.clock import FakeClock

pytestmark = pytest.mark.anyio


async def test_a_burst_goes_at_once_and_then_the_rate_rules(clock):
    budget = RateBudget(2.0, 3, clock)
    times = []
    for _ in range(7):
        assert await budget.take(Urgency.ORDINARY, patience=60)
        times.append(clock.monotonic() - 1000)
    assert times == pytest.approx([0, 0, 0, 0.5, 1.0, 1.5, 2.0], abs=0.01)


async def test_many_callers_together_stay_within_the_rate(clock):
    budget = RateBudget(5.0, 2, clock)
    assert all(await asyncio.gather(*(budget.take(Urgency.ORDINARY, patience=60) for _ in range(22))))
    assert clock.monotonic() - 1000 >= 20 / 5 - 0.01


async def test_under_pressure_creations_go_first_then_orders(clock):
    budget = RateBudget(1.0, 1, clock)
    await budget.take(Urgency.ORDINARY, patience=60)
    order = []

    async def ask(urgency):
        assert await budget.take(urgency, patience=60)
        order.append(urgency)

    async with asyncio.TaskGroup() as group:
        for urgency in (Urgency.ORDINARY, Urgency.ORDINARY, Urgency.ORDER, Urgency.CREATE):
            group.create_task(ask(urgency))
    assert order == [Urgency.CREATE, Urgency.ORDER, Urgency.ORDINARY, Urgency.ORDINARY]


async def test_who_cannot_wait_so_long_is_told_at_once_and_uses_nothing_up(clock):
    budget = RateBudget(0.1, 1, clock)
    assert await budget.take(Urgency.ORDER, patience=0)
    assert not await budget.take(Urgency.ORDER, patience=9.9)
    assert clock.slept == []
    assert await budget.take(Urgency.ORDER, patience=10.1)


async def test_a_pause_holds_everybody_but_never_longer_than_a_minute(clock):
    budget = RateBudget(5.0, 5, clock)
    budget.pause(5)
    assert await budget.take(Urgency.CREATE, patience=60)
    assert clock.monotonic() - 1000 >= 5
    budget.pause(1e9)
    assert await budget.take(Urgency.CREATE, patience=61)


async def test_one_who_gives_up_waiting_leaves_the_queue():
    clock = FakeClock()
    budget = RateBudget(1.0, 1, clock)
    await budget.take(Urgency.ORDER, patience=0)
    waiting = asyncio.create_task(budget.take(Urgency.CREATE, patience=60))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await budget.take(Urgency.ORDER, patience=1.1)


async def test_two_doors_of_one_provider_share_the_stricter_budget(clock):
    first = budget_for("acme", per_second=5, burst=10, clock=clock)
    assert budget_for("acme", per_second=1, burst=2, clock=clock) is first
    assert budget_for("other", per_second=1, burst=2, clock=clock) is not first
    for _ in range(4):
        await first.take(Urgency.ORDER, patience=60)
    assert clock.monotonic() - 1000 >= 2 - 0.01


@pytest.mark.parametrize(("rate", "burst"), [(0, 1), (-1, 1), (1, 0), (float("nan"), 1)])
async def test_an_impossible_budget_is_refused(rate, burst, clock):
    with pytest.raises(ValueError, match="positive"):
        RateBudget(rate, burst, clock)
