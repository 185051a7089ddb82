"""Play money: a sandbox in this process, with journal, cache and settings of its own, and no way to anything real."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from swapclient.cli.session import Session
from swapclient.errors import ConfigError, UsageError
from swapclient.providers.registry import PROVIDERS
from swapclient.sandbox import Box

__all__ = ["begin", "folder", "play", "silenced"]

_KEPT: Final = frozenset({"SWAPCLIENT_TIMEOUT", "SWAPCLIENT_INTERVAL", "SWAPCLIENT_DEADLINE", "SWAPCLIENT_PROVIDER"})
_REFUSED: Final = ("journal", "config", "proxy")
_SPEED: Final = 10.0
"""From deposit to finished takes 6 s."""
_PAYS_AFTER: Final = 4.0
"""Seconds until the coins of a new order arrive by themselves."""
_INTERVAL: Final = 0.3


def begin(session: Session) -> None:
    """Let everything of this run speak to a sandbox of its own, started now and ended with the run.

    Raises:
        UsageError: an option names something real.
        ConfigError: the sandbox's folder cannot be written.
    """
    play(session, speed=_SPEED, deposits_by_itself=_PAYS_AFTER)


def play(session: Session, *, speed: float, deposits_by_itself: float | None = None) -> Box:
    """The same with the pace chosen; returns the sandbox."""
    for name in _REFUSED:
        if name in session.flags:
            raise UsageError(
                f"--{name} and the sandbox contradict each other",
                hint=f"The sandbox has a {name} of its own. Leave out one of them.",
                code="contradiction",
            )
    home = folder(session.environ)
    box = Box(home / "provider.db", speed=speed, deposits_by_itself=deposits_by_itself).start()
    session.exits.callback(box.close)
    session.environ = _environ(session.environ, box.environ, home)
    session.flags = {"interval": _INTERVAL, **session.flags, "sandbox": True}
    session.sandbox = True
    return box


def folder(environ: Mapping[str, str]) -> Path:
    """Where the sandbox keeps its ledger and its journal, made if need be: ours alone, beside nothing real.

    Raises:
        ConfigError: it cannot be made.
    """
    named = environ.get("SWAPCLIENT_DATA_DIR")
    home = (Path(named).expanduser() if named else _usual()) / "sandbox"
    try:
        home.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # the mode is the last folder's alone
        home.mkdir(mode=0o700, exist_ok=True)
        (home / "settings.toml").touch(mode=0o600)
    except OSError as error:
        raise ConfigError(
            f"the sandbox's folder {home} cannot be made: {error.strerror}",
            hint="Name another place: SWAPCLIENT_DATA_DIR=...",
            code="data_dir",
        ) from None
    return home


def _environ(real: Mapping[str, str], box: Mapping[str, str], home: Path) -> dict[str, str]:
    """Nothing of the real environment that names a key, an address, a file or a command; all others are off."""
    off = {f"{name.upper()}_OFF" for name in PROVIDERS}
    return {
        **{name: value for name, value in real.items() if name in _KEPT | off},
        **box,
        **silenced(box),
        "SWAPCLIENT_CONFIG": str(home / "settings.toml"),
        "SWAPCLIENT_DATA_DIR": str(home),
        "SWAPCLIENT_CACHE_DIR": str(home / "cache"),
    }


def silenced(box: Mapping[str, str]) -> dict[str, str]:
    """What switches off every provider that the sandbox does not speak for."""
    return {f"{spec.name.upper()}_OFF": "1" for spec in PROVIDERS.values() if spec.url_variable not in box}


def _usual() -> Path:
    import platformdirs  # noqa: PLC0415 - asked only where nothing was said

    return platformdirs.user_data_path("swapclient", appauthor=False)
