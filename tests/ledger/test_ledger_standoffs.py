"""Whether two groups hold a veto is the same, told from what they hold as from each two of their claims."""

import random
from dataclasses import replace
from typing import Any

import pytest

from rempart.ledger.evidence import compare
from rempart.ledger.profiles import Profile, Span
from rempart.ledger.standoffs import Standoffs
from rempart.ledger.weighing import Run, Weighing

TYPES = (
    *("purchase", "request", "donation", "delivery", "funding"),
    *("loan", "guarantee", "production", "cooperation"),
)
SIDES = [frozenset(names.split()) for names in ("", "", "UA", "US", "UA US", "EU", "EUROPE", "DE", "DE FR")]
ITEMS = [frozenset(words.split()) for words in ("", "arms", "aid", "patriot", "drone", "patriot missile")]
# Groups of one that are tried for each number of fields; fewer of larger ones.
TRIALS = 800
SUMS = (100.0, 100.9, 102.0, 107.0, 120.0, 126.0, 300.0)


def random_span(chosen: random.Random) -> Span:
    low = chosen.choice(SUMS)
    high = low if chosen.random() < 0.8 else low * 1.1
    precise = low == high and chosen.random() < 0.4
    scale, told = chosen.choice(
        [("USD", "USD"), ("USD", "EUR"), ("USD", "EUR"), ("USD", "SEK"), ("XAF", "XAF")]
    )
    # What a euro or a krona was worth depends on the year.
    rate = chosen.choice([1.0, 0.8, 1.1, 1.4]) if told != scale else 1.0
    return Span(low, high, scale, told, precise, low * rate, high * rate)


def random_values(chosen: random.Random) -> dict[str, Any]:
    """A value for each field of a profile."""
    spans = {random_span(chosen) for _ in range(chosen.choice([0, 1, 1, 1, 1, 2]))}
    count = chosen.choice((None, 10.0, 10.4, 50.0))
    return {
        "type": chosen.choice(TYPES),
        **{side: chosen.choice(SIDES) for side in ("taker", "supplier", "payer", "producer")},
        "item": chosen.choice(ITEMS),
        "sums": tuple(sorted(spans)),
        "count": None if count is None else Span(count, count),
        "rate": chosen.random() < 0.2,
        "month": chosen.choice([None, 5, 60]),
        "historical": chosen.random() < 0.2,
        "denied": chosen.random() < 0.2,
    }


def random_profiles(chosen: random.Random, count: int, fields: int) -> list[Profile]:
    """Claims that are alike but for a few fields, each of which one claim in three tells in its own way."""
    alike = random_values(chosen)
    others = chosen.sample(sorted(alike), fields)
    profiles = []
    for _ in range(count):
        own = random_values(chosen)
        profiles.append(Profile(**alike | {name: own[name] for name in others if chosen.random() < 0.35}))
    return profiles


@pytest.mark.parametrize("fields", [1, 2, 4])
@pytest.mark.parametrize("size", [1, 2, 8])
def test_groups_hold_a_veto_where_two_of_their_claims_do(fields: int, size: int) -> None:
    chosen = random.Random(f"{fields} {size}")  # noqa: S311 - no secret
    found = []
    for _ in range(TRIALS // size):
        profiles = random_profiles(chosen, 2 * size, fields)
        runs = [Run(one, one.month, one.month) for one in profiles]
        standoffs = Standoffs(runs, Weighing(runs))
        ours, theirs = standoffs.holding(0), standoffs.holding(size)
        for more in range(1, size):
            ours = ours.joined(standoffs.holding(more))
            theirs = standoffs.holding(size + more).joined(theirs)
        expected = any(compare(one, other).vetoed for one in profiles[:size] for other in profiles[size:])
        assert standoffs.between(ours, theirs) == standoffs.between(theirs, ours) == expected
        found.append(expected)
    # Both answers come up, or nothing was tried.
    assert set(found) == {False, True}


def test_sums_of_one_currency_may_be_near_in_different_ways() -> None:
    # Of the two others, one is as many dollars at the rate of its year, and one the same sum as told.
    deal = random_profiles(random.Random(1), 1, 1)[0]  # noqa: S311 - no secret
    sums = [(100.0, 1000.0), (100.0, 1300.0), (130.0, 1000.0), (130.0, 1300.0)]
    profiles = [
        replace(deal, sums=(Span(dollars, dollars, "USD", "SEK", False, told, told),))
        for dollars, told in sums
    ]
    runs = [Run(one, None, None) for one in profiles]
    standoffs = Standoffs(runs, Weighing(runs))
    both = standoffs.holding(1).joined(standoffs.holding(2))
    assert not standoffs.between(standoffs.holding(0), both)
    assert standoffs.between(standoffs.holding(0), both.joined(standoffs.holding(3)))
