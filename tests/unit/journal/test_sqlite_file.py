"""The SQLite file: ours alone, durable, quick to open, and clear about what is wrong with it."""

import asyncio
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import event as sqlalchemy_event

from swapclient.domain.life import Happening, State
from swapclient.errors import JournalError
from swapclient.journal.database import connect, engine_for
from swapclient.journal.place import beside, make_file
from swapclient.journal.store import SqlJournal, open_journal
from tests.fakes.records import created, event, intent

ROOT = Path(__file__).parents[3]
NOBODY = 65534
SCHEMA_0001 = Path(__file__).parent / "data" / "schema-0001.db"


def use(url, *steps):
    """Open, do, close."""

    async def all_of():
        journal = open_journal(url)
        try:
            return [await step(journal) for step in steps]
        finally:
            await journal.close()

    return asyncio.run(all_of())


def recorded(number=0, **changes):
    return lambda journal: journal.record(intent(number, **changes), event())


def everything(journal):
    return journal.swaps()


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "journal.db"


def test_folder_and_files_are_ours_alone_whatever_the_umask(path):
    old = os.umask(0)
    try:

        async def look():
            journal = open_journal(f"sqlite:///{path}")
            await journal.record(intent(), event())
            files = sorted(path.parent.iterdir())
            assert [one.name for one in files] == ["journal.db", "journal.db-shm", "journal.db-wal"]
            assert {mode(one) for one in files} == {0o600}
            assert mode(path.parent) == 0o700
            await journal.close()

        asyncio.run(look())
    finally:
        os.umask(old)


def test_a_file_that_others_could_read_is_closed_to_them(path):
    use(f"sqlite:///{path}", recorded())
    path.chmod(0o644)
    use(f"sqlite:///{path}", everything)
    assert mode(path) == 0o600


def test_every_commit_is_synced_before_it_is_believed(path):
    engine = engine_for(f"sqlite:///{path}")
    connection = connect(engine)
    full = 2
    assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == full
    assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() >= 5000
    connection.close()


def test_a_new_journals_name_is_synced_into_its_folder(path, monkeypatch):
    synced = []
    monkeypatch.setattr("swapclient.journal.place.fsync_folder", synced.append)
    engine_for(f"sqlite:///{path}")
    assert synced == [path.parent.parent, path.parent]
    engine_for(f"sqlite:///{path}")
    assert len(synced) == 2


def test_opening_a_current_journal_does_not_import_alembic(path):
    use(f"sqlite:///{path}", recorded())
    code = (
        "import asyncio, sys\n"
        "from swapclient.journal.store import open_journal\n"
        "async def main():\n"
        f"    journal = open_journal('sqlite:///{path}')\n"
        "    print(len(await journal.swaps()), 'alembic' in sys.modules)\n"
        "    await journal.close()\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]


def test_a_stored_file_of_the_first_schema_opens_and_goes_on(path):
    path.parent.mkdir()
    shutil.copy(SCHEMA_0001, path)
    first, second = use(f"sqlite:///{path}", everything)[0]
    assert (first.swap_id, first.state, first.order_id) == ("swap-00000001", State.AWAITING_DEPOSIT, "order-00000001")
    assert first.verified
    assert first.intent == intent(1, key="key-1")
    assert second.state is State.REQUESTED
    again = use(f"sqlite:///{path}", lambda journal: journal.append(first.swap_id, event(Happening.NOTED)), everything)
    assert [swap.seen for swap in again[1]] == [4, 1]


def test_fields_of_a_newer_program_are_passed_over(path):
    use(f"sqlite:///{path}", recorded(1))
    raw = sqlite3.connect(path)
    raw.execute(
        "INSERT INTO events (swap_id, number, at, happening, data) SELECT swap_id, 1, at, happening, "
        "json_set(data, '$.later', json('{\"a\": [1]}')) FROM events"
    )
    raw.commit()
    raw.close()
    assert use(f"sqlite:///{path}", everything)[0][0].seen == 2


@pytest.mark.parametrize("name", ["a b", "100%", "ü漢", "a#b", "%d%s"])
def test_a_folder_may_have_any_name(tmp_path, name):
    path = tmp_path / name / "journal.db"
    use(f"sqlite:///{path}", recorded())
    assert path.exists()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "journal.db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?uri=true",
        "mysql://x/y",
        "nosuch://x",
        "://",
    ],
)
def test_what_is_no_url_of_a_journal_is_refused(url):
    with pytest.raises(JournalError) as refused:
        open_journal(url)
    assert refused.value.hint
    assert refused.value.stable_code in ("journal_url", "journal_driver")


def test_a_place_that_is_no_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file" / "journal.db", tmp_path):
        with pytest.raises(JournalError) as refused:
            open_journal(f"sqlite:///{path}")
        assert refused.value.stable_code == "journal_not_writable"
        assert "--journal" in refused.value.hint


@pytest.fixture
def elsewhere():
    """A folder that somebody who is not root can reach, and this test as that somebody."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def as_nobody():
    """Root may write anywhere: become somebody who may not."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield
    if root:
        os.seteuid(0)


def test_a_folder_that_is_read_only_is_refused(elsewhere, request):
    (elsewhere / "locked").mkdir(mode=0o555)
    request.getfixturevalue("as_nobody")
    with pytest.raises(JournalError) as refused:
        open_journal(f"sqlite:///{elsewhere}/locked/journal.db")
    assert refused.value.stable_code == "journal_not_writable"


