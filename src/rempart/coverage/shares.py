"""Coverage: shares of people and listed infrastructure, by year, layer and region. No city is named."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from rempart.records import Record
from rempart.terms.figure import Number

Layer = Literal["ballistic", "other"]
Systems = Literal["promised", "planned"]


class Range(Record):
    """Values at the low, nominal and high radius; each solved anew."""

    low: Number | None
    mode: Number | None
    high: Number | None


class Denominator(Record):
    """People counted in all, and those of them who have a coordinate."""

    all: Number
    placed: Number


class Period(Record):
    """One calendar year end: how many people the systems standing then could cover at most.

    ``value``, ``bound``, ``gap`` and ``status`` belong to the nominal radius; ``bounds`` to all three.
    """

    layer: Layer
    systems: Systems
    period: str
    counts: dict[str, int]
    people: Range
    share: Range
    infrastructure_share: Range
    value: Number
    bound: Number
    gap: Number
    status: str
    population: str
    area: str
    rural: str
    share_of_placed: Range
    denominator: Denominator
    bounds: Range
    infrastructure_share_equal: Range

    def ranges(self) -> dict[str, Range]:
        """Return every figure of the period that is a range, by its name."""
        return {
            "people": self.people,
            "bounds": self.bounds,
            "share": self.share,
            "share_of_placed": self.share_of_placed,
            "infrastructure_share": self.infrastructure_share,
            "infrastructure_share_equal": self.infrastructure_share_equal,
        }


class Marginal(Record):
    """People that the ``count``-th system of an item adds when only this item stands, proven limits."""

    layer: Layer
    systems: Systems
    item: str
    count: int
    low: Number
    high: Number
    population: str = "present"
    area: str = "government"
    rural: str = "spread"
    radius: str = "nominal"


class Need(Record):
    """Proven limits of the fewest systems of an item for a share of all people counted.

    ``reason`` is ``beyond_reach`` where one at every city does not suffice; ``largest_share`` is what
    that would give.
    """

    layer: Layer
    item: str
    share: Number
    low: int | None
    high: int | None
    reason: str | None = None
    largest_share: Number | None = None
    systems: Systems = "promised"
    population: str = "present"
    area: str = "government"
    rural: str = "spread"
    radius: str = "nominal"
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"reason", "largest_share"})


class RegionShare(Record):
    """Least and largest share of a region's counted people over the answers for the three radii.

    Rounded outward to 0.05, the least at most .95 and the largest at least .05; or both None and
    ``withheld`` says why. The shares are the same for every population figure.
    """

    layer: Layer
    systems: Systems
    period: str
    code: str
    share_low: Number | None
    share_high: Number | None
    withheld: str | None = None
    population: str = "present"
    area: str = "government"
    rural: str = "spread"
    radius: str = "low to high"
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"withheld"})


class Assumption(Record):
    """A judgement with a name, its range, and the row or judgement it comes from."""

    id: str
    text: str
    value: Number | str | None = None
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    source: str | None = None


class Varied(Record):
    """The answer for the last year end with one switch set otherwise: shares at low, nominal and high radius.

    ``switch`` is ``rural`` (``unplaced``: people without a coordinate count, and are never covered) or
    ``availability`` (whole per cent of the systems); shares are the same for every population figure.
    """

    layer: Layer
    systems: Systems
    period: str
    switch: Literal["rural", "availability"]
    setting: str
    counts: dict[str, int]
    share: Range
    share_of_placed: Range


class Coverage(Record):
    """A geometric upper bound under public nominal radii (design, section 4.5).

    ``as_of`` is the date of the people, ``control_as_of`` that of the flags of control. ``not_counted``
    names equipment and promises that cover nothing here, with the reason; ``in_service`` the systems
    that stood before the plan, which no other figure holds. ``varied`` is the last answer again with one
    switch set otherwise.
    """

    places: str
    as_of: str
    control_as_of: str = ""
    label: str
    assumptions: tuple[Assumption, ...]
    periods: tuple[Period, ...]
    marginal: tuple[Marginal, ...]
    need: tuple[Need, ...]
    regions: tuple[RegionShare, ...]
    varied: tuple[Varied, ...] = ()
    not_counted: tuple[str, ...] = ()
    in_service: dict[str, int] = Field(default_factory=dict)

    def rows(self) -> list[dict[str, Number | str | None]]:
        """Return all figures as rows of one table, for ``coverage.csv``; a range in one row.

        ``figure`` says what the row holds, ``of`` what it is about: the counts, an item, or a region.
        """
        return [{name: row.get(name) for name in _COLUMNS} for row in self._figures()]

    def _figures(self) -> Iterator[dict[str, Number | str | None]]:
        for period in self.periods:
            row = _shared(period) | {
                "period": period.period,
                "of": ", ".join(f"{name}={count}" for name, count in period.counts.items()),
                "status": period.status,
            }
            for figure, spread in period.ranges().items():
                yield row | {"figure": figure, "low": spread.low, "mode": spread.mode, "high": spread.high}
        for other in self.varied:
            row = {
                "layer": other.layer, "systems": other.systems, "period": other.period,
                "of": ", ".join(f"{name}={count}" for name, count in other.counts.items()),
                "status": f"{other.switch}={other.setting}",
            }  # fmt: skip
            for figure, spread in (("share", other.share), ("share_of_placed", other.share_of_placed)):
                yield row | {"figure": figure, "low": spread.low, "mode": spread.mode, "high": spread.high}
        for more in self.marginal:
            yield _shared(more) | {
                "of": f"{more.item}={more.count}", "figure": "added_people", "low": more.low, "high": more.high,
            }  # fmt: skip
        for need in self.need:
            yield _shared(need) | {
                "of": need.item, "figure": f"fewest_for_{need.share}", "low": need.low, "high": need.high,
                "status": need.reason,
            }  # fmt: skip
        for region in self.regions:
            yield _shared(region) | {
                "period": region.period, "of": region.code, "figure": "region_share",
                "low": region.share_low, "high": region.share_high, "status": region.withheld,
            }  # fmt: skip


_COLUMNS = (
    "layer", "systems", "period", "population", "area", "rural", "of", "figure", "low", "mode", "high", "status",
)  # fmt: skip


def _shared(row: Period | Marginal | Need | RegionShare) -> dict[str, Number | str | None]:
    return {
        "layer": row.layer, "systems": row.systems, "population": row.population, "area": row.area,
        "rural": row.rural,
    }  # fmt: skip
