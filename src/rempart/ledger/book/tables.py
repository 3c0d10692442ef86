"""The tables of a book: the trail, which holds all that was ever told, and the ledgers made from it."""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()
# Texts are compared by their bytes, on every database alike.
Exact = Text().with_variant(Text(collation="C"), "postgresql")
Number = BigInteger().with_variant(Integer(), "sqlite")

# Append-only. ``learned`` is the moment in UTC; ``sha256`` is of the bytes read (document) or of the line
# (judgement); ``line`` is a line of claims.jsonl or a judgement, ``document`` a line of documents.jsonl
# where the text is at hand. ``hash`` covers all other columns, among them the hash of the row before.
trail = Table(
    "trail",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("learned", Exact, nullable=False),
    Column("kind", Exact, nullable=False),
    Column("id", Exact, nullable=False),
    Column("access", Exact, nullable=False),
    Column("sha256", Exact, nullable=False),
    Column("line", Exact, nullable=False),
    Column("previous", Exact, nullable=False),
    Column("hash", Exact, nullable=False),
    Column("document", Exact, nullable=True),
    UniqueConstraint("kind", "id", name="one_row_for_each_id"),
    UniqueConstraint("kind", "access", "sha256", name="same_bytes_once"),
    Index("trail_by_access", "access", "learned"),
)

# Each entry of the ledger of one view (the public, or one group) with the moments between which it
# held; ``until`` is excluded. ``heir`` is the id under which it went on.
versions = Table(
    "versions",
    metadata,
    Column("view", Exact, primary_key=True),
    Column("id", Exact, primary_key=True),
    Column("since", Exact, primary_key=True),
    Column("until", Exact, nullable=False),
    Column("kind", Exact, nullable=False),
    Column("type", Exact, nullable=False),
    Column("goods", Exact, nullable=False),
    Column("money", Exact, nullable=False),
    Column("parties", Exact, nullable=False),
    Column("heir", Exact, nullable=False),
    Column("digest", Exact, nullable=False),
    Column("line", Exact, nullable=False),
    Index("versions_by_end", "view", "until"),
    Index("versions_by_page", "view", "id", "since", "until", "kind", "type", "goods", "money", "parties"),
)

# Up to which moment, and with how many rows of the trail, a view was worked out; ``total`` adds up the
# digests of the entries that then held and of the pairs then in doubt, ``made_by`` is the version of Rempart
# whose rules were used, ``doubts`` the number of pairs, unknown for settlements older than that table.
settlements = Table(
    "settlements",
    metadata,
    Column("view", Exact, primary_key=True),
    Column("through", Exact, primary_key=True),
    Column("rows", Number, nullable=False),
    Column("entries", Number, nullable=False),
    Column("total", Exact, nullable=False),
    Column("made_by", Exact, nullable=False),
    Column("digest", Exact, nullable=False),
    Column("doubts", Number, nullable=True),
)

# Each pair of agreements of one view that waits for a judgement, with the moments between which it waited.
doubts = Table(
    "doubts",
    metadata,
    Column("view", Exact, primary_key=True),
    Column("left", Exact, primary_key=True),
    Column("right", Exact, primary_key=True),
    Column("since", Exact, primary_key=True),
    Column("until", Exact, nullable=False),
    Column("digest", Exact, nullable=False),
    Column("line", Exact, nullable=False),
    Index("doubts_by_end", "view", "until"),
)
