"""What must be true after a process was killed, or the power cut, wherever that was."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from tests.sweep.field import Field, Outcome
from tests.sweep.stories import SWAP, WATCH, orders_of

__all__ = ["hold_afterwards", "hold_at_once"]

ORDERS: Final = ["orders", "--json"]
UNSETTLED: Final = frozenset({"intended", "requested", "unknown"})
NOTHING_MADE: Final = frozenset({"absent", "rejected"})
ENDED: Final = {0, 7, 8}
"""Exit codes of a swap asked for again: finished, unknown, alive."""


def hold_at_once(
    made: list[dict[str, str]], shown: str, swaps: list[dict[str, Any]], *, disk_failed: bool = False
) -> None:
    """What the first command afterwards says (``swaps``), beside what the sandbox has and what was shown.

    An order that could not be written down because the disk failed is named on the screen, without its address: there
    is no other place left. A second reading that could not be written down leaves the address on record as unverified.
    """
    assert len(made) <= 1, "two orders"
    recorded = {swap["order_id"]: swap for swap in swaps if swap["order_id"]}
    for order in made:
        assert swaps, "an order exists and no intent is on record"
        if order["address"] in shown:
            assert order["id"] in recorded, "an address was shown and its order is not on record"
            on_record = recorded[order["id"]]["deposit"]["address"]
            assert on_record == order["address"] or (disk_failed and on_record is None), "an address is not on record"
        if order["id"] in shown:
            assert order["id"] in recorded or disk_failed, "an order was shown and is not on record"
    for swap in swaps:
        if swap["order_id"]:
            assert [order["id"] for order in made] == [swap["order_id"]], "an order on record is not at the provider"
        else:
            assert swap["state"] in UNSETTLED | NOTHING_MADE
            assert not made or swap["state"] in UNSETTLED, "an order exists and is called absent"


def hold_afterwards(
    field: Field, home: Path, ended: Outcome, *, disk_failed: bool = False, follow: bool = True
) -> None:
    """The shipped commands, and nothing else, lead from here to one order and, with ``follow``, to its end."""
    made, again = orders_of(field, home), [*SWAP, "--json"]
    first = field.run(home, "after", ORDERS, again, ["reconcile", "--json"], again, ORDERS)
    assert not first.killed
    hold_at_once(made, ended.said(), first.document(0)["swaps"], disk_failed=disk_failed)
    assert first.result.codes[0] == 0, first.said()
    assert set(first.result.codes[1:]) <= ENDED, first.said()
    made = orders_of(field, home)
    assert len(made) == 1, f"{len(made)} orders after the same key was used again and again"
    swap = _one_order(first.document(4)["swaps"], made[0], {"awaiting_deposit", "exchanging", "finished"})
    if swap["deposit"]["address"] is None:
        looked = field.run(home, "looked", ["show", made[0]["id"], "--refresh", "--json"])
        swap = looked.document()["swap"]
    assert swap["deposit"]["address"] == made[0]["address"], swap
    if follow:
        _to_the_end(field, home, made[0])


def _to_the_end(field: Field, home: Path, made: dict[str, str]) -> None:
    field.box.control.deposit(made["id"])
    field.box.control.advance(3600)
    last = field.run(home, "end", WATCH, ORDERS)
    assert last.result.codes == [0, 0], last.said()
    _one_order(last.document(1)["swaps"], made, {"finished"})


def _one_order(swaps: list[dict[str, Any]], made: dict[str, str], states: set[str]) -> dict[str, Any]:
    """One swap has the order, in one of these states; whatever else was tried made nothing."""
    living = [swap for swap in swaps if swap["state"] not in NOTHING_MADE]
    assert [swap["order_id"] for swap in living] == [made["id"]], swaps
    assert living[0]["state"] in states, living
    return living[0]
