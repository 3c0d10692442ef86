"""Wishes answered for a country: the joint question built from its places, and the answer as shares."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.answering import Answering, by_radius
from rempart.coverage.closing import Closed, Scaled, close, scaled
from rempart.coverage.counting import Standing
from rempart.coverage.demand import Demand, Region
from rempart.coverage.instance import WORD, Instance, Words, from_words, merged
from rempart.coverage.joint import NO_GROUP, Joint, Year, over_years
from rempart.coverage.places import Located
from rempart.coverage.reaching import Neighbourhoods
from rempart.coverage.systems import Layer
from rempart.coverage.wishes import FULL, Floor, Wished, Wishes, YearShare
from rempart.errors import CoverageError

_TWENTIETHS = 20
_DIGITS = 8
_OFF = 1e-6  # of a step of 0.05
_HALF_UNITS = 2


@dataclass(frozen=True, slots=True, repr=False)
class _Classes:
    """Merged demand: the instance, and of each class its group, and whether it is people or objects."""

    instance: Instance
    group: NDArray[np.int64]
    people: NDArray[np.bool_]


class Wishing:
    """Answers wishes under one set of switches; the weights of objects are in half units."""

    def __init__(self, demand: Demand, objects: Located, answering: Answering, wishes: Wishes) -> None:
        self._demand, self._objects = demand, objects
        self._answering, self._wishes = answering, wishes
        self._cells = self._asked_cells()
        self._label = self._labels()

    def _asked_cells(self) -> tuple[Region, ...]:
        """Return the regions and size classes that the wishes are about."""
        if self._wishes.fair:
            return tuple(cell for cell in self._demand.regions if cell.withheld is None)
        known = {cell.code: cell for cell in (*self._demand.regions, *self._demand.sizes)}
        for code in self._wishes.floors:
            if code not in known or known[code].withheld is not None:
                why = known[code].withheld if code in known else "no region or size class of these places"
                shown = [name for name, cell in known.items() if cell.withheld is None]
                raise CoverageError(
                    f"floor for {code!r}: {why}", f"one of {', '.join(shown)}", "Correct the code."
                )
        return tuple(known[code] for code in self._wishes.floors)

    def _labels(self) -> NDArray[np.int64]:
        """Return for each point which of the asked cells it is in, as bits; 0 for none."""
        if len(self._cells) >= WORD - 1:
            raise CoverageError(
                f"{len(self._cells)} floors or regions", f"fewer than {WORD - 1}", "Ask for fewer."
            )
        label = np.zeros(len(self._demand.people.amount), dtype=np.int64)
        for number, cell in enumerate(self._cells):
            label[cell.at] |= 1 << number
        return label

    def answer(self, layer: Layer, standing: Sequence[Standing]) -> Iterator[Wished]:
        """Yield the answer for one kind of systems, its years in order; none where nothing stands."""
        last = standing[-1]
        radii = tuple(by_radius(layer, "mode", {name: 1 for one in standing for name in one.counts}))
        years = [one for one in standing if by_radius(layer, "mode", one.counts)]
        if not radii or not years:
            return
        if self._wishes.deliveries == "free":
            years = [last]
        classes = self._classes(radii)
        joint, times = self._joint(layer, radii, classes, years)
        closed = close(joint, seconds=self._wishes.seconds)
        yield self._told(layer, years, _Solved(classes, joint, times, closed, radii))

    def _classes(self, radii: tuple[float, ...]) -> _Classes:
        """Merge people by cover set and asked cells, and objects by cover set, into one instance."""
        cities, wishes = self._demand.cities, self._wishes
        people = Neighbourhoods(self._demand.people, cities).words(radii)
        parts = [_labelled(people, self._label * 2 + 1)]
        weights = [self._demand.people.amount]
        if wishes.infrastructure:
            parts.append(_labelled(Neighbourhoods(self._objects, cities).words(radii), 0))
            # Weights stand in half units, so both sides are doubled.
            weights = [weights[0] * _HALF_UNITS, self._objects.amount * wishes.infrastructure]
        words, amount = np.concatenate(parts), np.concatenate(weights)
        kept = words[:, :-1].any(axis=1) & (amount > 0)
        found = merged(words[kept], amount[kept])
        label = found.words[:, -1].astype(np.int64)
        kinds = np.repeat(np.arange(len(radii)), len(cities.amount))
        instance = from_words(np.ascontiguousarray(found.words[:, :-1]), found.weights, kinds)
        return _Classes(instance, np.where(label > 1, label // 2, NO_GROUP), label % 2 == 1)

    def _joint(
        self, layer: Layer, radii: tuple[float, ...], classes: _Classes, years: Sequence[Standing]
    ) -> tuple[Joint, list[Year]]:
        counts = [by_radius(layer, "mode", one.counts) for one in years]
        by_kind = [tuple(of_year.get(radius, 0) for radius in radii) for of_year in counts]
        cities = len(self._demand.cities.amount)
        spans: list[Year] = []
        for of_year in by_kind:
            held = tuple(min(count, cities) for count in of_year)
            if spans and any(now < before for now, before in zip(held, spans[-1].counts, strict=True)):
                raise CoverageError(
                    "systems that stay, and fewer of them in a later year",
                    "counts that never fall",
                    "Use free deliveries.",
                )
            if spans and held == spans[-1].counts:
                spans[-1] = replace(spans[-1], times=spans[-1].times + 1)
            else:
                spans.append(Year(held))
        joint = over_years(classes.instance, spans, nested=len(spans) > 1)
        group = np.full(joint.instance.classes, NO_GROUP)
        group[-len(classes.group) :] = classes.group
        labels = [int(one) for one in np.unique(group[group != NO_GROUP])]
        targets, members = [], []
        scale = spans[-1].times * (_HALF_UNITS if self._wishes.infrastructure else 1)
        for number, cell in enumerate(self._cells):
            share = FULL if self._wishes.fair else self._wishes.floors[cell.code]
            targets.append(-(-cell.people * scale * share // FULL))
            members.append(tuple(label for label in labels if label >> number & 1))
        return replace(
            joint, second=self._wishes.backup, group=group, targets=tuple(targets), members=tuple(members)
        ), spans

    def _told(self, layer: Layer, years: Sequence[Standing], solved: "_Solved") -> Wished:
        wishes, closed = self._wishes, solved.closed
        last, everybody = years[-1], self._demand.everybody
        unit = _HALF_UNITS if wishes.infrastructure else 1
        shares = [solved.people(span) / unit / everybody for span in range(len(solved.spans))]
        of_year = [share for span, share in zip(solved.spans, shares, strict=True) for _ in range(span.times)]
        most = [self._answering.most("people", layer, "mode", one.counts) for one in years]
        stay = wishes.deliveries == "stay"
        prices = [
            (answer.value / everybody - share, answer.bound / everybody - share)
            for answer, share in zip(most, of_year, strict=True)
        ]
        weight = int(self._objects.amount.sum())
        return Wished(
            layer=layer,
            systems=last.systems,
            period=f"{years[0].period} to {last.period}" if stay and len(years) > 1 else last.period,
            counts=dict(last.counts),
            deliveries=wishes.deliveries,
            backup=wishes.backup,
            infrastructure=wishes.infrastructure,
            value=_rounded(closed.value / unit),
            bound=_rounded(closed.bound / unit),
            gap=round(closed.gap, _DIGITS),
            status=closed.status,
            share=round(shares[-1], _DIGITS),
            share_twice=round(solved.people(len(shares) - 1, twice=True) / unit / everybody, _DIGITS),
            infrastructure_share=round(self._infrastructure(solved) / weight, _DIGITS) if weight else 0,
            price_low=round(max(0.0, sum(low for low, _ in prices) / len(prices)), _DIGITS),
            price_high=round(max(0.0, sum(high for _, high in prices) / len(prices)), _DIGITS),
            **self._held(solved),
            years=tuple(
                YearShare(
                    period=one.period, counts=dict(one.counts), share=round(share, _DIGITS),
                    most=round(answer.value / everybody, _DIGITS),
                    most_bound=round(answer.bound / everybody, _DIGITS),
                )
                for one, share, answer in zip(years, of_year, most, strict=True)
            )
            if stay
            else (),
        )  # fmt: skip

    def _held(self, solved: "_Solved") -> Mapping[str, object]:
        """Return what became of fair shares or floors."""
        closed = solved.closed
        if self._wishes.fair:
            return {
                "smallest_region_share": round(float(closed.scale), _DIGITS),
                "smallest_region_bound": round(max(closed.scale_bound, float(closed.scale)), _DIGITS),
            }
        if not self._cells:
            return {}
        covered = solved.joint.covered(closed.chosen)
        floors = tuple(
            Floor(
                code=cell.code,
                asked=self._wishes.floors[cell.code] / FULL,
                holds=covered[number] >= solved.joint.targets[number],
                largest=_down(largest.scale),
                largest_bound=_up(largest.bound),
            )
            for number, cell in enumerate(self._cells)
            for largest in [self._largest(solved, number)]
        )
        together = 1 if closed.scale == 1 else _down(closed.scale)
        return {"floors": floors, "floors_together": together}

    def _largest(self, solved: "_Solved", number: int) -> Scaled:
        """Return the largest share that one floor alone could be in the last year."""
        classes = solved.classes
        whole = self._cells[number].people * (_HALF_UNITS if self._wishes.infrastructure else 1)
        alone = Joint(
            classes.instance,
            solved.spans[-1].counts,
            group=classes.group,
            targets=(whole,),
            members=(solved.joint.groups_of(number),),
        )
        return scaled(alone, seconds=self._wishes.seconds)

    def _infrastructure(self, solved: "_Solved") -> int:
        """Return the half units of weight that the last year's systems cover."""
        return self._answering.covered_by("weighted", solved.standing(len(self._demand.cities.amount)))


