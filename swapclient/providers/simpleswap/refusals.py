"""SimpleSwap's no, typed. Its words are read because one status stands for several reasons.

Source: the provider's help page on public API errors, and what Edge, Talisman, Cake and others met.
"""

from __future__ import annotations

from swapclient.errors import BadAddress, FixedNotOffered, SwapClientError
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

_ADDRESS = ("address", "extraid", "extra_id", "extra id", "memo", "destination tag")


def refusal(answer: Answer, provider: str, question: Question, secrets: tuple[str, ...] = ()) -> SwapClientError:
    """The error an answer outside 2xx stands for."""
    said = hear(answer, provider=provider, secrets=secrets)
    if answer.status == 500 and question.creating and question.fixed and said.mentions("extra_id"):  # noqa: PLR2004
        # Found live by Edge's review: fixed orders to coins with a memo are refused so, and nothing is created.
        return FixedNotOffered(
            f"{provider} makes no fixed rate for {question.pair}: {said.text}",
            hint="Take the floating rate for coins with a memo. Nothing was created.",
            provider=provider,
        ).about(**({"support_ref": said.trace} if said.trace else {}))
    decided = no_by_status(answer, said, provider, question)
    if decided:
        return decided
    if answer.status == 422 or said.mentions("min:", "max:", "range"):  # noqa: PLR2004
        bounded = out_of_range(said, provider, question)
        if bounded:
            return bounded
    if said.mentions(*_ADDRESS):
        return plain_no(said, provider, answer.status, kind=BadAddress)
    if said.mentions("pair", "currency", "ticker", "network"):
        return unknown_pair(said, provider, question)
    if question.creating and question.fixed:
        return rate_over(said, provider)
    if answer.status == 404:  # noqa: PLR2004
        return unknown_pair(said, provider, question)
    return plain_no(said, provider, answer.status)
