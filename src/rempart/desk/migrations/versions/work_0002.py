"""What is worked on at the desk: reviews, jobs, watch lists, programmes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

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
    _table("desk_reviews", "id", "left right access said who state because line reading", "blind")
    op.create_index("desk_reviews_by_subject", "desk_reviews", ["left", "right"])
    op.create_index("desk_reviews_by_state", "desk_reviews", ["state"])
    told = "key kind who rights asked state step holder lease because created started ended"
    _table("desk_jobs", "id", told, "done steps tries stop", sa.UniqueConstraint("key"))
    op.create_index("desk_jobs_by_state", "desk_jobs", ["state", "created"])
    op.create_table(
        "desk_job_files",
        sa.Column("job", _EXACT, sa.ForeignKey("desk_jobs.id"), primary_key=True),
        sa.Column("name", _EXACT, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    _table("desk_watches", "id", "who kind subject created looked")
    op.create_index("desk_watches_by_person", "desk_watches", ["who"])
    _table("desk_feeds", "who", "token created", "restricted", sa.UniqueConstraint("token"))
    _table("desk_programmes", "id", "rights created")
    op.create_table(
        "desk_programme_versions",
        sa.Column("programme", _EXACT, sa.ForeignKey("desk_programmes.id"), primary_key=True),
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=False),
        *(
            sa.Column(one, _EXACT, nullable=False)
            for one in ("title", "made", "who", "why", "base", "changes")
        ),
    )