@dataclass(frozen=True, slots=True, repr=False)
class _Solved:
    """A joint question and its answer."""

    classes: _Classes
    joint: Joint
    spans: list[Year]
    closed: Closed
    radii: tuple[float, ...]

    def _chosen(self, span: int) -> NDArray[np.int64]:
        columns = self.classes.instance.columns
        chosen = self.closed.chosen
        return np.asarray(chosen[chosen // columns == span] % columns)

    def people(self, span: int, *, twice: bool = False) -> int:
        """Return the people covered in a span of years, in the units of the instance."""
        times = Joint(self.classes.instance, ()).times(self._chosen(span))
        counted = self.classes.people & (times >= (2 if twice else 1))
        return int(self.classes.instance.weights[counted].sum())

    def standing(self, cities: int) -> dict[float, NDArray[np.int64]]:
        """Return the cities of the last year by radius. They stay inside the stage."""
        chosen = self._chosen(len(self.spans) - 1)
        return {radius: chosen[chosen // cities == kind] % cities for kind, radius in enumerate(self.radii)}


def _labelled(words: Words, label: NDArray[np.int64] | int) -> Words:
    """Return cover sets with one more word, so that only those of one label are merged."""
    last = np.broadcast_to(np.asarray(label, dtype=np.uint64), (len(words),))
    return np.column_stack([words, last])


def _down(share: Fraction) -> float:
    """Round a share down to 0.05, at most 0.95: a cell is never said to be wholly covered."""
    return min(share.numerator * _TWENTIETHS // share.denominator, _TWENTIETHS - 1) / _TWENTIETHS


def _up(share: float) -> float:
    """Round a bound of a share up to 0.05; what the solver may be off by does not lift it a step."""
    return min(_TWENTIETHS, ceil(share * _TWENTIETHS - _OFF)) / _TWENTIETHS


def _rounded(value: float) -> float | int:
    return int(value) if float(value).is_integer() else round(value, 2)
