"""StealthEX's no, typed by its kind: ``{"err": {"kind": "NoPair", "details": "..."}}``."""

from __future__ import annotations

from swapclient.errors import BadAddress, BadKey, NotPermitted, SwapClientError
from swapclient.providers.refusing import (
    Question,
    no_by_status,
    out_of_range,
    plain_no,
    rate_over,
    unknown_pair,
)
from swapclient.providers.said import hear
from swapclient.wire.settings import Answer

__all__ = ["refusal"]

_NO_PAIR = frozenset(
    {"NoPair", "NoExchangeRoute", "RouteIsDisabled", "MarketUnavailable", "RoutesMismatch", "NotFound"}
)


def refusal(answer: Answer, provider: str, question: Question, secrets: tuple[str, ...] = ()) -> SwapClientError:
    """The error an answer outside 2xx stands for."""
    said = hear(answer, provider=provider, secrets=secrets)
    decided = no_by_status(answer, said, provider, question)
    if decided:
        return decided
    match said.code:
        case "NoUserApiKey":
            return plain_no(said, provider, answer.status, kind=BadKey)
        case "NotAllowed":
            return plain_no(said, provider, answer.status, kind=NotPermitted)
        case "RateId":
            return rate_over(said, provider)
        case "ExtraId" | "InvalidData":
            return plain_no(said, provider, answer.status, kind=BadAddress)
        case "InvalidAmount":
            return out_of_range(said, provider, question) or plain_no(said, provider, answer.status)
        case kind if kind in _NO_PAIR or answer.status == 404:  # noqa: PLR2004
            return unknown_pair(said, provider, question)
    return plain_no(said, provider, answer.status)
