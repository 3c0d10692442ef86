"""What is measured for coverage: Rempart and spopt on one generated instance, and Rempart on Ukraine."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.published_instances import SIDE, Published
from rempart.coverage.atlas import places
from rempart.coverage.counting import Standing
from rempart.coverage.covering import _Covering
from rempart.coverage.demand import demand_of
from rempart.coverage.reaching import Map, Neighbourhoods, Reaching
from rempart.coverage.searching import Effort, Search
from rempart.coverage.switches import Switches
from rempart.coverage.wishes import Wishes

NODES = 10**9  # benchmarks stop at a gap or a time, not at a number of nodes
SECONDS = 600.0
PERIODS = 5
TRIALS = 1000


class Plane:
    """The map is a plane, and a point at exactly the radius is out of reach, as published."""

    strict = True

    def positions(self, at: Map) -> Map:
        """Return the points as they are."""
        return at

    def length(self, radius: float) -> float:
        """Return the radius."""
        return radius


@dataclass(frozen=True)
class Case:
    """A generated instance, and the gap at which an answer is good enough."""

    sites: int
    points: int
    radius: float
    budget: int
    seed: int = 1
    gap: float = 0.0

    @property
    def published(self) -> Published:
        """The instance by its law."""
        return Published(self.sites, self.points, self.seed)


@dataclass(frozen=True)
class Found:
    """An answer: value and bound, and the sites chosen, which only generated instances give away."""

    value: float
    bound: float
    sites: tuple[int, ...] = ()


def rempart(case: Case) -> Found:
    """Generate, merge in a stream, search."""
    published = case.published
    reaching = Reaching(
        Plane(),
        published.site_coordinates(),
        (case.radius,),
        corners=np.array([[0.0, SIDE]] * 2),
        points=case.points,
    )
    for at, demand in published.chunks():
        reaching.add(at, demand)
    effort = Effort(nodes=NODES, gap=case.gap, seconds=SECONDS)
    answer = Search(reaching.instance(), effort=effort).best((case.budget,))
    return Found(answer.value, answer.bound, tuple(int(site) for site in answer.chosen))


def spopt(case: Case) -> Found:
    """Generate, give spopt the distances of all pairs, and let CBC solve its model to optimality."""
    from pulp import PULP_CBC_CMD
    from scipy.spatial.distance import cdist
    from spopt.locate import MCLP

    published = case.published
    at = published.coordinates(case.sites, case.points)
    distances = cdist(at.T, published.site_coordinates().T)
    model: Any = MCLP.from_cost_matrix(distances, published.demands(0, case.points), case.radius, case.budget)
    solved = model.solve(PULP_CBC_CMD(msg=False, gapRel=case.gap or None))
    chosen = tuple(at for at, clients in enumerate(solved.fac2cli) if clients)
    value = recounted(case, chosen)
    return Found(value, value if not case.gap else value * (1 + case.gap), chosen)


def recounted(case: Case, sites: tuple[int, ...]) -> int:
    """Return the demand that sites cover, from raw distances alone."""
    published = case.published
    chosen = published.site_coordinates()[:, list(sites)]
    total = 0
    for at, demand in published.chunks(1 << 16):
        covered = np.zeros(at.shape[1], dtype=np.bool_)
        for x, y in chosen.T:
            covered |= np.hypot(at[0] - x, at[1] - y) < case.radius
        total += int(demand[covered].sum())
    return total


def country_search() -> Search:
    """Return the search for Ukraine as it is counted by default, layer other, Patriot at nominal radius."""
    counted = demand_of(places("UA"), Switches())
    instance = Neighbourhoods(counted.people, counted.cities).instance((70.0,))
    return Search(instance, effort=Effort(nodes=NODES, seconds=SECONDS))


def country() -> Found:
    """Ten systems."""
    answer = country_search().best((10,))
    return Found(answer.value, answer.bound)


def country_curve() -> Found:
    """One to thirty systems, each solved; the sums of values and bounds."""
    search = country_search()
    answers = [search.best((count,)) for count in range(1, 31)]
    return Found(sum(answer.value for answer in answers), sum(answer.bound for answer in answers))


def country_joint() -> Found:
    """Three types over five years in which what stands stays, with floors, within a minute."""
    years = [
        Standing(
            "planned",
            str(2026 + year),
            {"Patriot": 2 * year + 2, "IRIS-T SLM": 4 * year + 4, "NASAMS": 6 * year + 6},
        )
        for year in range(PERIODS)
    ]
    wishes = Wishes(floors={"UA-46": 40, "UA-63": 50, "100k-500k": 60}, deliveries="stay")
    rows = _Covering(places("UA"), Switches()).wished(wishes, tuple(years))
    row = next(row for row in rows if row.layer == "other")
    return Found(float(row.value), float(row.bound))


def country_trials() -> Found:
    """A thousand trials of three types over ten years, drawn here; the mean share in the last year."""
    rng = np.random.default_rng(7)
    covering = _Covering(places("UA"), Switches())
    names = ("Patriot", "IRIS-T SLM", "NASAMS")
    planned = np.array([10, 12, 18])[:, None] * np.arange(1, 11) / 10
    slower = rng.uniform(0.3, 1.0, (TRIALS, len(names), 1))
    counts: NDArray[np.int64] = np.floor(planned * slower).astype(np.int64)
    budgets = np.unique(counts.transpose(0, 2, 1).reshape(-1, len(names)), axis=0)
    answers = {
        tuple(budget): covering.answers.about(
            "other", dict(zip(names, (int(one) for one in budget), strict=True))
        )
        for budget in budgets.tolist()
    }
    last = [answers[tuple(trial)] for trial in counts[:, :, -1].tolist()]
    return Found(sum(one.value for one in last) / TRIALS, sum(one.bound for one in last) / TRIALS)
