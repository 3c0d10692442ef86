"""The published instances, made anew: checksums of their files, and their optima by both relaxations."""

from hashlib import sha256
from typing import Any

import numpy as np
import pytest
from benchmarks.cover_tools import Case, Plane, recounted, rempart
from benchmarks.published_instances import SIDE, Published, rand
from tests.coverage.dense_instances import from_reach, reach_of

from rempart.coverage import instance
from rempart.coverage.instance import Instance
from rempart.coverage.reaching import Reaching
from rempart.coverage.searching import Search

# Sum of demand and the first digits of the SHA-256 of the file, from the published text and an independent
# re-implementation; optima by HiGHS and SCIP.
FILES = [
    (Published(100, 1000, 1, costs=(10, 100)), None, "f53139588c4b7cee96bfe5a7e150581ad311e15c97b44e57450da602255e4244"),
    (Published(100, 1000, 1), 49_916, "275c21dc81cd5fba283fd1e636e568121d03b3c4ddd88971f6d0627a569cba3b"),
    (Published(100, 1000, 2), 50_771, "10797faf2d6692759dcd2ae414f7221923e28be856a34859819f63831cfbe159"),
    (Published(100, 10_000, 1), 502_399, "e5b98669548e4e4ce317019357e937d3a04fe2f8b1ec4f84d9d3db186257c8d4"),
    (Published(100, 10_000, 2), 504_944, "90212618785729b1c1784927f4174c235476653b1ede107a7c4dde3c97f694ea"),
]  # fmt: skip
OPTIMA = [
    (Case(100, 1000, 5.5, 10, 1), 44_731), (Case(100, 1000, 5.5, 10, 2), 45_122),
    (Case(100, 10_000, 5.5, 10, 1), 441_545), (Case(100, 10_000, 5.5, 10, 2), 436_551),
]  # fmt: skip


def reaching(case: Case, size: int = 1 << 19, points: int | None = None) -> Reaching:
    published = case.published
    found = Reaching(
        Plane(), published.site_coordinates(), (case.radius,), corners=np.array([[0.0, SIDE]] * 2),
        points=case.points if points is None else points,
    )  # fmt: skip
    for at, demand in published.chunks(size):
        found.add(at, demand)
    return found


def test_numbers_are_those_of_the_c_library() -> None:
    assert rand(1, 0, 3).tolist() == [1804289383, 846930886, 1681692777]
    whole = rand(7, 0, 9000)
    for first, count in ((0, 1), (1, 2000), (1535, 3), (4000, 5000)):
        assert rand(7, first, count).tolist() == whole[first : first + count].tolist()


@pytest.mark.parametrize(("instance", "demand", "digest"), FILES)
def test_a_file_is_the_published_one(instance: Published, demand: int | None, digest: str) -> None:
    assert sha256(instance.text().encode()).hexdigest() == digest
    total = sum(int(one.sum()) for _, one in instance.chunks(777))
    assert demand is None or total == demand


@pytest.mark.parametrize(("case", "optimum"), OPTIMA)
def test_optima_are_found_and_proven_and_recounted(case: Case, optimum: int) -> None:
    found = rempart(case)
    assert (found.value, found.bound) == (optimum, optimum)
    assert recounted(case, found.sites) == optimum
    assert len(set(found.sites)) == case.budget


def same(one: Instance, other: Instance) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("weights", "kinds", "starts", "at_column")
    )


CASE = Case(100, 10_000, 5.5, 10)


@pytest.mark.parametrize("points", [1, 10_000, 10**7])
@pytest.mark.parametrize("size", [997, 1 << 19])
def test_neither_chunks_nor_squares_change_the_classes(points: int, size: int) -> None:
    assert same(reaching(CASE, size, points).instance(), reaching(CASE).instance())


def test_classes_are_those_of_every_pair_measured() -> None:
    published = CASE.published
    sites = published.site_coordinates()
    reach = []
    weights = []
    for at, demand in published.chunks(1 << 12):
        reach.append(np.hypot(at[0][:, None] - sites[0], at[1][:, None] - sites[1]) < CASE.radius)
        weights.append(demand)
    measured: dict[bytes, int] = {}
    for row, weight in zip(np.concatenate(reach), np.concatenate(weights), strict=True):
        if row.any():
            measured[row.tobytes()] = measured.get(row.tobytes(), 0) + int(weight)
    found = reaching(CASE).instance()
    merged = {row.tobytes(): int(weight) for row, weight in zip(reach_of(found), found.weights, strict=True)}
    assert merged == measured


def test_cover_sets_with_one_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    def weak(words: Any) -> Any:
        return words[:, 0] % np.uint64(3)

    wanted = reaching(CASE).merged()
    by_set = {row.tobytes(): int(weight) for row, weight in zip(wanted.words, wanted.weights, strict=True)}
    monkeypatch.setattr(instance, "hash_of", weak)
    found = reaching(CASE, 997).merged()
    assert len(found.weights) == len(by_set)
    assert {
        row.tobytes(): int(weight) for row, weight in zip(found.words, found.weights, strict=True)
    } == by_set


def test_memory_of_the_merge_does_not_grow_with_the_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance, "_AT_ONCE", 1000)
    few = instance.Merging(1)
    for turn in range(200):
        few.add(np.arange(1, 401, dtype=np.uint64)[:, None], np.full(400, turn, dtype=np.int64))
        assert few._held <= 1400
    assert few.all().weights.tolist() == [sum(range(200))] * 400


def test_merging_on_or_off_gives_the_same_answer() -> None:
    case = Case(100, 1000, 5.5, 10)
    published = case.published
    sites = published.site_coordinates()
    ((at, demand),) = published.chunks()
    reach = np.hypot(at[0][:, None] - sites[0], at[1][:, None] - sites[1]) < case.radius
    apart = from_reach(reach, demand, np.zeros(case.sites, dtype=np.int64))
    answer = Search(apart).best((case.budget,))
    assert (answer.value, answer.bound) == (44_731, 44_731)


@pytest.mark.parametrize("changed", [Case(100, 1000, 5.5, 11), Case(100, 1000, 6.0, 10)])
def test_more_budget_or_radius_never_covers_less(changed: Case) -> None:
    assert rempart(changed).value >= 44_731


def test_weights_in_another_scale_give_the_same_choice() -> None:
    instance = reaching(Case(100, 1000, 5.5, 10)).instance()
    scaled = Instance(instance.weights * 1000, instance.kinds, instance.starts, instance.at_column)
    heavier = Instance(instance.weights + 1, instance.kinds, instance.starts, instance.at_column)
    assert Search(scaled).best((10,)).value == 44_731_000
    assert Search(heavier).best((10,)).value >= 44_731
