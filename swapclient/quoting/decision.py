"""What the guard decided, with everything it knew, in a form that the journal keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from swapclient.domain.life import Happening
from swapclient.domain.money import plain
from swapclient.domain.swaps import Event
from swapclient.errors import GuardRefused

__all__ = ["Decision", "Verdict"]


class Verdict(StrEnum):
    """``cannot_tell`` is a no of its own: under the strict policy nothing is done that cannot be judged."""

    OK = "ok"
    ASK = "ask"
    REFUSE = "refuse"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A verdict and its reason.

    ``cost_bps`` is the all-in cost against the market in hundredths of a percent, rounded away from zero at the second
    place (negative: better than the market); ``reference`` what the market would bring, in whole coins got. Both are
    None where the market is not known. ``code`` is stable: ``fair``, ``dear``, ``too_good``, ``off_peg``,
    ``below_floor``, ``reference_stale``, ``reference_ahead``, ``reference_disagrees``, ``no_reference``.
    """

    verdict: Verdict
    code: str
    reason: str
    hint: str = ""
    cost_bps: Decimal | None = None
    reference: Decimal | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)

    def detail(self) -> dict[str, str]:
        """For the journal's ``guarded`` event: texts only, what is not known left out."""
        told = {"guard": "price", "verdict": str(self.verdict), "code": self.code, "reason": self.reason}
        if self.cost_bps is not None:
            told["cost_bps"] = plain(self.cost_bps) if self.cost_bps >= 0 else f"-{plain(-self.cost_bps)}"
        if self.reference is not None:
            told["reference"] = plain(self.reference)
        return told | {f"input.{name}": value for name, value in self.inputs.items()}

    def event(self, at: datetime) -> Event:
        """The journal's event, to be written beside the intent."""
        return Event(at=at, happening=Happening.GUARDED, detail=self.detail())

    def error(self) -> GuardRefused | None:
        """What a refusal or a "cannot tell" stands for; None where it may go on, after asking perhaps."""
        if self.verdict in {Verdict.OK, Verdict.ASK}:
            return None
        known = {"cost_bps": self.detail().get("cost_bps"), "reference": self.detail().get("reference")}
        return GuardRefused(self.reason, hint=self.hint, code=self.code, **known)
