"""The instruction for paying an order: everything needed, and what goes wrong most often said beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

import networks
from swapclient.clock import iso
from swapclient.deposit.due import require_due
from swapclient.deposit.grouping import grouped
from swapclient.domain.assets import Asset
from swapclient.domain.money import plain
from swapclient.domain.orders import Order
from swapclient.domain.swaps import Swap

__all__ = ["Instruction", "instruction", "time_left"]

_PAYMENT_MEMO = "payment memo"
_ALARM = "The payment itself must carry the payment memo, to the letter, else the money is lost."


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """What to send. ``amount`` is in whole coins, ``amount_text`` the same without exponent: show and copy that.

    ``address`` is for copying and for the QR code, ``address_grouped`` for comparing by eye. ``memo`` is None where
    none is needed; where there is one, a payment without it is lost, so it stands as loud as the address, under the
    name ``memo_name`` that wallets on that network give it. ``memo_alarm`` must stand beside every code and address
    where the payment itself carries the memo, else it is "". ``deadline`` is None where the provider sets none and
    ``left`` the time until then. ``do_not`` are whole sentences; ``afterwards`` is what to do once it is paid, or "".
    """

    swap_id: str
    order_id: str
    provider: str
    sandbox: bool
    asset: Asset
    network_title: str
    amount: Decimal
    amount_text: str
    address: str
    address_grouped: str
    memo: str | None
    memo_name: str
    memo_alarm: str
    deadline: datetime | None
    left: timedelta | None
    warnings: tuple[str, ...]
    do_not: tuple[str, ...]
    afterwards: str

    @property
    def left_text(self) -> str:
        """``1 h 05 min``, ``12 min 30 s``; "" without a deadline."""
        return time_left(self.left) if self.left is not None else ""


def instruction(swap: Swap, now: datetime) -> Instruction:
    """What to send for this swap, if anything may be sent now.

    Raises:
        SwapClientError: as :func:`swapclient.deposit.due.require_due`, one type for each reason not to send.
    """
    order, address = require_due(swap, now)
    give = swap.intent.pair.give
    title = _title(give.network)
    memo = order.deposit_memo or None
    memo_name = _PAYMENT_MEMO if order.memo_in_payment else _memo_name(give.network)
    return Instruction(
        swap_id=swap.swap_id,
        order_id=order.order_id,
        provider=swap.intent.provider,
        sandbox=swap.intent.sandbox,
        asset=give,
        network_title=title,
        amount=swap.intent.give_amount,
        amount_text=plain(swap.intent.give_amount),
        address=address,
        address_grouped=grouped(address),
        memo=memo,
        memo_name=memo_name,
        memo_alarm=_ALARM if order.memo_in_payment else "",
        deadline=order.deadline,
        left=order.deadline - now if order.deadline else None,
        warnings=_warnings(swap, order),
        do_not=_do_not(swap, order, title, memo_name if memo else None),
        afterwards=_tell_us(swap) if order.memo_in_payment else "",
    )


def _tell_us(swap: Swap) -> str:
    """Where nobody but the payer knows which payment is this order's."""
    return f"When you have paid, say with which transaction: swapclient sent {swap.swap_id} TRANSACTION"


def time_left(left: timedelta) -> str:
    """Rounded down, so that nobody is promised a second too much."""
    seconds = max(int(left.total_seconds()), 0)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minute:02} min"
    return f"{minute} min {second:02} s" if minute else f"{second} s"


def _warnings(swap: Swap, order: Order) -> tuple[str, ...]:
    """The quote's, the order's, and that the order has not been heard of for a while."""
    own = [f"nothing was heard of the order since {iso(swap.silent_since)}"] if swap.silent_since else []
    return tuple(dict.fromkeys((*own, *swap.intent.warnings, *order.warnings)))


def _do_not(swap: Swap, order: Order, title: str, memo_name: str | None) -> tuple[str, ...]:
    give, amount = swap.intent.pair.give, plain(swap.intent.give_amount)
    said = [
        f"Do not send over any other network than {title} ({give.network}).",
        f"Do not send any other coin or token than {give.ticker}{_of_contract(give)}.",
        f"Do not send less or more than {amount} {give.ticker}: mind a wallet that takes its fee out of the amount.",
        "Do not send twice, and do not use this address for another swap.",
    ]
    if order.memo_in_payment:
        said.insert(
            0, "Do not send from an exchange, nor from a wallet that cannot put the payment memo in the payment."
        )
        said.insert(0, f"Do not send without the payment memo. {_ALARM}")
    elif memo_name:
        said.insert(
            0,
            f"Do not send without the {memo_name}, and not from a wallet or an exchange that cannot set it: "
            "the deposit would be lost.",
        )
    if order.deadline:
        said.append(f"Do not send after {iso(order.deadline)}.")
    return tuple(said)


def _of_contract(give: Asset) -> str:
    return f" (contract {give.contract})" if give.contract else ""


def _title(network: str) -> str:
    """The network's name for people; its own name where the tables do not have it."""
    try:
        return networks.network(network).title
    except networks.AddressError:
        return network


_MEMO_NAMES = {
    "ripple": "destination tag",
    "ripple-testnet": "destination tag",
    "ton": "comment (memo)",
    "monero": "payment id",
    "nem": "message",
}


def _memo_name(network: str) -> str:
    """What wallets call it there."""
    return _MEMO_NAMES.get(network, "memo")
