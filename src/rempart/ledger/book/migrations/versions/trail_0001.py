"""The trail: append-only, whoever asks."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_WHY = "the trail of a book is append-only"


def upgrade() -> None:
    """Make the trail, and refuse changes of it in the database itself."""
    exact = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    names = ("learned", "kind", "id", "access", "sha256", "line", "previous", "hash")
    op.create_table(
        "trail",
        sa.Column("number", number, primary_key=True, autoincrement=False),
        *(sa.Column(name, exact, nullable=False) for name in names),
        sa.Column("document", exact, nullable=True),
        sa.UniqueConstraint("kind", "id", name="one_row_for_each_id"),
        sa.UniqueConstraint("kind", "access", "sha256", name="same_bytes_once"),
    )
    op.create_index("trail_by_access", "trail", ["access", "learned"])
    if op.get_bind().dialect.name == "sqlite":
        for change in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER trail_no_{change} BEFORE {change.upper()} ON trail "
                f"BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"
            )
        # INSERT OR REPLACE would remove a row without asking the trigger on deletes.
        same = (
            "number = NEW.number OR (kind = NEW.kind AND id = NEW.id) "
            "OR (kind = NEW.kind AND access = NEW.access AND sha256 = NEW.sha256)"
        )
        held = f"SELECT 1 FROM trail WHERE {same}"  # noqa: S608 -- our own words
        op.execute(
            f"CREATE TRIGGER trail_no_replacement BEFORE INSERT ON trail WHEN EXISTS ({held}) "
            f"BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"
        )
        return
    op.execute(
        "CREATE FUNCTION trail_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_WHY}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER trail_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON trail "
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_is_append_only()"
    )
