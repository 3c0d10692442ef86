"""The tables of accounts, beside those of the book in the same database."""

from sqlalchemy import Column, MetaData, Table, UniqueConstraint

from rempart.ledger.book.tables import Number, keys, texts

metadata = MetaData()

# ``name`` is what a person signs in with; ``role`` one of ``roles.Role``; ``groups`` joined by "+" as the
# access of a row is; ``password`` an argon2 hash, empty until the person has chosen one; ``ended`` the
# moment from which the account is closed, else empty.
accounts = Table(
    "desk_accounts",
    metadata,
    *keys("name"),
    *texts("role", "groups", "password", "made", "ended"),
)

# ``digest`` is the SHA-256 of the secret in the cookie, which is kept nowhere; ``form_token`` is what every
# form of the session carries; ``agent`` what the browser says of itself.
sessions = Table(
    "desk_sessions",
    metadata,
    *keys("id"),
    *texts("account", "digest", "form_token", "agent", "began", "seen", "ended"),
    UniqueConstraint("digest", name="one_session_for_each_secret"),
)

# Who a provider of identities says that an account is.
identities = Table(
    "desk_identities",
    metadata,
    *keys("issuer", "subject"),
    *texts("account"),
)

# Links that let a person choose a password once. ``account`` is empty for the one that makes the first
# administrator.
links = Table(
    "desk_links",
    metadata,
    *keys("digest"),
    *texts("account", "expires", "used"),
)

# Append-only. ``access`` is that of what the row is about, with "&" between groups that are needed all; ``hash`` covers the other columns, among them the
# hash of the row before.
audit = Table(
    "desk_audit",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    *texts("moment", "who", "what", "subject", "access", "previous", "hash"),
)
