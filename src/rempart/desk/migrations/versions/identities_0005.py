"""Who a provider of identities says that an account is."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_EXACT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_WHOLE = "current_setting('rempart.whole', true) = 'yes'"


def upgrade() -> None:
    """Make the table, empty; on PostgreSQL behind the wall of ``walls_0004``."""
    op.create_table(
        "desk_identities",
        sa.Column("issuer", _EXACT, primary_key=True),
        sa.Column("subject", _EXACT, primary_key=True),
        sa.Column("account", _EXACT, nullable=False),
    )
    if op.get_bind().dialect.name != "sqlite":
        op.execute("ALTER TABLE desk_identities ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE desk_identities FORCE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY desk_identities_whole ON desk_identities USING ({_WHOLE}) WITH CHECK ({_WHOLE})"
        )
