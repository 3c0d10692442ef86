"""Runs migrations on the connection that ``upgrading`` holds; alembic calls this file."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table="desk_version")
context.run_migrations()
