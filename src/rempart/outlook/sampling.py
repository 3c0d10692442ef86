"""The box of assumption sets: as if drawn once, whole, and read in slices of any size."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rempart.errors import AssumptionError
from rempart.outlook.game import Array
from rempart.outlook.parameters import IN_FORCE, Assumed

_WAR_COSTS = ("war_cost_least", "war_cost_most")


@dataclass(frozen=True, slots=True)
class Box:
    """Independent uniform draws, shape (sets, parameters): a convention, not a belief.

    A slice of the draws is made when it is asked for: the generator jumps to its first number, so the
    numbers are those of one whole draw, and a million sets need no room. A parameter given as a point
    keeps its column, so fixing one never changes the draws of another.
    """

    ranges: Mapping[str, Assumed]
    sets: int
    seed: int

    @classmethod
    def drawn(cls, ranges: Mapping[str, Assumed], sets: int, seed: int) -> "Box":
        """Draw ``sets`` sets with ``seed``.

        Raises:
            AssumptionError: a set, or the mid point, has a largest war cost below the least one.
        """
        box = cls(ranges, sets, seed)
        least, most = (ranges[name] for name in _WAR_COSTS)
        crossed = _crossed(mid_point(ranges))
        if least.high > most.low:
            crossed += sum(_crossed(box.values(part)) for part in slices(sets, 65_536))
        if crossed:
            raise AssumptionError(
                f"war_cost_most lies below war_cost_least in {crossed} of the sets",
                "a largest war cost that is at least the least one",
                "Narrow one of the two ranges so that they do not overlap.",
            )
        return box

    def draws(self, part: slice) -> Array:
        """Return the draws of a slice of the sets, each within 0 to 1."""
        first, last, _ = part.indices(self.sets)
        width = len(self.ranges)
        generator = np.random.PCG64(self.seed).advance(first * width)
        return np.random.Generator(generator).random((max(0, last - first), width))

    def values(self, part: slice) -> dict[str, Array]:
        """Return every parameter of a slice of the sets, each of shape (sets,)."""
        return scaled(self.draws(part), self.ranges)


def scaled(draws: Array, ranges: Mapping[str, Assumed]) -> dict[str, Array]:
    """Return every parameter for draws within 0 to 1, shape (sets, parameters)."""
    columns = np.ascontiguousarray(draws.T)
    found = {
        name: assumed.low + (assumed.high - assumed.low) * drawn
        for (name, assumed), drawn in zip(ranges.items(), columns, strict=True)
    }
    return dated(found, ranges)


def slices(sets: int, at_once: int) -> list[slice]:
    """Cut ``sets`` sets into slices of ``at_once``.

    Example:
        >>> slices(5, 2)
        [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    """
    return [slice(first, min(first + at_once, sets)) for first in range(0, sets, at_once)]


def mid_point(ranges: Mapping[str, Assumed], moved: Mapping[str, Array] | None = None) -> dict[str, Array]:
    """Return every parameter at its mid, one set; ``moved`` puts other values in place of some."""
    length = max((len(values) for values in (moved or {}).values()), default=1)
    found = {name: np.full(length, assumed.mid) for name, assumed in ranges.items()}
    if moved and IN_FORCE in moved:
        return found | dict(moved)
    return dated(found | dict(moved or {}), ranges)


def dated(values: dict[str, Array], ranges: Mapping[str, Assumed]) -> dict[str, Array]:
    """Put the wait for a guarantee whose date is known in place of the one drawn."""
    date = ranges[IN_FORCE].in_force_on
    if date is None or IN_FORCE not in values:
        return values
    return values | {IN_FORCE: np.maximum(0.0, date - values["build_up_years"])}


def trials_of(part: slice, trials: int) -> NDArray[np.intp]:
    """Return the trial that each set of a slice reads: set i reads trial i mod ``trials``."""
    return np.arange(part.start, part.stop) % trials


def _crossed(values: Mapping[str, Array]) -> int:
    least, most = (values[name] for name in _WAR_COSTS)
    return int(np.count_nonzero(most < least))
