"""What both databases promise beyond the interface: append-only for everybody, migrations, two processes at once."""

import asyncio
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from swapclient.domain.life import Happening
from swapclient.errors import JournalError
from swapclient.journal.database import connect, engine_for
from swapclient.journal.schema import configured, revision, upgrade
from swapclient.journal.store import open_journal
from swapclient.journal.tables import HEAD, HISTORY, METADATA, VERSION_TABLE
from tests.fakes.records import created, event, intent

ROOT = Path(__file__).parents[2]
ROUNDS = 20


@contextmanager
def connected(url):
    engine = engine_for(url)
    connection = connect(engine)
    yield connection
    connection.close()
    engine.dispose()


@contextmanager
def untouched(url):
    """A connection that does not bring the schema up to date."""
    connection = engine_for(url).connect().execution_options(isolation_level="AUTOCOMMIT")
    yield connection
    connection.close()


def write(url, *histories):
    async def all_of():
        journal = open_journal(url)
        for asked, *events in histories:
            await journal.record(asked, *events)
        await journal.close()

    asyncio.run(all_of())


def read(url):
    async def all_of():
        journal = open_journal(url)
        try:
            return await journal.swaps()
        finally:
            await journal.close()

    return asyncio.run(all_of())


CHANGES = [
    "UPDATE swaps SET intent = '{}'",
    "UPDATE events SET data = '{}'",
    "DELETE FROM swaps",
    "DELETE FROM events",
]
OF_SQLITE = [
    "INSERT OR REPLACE INTO swaps SELECT id, created_at, key, '{}' FROM swaps",
    "INSERT OR REPLACE INTO swaps SELECT 'other', created_at, key, '{}' FROM swaps",
    "INSERT OR REPLACE INTO events SELECT swap_id, number, at, happening, order_id, deposit_address, '{}' FROM events",
]
OF_POSTGRESQL = [
    "TRUNCATE events",
    "TRUNCATE swaps CASCADE",
    "INSERT INTO swaps SELECT * FROM swaps ON CONFLICT (id) DO UPDATE SET intent = '{}'",
]


def test_nobody_changes_what_is_written(database_url):
    write(database_url, (intent(key="key-1"), event(), created()))
    before = read(database_url)
    with connected(database_url) as connection:
        own = OF_SQLITE if connection.dialect.name == "sqlite" else OF_POSTGRESQL
        for statement in (*CHANGES, *own):
            with pytest.raises(DBAPIError, match=r"append-only|is taken"):
                connection.exec_driver_sql(statement)
    assert read(database_url) == before


def test_an_event_belongs_to_a_swap(database_url):
    with connected(database_url) as connection, pytest.raises(DBAPIError, match=r"(?i)foreign key"):
        connection.exec_driver_sql("INSERT INTO events (swap_id, number, at, happening, data) VALUES ('x',0,'','','')")


def test_the_migrations_lead_to_the_tables_the_program_knows(database_url):
    with connected(database_url) as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []
        scripts = ScriptDirectory.from_config(configured(connection))
        assert [script.revision for script in scripts.walk_revisions()] == list(reversed(HISTORY))


def test_every_migration_one_by_one_is_a_fresh_schema(database_url, tmp_path, request):
    sqlite = database_url.startswith("sqlite")
    with untouched(database_url) as connection:
        for step in HISTORY:
            upgrade(connection, step)
            assert revision(connection) == step
        one_by_one = schema_of(connection)
    if sqlite:
        fresh = f"sqlite:///{tmp_path}/fresh.db"
    else:
        with untouched(database_url) as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        fresh = database_url
    with connected(fresh) as connection:
        assert schema_of(connection) == one_by_one


@pytest.mark.parametrize("step", HISTORY)
def test_what_an_earlier_schema_holds_is_read_and_continued(database_url, step):
    from swapclient.journal import rows
    from swapclient.journal.database import transaction

    with untouched(database_url) as connection:
        upgrade(connection, step)
        with transaction(connection):
            rows.add_intent(connection, intent(1))
            rows.add_events(connection, intent(1).swap_id, 0, [event(), created(1)])
    write(database_url, (intent(2), event()))
    assert [swap.swap_id for swap in read(database_url)] == [intent(1).swap_id, intent(2).swap_id]
    with untouched(database_url) as connection:
        assert revision(connection) == HEAD


def test_a_newer_schema_is_refused_and_left_alone(database_url):
    write(database_url, (intent(), event()))
    with untouched(database_url) as connection:
        connection.exec_driver_sql("UPDATE swapclient_schema SET version_num = '9999'")
    with pytest.raises(JournalError) as refused:
        read(database_url)
    assert refused.value.stable_code == "journal_newer"
    assert "Update swapclient" in refused.value.hint
    with untouched(database_url) as connection:
        assert revision(connection) == "9999"


