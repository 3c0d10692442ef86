"""A second wall on PostgreSQL before the desk's own tables, as ``walls_0003`` of the book is before the book's."""

from alembic import op

revision = "0004"
down_revision = "0003"

# What a transaction told (``Storage.reading``); one that told nothing sees nothing that is anybody's own.
_WHOLE = "current_setting('rempart.whole', true) = 'yes'"
_GROUPS = "coalesce(string_to_array(current_setting('rempart.groups', true), '+'), '{}')"
_ALL_OF = f"rights = '' OR string_to_array(rights, '+') <@ {_GROUPS}"
# Which rows who reads may see: of a row of the book one of its groups, of what was made from several all.
_SEEN = {
    "desk_reviews": f"access = '' OR string_to_array(access, '+') && {_GROUPS}",
    "desk_queues": f"view = '' OR view = ANY ({_GROUPS})",
    "desk_jobs": _ALL_OF,
    "desk_job_files": "EXISTS (SELECT 1 FROM desk_jobs WHERE desk_jobs.id = desk_job_files.job)",
    "desk_programmes": _ALL_OF,
    "desk_programme_versions": (
        "EXISTS (SELECT 1 FROM desk_programmes WHERE desk_programmes.id = desk_programme_versions.programme)"
    ),
    "desk_audit": (
        "access = '' OR NOT EXISTS (SELECT 1 FROM unnest(string_to_array(access, '&')) AS part "  # noqa: S608 -- nothing of a visitor's
        f"WHERE NOT string_to_array(part, '+') && {_GROUPS})"
    ),
}
# Of persons: a question about the book never sees them.
_OF_PERSONS = ("desk_accounts", "desk_sessions", "desk_links", "desk_watches", "desk_feeds")


def upgrade() -> None:
    """Bind every role but superusers, the owner of the tables too; SQLite has no policies."""
    if op.get_bind().dialect.name == "sqlite":
        return
    for table in (*_SEEN, *_OF_PERSONS):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        # Who reads may not write: only the desk's own work does.
        op.execute(f"CREATE POLICY {table}_whole ON {table} USING ({_WHOLE}) WITH CHECK ({_WHOLE})")
    for table, seen in _SEEN.items():
        op.execute(f"CREATE POLICY {table}_readers ON {table} FOR SELECT USING ({seen})")
