"""``assets``: what can be swapped."""

from __future__ import annotations

from collections.abc import Sequence

import click

import networks
from swapclient.cli.documents import missing_document
from swapclient.cli.drawing.lines import table
from swapclient.cli.drawing.swaps import age
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.clock import SystemClock, iso
from swapclient.domain.assets import Asset
from swapclient.domain.quotes import Listing
from swapclient.errors import BadKey, SwapClientError, Unavailable
from swapclient.quoting.missing import Missing

__all__ = ["command"]


@click.command()
@click.argument("word", required=False)
@click.option("--fresh", is_flag=True, help="Ask the providers again, however young their lists are.")
@common("provider", "config", "proxy")
@click.pass_obj
def command(session: Session, *, word: str | None, fresh: bool) -> Reply:
    """What can be swapped, on which network, through whom, and how old that knowledge is.

    WORD is part of a ticker or network, or a network's other name.

    \b
    swapclient assets usdt
    swapclient assets trc20 --provider simpleswap
    """  # noqa: D301 - \b is click's mark
    listings, missing = session.work(lambda client: client.assets(fresh=fresh))
    where = _where(listings, word)
    now = SystemClock().now()

    def draw(screen: Screen) -> None:
        if where:
            rows = [(asset.name, asset.contract or "-", ", ".join(names)) for asset, names in where.items()]
            table(screen, ("ASSET", "CONTRACT", "THROUGH"), rows)
        elif listings:
            screen.data(f"nobody lists {word}" if word else "nobody lists anything")
        for one in listings:
            stale = " (old: the provider cannot be asked now)" if one.stale else ""
            screen.say(f"note: {one.provider}'s list is {age(one.fetched_at, now)} old{stale}")
        for lacking in missing:
            screen.say(f"note: {lacking.provider}: {lacking.message}")

    return Reply(
        document={
            "assets": [_document(asset, names) for asset, names in where.items()],
            "listings": [_listing(one, int((now - one.fetched_at).total_seconds())) for one in listings],
            "missing": [missing_document(one) for one in missing],
        },
        draw=draw,
        error=None if listings else _nobody(missing),
    )


def _where(listings: Sequence[Listing], word: str | None) -> dict[Asset, list[str]]:
    """Every asset that fits the word, by name, with its providers."""
    found: dict[Asset, list[str]] = {}
    network = _network(word)
    for listing in listings:
        for asset in listing.assets:
            if word is None or word.lower() in asset.name.lower() or asset.network == network:
                found.setdefault(asset, []).append(listing.provider)
    return dict(sorted(found.items(), key=lambda one: (one[0].name, one[0].contract or "")))


def _network(word: str | None) -> str | None:
    """The network that the word is another name of."""
    try:
        return networks.network(word).name if word else None
    except networks.AddressError:
        return None


def _document(asset: Asset, names: Sequence[str]) -> dict[str, object]:
    return {
        "asset": asset.name,
        "ticker": asset.ticker,
        "network": asset.network,
        "contract": asset.contract,
        "decimals": asset.decimals,
        "providers": list(names),
    }


def _listing(listing: Listing, seconds: int) -> dict[str, object]:
    return {
        "provider": listing.provider,
        "assets": len(listing.assets),
        "fetched_at": iso(listing.fetched_at),
        "age_seconds": max(seconds, 0),
        "stale": listing.stale,
    }


def _nobody(missing: Sequence[Missing]) -> SwapClientError:
    """Nobody could be asked: the first reason stands for all."""
    first = missing[0]
    kind = BadKey if first.code == BadKey.code else Unavailable
    return kind(first.message, hint=first.hint, code=first.code, provider=first.provider)
