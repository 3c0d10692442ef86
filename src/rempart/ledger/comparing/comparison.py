"""What comparing a sheet gives."""

from rempart.records import Record


class Fault(Record):
    """A row that is refused, and why; ``row`` is its line in the sheet, the head is line 1."""

    row: int
    column: str
    found: str
    expected: str


class Difference(Record):
    """One field in which a row and our agreement differ, both in words; ``ours`` is empty where we have none."""

    field: str
    theirs: str
    ours: str


class Weighed(Record):
    """One piece of the ledger's evidence for a match, with its points."""

    field: str
    says: str
    points: float


class Matched(Record):
    """A row and the agreement it is about, why, and where the two differ.

    ``basis`` is ``id`` where the row names the agreement, ``evidence`` where all evidence was weighed, and
    ``evidence without figures`` where sums and numbers speak against it and all else for it.
    """

    row: int
    key: str
    agreement: str
    basis: str
    points: float
    evidence: tuple[Weighed, ...]
    differences: tuple[Difference, ...]


class TheirsOnly(Record):
    """A row that no agreement of ours is about; ``nearest`` is the one that comes closest, if any."""

    row: int
    key: str
    words: str
    nearest: str | None


class OursOnly(Record):
    """An agreement that the sheet does not have."""

    id: str
    title: str


class Comparison(Record):
    """A sheet beside a ledger."""

    rows: int
    matched: tuple[Matched, ...]
    theirs_only: tuple[TheirsOnly, ...]
    ours_only: tuple[OursOnly, ...]
    faults: tuple[Fault, ...]
