"""An order is a payment: what was quoted before it is made, and how far it has come after.

Source: THORNode's API 3.16.3, ``/tx/status/{hash}``, and captured answers. There is no word for "failed" or "expired".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import Final

from swapclient.domain.addresses import same_address
from swapclient.domain.life import Observation
from swapclient.domain.orders import Order
from swapclient.domain.quotes import RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import InputRefused
from swapclient.providers.order_parts import hashes
from swapclient.providers.thorchain.memo import Memo, names, seen
from swapclient.providers.thorchain.shapes import Payment, Progress, Stages, coins_of
from swapclient.wire.printable import clean

__all__ = ["UNPAID", "followed", "order_id", "paid_elsewhere", "transaction"]

UNPAID: Final = "unpaid"
"""THORChain has no word for it: it does not know of a payment that was not made."""

_HASH: Final = re.compile(r"(?:0x)?([0-9a-fA-F]{64})")
_BACK: Final = "REFUND:"
_OUT: Final = "OUT:"


def order_id(intent: Intent, vault: str, memo: str) -> str:
    """A name of our own for a payment that is still to be made: THORChain itself knows it by its transaction only."""
    said = f"{intent.swap_id}\n{vault}\n{memo}"
    return f"memo-{sha256(said.encode()).hexdigest()[:24]}"


def transaction(text: str, provider: str) -> str:
    """The id of a transaction as THORChain writes it.

    Raises:
        InputRefused: ``bad_transaction``.
    """
    found = _HASH.fullmatch(text.strip())
    if found is None:
        raise InputRefused(
            f"{clean(text, 80)!r} is no transaction id that {provider} knows a payment by",
            hint="It has 64 hexadecimal digits; a wallet or explorer calls it txid or hash.",
            code="bad_transaction",
        )
    return found[1].upper()


def followed(known: Order, said: Progress, provider: str) -> Order:
    """The order whose payment this may be: unpaid while it has not been seen, held where it is another's payment."""
    if said.tx is None or not said.tx.id:
        return replace(known, status="inbound_observed", observation=Observation.WAITING, reason=None, deposit_tx=())
    other = _other(known, said.tx)
    if other:
        return replace(known, status="other_payment", observation=Observation.HELD, reason=other, deposit_tx=())
    return _after(replace(known, deposit_tx=hashes(said.tx.id)), said, said.tx, seen(said.tx.memo), provider)


def paid_elsewhere(said: Progress, tx: Payment, provider: str) -> Order:
    """The order of a payment that was made without us. ``give`` and ``get`` are the pools' names."""
    memo = seen(tx.memo)
    pool = tx.coins[0].asset if tx.coins else None
    paid = _sum(tx, pool, provider) if pool else None
    planned = [one for one in said.planned_out_txs if memo and names(memo.asset, one.coin.asset)]
    order = Order(
        provider=provider,
        order_id=tx.id,
        status="",
        observation=Observation.UNRECOGNIZED,
        give=pool,
        get=planned[0].coin.asset if planned else memo.asset if memo else None,
        give_amount=paid,
        get_amount=coins_of(planned[0].coin.amount, provider, "$.planned_out_txs") if planned else None,
        minimum_get=(memo.limit or None) if memo else None,
        rate_type=RateType.FLOATING,
        receive_address=memo.destination if memo else None,
        refund_address=memo.refund if memo else None,
        deposit_address=clean(tx.to_address, 200),
        deposit_memo=clean(tx.memo, 300),
        memo_in_payment=True,
        deposit_tx=hashes(tx.id),
    )
    return _after(order, said, tx, memo, provider)


def _other(known: Order, tx: Payment) -> str | None:
    """Why the payment is not this order's."""
    if tx.memo != known.deposit_memo:
        return f"transaction {clean(tx.id, 80)} carries another memo: {clean(tx.memo, 300) or 'none'}"
    if not same_address(tx.to_address, known.deposit_address):
        return f"transaction {clean(tx.id, 80)} paid another address: {clean(tx.to_address, 200)}"
    return None


def _after(order: Order, said: Progress, tx: Payment, memo: Memo | None, provider: str) -> Order:
    """The order with everything that has happened to its payment."""
    payouts = [one for one in said.out_txs if _pays(one, order.receive_address)]
    refunds = [one for one in said.out_txs if one.real and _back(one, said)]
    status, observation = _stage(said, paid=bool(payouts), returned=bool(refunds))
    swapped = _total(payouts, memo.asset if memo else None, provider)
    returned = _total(refunds, tx.coins[0].asset if tx.coins else None, provider)
    return replace(
        order,
        status=status,
        observation=observation,
        reason=_reason(status, swapped),
        deposited=_sum(tx, tx.coins[0].asset, provider) if tx.coins else None,
        received=swapped or None,
        refunded=returned or None,
        payout_tx=hashes(*(one.id for one in payouts)),
        refund_tx=hashes(*(one.id for one in refunds)),
    )


def _stage(said: Progress, *, paid: bool, returned: bool) -> tuple[str, Observation]:
    """The stage it is in, in THORChain's words, and what that means. Asked in the order of the stages."""
    stages, signed = said.stages, _ended(said.stages)
    if not (stages.inbound_finalised and stages.inbound_finalised.completed):
        return "inbound_finalised", Observation.CONFIRMING
    if stages.swap_status and stages.swap_status.pending:
        return "swap_status", Observation.EXCHANGING
    if stages.swap_finalised and not stages.swap_finalised.completed:
        return "swap_finalised", Observation.EXCHANGING
    if any(one.refund for one in said.planned_out_txs) or any(one.memo.startswith(_BACK) for one in said.out_txs):
        return "refund", Observation.REFUNDED if returned and signed else Observation.SENDING
    if not (paid and signed):
        return "outbound_signed", Observation.SENDING
    return "done", Observation.FINISHED


def _ended(stages: Stages) -> bool:
    """Whether nothing is still to be signed; where a stage is not there, it was not needed."""
    return all(one is None or one.completed for one in (stages.outbound_delay, stages.outbound_signed))


def _reason(status: str, swapped: Decimal) -> str | None:
    if status != "refund":
        return None
    return "the deposit is sent back" if not swapped else "a part was swapped, the rest of the deposit is sent back"


def _pays(tx: Payment, receive: str | None) -> bool:
    return tx.real and not tx.memo.startswith(_BACK) and same_address(tx.to_address, receive)


def _back(tx: Payment, said: Progress) -> bool:
    """Whether a payment out is one that brings the deposit back."""
    planned = (one for one in said.planned_out_txs if one.refund and one.chain == tx.chain)
    to_payer = any(same_address(one.to_address, tx.to_address) for one in planned)
    return tx.memo.startswith(_BACK) or (to_payer and not tx.memo.startswith(_OUT))


def _total(payments: Iterable[Payment], asset: str | None, provider: str) -> Decimal:
    """Of one coin, over all of them; what is paid in another coin is not counted."""
    return sum((_sum(one, asset, provider) for one in payments), Decimal(0))


def _sum(tx: Payment, asset: str | None, provider: str) -> Decimal:
    amounts = (coins_of(one.amount, provider, "$.coins") for one in tx.coins if asset and names(asset, one.asset))
    return sum(amounts, Decimal(0))
