"""Look-alikes of our own addresses: made to be taken for them by who compares only the ends."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import networks
from swapclient.domain.wishes import Wish
from swapclient.errors import InputRefused

__all__ = ["refuse_look_alikes"]


def refuse_look_alikes(wanted: Wish, ours: AbstractSet[str]) -> None:
    """Let no receive or refund address pass that only resembles one of the address book.

    Raises:
        InputRefused: ``look_alike``, with both addresses.
    """
    for name, address in (("receive", wanted.receive_address), ("refund", wanted.refund_address)):
        own = networks.look_alike(address, ours) if address else None
        if own is not None:
            raise InputRefused(
                f"the {name} address {address} begins and ends like {own} of your address book, and is another one",
                hint="Compare the whole of both. This is how poisoned histories trick people.",
                code="look_alike",
                known=own,
            )
