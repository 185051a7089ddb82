"""Reading a quote request: everything required is there, and is what it should be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from swapclient.sandbox.near.coins import BY_ID, signed_id
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.trade import Wanted

__all__ = ["DEFAULTS", "Request", "kind", "request"]

REQUIRED = (
    "dry", "swapType", "slippageTolerance", "originAsset", "depositType", "destinationAsset", "amount", "refundTo",
    "refundType", "recipient", "recipientType", "deadline",
)  # fmt: skip
DEFAULTS = {"depositMode": "SIMPLE", "confidentiality": "public", "quoteWaitingTimeMs": 0, "insured": False}
_TYPES = {"depositType": "ORIGIN_CHAIN", "refundType": "ORIGIN_CHAIN", "recipientType": "DESTINATION_CHAIN"}
_BPS = 10_000
_DRY = re.compile(rb'"dry"\s*:\s*true')


class Request(NamedTuple):
    """``said`` is what is echoed; ``deadline`` in seconds since 1970."""

    wanted: Wanted
    said: dict[str, Any]
    deadline: float

    @property
    def dry(self) -> bool:
        """Only a price is wanted."""
        return bool(self.said["dry"])


def kind(body: bytes) -> str:
    """What a request to ``/quote`` is for."""
    return "quote" if _DRY.search(body) else "create"


def request(body: Mapping[str, Any]) -> Request:
    """A checked request.

    Raises:
        Refusal: invalid with every reason, or unknown_pair.
    """
    reasons = [f"{name} should not be empty" for name in REQUIRED if body.get(name) in (None, "")]
    reasons += list(_wrong(body)) if not reasons else []
    if reasons:
        raise Refusal("invalid", *reasons)
    give, get = BY_ID.get(body["originAsset"]), BY_ID.get(body["destinationAsset"])
    if give is None or get is None or give == get:
        raise Refusal("unknown_pair")
    amount = Decimal(body["amount"]).scaleb(-give.decimals)
    said = {**DEFAULTS, **body, "originAsset": signed_id(body["originAsset"])}
    said["destinationAsset"] = signed_id(body["destinationAsset"])
    return Request(Wanted(give, get, amount, fixed=False), said, _moment(body["deadline"]) or 0.0)


def _wrong(body: Mapping[str, Any]) -> list[str]:
    reasons = []
    if not isinstance(body["dry"], bool):
        reasons.append("dry must be a boolean value")
    if body["swapType"] != "EXACT_INPUT":
        reasons.append("swapType must be one of the following values: EXACT_INPUT")
    slippage = body["slippageTolerance"]
    if not isinstance(slippage, int) or not 0 <= slippage <= _BPS:
        reasons.append("slippageTolerance must be an integer number")
    if not isinstance(body["amount"], str) or not re.fullmatch(r"[1-9][0-9]{0,39}", body["amount"]):
        reasons.append("amount must be specified in base units (the smallest unit of your asset's chain)")
    if _moment(body["deadline"]) is None:
        reasons.append("deadline must be a valid ISO 8601 date string")
    reasons += [
        f"{name} must be one of the following values: {only}" for name, only in _TYPES.items() if body[name] != only
    ]
    return reasons


def _moment(text: object) -> float | None:
    try:
        return datetime.fromisoformat(str(text)).timestamp()
    except ValueError:
        return None
