"""Coverage: shares of people and listed infrastructure, by year, layer and region. No city is named."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, ClassVar, Literal, Protocol

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from rempart.coverage.systems import LAYERS, Layer, Systems
from rempart.coverage.wishes import Wished
from rempart.errors import CoverageError
from rempart.records import Record
from rempart.terms.figure import Number


class Range(Record):
    """Values at the low, nominal and high radius; each solved anew."""

    low: Number | None
    mode: Number | None
    high: Number | None


class Quantiles(Record):
    """Shares that a tenth, half and nine tenths of the trials stay at or below, at nominal radius."""

    p10: Number
    p50: Number
    p90: Number


class Denominator(Record):
    """People counted in all, and those of them who have a coordinate."""

    all: Number
    placed: Number


class Period(Record):
    """One calendar year end: how many people the systems standing then could cover at most.

    ``value``, ``bound``, ``gap`` and ``status`` belong to the nominal radius; ``bounds`` to all three.
    Slipped systems are counted at their median over the trials of the plan; ``trials`` is the band of the
    share over them.
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
    trials: Quantiles | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"trials"})

    def ranges(self) -> dict[str, Range]:
        """Return every figure of the period that is a range, by its name."""
        shares = ("share", "share_of_placed", "infrastructure_share", "infrastructure_share_equal")
        return {name: getattr(self, name) for name in ("people", "bounds", *shares)}


