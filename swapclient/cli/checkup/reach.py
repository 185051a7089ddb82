"""The providers: keys, whether they answer, and what time they say it is."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from swapclient.cli.checkup.finding import Finding
from swapclient.client import AsyncSwapClient
from swapclient.domain.quotes import MARGIN
from swapclient.errors import BadKey, NotPermitted, SwapClientError
from swapclient.providers.interface import Provider
from swapclient.providers.registry import PROVIDERS

__all__ = ["check_clock", "check_keys", "check_providers"]

PATIENCE: Final = 20.0
"""Seconds for one provider; doctor is run by people who wait."""

LEEWAY: Final = timedelta(seconds=5)
"""A Date header is whole seconds, and the answer took some time."""


class Answered(NamedTuple):
    """What one provider said: its finding, and how far our clock is ahead of its."""

    finding: Finding
    ahead: timedelta | None


def check_keys(client: AsyncSwapClient) -> list[Finding]:
    """One finding a provider: whether its key is there. The key itself is never looked at."""
    settings = client.house.settings.providers
    lacking = {spec.name for spec in client.house.without_key}
    found = []
    for spec in PROVIDERS.values():
        own = settings[spec.name]
        if own.key_trouble is not None:
            found.append(_unusable(spec.name, own.key_trouble))
            continue
        if own.off:
            said = "switched off"
        elif spec.advanced and spec.name not in client.house.askable:
            said = "advanced: asked only with --i-can-send-a-memo"
        elif own.key is not None:
            said = "key set"
        else:
            said = f"no key: not asked (set {spec.key_variable})" if spec.name in lacking else "needs no key"
        found.append(Finding(name=f"key of {spec.name}", verdict="ok", message=said))
    if not client.house.askable:
        variables = ", ".join(spec.key_variable for spec in client.house.without_key)
        hint = f"Set one of: {variables}" if variables else "Switch one on."
        found.append(Finding(name="keys", verdict="problem", message="no provider can be asked", hint=hint))
    return found


def _unusable(provider: str, trouble: SwapClientError) -> Finding:
    return Finding(name=f"key of {provider}", verdict="problem", message=trouble.message, hint=trouble.hint)


async def check_providers(client: AsyncSwapClient) -> tuple[list[Finding], Mapping[str, timedelta]]:
    """Ask each for its currency list. One that is away is a warning while another answers."""
    asked = client.house.askable
    answers = await asyncio.gather(*(_ask(client, provider) for provider in asked.values()))
    findings = [answer.finding for answer in answers]
    ahead = {name: said.ahead for name, said in zip(asked, answers, strict=True) if said.ahead is not None}
    if findings and all(finding.verdict != "ok" for finding in findings):
        hint = "Check the connection and --proxy."
        findings.append(Finding(name="providers", verdict="problem", message="no provider answers", hint=hint))
    return findings, ahead


async def _ask(client: AsyncSwapClient, provider: Provider) -> Answered:
    name = f"provider {provider.name}"
    try:
        async with asyncio.timeout(PATIENCE):
            ahead = await _ahead(client, provider.name)
            listing = await provider.assets(fresh=True)
    except (BadKey, NotPermitted) as refused:
        return Answered(Finding(name=name, verdict="problem", message=refused.message, hint=refused.hint), None)
    except SwapClientError as error:
        return Answered(Finding(name=name, verdict="warning", message=error.message, hint=error.hint), None)
    except TimeoutError:
        return Answered(
            Finding(name=name, verdict="warning", message=f"does not answer within {PATIENCE:g} s"),
            None,
        )
    if listing.stale:
        return Answered(
            Finding(name=name, verdict="warning", message="cannot be asked now; an old list is used"), ahead
        )
    return Answered(Finding(name=name, verdict="ok", message=f"answers; lists {len(listing.assets)} assets"), ahead)


async def _ahead(client: AsyncSwapClient, name: str) -> timedelta | None:
    """How far our clock is ahead of the Date of any answer at all, without a key; None where it says none."""
    door = client.house.door(name, client.house.settings.providers[name].url)
    date = (await door.read("/", fresh=True)).date
    return client.house.clock.now() - date if date else None


def check_clock(ahead: Mapping[str, timedelta], now: datetime) -> Finding:
    """Our clock against theirs: rates and deadlines are theirs. One provider's wrong clock is outvoted."""
    if not ahead:
        return Finding(
            name="clock", verdict="warning", message=f"{now:%Y-%m-%d %H:%M} UTC by this machine; nobody to ask"
        )
    middle = sorted(ahead.values())[len(ahead) // 2]
    off = abs(middle)
    said = "agrees with the providers'"
    if off > LEEWAY:
        said = f"is {off.total_seconds():.0f} s {'ahead of' if middle > timedelta() else 'behind'} the providers'"
    hint = "Set the clock (NTP): deadlines and fixed rates would be misjudged."
    if off >= MARGIN:
        return Finding(name="clock", verdict="problem", message=said, hint=hint)
    return Finding(name="clock", verdict="warning" if off > LEEWAY else "ok", message=said)
