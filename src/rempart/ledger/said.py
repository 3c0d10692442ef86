"""A claim with its report: the unit in which the ledger counts."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from rempart.claims.claim import Claim, Report

Kind = TypeVar("Kind", bound=Hashable)
# Later than any date of publication, so that undated reports come last.
_NO_DATE = "9999"
# One for all claims of which nothing was stated.
_NOTHING_STATED: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Said:
    """One claim, the report it stands in, and the name of its independent origin.

    ``is_own_account`` is True where the report speaks for itself and is taken as its own origin.
    ``accepted`` holds the fields whose value here a person accepted, ``stated`` the states of an agreement
    that a person read in it.
    """

    claim: Claim
    report: Report
    origin: str
    is_own_account: bool = False
    accepted: frozenset[str] = frozenset()
    stated: Mapping[str, str] = field(default_factory=lambda: _NOTHING_STATED)

    @property
    def date(self) -> str | None:
        """The date said: the report's date of publication, None where unknown."""
        return self.report.published

    @property
    def order(self) -> tuple[str, str]:
        """By date said, undated last, then by id."""
        return (self.report.published or _NO_DATE, self.claim.id)


def claim_ids(sayings: Iterable[Said]) -> tuple[str, ...]:
    """Ids in order of date said."""
    return tuple(said.claim.id for said in sorted(sayings, key=lambda one: one.order))


def origin_names(sayings: Iterable[Said]) -> tuple[str, ...]:
    """Names of the distinct origins, in alphabetical order."""
    return tuple(sorted({said.origin for said in sayings}))


def best_supported(
    sayings: Iterable[Said], value_of: Callable[[Said], Kind | None], accepted: str = ""
) -> Kind | None:
    """The value that most independent origins give; then most claims, then the first by its text.

    Origins before claims, so that a much-copied report does not outvote two others. Where a person accepted
    a value of the field named in ``accepted``, only such values count.
    """
    sayings = list(sayings)
    sayings = [
        said for said in sayings if accepted in said.accepted and value_of(said) is not None
    ] or sayings
    origins: dict[Kind, set[str]] = {}
    claims: Counter[Kind] = Counter()
    for said in sayings:
        value = value_of(said)
        if value is not None:
            origins.setdefault(value, set()).add(said.origin)
            claims[value] += 1
    if not origins:
        return None
    return min(origins, key=lambda value: (-len(origins[value]), -claims[value], repr(value)))
