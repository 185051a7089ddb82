"""How a payment carries its memo, chain by chain. Source: dev.thorchain.org, "Sending Transactions".

What is not in this table cannot be given: a token goes through a router contract (``depositWithExpiry``), not by a
plain payment, and of Solana and Cosmos nothing is known for certain.
"""

from __future__ import annotations

from typing import Final

from swapclient.domain.money import plain
from swapclient.domain.swaps import Intent
from swapclient.errors import ProviderRefused
from swapclient.providers.coins import Coin
from swapclient.providers.thorchain.memo import CARRIED_BY_OUTPUT
from swapclient.providers.thorchain.shapes import Offer, coins_of

__all__ = ["must_be_payable", "order_warnings", "quote_warnings"]

_OUTPUT: Final = (
    "The payment's outputs, in this order: the address with the amount, your change, OP_RETURN with the memo."
)
_DATA: Final = "A plain payment with the memo in its data field, in hexadecimal: 0x{hex}"
_WAYS: Final = dict.fromkeys(CARRIED_BY_OUTPUT, _OUTPUT) | {
    "ETH": _DATA,
    "BSC": _DATA,
    "AVAX": _DATA,
    "BASE": _DATA,
    "TRON": "A plain transfer with the memo in its memo (data) field.",
    "XRP": "A plain payment with the memo in its Memos, not as a destination tag.",
}

_NEEDS_MEMO: Final = "The payment itself must carry a memo, which the order tells. Without it the money is lost."
_BACK_TO_SENDER: Final = "What is sent back goes to the address that paid: never pay from an exchange."


def must_be_payable(give: Coin, provider: str) -> None:
    """Refuse what a wallet cannot pay by a plain payment with a memo.

    Raises:
        ProviderRefused: ``not_payable_by_memo``; nothing was created.
    """
    if give.contract is None and give.network in _WAYS:
        return
    why = "through a router contract" if give.contract else "in a way that is not known here"
    raise ProviderRefused(
        f"{provider} takes {give.ticker} on {give.network} {why}, not by a plain payment with a memo",
        hint="Give a chain's own coin (BTC, ETH, LTC, XRP...), or take another provider. Nothing was created.",
        code="not_payable_by_memo",
        provider=provider,
    )


def quote_warnings(give: Coin) -> tuple[str, ...]:
    """What to know before saying yes."""
    return (_NEEDS_MEMO, _BACK_TO_SENDER) if give.network in CARRIED_BY_OUTPUT else (_NEEDS_MEMO,)


def order_warnings(intent: Intent, give: Coin, said: Offer, provider: str) -> tuple[str, ...]:
    """What to know before paying."""
    told = [_WAYS[give.network].replace("{hex}", said.memo.encode().hex())]
    if give.network in CARRIED_BY_OUTPUT and intent.refund_address:
        told.append(f"Its memo has no room for the refund address {intent.refund_address}: that one is not used.")
    if said.dust_threshold:
        least = plain(coins_of(said.dust_threshold, provider, "$.dust_threshold"))
        told.append(f"A payment of less than {least} {give.ticker} is not seen there: it is lost.")
    return tuple(told)
