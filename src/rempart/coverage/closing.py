"""Joint questions closed: whole numbers of systems under cuts, until the bound meets what is reached."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.improving import Improving
from rempart.coverage.joint import NO_GROUP, Joint, staying
from rempart.coverage.relaxing import Parts, add_cuts
from rempart.coverage.solver import UNBOUNDED, Linear, Rows, Solved

_WHOLE = 1e5  # what all weights of a question add up to for the solver
_PARTS = 60
_RELAXED_ROUNDS = 60
_ROUNDS = 200
_FULL = 1e-9
_HALF = 0.5
_NEXT = 0.99  # the next whole number is out of reach of a bound that lies above the value by less
_SAME = 1e-6  # relative; a bound above the value by less than the solver can tell counts as met

Chosen = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Closed:
    """An answer to a joint question: what is reached, a proven bound, the columns (never printed).

    ``scale`` and ``scale_bound`` are the part of all targets that holds, and the bound of it; 1 where
    they hold whole. ``status``: ``optimal``, ``time_limit`` or ``round_limit``.
    """

    value: float
    bound: float
    status: str
    scale: Fraction
    scale_bound: float
    chosen: Chosen = field(repr=False)

    @property
    def gap(self) -> float:
        """The share of the value by which the bound lies above it."""
        return max(0.0, self.bound - self.value) / self.value if self.value else float(self.bound > 0)


def close(joint: Joint, *, seconds: float | None = None) -> Closed:
    """Return the most that can be covered with the targets held, as far as they can be.

    First the largest part of all targets that can be reached together; then, with that held, the most covered
    weight. Targets of all the weight there is share out evenly: their part is the smallest share. After
    ``seconds`` it stops with what there is; without them when it is proven.

    Returns:
        Closed: value and bound in the weights of the classes.
    """
    nothing = np.empty(0, dtype=np.int64)
    if not any(joint.counts) or not joint.instance.classes:
        scale = joint.scale(nothing)
        return Closed(0.0, 0.0, "optimal", scale, float(scale), nothing)
    master, start = _Master(joint), _start(joint)
    began = monotonic()
    reached = _Climbed(start, 1.0, "optimal")
    if any(joint.targets):
        reached = _scaled(master, start, UNBOUNDED if seconds is None else began + seconds / 2)
    scale = joint.scale(reached.chosen)
    floors = [-(-target * scale.numerator // scale.denominator) for target in joint.targets]
    master.ask_for_total(floors)
    found = _climb(master, reached.chosen, floors, ends=UNBOUNDED if seconds is None else began + seconds)
    status = found.status if reached.status == "optimal" else reached.status
    scale_bound = min(1.0, reached.bound)
    return Closed(joint.value(found.chosen), found.bound, status, scale, scale_bound, found.chosen)


@dataclass(frozen=True, slots=True)
class Scaled:
    """The largest part of all targets found to hold together, at most 1, and a proven bound on it."""

    scale: Fraction
    bound: float


def scaled(joint: Joint, *, seconds: float | None = None) -> Scaled:
    """Return the largest part of all targets that can be reached together, whatever else is covered.

    This is the first step of ``close`` alone: where only the part is wanted, the second one is wasted.
    """
    if not any(joint.counts) or not joint.instance.classes or not any(joint.targets):
        scale = joint.scale(np.empty(0, dtype=np.int64))
        return Scaled(scale, float(scale))
    ends = UNBOUNDED if seconds is None else monotonic() + seconds
    reached = _scaled(_Master(joint), _start(joint), ends)
    return Scaled(joint.scale(reached.chosen), min(1.0, reached.bound))


def _scaled(master: "_Master", start: Chosen, ends: float) -> "_Climbed":
    """Climb to the largest part of all targets."""
    master.ask_for_scale()
    return _climb(master, start, [0] * len(master.joint.targets), ends=ends)


@dataclass(frozen=True, slots=True, repr=False)
class _Climbed:
    chosen: Chosen
    bound: float
    status: str


def _climb(master: "_Master", start: Chosen, floors: Sequence[int], *, ends: float) -> _Climbed:
    """Add cuts to the relaxation, then ask for whole answers under the cuts so far, until bound and value meet."""
    best, value = start, master.value(start)
    bound = master.relax(ends)
    for _ in range(_ROUNDS):
        if master.met(bound, value):
            return _Climbed(best, value, "optimal")
        left = ends - monotonic()
        if left <= 0:
            return _Climbed(best, bound, "time_limit")
        solved = master.whole(None if left == UNBOUNDED else left, best)
        bound = min(bound, solved.objective)
        if not len(solved.values):
            continue
        chosen = np.flatnonzero(solved.values[: master.columns] > _HALF)
        if master.joint.allows(chosen, floors) and master.value(chosen) > value:
            best, value = chosen, master.value(chosen)
        if not master.cut_at(chosen) and not master.met(bound, value):
            break
    return _Climbed(best, bound, "round_limit")


def _start(joint: Joint) -> Chosen:
    """Return a choice that keeps to the counts and to what stays."""
    if len(joint.earlier):
        return staying(joint)
    improving = Improving(joint.instance)
    return improving.improved(improving.greedy(joint.counts))


class _Master:
    """A joint question as a program: whole columns, and cuts (Benders) on the weight they cover.

    Columns: those of the instance; then the covered weight of each part, with the second cover; where that
    counts and there are targets, again without it; last the part of all targets that is reached.
    """

    def __init__(self, joint: Joint) -> None:
        instance = joint.instance
        self.joint = joint
        self.columns = instance.columns
        self._improving = Improving(instance)
        self._scaling = _WHOLE / max(1, int(instance.weights.sum()))
        self._weights: Values = instance.weights.astype(np.float64) * self._scaling
        group = joint.group if joint.group is not None else np.full(instance.classes, NO_GROUP)
        self._parts = Parts(instance, _PARTS, group + 1)
        second = joint.second / 100
        self._seconds = [second, 0.0] if second and joint.targets else [second]
        self._last = self.columns + self._parts.number * len(self._seconds)
        self._for_scale = False
        self._cut_before: set[bytes] = set()
        whole = self._parts.summed(self._weights)
        upper = [np.ones(self.columns), *(whole * (1 + second) for second in self._seconds), np.ones(1)]
        rows = self._rows()
        self._first_target = len(rows.lower) - len(joint.targets)
        self._linear = Linear(np.zeros(self._last + 1), np.concatenate(upper), rows)

    def met(self, bound: float, value: float) -> bool:
        """Say whether nothing can be above the value: whole weights come in steps, and the solver rounds."""
        if self._for_scale:
            return bound - value <= _SAME
        step = gcd(100, self.joint.second) / 100
        return bound - value < max(_NEXT * step, _SAME * value)

    def _rows(self) -> Rows:
        """Counts of each kind, what stays, and the targets by group."""
        joint = self.joint
        kinds = [np.flatnonzero(joint.instance.kinds == kind) for kind in range(len(joint.counts))]
        index: list[NDArray[np.int64]] = list(kinds)
        value = [np.ones(len(kind)) for kind in kinds]
        index += [np.array(link) for link in zip(joint.later, joint.earlier, strict=True)]
        value += [np.array([1.0, -1.0])] * len(joint.later)
        first = self._last - self._parts.number
        for number, target in enumerate(joint.targets):
            inside = np.isin(self._parts.group - 1, joint.groups_of(number))
            of_group = np.flatnonzero(inside) + first
            index.append(np.append(of_group, self._last))
            value.append(np.append(np.ones(len(of_group)), -target * self._scaling))
        links, targets = len(joint.later), len(joint.targets)
        sizes = [len(one) for one in index]
        return Rows(
            np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
            np.concatenate(index).astype(np.int64),
            np.concatenate(value),
            np.concatenate([np.zeros(len(kinds) + links), np.full(targets, -UNBOUNDED)]),
            np.concatenate(
                [np.array(joint.counts, dtype=np.float64), np.ones(links), np.full(targets, UNBOUNDED)]
            ),
        )

    def ask_for_scale(self) -> None:
        """Ask for the largest part of all targets that can be reached together."""
        self._ask(np.append(np.zeros(self._last), 1.0), [0.0] * len(self.joint.targets), scale=True)

    def ask_for_total(self, floors: Sequence[int]) -> None:
        """Ask for the most covered weight, with at least so much of each group."""
        cost = np.zeros(self._last + 1)
        cost[self.columns : self.columns + self._parts.number] = 1
        # Weights are whole numbers, so half of one tells a floor that holds from one that does not.
        self._ask(cost, [max(0.0, floor - 0.5) * self._scaling for floor in floors], scale=False)

    def _ask(self, cost: Values, floors: Sequence[float], *, scale: bool) -> None:
        self._for_scale = scale
        self._linear.value_columns(cost)
        self._linear.bound_column(self._last, 0.0, float(scale))
        for row, floor in enumerate(floors):
            self._linear.bound_row(self._first_target + row, floor, UNBOUNDED)

    def value(self, chosen: Chosen) -> float:
        """Return what is asked for, as the chosen columns have it."""
        return float(self.joint.scale(chosen)) if self._for_scale else self.joint.value(chosen)

    def relax(self, ends: float) -> float:
        """Add cuts until the relaxation holds, and return its bound."""
        best, bound = np.zeros(self.columns), UNBOUNDED
        for _ in range(_RELAXED_ROUNDS):
            found = self._linear.solve()
            if not found.possible:
                return bound
            columns, bound = found.values[: self.columns], self._unscaled(found.objective)
            best = (columns + best) / 2
            if not (self._cut(best, found.values) or self._cut(columns, found.values)):
                break
            if monotonic() > ends:
                break
        return bound

    def whole(self, seconds: float | None, start: Chosen) -> Solved:
        """Solve for whole systems under the cuts so far; ``objective`` is a bound in the weights of the classes."""
        marked = np.zeros(self.columns)
        marked[start] = 1
        found = self._linear.solve_whole(self.columns, seconds, marked)
        return Solved(found.values, found.prices, self._unscaled(found.objective), found.possible)

    def cut_at(self, chosen: Chosen) -> bool:
        """Add all cuts of a choice, and say whether it is the first time.

        The covered weights that come with a whole answer need not be the largest the cuts allow, so no
        cut is left out because they keep to it.
        """
        known = chosen.tobytes()
        if known in self._cut_before:
            return False
        self._cut_before.add(known)
        marked = np.zeros(self.columns)
        marked[chosen] = 1
        self._cut(marked, np.concatenate([marked, np.full(self._last + 1 - self.columns, UNBOUNDED)]))
        return True

    def _unscaled(self, objective: float) -> float:
        return objective if self._for_scale else objective / self._scaling

    def _cut(self, point: Values, values: Values) -> bool:
        times = self._improving.by_class(point)
        once = times < 1 - _FULL
        twice = ~once & (times < 2 - _FULL)
        broken = []
        for number, second in enumerate(self._seconds):
            slope = self._weights * np.select([once, twice], [1.0, second], 0.0)
            base = self._weights * np.select([once, twice], [0.0, 1.0 - second], 1.0 + second)
            first = self.columns + self._parts.number * number
            broken += add_cuts(self._linear, self._parts.lines(base, slope), values, first=first)
        return bool(broken)
