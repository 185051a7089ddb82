"""The first schema: swaps, events, and triggers that keep both append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TABLES = ("swaps", "events")


def upgrade() -> None:
    """Create everything."""
    op.create_table(
        "swaps",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("key", sa.Text),
        sa.Column("intent", sa.Text, nullable=False),
        sa.UniqueConstraint("key", name="swaps_key"),
    )
    op.create_table(
        "events",
        sa.Column("swap_id", sa.Text, sa.ForeignKey("swaps.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("happening", sa.Text, nullable=False),
        sa.Column("order_id", sa.Text),
        sa.Column("deposit_address", sa.Text),
        sa.Column("data", sa.Text, nullable=False),
    )
    for column in ("order_id", "deposit_address"):
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"events_{column}", "events", [column], sqlite_where=there, postgresql_where=there)
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _sqlite_triggers() -> None:
    for table in _TABLES:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
            )


def _postgresql_triggers() -> None:
    op.execute(
        "CREATE FUNCTION swapclient_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"
    )
    for table in _TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION swapclient_append_only()"
        )
