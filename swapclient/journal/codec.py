"""Intents and events as JSON text: decimals as strings, times in ISO-8601, unknown newer fields passed over."""

from __future__ import annotations

import msgspec

from swapclient.domain.swaps import Event, Intent

__all__ = ["event_from", "event_text", "intent_from", "intent_text"]

_ENCODER = msgspec.json.Encoder(decimal_format="string", order="deterministic")
_INTENT = msgspec.json.Decoder(Intent)
_EVENT = msgspec.json.Decoder(Event)


def intent_text(intent: Intent) -> str:
    """The row of an intent."""
    return _ENCODER.encode(intent).decode()


def event_text(event: Event) -> str:
    """The row of an event."""
    return _ENCODER.encode(event).decode()


def intent_from(text: str) -> Intent:
    """Raises ValueError (msgspec's) when the text is no intent."""
    return _INTENT.decode(text)


def event_from(text: str) -> Event:
    """Raises ValueError (msgspec's) when the text is no event."""
    return _EVENT.decode(text)
