"""Grouping by arrays gives what weighing every pair by hand gives, whatever stands beside it."""

import math
from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import get_args

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rempart.ledger.blocks import keys
from rempart.ledger.evidence import compare
from rempart.ledger.grouping import group
from rempart.ledger.profiles import Profile, Span
from rempart.ledger.weighing import Run, Weighing
from rempart.terms.status import ClaimType

NAMES = st.sampled_from(
    [(), (), ("UA",), ("US",), ("EU",), ("EUROPE",), ("DE",), ("DE", "US"), ("UA", "US"), ("Saab",)]
).map(frozenset)
ITEMS = st.sampled_from([(), ("arms",), ("aid",), ("patriot",), ("patriot", "missile"), ("drone",)]).map(
    frozenset
)
VALUES = st.sampled_from([100.0, 100.9, 106.0, 120.0, 200.0, 25.0])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    low, wide = draw(VALUES), draw(st.sampled_from([1, 1, 1.3]))
    scale, told = draw(st.sampled_from([("USD", "USD"), ("USD", "EUR"), ("XAF", "XAF")]))
    # In dollars and other currencies without a rate a sum is told as it is compared.
    as_told = low * draw(st.sampled_from([1, 0.8, 1.1])) if told == "EUR" else low
    return Span(low, low * wide, scale, told, draw(st.booleans()), as_told, as_told * wide)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    count = draw(st.none() | st.sampled_from([10.0, 10.4, 25.0]))
    return Profile(
        type=draw(st.sampled_from([name for name in get_args(ClaimType) if name != "stance"])),
        taker=draw(NAMES),
        supplier=draw(NAMES),
        payer=draw(NAMES),
        producer=draw(NAMES),
        item=draw(ITEMS),
        sums=tuple(sorted(draw(st.lists(spans(), max_size=2, unique=True)))),
        count=None if count is None else Span(count, count),
        rate=draw(st.booleans()),
        month=draw(st.none() | st.integers(24300, 24330)),
        historical=draw(st.sampled_from([False, False, True])),
        denied=draw(st.sampled_from([False, False, True])),
    )


@given(st.lists(profiles(), min_size=2, max_size=12))
@settings(max_examples=150)
def test_pairs_weighed_by_case_are_weighed_as_by_hand(some: list[Profile]) -> None:
    weighing = Weighing([Run(one, one.month, one.month) for one in some])
    left, right = (np.array(side) for side in zip(*combinations(range(len(some)), 2), strict=True))
    found = weighing.points(left, right)
    for one, other, points in zip(left.tolist(), right.tolist(), found.tolist(), strict=True):
        evidence = compare(some[one], some[other])
        assert points == (-math.inf if evidence.vetoed else evidence.points)
    members = list(range(len(some)))
    half = len(some) // 2
    by_hand = any(compare(some[one], some[two]).vetoed for one in members[:half] for two in members[half:])
    assert weighing.any_veto(members[:half], members[half:]) is by_hand


def meet(left: Profile, right: Profile) -> bool:
    """Two that name several parties meet by a pair of them, two with sums by the sum, others by any block."""
    names = [{"EUROPE" if party == "EU" else party for party in one.parties} for one in (left, right)]
    shared = set(keys(left)) & set(keys(right))
    if all(len(some) > 1 for some in names):
        shared = {key for key in shared if not isinstance(key[1], str)}
    if left.sums and right.sums:
        shared = {key for key in shared if key[0] == "sum"}
    return bool(shared)


def strong_pairs(
    some: set[Profile],
) -> list[tuple[Profile, Profile, float, tuple[object, ...], tuple[object, ...]]]:
    """Pairs that share a block and are one agreement, with what orders them."""
    found = []
    for left, right in combinations(sorted(some, key=lambda one: one.sort_key), 2):
        evidence = compare(left, right)
        if evidence.same and meet(left, right):
            found.append((left, right, -evidence.points, left.sort_key, right.sort_key))
    return found


def by_hand(some: set[Profile]) -> set[frozenset[Profile]]:
    """The rule as it is said: strongest pair first, then of what is most told, no veto between members."""
    home = {one: frozenset([one]) for one in some}
    pairs = strong_pairs(some)
    partners = Counter(one for pair in pairs for one in pair[:2])
    for left, right, *_ in sorted(
        pairs, key=lambda pair: (pair[2], -partners[pair[0]] - partners[pair[1]], *pair[3:])
    ):
        first, second = home[left], home[right]
        if first is not second and not any(compare(one, two).vetoed for one in first for two in second):
            home |= dict.fromkeys(first | second, first | second)
    return set(home.values())


def groups(some: list[Profile]) -> set[frozenset[Profile]]:
    number = group(some)
    return {frozenset(one for one in number if number[one] == wanted) for wanted in set(number.values())}


ONE_MONTH = profiles().map(lambda one: one if one.month is None else replace(one, month=24300))


@given(st.lists(ONE_MONTH, min_size=1, max_size=25))
@settings(max_examples=150)
def test_groups_are_those_of_the_plain_rule(some: list[Profile]) -> None:
    assert groups(some) == by_hand(set(some))


@given(
    st.lists(profiles(), min_size=1, max_size=20).flatmap(
        lambda one: st.tuples(st.just(one), st.permutations(one))
    )
)
def test_the_order_of_claims_changes_no_group(both: tuple[list[Profile], list[Profile]]) -> None:
    assert groups(both[0]) == groups(both[1])


@given(st.lists(ONE_MONTH, min_size=1, max_size=25))
@settings(max_examples=150)
def test_claims_that_a_chain_of_strong_pairs_links_are_grouped_alike_alone(some: list[Profile]) -> None:
    linked = {one: {one} for one in some}
    for left, right, *_ in strong_pairs(set(some)):
        if linked[left] is not linked[right]:
            linked |= dict.fromkeys(linked[left] | linked[right], linked[left] | linked[right])
    parts = [groups(list(part)) for part in {frozenset(part) for part in linked.values()}]
    assert groups(some) == set().union(*parts)
