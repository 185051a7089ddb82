"""Files a command writes where somebody asked for them: whole or not at all, and nobody's file is written over."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from swapclient.errors import UsageError

__all__ = ["write_new"]

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})
"""What a file system without hard links says (FAT, some network shares)."""


def write_new(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file of our own (0600) beside and put it in place in one step.

    Raises:
        UsageError: ``file_exists`` without ``force``; ``file_not_writable``.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        try:
            _write(beside, content)
            _put(beside, path, force=force)
        finally:
            beside.unlink(missing_ok=True)
    except FileExistsError:
        raise UsageError(
            f"{path} exists already", hint="Name another file, or write over it with --force.", code="file_exists"
        ) from None
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}", hint="Name another place.", code="file_not_writable"
        ) from None


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put(beside: Path, path: Path, *, force: bool) -> None:
    """A link is made only where there is nothing yet; a rename takes the place of what is there."""
    if not force:
        try:
            os.link(beside, path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
        else:
            return
        if path.exists():
            raise FileExistsError(path)
    beside.replace(path)
