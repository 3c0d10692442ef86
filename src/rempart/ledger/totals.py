"""What adding up a ledger gives: four measures, each with what it counts and what it leaves out."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal, Self, get_args

from rempart.records import Record
from rempart.terms.figure import Number, whole

Measure = Literal["reported", "contracted", "financed", "delivered"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
Reason = Literal[
    "no_amount",
    "rate",
    "no_rate",
    "part_of",
    "paid_within",
    "superseded",
    "denied",
    "history",
    "request",
    "cancelled",
]


class Extent(Record):
    """A sum as a range: the least, the value as said (of rival ones that with the most independent origins), the most.

    ``high`` is None where a text says "at least", so that no end is known.
    """

    low: Number
    said: Number
    high: Number | None
    rows: tuple[str, ...] = ()
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"rows"})

    @classmethod
    def spanning(cls, rivals: Sequence[Self]) -> Self:
        """Return the range that holds all rival sums; the first of them is the one as said."""
        ends = [one.high for one in rivals if one.high is not None]
        return cls(
            low=whole(min(one.low for one in rivals)),
            said=whole(rivals[0].said),
            high=whole(max(ends)) if len(ends) == len(rivals) else None,
            rows=tuple(dict.fromkeys(row for one in rivals for row in one.rows)),
        )

    @classmethod
    def added(cls, parts: "Iterable[Extent | Counted]") -> Self:
        """Return the sum of ranges, end by end; open above where one of them is."""
        every = list(parts)
        ends = [one.high for one in every if one.high is not None]
        return cls(
            low=whole(round(sum(one.low for one in every), 2)),
            said=whole(round(sum(one.said for one in every), 2)),
            high=whole(round(sum(ends), 2)) if len(ends) == len(every) else None,
        )


class Counted(Record):
    """One agreement in a total, since when it stands there, and what its sum rests on.

    ``disputed``: somebody denies the agreement, others affirm it. ``since`` is None where no claim
    behind it is dated. ``rests_on`` holds ids of the agreement, of claims and of table rows.
    """

    agreement: str
    title: str
    low: Number
    said: Number
    high: Number | None
    since: str | None
    rests_on: tuple[str, ...]
    disputed: bool = False
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"disputed"})


class LeftOut(Record):
    """An agreement that a total does not hold, and why."""

    agreement: str
    title: str
    why: Reason
    because: str


class Total(Record):
    """One measure: how much, of which agreements, and what is left out."""

    measure: Measure
    low: Number
    said: Number
    high: Number | None
    counted: tuple[Counted, ...]
    left_out: tuple[LeftOut, ...]


class Step(Record):
    """The four totals as they stood after a day, with the sums as known now."""

    date: str
    reported: Extent
    contracted: Extent
    financed: Extent
    delivered: Extent

    def sums(self) -> dict[Measure, Extent]:
        """Return the totals by measure."""
        return {measure: getattr(self, measure) for measure in MEASURES}


class Totals(Record):
    """Promise against delivery, in one currency; ``price_year`` is None for prices as said.

    Sums without a date are in ``totals`` and in no step.
    """

    currency: str
    price_year: str | None
    totals: tuple[Total, ...]
    steps: tuple[Step, ...]

    def total(self, measure: Measure) -> Total:
        """Return one of the four totals."""
        return next(one for one in self.totals if one.measure == measure)

    def by_agreement(self) -> dict[str, dict[Measure, Counted]]:
        """Return where each agreement that counts anywhere is counted."""
        found: dict[str, dict[Measure, Counted]] = {}
        for total in self.totals:
            for one in total.counted:
                found.setdefault(one.agreement, {})[total.measure] = one
        return found
