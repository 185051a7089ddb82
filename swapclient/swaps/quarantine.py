"""A deposit address is shown only when nothing speaks against it."""

from __future__ import annotations

import networks
from swapclient.domain.addresses import same_address
from swapclient.domain.orders import Order
from swapclient.domain.swaps import Intent
from swapclient.swaps.desk import Desk

__all__ = ["unfit"]


async def unfit(desk: Desk, intent: Intent, order: Order) -> str | None:
    """Why the deposit address cannot be right, or None.

    It must be valid on the network of what is given, with its checksum; no token contract and no burn address; none of
    ours; and not the deposit address of another swap, unless the provider is known to give one several times.
    """
    address = order.deposit_address or ""
    try:
        networks.check(intent.pair.give.name, address, memo=order.deposit_memo or "")
    except networks.AddressError as error:
        return f"the deposit address is not payable on {intent.pair.give.network}: {error.code}"
    ours = {intent.receive_address: "the receive address", intent.refund_address: "the refund address"}
    for own, name in ours.items():
        if same_address(address, own):
            return f"the deposit address is {name}"
    if any(same_address(address, own) for own in desk.ours):
        return "the deposit address is in the address book as one of ours"
    if desk.provider(intent.provider).capabilities.reuses_deposit_addresses:
        return None
    other = await desk.journal.deposit_place_used(order.deposit_place or "", but=intent.swap_id)
    return f"the deposit address was given for another swap ({other})" if other else None
