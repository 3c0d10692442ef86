"""Joint questions against full enumeration: years, floors, fair shares, a second cover, several kinds."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.coverage.dense_instances import from_reach, reach_of

from rempart.coverage.closing import close
from rempart.coverage.instance import Instance
from rempart.coverage.joint import NO_GROUP, Joint, Year, over_years
from rempart.coverage.searching import Search

Reach = NDArray[np.bool_]


@st.composite
def small(draw: st.DrawFn, *, cities: int = 5, most_kinds: int = 2) -> tuple[Instance, tuple[int, ...]]:
    """An unmerged instance of one or two kinds, and counts."""
    here = draw(st.integers(1, cities))
    kinds = draw(st.integers(1, most_kinds))
    points = draw(st.integers(1, 10))
    row = st.lists(st.booleans(), min_size=here * kinds, max_size=here * kinds)
    reach = np.array(draw(st.lists(row, min_size=points, max_size=points)), dtype=np.bool_)
    weights = np.array(draw(st.lists(st.integers(1, 40), min_size=points, max_size=points)), dtype=np.int64)
    counts = tuple(draw(st.integers(0, 3)) for _ in range(kinds))
    return from_reach(reach, weights, np.repeat(np.arange(kinds), here)), counts


def choices(instance: Instance, counts: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield every choice of exactly as many columns of each kind as may stand (fewer never cover more)."""
    of_kind = []
    for kind, count in enumerate(counts):
        columns = [int(column) for column in np.flatnonzero(instance.kinds == kind)]
        of_kind.append(list(combinations(columns, min(count, len(columns)))))
    for parts in product(*of_kind):
        yield tuple(column for part in parts for column in part)


def times(instance: Instance, choice: tuple[int, ...]) -> list[int]:
    reach = reach_of(instance)
    return [sum(bool(row[column]) for column in choice) for row in reach]


def weighed(instance: Instance, choice: tuple[int, ...], second: int = 0) -> float:
    total = 0.0
    for weight, often in zip(instance.weights, times(instance, choice), strict=True):
        total += int(weight) * ((often >= 1) + second * (often >= 2) / 100)
    return total


def by_target(joint: Joint, choice: tuple[int, ...]) -> list[int]:
    summed = [0] * len(joint.targets)
    assert joint.group is not None
    for weight, of, often in zip(
        joint.instance.weights, joint.group, times(joint.instance, choice), strict=True
    ):
        for number, groups in enumerate(joint.members):
            summed[number] += int(weight) * (often > 0 and of != NO_GROUP and int(of) in groups)
    return summed


@settings(max_examples=120, deadline=None)
@given(small(), st.sampled_from([0, 25, 30, 50, 100]))
def test_a_second_cover_counts_in_its_part(drawn: tuple[Instance, tuple[int, ...]], second: int) -> None:
    instance, counts = drawn
    found = close(Joint(instance, counts, second))
    best = max(weighed(instance, choice, second) for choice in choices(instance, counts))
    assert abs(found.value - best) < 1e-6
    assert abs(found.bound - best) < 1e-4
    assert found.status == "optimal"
    assert abs(weighed(instance, tuple(found.chosen.tolist()), second) - found.value) < 1e-9
    if not second:
        assert Search(instance).best(counts).value == found.value


@st.composite
def grouped(draw: st.DrawFn) -> Joint:
    """A question with up to three groups, some classes in none, and targets that may overlap or be out of reach."""
    instance, counts = draw(small())
    groups = draw(st.integers(1, 3))
    members = tuple(
        tuple(sorted(draw(st.sets(st.integers(0, groups - 1), min_size=1)))) for _ in range(groups)
    )
    group = np.array(
        draw(st.lists(st.integers(-1, groups - 1), min_size=instance.classes, max_size=instance.classes)),
        dtype=np.int64,
    )
    targets = tuple(draw(st.integers(0, 60)) for _ in range(groups))
    second = draw(st.sampled_from([0, 50]))
    return Joint(instance, counts, second, group, targets, members)


@settings(max_examples=200, deadline=None)
@given(grouped())
def test_floors_hold_as_far_as_they_can_and_then_the_most_is_covered(joint: Joint) -> None:
    found = close(joint)
    scales = {}
    for choice in choices(joint.instance, joint.counts):
        covered = by_target(joint, choice)
        parts = [Fraction(one, target) for one, target in zip(covered, joint.targets, strict=True) if target]
        scales[choice] = min([Fraction(1), *parts])
    largest = max(scales.values())
    assert found.status == "optimal"
    assert found.scale == largest
    assert abs(found.scale_bound - float(largest)) < 2e-6
    best = max(
        weighed(joint.instance, choice, joint.second) for choice, part in scales.items() if part == largest
    )
    assert abs(found.value - best) < 1e-6
    assert abs(found.bound - best) < 1e-4
    held = by_target(joint, tuple(found.chosen.tolist()))
    assert all(one >= largest * target for one, target in zip(held, joint.targets, strict=True))


@settings(max_examples=120, deadline=None)
@given(small(cities=4), st.integers(0, 2), st.integers(0, 1), st.sampled_from(["nested", "free"]))
def test_what_stands_stays_or_may_move(
    drawn: tuple[Instance, tuple[int, ...]], more: int, yet_more: int, deliveries: str
) -> None:
    instance, first = drawn
    nested = deliveries == "nested"
    counts = [first, tuple(one + more for one in first), tuple(one + more + yet_more for one in first)]
    found = close(over_years(instance, [Year(of_year) for of_year in counts], nested=nested))
    best = 0.0
    by_year = [list(choices(instance, of_year)) for of_year in counts]
    free = sum(max(weighed(instance, choice) for choice in of_year) for of_year in by_year)
    if nested:
        for one in by_year[0]:
            for two in by_year[1]:
                if set(one) <= set(two):
                    last = max(weighed(instance, three) for three in by_year[2] if set(two) <= set(three))
                    best = max(best, weighed(instance, one) + weighed(instance, two) + last)
    else:
        best = free
    assert found.status == "optimal"
    assert found.value == best <= free
    assert abs(found.bound - best) < 1e-4


@settings(max_examples=60, deadline=None)
@given(grouped())
def test_cut_short_the_bound_still_holds(joint: Joint) -> None:
    proven, hurried = close(joint), close(joint, seconds=0.0)
    assert hurried.scale <= proven.scale
    assert hurried.scale_bound >= float(proven.scale) - 2e-6
    if hurried.scale == proven.scale:
        assert hurried.value <= proven.value + 1e-6
        assert hurried.bound >= proven.value - 1e-4
