"""What is worked on at the desk: reviews, jobs, watch lists, programmes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_EXACT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _table(name: str, keys: str, texts: str, numbers: str = "", *more: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        *(sa.Column(one, _EXACT, primary_key=True) for one in keys.split()),
        *(sa.Column(one, _EXACT, nullable=False) for one in texts.split()),
        *(sa.Column(one, _NUMBER, nullable=False) for one in numbers.split()),
        *more,
    )


def upgrade() -> None:
    """Make the tables, all empty."""
    _table("reviews", "id", "left right access said who state because line reading", "blind")
    op.create_index("reviews_by_subject", "reviews", ["left", "right"])
    op.create_index("reviews_by_state", "reviews", ["state"])
    told = "key kind who rights asked state step holder lease because created started ended"
    _table("jobs", "id", told, "done steps tries stop", sa.UniqueConstraint("key"))
    op.create_index("jobs_by_state", "jobs", ["state", "created"])
    op.create_table(
        "job_files",
        sa.Column("job", _EXACT, sa.ForeignKey("jobs.id"), primary_key=True),
        sa.Column("name", _EXACT, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    _table("watches", "id", "who kind subject created looked")
    op.create_index("watches_by_person", "watches", ["who"])
    _table("feeds", "who", "token created", "restricted", sa.UniqueConstraint("token"))
    _table("programmes", "id", "rights created")
    op.create_table(
        "programme_versions",
        sa.Column("programme", _EXACT, sa.ForeignKey("programmes.id"), primary_key=True),
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=False),
        *(
            sa.Column(one, _EXACT, nullable=False)
            for one in ("title", "made", "who", "why", "base", "changes")
        ),
    )
