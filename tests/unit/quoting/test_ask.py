import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient.domain.assets import Pair
from swapclient.domain.quotes import Limits, RateType
from swapclient.errors import AboveMaximum, BadKey, BelowMinimum, Unavailable
from swapclient.quoting.ask import ask
from tests.fakes.clock import START, FakeClock
from tests.unit.quoting.offers import BTC, REQUEST, USDC, Scripted, hanging, offering, quote, raising

SHORT = 0.01  # a deadline that nobody who answers at once can miss, and nobody who hangs can keep


def asked(*providers, request=REQUEST):
    return asyncio.run(ask(providers, request, deadline=SHORT, clock=FakeClock()))


def test_what_arrives_decides_the_rank():
    answer = asked(offering("low", "29000"), offering("high", "31000"), offering("middle", "30000"))
    assert [entry.provider for entry in answer.quotes] == ["high", "middle", "low"]
    assert answer.missing == ()


def test_between_equals_a_guaranteed_floor_then_speed_then_the_name_decides():
    answer = asked(
        offering("b"), offering("a"), offering("quick", eta_seconds=60), offering("sure", floor=Decimal(29900))
    )
    assert [entry.provider for entry in answer.quotes] == ["sure", "quick", "a", "b"]


def test_a_slow_provider_is_marked_not_waited_for_and_cancelled():
    async def story():
        slow = hanging("slow")
        answer = await ask([slow, offering("fast")], REQUEST, deadline=SHORT, clock=FakeClock())
        return answer, slow.cancelled  # seen inside the loop, which at its end would cancel it anyway

    answer, cancelled = asyncio.run(story())
    assert [entry.provider for entry in answer.quotes] == ["fast"]
    assert [(entry.provider, entry.code) for entry in answer.missing] == [("slow", "slow")]
    assert cancelled


def test_all_are_asked_at_once():
    async def story():
        both = asyncio.Barrier(2)

        def meeting(name):
            async def behave():
                await both.wait()
                return quote(name)

            return Scripted(name, behave)

        return await ask([meeting("a"), meeting("b")], REQUEST, deadline=30, clock=FakeClock())

    assert len(asyncio.run(story()).quotes) == 2


def test_a_provider_that_will_not_be_cancelled_does_not_hold_up_the_answer():
    async def story():
        let_go = asyncio.Event()

        async def stubborn():
            while not let_go.is_set():
                try:
                    await let_go.wait()
                except asyncio.CancelledError:
                    continue
            raise RuntimeError("too late for anybody to hear")

        answer = await ask([Scripted("mule", stubborn)], REQUEST, deadline=SHORT, clock=FakeClock())
        let_go.set()
        await asyncio.sleep(0)
        return answer

    assert [entry.code for entry in asyncio.run(story()).missing] == ["slow"]


def test_a_refusal_and_an_outage_are_values_beside_the_quotes():
    answer = asked(
        raising("refuses", BadKey("the key is wrong", hint="Give another.")),
        raising("down", Unavailable("no connection")),
        offering("works"),
    )
    assert [entry.provider for entry in answer.quotes] == ["works"]
    assert {entry.provider: (entry.code, entry.message, entry.hint) for entry in answer.missing} == {
        "refuses": ("bad_key", "the key is wrong", "Give another."),
        "down": ("unavailable", "no connection", ""),
    }


def test_a_bug_in_one_adapter_loses_nobody_elses_quote_and_is_logged(caplog):
    answer = asked(raising("broken", ZeroDivisionError("oops")), offering("works"))
    assert [entry.provider for entry in answer.quotes] == ["works"]
    assert [(entry.provider, entry.code) for entry in answer.missing] == [("broken", "bug")]
    assert "ZeroDivisionError" in answer.missing[0].message
    assert "oops" in caplog.text


def test_an_adapter_that_cancels_itself_is_missing_too():
    answer = asked(raising("odd", asyncio.CancelledError()), offering("works"))
    assert (len(answer.quotes), answer.missing[0].code) == (1, "bug")


def test_cancelling_the_question_cancels_every_provider():
    async def story():
        providers = [hanging("a"), hanging("b")]
        task = asyncio.create_task(ask(providers, REQUEST, deadline=600, clock=FakeClock()))
        for entry in providers:
            await entry.begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return providers

    assert all(entry.cancelled for entry in asyncio.run(story()))


@pytest.mark.parametrize(
    ("error", "code", "bound"),
    [
        (BelowMinimum("too little", minimum="0.6"), "below_minimum", Decimal("0.6")),
        (AboveMaximum("too much", maximum="0.4"), "above_maximum", Decimal("0.4")),
        (BelowMinimum("too little"), "below_minimum", None),
        (BelowMinimum("too little", minimum="about one"), "below_minimum", None),
        (BelowMinimum("too little", minimum=0.5), "below_minimum", None),
    ],
)
def test_a_limit_is_reported_with_its_bound(error, code, bound):
    (entry,) = asked(raising("one", error)).missing
    assert (entry.code, entry.bound) == (code, bound)


def test_a_quote_outside_its_own_limits_is_none_and_tells_the_bound():
    answer = asked(
        offering("small", limits=Limits(minimum=Decimal("0.6"))),
        offering("large", limits=Limits(maximum=Decimal("0.4"))),
    )
    assert answer.quotes == ()
    assert [(entry.code, entry.bound) for entry in answer.missing] == [
        ("below_minimum", Decimal("0.6")),
        ("above_maximum", Decimal("0.4")),
    ]
    assert "0.6 BTC:bitcoin" in answer.missing[0].message


def test_an_amount_exactly_at_a_limit_is_within_it():
    assert asked(offering("exact", limits=Limits(Decimal("0.5"), Decimal("0.5")))).missing == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"give_amount": Decimal("0.05")},
        {"pair": Pair(BTC, USDC)},
        {"rate_type": RateType.FIXED},
        {"get_amount": Decimal(0)},
        {"get_amount": Decimal("NaN")},
    ],
)
def test_an_answer_to_another_question_is_no_quote(changes):
    answer = asked(offering("odd", **changes))
    assert (answer.quotes, answer.missing[0].code) == ((), "unreadable")


def test_a_quote_that_has_run_out_by_our_clock_is_said_so():
    answer = asked(
        offering("past", valid_until=START - timedelta(hours=1)),
        offering("margin", valid_until=START + timedelta(seconds=30)),
        offering("good", valid_until=START + timedelta(seconds=31)),
    )
    assert [entry.provider for entry in answer.quotes] == ["good"]
    assert [entry.code for entry in answer.missing] == ["rate_expired", "rate_expired"]


def test_a_provider_without_that_kind_of_rate_is_not_asked():
    floats = offering("floats")
    floats.capabilities = type(floats.capabilities)(rate_types=frozenset({RateType.FLOATING}), echoes=frozenset())
    answer = asked(floats, request=type(REQUEST)(REQUEST.pair, REQUEST.amount, RateType.FIXED))
    assert (floats.asked, answer.missing[0].code) == (0, "fixed_not_offered")


def test_nobody_to_ask_is_an_empty_answer():
    assert asked() == type(asked())((), ())
