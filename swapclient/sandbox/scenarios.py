"""Everything that can be made to happen, in one table.

Three sorts: a *life* is what becomes of an order, a *twist* is what is said wrongly about it, a *fault* is what is
done to the answer of one request.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from msgspec import Struct, field

from swapclient.errors import UsageError

__all__ = ["KINDS", "SCENARIOS", "Rule", "Scenario", "Sort", "rule"]

KINDS = frozenset({"any", "assets", "pairs", "limits", "quote", "check", "create", "read", "list", "ticker"})
"""What requests are for, whatever the provider calls them."""


class Sort(StrEnum):
    """What a scenario changes."""

    LIFE = "life"
    TWIST = "twist"
    FAULT = "fault"


class Scenario(NamedTuple):
    """``on`` is the kind of request a fault waits for, ``accepts`` whether a creation so answered was carried out."""

    sort: Sort
    about: str
    options: frozenset[str] = frozenset()
    on: str = "any"
    accepts: bool = True


class Rule(Struct, kw_only=True):
    """One thing that is to happen ``times`` times (None: always), to one order, to one provider, or to any."""

    scenario: str
    on: str
    accepts: bool
    order: str | None = None
    provider: str | None = None
    times: int | None = 1
    options: dict[str, Any] = field(default_factory=dict)


def _life(about: str, *options: str) -> Scenario:
    return Scenario(Sort.LIFE, about, frozenset(options))


def _twist(about: str, *options: str) -> Scenario:
    return Scenario(Sort.TWIST, about, frozenset(options))


def _fault(about: str, *options: str, on: str = "any", accepts: bool = True) -> Scenario:
    return Scenario(Sort.FAULT, about, frozenset(options), on, accepts)


SCENARIOS = {
    "happy": _life("deposit, confirming, exchanging, sending, finished; without an order it also clears every rule"),
    "late_deposit": _life("expires soon (seconds at pace 1), a deposit after that revives it", "seconds"),
    "underpaid": _life("a deposit of share (0.9) of the amount: held until the rest arrives", "share"),
    "overpaid": _life("a deposit of share (1.1) of the amount: more arrives", "share"),
    "expired": _life("expires soon (seconds at pace 1); a late deposit changes nothing", "seconds"),
    "refunded": _life("the deposit is sent back"),
    "held_then_released": _life("held for checks (seconds at pace 1), then goes on", "seconds"),
    "failed": _life("fails after the deposit"),
    "unknown_status_word": _life("says word for a while (seconds at pace 1), then goes on", "word", "seconds"),
    "listed_late": _life("listings show it only after seconds", "seconds"),
    "drift_at_create": _twist("field (the receive address) has another value from creation on", "field", "value"),
    "drift_later": _twist("field has another value from reading first (2) on", "field", "value", "first"),
    "second_read_differs": _twist("field (the deposit address) differs in the first reading only", "field", "value"),
    "vanished": _twist("denied with 404 after `after` (1) good readings", "after"),
    "error_500_after_accept": _fault("500, though it was carried out", on="create"),
    "created_201_null_field": _fault("field (the deposit address) is null", "field", on="create"),
    "cut_body": _fault("the connection ends within the body", on="create"),
    "dropped_after_accept": _fault("carried out, then the connection ends without a byte", on="create"),
    "slow": _fault("answers after seconds (2)", "seconds"),
    "hang_after_accept": _fault("carried out, never answered (seconds at most)", "seconds", on="create"),
    "rate_limited_429": _fault("429 with Retry-After of retry_after (1) seconds", "retry_after", accepts=False),
    "maintenance": _fault("503", accepts=False),
    "html_200": _fault("a web page with status 200"),
    "null_body": _fault("the word null"),
    "gzip_bomb": _fault("a small body that unpacks to megabytes (64)", "megabytes"),
    "endless_body": _fault("a body without an end"),
    "slow_loris": _fault("a byte every seconds (0.2), for ever", "seconds"),
    "wrong_content_type": _fault("the right answer, called text/html"),
    "redirect_elsewhere": _fault("302 to another host (to)", "to", accepts=False),
    "duplicate_keys": _fault("field appears twice, the second time with value", "field", "value"),
    "huge_number": _fault("field is a number of digits (10000) digits", "field", "digits"),
    "deep_nesting": _fault("lists in lists, depth (100000) levels", "depth"),
    "control_characters": _fault("bidirectional and escape characters in field, or in every string", "field"),
}


def rule(
    name: str,
    *,
    order: str | None = None,
    provider: str | None = None,
    times: int | None = 1,
    on: str | None = None,
    accept: bool | None = None,
    **options: Any,
) -> Rule:
    """A checked rule.

    Raises:
        UsageError: unknown scenario, option or kind of request.
    """
    scenario = SCENARIOS.get(name)
    if scenario is None:
        raise UsageError(f"the sandbox knows no scenario {name!r}", hint=f"one of {', '.join(SCENARIOS)}")
    if strange := set(options) - scenario.options:
        known = ", ".join(sorted(scenario.options | {"order", "provider", "times", "on", "accept"}))
        raise UsageError(f"scenario {name} has no option {', '.join(sorted(strange))}", hint=f"one of {known}")
    if on is not None and on not in KINDS:
        raise UsageError(f"no request is of kind {on!r}", hint=f"one of {', '.join(sorted(KINDS))}")
    return Rule(
        scenario=name,
        on=on or ("read" if order and scenario.sort is Sort.FAULT else scenario.on),
        accepts=scenario.accepts if accept is None else accept,
        order=order,
        provider=provider,
        times=times,
        options=options,
    )
