"""Alembic's entry: run the revisions on the connection that the journal hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transaction_per_migration=False)
context.run_migrations()
