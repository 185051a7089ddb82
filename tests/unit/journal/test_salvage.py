"""Out of a damaged file everything readable is saved, into a new file, and doubt is called doubt."""

import asyncio
import random
import shutil
import sqlite3
import stat

import pytest

from swapclient.domain.life import Happening, State
from swapclient.errors import JournalError
from swapclient.journal.salvage import salvage
from swapclient.journal.store import open_journal
from swapclient.journal.transfer import export_lines
from tests.fakes.records import NOW, created, event, intent

PAGE = 4096
MANY = 80


def write(path, numbers, *more, key=None):
    async def all_of():
        journal = open_journal(f"sqlite:///{path}")
        for number in numbers:
            await journal.record(intent(number, key=key and f"{key}-{number}"), event(), created(number), *more)
        await journal.close()

    asyncio.run(all_of())


def swaps(path):
    async def all_of():
        journal = open_journal(f"sqlite:///{path}")
        found = {swap.swap_id: swap for swap in await journal.swaps()}
        lines = [line async for line in export_lines(journal)]
        await journal.close()
        return found, lines

    return asyncio.run(all_of())


@pytest.fixture
def old(tmp_path):
    return tmp_path / "old.db"


@pytest.fixture
def new(tmp_path):
    return tmp_path / "saved" / "new.db"


def rescue(old, new):
    return salvage(f"sqlite:///{old}", f"sqlite:///{new}", now=NOW)


def test_a_sound_journal_is_copied_byte_for_byte(old, new):
    write(old, range(MANY), event(Happening.VERIFIED), key="key")
    before = old.read_bytes()
    done = rescue(old, new)
    assert (done.swaps, done.events, done.lost, done.doubtful) == (MANY, 3 * MANY, 0, ())
    assert swaps(new)[1] == swaps(old)[1]
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert [path.name for path in new.parent.iterdir()] == ["new.db"]
    assert old.read_bytes() == before


def test_what_is_only_in_the_log_is_saved_too(old, new, tmp_path):
    async def leave_a_log():
        journal = open_journal(f"sqlite:///{old}")
        await journal.record(intent(1), event(), created(1))
        for name in ("old.db", "old.db-wal"):
            shutil.copy(tmp_path / name, tmp_path / f"crashed-{name}")
        await journal.close()

    asyncio.run(leave_a_log())
    assert rescue(tmp_path / "crashed-old.db", new).swaps == 1


@pytest.mark.parametrize("kind", ["zeros", "noise", "cut"])
def test_pages_that_are_lost_cost_only_their_rows(old, new, kind):
    write(old, range(MANY))
    truth, _ = swaps(old)
    whole = old.read_bytes()
    pages = len(whole) // PAGE
    chance = random.Random(1)
    saved = 0
    first = pages // 3 if kind == "cut" else 8  # the tables' own first pages must be there
    for page in range(first, pages, 3):
        broken = bytearray(whole)
        if kind == "cut":
            del broken[page * PAGE + 100 :]
        else:
            broken[page * PAGE : (page + 1) * PAGE] = bytes(PAGE) if kind == "zeros" else chance.randbytes(PAGE)
        old.write_bytes(broken)
        target = new.with_name(f"{page}.db")
        done = rescue(old, target)
        found, _ = swaps(target)
        assert len(found) == done.swaps
        saved += done.swaps
        for swap_id, swap in found.items():
            assert swap.intent == truth[swap_id].intent
            assert swap == truth[swap_id] or (
                swap_id in done.doubtful and swap.state in (State.UNKNOWN, truth[swap_id].state)
            )
    looks = len(range(first, pages, 3))
    assert saved > looks * MANY * (0.3 if kind == "cut" else 0.8)


def test_a_history_with_a_gap_or_without_an_answer_is_unknown_until_somebody_asks(old, new):
    write(old, [1])
    raw = sqlite3.connect(old)
    raw.execute("DROP TRIGGER events_no_delete")
    raw.execute("DELETE FROM events WHERE number = 1")
    raw.execute(
        "INSERT INTO events (swap_id, number, at, happening, data) "
        "SELECT swap_id, 2, at, happening, replace(data, 'requested', 'noted') FROM events"
    )
    raw.commit()
    raw.close()
    done = rescue(old, new)
    assert done.doubtful == (intent(1).swap_id,)
    assert done.lost == 1
    swap = swaps(new)[0][intent(1).swap_id]
    assert swap.state is State.UNKNOWN
    assert swap.code == "salvaged"


def test_out_of_a_damaged_file_no_address_is_shown_until_it_is_checked_anew(old, new):
    """The last page may have held the alarm: what is left of a history does not say that it is cut."""
    write(old, range(MANY), event(Happening.VERIFIED))
    whole = old.read_bytes()
    old.write_bytes(whole[: -PAGE // 2])
    done = rescue(old, new)
    found, _ = swaps(new)
    with_order = {swap_id: swap for swap_id, swap in found.items() if swap.order_id}
    assert len(with_order) > MANY // 2
    for swap_id, swap in with_order.items():
        assert (swap.state, swap.deposit_address) == (State.AWAITING_DEPOSIT, None)
        assert swap_id in done.doubtful or not swap.verified


def test_what_was_saved_can_be_written_on(old, new):
    write(old, [1])
    rescue(old, new)

    async def go_on():
        journal = open_journal(f"sqlite:///{new}")
        swap = await journal.append(intent(1).swap_id, event(Happening.VERIFIED), seen=2)
        await journal.close()
        return swap

    assert asyncio.run(go_on()).verified


def test_rows_of_a_newer_program_keep_what_is_not_understood_here(old, new):
    write(old, [1])
    raw = sqlite3.connect(old)
    raw.execute(
        "INSERT INTO events (swap_id, number, at, happening, data) "
        "SELECT swap_id, 2, at, happening, json_set(data, '$.later', 'kept') FROM events WHERE number = 1"
    )
    raw.commit()
    raw.close()
    rescue(old, new)
    raw = sqlite3.connect(new)
    assert raw.execute("SELECT json_extract(data, '$.later') FROM events WHERE number = 2").fetchone() == ("kept",)
    raw.close()


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_nobodys_file_is_written_over(old, new, suffix):
    write(old, [1])
    new.parent.mkdir()
    there = new.with_name(new.name + suffix)
    there.write_bytes(b"precious")
    with pytest.raises(JournalError) as refused:
        rescue(old, new)
    assert refused.value.stable_code == "journal_exists"
    assert there.read_bytes() == b"precious"
    assert list(new.parent.iterdir()) == [there]


@pytest.mark.parametrize("content", [None, b"", b"no database" * 1000, b"SQLite format 3\0" + bytes(9000)])
def test_where_nothing_can_be_read_nothing_is_made(old, new, content):
    if content is not None:
        old.write_bytes(content)
    with pytest.raises(JournalError) as refused:
        rescue(old, new)
    assert refused.value.stable_code == "nothing_to_salvage"
    assert refused.value.hint
    assert not new.exists()


def test_only_files_are_salvaged(new):
    with pytest.raises(JournalError) as refused:
        salvage("postgresql://somebody@/something", f"sqlite:///{new}")
    assert "export" in refused.value.hint
