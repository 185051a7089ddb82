"""The error tree. Every error says what happened, what to do, and carries a stable code and an exit code.

::

    SwapClientError
     +- UsageError                2   the command or the settings are wrong
     |   +- ConfigError           2   a setting, a file or the journal's place is wrong
     |   +- JournalError          2   the record cannot be read or written
     +- InputRefused              3   an address, network, memo or amount is not right
     +- GuardRefused              4   price, limit, budget or age of a price forbids it
     +- ProviderRefused           5   the provider said no; nothing was created
     |   +- BadKey  NotPermitted  UnknownPair  BelowMinimum  AboveMaximum
     |   +- BadAddress  RateExpired  UnknownOrder  FixedNotOffered
     +- Unavailable               6   network or provider down; nothing was created
     |   +- NotSent                   the request certainly never left
     |   +- RateLimited               asked too often
     |   +- Unreadable                the answer makes no sense; names the field
     +- OutcomeUnknown            7   an order may or may not have been created
     +- InFlight                  8   the order lives, we stopped watching
     +- ActionRequired            9   a person must act
     +- EndedWithoutSuccess      10   refunded, failed, expired unpaid
     +- Tampered                 11   an echoed field differs: send nothing
     +- StaleData                12   nothing can be said from data this old or partial
     +- AlreadyDone              13   lock held, or the idempotency key has other terms

Source of the codes: the command line's contract, frozen by tests.
"""

from __future__ import annotations

from typing import ClassVar, Self

__all__ = [
    "AboveMaximum",
    "ActionRequired",
    "AlreadyDone",
    "BadAddress",
    "BadKey",
    "BelowMinimum",
    "ConfigError",
    "EndedWithoutSuccess",
    "FixedNotOffered",
    "GuardRefused",
    "InFlight",
    "InputRefused",
    "JournalError",
    "NotPermitted",
    "NotSent",
    "OutcomeUnknown",
    "ProviderRefused",
    "RateExpired",
    "RateLimited",
    "StaleData",
    "SwapClientError",
    "Tampered",
    "Unavailable",
    "UnknownOrder",
    "UnknownPair",
    "Unreadable",
    "UsageError",
]


class SwapClientError(Exception):
    """Root of everything raised on purpose.

    ``code`` is stable and for programs, ``message`` says what happened, ``hint`` what to do, ``context`` holds plain
    JSON values (strings, numbers, lists) that a program may want: ``minimum``, ``network``, ``provider``...
    """

    code: ClassVar[str] = "bug"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str = "", code: str | None = None, **context: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.own_code = code
        self.context = context

    @property
    def stable_code(self) -> str:
        """The code a program reads: the instance's own where it has one, else its class's."""
        return self.own_code or self.code

    def about(self, **context: object) -> Self:
        """The same error with more context; what is already said stays."""
        self.context = {**context, **self.context}
        return self


class UsageError(SwapClientError):
    """The command was put wrongly, or an option is missing."""

    code = "usage"
    exit_code = 2


class ConfigError(UsageError):
    """A setting, a settings file or a key file is wrong."""

    code = "configuration"


class JournalError(UsageError):
    """The record of the swaps cannot be read or written. Nothing was created at any provider."""

    code = "journal"


class InputRefused(SwapClientError):
    """An address, network, memo, asset or amount is refused before anybody was asked."""

    code = "refused"
    exit_code = 3


class GuardRefused(SwapClientError):
    """A guard on price, limits, budget or the age of a price forbids it."""

    code = "guard"
    exit_code = 4


class ProviderRefused(SwapClientError):
    """The provider answered no: nothing was created."""

    code = "provider_refused"
    exit_code = 5


class BadKey(ProviderRefused):
    """The API key is wrong, expired or missing."""

    code = "bad_key"


class NotPermitted(ProviderRefused):
    """The key is known but may not do this."""

    code = "not_permitted"


class UnknownPair(ProviderRefused):
    """The provider does not swap this pair, or not now."""

    code = "unknown_pair"


class BelowMinimum(ProviderRefused):
    """The amount is below the provider's minimum; ``context["minimum"]`` holds it where it is known."""

    code = "below_minimum"


class AboveMaximum(ProviderRefused):
    """The amount is above the provider's maximum; ``context["maximum"]`` holds it where it is known."""

    code = "above_maximum"


class BadAddress(ProviderRefused):
    """The provider does not accept the receive or refund address, or its memo."""

    code = "bad_address"


class RateExpired(ProviderRefused):
    """The fixed rate is no longer valid."""

    code = "rate_expired"


class FixedNotOffered(ProviderRefused):
    """The provider makes no fixed rate for this pair."""

    code = "fixed_not_offered"


class UnknownOrder(ProviderRefused):
    """The provider does not know this order (any more)."""

    code = "unknown_order"


class Unavailable(SwapClientError):
    """The network or the provider is down. Raised only where certainly nothing was created."""

    code = "unavailable"
    exit_code = 6


class NotSent(Unavailable):
    """A request that certainly never left this machine: no name, no connection, no TLS."""

    code = "not_sent"


class RateLimited(Unavailable):
    """Asked too often; ``context["retry_after"]`` in seconds where the provider said it."""

    code = "rate_limited"


class Unreadable(Unavailable):
    """The answer is malformed, too large or of the wrong type; ``context["field"]`` names where."""

    code = "unreadable"


class OutcomeUnknown(SwapClientError):
    """A create request may have reached the provider and no clear answer came. Never repeat it: reconcile."""

    code = "outcome_unknown"
    exit_code = 7


class InFlight(SwapClientError):
    """The order lives on; we only stopped watching."""

    code = "in_flight"
    exit_code = 8


class ActionRequired(SwapClientError):
    """A person must act: hold, underpaid, expired with funds."""

    code = "action_required"
    exit_code = 9


class EndedWithoutSuccess(SwapClientError):
    """The swap ended refunded, failed or expired unpaid."""

    code = "ended_without_success"
    exit_code = 10


class Tampered(SwapClientError):
    """An echoed field differs from what was asked; ``context["fields"]`` names them. Send nothing."""

    code = "tampered"
    exit_code = 11


class StaleData(SwapClientError):
    """Data too old or too partial to say anything."""

    code = "stale_data"
    exit_code = 12


class AlreadyDone(SwapClientError):
    """A lock is held, or the idempotency key stands for other terms."""

    code = "already_done"
    exit_code = 13
