"""The data folder: room, a real write that is synced, and who else may read what lies there."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from swapclient.cli.checkup.finding import Finding

__all__ = ["check_modes", "check_room", "check_write"]

MEBIBYTE: Final = 2**20
LITTLE: Final = 500 * MEBIBYTE
TOO_LITTLE: Final = 50 * MEBIBYTE
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def check_room(folder: Path) -> Finding:
    """Bytes that may still be written where the journal lies."""
    try:
        free = shutil.disk_usage(_nearest(folder)).free
    except OSError as error:
        return Finding(name="disk", verdict="problem", message=f"{folder} cannot be asked: {error.strerror}")
    said = f"{free // MEBIBYTE} MiB free where {folder} lies"
    hint = "Make room: an order whose record cannot be written is not placed."
    if free < TOO_LITTLE:
        return Finding(name="disk", verdict="problem", message=said, hint=hint)
    return Finding(name="disk", verdict="warning" if free < LITTLE else "ok", message=said)


def check_write(folder: Path) -> Finding:
    """Write, sync, read back and remove a small file."""
    probe = folder / f".doctor.{os.getpid()}"
    content = os.urandom(4096)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(probe, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, content)
            os.fsync(handle)
            kept = os.pread(handle, len(content), 0) == content
        finally:
            os.close(handle)
            probe.unlink(missing_ok=True)
    except OSError as error:
        return Finding(
            name="data folder",
            verdict="problem",
            message=f"nothing can be written and synced in {folder}: {error.strerror}",
            hint="Make it writable, or name another with SWAPCLIENT_DATA_DIR or --journal.",
        )
    if not kept:
        return Finding(
            name="data folder", verdict="problem", message=f"{folder} gives back other bytes than were written"
        )
    return Finding(name="data folder", verdict="ok", message=f"{folder} keeps what is written and synced")


def check_modes(paths: Iterable[Path]) -> Finding:
    """Folders and files that should be ours alone (0700, 0600)."""
    there = {}
    for path in paths:
        with suppress(FileNotFoundError):  # SQLite's own files come and go
            there[path] = path.stat().st_mode
    open_to_others = [path for path, mode in there.items() if mode & _OTHERS]
    if open_to_others:
        return Finding(
            name="file modes",
            verdict="problem",
            message=f"others may read or change {', '.join(str(path) for path in open_to_others)}",
            hint=f"Run: chmod go= {' '.join(repr(str(path)) for path in open_to_others)}",
        )
    return Finding(name="file modes", verdict="ok", message=f"{len(there)} files and folders are yours alone")


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that exists already."""
    return next(path for path in (folder, *folder.absolute().parents) if path.exists())
