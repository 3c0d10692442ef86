"""Baskets of whole units against every basket there is, counted one by one."""

from collections import Counter
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rempart.plan.model.baskets import Bounds, draw

COUNT = 8_000


@st.composite
def bounds(draw_: st.DrawFn) -> Bounds:
    number = draw_(st.integers(1, 5))
    price = st.integers(1, 9).map(float) | st.integers(500, 9000).map(lambda units: units / 1000)
    costs = np.array([draw_(price) for _ in range(number)])
    most = np.array([draw_(st.integers(0, 5)) for _ in range(number)])
    least = np.array([min(draw_(st.integers(0, 1)), int(end)) for end in most])
    lots = np.array([draw_(st.sampled_from([0, 0, 2])) for _ in range(number)])
    dearest = float(costs @ most)
    low, high = sorted((draw_(st.floats(0, 1)), draw_(st.floats(0, 1))))
    floors: tuple[Any, ...] = ()
    if draw_(st.booleans()):
        floors = ((np.where(np.arange(number) % 2 == 0, costs, 0.0), 0.2 * dearest),)
    return Bounds(costs, least, most, lots, low * dearest, high * dearest, floors)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(bounds())
def test_every_basket_that_fits_is_as_likely_as_any_other_and_no_other_is_drawn(known: Bounds) -> None:
    every = np.array(list(product(*(range(low, high + 1) for low, high in zip(known.least, known.most, strict=True)))))  # fmt: skip
    fitting = every[known.fits(every)]
    found = draw(known, COUNT, 1)
    if not len(fitting):
        assert found is None
        return
    assert found is not None
    counted = Counter(map(tuple, found.tolist()))
    assert set(counted) <= set(map(tuple, fitting.tolist()))
    expected, freedom = COUNT / len(fitting), len(fitting) - 1
    square = sum((counted[tuple(basket)] - expected) ** 2 / expected for basket in fitting.tolist())
    assert square <= freedom + 6 * (2 * freedom) ** 0.5 + 8


def test_the_means_of_many_items_are_those_of_all_baskets() -> None:
    costs, most = np.array([1.1, 0.4, 0.21, 0.057, 2.3, 0.9, 0.33]), np.array([4, 6, 7, 9, 3, 4, 6])
    known = Bounds(costs, np.zeros(7, np.int64), most, np.zeros(7, np.int64), 8.0, 9.5)
    every = np.stack(np.meshgrid(*(np.arange(end + 1) for end in most), indexing="ij"), -1).reshape(-1, 7)
    fitting = every[known.fits(every)]
    found = draw(known, 40_000, 5)
    assert found is not None
    error = fitting.std(axis=0) / 40_000**0.5
    assert (np.abs(found.mean(axis=0) - fitting.mean(axis=0)) <= 5 * error).all()
    assert (np.abs(found.std(axis=0) - fitting.std(axis=0)) <= 0.02 * fitting.std(axis=0)).all()


def test_the_same_seed_draws_the_same_baskets_however_many_are_asked_for() -> None:
    known = Bounds(
        np.array([3.0, 2.0]), np.zeros(2, np.int64), np.array([9, 9]), np.zeros(2, np.int64), 9, 20
    )
    few, many = draw(known, 10, 3), draw(known, 9_000, 3)
    assert few is not None
    assert many is not None
    assert few.tolist() == many[:10].tolist()
    other = draw(known, 10, 4)
    assert other is not None
    assert few.tolist() != other.tolist()


def test_where_no_whole_basket_fits_none_is_made_up() -> None:
    known = Bounds(np.array([3.0]), np.zeros(1, np.int64), np.array([9]), np.zeros(1, np.int64), 10.0, 11.0)
    assert draw(known, 10, 1) is None


def test_cheap_items_in_millions_beside_dear_ones() -> None:
    costs, most = np.array([1.1e9, 4500.0, 1e6]), np.array([27, 3_240_000, 50_000])
    known = Bounds(costs, np.array([10, 0, 0]), most, np.zeros(3, np.int64), 60e9, 66e9)
    found = draw(known, 2_000, 1)
    assert found is not None
    assert known.fits(found).all()
    # Every number of shells is as likely where dearer things leave room for all of them.
    assert found[:, 1].mean() == pytest.approx(1_620_000, rel=0.05)
