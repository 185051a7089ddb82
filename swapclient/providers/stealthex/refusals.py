"""StealthEX's no, typed by its kind: ``{"err": {"kind": "NoPair", "details": "..."}}``."""

from __future__ import annotations

from swapclient.errors import BadAddress, BadKey, NotPermitted, SwapClientError
from swapclient.providers.refusing import (
    Question,
    out_of_range,
    plain_no,
    rate_over,
    unknown_pair,
)
from swapclient.providers.said import Said

__all__ = ["no"]

_NO_PAIR = frozenset(
    {"NoPair", "NoExchangeRoute", "RouteIsDisabled", "MarketUnavailable", "RoutesMismatch", "NotFound"}
)


def no(said: Said, provider: str, status: int, question: Question) -> SwapClientError:
    """The error that these words stand for, where the status alone decides nothing."""
    match said.code:
        case "NoUserApiKey":
            return plain_no(said, provider, status, kind=BadKey)
        case "NotAllowed":
            return plain_no(said, provider, status, kind=NotPermitted)
        case "RateId":
            return rate_over(said, provider)
        case "ExtraId" | "InvalidData":
            return plain_no(said, provider, status, kind=BadAddress)
        case "InvalidAmount":
            return out_of_range(said, provider, question) or plain_no(said, provider, status)
        case kind if kind in _NO_PAIR or status == 404:  # noqa: PLR2004
            return unknown_pair(said, provider, question)
    return plain_no(said, provider, status)
