"""Exolix's no, typed: ``{"error": ...}``, ``{"message": ...}``, or the shape of a rate for an amount out of range."""

from __future__ import annotations

from swapclient.errors import BadAddress, SwapClientError
from swapclient.providers.refusing import Question, out_of_range, plain_no, unknown_pair
from swapclient.providers.said import Said

__all__ = ["no"]


def no(said: Said, provider: str, status: int, question: Question) -> SwapClientError:
    """The error that these words stand for, where the status alone decides nothing."""
    bounded = out_of_range(said, provider, question)
    if bounded:
        return bounded
    if said.mentions("address", "extraid", "extra id", "memo"):
        return plain_no(said, provider, status, kind=BadAddress)
    if status == 404 or said.mentions("pair", "coin", "network", "currency"):  # noqa: PLR2004
        return unknown_pair(said, provider, question)
    return plain_no(said, provider, status)
