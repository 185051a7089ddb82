"""SimpleSwap's no, typed. Its words are read because one status stands for several reasons.

Source: the provider's help page on public API errors, and what Edge, Talisman, Cake and others met.
"""

from __future__ import annotations

from swapclient.errors import BadAddress, FixedNotOffered, SwapClientError
from swapclient.providers.refusing import (
    Question,
    out_of_range,
    plain_no,
    rate_over,
    unknown_pair,
)
from swapclient.providers.said import Said

__all__ = ["no", "no_fixed_with_memo"]

_ADDRESS = ("address", "extraid", "extra_id", "extra id", "memo", "destination tag")


def no_fixed_with_memo(said: Said, provider: str, status: int, question: Question) -> FixedNotOffered | None:
    """A no in spite of its status. Found live by Edge's review: nothing is created then."""
    if status != 500 or not (question.creating and question.fixed and said.mentions("extra_id")):  # noqa: PLR2004
        return None
    return FixedNotOffered(
        f"{provider} makes no fixed rate for {question.pair}: {said.text}",
        hint="Take the floating rate for coins with a memo. Nothing was created.",
        provider=provider,
    ).about(**({"support_ref": said.trace} if said.trace else {}))


def no(said: Said, provider: str, status: int, question: Question) -> SwapClientError:
    """The error that these words stand for, where the status alone decides nothing."""
    if status == 422 or said.mentions("min:", "max:", "range"):  # noqa: PLR2004
        bounded = out_of_range(said, provider, question)
        if bounded:
            return bounded
    if said.mentions(*_ADDRESS):
        return plain_no(said, provider, status, kind=BadAddress)
    if said.mentions("pair", "currency", "ticker", "network"):
        return unknown_pair(said, provider, question)
    if question.creating and question.fixed:
        return rate_over(said, provider)
    if status == 404:  # noqa: PLR2004
        return unknown_pair(said, provider, question)
    return plain_no(said, provider, status)
