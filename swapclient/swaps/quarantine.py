"""A deposit address is shown only when nothing speaks against it."""

from __future__ import annotations

import re

import networks
from swapclient.domain.addresses import same_address
from swapclient.domain.orders import Order
from swapclient.domain.swaps import Intent
from swapclient.swaps.desk import Desk

__all__ = ["unfit"]


async def unfit(desk: Desk, intent: Intent, order: Order) -> str | None:
    """Why the deposit address cannot be right, or None.

    It must be valid on the network of what is given, with its checksum; no token contract and no burn address; none of
    ours; and not the deposit address of another swap, unless the provider is known to give one several times. A memo
    must be one of that network's own, or, at a provider whose payments carry one, name our receive address.
    """
    address, capabilities = order.deposit_address or "", desk.provider(intent.provider).capabilities
    if order.memo_in_payment is not capabilities.needs_payment_memo:
        return "the deposit's memo is of a kind that this provider does not use"
    if order.memo_in_payment and not _names_us(order.deposit_memo or "", intent):
        return "the payment memo does not name the receive address"
    try:
        networks.check(intent.pair.give.name, address, memo="" if order.memo_in_payment else order.deposit_memo or "")
    except networks.AddressError as error:
        return f"the deposit address is not payable on {intent.pair.give.network}: {error.code}"
    ours = {intent.receive_address: "the receive address", intent.refund_address: "the refund address"}
    for own, name in ours.items():
        if same_address(address, own):
            return f"the deposit address is {name}"
    if any(same_address(address, own) for own in desk.ours):
        return "the deposit address is in the address book as one of ours"
    if capabilities.reuses_deposit_addresses:
        return None
    other = await desk.journal.deposit_place_used(order.deposit_place or "", but=intent.swap_id)
    return f"the deposit address was given for another swap ({other})" if other else None


def _names_us(memo: str, intent: Intent) -> bool:
    """Whether one word of a payment memo is the receive address: the memo alone decides where the coins go."""
    return any(same_address(word, intent.receive_address) for word in re.split(r"[:/]", memo))
