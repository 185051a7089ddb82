"""Reading the settings from everywhere they may be, and refusing what they may not say."""

from __future__ import annotations

from collections.abc import Mapping

from swapclient.errors import ConfigError
from swapclient.providers.registry import PROVIDERS, ProviderSpec
from swapclient.settings.file import KNOWN, NUMBERS, PATHS, provider_table, read_file
from swapclient.settings.folders import at_home, usual_folder
from swapclient.settings.secret import Secret, find_key, refuse_key_in
from swapclient.settings.value import ProviderSettings, Settings
from swapclient.wire.origin import checked_base, checked_proxy

__all__ = ["load"]

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"", "0", "false", "no", "off"})


def load(flags: Mapping[str, object], environ: Mapping[str, str]) -> Settings:
    """Flag, else environment (``SWAPCLIENT_NAME``), else file, else default.

    Raises:
        ConfigError: with a hint, for whatever cannot be meant.
    """
    config = flags.get("config") or environ.get("SWAPCLIENT_CONFIG")
    file, table = read_file(at_home(str(config)) if config else None)
    found: dict[str, object] = {}
    for name in KNOWN:
        value = flags.get(name)
        if value is None:
            value = environ.get(f"SWAPCLIENT_{name.upper()}") or table.get(name)
        if value is not None:
            found[name] = _typed(name, value)
    folders = {name: found.pop(name, None) or usual_folder(name) for name in ("data_dir", "cache_dir")}
    journal = found.pop("journal", None) or _journal_in(folders["data_dir"])
    providers = {name: _provider(spec, environ, provider_table(table, name)) for name, spec in PROVIDERS.items()}
    settings = Settings(
        config=file,
        journal=str(journal),
        providers=providers,
        sandbox=bool(flags.get("sandbox")),
        i_can_send_a_memo=bool(flags.get("i_can_send_a_memo")),
        **folders,  # type: ignore[arg-type]  # typed by name in _typed
        **found,  # type: ignore[arg-type]  # as above
    )
    return _checked(settings)


def _provider(spec: ProviderSpec, environ: Mapping[str, str], table: Mapping[str, object]) -> ProviderSettings:
    url = environ.get(spec.url_variable) or str(table.get("url") or spec.default_url)
    off = _truth(f"{spec.name.upper()}_OFF", environ) or table.get("off") is True
    refuse_key_in(table, spec.key_variable)
    key, trouble = _key(spec, environ, table) if not off else (None, None)
    return ProviderSettings(
        url=checked_base(url, provider=spec.name),
        key=key,
        key_trouble=trouble,
        off=off,
        signing_key=(environ.get(spec.signing_variable) or None) if spec.signing_variable else None,
    )


def _key(
    spec: ProviderSpec, environ: Mapping[str, str], table: Mapping[str, object]
) -> tuple[Secret | None, ConfigError | None]:
    """The key, or why it cannot be had: that concerns who would ask this provider, and nobody else."""
    try:
        return find_key(spec.key_variable, environ, table), None
    except ConfigError as error:
        return None, error.about(provider=spec.name)


def _truth(variable: str, environ: Mapping[str, str]) -> bool:
    word = environ.get(variable, "").strip().lower()
    if word not in YES | NO:
        raise ConfigError(
            f"{variable} is neither yes nor no", hint=f"Set {variable}=1 or leave it out.", code="bad_setting"
        )
    return word in YES


def _typed(name: str, value: object) -> object:
    """The value as what its name means."""
    if name in PATHS:
        return at_home(str(value))
    if name in NUMBERS:
        try:
            number = float(str(value))
        except ValueError:
            number = -1.0
        if not 0 < number < float("inf"):
            raise ConfigError(f"{name} must be a number of seconds above 0", hint=f"{name} = 30", code="bad_setting")
        return number
    return str(value)


def _checked(settings: Settings) -> Settings:
    if settings.provider and settings.provider not in PROVIDERS:
        raise ConfigError(
            f"there is no provider {settings.provider!r}",
            hint=f"There are: {', '.join(PROVIDERS)}.",
            code="unknown_provider",
        )
    if settings.proxy:
        checked_proxy(settings.proxy, provider="every provider")
    if settings.market_url:
        checked_base(settings.market_url, provider="the markets")
    return settings


def _journal_in(folder: object) -> str:
    """The usual journal's URL. Nothing in a URL's path needs escaping but what would end it."""
    if "?" in str(folder):
        raise ConfigError(
            f"the folder {folder} cannot be named in a database URL", hint="Name one without a ?.", code="bad_setting"
        )
    return f"sqlite:///{folder}/journal.db"
