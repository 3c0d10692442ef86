"""Baskets of whole units that fit a sum: counted and drawn exactly, each as likely as any other.

A dynamic programme over money: how many ways lead to each sum with the first items, counted on a grid of
money. Where prices do not fit the grid, it counts a few sums too many and too few; a margin takes in all
that might fit, and each basket drawn is kept only if its true sum does. What is kept is uniform over the
baskets that fit, whatever the grid.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd

import numpy as np

from rempart.plan.model.matrix import Floats, Places

MOST_NUMBERS = 12_000_000  # of all tables: 96 MB
BLOCK = 1 << 12  # baskets drawn at once
MOST_BLOCKS = 1000  # before giving up: then hardly any basket drawn fits


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a basket must keep: units of each item, its sum, and floors.

    ``costs`` in one currency; ``least`` and ``most`` in whole units; an item with a ``lot`` comes in none
    or at least so many. A floor is (what a unit of each item counts for, at least so much).
    """

    costs: Floats
    least: Places
    most: Places
    lots: Places
    sum_least: float
    sum_most: float
    floors: tuple[tuple[Floats, float], ...] = ()

    def fits(self, baskets: Places) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """Say which baskets (rows) keep all of it."""
        room = 1e-9 * max(1.0, self.sum_most)
        sums = baskets @ self.costs
        kept = (sums >= self.sum_least - room) & (sums <= self.sum_most + room)
        kept &= ((baskets == 0) | (baskets >= self.lots)).all(axis=1)
        for counts, floor in self.floors:
            kept &= baskets @ counts >= floor * (1 - 1e-9)
        return np.asarray(kept)


