"""``networks``: the networks whose addresses are known."""

from __future__ import annotations

import click

import networks
from swapclient.cli.drawing.lines import table
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session

__all__ = ["command"]


@click.command()
@click.argument("word", required=False)
@common()
@click.pass_obj
def command(session: Session, *, word: str | None) -> Reply:  # noqa: ARG001 - the same for everybody
    """The networks whose addresses are known, with what else they are called. Offline.

    \b
    swapclient networks
    swapclient networks trc20
    """  # noqa: D301 - \b is click's mark
    found = [network for network in networks.networks() if word is None or _named(network, word.strip().lower())]

    def draw(screen: Screen) -> None:
        if not found:
            screen.data(f"no network is called {word}")
            return
        head = ("NETWORK", "TITLE", "COIN", "MEMO", "ALSO CALLED")
        rows = [(one.name, one.title, one.native, _memo(one.name), ", ".join(one.aliases)) for one in found]
        table(screen, head, rows)

    return Reply(document={"networks": [_document(network) for network in found]}, draw=draw)


def _named(network: networks.Network, word: str) -> bool:
    """Part of a name, the whole of an alias or of the coin."""
    names = (network.name, network.title.lower())
    return any(word in name for name in names) or word in {network.native.lower(), *map(str.lower, network.aliases)}


def _memo(name: str) -> str:
    rule = networks.memo_rule(name)
    return "-" if rule.asking == "none" else f"{rule.word} ({rule.asking})"


def _document(network: networks.Network) -> dict[str, object]:
    rule = networks.memo_rule(network.name)
    return {
        "name": network.name,
        "title": network.title,
        "native": network.native,
        "decimals": network.decimals,
        "aliases": list(network.aliases),
        "chain_id": network.chain_id,
        "test_of": network.of,
        "memo": {"asking": rule.asking, "word": rule.word if rule.kinds else None},
    }
