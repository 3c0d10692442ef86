"""The tables of accounts, beside those of the book in the same database."""

from sqlalchemy import Column, MetaData, Table, UniqueConstraint

from rempart.ledger.book.tables import Exact, Number

metadata = MetaData()

# ``name`` is what a person signs in with; ``role`` one of ``roles.Role``; ``groups`` joined by "+" as the
# access of a row is; ``password`` an argon2 hash, empty until the person has chosen one; ``ended`` the
# moment from which the account is closed, else empty.
accounts = Table(
    "desk_accounts",
    metadata,
    Column("name", Exact, primary_key=True),
    Column("role", Exact, nullable=False),
    Column("groups", Exact, nullable=False),
    Column("password", Exact, nullable=False),
    Column("made", Exact, nullable=False),
    Column("ended", Exact, nullable=False),
)

# ``digest`` is the SHA-256 of the secret in the cookie, which is kept nowhere; ``form_token`` is what every
# form of the session carries; ``agent`` what the browser says of itself.
sessions = Table(
    "desk_sessions",
    metadata,
    Column("id", Exact, primary_key=True),
    Column("account", Exact, nullable=False),
    Column("digest", Exact, nullable=False),
    Column("form_token", Exact, nullable=False),
    Column("agent", Exact, nullable=False),
    Column("began", Exact, nullable=False),
    Column("seen", Exact, nullable=False),
    Column("ended", Exact, nullable=False),
    UniqueConstraint("digest", name="one_session_for_each_secret"),
)

# Who a provider of identities says that an account is.
identities = Table(
    "desk_identities",
    metadata,
    Column("issuer", Exact, primary_key=True),
    Column("subject", Exact, primary_key=True),
    Column("account", Exact, nullable=False),
)

# Links that let a person choose a password once. ``account`` is empty for the one that makes the first
# administrator.
links = Table(
    "desk_links",
    metadata,
    Column("digest", Exact, primary_key=True),
    Column("account", Exact, nullable=False),
    Column("expires", Exact, nullable=False),
    Column("used", Exact, nullable=False),
)

# Append-only. ``access`` is that of what the row is about, with "&" between groups that are needed all; ``hash`` covers the other columns, among them the
# hash of the row before.
audit = Table(
    "desk_audit",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("moment", Exact, nullable=False),
    Column("who", Exact, nullable=False),
    Column("what", Exact, nullable=False),
    Column("subject", Exact, nullable=False),
    Column("access", Exact, nullable=False),
    Column("previous", Exact, nullable=False),
    Column("hash", Exact, nullable=False),
)
