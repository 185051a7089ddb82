"""ChangeNOW's no, typed by the word in ``error``: ``{"error", "message", "payload": {"range": ...}}``."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from swapclient.errors import (
    BadAddress,
    BadKey,
    NotPermitted,
    ProviderRefused,
    SwapClientError,
    UnknownOrder,
)
from swapclient.providers.refusing import Question, out_of_range, plain_no, rate_over, unknown_pair
from swapclient.providers.said import Said

__all__ = ["no"]

_BY_WORD: Final = MappingProxyType(
    {
        "not_valid_address": BadAddress,
        "unauthorized": BadKey,
        "forbidden_api_key": NotPermitted,
        "not_found": UnknownOrder,
    }
)


def no(said: Said, provider: str, status: int, question: Question) -> SwapClientError:
    """The error that these words stand for, where the status alone decides nothing."""
    if said.code in ("deposit_too_small", "out_of_range"):
        bounded = out_of_range(said, provider, question)
        if bounded:
            return bounded
    kind: type[ProviderRefused] | None = _BY_WORD.get(said.code)
    if kind and (kind is not UnknownOrder or question.order_id is not None):
        return plain_no(said, provider, status, kind=kind)
    if said.code == "pair_is_inactive":
        return unknown_pair(said, provider, question)
    if said.code == "rate_id_not_found_or_expired":
        return rate_over(said, provider)
    if said.mentions("address", "extra"):
        return plain_no(said, provider, status, kind=BadAddress)
    if status == 404:  # noqa: PLR2004
        return unknown_pair(said, provider, question)
    return plain_no(said, provider, status)
