"""What a delivery one year earlier would change: a property of the model, no advice on timing."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rempart.outlook.assessment import STRATEGIES, EarlierDelivery, Spread, StrategyId, Undefined
from rempart.outlook.criteria import spread
from rempart.outlook.game import Array, play
from rempart.outlook.outcomes import CRITERIA, Outcome, outcome_of
from rempart.outlook.sampling import Box, mid_point, trials_of

SETS_LOOKED_AT = 2_000
Paths = tuple[Array, Array]


def earlier_delivery(box: Box, paths: Paths, planned: Paths) -> tuple[EarlierDelivery, ...]:
    """Return the change for guarantees first year by year, and for every strategy with all years earlier.

    Deliveries and the coverage that comes with them move together: the shares of year k become those of year k
    + 1. The last year stays. The ranges come from the first 2 000 sets and the paths by trial, the mid point
    from the paths as planned.
    """
    looking = _Looking(
        box.values(slice(0, min(box.sets, SETS_LOOKED_AT))), mid_point(box.ranges), paths, planned
    )
    by_year = [looking.changes("guarantees_first", year) for year in range(1, len(planned[0]) - 1)]
    return (*by_year, *(looking.changes(strategy, None) for strategy in STRATEGIES))


@dataclass(frozen=True, slots=True)
class _Looking:
    """The sets looked at and the mid point, with their paths."""

    values: Mapping[str, Array]
    middle: Mapping[str, Array]
    paths: Paths
    planned: Paths

    def changes(self, strategy: StrategyId, year: int | None) -> EarlierDelivery:
        """Solve with and without the shift of one year, or of all."""
        sets = len(self.values["yearly_discount"])
        trial = trials_of(slice(0, sets), max(path.shape[1] for path in self.paths))
        found: dict[str, Spread | Undefined] = {}
        over_sets, at_mid = (
            [
                outcome_of(play(values, each, strategy, column), values, strategy)
                for each in (paths, (_shifted(paths[0], year), _shifted(paths[1], year)))
            ]
            for values, paths, column in ((self.values, self.paths, trial), (self.middle, self.planned, None))
        )
        for criterion in CRITERIA:
            found[criterion] = spread(_change(over_sets, criterion), _change(at_mid, criterion))
        return EarlierDelivery(strategy=strategy, year=year, changes=found, sets=sets)


def _shifted(path: Array, year: int | None) -> Array:
    """Return the path with the share of year + 1 in ``year``; with None, in every year but the last."""
    shifted = path.copy()
    if year is None:
        shifted[:-1] = path[1:]
    else:
        shifted[year] = np.maximum(path[year], path[year + 1])
    return shifted


def _change(pair: list[Outcome], criterion: str) -> Array:
    return pair[1].criterion(criterion) - pair[0].criterion(criterion)
