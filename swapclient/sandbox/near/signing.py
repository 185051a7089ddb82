"""Signing quotes as 1Click does, with a key whose private half is no secret: it is made of the words below.

Source: the API's TypeScript SDK (@ae28ef0), its tests and the vectors made from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import msgspec
from nacl.signing import SigningKey

from swapclient.sandbox.addresses.base58 import encode

__all__ = ["KEY", "public", "sign"]

KEY = SigningKey(sha256(b"swapclient sandbox 1Click").digest())

_REQUEST = (
    "dry", "swapType", "slippageTolerance", "originAsset", "depositType", "destinationAsset", "amount", "refundTo",
    "refundType", "recipient", "recipientType", "deadline",
)  # fmt: skip
_EXTRAS = (
    "quoteWaitingTimeMs", "referral", "virtualChainRecipient", "virtualChainRefundRecipient", "customRecipientMsg",
)  # fmt: skip
_AMOUNTS = (
    "amountIn", "amountInFormatted", "amountInUsd", "minAmountIn",
    "amountOut", "amountOutFormatted", "amountOutUsd", "minAmountOut",
)  # fmt: skip
_LIVE = (
    "depositAddress", "depositMemo", "deadline", "timeWhenInactive", "timeEstimate", "virtualChainRecipient",
    "virtualChainRefundRecipient", "customRecipientMsg", "refundFee", "withdrawFee",
)  # fmt: skip


def public(key: SigningKey = KEY) -> str:
    """As it is published."""
    return "ed25519:" + encode(bytes(key.verify_key))


def sign(request: Mapping[str, Any], quote: Mapping[str, Any], timestamp: str, key: SigningKey = KEY) -> str:
    """The signature of a quote made at a time. The quote's deadline covers the request's."""
    signed = _some(request, _REQUEST) | _there(request, _EXTRAS) | _some(quote, _AMOUNTS)
    if not request["dry"]:
        signed |= _there(quote, _LIVE)
    body = msgspec.json.encode(signed | {"timestamp": timestamp}, order="sorted")
    return "ed25519:" + encode(key.sign(encode(sha256(body).digest()).encode()).signature)


def _some(said: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: said[name] for name in names if name in said}


def _there(said: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: said[name] for name in names if said.get(name)}
