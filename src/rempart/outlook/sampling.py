"""The box of assumption sets: drawn once, whole, then read in slices of any size."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rempart.errors import AssumptionError
from rempart.outlook.game import Array
from rempart.outlook.parameters import IN_FORCE, Assumed


@dataclass(frozen=True, slots=True)
class Box:
    """Independent uniform draws, shape (sets, parameters): a convention, not a belief.

    A parameter given as a point keeps its column, so fixing one never changes the draws of another.
    """

    ranges: Mapping[str, Assumed]
    draws: Array

    @classmethod
    def drawn(cls, ranges: Mapping[str, Assumed], sets: int, seed: int) -> "Box":
        """Draw ``sets`` sets with ``seed``.

        Raises:
            AssumptionError: a set, or the mid point, has a largest war cost below the least one.
        """
        box = cls(ranges, np.random.default_rng(seed).random((sets, len(ranges))))
        for values in (box.values(slice(None), ("war_cost_least", "war_cost_most")), mid_point(ranges)):
            crossed = int(np.count_nonzero(values["war_cost_most"] < values["war_cost_least"]))
            if crossed:
                raise AssumptionError(
                    f"war_cost_most lies below war_cost_least in {crossed} of the sets",
                    "a largest war cost that is at least the least one",
                    "Narrow one of the two ranges so that they do not overlap.",
                )
        return box

    def values(self, part: slice, names: tuple[str, ...] = ()) -> dict[str, Array]:
        """Return the parameters (all, or ``names``) of a slice of the sets, each of shape (sets,)."""
        found: dict[str, Array] = {}
        for column, (name, assumed) in enumerate(self.ranges.items()):
            if not names or name in names:
                drawn = np.ascontiguousarray(self.draws[part, column])
                found[name] = assumed.low + (assumed.high - assumed.low) * drawn
        return dated(found, self.ranges)


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
