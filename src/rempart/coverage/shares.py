"""Coverage: shares of people and listed infrastructure, by year, layer and region. No city is named."""

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


class Marginal(Record):
    """People that the ``count``-th system of an item adds at nominal radius, proven limits."""

    layer: Layer
    systems: Systems
    item: str
    count: int
    low: Number
    high: Number


class Need(Record):
    """Proven limits of the fewest systems of an item for a share of all people counted."""

    layer: Layer
    item: str
    share: Number
    low: int | None
    high: int | None
    reason: str | None = None
    largest_share: Number | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"reason", "largest_share"})


class RegionShare(Record):
    """Least and largest share of a region's counted people, rounded outward to 0.05; or withheld."""

    layer: Layer
    systems: Systems
    period: str
    code: str
    share_low: Number | None
    share_high: Number | None
    withheld: str | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"withheld"})


class CoverageAssumption(Record):
    """A named assumption of the coverage, with its range and the row or judgement it comes from."""

    id: str
    text: str
    value: Number | str | None = None
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    source: str | None = None


class Coverage(Record):
    """A geometric upper bound under public nominal radii (design, section 4.5)."""

    places: str
    as_of: str
    label: str
    assumptions: tuple[CoverageAssumption, ...]
    periods: tuple[Period, ...]
    marginal: tuple[Marginal, ...]
    need: tuple[Need, ...]
    regions: tuple[RegionShare, ...]
    not_counted: tuple[str, ...] = ()
    in_service: dict[str, int] = Field(default_factory=dict)
