"""Two sums or counts are apart where no number satisfies both; "at least" has no upper end, "at most" none below."""

from typing import Any

import pytest

from rempart.ledger.agreement import ClaimedAmount, Item
from rempart.ledger.conflicts import _counts_apart, apart

BOUNDS: list[tuple[tuple[Any, ...], tuple[Any, ...], bool]] = [
    ((100, "exact"), (100, "exact"), False),
    ((100, "exact"), (120, "exact"), True),
    ((100, "at_least"), (120, "at_least"), False),
    ((100, "at_least"), (120, "exact"), False),
    ((120, "at_least"), (100, "exact"), True),
    ((100, "at_most"), (120, "exact"), True),
    ((100, "at_most"), (80, "exact"), False),
    ((100, "at_most"), (0.5, "exact"), False),
    ((100, "at_most"), (120, "at_least"), True),
    ((100, "approx"), (108, "exact"), False),
    ((100, "approx"), (92, "exact"), False),
    ((100, "approx"), (115, "exact"), True),
    ((100, "approx"), (85, "exact"), True),
    ((100, "approx", 80, 130), (85, "exact"), False),
    ((100, "approx", 80, 130), (128, "exact"), False),
    ((100, "approx", 80, 130), (70, "exact"), True),
    ((100, "approx", 80, 130), (140, "exact"), True),
    ((100, "approx", 99, None), (92, "exact"), True),
    ((100, "approx", None, 101), (108, "exact"), True),
]


def amount(value: float, bound: str, low: float | None = None, high: float | None = None) -> ClaimedAmount:
    told: dict[str, Any] = {"value": value * 10**9, "currency": "USD", "bound": bound}
    told |= {"claims": ("a#1",), "origins": ("a",)}
    ends = {"low": low, "high": high}
    told |= {name: end * 10**9 for name, end in ends.items() if end is not None}
    return ClaimedAmount.model_validate(told)


def item(mode: float | None, bound: str | None, low: float | None = None, high: float | None = None) -> Item:
    told: dict[str, Any] = {
        "item": "tanks",
        "unit": "tank",
        "low": low,
        "mode": mode,
        "high": high,
        "bound": bound,
    }
    return Item.model_construct(**told, claims=("a#1",))


@pytest.mark.parametrize(("one", "other", "expected"), BOUNDS)
def test_sums_are_apart_where_no_sum_satisfies_both(
    one: tuple[Any, ...], other: tuple[Any, ...], *, expected: bool
) -> None:
    assert apart(amount(*one), amount(*other)) is expected
    assert apart(amount(*other), amount(*one)) is expected


@pytest.mark.parametrize(("one", "other", "expected"), BOUNDS)
def test_counts_are_apart_likewise_but_for_versions_of_a_wish(
    one: tuple[Any, ...], other: tuple[Any, ...], *, expected: bool
) -> None:
    a_version = one[0] != other[0] and {one[1], other[1]} <= {"exact", "at_least"}
    assert _counts_apart(item(*one), item(*other)) is (expected or a_version)
    assert _counts_apart(item(*other), item(*one)) is (expected or a_version)


@pytest.mark.parametrize("unknown", [(None, "exact"), (100, None), (None, None)])
def test_an_unknown_count_is_apart_from_none(unknown: tuple[Any, Any]) -> None:
    assert not _counts_apart(item(*unknown), item(5, "exact"))
    assert not _counts_apart(item(5, "exact"), item(*unknown))