class Compared(Record):
    """A larger number of one system that the country is on record as wanting, standing alone.

    ``source`` is the row that says so, ``said_on`` its date; people are those of ``population``.
    """

    layer: Layer
    item: str
    count: int
    said_on: str
    source: str
    people: Range
    share: Range
    infrastructure_share: Range
    infrastructure_share_equal: Range
    bounds: Range
    status: str
    population: str
    area: str
    rural: str


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

    Rounded outward to 0.05, the least at most .95 and the largest at least .05. ``share_mode`` is that of
    the nominal radius, to the nearest 0.05 from .05 to .95. Or all are None and ``withheld`` says why.
    The shares are the same for every population figure.
    """

    layer: Layer
    systems: Systems
    period: str
    code: str
    share_low: Number | None
    share_high: Number | None
    share_mode: Number | None = None
    withheld: str | None = None
    population: str = "present"
    area: str = "government"
    rural: str = "spread"
    radius: str = "low to high"
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"withheld"})


class ClassShare(Record):
    """Least and largest share of a class over the answers for the three radii, rounded as for regions.

    ``kind`` is ``size`` (people by size of their settlement, in the answer for people) or
    ``infrastructure`` (weight by class of object, in the answer for infrastructure as proposed).
    """

    layer: Layer
    systems: Systems
    period: str
    kind: Literal["size", "infrastructure"]
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


class Drawn(Record):
    """The trials behind the slipped systems: how many, and the seed of all draws."""

    trials: int
    seed: int


class CoveredShares(Protocol):
    """Covered shares by trial, found when they are asked for."""

    def by_trial(self, layer: Layer, months: Sequence[int]) -> NDArray[np.float64]:
        """Return shape (trials, months): shares of all people counted, before the start of each month."""


class Coverage(Record):
    """A geometric upper bound under public nominal radii (docs/files.md).

    ``as_of`` is the date of the people, ``control_as_of`` that of the flags of control. ``not_counted``
    names equipment and promises that cover nothing here, with the reason; ``in_service`` the systems
    that stood before the plan, which no other figure holds. ``varied`` is the last answer again with one
    switch set otherwise, ``wished`` what was asked beyond the most people,
    ``compared`` larger numbers on record. ``refused`` are rows of a file of places that were left out, with the reason.
    ``risk`` tells the trials behind slipped systems; ``by_trial`` finds their
    shares where they are at hand and is no part of the file.
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
    classes: tuple[ClassShare, ...] = ()
    varied: tuple[Varied, ...] = ()
    compared: tuple[Compared, ...] = ()
    wished: tuple[Wished, ...] = ()
    not_counted: tuple[str, ...] = ()
    in_service: dict[str, int] = Field(default_factory=dict)
    refused: tuple[str, ...] = ()
    risk: Drawn | None = None
    by_trial: Any = Field(default=None, exclude=True, repr=False)
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"risk", "refused", "wished", "compared"})

    def covered_shares(self, months: Sequence[int], layer: Layer | None = None) -> NDArray[np.float64]:
        """Return the share of all people counted that the systems of each trial of the plan could cover.

        Args:
            months: Months after the start of the programme, from 0; systems count that stand before the
                month begins. ``range(0, 121, 12)`` is the start and the years after it.
            layer: A layer, or None: in each trial and month the smaller share of both.

        Returns:
            NDArray: shape (trials, months), shares from 0 to 1 at nominal radius, in the order of
            ``schedule.slip(...)``, so that row k is trial k there too. Each is reached by some choice of
            cities and within 0.1 per cent of the most.

        Raises:
            CoverageError: this coverage was not made from the trials of a plan, or was read from a file.

        Example:
            >>> coverage.covered_shares([12, 24]).shape
            (500, 2)
        """
        if self.by_trial is None:
            raise CoverageError(
                "a coverage without trials", "one made from schedule.slip(...)", "Cover the trials of a plan."
            )
        shares: CoveredShares = self.by_trial
        layers = LAYERS if layer is None else (layer,)
        by_layer = np.stack([shares.by_trial(one, months) for one in layers])
        return np.asarray(by_layer.min(axis=0), dtype=np.float64)

    def rows(self) -> list[dict[str, Number | str | None]]:
        """Return all figures as rows of one table, for ``coverage.csv``; a range in one row.

        ``figure`` says what the row holds, ``of`` what it is about: the counts, an item, or a region.
        """
        rows = chain(self._by_period(), self._asked_otherwise(), self._one_item(), self._by_cell())
        return [{name: row.get(name) for name in _COLUMNS} for row in rows]

    def _by_period(self) -> Iterator[dict[str, Number | str | None]]:
        for period in self.periods:
            row = _shared(period) | {
                "period": period.period,
                "of": _counted(period.counts),
                "status": period.status,
            }
            for figure, spread in period.ranges().items():
                yield row | {"figure": figure} | dict(spread)
            if period.trials is not None:
                band = period.trials
                yield row | {
                    "figure": "share_p10_p50_p90", "low": band.p10, "mode": band.p50, "high": band.p90,
                }  # fmt: skip

    def _asked_otherwise(self) -> Iterator[dict[str, Number | str | None]]:
        for other in self.varied:
            row: dict[str, Number | str | None] = {
                "layer": other.layer, "systems": other.systems, "period": other.period,
                "of": _counted(other.counts),
                "status": f"{other.switch}={other.setting}",
            }  # fmt: skip
            for figure, spread in (("share", other.share), ("share_of_placed", other.share_of_placed)):
                yield row | {"figure": figure} | dict(spread)
        for one in self.compared:
            for figure, spread in (("people", one.people), ("share", one.share)):
                yield _shared(one) | {
                    "of": f"{one.item}={one.count}", "figure": f"wanted_{figure}", "status": one.status,
                } | dict(spread)  # fmt: skip
        for wish in self.wished:
            yield {
                "layer": wish.layer, "systems": wish.systems, "period": wish.period, "figure": "wished_share",
                "of": _counted(wish.counts),
                "mode": wish.share, "status": wish.status,
            }  # fmt: skip

    def _one_item(self) -> Iterator[dict[str, Number | str | None]]:
        for more in self.marginal:
            yield _shared(more) | {
                "of": f"{more.item}={more.count}", "figure": "added_people", "low": more.low, "high": more.high,
            }  # fmt: skip
        for need in self.need:
            yield _shared(need) | {
                "of": need.item, "figure": f"fewest_for_{need.share}", "low": need.low, "high": need.high,
                "status": need.reason,
            }  # fmt: skip

    def _by_cell(self) -> Iterator[dict[str, Number | str | None]]:
        cells: tuple[RegionShare | ClassShare, ...] = (*self.regions, *self.classes)
        for cell in cells:
            figure = "region_share" if isinstance(cell, RegionShare) else f"{cell.kind}_class_share"
            yield _shared(cell) | {
                "period": cell.period, "of": cell.code, "figure": figure,
                "low": cell.share_low, "mode": getattr(cell, "share_mode", None), "high": cell.share_high,
                "status": cell.withheld,
            }  # fmt: skip


_COLUMNS = (
    "layer", "systems", "period", "population", "area", "rural", "of", "figure", "low", "mode", "high", "status",
)  # fmt: skip


def _shared(
    row: Period | Compared | Marginal | Need | RegionShare | ClassShare,
) -> dict[str, Number | str | None]:
    return {
        "layer": row.layer, "systems": getattr(row, "systems", None), "population": row.population, "area": row.area,
        "rural": row.rural,
    }  # fmt: skip


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name}={count}" for name, count in counts.items())
