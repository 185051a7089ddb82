"""The life of a swap: its states, what may happen to it, and the two tables that join them.

The tables are read from their drawings below. A dot means: nothing changes. A word the provider uses that nobody here
knows (``unrecognized``) changes nothing, so the order stays alive; the raw word is shown beside the state.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

__all__ = ["CREATED", "LIVE", "OPEN", "OWN", "SEEN", "Happening", "Observation", "State", "after", "after_seeing"]


class State(StrEnum):
    """Where a swap stands. ``absent`` is: proven that the provider has no order for it."""

    INTENDED = "intended"
    REQUESTED = "requested"
    UNKNOWN = "unknown"
    REJECTED = "rejected"
    ABSENT = "absent"
    ABANDONED = "abandoned"
    AWAITING_DEPOSIT = "awaiting_deposit"
    CONFIRMING = "confirming"
    EXCHANGING = "exchanging"
    SENDING = "sending"
    ACTION_REQUIRED = "action_required"
    EXPIRED = "expired"
    FINISHED = "finished"
    REFUNDED = "refunded"
    FAILED = "failed"
    TAMPERED = "tampered"


class Happening(StrEnum):
    """What we did or learned ourselves; every one is an event in the journal."""

    REQUESTED = "requested"  # the create request is about to leave
    CREATED = "created"  # the provider answered with an order
    REJECTED = "rejected"  # the provider said no
    UNSENT = "unsent"  # the request certainly never left
    LOST = "lost"  # no clear answer: an order may exist
    ADOPTED = "adopted"  # reconcile found the order
    ABSENT = "absent"  # reconcile proved there is none
    ABANDONED = "abandoned"  # a person gave up looking, with a reason
    VERIFIED = "verified"  # the second read agreed: the deposit address may be shown
    DRIFTED = "drifted"  # an echoed field differs, or the deposit address cannot be right
    PAID = "paid"  # a person says which transaction pays it
    SEEN = "seen"  # a poll was answered
    SILENT = "silent"  # a poll was not answered
    GONE = "gone"  # the provider does not know the order any more
    GUARDED = "guarded"  # a guard decided, with its inputs
    NOTED = "noted"  # something worth keeping that changes nothing


class Observation(StrEnum):
    """What a provider's status word means."""

    WAITING = "waiting"
    CONFIRMING = "confirming"
    EXCHANGING = "exchanging"
    SENDING = "sending"
    HELD = "held"
    UNDERPAID = "underpaid"
    OVERDUE = "overdue"  # expired although funds have arrived
    FINISHED = "finished"
    REFUNDED = "refunded"
    FAILED = "failed"
    EXPIRED = "expired"
    UNRECOGNIZED = "unrecognized"


_OWN = """
                  requested  created           rejected  unsent  lost     adopted           absent  abandoned  drifted
intended          requested  awaiting_deposit  rejected  absent  unknown  awaiting_deposit  absent  abandoned  tampered
requested         .          awaiting_deposit  rejected  absent  unknown  awaiting_deposit  absent  abandoned  tampered
unknown           .          awaiting_deposit  .         .       .        awaiting_deposit  absent  abandoned  tampered
rejected          requested  awaiting_deposit  .         .       .        awaiting_deposit  .       .          tampered
absent            requested  awaiting_deposit  .         .       unknown  awaiting_deposit  .       .          tampered
abandoned         .          awaiting_deposit  .         .       .        awaiting_deposit  .       .          tampered
awaiting_deposit  .          .                 .         .       .        .                 .       .          tampered
confirming        .          .                 .         .       .        .                 .       .          tampered
exchanging        .          .                 .         .       .        .                 .       .          tampered
sending           .          .                 .         .       .        .                 .       .          tampered
action_required   .          .                 .         .       .        .                 .       .          tampered
expired           .          .                 .         .       .        .                 .       .          tampered
finished          .          .                 .         .       .        .                 .       .          tampered
refunded          .          .                 .         .       .        .                 .       .          tampered
failed            .          .                 .         .       .        .                 .       .          tampered
tampered          .          .                 .         .       .        .                 .       .          .
"""

_SEEN = """
                  waiting           confirming  exchanging  sending  held             underpaid        overdue          finished  refunded  failed  expired          unrecognized
intended          .                 .           .           .        .                .                .                .         .         .       .                .
requested         .                 .           .           .        .                .                .                .         .         .       .                .
unknown           .                 .           .           .        .                .                .                .         .         .       .                .
rejected          .                 .           .           .        .                .                .                .         .         .       .                .
absent            .                 .           .           .        .                .                .                .         .         .       .                .
abandoned         .                 .           .           .        .                .                .                .         .         .       .                .
awaiting_deposit  .                 confirming  exchanging  sending  action_required  action_required  action_required  finished  refunded  failed  expired          .
confirming        awaiting_deposit  .           exchanging  sending  action_required  action_required  action_required  finished  refunded  failed  action_required  .
exchanging        .                 confirming  .           sending  action_required  action_required  action_required  finished  refunded  failed  action_required  .
sending           .                 confirming  exchanging  .        action_required  action_required  action_required  finished  refunded  failed  action_required  .
action_required   .                 confirming  exchanging  sending  .                .                .                finished  refunded  failed  .                .
expired           awaiting_deposit  confirming  exchanging  sending  action_required  action_required  action_required  finished  refunded  failed  .                .
finished          .                 .           .           .        .                .                .                .         .         .       .                .
refunded          .                 .           .           .        .                .                .                finished  .         .       .                .
failed            awaiting_deposit  confirming  exchanging  sending  action_required  action_required  action_required  finished  refunded  .       .                .
tampered          .                 .           .           .        .                .                .                .         .         .       .                .
"""  # noqa: E501 - a table is read across

Word = TypeVar("Word", bound=StrEnum)


def _read(drawing: str, words: type[Word]) -> dict[tuple[State, Word], State]:
    """The table of a drawing; every state must have its row, every row as many cells as there are columns."""
    head, *rows = (line.split() for line in drawing.strip("\n").splitlines())
    columns = [words(word) for word in head]
    table: dict[tuple[State, Word], State] = {}
    for name, *cells in rows:
        state = State(name)
        for column, cell in zip(columns, cells, strict=True):
            table[state, column] = state if cell == "." else State(cell)
    return table


OWN: Final = MappingProxyType(_read(_OWN, Happening))
"""(state, happening) -> state, for what we did or learned."""

SEEN: Final = MappingProxyType(_read(_SEEN, Observation))
"""(state, observation) -> state, for what the provider says at a poll."""

CREATED: Final = frozenset(State) - {
    State.INTENDED,
    State.REQUESTED,
    State.UNKNOWN,
    State.REJECTED,
    State.ABSENT,
    State.ABANDONED,
}
"""States in which an order is known to exist."""

LIVE: Final = frozenset(
    {State.AWAITING_DEPOSIT, State.CONFIRMING, State.EXCHANGING, State.SENDING, State.ACTION_REQUIRED}
)
"""An order that is still going somewhere."""

OPEN: Final = LIVE | {State.EXPIRED, State.FAILED, State.TAMPERED}
"""Worth polling: support may revive a failed order, a late deposit an expired one; a tampered one stays watched."""


def after(state: State, happening: Happening) -> State:
    """The state after something we did or learned. What is not in the table changes nothing."""
    return OWN.get((state, happening), state)


def after_seeing(state: State, observation: Observation) -> State:
    """The state after the provider's word."""
    return SEEN[state, observation]
