"""What a database complains of, in our words: without its SQL, without anybody's values."""

from __future__ import annotations

from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from swapclient.errors import JournalError

__all__ = ["REPAIR", "in_our_words", "unreadable"]

REPAIR: Final = "Save what can be read into a new file: swapclient doctor --repair NEW.db"
_ELSEWHERE: Final = "Make the place writable, or name another with --journal."

_KNOWN: Final = (
    (("malformed", "not a database", "corrupt"), "is damaged", "journal_damaged", REPAIR),
    (
        ("disk is full", "No space", "quota", "SHMSIZE"),
        "is on a full disk",
        "disk_full",
        "Make room; what is on record stays.",
    ),
    (("readonly", "read-only", "unable to open"), "cannot be written", "journal_not_writable", _ELSEWHERE),
    (("append-only",), "is never changed, only added to", "journal_append_only", "See: swapclient doctor"),
    (("locked", "lock timeout"), "is busy", "journal_busy", "Another program holds it; try again."),
    (("I/O error",), "cannot be read or written", "journal_io", f"Check the disk. {REPAIR}"),
)


def in_our_words(error: SQLAlchemyError) -> JournalError:
    """The error a person can do something about."""
    below = getattr(error, "orig", None)
    said = (str(below or "") or type(error).__name__).splitlines()[0]
    exact = getattr(below, "sqlite_errorname", "")  # a full disk may say no more than "disk I/O error" (IOERR_SHMSIZE)
    for words, what, code, hint in _KNOWN:
        if any(word in said or word in exact for word in words):
            return JournalError(f"the journal {what}: {said}", hint=hint, code=code)
    return JournalError(f"the journal's database says: {said}", hint="See: swapclient doctor")


def unreadable(swap_id: str, error: ValueError) -> JournalError:
    """A row that is no intent or no event."""
    return JournalError(
        f"a row of swap {swap_id} cannot be read: {error}",
        hint=f"Update swapclient if a newer one wrote it. {REPAIR}",
        code="journal_damaged",
        swap_id=swap_id,
    )
