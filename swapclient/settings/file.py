"""The settings file: TOML, every name known, every value of its type."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from swapclient.errors import ConfigError
from swapclient.providers.registry import PROVIDERS
from swapclient.settings.folders import usual_file

__all__ = ["KNOWN", "NUMBERS", "PATHS", "provider_table", "read_file"]

TEXTS = ("journal", "proxy", "provider", "on_created", "market_url", "stablecoins")
PATHS = ("data_dir", "cache_dir", "book", "receipts")
NUMBERS = ("timeout", "deadline", "interval")
KNOWN = (*TEXTS, *PATHS, *NUMBERS)
TEXT, NUMBER, TRUTH = "a text in quotes", "a number", "true or false"
KINDS = {TEXT: (str,), NUMBER: (int, float), TRUTH: (bool,)}
TYPES = dict.fromkeys((*TEXTS, *PATHS), TEXT) | dict.fromkeys(NUMBERS, NUMBER)
PROVIDER_TYPES = {"url": TEXT, "key": TEXT, "key_file": TEXT, "off": TRUTH}


def read_file(path: Path | None) -> tuple[Path | None, Mapping[str, object]]:
    """The settings file; the usual place may be empty, a place that was named may not."""
    named = path is not None
    path = path or usual_file()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if named:
            raise ConfigError(f"there is no settings file {path}", hint="Check --config.", code="no_config") from None
        return None, {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            f"the settings file {path} cannot be read: {error}", hint="It is TOML: name = value.", code="bad_config"
        ) from None
    _only_known(table, (*KNOWN, "providers"), str(path))
    providers = table.get("providers", {})
    _only_known(providers, tuple(PROVIDERS), f"[providers] of {path}")
    for name, part in providers.items():
        _only_known(part, tuple(PROVIDER_TYPES), f"[providers.{name}] of {path}")
    _only_typed(table, path)
    return path, table


def _only_typed(table: Mapping[str, object], path: Path) -> None:
    """TOML tells texts, numbers and truth apart; ``off = "no"`` must not switch anything."""
    for name, value in table.items():
        _typed(name, value, TYPES, path)
    for provider in PROVIDERS:
        for name, value in provider_table(table, provider).items():
            _typed(name, value, PROVIDER_TYPES, path)


def _typed(name: str, value: object, types: Mapping[str, str], path: Path) -> None:
    wanted = types.get(name)
    if wanted and type(value) not in KINDS[wanted]:
        raise ConfigError(f"{name} of {path} is not {wanted}", hint=f"{name} must be {wanted}.", code="bad_setting")


def _only_known(table: object, known: tuple[str, ...], where: str) -> None:
    """A name nobody reads is a typing error that would be found too late."""
    if not isinstance(table, dict):
        raise ConfigError(f"{where} must be a table", hint=f"It may hold: {', '.join(known)}.", code="bad_config")
    for name in table:
        if name not in known:
            raise ConfigError(
                f"{where} says {name!r}, which nobody reads", hint=f"Known: {', '.join(known)}.", code="unknown_setting"
            )


def provider_table(table: Mapping[str, object], name: str) -> Mapping[str, object]:
    """What the file says about one provider."""
    providers = table.get("providers")
    part = providers.get(name) if isinstance(providers, dict) else None
    return part if isinstance(part, dict) else {}
