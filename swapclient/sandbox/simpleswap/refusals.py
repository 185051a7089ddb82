"""How v3 says no: status and body. Live bodies vary, so all three shapes seen in the wild occur here."""

from __future__ import annotations

from typing import Any

from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.simpleswap.shapes import plain

__all__ = ["refused"]

_STATUS = {
    "bad_key": (401, "Unauthorized"),
    "blocked": (403, "Forbidden"),
    "unknown_coin": (404, "Currency is not found"),
    "unknown_pair": (404, "Pair is unavailable"),
    "unknown_order": (404, "Exchange is not found"),
    "below": (422, "Unprocessable Entity"),
    "above": (422, "Unprocessable Entity"),
    "rate_gone": (422, "Rate is expired or not found"),
    "memo_chain_fixed": (500, "check extra_id"),
}
_CODE_AND_DESCRIPTION = frozenset({"bad_key", "blocked", "below", "above"})


def refused(refusal: Refusal, trace: str) -> tuple[int, dict[str, Any]]:
    """Status and body."""
    status, text = _STATUS.get(refusal.kind, (400, "Bad Request"))
    if refusal.kind in _CODE_AND_DESCRIPTION:
        return status, {"code": status, "error": text, "description": _description(refusal, text), "trace_id": trace}
    if status == 400:  # noqa: PLR2004 - the validator's answer: a list of all that is wrong
        return status, {"statusCode": status, "message": list(refusal.reasons), "error": text, "traceId": trace}
    return status, {"message": text, "traceId": trace}


def _description(refusal: Refusal, text: str) -> str:
    if refusal.kind == "bad_key":
        return "API key is missing, wrong or expired"
    if refusal.kind == "blocked":
        return "API key is not permitted to do this"
    if refusal.kind in {"below", "above"}:
        most = f" Max: {plain(refusal.most)}" if refusal.most is not None else ""
        return f"Amount does not fall within the range. Min: {plain(refusal.least)}{most}"
    return text
