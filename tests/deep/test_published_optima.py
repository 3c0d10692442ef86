"""The published instances of a hundred thousand points and more: checksums, classes, optima. ``make deep``."""

from hashlib import sha256

import numpy as np
import pytest
from benchmarks.cover_tools import Case, Plane, recounted, rempart
from benchmarks.published_instances import SIDE, Published

from rempart.coverage.reaching import Reaching

OPTIMA = [
    (Case(100, 100_000, 5.5, 10, 1), 4_431_761),  # in print: 4.43e6, a user's run of another solver
    (Case(100, 100_000, 5.5, 15, 1), 5_004_903),
    (Case(100, 100_000, 6.25, 10, 1), 4_866_754),
    (Case(100, 100_000, 5.5, 10, 2), 4_374_489),  # in print: 4.37e6
    (Case(100, 100_000, 5.5, 15, 2), 4_991_663),
    (Case(100, 100_000, 6.25, 10, 2), 4_824_379),
    (Case(100, 100_000, 6.25, 15, 1), 5_040_640),
    (Case(100, 100_000, 6.25, 15, 2), 5_051_327),
]
FILES = [
    (1, 5_040_640, "5a277d536769d29e98f9d7f4d9f5cdd90569915d7e59dc96f04eef7874c3861c"),
    (2, 5_051_327, "4379171e0ca4db46da4e47efe5483864cd0aeedc5ca57228ad114949ac25bc5e"),
]
CLASSES = [(1, 5.5, 2189, 314), (1, 6.25, 2593, 0), (2, 5.5, 2335, 4992), (2, 6.25, 2774, 0)]


@pytest.mark.parametrize(("case", "optimum"), OPTIMA)
def test_optima_of_a_hundred_thousand_points(case: Case, optimum: int) -> None:
    found = rempart(case)
    assert (found.value, found.bound) == (optimum, optimum)
    assert recounted(case, found.sites) == optimum


@pytest.mark.parametrize(("seed", "demand", "digest"), FILES)
def test_files_of_a_hundred_thousand_points(seed: int, demand: int, digest: str) -> None:
    instance = Published(100, 100_000, seed)
    assert sha256(instance.text().encode()).hexdigest() == digest
    assert sum(int(one.sum()) for _, one in instance.chunks()) == demand


@pytest.mark.parametrize(("seed", "radius", "classes", "out_of_reach"), CLASSES)
def test_classes_of_a_hundred_thousand_points(
    seed: int, radius: float, classes: int, out_of_reach: int
) -> None:
    published = Published(100, 100_000, seed)
    found = Reaching(
        Plane(), published.site_coordinates(), (radius,), corners=np.array([[0.0, SIDE]] * 2), points=100_000
    )
    for at, demand in published.chunks():
        found.add(at, demand)
    instance = found.instance()
    whole = int(found.merged().weights.sum())
    assert (instance.classes, whole - int(instance.weights.sum())) == (classes, out_of_reach)


@pytest.mark.parametrize("case", [Case(100, 10**7, 5.5, 10), Case(100, 2 * 10**7, 5.5, 10)])
def test_millions_of_points_are_solved_and_recounted(case: Case) -> None:
    found = rempart(case)
    assert found.value == found.bound == recounted(case, found.sites)


@pytest.mark.parametrize("case", [Case(500, 10**4, 2.0, 20), Case(500, 10**4, 5.5, 10)])
def test_many_sites_are_solved_and_recounted(case: Case) -> None:
    found = rempart(case)
    assert found.value == found.bound == recounted(case, found.sites)
