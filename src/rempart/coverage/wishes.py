"""What may be asked beyond the most people: floors, fair shares, a second cover, years in which systems stay."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from rempart.coverage.systems import Layer, Systems
from rempart.errors import CoverageError
from rempart.records import Record
from rempart.terms.figure import Number

Deliveries = Literal["free", "stay"]
SECONDS = 60.0
FULL = 100
_MOST_PEOPLE = 10_000_000


@dataclass(frozen=True, slots=True)
class Wishes:
    """One choice of cities for all that is asked here, at nominal radius, for each layer.

    Args:
        floors: Least whole per cent of the people of a region or size class, by its code.
        fair: Raise the smallest share of any region as far as it goes, then cover the most people.
        backup: What a second, independent cover of a person is worth, in whole per cent of the first.
        infrastructure: How many people one unit of weight of listed infrastructure counts for.
        deliveries: ``stay`` answers all years together, and what stands in a year stands in the next;
            ``free`` answers the last year alone.
        seconds: For each answer, after which it keeps its honest gap.

    Raises:
        CoverageError: a number outside its limits, or floors together with fair shares.

    Example:
        >>> Wishes(floors={"UA-46": 40}).asks
        True
    """

    floors: Mapping[str, int] = field(default_factory=dict)
    fair: bool = False
    backup: int = 0
    infrastructure: int = 0
    deliveries: Deliveries = "free"
    seconds: float = SECONDS

    def __post_init__(self) -> None:
        limits = {f"floor {code}": (share, FULL) for code, share in self.floors.items()}
        limits |= {"backup": (self.backup, FULL), "infrastructure": (self.infrastructure, _MOST_PEOPLE)}
        for name, (number, most) in limits.items():
            if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= most:
                raise CoverageError(
                    f"{name} is {number!r}", f"a whole number from 0 to {most}", "Correct it or leave it out."
                )
        if self.deliveries not in {"free", "stay"}:
            raise CoverageError(
                f"deliveries {self.deliveries!r}", "free or stay", "Correct the word or leave it out."
            )
        if self.fair and self.floors:
            raise CoverageError(
                "floors together with fair shares", "one of the two", "Leave out --fair or the floors."
            )
        if self.seconds <= 0:
            raise CoverageError(f"{self.seconds:g} seconds", "a time above 0", "Give it more time.")

    @property
    def asks(self) -> bool:
        """Whether anything is asked beyond the most people."""
        return self != Wishes(seconds=self.seconds)


def parse_floors(texts: Iterable[str]) -> dict[str, int]:
    """Return floors from texts such as ``UA-46=40``.

    Raises:
        CoverageError: a text is not CODE=PER_CENT, or a code is given twice.

    Example:
        >>> parse_floors(["UA-46=40", "15k-50k=30"])
        {'UA-46': 40, '15k-50k': 30}
    """
    floors: dict[str, int] = {}
    for text in texts:
        code, equals, share = (part.strip() for part in text.rpartition("="))
        if not equals or not code or not re.fullmatch(r"[0-9]{1,3}", share):
            raise CoverageError(
                f"floor {text!r}", "CODE=PER_CENT with whole per cent", 'Write it like "UA-46=40".'
            )
        if code in floors:
            raise CoverageError(f"floor {code} stands twice", "each code once", "Leave one of them out.")
        floors[code] = int(share)
    return floors


class Floor(Record):
    """A floor: the share asked for, whether it holds in the answer, and the largest it alone could be.

    ``largest`` is what was found, rounded down to 0.05 and at most 0.95; ``largest_bound`` what is proven
    that nothing exceeds, rounded up to 0.05. More than one step lies between them only where time ran out.
    """

    code: str
    asked: Number
    holds: bool
    largest: Number
    largest_bound: Number = 1


class YearShare(Record):
    """The share of all people counted at the end of a year, under systems that stay and under the most."""

    period: str
    counts: dict[str, int]
    share: Number
    most: Number
    most_bound: Number


class Wished(Record):
    """The answer to wishes, for one layer and one kind of systems, at nominal radius.

    ``value`` is what was maximised, with ``bound``, ``gap`` and ``status``: people; with a backup the
    second cover in its part; with infrastructure its weight in people; over years their sum. ``share`` is
    of all people counted, in the last year, and ``share_twice`` covered twice.
    ``smallest_region_share`` and its bound belong to fair shares; ``floors_together`` is the largest part
    of all floors that can hold at once, rounded down to 0.05, 1 where they hold. ``price`` is what the wish
    costs: the most people, as a share, less ``share``, between proven limits; over years the mean of them.
    """

    layer: Layer
    systems: Systems
    period: str
    counts: dict[str, int]
    deliveries: Deliveries
    backup: int
    infrastructure: int
    value: Number
    bound: Number
    gap: Number
    status: str
    share: Number
    share_twice: Number
    infrastructure_share: Number
    price_low: Number
    price_high: Number
    smallest_region_share: Number | None = None
    smallest_region_bound: Number | None = None
    floors: tuple[Floor, ...] = ()
    floors_together: Number | None = None
    years: tuple[YearShare, ...] = ()
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset(
        {"smallest_region_share", "smallest_region_bound", "floors", "floors_together", "years"}
    )
