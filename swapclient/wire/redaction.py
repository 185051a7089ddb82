"""Keys, passwords and cookies are taken out of every text before anybody can see it.

A secret is looked for as it is, percent-encoded, JSON-escaped and inside base64 (a Basic header hides it so). Values
of headers and of queries that are secret by their name go whether they are known or not.
"""

from __future__ import annotations

import base64
import json
import logging
import re
import traceback
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, quote_plus

__all__ = ["HIDDEN", "SecretFilter", "guard_logs", "redact"]

HIDDEN = "[hidden]"
_SHORTEST = 4
"""A shorter secret would blot out ordinary words; no provider gives such keys."""

_NAMES = r"(?:set-)?cookie2?|(?:proxy-)?authorization|[a-z-]*api[_-]?(?:key|sign|secret)|[a-z-]*secret|password"
_HEADER_PAIR = re.compile(
    rf"""(b?['"](?:{_NAMES})['"]\s*[,:]\s*b?)(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""", re.IGNORECASE
)
_HEADER_LINE = re.compile(rf"(^|[\r\n])((?:{_NAMES}):[ \t]*)[^\r\n]+", re.IGNORECASE)
_QUERY = re.compile(rf"([?&;](?:{_NAMES}|token|key)=)[^&\s#'\"<>]+", re.IGNORECASE)
# One letter of the scheme is enough; reading all of it would start anew at every letter of a long text.
_USER_INFO = re.compile(r"([a-z0-9+.-]://)[^/\s@'\"<>]+@", re.IGNORECASE)

_LOGGERS = ("httpx", "httpcore", "swapclient")
_CHILDREN = ("httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy", "httpcore.socks")


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without the secrets, in any of the forms they take on the way."""
    pattern = _pattern(frozenset(secrets))
    if pattern is not None:
        text = pattern.sub(HIDDEN, text)
    text = _HEADER_PAIR.sub(rf"\1'{HIDDEN}'", text)
    text = _HEADER_LINE.sub(rf"\1\2{HIDDEN}", text)
    text = _QUERY.sub(rf"\1{HIDDEN}", text)
    return _USER_INFO.sub(rf"\1{HIDDEN}@", text)


@lru_cache(maxsize=64)
def _pattern(secrets: frozenset[str]) -> re.Pattern[str] | None:
    forms = {form for secret in secrets if len(secret) >= _SHORTEST for form in _forms(secret)}
    if not forms:
        return None
    # Longest first, so that no part of a longer form is left standing.
    return re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))


def _forms(secret: str) -> set[str]:
    escaped = {quote(secret, safe=""), quote(secret), quote_plus(secret)}
    lower = {re.sub("%[0-9A-F]{2}", lambda found: found[0].lower(), form) for form in escaped}
    return {secret, json.dumps(secret)[1:-1], repr(secret)[1:-1], *escaped, *lower, *_in_base64(secret.encode())}


def _in_base64(raw: bytes) -> set[str]:
    """How the bytes look inside base64, wherever in a longer text they start; edges shared with neighbours are cut."""
    found = set()
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + raw).decode()
        # A group of 4 characters holds 3 bytes: those mixed with what stands before or after are not ours alone.
        start = (shift * 8 + 5) // 6
        end = (shift + len(raw)) * 8 // 6
        inner = encoded[start:end]
        if len(inner) >= _SHORTEST:
            found |= {inner, inner.replace("+", "-").replace("/", "_")}
    return found


class SecretFilter(logging.Filter):
    """Rewrites each record, so that every handler and formatter after it sees clean text only."""

    def __init__(self) -> None:
        super().__init__()
        self.secrets: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true: a line is cleaned, never lost."""
        record.msg, record.args = redact(record.getMessage(), self.secrets), None
        if record.exc_info:
            record.exc_text = redact("".join(traceback.format_exception(*record.exc_info)).rstrip(), self.secrets)
            record.exc_info = None
        elif record.exc_text:
            record.exc_text = redact(record.exc_text, self.secrets)
        if record.stack_info:
            record.stack_info = redact(record.stack_info, self.secrets)
        return True


class _Sieve(logging.Handler):
    """Filters do not see what children of a logger say, handlers do: this one cleans for the handlers above it."""

    def emit(self, record: logging.LogRecord) -> None:
        _FILTER.filter(record)


_FILTER = SecretFilter()
_SIEVE = _Sieve()


def guard_logs(secrets: Iterable[str]) -> None:
    """From now on these secrets reach no log of httpx, httpcore or swapclient. Called by every door."""
    _FILTER.secrets |= set(secrets)
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if _SIEVE not in logger.handlers:
            logger.addHandler(_SIEVE)
    known = (name for name in logging.root.manager.loggerDict if name.partition(".")[0] in _LOGGERS)
    for name in {*_LOGGERS, *_CHILDREN, *known}:
        logging.getLogger(name).addFilter(_FILTER)
