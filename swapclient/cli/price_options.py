"""The options that say which price is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from swapclient.domain.money import parse_amount
from swapclient.quoting.policy import Policy, parse_cost

__all__ = ["policy_of", "price_options"]

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option("--max-cost", metavar="COST", help="Refuse above this all-in cost: 8% or 80bps."),
    click.option("--min-receive", metavar="AMOUNT", help="Refuse unless at least this arrives."),
    click.option("--any-price", is_flag=True, help="Accept any price at all."),
    click.option("--accept-depeg", is_flag=True, help="Accept a stablecoin that is off its peg."),
)


def price_options(command: Command) -> Command:
    """All of them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def policy_of(max_cost: str | None, min_receive: str | None, *, any_price: bool, accept_depeg: bool) -> Policy:
    """The policy they spell out.

    Raises:
        UsageError: a cost or a combination that cannot be meant.
        InputRefused: the amount is none.
    """
    return Policy(
        max_cost=parse_cost(max_cost) if max_cost is not None else None,
        min_receive=parse_amount(min_receive) if min_receive is not None else None,
        any_price=any_price,
        accept_depeg=accept_depeg,
    )
