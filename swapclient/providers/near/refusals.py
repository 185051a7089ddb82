"""1Click's no, typed: ``{"message": ..., "error": ..., "statusCode": ...}``; the minimum stands in the text only."""

from __future__ import annotations

import re
from typing import Final

from swapclient.domain.money import from_units
from swapclient.errors import BadAddress, NotPermitted, SwapClientError
from swapclient.providers.bounds import below
from swapclient.providers.coins import Coin
from swapclient.providers.refusing import Question, no_by_status, plain_no, unknown_pair
from swapclient.providers.said import hear
from swapclient.wire.settings import Answer

__all__ = ["refusal"]

_AT_LEAST: Final = re.compile(r"\btry at least ([0-9]{1,40})\b", re.IGNORECASE)
"""Base units of what is given."""


def refusal(
    answer: Answer, provider: str, question: Question, give: Coin | None, secrets: tuple[str, ...] = ()
) -> SwapClientError:
    """The error an answer outside 2xx stands for."""
    said = hear(answer, provider=provider, secrets=secrets)
    decided = no_by_status(answer, said, provider, question)
    if decided:
        return decided
    if question.pair and question.amount is not None and said.mentions("too low", "minimum swap amount"):
        found = _AT_LEAST.search(said.text)
        known = found and give and give.decimals is not None
        least = from_units(int(found[1]), give.decimals) if known else None  # type: ignore[index,union-attr,arg-type]  # known
        return below(provider, question.pair.give, least, question.amount, said=said.text)
    if said.mentions("no liquidity", "failed to get quote", "asset", "token"):
        return unknown_pair(said, provider, question)
    if said.mentions("sanction", "blocked", "compliance", "not allowed"):
        return plain_no(said, provider, answer.status, kind=NotPermitted)
    if said.mentions("recipient", "refundto", "refund", "address"):
        return plain_no(said, provider, answer.status, kind=BadAddress)
    return plain_no(said, provider, answer.status)
