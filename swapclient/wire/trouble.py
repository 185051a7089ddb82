"""What went wrong on the wire, in our words: one place for messages, hints and what may be shown of a cause."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx
from socksio import SOCKSError

from swapclient.errors import NotSent, OutcomeUnknown, RateLimited, Unavailable, Unreadable
from swapclient.wire.printable import clean
from swapclient.wire.redaction import redact
from swapclient.wire.settings import Answer

__all__ = ["WIRE_ERRORS", "Down", "Trouble"]

WIRE_ERRORS = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    OSError,  # TimeoutError and ssl.SSLError, too
    RuntimeError,
    ValueError,
    SOCKSError,  # httpcore lets the SOCKS handshake's errors through as they are
    AssertionError,  # and asserts what a proxy answers
    LookupError,
)
"""What httpx, and what lies below it, raises."""

_LATER = "Try again in a few minutes; nothing was created."
_RECONCILE = "Do not repeat it: an order may exist. Ask the provider with the reconcile step first."


class Down(Unavailable):
    """A 5xx to a read, after every attempt. ``answer`` is whole, for whoever knows the provider's words."""

    def __init__(self, answer: Answer, message: str, *, hint: str, **context: object) -> None:
        super().__init__(message, hint=hint)
        self.context = context
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Trouble:
    """Makes the errors of one provider; nothing secret gets into them."""

    provider: str
    secrets: tuple[str, ...] = field(repr=False)

    def cause(self, error: BaseException) -> str:
        """What the error below said, fit to be shown."""
        words = {
            httpx.ConnectTimeout: "connecting took too long",
            httpx.ReadTimeout: "no answer in time",
            httpx.WriteTimeout: "sending took too long",
            httpx.PoolTimeout: "no free connection in time",
            TimeoutError: "the time for the whole call is over",
        }.get(type(error))
        return words or clean(redact(str(error), self.secrets)) or type(error).__name__

    def unavailable(self, cause: str, **context: object) -> Unavailable:
        """It cannot be asked now."""
        return Unavailable(f"{self.provider} cannot be reached: {cause}", hint=_LATER, provider=self.provider).about(
            **context
        )

    def refusing(self, answer: Answer) -> Down:
        """A 5xx to a read: it is down; what it said is kept, because some say more in it."""
        said = clean(redact(answer.body[:2000].decode("utf-8", "replace"), self.secrets))
        return Down(
            answer,
            f"{self.provider} is down (HTTP {answer.status})",
            hint=_LATER,
            provider=self.provider,
            status=answer.status,
            said=said,
        )

    def rate_limited(self, retry_after: float | None) -> RateLimited:
        """Asked too often, by its word or by our own budget."""
        context = {} if retry_after is None else {"retry_after": round(retry_after, 3)}
        wait = "a minute" if retry_after is None else f"{max(round(retry_after), 1)} seconds"
        return RateLimited(
            f"{self.provider} was asked too often", hint=f"Wait {wait} and try again.", provider=self.provider
        ).about(**context)

    def unreadable(self, what: str, **context: object) -> Unreadable:
        """The answer as a whole makes no sense."""
        return Unreadable(
            f"the answer of {self.provider} cannot be used: {what}",
            hint="Try again later; if it stays so, check the provider's base URL and any proxy on the way.",
            provider=self.provider,
            field="$",
        ).about(**context)

    def not_sent(self, cause: str) -> NotSent:
        """The request certainly never left."""
        return NotSent(
            f"the request to {self.provider} never left: {cause}",
            hint="Check the connection and try again; nothing was created.",
            provider=self.provider,
        )

    def outcome_unknown(self, cause: str, **context: object) -> OutcomeUnknown:
        """It may have arrived."""
        return OutcomeUnknown(
            f"{self.provider} may have received the request, but no clear answer came: {cause}",
            hint=_RECONCILE,
            provider=self.provider,
        ).about(**context)
