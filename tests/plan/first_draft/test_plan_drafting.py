"""What every draft and every envelope must give, whatever the ledger and the list."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.ledger_samples import agreement, units

from rempart.claims.claim import Parties
from rempart.ledger.agreement import Agreement, ClaimedAmount, Item, Ledger
from rempart.plan.enveloping import Limits, bounded
from rempart.plan.first_draft.drafting import draft
from rempart.plan.first_draft.equipment import bare, kind_of, plural, singular
from rempart.plan.first_draft.readings import Reading
from rempart.plan.programme import Programme
from rempart.terms.figure import Bound
from rempart.terms.table import table

STATES = ("UA", "US", "DE", "PL", "FR", "NATO", "EUROPE", "Saab")
TERMS = (
    "Patriot", "Patriot system", "drones", "interceptor drones", "weapons", "air defence systems", "HIMARS",
    "IRIS-T SLM", "155 mm shells", "Gripen", "PAC-3 MSE missiles", "F-16", "military equipment",
)  # fmt: skip
BOUNDS: tuple[Bound, ...] = ("exact", "at_least", "at_most", "approx")

parties: st.SearchStrategy[Parties] = st.one_of(
    st.none(), st.lists(st.sampled_from(STATES), min_size=1, max_size=2, unique=True).map(tuple)
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    count = draw(st.one_of(st.none(), st.integers(1, 5000)))
    unit = draw(st.sampled_from([None, "system", "missile", "launcher", "fire unit"]))
    return units(draw(st.sampled_from(TERMS)), count, draw(st.sampled_from(BOUNDS)), unit=unit)


@st.composite
def sums(draw: st.DrawFn) -> ClaimedAmount:
    value = draw(st.integers(10**6, 10**12))
    currency = draw(st.sampled_from(["USD", "EUR", "PLN", "UAH", "BRL"]))
    bound = draw(st.sampled_from(BOUNDS))
    return ClaimedAmount(value=value, currency=currency, bound=bound, claims=("a#1",), origins=("a",))


@st.composite
def agreements(draw: st.DrawFn, name: str) -> Agreement:
    type_ = draw(st.sampled_from(["purchase", "production", "request", "donation", "delivery", "loan"]))
    roles = {role: draw(parties) for role in ("buyer", "seller", "funder", "recipient", "producer")}
    told: dict[str, Any] = {
        "items": tuple(draw(st.lists(items(), max_size=3))),
        "amounts": tuple(draw(st.lists(sums(), max_size=2))),
    }
    return agreement(name, type_, **roles, **told)


ledgers = st.integers(0, 3).flatmap(lambda count: st.tuples(*(agreements(f"deal-{n}") for n in range(count))))


@given(ledgers)
def test_every_agreement_is_promised_or_left_out_with_a_reason(entries: tuple[Agreement, ...]) -> None:
    sections = draft(Ledger(entries))
    programme = Programme.from_dict(sections, "draft")
    promised = {promise.agreement for promise in programme.promises}
    left_out = {row.agreement for row in programme.excluded if row.agreement}
    assert promised | left_out == {entry.id for entry in entries}
    assert all(row["reason"] for row in sections["excluded"])
    named = [row["id"] for row in sections["assumption"]]
    assert len(set(named)) == len(named)
    assert draft(Ledger(entries[::-1])) == sections


@given(ledgers)
def test_no_instrument_pays_for_what_nobody_promised(entries: tuple[Agreement, ...]) -> None:
    programme = Programme.from_dict(draft(Ledger(entries)), "draft")
    wanted = {f"class:{item.item_class}" for item in programme.items}
    assert {name for row in programme.funding for name in row.pays_for} <= wanted
    asked_for = {item.id for promise in programme.promises for item in programme.select(promise.items)}
    assert {item.id for item in programme.items} == asked_for


@given(st.sampled_from(BOUNDS), st.integers(1, 10**13))
def test_a_promise_asks_for_no_more_than_its_list_may_hold(bound: Bound, value: int) -> None:
    reading = Reading(value, bound, ())
    least, most = reading.span
    assert 0 <= least <= most
    assert bound == "at_most" or reading.at_least == least


@given(
    st.sampled_from([row.text("alias") for row in table("aliases").values() if row.text("language") == "en"])
)
def test_every_english_alias_means_a_row(alias: str) -> None:
    assert kind_of(alias, None, ()) is not None
    assert singular(plural(singular(alias))) == singular(alias) or not alias[-1].islower()
    assert bare(alias)


@st.composite
def lists(draw: st.DrawFn) -> tuple[Limits, np.ndarray[Any, Any]]:
    """A list that is known in part, and one basket that it may hold."""
    count = draw(st.integers(1, 5))
    amounts = st.floats(0, 1000, allow_subnormal=False).map(lambda number: round(number, 3))
    least = np.array([draw(amounts) for _ in range(count)])
    extra = np.array([draw(amounts) for _ in range(count)])
    costs = np.array([draw(st.floats(0.5, 10**6)) for _ in range(count)])
    basket = least + extra * np.array([draw(st.floats(0, 1)) for _ in range(count)])
    worth = float(costs @ basket)
    split = tuple(draw(st.booleans()) for _ in range(count))
    counts = np.array(split, dtype=float)
    held = float(counts @ basket)
    floors = ((tuple(counts), held * 0.9),) if held > 1 and draw(st.booleans()) else ()
    limits = Limits(
        unknown="list",
        items=tuple(f"i{number}" for number in range(count)),
        categories=tuple("ab"[number % 2] for number in range(count)),
        costs=tuple(costs),
        least=tuple(least),
        most=tuple(least + extra),
        sum_least=worth * draw(st.floats(0.5, 1)),
        sum_most=worth * draw(st.floats(1, 2)),
        floors=floors,
        whole=(False,) * count,
        lots=(0.0,) * count,
    )
    return limits, basket


@given(lists())
def test_every_basket_that_fits_lies_between_the_ends(case: tuple[Limits, np.ndarray[Any, Any]]) -> None:
    limits, basket = case
    found = bounded(limits, "USD")
    for row, held, most, price in zip(found.items, basket, limits.most, limits.costs, strict=True):
        assert row.least <= row.most
        near = 1e-6 * max(1.0, most) + 1e-7 * limits.sum_most / price
        assert row.least - near <= held <= row.most + near
        assert row.most <= most + near
    for category in found.categories:
        own = [name == category.category for name in limits.categories]
        worth = float((np.array(limits.costs) * basket)[own].sum())
        near = 1e-6 * max(1.0, float((np.array(limits.costs) * limits.most)[own].sum()))
        assert category.least - near <= worth <= category.most + near


@given(lists())
def test_a_wider_sum_never_narrows_an_end(case: tuple[Limits, np.ndarray[Any, Any]]) -> None:
    limits, _ = case
    values = {name: getattr(limits, name) for name in limits.__slots__}
    wider = Limits(**values | {"sum_least": limits.sum_least / 2, "sum_most": limits.sum_most * 2})
    ends = zip(bounded(limits, "USD").items, bounded(wider, "USD").items, limits.costs, strict=True)
    for narrow, wide, price in ends:
        near = 1e-6 * max(1.0, wide.most) + 1e-7 * wider.sum_most / price
        assert wide.least <= narrow.least + near
        assert wide.most >= narrow.most - near
