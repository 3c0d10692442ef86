"""Answers for many budgets of systems: few by the search at hand, many in parts, each by a search of its own.

A search begins where the one before ended, so what it answers within its gap depends on what it was asked
before. A part is asked alone and in its own order: whoever answers it, and whenever, the people are the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rempart.coverage.answering import Answering, by_radius
from rempart.coverage.instance import Instance
from rempart.coverage.layers import Layer
from rempart.coverage.searching import Search
from rempart.engines import Engine, every

PART = 100  # budgets that one search answers: half a second to five of three types in a country

Asked = tuple[tuple[float, ...], tuple[int, ...]]  # radii in kilometres, and as many systems of each


@dataclass(frozen=True, slots=True)
class BudgetPart:
    """Budgets of the same radii, and what they are asked of. It stays inside the stage and is never printed."""

    radii_km: tuple[float, ...]
    counts: tuple[tuple[int, ...], ...]
    instance: Instance = field(repr=False)


def people_of_each(
    answering: Answering, layer: Layer, budgets: Sequence[Mapping[str, int]], engine: Engine
) -> list[int]:
    """Return the people that each budget (systems by name) can cover, within 0.1 per cent of the most.

    Args:
        answering: Who is asked.
        layer: The layer.
        budgets: Systems by name.
        engine: Who answers where there are many; the people are the same.

    Raises:
        ArchiveError: the engine is gone, or a part brought down several of its workers.
    """
    asked = [_asked(layer, budget) for budget in budgets]
    if len(set(asked)) <= PART:
        return [answering.about(layer, budget).value for budget in budgets]
    people: dict[Asked, int] = {((), ()): 0}
    for part, found in every(engine, people_of_part, list(_parts(answering, asked))):
        people.update(zip(((part.radii_km, counts) for counts in part.counts), found, strict=True))
    return [people[one] for one in asked]


def people_of_part(part: BudgetPart) -> list[int]:
    """Return the people that each budget of a part can cover."""
    search = Search(part.instance)
    return [search.about(counts).value for counts in part.counts]


def _asked(layer: Layer, budget: Mapping[str, int]) -> Asked:
    counts = by_radius(layer, "mode", budget)
    return tuple(counts), tuple(counts.values())


def _parts(answering: Answering, asked: Sequence[Asked]) -> Iterator[BudgetPart]:
    for radii, group in groupby(sorted(set(asked)), key=lambda one: one[0]):
        counts = tuple(counts for _, counts in group)
        if radii:
            instance = answering.instance("people", radii)
            for first in range(0, len(counts), PART):
                yield BudgetPart(radii, counts[first : first + PART], instance)
