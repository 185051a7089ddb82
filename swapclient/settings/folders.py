"""Where things lie when nobody says so, and what ``~`` means."""

from __future__ import annotations

from pathlib import Path

from swapclient.errors import ConfigError

__all__ = ["at_home", "usual_file", "usual_folder"]


def at_home(text: str) -> Path:
    """The path, with ``~`` spelled out.

    Raises:
        ConfigError: ``bad_setting`` when nobody knows whose home that is.
    """
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise ConfigError(
            f"nobody knows the home of {text}", hint="Write the whole path.", code="bad_setting"
        ) from None


def usual_folder(name: str) -> Path:
    """``data_dir`` or ``cache_dir``, as the system's conventions have it."""
    import platformdirs  # noqa: PLC0415 - asked only where nothing was said

    find = platformdirs.user_data_path if name == "data_dir" else platformdirs.user_cache_path
    return find("swapclient", appauthor=False)


def usual_file() -> Path:
    """The settings file."""
    import platformdirs  # noqa: PLC0415 - as above

    return platformdirs.user_config_path("swapclient", appauthor=False) / "swapclient.toml"
