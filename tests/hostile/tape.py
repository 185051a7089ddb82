"""What every adapter was answered once, by the sandbox over a socket and by the live APIs on record."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from swapclient.domain.orders import Order
from swapclient.domain.quotes import Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.providers.interface import Provider
from swapclient.providers.registry import PROVIDERS, Access
from swapclient.sandbox import KEY, Box
from swapclient.wire.door import Door, DoorSettings
from swapclient.wire.settings import Answer
from tests.fakes.bench import intent, pair

__all__ = ["Exchange", "Player", "Question", "Tape", "record"]

RECORDED = Path(__file__).parents[1] / "recorded"
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


class Still:
    """A clock that stands; nobody waits."""

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)


@dataclass
class Question:
    """A call of an adapter and what it was answered, by what was asked for (``send /exchanges``)."""

    name: str
    call: Callable[[Provider], Awaitable[Any]]
    answers: dict[str, Answer] = field(default_factory=dict)


@dataclass
class Exchange:
    """One adapter with its questions. ``spare`` are other answers of this provider, from its live API."""

    name: str
    provider: Provider
    player: Player
    questions: list[Question]
    spare: list[bytes]
    asked: Intent


Tape = Mapping[str, Exchange]


class Player:
    """In place of the door: gives the recorded answers, one of them changed.

    ``real`` records. ``sent`` is the answer that a create request got, once one was made.
    """

    def __init__(self) -> None:
        self.real: Door | None = None
        self.answers: dict[str, Answer] = {}
        self.sent: Answer | None = None

    async def read(self, path: str, *args: Any, **options: Any) -> Answer:
        return await self._answer("read", path, *args, **options)

    async def send(self, path: str, *args: Any, **options: Any) -> Answer:
        self.sent = await self._answer("send", path, *args, **options)
        return self.sent

    async def close(self) -> None:
        """Nothing is held."""

    async def _answer(self, how: str, path: str, *args: Any, **options: Any) -> Answer:
        if self.real is not None:
            self.answers[f"{how} {path}"] = await getattr(self.real, how)(path, *args, **options)
        return self.answers[f"{how} {path}"]


def record(folder: Path) -> Tape:
    """Ask every adapter everything once."""
    with Box(folder / "tape.db", real=NOW.timestamp) as box:
        return {name: asyncio.run(_record(name, box)) for name in PROVIDERS if _url(name) in box.environ}


def _url(name: str) -> str:
    return PROVIDERS[name].url_variable


async def _record(name: str, box: Box) -> Exchange:
    environ = box.environ
    spec, player, clock = PROVIDERS[name], Player(), Still()
    settings = DoorSettings(base_url=environ[_url(name)], headers=spec.headers(KEY), rate_per_second=1e3, burst=1000)
    player.real = Door(name, settings, clock=clock, chance=random.Random(0))
    signer = environ.get(spec.signing_variable)
    access = Access(door=player, base_url=settings.base_url, clock=clock, key=KEY, signing_key=signer)  # type: ignore[arg-type]  # in its place
    provider = spec.open(access)
    asked = intent(name, clock, pair=pair(), created_at=NOW)
    questions = _questions(provider, asked)
    for question in questions:
        player.answers = question.answers
        answer = await question.call(provider)
        if isinstance(answer, Quote):
            asked.terms.update(answer.terms)
        if question.name == "create":
            questions += _about(provider, answer)
            questions += [] if provider.capabilities.keeps_orders else [_paid(box, answer)]
    await player.real.close()
    player.real = None
    return Exchange(name, provider, player, questions, _spare(name), asked)


def _questions(provider: Provider, asked: Intent) -> list[Question]:
    """Everything that can be asked before there is an order, and the order last."""

    def request(rate_type: RateType) -> QuoteRequest:
        return QuoteRequest(asked.pair, asked.give_amount, rate_type, asked.receive_address, asked.refund_address)

    found = [Question("assets", lambda one: one.assets(fresh=True))]
    for rate_type in sorted(provider.capabilities.rate_types):
        found.append(Question(f"limits {rate_type}", lambda one, kind=rate_type: one.limits(asked.pair, kind)))  # type: ignore[misc]
        found.append(Question(f"quote {rate_type}", lambda one, kind=rate_type: one.quote(request(kind))))  # type: ignore[misc]
    return [*found, Question("create", lambda one: one.create(asked))]


def _about(provider: Provider, order: Order) -> list[Question]:
    found = [Question("status", lambda one: one.look(order, fresh=True))]
    if provider.capabilities.lists:
        found.append(Question("orders", lambda one: one.orders_since(NOW - timedelta(days=2))))
    return found


def _paid(box: Box, order: Order) -> Question:
    """The order whose payment has gone all its way."""
    told = box.control.pay(str(order.deposit_address), str(order.give_amount), str(order.deposit_memo))
    box.control.advance(3600)
    paid = replace(order, deposit_tx=(told["transaction"],))
    return Question("payment", lambda one: one.look(paid))


def _spare(name: str) -> list[bytes]:
    return [file.read_bytes() for file in sorted((RECORDED / name).glob("*.json"))]
