"""A question that ties choices together: years in which what stands stays, floors, a second cover."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.improving import Improving
from rempart.coverage.instance import Budget, Instance

NO_GROUP = -1


@dataclass(frozen=True, slots=True, repr=False)
class Joint:
    """What is asked of one choice of columns. It stays inside the stage and is never printed.

    Args:
        instance: Classes and columns; with several years, those of each year in turn.
        counts: Most systems of each kind; kinds are those of the instance.
        second: What covering a class a second time is worth, in whole per cent of the first time.
        group: Shape (classes,): the group of each class, from 0, or ``NO_GROUP``.
        targets: Covered weights that are asked for, each of some groups; 0 asks nothing.
        members: The groups of each target; left out, target 0 is about group 0, and so on.
        earlier: Columns that stay, and
        later: the columns of the next year that they stay as; both of shape (links,).
    """

    instance: Instance
    counts: Budget
    second: int = 0
    group: NDArray[np.int64] | None = None
    targets: tuple[int, ...] = ()
    members: tuple[tuple[int, ...], ...] = ()
    earlier: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    later: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    def value(self, chosen: NDArray[np.int64]) -> float:
        """Return the weight that the chosen columns cover, the second time in its part."""
        times = self.times(chosen)
        weights = self.instance.weights
        once, twice = int(weights[times >= 1].sum()), int(weights[times >= 2].sum())
        return once + self.second * twice / 100

    def covered(self, chosen: NDArray[np.int64]) -> list[int]:
        """Return what the chosen columns cover of the groups of each target."""
        covered = self.times(chosen) >= 1
        return [
            int(self.instance.weights[covered & inside].sum())
            for inside in (self.inside(target) for target in range(len(self.targets)))
        ]

    def inside(self, target: int) -> NDArray[np.bool_]:
        """Return shape (classes,): whether a class is in the groups of a target."""
        if self.group is None:
            return np.zeros(self.instance.classes, dtype=np.bool_)
        return np.isin(self.group, self.groups_of(target))

    def groups_of(self, target: int) -> tuple[int, ...]:
        """Return the groups of a target."""
        return self.members[target] if self.members else (target,)

    def scale(self, chosen: NDArray[np.int64]) -> Fraction:
        """Return the largest part, at most all, that every target holds at together."""
        parts = [
            Fraction(covered, target)
            for covered, target in zip(self.covered(chosen), self.targets, strict=True)
            if target
        ]
        return min([Fraction(1), *parts])

    def allows(self, chosen: NDArray[np.int64], floors: Sequence[int]) -> bool:
        """Say whether the choice keeps to the counts, to what stays, and to a floor for each target."""
        taken = np.bincount(self.instance.kinds[chosen], minlength=len(self.counts))
        marked = np.zeros(self.instance.columns, dtype=np.bool_)
        marked[chosen] = True
        within = bool((taken <= np.array(self.counts)).all())
        stays = bool((marked[self.later] >= marked[self.earlier]).all())
        reached = self.covered(chosen)
        return within and stays and all(one >= floor for one, floor in zip(reached, floors, strict=True))

    def times(self, chosen: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how many chosen columns cover each class."""
        marked = np.zeros(self.instance.columns)
        marked[chosen] = 1
        return np.rint(Improving(self.instance).by_class(marked)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Year:
    """Systems of each kind in a year, and for how many years they are the same."""

    counts: Budget
    times: int = 1


def over_years(instance: Instance, years: Sequence[Year], *, nested: bool) -> Joint:
    """Return the question over several years: the sum over them.

    Where it is ``nested``, what stands in a year stands in the next one too, and no count ever falls.
    """
    number, columns, kinds = len(years), instance.columns, len(years[0].counts)
    offsets = np.arange(number)[:, None]
    starts = (instance.starts[1:] + instance.starts[-1] * offsets).ravel()
    repeated = Instance(
        np.concatenate([instance.weights * year.times for year in years]),
        (instance.kinds + kinds * offsets).ravel(),
        np.concatenate([np.zeros(1, dtype=np.int64), starts]),
        (instance.at_column + columns * offsets).ravel().astype(np.int32),
    )
    earlier = np.arange(columns * (number - 1) if nested else 0, dtype=np.int64)
    counts = tuple(count for year in years for count in year.counts)
    return Joint(repeated, counts, earlier=earlier, later=earlier + columns)


def staying(joint: Joint) -> NDArray[np.int64]:
    """Return a choice in which what stands stays: year by year, each time what adds most over all years left."""
    improving, kinds = Improving(joint.instance), joint.instance.kinds
    follows = dict(zip(joint.earlier.tolist(), joint.later.tolist(), strict=True))
    left = np.array(joint.counts)
    weights = joint.instance.weights.astype(np.float64)
    missing = np.ones(joint.instance.classes, dtype=np.bool_)
    chosen = np.zeros(joint.instance.columns, dtype=np.bool_)
    for kind in range(len(left)):
        while left[kind] > 0 and not chosen[kinds == kind].all():
            adds = improving.by_column(weights * missing)
            for column in reversed(joint.earlier.tolist()):
                adds[column] += adds[follows[column]]
            taken: int | None = int(np.where((kinds == kind) & ~chosen, adds, -1).argmax())
            while taken is not None:
                chosen[taken] = True
                left[kinds[taken]] -= 1
                taken = follows.get(taken)
            missing = ~joint.instance.covered(np.flatnonzero(chosen))
    return np.flatnonzero(chosen)
