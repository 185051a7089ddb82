"""What a database complains of, in words somebody can act on."""

import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from swapclient.journal.trouble import in_our_words


def complaint(text, name=""):
    below = sqlite3.OperationalError(text)
    below.sqlite_errorname = name
    return OperationalError("SELECT 1", {}, below)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("database or disk is full", "SQLITE_FULL", "disk_full"),
        ("disk I/O error", "SQLITE_IOERR_SHMSIZE", "disk_full"),
        ("disk I/O error", "SQLITE_IOERR_READ", "journal_io"),
        ("database disk image is malformed", "SQLITE_CORRUPT", "journal_damaged"),
        ("attempt to write a readonly database", "SQLITE_READONLY", "journal_not_writable"),
        ("database is locked", "SQLITE_BUSY", "journal_busy"),
    ],
)
def test_each_has_its_code_and_a_full_disk_is_never_called_damage(text, name, code):
    error = in_our_words(complaint(text, name))
    assert error.stable_code == code
    assert ("repair" in error.hint) is (code in {"journal_io", "journal_damaged"})
    assert "SELECT" not in error.message
