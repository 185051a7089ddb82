"""What a disk holds after a power cut, put together from what the shim saw synced."""

from __future__ import annotations

import shutil
from pathlib import Path

__all__ = ["only_durable"]

OURS = ("data", "cache")


def only_durable(shadow: Path, home: Path, survivor: str | None = None) -> None:
    """Replace the program's folders by what was synced: names by their folder's sync, bytes by their file's.

    A file whose name was synced and whose bytes were not is empty. ``survivor`` is a file that by chance had reached
    the disk whole, because the system writes when it likes.
    """
    lucky = {path.relative_to(home): path.read_bytes() for path in home.rglob(survivor or "/")} if survivor else {}
    for name in OURS:
        shutil.rmtree(home / name, ignore_errors=True)
    _build(shadow, "root", home)
    for path, content in lucky.items():
        if (home / path).parent.exists():
            (home / path).write_bytes(content)
    for leftover in home.rglob("*-shm"):
        leftover.unlink()


def _build(shadow: Path, key: str, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    listing = shadow / key
    for line in listing.read_text().splitlines() if listing.exists() else ():
        kind, child, name = line.split(" ", 2)
        if name in (".", "..") or (key == "root" and name not in OURS):
            continue
        if kind == "d":
            _build(shadow, child, folder / name)
        elif (shadow / child).exists():
            shutil.copyfile(shadow / child, folder / name)
        else:
            (folder / name).touch()
