"""Exolix's no, typed: ``{"error": ...}``, ``{"message": ...}``, or the shape of a rate for an amount out of range."""

from __future__ import annotations

from swapclient.errors import BadAddress, SwapClientError
from swapclient.providers.refusing import Question, no_by_status, out_of_range, plain_no, unknown_pair
from swapclient.providers.said import hear
from swapclient.wire.settings import Answer

__all__ = ["refusal"]


def refusal(answer: Answer, provider: str, question: Question, secrets: tuple[str, ...] = ()) -> SwapClientError:
    """The error an answer outside 2xx stands for."""
    said = hear(answer, provider=provider, secrets=secrets)
    decided = no_by_status(answer, said, provider, question)
    if decided:
        return decided
    bounded = out_of_range(said, provider, question)
    if bounded:
        return bounded
    if said.mentions("address", "extraid", "extra id", "memo"):
        return plain_no(said, provider, answer.status, kind=BadAddress)
    if answer.status == 404 or said.mentions("pair", "coin", "network", "currency"):  # noqa: PLR2004
        return unknown_pair(said, provider, question)
    return plain_no(said, provider, answer.status)
