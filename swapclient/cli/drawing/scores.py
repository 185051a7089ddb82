"""What the own record says about a provider."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from swapclient.deposit.instruction import time_left

if TYPE_CHECKING:
    from swapclient.swaps.scorecard import Score

__all__ = ["score_document", "score_rows"]


def score_rows(score: Score | None) -> list[tuple[str, str | None]]:
    """Facts for ``drawing.lines.facts``; one when there is nothing."""
    if score is None:
        return [("your record", "no swap yet")]
    ended = ", ".join(f"{count} {state}" for state, count in sorted(score.ended.items()))
    return [
        ("your record", f"{score.swaps} swaps, {score.finished} finished, {score.held} held{_and(ended)}"),
        ("against the quote", _price(score)),
        ("deposit to end", f"{time_left(score.usual_time)} usually" if score.usual_time is not None else None),
    ]


def _and(text: str) -> str:
    return f", {text}" if text else ""


def _price(score: Score) -> str | None:
    usual, least = score.usual_bps, score.worst_bps
    if usual is None or least is None:
        return None
    return f"{_tenths(usual)} bps usually, {_tenths(least)} at worst, of {len(score.against_quote)}"


def score_document(score: Score) -> dict[str, object]:
    """Basis points are strings with one decimal, seconds are whole."""
    return {
        "swaps": score.swaps,
        "orders": score.orders,
        "finished": score.finished,
        "held": score.held,
        "ended": {str(state): count for state, count in sorted(score.ended.items())},
        "compared": len(score.against_quote),
        "against_quote_bps": _tenths(score.usual_bps),
        "worst_bps": _tenths(score.worst_bps),
        "seconds_to_finish": int(score.usual_time.total_seconds()) if score.usual_time is not None else None,
    }


def _tenths(bps: Decimal | None) -> str | None:
    return f"{bps.quantize(Decimal('0.1')) + 0:f}" if bps is not None else None  # + 0: no minus before a zero
