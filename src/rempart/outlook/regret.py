"""The regret table: what each strategy falls short of the best of the three in the same set."""

from collections.abc import Mapping

import numpy as np

from rempart.outlook.assessment import STRATEGIES, Regret, StrategyId
from rempart.outlook.outcomes import CRITERIA, TIE, Outcome
from rempart.outlook.parameters import as_number

_HIGH = 0.95


def regrets(over_sets: Mapping[StrategyId, Outcome]) -> tuple[Regret, ...]:
    """Return, by criterion and strategy, how much is lost against the best, over sets defined for all."""
    found: list[Regret] = []
    for criterion in CRITERIA:
        values = np.array([over_sets[strategy].criterion(criterion) for strategy in STRATEGIES])
        values = values[:, ~np.isnan(values).any(axis=0)]
        if not values.size:
            continue
        best = values.max(axis=0)
        for strategy, own in zip(STRATEGIES, values, strict=True):
            lost = best - own
            lost[lost <= TIE] = 0
            median, high = np.quantile(lost, (0.5, _HIGH))
            found.append(
                Regret(
                    criterion=criterion,
                    strategy=strategy,
                    none_in_share=as_number(float(np.mean(lost == 0))),
                    median=as_number(median),
                    high=as_number(high),
                    largest=as_number(lost.max()),
                    defined_sets=lost.size,
                )
            )
    return tuple(found)
