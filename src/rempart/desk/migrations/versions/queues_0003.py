"""What may wait for a verdict, kept for large ledgers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_EXACT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "desk_queues",
        sa.Column("view", _EXACT, primary_key=True),
        sa.Column("state", _EXACT, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
