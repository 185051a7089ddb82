"""A payment URI, on request only, and only where amount and coin cannot be misread (see networks.uri.writing).

Never where a memo is needed: it belongs in a field of its own, and a code that leaves it out invites a payment
without it.
"""

from __future__ import annotations

from decimal import Decimal

from networks import AddressError
from networks.uri import unwritten, write
from swapclient.deposit.instruction import Instruction
from swapclient.errors import InputRefused

__all__ = ["has_uri", "is_extra", "payment_uri"]

_EXTRA = frozenset({"solana"})


def has_uri(paying: Instruction) -> bool:
    """Whether :func:`payment_uri` has one."""
    try:
        payment_uri(paying)
    except InputRefused:
        return False
    return True


def is_extra(paying: Instruction) -> bool:
    """True where the URI is for wallets only and must stand beside the plain address, never in its place."""
    return paying.asset.network in _EXTRA


def payment_uri(paying: Instruction) -> str:
    """``bitcoin:bc1...?amount=0.5``: scheme, address and exact amount, nothing else.

    Raises:
        InputRefused: ``no_uri``, with the reason.
    """
    asset = paying.asset
    if paying.memo:
        raise _no(paying, f"the {paying.memo_name} must stand in a field of its own")
    why = unwritten(asset.ticker, asset.network, asset.contract)
    if why:
        raise _no(paying, why)
    try:
        return write(f"{asset.ticker}:{asset.network}", paying.address, Decimal(paying.amount_text))
    except AddressError as no:
        raise _no(paying, no.message) from None


def _no(paying: Instruction, why: str) -> InputRefused:
    return InputRefused(
        f"no payment URI for {paying.asset}: {why}",
        hint="Use the plain address, and type the amount in the wallet.",
        code="no_uri",
        asset=paying.asset.name,
    )
