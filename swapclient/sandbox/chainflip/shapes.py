"""The documents of Chainflip's backend. Amounts are texts in base units, times milliseconds since 1970."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from swapclient.sandbox.chainflip.coins import COINS, INTERNAL
from swapclient.sandbox.coins import Coin
from swapclient.sandbox.order import Order
from swapclient.sandbox.trade import Estimate
from swapclient.sandbox.walk import Progress

__all__ = ["info", "offer", "opened", "swap", "units"]

_STATES = {
    "waiting": "WAITING", "expired": "WAITING", "confirming": "RECEIVING", "exchanging": "SWAPPING",
    "verifying": "SWAPPING", "sending": "SENDING", "finished": "COMPLETED", "refunded": "COMPLETED", "failed": "FAILED",
}  # fmt: skip
"""A refund is a COMPLETED that sent back; a hold does not exist."""
_STRANGE_WORD = "BOOSTING"
_DURATIONS = {"deposit": 24, "swap": 12, "egress": 96}


def units(amount: Decimal, coin: Coin) -> int:
    """Base units, cut."""
    return int(amount.scaleb(coin.decimals))


def info() -> dict[str, Any]:
    """``networkInfo``: everything is on."""
    on = (
        "depositChannelCreationEnabled", "depositChannelDepositsEnabled", "egressEnabled", "vaultSwapDepositsEnabled",
        "boostDepositsEnabled", "livePriceProtectionEnabled",
    )  # fmt: skip
    return {
        "assets": [{"asset": name} | dict.fromkeys(on, True) for name in INTERNAL.values()],
        "cfBrokerCommissionBps": 0,
    }


def offer(give: Coin, get: Coin, estimate: Estimate, fees: tuple[Decimal, Decimal]) -> dict[str, Any]:
    """A regular quote; ``fees`` are of the way in and of the way out, in whole coins of that side."""
    price = (estimate.got + fees[1]) / (estimate.sent - fees[0])
    return {
        "depositAmount": str(units(estimate.sent, give)),
        "destAsset": _asset(get),
        "egressAmount": str(units(estimate.got, get)),
        "estimatedDurationSeconds": sum(_DURATIONS.values()),
        "estimatedDurationsSeconds": _DURATIONS,
        "estimatedPrice": f"{price:.12f}",
        "includedFees": [
            {"amount": str(units(fees[0], give)), **_asset(give), "type": "INGRESS"},
            {"amount": str(units(fees[1], get)), **_asset(get), "type": "EGRESS"},
        ],
        "poolInfo": [],
        "recommendedLivePriceSlippageTolerancePercent": 1,
        "recommendedRetryDurationMinutes": 30 if "Bitcoin" in (give.network, get.network) else 5,
        "recommendedSlippageTolerancePercent": 1.5,
        "srcAsset": _asset(give),
        "type": "REGULAR",
    }


def opened(order: Order) -> dict[str, Any]:
    """The answer to a channel that was opened."""
    return {
        "id": order.id,
        "depositAddress": order.address_from,
        "brokerCommissionBps": 0,
        "maxBoostFeeBps": 0,
        "issuedBlock": int(order.id.partition("-")[0]),
        "srcChainExpiryBlock": "265",
        "estimatedExpiryTime": _milliseconds(order.deadline),
        "channelOpeningFee": "0",
    }


def swap(order: Order, now: Progress) -> dict[str, Any]:
    """Where a swap stands."""
    give, get = COINS[order.give], COINS[order.get]
    state = order.options.get("word", _STRANGE_WORD) if now.stage == "odd" else _STATES[now.stage]
    document: dict[str, Any] = {
        "state": state,
        "srcAsset": give.ticker,
        "srcChain": give.network,
        "destAsset": get.ticker,
        "destChain": get.network,
        "destAddress": order.address_to,
        "brokers": [],
        "fees": [],
        "estimatedDurationSeconds": sum(_DURATIONS.values()),
        "estimatedDurationsSeconds": _DURATIONS,
        "srcChainRequiredBlockConfirmations": 2,
        "depositChannel": {
            "id": order.id,
            "createdAt": _milliseconds(order.created),
            "depositAddress": order.address_from,
            "srcChainExpiryBlock": "265",
            "estimatedExpiryTime": _milliseconds(order.deadline),
            "expectedDepositAmount": str(units(order.amount_from, give)),
            "isExpired": now.stage == "expired",
            "openedThroughBackend": True,
        },
        "fillOrKillParams": {
            "minPrice": _price(int(order.more["minPriceX128"]), give, get),
            "refundAddress": order.refund_address,
            "retryDurationBlocks": order.more["retryDurationBlocks"],
            "maxOraclePriceSlippage": order.more["maxOraclePriceSlippage"],
        },
        "lastStatechainUpdateAt": _milliseconds(now.since),
    }
    return document | _happened(order, now, give, get)


def _happened(order: Order, now: Progress, give: Coin, get: Coin) -> dict[str, Any]:
    if not now.paid or now.stage == "expired":
        return {}
    deposit: dict[str, Any] = {"amount": str(units(now.paid, give)), "txRef": now.deposit_tx}
    found: dict[str, Any] = {"deposit": deposit}
    if now.stage == "confirming":
        return {"deposit": deposit | {"txConfirmations": 1}}
    found["swapId"] = str(int.from_bytes(order.id.encode()[-3:], "big"))
    if now.stage == "failed":
        reason = {"name": "BelowMinimumDeposit", "message": "The deposited amount was below the minimum required"}
        deposit["failure"] = {"failedAt": _milliseconds(now.since), "mode": "DEPOSIT_IGNORED", "reason": reason}
    if now.stage in {"sending", "finished"}:
        found["swapEgress"] = _egress(
            units(now.amount_to, get), now.payout_tx if now.stage == "finished" else None, now
        )
    if now.stage == "refunded":
        found["refundEgress"] = _egress(units(now.paid, give), now.refund_tx, now)
    return found


def _egress(amount: int, transaction: str | None, now: Progress) -> dict[str, Any]:
    sent = {"txRef": transaction, "witnessedAt": _milliseconds(now.since)} if transaction else {}
    return {"amount": str(amount), "scheduledAt": _milliseconds(now.since), "scheduledBlockIndex": "94-594"} | sent


def _price(x128: int, give: Coin, get: Coin) -> str:
    return f"{Decimal(x128) / 2**128 * Decimal(10) ** (give.decimals - get.decimals):.12f}"


def _asset(coin: Coin) -> dict[str, str]:
    return {"asset": coin.ticker, "chain": coin.network}


def _milliseconds(at: float) -> int:
    return int(at * 1000)