def test_a_journal_in_a_read_only_folder_is_refused(elsewhere, request):
    path = elsewhere / "locked" / "journal.db"
    use(f"sqlite:///{path}", recorded())
    path.chmod(0o666)
    path.parent.chmod(0o555)
    request.getfixturevalue("as_nobody")
    with pytest.raises(JournalError) as refused:
        use(f"sqlite:///{path}", recorded(1))
    assert refused.value.stable_code == "journal_not_writable"
    assert "--journal" in refused.value.hint


def test_a_full_disk_is_said_and_loses_nothing(path):
    async def fill():
        journal = SqlJournal(f"sqlite:///{path}")
        sqlalchemy_event.listen(journal._engine, "connect", _full)
        await journal.record(intent(0), event())
        with pytest.raises(JournalError) as refused:
            await asyncio.gather(*(journal.record(intent(number), event(), created(number)) for number in range(1, 99)))
        assert refused.value.stable_code == "disk_full"
        assert refused.value.hint
        before = len(await journal.swaps())
        assert before >= 1
        sqlalchemy_event.remove(journal._engine, "connect", _full)
        journal._writer._drop()
        await journal.record(intent(5000), event())
        assert len(await journal.swaps()) == before + 1
        assert all(swap.seen for swap in await journal.swaps())
        await journal.close()

    asyncio.run(fill())


def _full(connection, _record):
    connection.execute("PRAGMA max_page_count=30")


@pytest.mark.parametrize(
    "content", [b"not a database at all\n" * 400, b"SQLite format 3\0" + bytes(5000), b"\0" * 8192]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(JournalError) as refused:
        use(f"sqlite:///{path}", recorded())
    assert refused.value.stable_code == "journal_damaged"
    assert "doctor --repair" in refused.value.hint
    assert path.read_bytes() == content


def test_a_half_written_file_is_refused(path):
    for number in range(60):
        use(f"sqlite:///{path}", recorded(number))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(JournalError) as refused:
        use(f"sqlite:///{path}", everything)
    assert refused.value.stable_code == "journal_damaged"
    assert "doctor --repair" in refused.value.hint


def test_a_log_whose_database_is_gone_is_not_thrown_away(path):
    path.parent.mkdir()
    log = path.with_name("journal.db-wal")
    log.write_bytes(b"commits nobody has seen")
    for make in (lambda: None, path.touch):
        make()
        with pytest.raises(JournalError) as refused:
            open_journal(f"sqlite:///{path}")
        assert refused.value.stable_code == "journal_damaged"
        assert log.read_bytes() == b"commits nobody has seen"


def test_a_row_that_is_no_event_names_its_swap(path):
    use(f"sqlite:///{path}", recorded(7))
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO events (swap_id, number, at, happening, data) VALUES ('swap-00000007', 1, '', '', '{}')")
    raw.commit()
    raw.close()
    with pytest.raises(JournalError, match="swap-00000007") as refused:
        use(f"sqlite:///{path}", everything)
    assert "doctor --repair" in refused.value.hint


def test_the_event_loop_goes_on_while_a_write_waits_for_another_process(path):
    url = f"sqlite:///{path}"
    use(url, recorded())

    async def story():
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        journal = open_journal(url)
        writing = asyncio.create_task(journal.record(intent(1), event()))
        for _ in range(100):
            await asyncio.sleep(0)
        assert not writing.done()
        other.execute("ROLLBACK")
        other.close()
        assert (await writing).seen == 1
        await journal.close()

    asyncio.run(story())


def test_a_caller_that_is_cancelled_does_not_undo_its_write(path):
    async def story():
        journal = open_journal(f"sqlite:///{path}")
        await journal.swaps()
        writing = asyncio.create_task(journal.record(intent(), event()))
        await asyncio.sleep(0)
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing
        assert [swap.seen for swap in await journal.swaps()] == [1]
        await journal.close()

    asyncio.run(story())


def test_the_password_of_a_server_is_not_in_its_errors(tmp_path):
    with pytest.raises(JournalError) as refused:
        use(f"postgresql://someone:canary-1@/nothing?host={tmp_path}", everything)
    assert "canary-1" not in f"{refused.value!r} {refused.value.hint} {refused.value.context}"
    assert refused.value.hint


def test_a_log_that_another_process_takes_away_at_this_moment_is_no_trouble(tmp_path, monkeypatch):
    path = tmp_path / "journal.db"
    make_file(path)
    log, _ = beside(path)
    path.write_bytes(b"a database")
    log.write_bytes(b"a log")
    look = Path.stat

    def gone_once_looked_at(self, **options):
        try:
            return look(self, **options)
        finally:
            if self == log:
                log.unlink(missing_ok=True)

    monkeypatch.setattr(Path, "stat", gone_once_looked_at)
    make_file(path)
    assert not log.exists()


def test_a_second_journal_in_this_process_takes_no_lock_of_the_first_away(tmp_path):
    """Closing any handle of a file drops the locks that this process holds on it."""
    path = tmp_path / "journal.db"
    first = open_journal(f"sqlite:///{path}")
    asyncio.run(first.record(intent(), event()))
    locks = Path("/proc/locks")
    if not locks.exists():
        pytest.skip("no /proc/locks here")
    inode = f":{path.stat().st_ino} "

    def held():
        """Without the number in front, which counts everybody's locks."""
        return {line.partition(": ")[2] for line in locks.read_text().splitlines() if inode in line}

    before = held()
    second = open_journal(f"sqlite:///{path}")
    assert held() == before
    assert before
    for journal in (first, second):
        asyncio.run(journal.close())
