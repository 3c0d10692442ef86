"""What the units delivered need each year: their support, and the people who serve them."""

import numpy as np

from rempart.plan.findings import Upkeep
from rempart.plan.model.matrix import Floats
from rempart.plan.programme import Programme
from rempart.plan.results.wording import list_words
from rempart.terms.figure import LowModeHigh, whole


def upkeep(programme: Programme, delivered: Floats) -> tuple[Upkeep, ...]:
    """Return, for each calendar year, what delivered units (by item and month) cost to support and how many serve them.

    Support is counted for each month in which a unit is in service, from the month after its delivery;
    crews for the units at the end of the year. Items without a figure are named, not counted as free.
    Units in service before the start are not counted.
    """
    years = np.array([programme.year(month) for month in range(programme.months)])
    so_far = np.cumsum(delivered, axis=1)
    before = np.concatenate((np.zeros((len(so_far), 1)), so_far[:, :-1]), axis=1)
    bought = so_far[:, -1] > 0 if programme.months else np.zeros(0, bool)
    support = [
        LowModeHigh(0, 0, 0)
        if item.support_cost_per_year is None
        else programme.in_currency(item.support_cost_per_year)
        for item in programme.items
    ]
    crews = [item.crew_per_unit or LowModeHigh(0, 0, 0) for item in programme.items]
    missing = [
        [item.name for item, is_bought in zip(programme.items, bought, strict=True) if is_bought and getattr(item, field) is None]
        for field in ("support_cost_per_year", "crew_per_unit")
    ]  # fmt: skip
    found = []
    for year in np.unique(years):
        here = np.flatnonzero(years == year)
        unit_years = before[:, here].sum(axis=1) / 12
        standing = so_far[:, here[-1]]
        if not standing.any():
            continue
        found.append(
            Upkeep(
                year=int(year),
                support_cost=_ends(support, unit_years, 2),
                crew=_ends(crews, standing, 1),
                without_support_cost=_named(missing[0]),
                without_crew=_named(missing[1]),
            )
        )
    return tuple(found)


def _ends(each: list[LowModeHigh], units: Floats, digits: int) -> LowModeHigh:
    low, mode, high = (
        whole(round(float(np.dot(units, [float(getattr(span, end)) for span in each])), digits))
        for end in ("low", "mode", "high")
    )
    return LowModeHigh(low, mode, high)


def _named(names: list[str]) -> str | None:
    return list_words(names, 8) if names else None
