"""The coins a provider lists, and which of them is the asset that is meant.

A token is found by network code and contract, a native coin by network code and the absence of a contract. A ticker
alone finds nothing: bridged and fake tokens share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

import msgspec

import networks
from swapclient.domain.assets import Asset
from swapclient.errors import UnknownPair
from swapclient.providers.codes import Codes

__all__ = ["Coin", "Coins", "own_contract", "readable", "same_contract"]

T = TypeVar("T")

_NO_CONTRACT = frozenset(
    {
        "",
        "0x" + "e" * 40,  # "the native coin", by a habit of aggregators
        "0x" + "0" * 40,
        "0x0000000000000000000000000000000000001010",  # POL's own precompile
    }
)


class Coin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row of a provider's list; ``ticker`` and ``network`` are its codes, sent back exactly so.

    ``memo`` is whether addresses of this coin may need one, ``memo_label`` what the provider calls it. ``asset_id`` is
    the row's own id where it is asked for by one. ``gives`` and ``gets`` are whether it is taken and paid out now.
    """

    ticker: str
    network: str
    contract: str | None = None
    decimals: int | None = None
    memo: bool = False
    memo_label: str = ""
    asset_id: str = ""
    gives: bool = True
    gets: bool = True
    fixed: bool = True
    floating: bool = True
    warnings_from: tuple[str, ...] = ()
    warnings_to: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """``ticker:network`` in the provider's codes."""
        return f"{self.ticker}:{self.network}"


class Coins:
    """A provider's list, read through its table of codes."""

    def __init__(self, provider: str, codes: Codes, coins: Iterable[Coin]) -> None:
        self._provider = provider
        self._codes = codes
        self._rows = {(coin.ticker, coin.network): coin for coin in coins}

    def find(self, asset: Asset) -> Coin:
        """The row of an asset.

        Raises:
            UnknownPair: it is not listed, or listed so that it cannot be told which row is meant.
        """
        rows = [row for row in self._rows.values() if self._is(row, asset)]
        if len(rows) > 1:
            rows = [row for row in rows if self._codes.name(row.ticker, row.network) == asset.name]
        if len(rows) == 1:
            return rows[0]
        how = f" (contract {asset.contract})" if asset.contract else ""
        raise UnknownPair(
            f"{self._provider} does not list {asset.name}{how}",
            hint="Try another provider, or another network of the same coin: swapclient assets --provider "
            f"{self._provider}",
            provider=self._provider,
            asset=asset.name,
        )

    def row(self, ticker: str, network: str) -> Coin | None:
        """The row of a pair of codes."""
        return self._rows.get((ticker, network))

    def identified(self, asset_id: str) -> Coin | None:
        """The row of an id of the provider."""
        return next((row for row in self._rows.values() if asset_id and row.asset_id == asset_id), None)

    def name(self, ticker: str, network: str) -> str:
        """Our name for the codes of an order, or the codes themselves where they are not ours.

        A row that is no longer listed is named by the table: an old order outlives a listing.
        """
        row = self._rows.get((ticker, network))
        raw = f"{ticker}:{network}"
        if row is None:
            return self._codes.name(ticker, network) or raw
        asset = self.asset(row)
        return asset.name if asset else raw

    def asset(self, row: Coin) -> Asset | None:
        """The asset a row stands for, or None when it is not ours or only looks like one of ours."""
        name = self._codes.name(row.ticker, row.network)
        if name is None:
            return None
        ticker, _, network = name.partition(":")
        known = _known().get((network, _letters(row.contract) or ticker))
        if known or not row.contract:
            return known
        taken = (network, ticker) in _tokens()
        return None if taken else Asset(ticker, network, row.contract, row.decimals)

    def assets(self) -> tuple[Asset, ...]:
        """Every asset that can be told for certain, by name."""
        found = {asset.name: asset for row in self._rows.values() if (asset := self.asset(row))}
        return tuple(found[name] for name in sorted(found))

    def __len__(self) -> int:
        return len(self._rows)

    def _is(self, row: Coin, asset: Asset) -> bool:
        if self._codes.network(row.ticker, row.network) != asset.network:
            return False
        if asset.contract or row.contract:
            return same_contract(asset.contract, row.contract)
        return self._codes.name(row.ticker, row.network) == asset.name


def readable(rows: Iterable[object], kind: type[T]) -> Iterator[T]:
    """The rows of a list that have the shape they should: one of another shape costs that row, not the list."""
    for row in rows:
        try:
            yield msgspec.convert(row, kind)
        except msgspec.ValidationError:
            continue


def own_contract(text: str | None) -> str | None:
    """The contract as listed, or None for a native coin, whichever way the provider writes that."""
    stripped = (text or "").strip()
    return None if stripped.lower() in _NO_CONTRACT else stripped


def same_contract(one: str | None, other: str | None) -> bool:
    """Equal to the letter, but for the case of hexadecimal ones."""
    return _letters(one) == _letters(other)


def _letters(contract: str | None) -> str | None:
    """What of a contract counts."""
    return contract.lower() if contract and contract[:2] in ("0x", "0X") else contract or None


@cache
def _known() -> Mapping[tuple[str, str], Asset]:
    """Everything ``networks`` knows, by network and contract, or ticker for a native coin."""
    return {
        (found.network, _letters(found.contract) or found.ticker): Asset(
            found.ticker, found.network, found.contract, found.decimals
        )
        for found in networks.assets()
    }


@cache
def _tokens() -> frozenset[tuple[str, str]]:
    """(network, ticker) of what has a name already: a row of that name with another contract only looks like it."""
    return frozenset((asset.network, asset.ticker) for asset in _known().values())
