"""The words people use for assets and networks: `USDT:tron`, `usdt:trc20`, `BTC`, `tron`, `bep20`."""

from functools import lru_cache

from . import tables
from .address import Asset, Network
from .errors import AddressError

_LONGEST = 40  # characters of a name
_HUGE = 1000  # characters that are searched for secrets one by one
_SHOWN = 12  # networks listed in a message
_CLOSE = 0.8  # a slip or two; less alike is another network, and its name would mislead


def network(name: str) -> Network:
    """The network of a canonical name or alias, in any case. AddressError `unknown_network` where there is none."""
    word = _text(name).strip().lower()
    known = tables.networks()
    found = known.get(word) or known.get(tables.aliases().get(word, ""))
    if found is None:
        raise AddressError(
            "unknown_network",
            f"There are no rules for a network called {_quoted(name)}: whether it can receive cannot be told.",
            hint=_close(word[:_LONGEST]) or "Look its name up in the list of networks.",
        )
    return found


def resolve(word: str) -> Asset:
    """The asset of `TICKER:network`, or of a ticker alone that lives on one network only.

    AddressError `unknown_network`, `unknown_asset` or `asset_not_on_network` where the word names none, or several.
    """
    ticker, colon, where = _text(word).partition(":")
    if not colon:
        return _alone(ticker)
    return on(ticker, network(where))


def on(ticker: str, where: Network) -> Asset:
    """The asset `ticker` on a network."""
    name = ticker.strip().upper()
    known = tables.assets()
    found = known.get((name, where.name)) or known.get((tables.renamed().get((name, where.name), ""), where.name))
    if found is not None:
        return found
    homes = tables.tickers().get(name, ())
    if homes:
        raise AddressError(
            "asset_not_on_network",
            f"{name} is not issued on {where.title}.",
            network=where.name,
            asset=name,
            hint=f"It is on {_list(homes)}.",
        )
    raise AddressError(
        "unknown_asset",
        f"No asset called {_quoted(ticker)} is known on {where.title}.",
        network=where.name,
        hint=f"To check for the network alone, leave the ticker out: {where.name}.",
    )


def target(word: str) -> tuple[Network, Asset | None]:
    """What an address is checked for: an asset on a network, or a network alone."""
    text = _text(word).strip()
    if ":" in text:
        found = resolve(text)
        return tables.networks()[found.network], found
    lower = text.lower()
    if lower not in tables.networks() and text.upper() in tables.tickers():
        found = _alone(text)
        return tables.networks()[found.network], found
    return network(text), None


def _alone(word: str) -> Asset:
    ticker = word.strip().upper()
    homes = tables.tickers().get(ticker, ())
    if len(homes) == 1:
        return tables.assets()[ticker, homes[0]]
    if homes:
        raise AddressError(
            "unknown_asset",
            f"{ticker} lives on several networks and none was named: {_list(homes)}.",
            hint=f"Write it with the network, like {ticker}:{homes[0]}.",
        )
    lower = word.strip().lower()
    where = tables.networks().get(tables.aliases().get(lower, lower))
    if where is not None:
        hint = f"{where.title} is a network; write the asset with it, like {where.native}:{where.name}."
        raise AddressError("unknown_asset", f"No asset is called {_quoted(word)}.", network=where.name, hint=hint)
    raise AddressError("unknown_asset", f"No asset is called {_quoted(word)}.", hint="Write TICKER:network.")


def _list(homes: tuple[str, ...]) -> str:
    more = len(homes) - _SHOWN
    return ", ".join(homes[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _text(word: object) -> str:
    if isinstance(word, str):
        return word
    raise AddressError(
        "unknown_network", "A network or asset is named by a word.", hint="Write TICKER:network, like USDT:tron."
    )


def _quoted(word: str) -> str:
    """A word as it may be shown: short and printable, since anything may have been pasted in its place.

    AddressError `secret_pasted` where that was a secret.
    """
    from . import secret  # noqa: PLC0415 - only a mistake needs it

    for part in (word, *word[:_HUGE].split(":")):
        secret.refuse(part, "", None)
        perhaps = secret.maybe(part.strip())
        if perhaps:
            raise secret.error(perhaps, "", None)
    shown = "".join(letter if letter.isprintable() else "?" for letter in word[:20])
    return f'"{shown}{"..." if len(word) > len(shown) else ""}"'


@lru_cache(256)  # a file of a million rows may have the same mistake in each
def _close(word: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    near = get_close_matches(word, [*tables.networks(), *tables.aliases()], n=1, cutoff=_CLOSE)
    return f"Did you mean {tables.aliases().get(near[0], near[0])}?" if near else ""
