"""What a payment link asks for."""

from decimal import Decimal
from typing import NamedTuple

from ..parsed import Notice


class Payment(NamedTuple):
    """One payment.

    `networks` are those that the form may mean (a test network is often told by the address alone), the main one
    first. `token` is a contract, mint or CODE:ISSUER; None where the link names none. `coin` says that it surely pays
    the network's own coin; where there is neither, the link does not say what is paid. `amount` is in whole coins,
    `units` the same in the smallest ones; each is None where it is not told, not known exactly, or in doubt (a notice
    says so). `chosen_chain` is False where the form leaves the chain to the wallet.
    """

    networks: tuple[str, ...]
    address: str
    token: str | None = None
    coin: bool = False
    amount: Decimal | None = None
    units: int | None = None
    memo: str | None = None
    notices: tuple[Notice, ...] = ()
    chosen_chain: bool = True
