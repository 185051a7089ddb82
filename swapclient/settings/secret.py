"""API keys: where they come from, and that they are not shown."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from swapclient.errors import ConfigError
from swapclient.settings.folders import at_home

__all__ = ["Secret", "find_key", "refuse_key_in"]

LONGEST = 4096
"""No key is that long: such a file is another one."""


class Secret:
    """A text that shows itself to nobody who does not ask for it by name."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself, for the one who sends it."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(***)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)


def find_key(variable: str, environ: Mapping[str, str], table: Mapping[str, object]) -> Secret | None:
    """The key of ``VARIABLE``, of the file named by ``VARIABLE_FILE`` or ``key_file``, or of the system's keyring.

    Raises:
        ConfigError: a key file is missing, empty or readable by others; the keyring cannot be asked.
    """
    if environ.get(variable):
        return _checked(environ[variable].strip(), variable)
    file = environ.get(f"{variable}_FILE") or table.get("key_file")
    if file:
        return _from_file(at_home(str(file)))
    if table.get("key") == "keyring":
        return _from_keyring(variable)
    return None


def refuse_key_in(table: Mapping[str, object], variable: str) -> None:
    """The settings file is for everybody to read.

    Raises:
        ConfigError: ``key_in_settings``.
    """
    if "key" in table and table["key"] != "keyring":
        raise ConfigError(
            "a key does not belong in the settings file",
            hint=f'Put it in {variable}, in a file named by key_file, or write key = "keyring".',
            code="key_in_settings",
        )


def _from_file(path: Path) -> Secret:
    """The one line of a key file."""
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise ConfigError(
                    f"the key file {path} can be read by others", hint=f"Run: chmod 600 {path}", code="key_file_open"
                )
            text = file.read(LONGEST + 1).decode().strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise ConfigError(
            f"the key file {path} cannot be read: {reason}", hint="Check its name and its rights.", code="key_file"
        ) from None
    return _checked(text, str(path))


def _checked(text: str, where: str) -> Secret:
    """A key travels in a header: printable ASCII without blanks."""
    if not text or len(text) >= LONGEST or not text.isascii() or not text.isprintable() or " " in text:
        raise ConfigError(
            f"the key in {where} is {'empty' if not text else 'not a key'}",
            hint="Copy it again from the provider's partner page.",
            code="bad_key_text",
        )
    return Secret(text)


def _from_keyring(variable: str) -> Secret:
    """The key that `keyring set swapclient VARIABLE` keeps."""
    try:
        import keyring  # noqa: PLC0415 - an extra, asked only when the settings say so
        from keyring.errors import KeyringError  # noqa: PLC0415 - as above
    except ImportError:
        raise ConfigError(
            "the keyring is not installed", hint="Run: pip install 'swapclient[keyring]'", code="no_keyring"
        ) from None
    try:
        text = keyring.get_password("swapclient", variable)
    except KeyringError as error:
        raise ConfigError(
            f"the keyring cannot be asked: {type(error).__name__}",
            hint=f"Unlock it, or use {variable} or a key file.",
            code="no_keyring",
        ) from None
    if not text:
        raise ConfigError(
            f"the keyring holds no {variable}", hint=f"Run: keyring set swapclient {variable}", code="no_key_in_keyring"
        )
    return _checked(text, "the keyring")
