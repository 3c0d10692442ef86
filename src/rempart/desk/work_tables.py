"""The tables of what is worked on at the desk: reviews, jobs, watch lists, programmes.

``rights`` holds the groups from whose ledger a row was made, joined by ``+``: who reads it must be in all of
them. ``access`` is that of a row of the book: who reads it must be in one of them.
"""

from sqlalchemy import Column, Index, LargeBinary, Table
from sqlalchemy.schema import ForeignKey

from rempart.desk.tables import metadata
from rempart.ledger.book.tables import Exact, Number

# A verdict of one person on a claim (``right`` empty) or a pair of claims. ``id`` is that of the judgement
# that it becomes in the book; ``reading`` is what the machine read, as a line of JSON. ``state`` is sealed
# (waits for a second, blind verdict), differs (both are in and are not the same), pending (is about to be
# judged), judged or refused.
reviews = Table(
    "desk_reviews",
    metadata,
    Column("id", Exact, primary_key=True),
    Column("left", Exact, nullable=False),
    Column("right", Exact, nullable=False),
    Column("access", Exact, nullable=False),
    Column("said", Exact, nullable=False),
    Column("who", Exact, nullable=False),
    Column("blind", Number, nullable=False),
    Column("state", Exact, nullable=False),
    Column("because", Exact, nullable=False),
    Column("line", Exact, nullable=False),
    Column("reading", Exact, nullable=False),
    Index("desk_reviews_by_subject", "left", "right"),
    Index("desk_reviews_by_state", "state"),
)

# What may wait for a verdict in a view of the book (the public, or one group): ``state`` names the ledger from
# which it was worked out, ``content`` is compressed JSON of ``queue.Waiting``.
queues = Table(
    "desk_queues",
    metadata,
    Column("view", Exact, primary_key=True),
    Column("state", Exact, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# A long run. ``holder`` is the lease of the worker that has it, good until ``lease``; ``key`` makes the same
# request twice one job.
jobs = Table(
    "desk_jobs",
    metadata,
    Column("id", Exact, primary_key=True),
    Column("key", Exact, nullable=False, unique=True),
    Column("kind", Exact, nullable=False),
    Column("who", Exact, nullable=False),
    Column("rights", Exact, nullable=False),
    Column("asked", Exact, nullable=False),
    Column("state", Exact, nullable=False),
    Column("step", Exact, nullable=False),
    Column("done", Number, nullable=False),
    Column("steps", Number, nullable=False),
    Column("tries", Number, nullable=False),
    Column("holder", Exact, nullable=False),
    Column("lease", Exact, nullable=False),
    Column("stop", Number, nullable=False),
    Column("because", Exact, nullable=False),
    Column("created", Exact, nullable=False),
    Column("started", Exact, nullable=False),
    Column("ended", Exact, nullable=False),
    Index("desk_jobs_by_state", "state", "created"),
)

# The files that a job made.
job_files = Table(
    "desk_job_files",
    metadata,
    Column("job", Exact, ForeignKey("desk_jobs.id"), primary_key=True),
    Column("name", Exact, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# What somebody watches: an agreement (``subject`` its id), a party (its code) or a query (its filters as
# JSON). ``looked`` is the moment up to which he has seen what changed.
watches = Table(
    "desk_watches",
    metadata,
    Column("id", Exact, primary_key=True),
    Column("who", Exact, nullable=False),
    Column("kind", Exact, nullable=False),
    Column("subject", Exact, nullable=False),
    Column("created", Exact, nullable=False),
    Column("looked", Exact, nullable=False),
    Index("desk_watches_by_person", "who"),
)

# The address of a person's feed; only the hash of its token is kept. ``restricted`` is 1 where the feed tells
# what the person's groups may read, 0 where it tells what everybody may read.
feeds = Table(
    "desk_feeds",
    metadata,
    Column("who", Exact, primary_key=True),
    Column("token", Exact, nullable=False, unique=True),
    Column("restricted", Number, nullable=False),
    Column("created", Exact, nullable=False),
)

# A programme, and each version of it: ``base`` as made from the ledger (JSON of its sections), ``changes``
# what persons set otherwise, as JSON.
programmes = Table(
    "desk_programmes",
    metadata,
    Column("id", Exact, primary_key=True),
    Column("rights", Exact, nullable=False),
    Column("created", Exact, nullable=False),
)
programme_versions = Table(
    "desk_programme_versions",
    metadata,
    Column("programme", Exact, ForeignKey("desk_programmes.id"), primary_key=True),
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("title", Exact, nullable=False),
    Column("made", Exact, nullable=False),
    Column("who", Exact, nullable=False),
    Column("why", Exact, nullable=False),
    Column("base", Exact, nullable=False),
    Column("changes", Exact, nullable=False),
)
