"""Alembic's entry: run the revisions on the connection that the journal hands over, inside its transaction."""

from alembic import context

from swapclient.journal.tables import METADATA, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    transaction_per_migration=False,
)
context.run_migrations()
