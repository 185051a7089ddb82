"""A payment URI, on request only, and only where amount and coin cannot be misread.

Never for a token (a reader that stops at the first address pays the token's contract, and decimals are read
differently), never for TRON (no standard; an amount may be read as TRX), never where a memo is needed (it belongs in a
field of its own, and a code that leaves it out invites a payment without it). Sources: BIP-321, cashaddr specification,
Monero's URI scheme, Solana Pay 1.1.
"""

from __future__ import annotations

from swapclient.deposit.instruction import Instruction
from swapclient.errors import InputRefused

__all__ = ["has_uri", "is_extra", "payment_uri"]

_SCHEMES = {
    ("BTC", "bitcoin"): ("bitcoin", "amount"),
    ("LTC", "litecoin"): ("litecoin", "amount"),
    ("BCH", "bitcoin-cash"): ("bitcoincash", "amount"),
    ("XMR", "monero"): ("monero", "tx_amount"),
    ("SOL", "solana"): ("solana", "amount"),
}
_EXTRA = frozenset({"solana"})
_CASHADDR_START = ("q", "p", "Q", "P")


def has_uri(paying: Instruction) -> bool:
    """Whether :func:`payment_uri` has one."""
    return _refusal(paying) is None


def is_extra(paying: Instruction) -> bool:
    """True where the URI is for wallets only and must stand beside the plain address, never in its place."""
    return paying.asset.network in _EXTRA


def payment_uri(paying: Instruction) -> str:
    """``bitcoin:bc1...?amount=0.5``: scheme, address and exact amount, nothing else.

    Raises:
        InputRefused: ``no_uri``, with the reason.
    """
    refusal = _refusal(paying)
    if refusal:
        raise InputRefused(
            f"no payment URI for {paying.asset}: {refusal}",
            hint="Use the plain address, and type the amount in the wallet.",
            code="no_uri",
            asset=paying.asset.name,
        )
    scheme, amount_key = _SCHEMES[paying.asset.ticker, paying.asset.network]
    address = paying.address.removeprefix(f"{scheme}:")
    return f"{scheme}:{address}?{amount_key}={paying.amount_text}"


def _refusal(paying: Instruction) -> str | None:
    if paying.memo:
        return f"the {paying.memo_name} must stand in a field of its own"
    if paying.asset.contract is not None:
        return "readers disagree about URIs of tokens, and some would pay the token's contract"
    if (paying.asset.ticker, paying.asset.network) not in _SCHEMES:
        return "there is no form that every wallet reads alike"
    if paying.asset.network == "bitcoin-cash" and not _is_cashaddr(paying.address):
        return "the address is in the old format"
    return None


def _is_cashaddr(address: str) -> bool:
    return address.removeprefix("bitcoincash:").startswith(_CASHADDR_START)
