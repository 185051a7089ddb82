"""The part of a no that is the same everywhere: status codes, and what is no clear answer at all.

After a create request only a clear no may be called one. A 5xx, a timeout told by something on the way, or an answer
that is not the provider's own leaves open whether an order exists.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from swapclient.domain.assets import Pair
from swapclient.errors import (
    BadKey,
    NotPermitted,
    OutcomeUnknown,
    ProviderRefused,
    RateExpired,
    RateLimited,
    SwapClientError,
    Unavailable,
    UnknownOrder,
    UnknownPair,
    Unreadable,
)
from swapclient.providers.bounds import above, below
from swapclient.providers.order_ids import told
from swapclient.providers.said import Said, hear
from swapclient.wire.settings import Answer

__all__ = ["Question", "is_yes", "lost", "no_by_status", "out_of_range", "plain_no", "rate_over", "unknown_pair"]

_DOORKEEPERS = frozenset((401, 403, 404, 405, 413, 414))
"""Said by whatever stands before the provider's program; the request did not reach it."""

_NO_END = frozenset((408, 409, 425, 499))
"""Answers that do not say whether the work was done."""


class Question(NamedTuple):
    """What was asked, so that the no can be told in its words."""

    pair: Pair | None = None
    amount: Decimal | None = None
    fixed: bool = False
    creating: bool = False
    order_id: str | None = None


def is_yes(answer: Answer) -> bool:
    """Any 2xx: providers answer creation with 200 and with 201."""
    return 200 <= answer.status < 300  # noqa: PLR2004 - HTTP's own classes


def no_by_status(answer: Answer, said: Said, provider: str, question: Question) -> SwapClientError | None:
    """The error for what the status alone decides, or None where the provider's words must be read."""
    status = answer.status
    if status == 429:  # noqa: PLR2004 - too many requests
        wait = {} if answer.retry_after is None else {"retry_after": answer.retry_after}
        return RateLimited(f"{provider} was asked too often", hint="Wait a minute.", provider=provider).about(**wait)
    if question.creating and (status >= 500 or status < 400 or status in _NO_END):  # noqa: PLR2004
        return lost(provider, answer, said.text or f"HTTP {status}")
    if status >= 500 or status < 400:  # noqa: PLR2004
        return _down(provider, status, said)
    if status == 401:  # noqa: PLR2004
        return BadKey(
            f"{provider} does not accept the API key" + _colon(said),
            hint="Check the key: swapclient doctor",
        ).about(**_context(provider, said))
    if status == 403:  # noqa: PLR2004
        return NotPermitted(
            f"{provider} does not permit this" + _colon(said),
            hint="The key or this place is not allowed to do it: ask the provider to enable it for the key.",
        ).about(**_context(provider, said))
    if not said.readable:
        return _not_its_own(answer, provider, question)
    if status == 404 and question.order_id is not None:  # noqa: PLR2004
        return UnknownOrder(
            f"{provider} does not know order {question.order_id}",
            hint="Check the id. An order of another key is not shown.",
            order_id=question.order_id,
        ).about(**_context(provider, said))
    return None


def lost(provider: str, answer: Answer, cause: str) -> OutcomeUnknown:
    """No clear answer to a create request; the order id is kept where the body still tells it."""
    context = _context(provider, hear(answer, provider=provider)) | {"status": answer.status}
    order_id = told(answer.body)
    if order_id and answer.status < 400:  # noqa: PLR2004 - the id in an error body is not an order's
        context["order_id"] = order_id
    known = f"; it named order {order_id}" if "order_id" in context else ""
    return OutcomeUnknown(
        f"{provider} gave no clear answer to the order (HTTP {answer.status}: {cause}){known}",
        hint="Do not repeat it: an order may exist. Run: swapclient reconcile",
    ).about(**context)


def out_of_range(said: Said, provider: str, question: Question) -> ProviderRefused | None:
    """Below the minimum or above the maximum, with both bounds as far as they were told."""
    if question.pair is None or question.amount is None:
        return None
    give, amount = question.pair.give, question.amount
    support = {"support_ref": said.trace} if said.trace else {}
    if said.maximum is not None and amount > said.maximum:
        return above(provider, give, said.maximum, amount, **support)
    if said.minimum is not None or said.mentions("below", "too small", "less than", "too_small", "at least"):
        return below(provider, give, said.minimum, amount, **support)
    if said.mentions("above", "too large", "too big", "greater", "exceed"):
        return above(provider, give, said.maximum, amount, **support)
    return None


def unknown_pair(said: Said, provider: str, question: Question) -> UnknownPair:
    """Not swapped, or not now, or not for this key."""
    return UnknownPair(
        f"{provider} does not swap {question.pair or 'this pair'}" + _colon(said),
        hint="It may be off for the moment, or not enabled for the key: ask the provider, or try another one.",
    ).about(**_context(provider, said))


def rate_over(said: Said, provider: str) -> RateExpired:
    """The fixed rate is not accepted any more."""
    return RateExpired(
        f"{provider} does not accept the fixed rate any more" + _colon(said),
        hint="Ask for a new quote. Nothing was created.",
    ).about(**_context(provider, said))


def plain_no(
    said: Said, provider: str, status: int, *, kind: type[ProviderRefused] = ProviderRefused
) -> ProviderRefused:
    """A no in the provider's own words."""
    return kind(
        f"{provider} refused" + (_colon(said) or f" (HTTP {status})"),
        hint="Nothing was created." + (f" For their support: {said.trace}." if said.trace else ""),
        status=status,
    ).about(**_context(provider, said))


_PAUSED = (("is disabled", "switched_off"), ("maintenance", "maintenance"))
"""What a provider says in a 5xx that is no accident, and what it is called."""


def _down(provider: str, status: int, said: Said) -> Unavailable:
    """It cannot be asked now, with the reason where it gives one."""
    code = next((name for words, name in _PAUSED if said.mentions(words)), None)
    what = f"{provider} has paused this" if code else f"{provider} is down (HTTP {status})"
    return Unavailable(
        what + _colon(said),
        hint="Try again later, or another provider; nothing was created.",
        code=code,
        status=status,
    ).about(**_context(provider, said))


def _not_its_own(answer: Answer, provider: str, question: Question) -> SwapClientError:
    """Something on the way answered in the provider's place."""
    if question.creating and answer.status not in _DOORKEEPERS:
        return lost(provider, answer, "the answer is not the provider's own")
    if question.creating:
        return ProviderRefused(
            f"the request was turned away before {provider} (HTTP {answer.status})",
            hint="Check the base URL and any proxy on the way. Nothing was created.",
            provider=provider,
            status=answer.status,
        )
    return Unreadable(
        f"the answer of {provider} is not its own (HTTP {answer.status})",
        hint="Check the base URL and any proxy on the way.",
        provider=provider,
        field="$",
        status=answer.status,
    )


def _colon(said: Said) -> str:
    return f": {said.text}" if said.text else ""


def _context(provider: str, said: Said) -> dict[str, object]:
    return {"provider": provider, "support_ref": said.trace} if said.trace else {"provider": provider}
