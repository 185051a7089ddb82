"""THORNode's no, typed: ``{"code": 3, "message": ..., "details": []}`` or ``{"error": ...}``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from swapclient.domain.money import from_units
from swapclient.errors import BadAddress, SwapClientError, Unavailable
from swapclient.providers.bounds import below
from swapclient.providers.refusing import Question, no_by_status, plain_no, unknown_pair
from swapclient.providers.said import hear
from swapclient.providers.thorchain.shapes import PLACES
from swapclient.wire.settings import Answer

__all__ = ["halted", "refusal"]

_LEAST: Final = re.compile(r"recommended_min_amount_in: ([0-9]{1,30})\b")
_TOO_LITTLE: Final = ("dust threshold", "min swap amount", "enough asset to pay for fees", "swap too small")
_HALTED: Final = ("halted", "paused")


def refusal(answer: Answer, provider: str, question: Question) -> SwapClientError:
    """The error an answer outside 2xx stands for."""
    said = hear(answer, provider=provider)
    decided = no_by_status(answer, said, provider, question)
    if decided:
        return decided
    if said.mentions(*_HALTED):
        return halted(provider, said.text)
    if question.pair and question.amount is not None and said.mentions(*_TOO_LITTLE):
        return below(provider, question.pair.give, _least(said.text), question.amount, said=said.text)
    if said.mentions("pool does not exist", "pool is not available", "bad from asset", "bad to asset"):
        return unknown_pair(said, provider, question)
    if said.mentions("address"):
        return plain_no(said, provider, answer.status, kind=BadAddress)
    return plain_no(said, provider, answer.status)


def halted(provider: str, what: str) -> Unavailable:
    """Trading stands still: what is sent now may be stuck for weeks."""
    return Unavailable(
        f"{provider} does not trade now: {what}",
        hint="Send nothing there. Take another provider, or try again later.",
        code="trading_halted",
        provider=provider,
    )


def _least(text: str) -> Decimal | None:
    found = _LEAST.search(text)
    return from_units(int(found[1]), PLACES) if found else None
