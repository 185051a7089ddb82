"""What must hold whatever an adapter is answered."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from swapclient.domain.life import Happening
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Listing, Quote
from swapclient.domain.swaps import Event
from swapclient.errors import (
    NotSent,
    OutcomeUnknown,
    ProviderRefused,
    RateLimited,
    SwapClientError,
)
from swapclient.journal.codec import event_from, event_text
from swapclient.providers.order_ids import fits
from swapclient.swaps.judge import drift
from swapclient.wire.settings import Answer
from tests.hostile.mutations import spoil
from tests.hostile.tape import NOW, Exchange, Question, Tape

__all__ = ["Trial", "trials", "tried"]

STEERING = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Characters that steer a terminal or reorder what is read."""


@dataclass
class Trial:
    """One spoiled answer and what became of it; ``fault`` is the claim that does not hold."""

    provider: str
    question: str
    asked: str
    answer: Answer
    made: object = None
    fault: str = ""

    def __str__(self) -> str:
        body = self.answer.body[:600]
        return f"{self.provider} {self.question} {self.asked} HTTP {self.answer.status} {body!r}: {self.fault}"


def trials(tape: Tape, count: int, seed: int = 0) -> Iterator[tuple[Exchange, Question, str, Answer]]:
    """Adapters, questions and spoiled answers, the same for the same seed."""
    chance = random.Random(seed)
    exchanges = [tape[name] for name in sorted(tape)]
    for number in range(count):
        exchange = exchanges[number % len(exchanges)]
        question = chance.choice(exchange.questions)
        asked = chance.choice(sorted(question.answers))
        yield exchange, question, asked, spoil(question.answers[asked], exchange.spare, chance)


async def tried(exchange: Exchange, question: Question, asked: str, answer: Answer) -> Trial:
    """Put the question with that one answer spoiled."""
    trial = Trial(exchange.name, question.name, asked, answer)
    player = exchange.player
    player.answers, player.sent = {**question.answers, asked: answer}, None
    try:
        trial.made = await question.call(exchange.provider)
    except SwapClientError as error:
        trial.made = error
        trial.fault = _of_error(error) or (_of_creation(error, player.sent) if player.sent else "")
    except Exception as error:  # noqa: BLE001 - exactly this is what must never come out
        trial.fault = f"{type(error).__name__}: {error}"
    else:
        trial.fault = next(_of_value(trial.made, exchange), "")
    return trial


def _of_error(error: SwapClientError) -> str:
    """An error is shown to people."""
    return f"steering characters in the error {error.message!r}" if _steers(error.message + error.hint) else ""


def _of_creation(error: SwapClientError, sent: Answer) -> str:
    """After a create request was answered, only a clear no may say that nothing was created."""
    if isinstance(error, OutcomeUnknown):
        return ""
    clear = isinstance(error, ProviderRefused) or (isinstance(error, RateLimited) and not isinstance(error, NotSent))
    if clear and 400 <= sent.status < 500:
        return ""
    return f"a creation answered with {sent.status} ended as {type(error).__name__}: {error.message}"


def _of_value(made: object, exchange: Exchange) -> Iterator[str]:
    """What is taken for an answer must be one: printable, countable, and fit for the journal."""
    match made:
        case Order():
            yield from _of_order(made, exchange)
        case Quote():
            yield from _of_amounts(made.get_amount, made.limits.minimum, made.limits.maximum, made.floor)
            yield from (f"steering characters in {text!r}" for text in made.warnings if _steers(text))
            if made.get_amount <= 0:
                yield "a quote of nothing"
        case Limits():
            yield from _of_amounts(made.minimum, made.maximum)
        case Listing():
            yield from (f"steering characters in {one}" for one in made.assets if _steers(str(one)))
        case list() | tuple():
            for one in made:
                yield from _of_order(one, exchange)
        case _:
            yield f"no answer but {type(made).__name__}"


def _of_order(order: Order, exchange: Exchange) -> Iterator[str]:
    if not fits(order.order_id):
        yield f"an order called {order.order_id!r}"
    yield from _of_amounts(order.give_amount, order.get_amount, order.deposited, order.received, order.minimum_get)
    shown: Iterable[Any] = (
        order.status,
        order.tracking_url,
        order.support_ref,
        order.reason,
        order.doubt,
        *order.warnings,
        *order.deposit_tx,
        *order.payout_tx,
        *order.refund_tx,
    )
    yield from (f"steering characters in {text!r}" for text in shown if text and _steers(text))
    drift(exchange.asked, order, exchange.provider.capabilities.echoes)
    event = Event(at=NOW, happening=Happening.SEEN, order=order)
    if event_from(event_text(event)) != event:
        yield "an order that the journal does not give back"


def _of_amounts(*amounts: Decimal | None) -> Iterator[str]:
    yield from (f"an amount of {one}" for one in amounts if one is not None and (not one.is_finite() or one < 0))


def _steers(text: str) -> bool:
    return any(unicodedata.category(character) in STEERING for character in text)
