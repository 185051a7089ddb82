"""``providers``: through whom, and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import click

from swapclient.cli.drawing.lines import facts, heading
from swapclient.cli.drawing.scores import score_document, score_rows
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.client import AsyncSwapClient
from swapclient.providers.interface import Capabilities
from swapclient.providers.registry import PROVIDERS, Access, ProviderSpec
from swapclient.settings import ProviderSettings
from swapclient.swaps.scorecard import Score, scorecard

__all__ = ["command"]

_ADVANCED: Final = "asked only with --i-can-send-a-memo: the payment itself carries one"


@click.command()
@click.option("--stats", is_flag=True, help="What your own record says: promised against paid, time, refunds, holds.")
@common("journal", "config")
@click.pass_obj
def command(session: Session, *, stats: bool) -> Reply:
    """The providers, whether their key is set, what they can do and what is known of holds. Asks nobody.

    \b
    swapclient providers
    swapclient providers --stats --json
    """  # noqa: D301 - \b is click's mark

    async def find(client: AsyncSwapClient) -> tuple[dict[str, Capabilities], Mapping[str, ProviderSettings]]:
        return {spec.name: _capabilities(client, spec) for spec in PROVIDERS.values()}, client.house.settings.providers

    able, settings = session.work(find)
    scores = session.work(_scores) if stats else {}

    def draw(screen: Screen) -> None:
        for spec in PROVIDERS.values():
            record = score_rows(scores.get(spec.name)) if stats else []
            _draw(screen, spec, settings[spec.name], able[spec.name], record)

    documents = [
        {
            **_document(spec, settings[spec.name], able[spec.name]),
            **({"stats": score_document(scores.get(spec.name, Score(provider=spec.name)))} if stats else {}),
        }
        for spec in PROVIDERS.values()
    ]
    return Reply(document={"providers": documents}, draw=draw)


async def _scores(client: AsyncSwapClient) -> dict[str, Score]:
    return scorecard([await client.history(swap.swap_id) for swap in await client.swaps()])


def _capabilities(client: AsyncSwapClient, spec: ProviderSpec) -> Capabilities:
    """Even of a provider without its key: nothing is sent."""
    url = client.house.settings.providers[spec.name].url
    access = Access(door=client.house.door(spec.name, url), base_url=url, clock=client.house.clock)
    return spec.open(access).capabilities


def _key(spec: ProviderSpec, own: ProviderSettings) -> str:
    if own.off:
        return "off"
    if own.key_trouble is not None:
        return "unusable"
    if own.key is not None:
        return "set"
    return "missing" if spec.needs_key else "not needed"


def _remedy(spec: ProviderSpec, own: ProviderSettings) -> str:
    return own.key_trouble.message if own.key_trouble else f"set {spec.key_variable}"


def _lost(able: Capabilities) -> str:
    if not able.keeps_orders:
        return "leave nothing behind"
    return "found again by reconcile" if able.lists else "cannot be listed: ask support"


def _draw(
    screen: Screen,
    spec: ProviderSpec,
    own: ProviderSettings,
    able: Capabilities,
    record: Sequence[tuple[str, str | None]],
) -> None:
    key = _key(spec, own)
    heading(screen, f"{spec.name} ({spec.title})")
    facts(
        screen,
        [
            ("key", f"{key}: {_remedy(spec, own)}" if key in {"missing", "unusable"} else key),
            ("advanced", _ADVANCED if spec.advanced else ""),
            ("rates", ", ".join(sorted(able.rate_types))),
            ("refund address", "needed" if able.refund_required else "recommended"),
            ("lost creations", _lost(able)),
            ("holds", able.holds),
            ("support", able.support),
            ("terms", able.terms_url),
            *record,
        ],
    )


def _document(spec: ProviderSpec, own: ProviderSettings, able: Capabilities) -> dict[str, object]:
    return {
        "name": spec.name,
        "title": spec.title,
        "key": _key(spec, own).replace(" ", "_"),
        "key_variable": spec.key_variable,
        "rate_types": sorted(str(one) for one in able.rate_types),
        "refund_required": able.refund_required,
        "advanced": spec.advanced,
        "lists": able.lists,
        "holds": able.holds,
        "support": able.support,
        "terms_url": able.terms_url or None,
    }
