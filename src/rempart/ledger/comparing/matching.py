"""Which row of a sheet is about which agreement, by the ledger's own evidence, and where the two differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rempart.claims.claim import Amount, Claim, Quantity
from rempart.collecting import by_key
from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.comparing.column_table import read_columns
from rempart.ledger.comparing.comparison import Comparison, Fault, Matched, OursOnly, TheirsOnly, Weighed
from rempart.ledger.comparing.differing import differences
from rempart.ledger.comparing.rows import Theirs, read_rows, untold_claim
from rempart.ledger.comparing.sheet import read_sheet
from rempart.ledger.evidence import SAME, Evidence, compare
from rempart.ledger.profiles import Profile, profile
from rempart.ledger.wording import count_text, parties_text, sum_text
from rempart.terms.party import EU, EUROPE, ROLES

# Without sums and numbers a match needs a point more: parties, item and season then carry it alone.
_WITHOUT_FIGURES = SAME + 1


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row and an agreement that may be one; ``rank``: by id, by evidence with figures, without, or neither."""

    rank: int
    evidence: Evidence
    theirs: Theirs
    entry: Agreement


_BASIS = ("id", "evidence", "evidence without figures")


def compare_sheet(ledger: Ledger, sheet: str | Path, columns: str) -> Comparison:
    """Compare the rows of a tracker's or register's sheet with a ledger; neither is changed.

    A row and an agreement are matched at most once, the strongest pair first: by id, by all evidence, or,
    where sums and numbers speak against it, by all other evidence and one point more.

    Args:
        ledger: From ``merge``, a book or a file.
        sheet: CSV or XLSX.
        columns: A column table, or ``kiel`` or ``sipri``.

    Raises:
        RecordError: the sheet or the column table cannot be read.

    Assumes:
        the points of ``evidence``, as in the merge.
    """
    readers = read_columns(columns)
    rows = read_sheet(Path(sheet), readers)
    read = list(read_rows(rows, readers))
    theirs = [one for one in read if isinstance(one, Theirs)]
    pairs = sorted(
        _pairs(ledger, theirs),
        key=lambda pair: (pair.rank, -pair.evidence.points, pair.theirs.line, pair.entry.id),
    )
    matched = _chosen(pairs)
    # Of the pairs of a row the strongest comes last, and stays.
    nearest = {pair.theirs.line: pair.entry.id for pair in reversed(pairs) if pair.evidence.points > 0}
    taken = {pair.entry.id for pair in matched}
    return Comparison(
        rows=len(rows),
        matched=tuple(_matched(pair) for pair in sorted(matched, key=lambda one: one.theirs.line)),
        theirs_only=tuple(
            TheirsOnly(row=one.line, key=one.key, words=_words(one.claim), nearest=nearest.get(one.line))
            for one in theirs
            if one.line not in {pair.theirs.line for pair in matched}
        ),
        ours_only=tuple(
            OursOnly(id=entry.id, title=entry.title) for entry in ledger.agreements if entry.id not in taken
        ),
        faults=tuple(one for one in read if isinstance(one, Fault)),
    )


def _pairs(ledger: Ledger, theirs: Iterable[Theirs]) -> Iterator[_Pair]:
    said = {claim.id: (claim, report.published) for report in ledger.reports for claim in report.claims}
    entries = {entry.id: entry for entry in ledger.agreements}
    ours = {
        name: _profiles(entry, [said[claim] for claim in entry.claims if claim in said])
        for name, entry in entries.items()
    }
    named = {alias: entry for entry in entries.values() for alias in (*entry.aliases, entry.id)}
    by_party: dict[str, set[str]] = defaultdict(set)
    for name, profiles in ours.items():
        for party in {party for one in profiles for party in one.parties} or {""}:
            by_party[party].add(name)
    for row in theirs:
        told = [profile(claim, row.date) for claim in row.claims]
        if row.key in named:
            yield _Pair(0, Evidence(()), row, named[row.key])
        around = {*told[0].parties, "", EUROPE, EU}
        for name in sorted({name for party in around for name in by_party.get(party, ())}):
            yield from _weighed(row, told, entries[name], ours[name])


def _weighed(
    theirs: Theirs, told: Sequence[Profile], entry: Agreement, ours: Sequence[Profile]
) -> Iterator[_Pair]:
    whole = _best(told, ours)
    if whole is not None:
        yield _Pair(1 if whole.same else 3, whole, theirs, entry)
    part = _best(_bare(told), _bare(ours))
    if part is not None:
        yield _Pair(2 if part.points >= _WITHOUT_FIGURES else 3, part, theirs, entry)


def _best(told: Iterable[Profile], ours: Sequence[Profile]) -> Evidence | None:
    """The strongest evidence of any pair that is not vetoed."""
    found = (compare(one, other) for one in told for other in ours)
    return max((one for one in found if not one.vetoed), key=lambda one: one.points, default=None)


def _bare(profiles: Sequence[Profile]) -> list[Profile]:
    return [replace(one, sums=(), count=None) for one in profiles]


def _chosen(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Take pairs from the strongest down, each row and each agreement once.

    Without figures a row that fits two agreements alike is about neither for certain.
    """
    bare = by_key((pair.theirs.line, pair.evidence.points) for pair in pairs if pair.rank == 2)
    rows: set[int] = set()
    taken: set[str] = set()
    chosen = []
    for pair in pairs:
        if pair.rank > 2 or pair.theirs.line in rows or pair.entry.id in taken:
            continue
        if pair.rank == 2 and bare[pair.theirs.line].count(max(bare[pair.theirs.line])) > 1:
            continue
        rows.add(pair.theirs.line)
        taken.add(pair.entry.id)
        chosen.append(pair)
    return chosen


def _matched(pair: _Pair) -> Matched:
    return Matched(
        row=pair.theirs.line,
        key=pair.theirs.key,
        agreement=pair.entry.id,
        basis=_BASIS[pair.rank],
        points=pair.evidence.points,
        evidence=tuple(
            Weighed(field=one.field, says=one.says, points=one.points or 0) for one in pair.evidence.findings
        ),
        differences=differences(pair.theirs, pair.entry),
    )


def _profiles(entry: Agreement, claims: Sequence[tuple[Claim, str | None]]) -> list[Profile]:
    """What is compared of an agreement: its claims, or what its line says where they are not at hand."""
    if claims:
        return sorted({profile(claim, date) for claim, date in claims}, key=lambda one: one.sort_key)
    sums: Sequence[Amount | None] = [
        Amount(value=one.value, currency=one.currency, bound=one.bound, low=one.low, high=one.high)
        for one in entry.amounts
    ] or [None]
    row = entry.items[0] if entry.items else None
    count = Quantity(value=row.mode, bound=row.bound) if row and row.mode is not None and row.bound else None
    told: dict[str, Any] = {name: getattr(entry, name) for name in ("type", "parties", *ROLES)}
    told |= {"id": entry.claims[0] if entry.claims else entry.id, "item": row.item if row else None}
    told |= {"status": "announced", "quantity": count}
    return [profile(untold_claim(amount=amount, **told), entry.first_reported) for amount in sums]


def _words(claim: Claim) -> str:
    told: list[str] = [claim.type]
    told += [f"{role} {parties_text(named)}" for role in ROLES if (named := getattr(claim, role))]
    if claim.quantity is not None:
        told.append(count_text(claim.quantity.value, claim.quantity.bound, (None, None)))
    told += [claim.item] if claim.item else []
    if claim.amount is not None:
        told.append(sum_text(claim.amount.value, claim.amount.currency, claim.amount.bound, (None, None)))
    return ", ".join(told)
