"""The last lines of a swap: what became of it, where it is on record, and its ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swapclient.cli.drawing.lines import facts
from swapclient.cli.drawing.swaps import settlement_words, state_words
from swapclient.domain.life import State
from swapclient.domain.money import plain

if TYPE_CHECKING:
    from swapclient.cli.screen import Screen
    from swapclient.domain.swaps import Swap

__all__ = ["draw_ending", "place_of"]


def draw_ending(screen: Screen, swap: Swap, journal: str) -> None:
    """Ends with the provider's order id, which support asks for."""
    intent, order = swap.intent, swap.order
    finished = swap.state is State.FINISHED
    received = order.received if order else None
    screen.data()
    facts(
        screen,
        [
            ("state", state_words(swap)),
            ("arrived", f"{plain(received)} {intent.pair.get.name}" if finished and received is not None else None),
            ("settled", settlement_words(swap)),
            ("to", intent.receive_address if finished else None),
            ("payout tx", ", ".join(order.payout_tx) if order else None),
            ("refund tx", ", ".join(order.refund_tx) if order else None),
            ("saved in", place_of(journal)),
            ("swap", swap.swap_id),
            ("order", f"{swap.order_id} at {intent.provider}" if swap.order_id else f"none known at {intent.provider}"),
        ],
    )


def place_of(journal: str) -> str:
    """The journal's place without a password: the file, or server and database."""
    if journal.startswith("sqlite:///"):
        return journal.removeprefix("sqlite:///")
    return journal.rpartition("@")[2]