def test_a_migration_that_breaks_leaves_the_schema_as_it_was(database_url):
    with untouched(database_url) as connection:
        upgrade(connection, HISTORY[0])
        before = schema_of(connection)
        sqlite = connection.dialect.name == "sqlite"
        # the trigger that the next migration makes last is there already; PostgreSQL's next migration makes nothing
        if sqlite:
            connection.exec_driver_sql(
                "CREATE TRIGGER events_number_no_replace BEFORE INSERT ON events WHEN 0 BEGIN SELECT 1; END"
            )
            before = schema_of(connection)
        else:
            connection.exec_driver_sql(f"ALTER TABLE {VERSION_TABLE} ADD CHECK (version_num = '{HISTORY[0]}')")
    with pytest.raises(JournalError):
        read(database_url)
    with untouched(database_url) as connection:
        assert revision(connection) == HISTORY[0]
        assert schema_of(connection) == before


def test_a_server_that_does_not_sync_is_told_to(postgres_url):
    with untouched(postgres_url) as connection:
        name = connection.exec_driver_sql("SELECT current_database()").scalar()
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET synchronous_commit = off")
    with connected(postgres_url) as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


class Racer:
    """A process that does what it is told."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fakes.journal_process"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def tell(self, order):
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()

    def hear(self):
        return self._process.stdout.readline().strip()

    def done(self):
        self._process.stdin.close()
        assert self._process.wait() == 0
        self._process.stdout.close()


@pytest.fixture
def racers():
    both = [Racer(), Racer()]
    yield both
    for racer in both:
        racer.done()


def race(racers, *orders):
    """Both orders at once; what each of them heard."""
    for racer, order in zip(racers, orders, strict=True):
        racer.tell(order)
    return [racer.hear() for racer in racers]


def test_two_processes_at_once_make_one_swap_of_a_key_and_one_claim(racers, database_url):
    assert race(racers, f"open {database_url}", f"open {database_url}") == ["done", "done"]
    for number in range(ROUNDS):
        ids = (2 * number, 2 * number + 1)
        said = race(racers, *(f"record {swap_id} key-{number}" for swap_id in ids))
        assert sorted(one.split()[0] for one in said) == ["done", "key_taken"]
        won = ids[said.index("done")]
        said = race(racers, f"append {won} 1", f"append {won} 1")
        assert sorted(one.split()[0] for one in said) == ["done", "moved_on"]
    swaps = read(database_url)
    assert [swap.intent.key for swap in swaps] == [f"key-{number}" for number in range(ROUNDS)]
    assert {swap.seen for swap in swaps} == {2}


def test_two_processes_at_once_give_one_order_to_one_swap(racers, database_url):
    race(racers, f"open {database_url}", f"open {database_url}")
    for number in range(ROUNDS):
        one, other = 2 * number, 2 * number + 1
        race(racers, f"record {one} key-{one}", f"record {other} key-{other}")
        said = race(racers, f"adopt {one} {number}", f"adopt {other} {number}")
        assert sorted(heard.split()[0] for heard in said) == ["done", "order_taken"]
    assert sum(swap.order_id is not None for swap in read(database_url)) == ROUNDS


def test_two_processes_may_make_the_same_journal_at_once(racers, tmp_path):
    for number in range(ROUNDS):
        url = f"sqlite:///{tmp_path}/{number}/deep/journal.db"
        assert race(racers, f"open {url}", f"open {url}") == ["done", "done"]
        assert race(racers, f"record 1 {number}-a", f"record 2 {number}-b") == ["done", "done"]


def test_two_programs_that_write_to_the_same_swaps_in_opposite_order_both_do(database_url):
    """Each commits all of its writes at once: PostgreSQL calls it a deadlock, and one of them must try again."""
    ids = [intent(number).swap_id for number in range(6)]
    note = event(Happening.NOTED)

    async def story():
        one, other = open_journal(database_url), open_journal(database_url)
        for number in range(6):
            await one.record(intent(number), event())
        await other.swaps()
        writes = [
            journal.append(swap_id, note) for journal, order in ((one, ids), (other, ids[::-1])) for swap_id in order
        ]
        await asyncio.gather(*writes)
        seen = [swap.seen for swap in await one.swaps()]
        await one.close()
        await other.close()
        return seen

    assert asyncio.run(story()) == [3] * 6


def schema_of(connection):
    """Everything the schema is made of, as the database tells it."""
    if connection.dialect.name == "sqlite":
        return sorted(
            map(tuple, connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master")), key=str
        )
    looked = inspect(connection)
    tables = sorted(looked.get_table_names())
    triggers = "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"
    return [
        *((table, str(looked.get_columns(table)), str(looked.get_indexes(table))) for table in tables),
        *map(tuple, connection.exec_driver_sql(triggers)),
    ]
