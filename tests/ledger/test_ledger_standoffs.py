"""Whether two groups hold a veto is the same, told from what they hold as from each two of their claims."""

import random

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
SUMS = (100.0, 100.9, 102.0, 107.0, 120.0, 126.0, 300.0)


def random_span(chosen: random.Random) -> Span:
    low = chosen.choice(SUMS)
    high = low if chosen.random() < 0.8 else low * 1.1
    precise = low == high and chosen.random() < 0.4
    return Span(low, high, chosen.choice(["USD", "USD", "UAH"]), chosen.choice(["USD", "EUR"]), precise)


def random_profile(chosen: random.Random, variety: float) -> Profile:
    """A claim like all others but for what is told otherwise, ``variety`` of the time for each field."""

    def other() -> bool:
        return chosen.random() < variety

    spans = [random_span(chosen) for _ in range(chosen.choice([0, 1, 1, 1, 2]))] if other() else []
    count = chosen.choice((10.0, 10.4, 50.0))
    return Profile(
        type=chosen.choice(TYPES) if other() else "donation",
        taker=chosen.choice(SIDES) if other() else frozenset({"UA"}),
        supplier=chosen.choice(SIDES) if other() else frozenset({"US"}),
        payer=chosen.choice(SIDES) if other() else frozenset(),
        producer=chosen.choice(SIDES) if other() else frozenset(),
        item=chosen.choice(ITEMS) if other() else frozenset({"patriot"}),
        sums=tuple(sorted(set(spans))),
        count=Span(count, count) if other() else None,
        rate=other() and chosen.random() < 0.3,
        month=chosen.choice([None, 5, 60]),
        historical=other() and chosen.random() < 0.3,
        denied=other() and chosen.random() < 0.3,
    )


@pytest.mark.parametrize("variety", [0.05, 0.15, 0.4])
@pytest.mark.parametrize("size", [1, 4, 12])
def test_groups_hold_a_veto_where_two_of_their_claims_do(variety: float, size: int) -> None:
    chosen = random.Random(f"{variety} {size}")  # noqa: S311 - no secret
    found = []
    for _ in range(150):
        profiles = [random_profile(chosen, variety) for _ in range(2 * size)]
        runs = [Run(one, one.month, one.month) for one in profiles]
        standoffs = Standoffs(runs, Weighing(runs))
        ours, theirs = standoffs.holding(0), standoffs.holding(size)
        for more in range(1, size):
            ours, theirs = (
                ours.joined(standoffs.holding(more)),
                standoffs.holding(size + more).joined(theirs),
            )
        expected = any(compare(one, other).vetoed for one in profiles[:size] for other in profiles[size:])
        assert standoffs.between(ours, theirs) == standoffs.between(theirs, ours) == expected
        found.append(expected)
    # Both answers come up, or nothing was tried.
    assert variety * size > 1 or len(set(found)) == 2
