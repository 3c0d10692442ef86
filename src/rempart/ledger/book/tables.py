"""The tables of a book: the trail, which holds all that was ever told, and the ledgers made from it."""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()
# Texts are compared by their bytes, on every database alike.
Exact = Text().with_variant(Text(collation="C"), "postgresql")
Number = BigInteger().with_variant(Integer(), "sqlite")


def keys(*names: str) -> list[Column[str]]:
    """Return columns of texts that together name a row."""
    return [Column(name, Exact, primary_key=True) for name in names]


def texts(*names: str) -> list[Column[str]]:
    """Return columns of texts that every row has."""
    return [Column(name, Exact, nullable=False) for name in names]


def numbers(*names: str) -> list[Column[int]]:
    """Return columns of whole numbers that every row has."""
    return [Column(name, Number, nullable=False) for name in names]


# Append-only. ``learned`` is the moment in UTC; ``sha256`` is of the bytes read (document) or of the line
# (judgement); ``line`` is a line of claims.jsonl or a judgement, ``document`` a line of documents.jsonl
# where the text is at hand. ``hash`` covers all other columns, among them the hash of the row before.
trail = Table(
    "trail",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    *texts("learned", "kind", "id", "access", "sha256", "line", "previous", "hash"),
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
    *keys("view", "id", "since"),
    *texts("until", "kind", "type", "goods", "money", "parties", "heir", "digest", "line"),
    Index("versions_by_end", "view", "until"),
    Index("versions_by_page", "view", "id", "since", "until", "kind", "type", "goods", "money", "parties"),
)

# Up to which moment, and with how many rows of the trail, a view was worked out; ``total`` adds up the
# digests of the entries that then held and of the pairs then in doubt, ``made_by`` is the version of Rempart
# whose rules were used, ``doubts`` the number of pairs, unknown for settlements older than that table.
settlements = Table(
    "settlements",
    metadata,
    *keys("view", "through"),
    *numbers("rows", "entries"),
    *texts("total", "made_by", "digest"),
    Column("doubts", Number, nullable=True),
)

# Each pair of agreements of one view that waits for a judgement, with the moments between which it waited.
doubts = Table(
    "doubts",
    metadata,
    *keys("view", "left", "right", "since"),
    *texts("until", "digest", "line"),
    Index("doubts_by_end", "view", "until"),
)
