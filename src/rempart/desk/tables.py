"""The tables of the desk, beside those of the book: accounts, and what is worked on.

``rights`` holds the groups from whose ledger a row was made, joined by ``+``: who reads it must be in all of
them. ``access`` is that of a row of the book: who reads it must be in one of them.
"""

from sqlalchemy import Column, Index, LargeBinary, MetaData, Table, UniqueConstraint
from sqlalchemy.schema import ForeignKey

from rempart.ledger.book.tables import Exact, Number, keys, numbers, texts

metadata = MetaData()

# ``name`` is what a person signs in with; ``role`` one of ``roles.Role``; ``groups`` joined by "+" as the
# access of a row is; ``password`` an argon2 hash, empty until the person has chosen one; ``ended`` the
# moment from which the account is closed, else empty.
accounts = Table(
    "desk_accounts", metadata, *keys("name"), *texts("role", "groups", "password", "made", "ended")
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
identities = Table("desk_identities", metadata, *keys("issuer", "subject"), *texts("account"))

# Links that let a person choose a password once. ``account`` is empty for the one that makes the first
# administrator.
links = Table("desk_links", metadata, *keys("digest"), *texts("account", "expires", "used"))

# Append-only. ``access`` is that of what the row is about, with "&" between groups that are needed all; ``hash`` covers the other columns, among them the
# hash of the row before.
audit = Table(
    "desk_audit",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    *texts("moment", "who", "what", "subject", "access", "previous", "hash"),
)


# A verdict of one person on a claim (``right`` empty) or a pair of claims. ``id`` is that of the judgement
# that it becomes in the book; ``reading`` is what the machine read, as a line of JSON. ``state`` is sealed
# (waits for a second, blind verdict), differs (both are in and are not the same), pending (is about to be
# judged), judged or refused.
reviews = Table(
    "desk_reviews",
    metadata,
    *keys("id"),
    *texts("left", "right", "access", "said", "who"),
    *numbers("blind"),
    *texts("state", "because", "line", "reading"),
    Index("desk_reviews_by_subject", "left", "right"),
    Index("desk_reviews_by_state", "state"),
)

# What may wait for a verdict in a view of the book (the public, or one group): ``state`` names the ledger from
# which it was worked out, ``content`` is compressed JSON of ``queue.Waiting``.
queues = Table(
    "desk_queues", metadata, *keys("view"), *texts("state"), Column("content", LargeBinary, nullable=False)
)

# A long run. ``holder`` is the lease of the worker that has it, good until ``lease``; ``key`` makes the same
# request twice one job.
jobs = Table(
    "desk_jobs",
    metadata,
    *keys("id"),
    Column("key", Exact, nullable=False, unique=True),
    *texts("kind", "who", "rights", "asked", "state", "step"),
    *numbers("done", "steps", "tries"),
    *texts("holder", "lease"),
    *numbers("stop"),
    *texts("because", "created", "started", "ended"),
    Index("desk_jobs_by_state", "state", "created"),
)

# The files that a job made.
job_files = Table(
    "desk_job_files",
    metadata,
    Column("job", Exact, ForeignKey("desk_jobs.id"), primary_key=True),
    *keys("name"),
    Column("content", LargeBinary, nullable=False),
)

# What somebody watches: an agreement (``subject`` its id), a party (its code) or a query (its filters as
# JSON). ``looked`` is the moment up to which he has seen what changed.
watches = Table(
    "desk_watches",
    metadata,
    *keys("id"),
    *texts("who", "kind", "subject", "created", "looked"),
    Index("desk_watches_by_person", "who"),
)

# The address of a person's feed; only the hash of its token is kept. ``restricted`` is 1 where the feed tells
# what the person's groups may read, 0 where it tells what everybody may read.
feeds = Table(
    "desk_feeds",
    metadata,
    *keys("who"),
    Column("token", Exact, nullable=False, unique=True),
    *numbers("restricted"),
    *texts("created"),
)

# A programme, and each version of it: ``base`` as made from the ledger (JSON of its sections), ``changes``
# what persons set otherwise, as JSON.
programmes = Table("desk_programmes", metadata, *keys("id"), *texts("rights", "created"))
programme_versions = Table(
    "desk_programme_versions",
    metadata,
    Column("programme", Exact, ForeignKey("desk_programmes.id"), primary_key=True),
    Column("number", Number, primary_key=True, autoincrement=False),
    *texts("title", "made", "who", "why", "base", "changes"),
)
