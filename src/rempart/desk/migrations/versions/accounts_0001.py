"""Accounts, sessions, one-time links and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_WHY = "the audit trail is append-only"
_EXACT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, _EXACT, nullable=False) for name in names]


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, _EXACT, primary_key=True)


def upgrade() -> None:
    """Make the tables of accounts, and refuse changes of the audit trail in the database itself."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table("desk_accounts", _key("name"), *_texts("role", "groups", "password", "made", "ended"))
    op.create_table(
        "desk_sessions",
        _key("id"),
        *_texts("account", "digest", "form_token", "agent", "began", "seen", "ended"),
        sa.UniqueConstraint("digest", name="one_session_for_each_secret"),
    )
    op.create_table("desk_links", _key("digest"), *_texts("account", "expires", "used"))
    op.create_table(
        "desk_audit",
        sa.Column("number", number, primary_key=True, autoincrement=False),
        *_texts("moment", "who", "what", "subject", "access", "previous", "hash"),
    )
    _append_only("desk_audit")


def _append_only(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for change in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change} BEFORE {change.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"
            )
        held = f"SELECT 1 FROM {table} WHERE number = NEW.number"  # noqa: S608 -- our own words
        op.execute(
            f"CREATE TRIGGER {table}_no_replacement BEFORE INSERT ON {table} WHEN EXISTS ({held}) "
            f"BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_WHY}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()"
    )
