"""The signature on a quote: whoever changes the deposit address on the way cannot make one.

Source: the API's own TypeScript SDK (@ae28ef0), whose test vectors and a live answer verify with what is here. The
signed payload is the request without its extras, overlaid with the quote; sorted JSON, SHA-256, base58, and the
signature is over the letters of that base58. The request's own ``deadline`` and ``depositMode`` are not covered.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Final

from networks.codec.base58 import decode, encode
from swapclient.wire.origin import is_loopback

__all__ = ["PLAY", "PRODUCTION", "digest", "is_signed", "payload", "trusted"]

PRODUCTION: Final = "ed25519:reYaWhvwu8Jzo3WUM3zhn6VrhuMEF4eADL17qtRVifc"

PLAY: Final = "ed25519:7TLx3E5RL8VjqX9XDTcNvmKQzuZ7SX7uV4TQiL12GzLJ"
"""The sandbox's. Its private half is published with the sandbox: it proves nothing but on this machine."""

_ASKED = (
    "dry", "swapType", "slippageTolerance", "originAsset", "depositType", "destinationAsset", "amount", "refundTo",
    "refundType", "recipient", "recipientType", "deadline",
)  # fmt: skip
_ASKED_IF_THERE = (
    "quoteWaitingTimeMs", "referral", "virtualChainRecipient", "virtualChainRefundRecipient", "customRecipientMsg",
)  # fmt: skip
_QUOTED = (
    "amountIn", "amountInFormatted", "amountInUsd", "minAmountIn",
    "amountOut", "amountOutFormatted", "amountOutUsd", "minAmountOut",
)  # fmt: skip
_QUOTED_IF_LIVE = (
    "depositAddress", "depositMemo", "deadline", "timeWhenInactive", "timeEstimate", "virtualChainRecipient",
    "virtualChainRefundRecipient", "customRecipientMsg", "refundFee", "withdrawFee",
)  # fmt: skip
_KIND = "ed25519:"
_KEY_BYTES, _SIGNATURE_BYTES = 32, 64
_LONGEST = 200


def trusted(configured: str | None, base_url: str) -> str | None:
    """The key to verify with: the configured one, else the production key. None (trust nobody) for a misplaced one."""
    key = configured or PRODUCTION
    return None if key == PLAY and not is_loopback(base_url) else key


def is_signed(quoted: object, key: str | None) -> bool:
    """Whether the answer (the whole object with ``quote``, ``quoteRequest``, ``signature``) is signed with the key."""
    from nacl.exceptions import BadSignatureError  # noqa: PLC0415 - libsodium is loaded by whom it is needed
    from nacl.signing import VerifyKey  # noqa: PLC0415 - as above

    if not isinstance(quoted, Mapping) or key is None:
        return False
    signer, signature = _bytes(key, _KEY_BYTES), _bytes(quoted.get("signature"), _SIGNATURE_BYTES)
    signed = payload(quoted)
    if signer is None or signature is None or signed is None:
        return False
    try:
        VerifyKey(signer).verify(digest(signed).encode("ascii"), signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def payload(quoted: Mapping[str, object]) -> str | None:
    """The JSON that is signed, or None where the answer has not the parts for it."""
    asked, quote = quoted.get("quoteRequest"), quoted.get("quote")
    if not isinstance(asked, Mapping) or not isinstance(quote, Mapping):
        return None
    live = not asked.get("dry")
    signed = {name: asked[name] for name in _ASKED if name in asked}
    signed |= {name: asked[name] for name in _ASKED_IF_THERE if asked.get(name)}
    signed |= {name: quote[name] for name in _QUOTED if name in quote}
    signed |= {name: quote[name] for name in _QUOTED_IF_LIVE if live and quote.get(name)}
    signed["timestamp"] = quoted.get("timestamp")
    return json.dumps(signed, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_number)


def digest(signed: str) -> str:
    """What the signature is over."""
    return encode(sha256(signed.encode("utf-8")).digest())


def _number(value: object) -> int | float:
    """As JavaScript writes it: a whole number without a point."""
    if not isinstance(value, Decimal):
        raise TypeError(type(value).__name__)
    return int(value) if value == value.to_integral_value() else float(value)


def _bytes(text: object, length: int) -> bytes | None:
    if not isinstance(text, str) or not text.startswith(_KIND) or len(text) > _LONGEST:
        return None
    try:
        raw = decode(text.removeprefix(_KIND))
    except ValueError:
        return None
    return raw if len(raw) == length else None
