"""Properties of coverage: enumeration of every choice, monotone answers, orders that do not matter."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.coverage.dense_instances import from_reach, reach_of

from rempart.coverage.answering import added, fewest
from rempart.coverage.atlas import places
from rempart.coverage.covering import cover
from rempart.coverage.instance import Instance, from_words, merged
from rempart.coverage.places import Located, Places
from rempart.coverage.reaching import Neighbourhoods
from rempart.coverage.relaxing import CutRelaxation, Relaxation
from rempart.coverage.searching import Effort, Search


@st.composite
def instances(draw: st.DrawFn, most_kinds: int = 2) -> Instance:
    """Small instances of one or two kinds: every city holds one column of each kind."""
    cities = draw(st.integers(1, 6))
    kinds = draw(st.integers(1, most_kinds))
    points = draw(st.integers(1, 14))
    row = st.lists(st.booleans(), min_size=cities * kinds, max_size=cities * kinds)
    reach = np.array(draw(st.lists(row, min_size=points, max_size=points)), dtype=np.bool_)
    weights = np.array(draw(st.lists(st.integers(0, 40), min_size=points, max_size=points)), dtype=np.int64)
    return merged_instance(reach, weights, np.repeat(np.arange(kinds), cities))


def merged_instance(
    reach: NDArray[np.bool_], weights: NDArray[np.int64], kinds: NDArray[np.int64]
) -> Instance:
    """Merge rows of a reach through the words that streams are merged by."""
    bits = np.zeros((len(reach), 64 * -(-reach.shape[1] // 64)), dtype=np.bool_)
    bits[:, : reach.shape[1]] = reach
    words = np.packbits(bits, axis=1, bitorder="little").view(np.uint64)
    counts = reach.any(axis=1) & (weights > 0)
    found = merged(words[counts], weights[counts])
    return from_words(found.words, found.weights, kinds)


def enumerated(instance: Instance, counts: tuple[int, ...]) -> int:
    """Return the best value over every choice of at most ``counts`` columns of each kind."""
    choices = []
    for kind, count in enumerate(counts):
        columns = [int(column) for column in np.flatnonzero(instance.kinds == kind)]
        choices.append(list(combinations(columns, min(count, len(columns)))))
    best = 0
    for choice in product(*choices):
        chosen = [column for part in choice for column in part]
        covered = sum(
            int(weight)
            for weight, reach in zip(instance.weights, reach_of(instance), strict=True)
            if any(reach[column] for column in chosen)
        )
        best = max(best, covered)
    return best


@settings(max_examples=250)
@given(instances(), st.integers(0, 4), st.integers(0, 3))
def test_the_answer_is_the_best_of_every_choice(instance: Instance, first: int, second: int) -> None:
    counts = (first, second)[: int(instance.kinds[-1]) + 1]
    truth = enumerated(instance, counts)
    for relaxing in (None, CutRelaxation(instance, parts=1), Relaxation(instance)):
        answer = Search(instance, relaxing=relaxing).best(counts)
        assert answer.value == answer.bound == truth
        assert instance.value(answer.chosen) == answer.value


@settings(max_examples=60)
@given(instances(), st.integers(1, 4), st.integers(1, 3), st.integers(0, 2))
def test_a_tree_cut_short_keeps_a_bound_that_holds(
    instance: Instance, first: int, second: int, nodes: int
) -> None:
    counts = (first, second)[: int(instance.kinds[-1]) + 1]
    answer = Search(instance, effort=Effort(nodes=nodes)).best(counts)
    assert answer.value <= enumerated(instance, counts) <= answer.bound
    assert (answer.status == "optimal") == (answer.value == answer.bound)


@settings(max_examples=60)
@given(instances(), st.integers(1, 4), st.integers(1, 3), st.sampled_from([0.0, 0.05, 0.3]))
def test_a_search_that_may_stop_early_says_why_and_keeps_a_bound(
    instance: Instance, first: int, second: int, gap: float
) -> None:
    counts = (first, second)[: int(instance.kinds[-1]) + 1]
    best = enumerated(instance, counts)
    near = Search(instance, effort=Effort(gap=gap)).best(counts)
    assert near.value <= best <= near.bound
    assert near.gap <= gap + 1e-9
    assert near.status in {"optimal", "gap"}
    late = Search(instance, effort=Effort(seconds=0.0)).best(counts)
    assert late.value <= best <= late.bound
    assert late.status in {"optimal", "time_limit"}
    about = Search(instance).about(counts)
    assert about.value <= best <= about.bound <= about.value * 1.001 + 1e-9 or about.value == best


@settings(max_examples=80)
@given(instances(most_kinds=1), st.integers(0, 6), st.integers(1, 300))
def test_a_target_is_reached_or_proven_out_of_reach(instance: Instance, count: int, target: int) -> None:
    best = enumerated(instance, (count,))
    answer = Search(instance).reaching((count,), target)
    assert (answer.value >= target) == (best >= target)
    assert answer.value <= best <= answer.bound
    assert best >= target or answer.bound < target
    assert Search(instance).relaxed_bound((count,)) >= best


@settings(max_examples=60)
@given(instances(most_kinds=1), st.integers(1, 500))
def test_the_fewest_are_the_first_count_that_reaches_the_share(instance: Instance, everybody: int) -> None:
    search = Search(instance)
    curve = [enumerated(instance, (count,)) for count in range(search.cities + 1)]
    for found in fewest(search, everybody):
        enough = [count for count, value in enumerate(curve) if value >= found.share * everybody - 1e-9]
        assert found.largest == curve[-1]
        assert (found.low, found.high) == ((enough[0],) * 2 if enough else (None, None))


@settings(max_examples=30)
@given(instances(most_kinds=1))
def test_what_each_further_system_adds_sums_to_the_whole(instance: Instance) -> None:
    steps = list(added(Search(instance), 1))
    assert len(steps) == 30
    assert all(step.low == step.high >= 0 for step in steps)
    assert sum(step.high for step in steps) == Search(instance).everywhere()


@settings(max_examples=60)
@given(instances())
def test_merging_changes_no_answer(instance: Instance) -> None:
    """A weight in parts of one person each, unmerged, is the same question."""
    apart = from_reach(
        np.repeat(reach_of(instance), instance.weights, axis=0),
        np.ones(int(instance.weights.sum()), dtype=np.int64),
        instance.kinds,
    )
    counts = (2, 1)[: int(instance.kinds[-1]) + 1]
    assert Search(apart).best(counts).value == Search(instance).best(counts).value


@st.composite
def maps(draw: st.DrawFn) -> tuple[Located, Located]:
    """People and cities on a patch of the sphere, at two decimals."""

    def located(size: int) -> Located:
        degrees = st.lists(st.integers(0, 300), min_size=size, max_size=size)
        return Located(
            48 + np.array(draw(degrees)) / 100,
            30 + np.array(draw(degrees)) / 100,
            np.array(draw(st.lists(st.integers(1, 1000), min_size=size, max_size=size)), dtype=np.int64),
            np.full(size, "UA-05"),
            np.zeros(size, dtype=np.int64),
            np.ones(size, dtype=np.bool_),
            np.full(size, ""),
        )

    return located(draw(st.integers(1, 25))), located(draw(st.integers(1, 8)))


@settings(max_examples=60)
@given(maps(), st.integers(10, 120), st.integers(0, 60), st.integers(1, 5))
def test_more_systems_and_wider_circles_never_cover_fewer(
    drawn: tuple[Located, Located], radius: int, wider: int, count: int
) -> None:
    near = Neighbourhoods(*drawn)
    narrow, wide = Search(near.instance((radius,))), Search(near.instance((radius + wider,)))
    assert narrow.best((count,)).value <= wide.best((count,)).value
    assert narrow.best((count,)).value <= narrow.best((count + 1,)).value <= int(drawn[0].amount.sum())


@settings(max_examples=60)
@given(maps(), st.integers(10, 120))
def test_reach_is_the_great_circle_distance(drawn: tuple[Located, Located], radius: int) -> None:
    people, cities = drawn
    near = Neighbourhoods(people, cities)
    reached = np.stack([near.within(radius, np.array([city])) for city in range(len(cities.amount))], axis=1)
    for row, column in product(range(len(people.amount)), range(len(cities.amount))):
        a, b = np.radians(people.latitude[row]), np.radians(cities.latitude[column])
        turn = np.radians(people.longitude[row] - cities.longitude[column])
        half = np.sin((a - b) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(turn / 2) ** 2
        distance = 2 * 6371.0088 * np.arcsin(np.sqrt(half))
        if abs(distance - radius) > 1e-6:
            assert bool(reached[row, column]) == (distance <= radius)


def shuffled(country: Places, order: np.random.Generator) -> Places:
    def mixed(points: Located) -> Located:
        at: NDArray[np.int64] = order.permutation(len(points.amount))
        return Located(*(getattr(points, name)[at] for name in Located.__dataclass_fields__))

    return replace(
        country,
        counted=tuple(country.counted[at] for at in order.permutation(len(country.counted))),
        people=mixed(country.people),
        cities=mixed(country.cities),
        objects=mixed(country.objects),
    )


def test_the_order_of_places_changes_nothing() -> None:
    country = places("UA")
    mixed = shuffled(country, np.random.default_rng(3))
    counts = {"NASAMS": 6, "IRIS-T SLM": 4}
    assert cover(counts, mixed).as_json() == cover(dict(reversed(counts.items())), country).as_json()
