"""Every adapter's reader against answers that somebody spoiled. The whole: ``python -m tests.hostile``."""

import asyncio
from collections import Counter

import pytest

from swapclient.domain.orders import Order
from tests.hostile.claims import trials, tried
from tests.hostile.tape import record

BODIES = 3000


@pytest.fixture(scope="module")
def tape(tmp_path_factory):
    return record(tmp_path_factory.mktemp("tape"))


def test_an_unspoiled_answer_is_read_by_every_adapter(tape):
    async def ask():
        for exchange in tape.values():
            for question in exchange.questions:
                for asked, answer in question.answers.items():
                    trial = await tried(exchange, question, asked, answer)
                    assert not trial.fault
                    assert not isinstance(trial.made, Exception), trial.made

    assert {"simpleswap", "exolix", "near", "chainflip", "changenow", "stealthex"} <= set(tape)
    asyncio.run(ask())


def test_whatever_a_provider_answers_only_our_own_errors_come_out(tape):
    async def attack():
        became = Counter()
        for exchange, question, asked, answer in trials(tape, BODIES):
            trial = await tried(exchange, question, asked, answer)
            assert not trial.fault, str(trial)
            became[type(trial.made)] += 1
        return became

    became = asyncio.run(attack())
    assert became.total() == BODIES
    assert became[Order] > BODIES // 50, "some must survive, or nothing was read at all"
