"""Pairs that wait for a judgement, kept as ledgers are, so that a page of them is one look-up."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# As ``walls_0003`` has them for the other tables.
_WHOLE = "current_setting('rempart.whole', true) = 'yes'"
_GROUPS = "string_to_array(current_setting('rempart.groups', true), '+')"


def upgrade() -> None:
    """Make the table; a settlement made before knows no pairs, and the next write works them out."""
    exact = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "doubts",
        *(sa.Column(name, exact, primary_key=True) for name in ("view", "left", "right", "since")),
        *(sa.Column(name, exact, nullable=False) for name in ("until", "digest", "line")),
    )
    op.create_index("doubts_by_end", "doubts", ["view", "until"])
    op.add_column("settlements", sa.Column("doubts", number, nullable=True))
    if op.get_bind().dialect.name != "sqlite":
        op.execute("ALTER TABLE doubts ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE doubts FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY doubts_whole ON doubts USING ({_WHOLE}) WITH CHECK ({_WHOLE})")
        seen = f"view = '' OR view = ANY ({_GROUPS})"
        op.execute(f"CREATE POLICY doubts_readers ON doubts FOR SELECT USING ({seen})")
