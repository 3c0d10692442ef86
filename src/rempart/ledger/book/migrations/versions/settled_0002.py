"""Settled ledgers: each entry with the moments between which it held, so that a page is one look-up."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of worked-out ledgers; the next write fills them from the trail."""
    exact = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    names = ("until", "kind", "type", "goods", "money", "parties", "heir", "digest", "line")
    op.create_table(
        "versions",
        *(sa.Column(name, exact, primary_key=True) for name in ("view", "id", "since")),
        *(sa.Column(name, exact, nullable=False) for name in names),
    )
    op.create_index("versions_by_end", "versions", ["view", "until"])
    page = ["view", "id", "since", "until", "kind", "type", "goods", "money", "parties"]
    op.create_index("versions_by_page", "versions", page)
    op.create_table(
        "settlements",
        *(sa.Column(name, exact, primary_key=True) for name in ("view", "through")),
        *(sa.Column(name, number, nullable=False) for name in ("rows", "entries")),
        *(sa.Column(name, exact, nullable=False) for name in ("total", "made_by", "digest")),
    )
