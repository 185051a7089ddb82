"""Reading the settings from everywhere they may be, and refusing what they may not say."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from swapclient.errors import ConfigError
from swapclient.providers.registry import PROVIDERS, ProviderSpec
from swapclient.settings.secret import find_key
from swapclient.settings.value import ProviderSettings, Settings

__all__ = ["load"]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
TEXTS = ("journal", "proxy", "provider", "on_created", "market_url")
PATHS = ("data_dir", "cache_dir", "book", "receipts")
NUMBERS = ("timeout", "deadline", "interval")
KNOWN = (*TEXTS, *PATHS, *NUMBERS)
PROVIDER_KNOWN = ("url", "off", "key", "key_file")
OFF = frozenset({"1", "true", "yes", "on"})


def load(flags: Mapping[str, object], environ: Mapping[str, str]) -> Settings:
    """Flag, else environment (``SWAPCLIENT_NAME``), else file, else default.

    Raises:
        ConfigError: with a hint, for whatever cannot be meant.
    """
    config = flags.get("config") or environ.get("SWAPCLIENT_CONFIG")
    file, table = _file(Path(str(config)).expanduser() if config else None)
    found: dict[str, object] = {}
    for name in KNOWN:
        value = flags.get(name)
        if value is None:
            value = environ.get(f"SWAPCLIENT_{name.upper()}") or table.get(name)
        if value is not None:
            found[name] = _typed(name, value)
    folders = {name: found.pop(name, None) or _default(name) for name in ("data_dir", "cache_dir")}
    journal = found.pop("journal", None) or f"sqlite:///{folders['data_dir']}/journal.db"
    providers = {name: _provider(spec, environ, _table(table, name)) for name, spec in PROVIDERS.items()}
    settings = Settings(
        config=file,
        journal=str(journal),
        providers=providers,
        sandbox=bool(flags.get("sandbox")),
        **folders,  # type: ignore[arg-type]  # typed by name in _typed
        **found,  # type: ignore[arg-type]  # as above
    )
    return _checked(settings)


def _file(path: Path | None) -> tuple[Path | None, Mapping[str, object]]:
    """The settings file; the usual place may be empty, a place that was named may not."""
    named = path is not None
    path = path or _usual_file()
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
    for name, part in (table.get("providers") or {}).items():
        if name not in PROVIDERS:
            _only_known({name: part}, tuple(PROVIDERS), f"[providers] of {path}")
        _only_known(part, PROVIDER_KNOWN, f"[providers.{name}] of {path}")
    return path, table


def _only_known(table: object, known: tuple[str, ...], where: str) -> None:
    """A name nobody reads is a typing error that would be found too late."""
    if not isinstance(table, dict):
        raise ConfigError(f"{where} must be a table", hint=f"It may hold: {', '.join(known)}.", code="bad_config")
    for name in table:
        if name not in known:
            raise ConfigError(
                f"{where} says {name!r}, which nobody reads", hint=f"Known: {', '.join(known)}.", code="unknown_setting"
            )


def _table(table: Mapping[str, object], name: str) -> Mapping[str, object]:
    providers = table.get("providers")
    part = providers.get(name) if isinstance(providers, dict) else None
    return part if isinstance(part, dict) else {}


def _provider(spec: ProviderSpec, environ: Mapping[str, str], table: Mapping[str, object]) -> ProviderSettings:
    url = environ.get(spec.url_variable) or str(table.get("url") or spec.default_url)
    off = environ.get(f"{spec.name.upper()}_OFF", "").lower() in OFF or table.get("off") is True
    return ProviderSettings(
        url=_url(url, spec.url_variable), key=find_key(spec.key_variable, environ, table) if not off else None, off=off
    )


def _typed(name: str, value: object) -> object:
    """The value as what its name means."""
    if name in PATHS:
        return Path(str(value)).expanduser()
    if name in NUMBERS:
        try:
            number = float(str(value))
        except ValueError:
            number = -1.0
        if not 0 < number < float("inf"):
            raise ConfigError(f"{name} must be a number of seconds above 0", hint=f"{name} = 30", code="bad_setting")
        return number
    return str(value)


def _url(url: str, where: str) -> str:
    """https, or plain http to this machine only."""
    try:
        parts = urlsplit(url)
        good = bool(parts.hostname) and (
            parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        )
    except ValueError:
        good = False
    if not good:
        raise ConfigError(
            f"{where} is no https address", hint="Plain http is allowed to this machine only.", code="bad_url"
        )
    return url


def _checked(settings: Settings) -> Settings:
    if settings.provider and settings.provider not in PROVIDERS:
        raise ConfigError(
            f"there is no provider {settings.provider!r}",
            hint=f"There are: {', '.join(PROVIDERS)}.",
            code="unknown_provider",
        )
    if settings.proxy and urlsplit(settings.proxy).scheme not in {"http", "https", "socks5", "socks5h"}:
        raise ConfigError(
            "the proxy is no http, https or socks5 address", hint="socks5://127.0.0.1:9050", code="bad_proxy"
        )
    if settings.market_url:
        _url(settings.market_url, "market_url")
    return settings


def _default(name: str) -> Path:
    import platformdirs  # noqa: PLC0415 - asked only where nothing was said

    find = platformdirs.user_data_path if name == "data_dir" else platformdirs.user_cache_path
    return find("swapclient", appauthor=False)


def _usual_file() -> Path:
    import platformdirs  # noqa: PLC0415 - as above

    return platformdirs.user_config_path("swapclient", appauthor=False) / "swapclient.toml"
