"""Which prices are taken: the strict default, and what a person must spell out to go beyond it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from swapclient.domain.money import plain
from swapclient.errors import UsageError

__all__ = ["Policy", "parse_cost", "percent"]

_BPS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Costs and tolerances are shares: 0.03 is 3 %. Without any floor the policy is called strict.

    Strict refuses above ``refuse_above`` and asks above ``ask_above``. ``max_cost`` replaces both by one explicit
    bound. ``min_receive`` (whole coins that must arrive) is a bound of its own, which needs no market to be checked.
    ``any_price`` takes every price. ``accept_depeg`` takes a stablecoin that is off its peg by more than
    ``peg_tolerance``; none of the others does.
    """

    refuse_above: Decimal = Decimal("0.03")
    ask_above: Decimal = Decimal("0.015")
    max_cost: Decimal | None = None
    min_receive: Decimal | None = None
    any_price: bool = False
    accept_depeg: bool = False
    peg_tolerance: Decimal = Decimal("0.01")

    def __post_init__(self) -> None:
        if self.any_price and (self.max_cost is not None or self.min_receive is not None):
            raise UsageError(
                "any price and a bound on the price contradict each other",
                hint="Leave out --any-price, or --max-cost and --min-receive.",
                code="contradiction",
            )
        if self.max_cost is not None and not 0 <= self.max_cost < 1:
            raise _bad_cost(str(self.max_cost))
        if self.min_receive is not None and not self.min_receive > 0:
            raise UsageError(
                "the least to receive must be more than nothing", hint="As in --min-receive 24000.", code="bad_floor"
            )

    @property
    def name(self) -> str:
        """How it is called in the journal: ``strict``, ``any_price``, ``max_cost 8%``, ``min_receive 24000``."""
        if self.any_price:
            return "any_price"
        bounds = [f"max_cost {percent(self.max_cost)}"] if self.max_cost is not None else []
        bounds += [f"min_receive {plain(self.min_receive)}"] if self.min_receive is not None else []
        return ", ".join(bounds) or "strict"


def parse_cost(text: str) -> Decimal:
    """``8%``, ``0.5%`` or ``80bps`` as a share.

    Raises:
        UsageError: ``bad_cost``; a bare number, too, because 8 and 0.08 could both be meant.
    """
    stripped = text.strip().lower().replace(" ", "")
    for unit, whole in (("%", 100), ("bps", _BPS)):
        if stripped.endswith(unit):
            number = stripped.removesuffix(unit)
            try:
                share = Decimal(number) / whole if number.replace(".", "", 1).isdigit() else None
            except InvalidOperation:
                share = None
            if share is not None and share < 1:
                return share
    raise _bad_cost(text)


def percent(share: Decimal | Fraction) -> str:
    """``1.5%``: two places at most, rounded up, so that what is above a bound also reads so."""
    return plain(Decimal(math.ceil(Fraction(share) * _BPS)).scaleb(-2)) + "%"


def _bad_cost(text: str) -> UsageError:
    return UsageError(f"{text[:40]!r} is no cost", hint="Write it as 8% or 80bps, less than 100%.", code="bad_cost")
