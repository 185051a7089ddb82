"""The values this package answers with. All are immutable."""

from typing import NamedTuple

from .errors import AddressError
from .parsed import Notice


class Network(NamedTuple):
    """One row of the tables.

    `native` is the coin that pays its fees, with its `decimals`; `chain_id` is EIP-155's; `memo` says which memo a
    payment may carry (see parsed); `of` is the main network of a test network, else None.
    """

    name: str
    title: str
    family: str
    rules: dict[str, str]
    native: str
    decimals: int
    aliases: tuple[str, ...]
    chain_id: int | None
    memo: str
    of: str | None


class Asset(NamedTuple):
    """A ticker on one network. `contract` is None for the native coin; `retired` where its issuer gave it up there."""

    ticker: str
    network: str
    contract: str | None
    decimals: int
    name: str = ""
    retired: bool = False

    def __str__(self) -> str:
        return f"{self.ticker}:{self.network}"


class Address(NamedTuple):
    """An address that may receive. `asset` is None where only a network was asked for; `text` is the canonical text.

    `memo` is the one given or the one inside the address; None where there is none.
    """

    asset: str | None
    network: str
    text: str
    kind: str
    memo: str | None = None
    warnings: tuple[Notice, ...] = ()


class Candidate(NamedTuple):
    """One network on which a text is an address. `note` says what speaks against paying it there ("" if nothing)."""

    network: str
    kind: str
    text: str
    note: str = ""


class Verdict(NamedTuple):
    """One row's answer: exactly one of `address` and `error` is there. The pasted text is not kept."""

    where: str
    address: Address | None
    error: AddressError | None

    @property
    def ok(self) -> bool:
        """Whether the row may be paid."""
        return self.address is not None
