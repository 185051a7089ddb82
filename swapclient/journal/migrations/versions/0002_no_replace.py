"""Close a gap of SQLite: ``INSERT OR REPLACE`` deletes the old row without asking the delete trigger.

PostgreSQL has no such statement; its schema does not change.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_TAKEN = (
    ("swaps", "id", "id = NEW.id"),
    ("swaps", "key", "key = NEW.key"),
    ("events", "number", "swap_id = NEW.swap_id AND number = NEW.number"),
)


def upgrade() -> None:
    """Refuse to insert a row in the place of another."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table, column, same in _TAKEN:
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - constants above
        op.execute(
            f"CREATE TRIGGER {table}_{column}_no_replace BEFORE INSERT ON {table} WHEN {there} "
            f"BEGIN SELECT RAISE(ABORT, '{table}.{column} is taken'); END"
        )
