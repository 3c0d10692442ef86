"""Takes judgements into a book: checked against what their readers see, then kept for good."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from rempart.errors import RecordError
from rempart.ledger.book import trail
from rempart.ledger.book.access import PUBLIC, is_readable_by_all
from rempart.ledger.book.dossier import check_fresh
from rempart.ledger.book.paging import entry_named
from rempart.ledger.book.settling import Asked
from rempart.ledger.book.storage import Storage
from rempart.ledger.book.times import LATEST, Clock
from rempart.ledger.deciding import decided
from rempart.ledger.judgement import Judgement, Refusal


@dataclass(frozen=True, slots=True)
class Basis:
    """The versions of the entries that whoever judges looked at, by id, and the groups he looked as."""

    versions: Mapping[str, str]
    groups: frozenset[str]


NO_BASIS = Basis({}, frozenset())


def judge(
    storage: Storage, judgement: Judgement, *, access: str, clock: Clock, basis: Basis = NO_BASIS
) -> str:
    """Keep a judgement and return its id; the same one twice is one.

    Raises:
        RecordError: it breaks its contract, is about a claim that is not there, or contradicts those that
            hold.
        StaleError: an entry that it is based on has changed since.
    """
    while True:
        with storage.reading() as connection:
            named = _with_claims(connection, judgement, access)
            row = trail.told_judgement(named, access)
            known = trail.known_id(connection, row)
            if known is not None:
                return known
            extents = _extents(connection, access, basis)
            check_fresh(connection, basis.versions, basis.groups)
            seen = _seen(connection, access)
            earlier = trail.judgements(connection, seen, LATEST)
            # Which judgements hold follows from the claims that they name.
            names = {name for one in (*earlier, named) for name in (one.left, one.right) if name}
            reports = trail.some_reports(connection, {name.rpartition("#")[0] for name in names}, seen)
        _check(decided(earlier, reports).refused, decided([*earlier, named], reports).refused)
        with storage.writing() as connection:
            known = trail.known_id(connection, row)
            if known is not None:
                return known
            if _extents(connection, access, basis) == extents:
                trail.append(connection, row, clock)
                return row.id
            # Another writer was quicker: what it told may contradict this one, or change what it is based on.


def _extents(connection: Connection, access: str, basis: Basis) -> tuple[object, ...]:
    """Return how much those know who will see the judgement, and whoever judges."""
    readers = trail.readable(connection, basis.groups) if basis.versions else ()
    return tuple(trail.extent(connection, seen, LATEST) for seen in (_seen(connection, access), readers))


def _seen(connection: Connection, access: str) -> tuple[str, ...]:
    """Return the accesses of rows that everybody sees who will see the judgement."""
    return tuple(one for one in trail.accesses(connection) if is_readable_by_all(one, access))


def _check(before: Iterable[Refusal], after: Iterable[Refusal]) -> None:
    """Refuse what cannot be followed, and what would push out a judgement that was followed so far."""
    known = {one.judgement for one in before}
    for one in after:
        if one.judgement not in known:
            raise RecordError(
                f"the judgement is refused: {one.because}",
                "a judgement on claims of the book that goes with those that hold",
                "Look at the claims with rempart ledger show.",
            )


def _with_claims(connection: Connection, judgement: Judgement, access: str) -> Judgement:
    """Put the first claim of an agreement in the place of its id."""
    named = {}
    for side in ("left", "right"):
        name = getattr(judgement, side)
        if name and "#" not in name:
            groups = set(access.split("+")) - {PUBLIC} if access else set()
            entry = entry_named(Asked(connection, groups, LATEST), name)
            named[side] = (entry.claims or entry.stances)[0]
    return judgement.model_copy(update=named)
