"""Bound the people and listed infrastructure that delivered systems could cover."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

import numpy as np

from rempart.coverage.answering import RADII, Answering, Purpose, Radius, Reached, added, fewest
from rempart.coverage.assumptions import LABEL, assumptions
from rempart.coverage.counting import Counted, Standing, Wanted, counted
from rempart.coverage.demand import Demand, Region, classes_of, demand_of, rounded_nearest, rounded_outward
from rempart.coverage.places import Places
from rempart.coverage.searching import Answer
from rempart.coverage.shares import (
    ClassShare,
    Compared,
    Coverage,
    Denominator,
    Drawn,
    Marginal,
    Need,
    Period,
    Quantiles,
    Range,
    RegionShare,
    Varied,
)
from rempart.coverage.slipping import CoveredShares, Slipped
from rempart.coverage.switches import FULL, Population, Switches
from rempart.coverage.systems import LAYERS, Layer, Systems, known_systems
from rempart.coverage.wishes import Wished, Wishes
from rempart.coverage.wishing import Wishing
from rempart.engines import Engine
from rempart.plan.timetable import Schedule, Trials

_SHARE_DIGITS = 8
_FEWER = (80, 60)  # per cent of the systems, beside the upper bound where all are available


def cover(
    schedule_or_counts: Schedule | Trials | Mapping[str, int],
    places: Places,
    *,
    switches: Switches | None = None,
    wishes: Wishes | None = None,
    engine: Engine | None = None,
) -> Coverage:
    """Bound the people and listed infrastructure that systems standing at cities could cover.

    Policy level only: systems are counted, never sited; no city is named in anything that comes out.

    Args:
        schedule_or_counts: A plan (promised and planned systems by calendar year end), its trials from
            ``schedule.slip`` (slipped systems beside them), or counts by system name for one period.
        places: The country.
        switches: Who is counted and where systems may stand; the default is said in ``Switches``.
        wishes: Floors, fair shares, a second cover, systems that stay: answered beside the rest in
            ``wished``.
        engine: Who runs the trials; this process where none is given. The coverage is the same.

    Returns:
        Coverage: people in persons, shares from 0 to 1, each at low, nominal and high radius with a
        proven bound; rows for each population figure, the first one first.

    Raises:
        CoverageError: a system is in no table, or a count is no whole number from 0.
        ArchiveError: the engine is gone.

    Source:
        The maximal covering location problem (Church and ReVelle 1974), solved to proven optimality.

    Example:
        >>> from rempart.coverage.atlas import places
        >>> round(cover({"Patriot": 10}, places("UA")).periods[0].share.mode, 3)
        0.308
    """
    switches = switches if switches is not None else Switches()
    known = counted(schedule_or_counts, places.code, engine)
    covering = _Covering(places, switches, known.slipped)
    wished = tuple(covering.wished(wishes, known.standing)) if wishes is not None and wishes.asks else ()
    varied = tuple(_varied(places, switches, known.standing))
    return covering.coverage(known).model_copy(update={"varied": varied, "wished": wished})


def _varied(places: Places, switches: Switches, standing: tuple[Standing, ...]) -> Iterator[Varied]:
    """Yield the last answer of each kind again, with one switch moved off its default at a time."""
    last = {one.systems: one for one in sorted(standing, key=lambda one: one.period)}
    changes: list[tuple[Literal["rural", "availability"], Switches]] = []
    if switches.rural == "spread" and places.spread:
        changes.append(("rural", replace(switches, rural="unplaced")))
    if switches.availability == FULL:
        changes += [("availability", replace(switches, availability=share)) for share in _FEWER]
    for switch, changed in changes:
        covering = _Covering(places, changed)
        for layer in LAYERS:
            for one in last.values():
                if one.counts:
                    yield covering.varied(layer, one, switch)


class _Covering:
    """One coverage in the making."""

    def __init__(self, places: Places, switches: Switches, slipped: Slipped | None = None) -> None:
        self._places = places
        self._switches = switches
        self._demand: Demand = demand_of(places, switches)
        objects = places.objects.only(places.objects.flag)
        self._weight: dict[Purpose, int] = {
            "people": self._demand.everybody,
            "weighted": int(objects.amount.sum()),
            "equal": len(objects.amount),
        }
        self._objects = objects
        self._object_classes = classes_of(objects)
        self.answers = Answering(self._demand, objects)
        self._slipped = slipped
        self._by_trial = (
            CoveredShares(slipped, self.answers, self._demand.everybody, switches.availability)
            if slipped is not None
            else None
        )

    def coverage(self, known: Counted) -> Coverage:
        """Return the whole of it."""
        standing = known.standing
        alone = self._alone(standing)
        return Coverage(
            places=self._places.code,
            as_of=self._places.people_as_of,
            control_as_of=self._places.control_as_of,
            label=LABEL,
            assumptions=assumptions(
                self._places, self._switches, self._demand, dict.fromkeys(name for _, name in alone)
            ),
            periods=tuple(row for layer in LAYERS for one in standing for row in self._periods(layer, one)),
            marginal=tuple(
                row
                for (layer, name), (kind, most) in alone.items()
                for row in self._marginal(layer, name, kind, most)
            ),
            need=tuple(
                row for (layer, name), (kind, _) in alone.items() for row in self._need(layer, name, kind)
            ),
            regions=tuple(row for layer in LAYERS for one in standing for row in self._regions(layer, one)),
            classes=tuple(row for layer in LAYERS for one in standing for row in self._classes(layer, one)),
            not_counted=known.not_counted + self._surplus(alone),
            in_service=dict(known.in_service),
            compared=tuple(row for layer in LAYERS for row in self._compared(layer, known.wanted)),
            refused=self._places.refused,
            risk=self._drawn(),
            by_trial=self._by_trial,
        )

    def _drawn(self) -> Drawn | None:
        trials = self._slipped.trials if self._slipped is not None else None
        return Drawn(trials=trials.trials, seed=trials.seed) if trials is not None else None

    def _band(self, layer: Layer, standing: Standing) -> Quantiles | None:
        """Return the band of the share over the trials, for slipped systems."""
        if standing.systems != "slipped" or self._slipped is None or self._by_trial is None:
            return None
        ends = self._slipped.year_ends()
        shares = self._by_trial.by_trial(layer, tuple(ends.values()))[:, list(ends).index(standing.period)]
        p10, p50, p90 = np.quantile(shares, (0.1, 0.5, 0.9), method="inverted_cdf")
        return Quantiles(**{
            name: round(float(share), _SHARE_DIGITS)
            for name, share in (("p10", p10), ("p50", p50), ("p90", p90))
        })  # fmt: skip

    def _available(self, layer: Layer, standing: Standing) -> dict[str, int]:
        """Return the systems that count in a layer: those with a reach there, less the unavailable."""
        return {
            name: count * self._switches.availability // 100
            for name, count in sorted(standing.counts.items())
            if layer in known_systems()[name].reaches and count
        }

    def _alone(self, standing: tuple[Standing, ...]) -> dict[tuple[Layer, str], tuple[Systems, int]]:
        """Return every item by layer, whether promised or only planned, and its largest count."""
        alone: dict[tuple[Layer, str], tuple[Systems, int]] = {}
        for layer in LAYERS:
            for one in standing:
                for name, count in self._available(layer, one).items():
                    kind, most = alone.get((layer, name), (one.systems, 0))
                    alone[layer, name] = (kind, max(most, count))
        return alone

    def _surplus(self, alone: Mapping[tuple[Layer, str], tuple[Systems, int]]) -> tuple[str, ...]:
        cities = len(self._demand.cities.amount)
        beyond = {name: most - cities for (_, name), (_, most) in alone.items() if most > cities}
        return tuple(
            f"{name}: {surplus} more than there are cities to stand at" for name, surplus in beyond.items()
        )

    def _periods(self, layer: Layer, standing: Standing) -> Iterator[Period]:
        counts = self._available(layer, standing)
        answers = self._answers(layer, counts)
        nominal, values = answers["mode"], {radius: answer.value for radius, answer in answers.items()}
        everybody, placed = self._demand.everybody, self._demand.placed
        for population, factor in self._demand.factors.items():
            yield Period(
                systems=standing.systems,
                period=standing.period,
                counts=counts,
                value=round(nominal.value * factor),
                bound=round(nominal.bound * factor),
                gap=(nominal.bound - nominal.value) / nominal.value if nominal.value else 0,
                share_of_placed=_shares(values, placed),
                denominator=Denominator(all=round(everybody * factor), placed=round(placed * factor)),
                trials=self._band(layer, standing),
                **self._covered(layer, counts, answers, population),
            )

    def _answers(self, layer: Layer, counts: Mapping[str, int]) -> dict[Radius, Answer]:
        return {radius: self.answers.most("people", layer, radius, counts) for radius in RADII}

    def _covered(
        self,
        layer: Layer,
        counts: Mapping[str, int],
        answers: Mapping[Radius, Answer],
        population: Population,
    ) -> dict[str, Any]:
        """Return what a row says of the most people and infrastructure that some systems cover."""
        values = {radius: answer.value for radius, answer in answers.items()}
        bounds = {radius: answer.bound for radius, answer in answers.items()}
        factor = self._demand.factors[population]
        return self._scene(population) | {
            "layer": layer,
            "people": _people(values, factor),
            "bounds": _people(bounds, factor),
            "share": _shares(values, self._demand.everybody),
            "infrastructure_share": self._infrastructure("weighted", layer, counts),
            "infrastructure_share_equal": self._infrastructure("equal", layer, counts),
            "status": answers["mode"].status,
        }

    def wished(self, wishes: Wishes, standing: tuple[Standing, ...]) -> Iterator[Wished]:
        """Yield the answer to wishes for each layer and kind of systems."""
        wishing = Wishing(self._demand, self._objects, self.answers, wishes)
        for layer in LAYERS:
            for systems in dict.fromkeys(one.systems for one in standing):
                of_kind = [
                    replace(one, counts=self._available(layer, one))
                    for one in standing
                    if one.systems == systems
                ]
                yield from wishing.answer(layer, of_kind)

    def varied(self, layer: Layer, standing: Standing, switch: Literal["rural", "availability"]) -> Varied:
        """Return the shares of people alone, under the switches of this coverage."""
        counts = self._available(layer, standing)
        values = {radius: answer.value for radius, answer in self._answers(layer, counts).items()}
        return Varied(
            layer=layer,
            systems=standing.systems,
            period=standing.period,
            switch=switch,
            setting=str(getattr(self._switches, switch)),
            counts=counts,
            share=_shares(values, self._demand.everybody),
            share_of_placed=_shares(values, self._demand.placed),
        )

    def _compared(self, layer: Layer, wanted: tuple[Wanted, ...]) -> Iterator[Compared]:
        for one in wanted:
            counts = {one.name: one.count}
            if layer not in known_systems()[one.name].reaches:
                continue
            answers = self._answers(layer, counts)
            for population in self._demand.factors:
                covered = self._covered(layer, counts, answers, population)
                told = {"item": one.name, "count": one.count, "said_on": one.said_on, "source": one.source}
                yield Compared(**told, **covered)

    def _infrastructure(self, weights: Purpose, layer: Layer, counts: Mapping[str, int]) -> Range:
        values = {radius: self.answers.most(weights, layer, radius, counts).value for radius in RADII}
        return _shares(values, self._weight[weights])

    def _marginal(self, layer: Layer, name: str, systems: Systems, most: int) -> Iterator[Marginal]:
        steps = list(added(self.answers.search("people", self._nominal(layer, name)), most))
        for population, factor in self._demand.factors.items():
            for step in steps:
                yield Marginal(
                    layer=layer,
                    systems=systems,
                    item=name,
                    count=step.count,
                    low=round(step.low * factor),
                    high=round(step.high * factor),
                    **self._scene(population),
                )

    def _need(self, layer: Layer, name: str, systems: Systems) -> Iterator[Need]:
        search = self.answers.search("people", self._nominal(layer, name))
        for found in fewest(search, self._demand.everybody):
            beyond = found.high is None
            yield Need(
                layer=layer,
                item=name,
                share=found.share,
                low=found.low,
                high=found.high,
                reason="beyond_reach" if beyond else None,
                largest_share=_share(found.largest, self._demand.everybody) if beyond else None,
                systems=systems,
                **self._scene(),
            )

    def _regions(self, layer: Layer, standing: Standing) -> Iterator[RegionShare]:
        for region, shares in self._cells("people", layer, standing, self._demand.regions):
            yield RegionShare(
                layer=layer,
                systems=standing.systems,
                period=standing.period,
                code=region.code,
                share_low=shares[0],
                share_mode=shares[1],
                share_high=shares[2],
                withheld=region.withheld,
                **self._scene(),
            )

    def _classes(self, layer: Layer, standing: Standing) -> Iterator[ClassShare]:
        kinds: tuple[tuple[Literal["size", "infrastructure"], Purpose, tuple[Region, ...]], ...] = (
            ("size", "people", self._demand.sizes),
            ("infrastructure", "weighted", self._object_classes),
        )
        for kind, purpose, groups in kinds:
            for group, shares in self._cells(purpose, layer, standing, groups):
                yield ClassShare(
                    layer=layer,
                    systems=standing.systems,
                    period=standing.period,
                    kind=kind,
                    code=group.code,
                    share_low=shares[0],
                    share_high=shares[2],
                    withheld=group.withheld,
                    **self._scene(),
                )

    def _scene(self, population: Population | None = None) -> dict[str, Any]:
        """Return who is counted, as every row says it; without a population figure those of the first one."""
        return {
            "population": population or next(iter(self._demand.factors)),
            "area": self._switches.area,
            "rural": self._switches.rural,
        }

    def _cells(
        self, purpose: Purpose, layer: Layer, standing: Standing, groups: tuple[Region, ...]
    ) -> Iterator[tuple[Region, tuple[float | None, float | None, float | None]]]:
        """Yield each group with the least, nominal and largest share that the answers for the radii cover."""
        counts = self._available(layer, standing)
        covered = [self.answers.by_group(purpose, Reached(layer, radius, counts), groups) for radius in RADII]
        for group, amounts in zip(groups, zip(*covered, strict=True), strict=True):
            if group.withheld is not None:
                yield group, (None, None, None)
                continue
            least, largest = rounded_outward((min(amounts), group.people), (max(amounts), group.people))
            yield group, (least, rounded_nearest(amounts[RADII.index("mode")], group.people), largest)

    @staticmethod
    def _nominal(layer: Layer, name: str) -> tuple[float, ...]:
        return (float(known_systems()[name].reaches[layer].radius_km.mode),)


def _people(values: Mapping[Radius, int], factor: float) -> Range:
    return Range(**{radius: round(value * factor) for radius, value in values.items()})


def _shares(values: Mapping[Radius, int], whole: int) -> Range:
    return Range(**{radius: _share(value, whole) for radius, value in values.items()})


def _share(part: int, whole: int) -> float:
    return round(part / whole, _SHARE_DIGITS) if whole else 0.0
