"""A second wall on PostgreSQL: policies by which the database itself hides rows from whoever may not read them."""

from alembic import op

revision = "0003"
down_revision = "0002"

# What a transaction told (``Storage.reading``); one that told nothing sees public rows alone.
_WHOLE = "current_setting('rempart.whole', true) = 'yes'"
_GROUPS = "string_to_array(current_setting('rempart.groups', true), '+')"


def upgrade() -> None:
    """Bind every role but superusers, the owner of the tables too; SQLite has no policies."""
    if op.get_bind().dialect.name == "sqlite":
        return
    policies = {
        "trail": f"access = '' OR string_to_array(access, '+') && {_GROUPS}",
        "versions": f"view = '' OR view = ANY ({_GROUPS})",
        "settlements": f"view = '' OR view = ANY ({_GROUPS})",
    }
    for table, seen in policies.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        # Who reads may not write: only the book's own work adds rows.
        op.execute(f"CREATE POLICY {table}_whole ON {table} USING ({_WHOLE}) WITH CHECK ({_WHOLE})")
        op.execute(f"CREATE POLICY {table}_readers ON {table} FOR SELECT USING ({seen})")
