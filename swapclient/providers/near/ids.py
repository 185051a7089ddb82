"""Order ids: 1Click knows an order by its deposit address, and the memo where there is one; ours is reversible.

A plain address is its own id. With a memo, or where an address has other characters than ids have, it is ``_`` and the
base64url of ``address|memo``.
"""

from __future__ import annotations

import base64
import binascii

from swapclient.errors import UnknownOrder
from swapclient.providers.order_ids import fits

__all__ = ["order_id", "place_of"]

_CODED = "_"
_BETWEEN = "|"


def order_id(address: str | None, memo: str | None) -> str:
    """The id, or "" where there is no address."""
    if not address:
        return ""
    if not memo and fits(address) and not address.startswith(_CODED):
        return address
    raw = f"{address}{_BETWEEN}{memo or ''}".encode()
    return _CODED + base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def place_of(order: str, provider: str) -> dict[str, str]:
    """The parameters that ask for the order.

    Raises:
        UnknownOrder: this was never made by :func:`order_id`.
    """
    if not order.startswith(_CODED):
        return {"depositAddress": order}
    coded = order.removeprefix(_CODED)
    try:
        raw = base64.b64decode(coded + "=" * (-len(coded) % 4), altchars=b"-_", validate=True)
        address, between, memo = raw.decode().partition(_BETWEEN)
    except (binascii.Error, UnicodeDecodeError):
        address = between = memo = ""
    if not address or not between:
        raise UnknownOrder(
            f"{order!r} is no order id of {provider}",
            hint="Copy the id whole. See: swapclient orders",
            provider=provider,
        )
    return {"depositAddress": address} | ({"depositMemo": memo} if memo else {})
