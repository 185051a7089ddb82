"""Chainflip's no, typed: ``{"message": ...}`` with the bound, in base units, in brackets."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from swapclient.domain.money import from_units
from swapclient.errors import BadAddress, SwapClientError
from swapclient.providers.bounds import above, below
from swapclient.providers.refusing import Question, no_by_status, plain_no, unknown_pair
from swapclient.providers.said import hear
from swapclient.wire.settings import Answer

__all__ = ["refusal"]

_BOUND: Final = re.compile(r"\(([0-9]{1,40})\)")
_OF_GIVEN: Final = ("below minimum swap amount", "ingress fee")
_OF_GOT: Final = ("egress fee", "minimum egress amount")
"""Bounds of what is got: how much must be given for that is not said."""


def refusal(
    answer: Answer, provider: str, question: Question, decimals: int | None, secrets: tuple[str, ...] = ()
) -> SwapClientError:
    """The error an answer outside 2xx stands for. ``decimals`` are those of what is given."""
    said = hear(answer, provider=provider, secrets=secrets)
    decided = no_by_status(answer, said, provider, question)
    if decided:
        return decided
    if question.pair and question.amount is not None:
        give, bound = question.pair.give, _bound(said.text, decimals)
        if said.mentions(*_OF_GIVEN):
            return below(provider, give, bound, question.amount, said=said.text)
        if said.mentions(*_OF_GOT):
            return below(provider, give, None, question.amount, said=said.text)
        if said.mentions("above maximum swap amount"):
            return above(provider, give, bound, question.amount, said=said.text)
    if said.mentions("address"):
        return plain_no(said, provider, answer.status, kind=BadAddress)
    if said.mentions("insufficient liquidity", "cannot be swapped", "is disabled", "unavailable", "invalid request"):
        return unknown_pair(said, provider, question)
    return plain_no(said, provider, answer.status)


def _bound(text: str, decimals: int | None) -> Decimal | None:
    found = _BOUND.search(text)
    return from_units(int(found[1]), decimals) if found and decimals is not None else None
