"""Where a SQLite journal lies: a file and a folder that are ours alone, and that survive a power cut."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from swapclient.errors import JournalError

__all__ = ["beside", "fsync_folder", "make_file"]

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_file(path: Path) -> None:
    """Make the folder (0700) and the file (0600) where they are missing; what exists is closed to others.

    A file that exists is never opened here: closing it again would take away the locks that SQLite holds on it in this
    process (sqlite.org/howtocorrupt.html, 2.2), and another process could then drop a log that is still in use.

    Raises:
        JournalError: ``journal_not_writable``; ``journal_damaged`` when only the file's write-ahead log is left.
    """
    try:
        _make_folder(path.parent)
        _refuse_orphan(path)
        if not path.exists():
            with suppress(FileExistsError):  # another process was quicker
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
            fsync_folder(path.parent)
        elif path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        elif not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _close_to_others(path)
    except OSError as error:
        raise JournalError(
            f"the journal {path} cannot be written: {error.strerror}",
            hint="Nothing was sent. Make the place writable, or name another with --journal.",
            code="journal_not_writable",
        ) from None


def beside(path: Path) -> tuple[Path, Path]:
    """SQLite's own files next to the database: the write-ahead log and its index."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def fsync_folder(folder: Path) -> None:
    """Make the names in a folder durable: a synced file whose name is lost is lost."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_folder(folder: Path) -> None:
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
        fsync_folder(one.parent)


def _refuse_orphan(path: Path) -> None:
    """SQLite deletes a log that has no database; its commits may be the only trace of an order."""
    log, _ = beside(path)
    if _size(log) and not _size(path):
        raise JournalError(
            f"the journal {path} is gone, but its log {log.name} is still there",
            hint=f"Bring {path.name} back from a backup, or move {log.name} somewhere else.",
            code="journal_damaged",
        )


def _size(path: Path) -> int:
    """Bytes of a file, 0 where there is none: another process may take its log away at any moment."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _close_to_others(path: Path) -> None:
    """SQLite gives its own files the mode of the database."""
    for one in (path, *beside(path)):
        with suppress(FileNotFoundError, PermissionError):
            if one.stat().st_mode & _OTHERS:
                one.chmod(0o600)
