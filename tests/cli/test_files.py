"""Files that somebody asked for: whole or not at all, nobody's written over, wherever they lie."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from swapclient.cli.files import write_new
from swapclient.errors import UsageError


@pytest.fixture(params=["links", "no links"])
def place(request, tmp_path, monkeypatch):
    """A folder on a file system with hard links, or (as far as the program can see) without."""
    if request.param == "no links":

        def link(*_):
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", link)
    return tmp_path


def test_a_new_file_is_ours_alone_and_nothing_is_left_beside_it(place):
    write_new(place / "new", b"content")
    assert (place / "new").read_bytes() == b"content"
    assert stat.S_IMODE((place / "new").stat().st_mode) == 0o600
    assert [path.name for path in place.iterdir()] == ["new"]


def test_what_is_there_stays_unless_it_is_forced(place):
    (place / "old").write_bytes(b"somebody's")
    with pytest.raises(UsageError) as refusal:
        write_new(place / "old", b"content")
    assert refusal.value.stable_code == "file_exists"
    assert (place / "old").read_bytes() == b"somebody's"
    write_new(place / "old", b"content", force=True)
    assert (place / "old").read_bytes() == b"content"
    assert [path.name for path in place.iterdir()] == ["old"]


def test_a_full_disk_leaves_what_was_there(place, monkeypatch):
    (place / "old").write_bytes(b"somebody's")

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        write_new(place / "old", b"content", force=True)
    assert (place / "old").read_bytes() == b"somebody's"
    assert [path.name for path in place.iterdir()] == ["old"]
