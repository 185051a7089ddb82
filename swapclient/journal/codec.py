"""Intents and events as JSON text: decimals as strings, times in ISO-8601, unknown newer fields passed over."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec

from swapclient.domain.swaps import Event, Intent

__all__ = ["event_from", "event_text", "intent_from", "intent_text", "json_text"]

_ENCODER = msgspec.json.Encoder(decimal_format="string", order="deterministic")
_INTENT = msgspec.json.Decoder(Intent)
_EVENT = msgspec.json.Decoder(Event)
_EXPONENT = re.compile(rb'"-?[0-9.]+E[+-]?[0-9]+"')


def json_text(value: object) -> str:
    """The value as one line, the same at every time; amounts with every digit they came with and no exponent."""
    text = _ENCODER.encode(value)
    if _EXPONENT.search(text):
        plain = msgspec.to_builtins(value, builtin_types=(Decimal,), order="deterministic")
        text = msgspec.json.encode(_written_out(plain))
    return text.decode()


def intent_text(intent: Intent) -> str:
    """The row of an intent."""
    return json_text(intent)


def event_text(event: Event) -> str:
    """The row of an event."""
    return json_text(event)


def intent_from(text: str | bytes) -> Intent:
    """Raises ValueError (msgspec's) when the text is no intent."""
    return _INTENT.decode(text)


def event_from(text: str | bytes) -> Event:
    """Raises ValueError (msgspec's) when the text is no event."""
    return _EVENT.decode(text)


def _written_out(value: Any) -> Any:
    """Python writes 0.00000001 as 1E-8."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dict):
        return {name: _written_out(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_written_out(one) for one in value]
    return value