def draw(bounds: Bounds, count: int, seed: int) -> Places | None:
    """Draw baskets, independent and each as likely as any other that fits.

    Args:
        bounds: What is known.
        count: How many.
        seed: Of the draws; the first baskets are the same however many are asked for.

    Returns:
        Places: (count, items) units; None where hardly any basket on the grid fits, or none at all.
    """
    if (bounds.least > bounds.most).any():
        return None
    table = _Table(bounds)
    if not table.total > 0:
        return None
    found: list[Places] = []
    have = 0
    for block, baskets in enumerate(table.baskets(seed)):
        kept = baskets[bounds.fits(baskets)]
        found.append(kept)
        have += len(kept)
        if have >= count:
            return np.concatenate(found)[:count]
        if block >= MOST_BLOCKS or (block >= MOST_BLOCKS // 10 and have == 0):
            break
    return None


class _Table:
    """The number of ways to each sum of the grid, item by item."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        spare = bounds.sum_most - float(bounds.costs @ bounds.least)
        self.grid = _grid(bounds, max(spare, 0.0))
        self.steps = np.rint(bounds.costs / self.grid).astype(np.int64)
        # Money that is worth room for every unit there may be, in units above the least.
        self.room = np.minimum(bounds.most - bounds.least, _affordable(bounds, spare))
        missed = bounds.costs - self.steps * self.grid
        low = bounds.sum_least - float(bounds.costs @ bounds.least) - self._most(missed, spare)
        high = spare + self._most(-missed, spare)
        reach = int(self.steps @ self.room)
        self.top = min(reach, int(np.floor(high / self.grid + 1e-9)))
        self.bottom = max(0, int(np.ceil(low / self.grid - 1e-9)))
        self._prefixes: list[Floats] = []
        self._ways = np.zeros(max(self.top, 0) + 1)
        self._ways[0] = 1.0
        self.total = 0.0
        if self.top < self.bottom or spare < 0:
            return
        for step, room in zip(self.steps, self.room, strict=True):
            self._prefixes.append(_prefix_sums(self._ways, int(step)))
            ways = _window_sums(self._ways, int(step), int(room) + 1)
            self._ways = ways / (ways.max() or 1.0)
        self.total = float(self._ways[self.bottom :].sum())

    def _most(self, missed: Floats, spare: float) -> float:
        """Return the most by which a basket within the sum can miss the grid to one side.

        Units in parts allowed, so that no basket misses it by more: the money goes where a unit of money
        misses most.
        """
        costs, chosen = self._bounds.costs, np.flatnonzero(missed > 0)
        chosen = chosen[np.argsort(-missed[chosen] / costs[chosen], kind="stable")]
        spent = np.minimum(np.cumsum(costs[chosen] * self.room[chosen]), max(spare, 0.0))
        return float(np.diff(spent, prepend=0.0) @ (missed[chosen] / costs[chosen]))

    def baskets(self, seed: int) -> Iterator[Places]:
        """Yield blocks of baskets whose sum on the grid may fit."""
        sums = np.cumsum(self._ways[self.bottom :])
        block = 0
        while True:
            random = np.random.Generator(np.random.Philox(key=np.array([seed, block], dtype=np.uint64)))
            uniforms = random.random((len(self.steps) + 1, BLOCK))
            place = self.bottom + np.searchsorted(sums, uniforms[0] * sums[-1], side="right")
            place = np.minimum(place, self.top)
            units = np.zeros((BLOCK, len(self.steps)), dtype=np.int64)
            for item in reversed(range(len(self.steps))):
                units[:, item] = self._units(item, place, uniforms[item + 1], self._prefixes[item])
                place = place - units[:, item] * self.steps[item]
            yield units + self._bounds.least
            block += 1

    def _units(self, item: int, place: Places, uniform: Floats, prefix: Floats) -> Places:
        """Draw how many units of one item, given the sum that it and the items before it make."""
        step, room = int(self.steps[item]), int(self.room[item])
        if step == 0:
            return np.minimum((uniform * (room + 1)).astype(np.int64), room)
        most = np.minimum(room, place // step)
        below = place - (most + 1) * step
        start = np.where(below >= 0, prefix[np.maximum(below, 0)], 0.0)
        wanted = start + uniform * (prefix[place] - start)
        # The prefix sum falls as units rise: the largest number of units that still reaches beyond.
        low, high = np.zeros_like(most), most.copy()
        while (low < high).any():
            middle = (low + high + 1) // 2
            enough = prefix[place - middle * step] > wanted
            low, high = np.where(enough, middle, low), np.where(enough, high, middle - 1)
        return low


def _grid(bounds: Bounds, spare: float) -> float:
    """Return the step of the grid: the common divisor of all prices where that is coarse enough."""
    finest = spare * len(bounds.costs) / MOST_NUMBERS
    prices = [round(float(cost)) for cost in bounds.costs if cost > 0]
    divisor = float(gcd(*prices)) if prices and np.array_equal(bounds.costs, np.rint(bounds.costs)) else 0.0
    return max(finest, divisor, 1e-9)


def _affordable(bounds: Bounds, spare: float) -> Places:
    """Return how many units more than the least the sum leaves room for."""
    prices = np.where(bounds.costs > 0, bounds.costs, 1.0)
    units = np.floor(max(spare, 0.0) / prices + 1e-9)
    return np.where(bounds.costs > 0, np.minimum(units, 2.0**62), 2.0**62).astype(np.int64)


def _prefix_sums(ways: Floats, step: int) -> Floats:
    """Return, for each place, the sum over it and the places one, two … steps below."""
    if step == 0 or step >= len(ways):
        return ways
    rows = -(-len(ways) // step)
    padded = np.zeros(rows * step)
    padded[: len(ways)] = ways
    return np.cumsum(padded.reshape(rows, step), axis=0).ravel()[: len(ways)]


def _window_sums(ways: Floats, step: int, width: int) -> Floats:
    """Return, for each place, the sum over it and ``width`` - 1 places one, two … steps below.

    Made of sums within blocks only, so that nothing is ever subtracted and no digit is lost.
    """
    if step == 0:
        return ways * width
    if width * step >= len(ways):
        return _prefix_sums(ways, step)
    rows = -(-len(ways) // step)
    blocks = -(-rows // width)
    padded = np.zeros((blocks * width, step))
    padded.ravel()[: len(ways)] = ways
    parts = padded.reshape(blocks, width, step)
    ahead = np.cumsum(parts, axis=1)
    behind = np.cumsum(parts[:, ::-1], axis=1)[:, ::-1]
    found = ahead.copy()
    # A window that ends at place j of a block takes the end of the block before from place j + 1 on.
    found[1:, :-1] += behind[:-1, 1:]
    return found.reshape(-1)[: len(ways)]
