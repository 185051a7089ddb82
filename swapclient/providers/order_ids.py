"""Order ids: the only text of a provider that goes back into a URL."""

from __future__ import annotations

import re
from dataclasses import replace

from swapclient.domain.orders import Order
from swapclient.errors import UnknownOrder
from swapclient.wire.printable import clean

__all__ = ["about_the_one_asked", "checked", "fits", "told"]

_ID = re.compile(r"[0-9A-Za-z_-]{4,160}")
"""As long as a deposit address with its memo, where that is what an order is known by."""
_IN_BODY = re.compile(rb'"(?:id|publicId)"\s*:\s*"([0-9A-Za-z_-]{4,64})"')


def fits(order_id: str | None) -> bool:
    """Whether this can be an order id."""
    return bool(order_id) and _ID.fullmatch(order_id or "") is not None


def checked(order_id: str, provider: str) -> str:
    """The id, fit for a URL. An empty one would reach the list of all orders.

    Raises:
        UnknownOrder: it cannot be one.
    """
    if not fits(order_id):
        raise UnknownOrder(
            f"{clean(order_id, 80)!r} is no order id of {provider}",
            hint="An order id is 4 to 160 letters, digits, - and _. See: swapclient orders",
            provider=provider,
        )
    return order_id


def told(body: bytes) -> str | None:
    """The order id that an answer still tells although it cannot be read as a whole; None unless it is exactly one."""
    found = {match.decode("ascii") for match in _IN_BODY.findall(body[:1_000_000])}
    return found.pop() if len(found) == 1 else None


def about_the_one_asked(order: Order, asked: str) -> Order:
    """The order, in doubt if it is another one than was asked about (a mixed-up cache, or worse)."""
    if order.order_id == asked:
        return order
    return replace(order, doubt=f"asked about order {asked}, the answer is about {order.order_id}")
