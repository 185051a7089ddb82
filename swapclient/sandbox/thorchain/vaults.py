"""Where deposits go, chain by chain, and whether they are handled: kept in the ledger, for the control to change."""

from __future__ import annotations

from swapclient.sandbox.addresses import place
from swapclient.sandbox.coins import Coin
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.thorchain.coins import CHAINS, POOLS

__all__ = ["chain_of", "churn", "halt", "native", "stands_still", "vault"]


def vault(engine: Engine, chain: str) -> str:
    """The vault of now."""
    number = engine.ledger.note(f"thorchain/vault/{chain}")
    return place(native(chain).on.family, f"thorchain vault {chain}{number or ''}", memo=False).address


def churn(engine: Engine, chain: str) -> None:
    """Another vault from now on; what is sent to the one before is lost."""
    with engine.ledger.writing():
        number = int(engine.ledger.note(f"thorchain/vault/{chain}") or 1)
        engine.ledger.set_note(f"thorchain/vault/{chain}", str(number + 1))


def halt(engine: Engine, chain: str, *, stopped: bool) -> None:
    """Let trading on a chain stand still, or go on."""
    with engine.ledger.writing():
        engine.ledger.set_note(f"thorchain/halted/{chain}", "yes" if stopped else "")


def stands_still(engine: Engine, chain: str) -> bool:
    """Whether nothing is handled there now."""
    return bool(engine.ledger.note(f"thorchain/halted/{chain}"))


def chain_of(engine: Engine, address: str) -> str | None:
    """The chain whose vault of now this is."""
    bare = address.removeprefix("bitcoincash:")
    return next((chain for chain in CHAINS.values() if vault(engine, chain).removeprefix("bitcoincash:") == bare), None)


def native(chain: str) -> Coin:
    """The chain's own coin."""
    return next(coin for coin in POOLS.values() if coin.network == chain and coin.contract is None)
