"""A record that is damaged where the next row would not touch it."""

import asyncio

import pytest

from swapclient.errors import JournalError
from swapclient.journal.store import open_journal
from tests.fakes.records import event, intent


def test_nothing_is_begun_on_a_record_that_is_damaged_anywhere(tmp_path):
    path = tmp_path / "journal.db"

    async def write(*numbers):
        journal = open_journal(f"sqlite:///{path}")
        try:
            for number in numbers:
                await journal.record(intent(number), event())
        finally:
            await journal.close()

    asyncio.run(write(0, 1, 2))
    whole = path.read_bytes()
    pages = len(whole) // 4096
    noticed = 0
    for page in range(1, pages):
        path.write_bytes(whole[: page * 4096] + b"\xa5" * 4096 + whole[(page + 1) * 4096 :])
        with pytest.raises(JournalError) as refused:
            asyncio.run(write(3))
        assert refused.value.stable_code == "journal_damaged"
        noticed += 1
    assert noticed == pages - 1
    path.write_bytes(whole)
    asyncio.run(write(3))
