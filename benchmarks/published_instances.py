"""The published random instances of maximal covering, made anew: the C library's ``rand()`` replayed in lanes.

Cordeau, Furini and Ljubic (EJOR 275(3), 2019, doi 10.1016/j.ejor.2018.12.021) publish the law of their
instances: sites, then customers, uniform on a square of side 30, then costs, then demands, each number
one call of the GNU C library's ``rand()`` after ``srand(seed)``. That generator is an additive feedback
r[i] = r[i-3] + r[i-31] mod 2**32, a linear recurrence: its state after any number of calls is a power
of one matrix, so a long stream is cut into lanes that run side by side, and any part can be had alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Calls = NDArray[np.uint32]
SIDE = 30.0
_LARGEST = 2147483647
_HISTORY = 31  # numbers that the next one follows from
_STRIDE = 3  # numbers that can be had at once, since each needs the third before it
_THROWN_AWAY = 310
_LANE = 3 * 512
DECIMALS = 6
CHUNK = 1 << 19


def rand(seed: int, first: int, count: int) -> Calls:
    """Return what calls ``first`` to ``first + count - 1`` of ``rand()`` give after ``srand(seed)``.

    Example:
        >>> rand(1, 0, 2).tolist()
        [1804289383, 846930886]
    """
    lanes = max(1, -(-count // _LANE))
    states = _states(seed, first, lanes)
    stream = np.empty((_HISTORY + _LANE, lanes), dtype=np.uint32)
    stream[:_HISTORY] = states
    for at in range(_HISTORY, _HISTORY + _LANE, _STRIDE):
        np.add(stream[at - 3 : at], stream[at - 31 : at - 31 + _STRIDE], out=stream[at : at + _STRIDE])
    return np.asarray(stream[_HISTORY:].T.reshape(-1)[:count] >> 1, dtype=np.uint32)


def _states(seed: int, first: int, lanes: int) -> Calls:
    """Return the history before each lane, shape (31, lanes); each step doubles the lanes that are known."""
    states = (_after(_THROWN_AWAY + first) @ _seeded(seed))[:, None]
    jump = _after(_LANE)
    while states.shape[1] < lanes:
        states = np.concatenate([states, jump @ states], axis=1)
        jump = jump @ jump
    return states[:, :lanes]


def _seeded(seed: int) -> Calls:
    """Return the history that ``srand(seed)`` leaves before the numbers that are thrown away."""
    numbers = [seed]
    for _ in range(1, _HISTORY):
        numbers.append(16807 * numbers[-1] % _LARGEST)
    numbers += numbers[:3]
    return np.array(numbers[3:], dtype=np.uint32)


@cache
def _after(calls: int) -> Calls:
    """Return the matrix that takes a history to the one ``calls`` numbers later."""
    step = np.zeros((_HISTORY, _HISTORY), dtype=np.uint32)
    step[np.arange(_HISTORY - 1), np.arange(1, _HISTORY)] = 1
    step[-1, 0] = step[-1, _HISTORY - 3] = 1
    power = np.eye(_HISTORY, dtype=np.uint32)
    while calls:
        if calls & 1:
            power = step @ power
        step = step @ step
        calls >>= 1
    return power


@dataclass(frozen=True)
class Published:
    """An instance by its numbers: sites and customers, demands and costs from 1, one seed.

    The text of its file has the sums in ``tests/deep/test_published_instances.py``.
    """

    sites: int
    customers: int
    seed: int
    most_demand: int = 100
    costs: tuple[int, int] = (1, 1)

    def coordinates(self, first: int, count: int) -> NDArray[np.float64]:
        """Return shape (2, count): x and y of the points from ``first`` on, sites before customers."""
        drawn = rand(self.seed, 2 * first, 2 * count)
        # In the order of the law: the quotient first, then the side; six decimals are what the file holds.
        return np.round((drawn / float(_LARGEST) * SIDE).reshape(count, 2).T, DECIMALS)

    def demands(self, first: int, count: int) -> NDArray[np.int64]:
        """Return the demands of the customers from ``first`` on."""
        drawn = rand(self.seed, 3 * self.sites + 2 * self.customers + first, count)
        return drawn.astype(np.int64) % self.most_demand + 1

    def site_costs(self) -> NDArray[np.int64]:
        """Return the cost of each site."""
        least, most = self.costs
        drawn = rand(self.seed, 2 * self.sites + 2 * self.customers, self.sites)
        return drawn.astype(np.int64) % (most - least + 1) + least

    def site_coordinates(self) -> NDArray[np.float64]:
        """Return shape (2, sites)."""
        return self.coordinates(0, self.sites)

    def chunks(self, size: int = CHUNK) -> Iterator[tuple[NDArray[np.float64], NDArray[np.int64]]]:
        """Yield the customers in turn: coordinates of shape (2, n) and demands of shape (n,)."""
        for first in range(0, self.customers, size):
            count = min(size, self.customers - first)
            yield self.coordinates(self.sites + first, count), self.demands(first, count)

    def text(self) -> str:
        """Return the file as it was published."""
        lines = [f"{self.sites}\t{self.customers}\t"]
        x, y = self.site_coordinates()
        lines += [f"F\t{at}\t{x[at]:.6f}\t{y[at]:.6f}\t{cost}" for at, cost in enumerate(self.site_costs())]
        at = 0
        for (xs, ys), demands in self.chunks():
            for one, other, demand in zip(xs, ys, demands, strict=True):
                lines.append(f"C\t{at}\t{one:.6f}\t{other:.6f}\t{demand}")
                at += 1
        return "\n".join(lines) + "\n"
