"""The claims of a merge by number: few of them as they were given, those of a large file packed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from rempart.claims.claim import Report
from rempart.ledger.deciding import Decisions
from rempart.ledger.packed import Kept, Member, Members, Packed, Sayings
from rempart.ledger.profiles import Profile, profile
from rempart.ledger.said import Said
from rempart.ledger.spreading import one_by_one

Result = TypeVar("Result")
# Finds the number of the group that holds a claim, by the claim's id; None where none does.
Home = Callable[[str], int | None]


class Loose:
    """Reports as they were given, every claim at hand.

    Example:
        >>> list(Loose(()).profiles())
        []
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = reports
        self._members = [(claim, report) for report in reports for claim in report.claims]

    def judged(self, decisions: Decisions) -> "Loose":
        """The same claims as judged."""
        return Loose(decisions.reports(self.reports))

    def profiles(self) -> Iterator[tuple[int, Profile]]:
        """What is compared of each claim that is no stance, with its number."""
        for number, (claim, report) in enumerate(self._members):
            if claim.type != "stance":
                yield number, profile(claim, report.published)

    def members(self, numbers: Sequence[int]) -> list[Member]:
        """Claims with their reports."""
        return [self._members[number] for number in numbers]

    def home(self, groups: Sequence[Members]) -> Home:
        """Which group holds a claim."""
        return {claim.id: number for number, group in enumerate(groups) for claim, _ in group}.get

    def with_stances(self) -> Iterable[Report]:
        """All reports."""
        return self.reports

    def kept(self, sayings: Sequence[Said]) -> Kept:
        """The claims themselves."""
        return tuple(sayings)

    def sayings(self, kept: Kept) -> Sayings:
        """The claims themselves."""
        return tuple(kept)

    each = staticmethod(one_by_one)

    def beside(self, work: Callable[[], Result]) -> AbstractContextManager[Callable[[], Result]]:
        """What ``work`` gives, when it is asked for."""
        return nullcontext(work)


# Few claims as they were given, or those of a large file packed.
Archive = Loose | Packed
