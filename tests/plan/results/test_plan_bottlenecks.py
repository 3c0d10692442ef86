"""What one more unit of a limit brings, against values worked out by hand."""

import pytest
from tests.plan.known_plans import planned

from rempart.plan.findings import Bottleneck


def found(name: str) -> dict[str, Bottleneck]:
    return {row.name: row for row in planned(name).bottlenecks}


@pytest.mark.parametrize(
    ("programme", "name", "price"),
    [
        # One radar a month more in each of the six months that follow the first, whose ramp is full: 6 / 20.
        ("lead_time", "output of Radar", 0.3),
        # The ramp holds until the fifth delivery month; four months may take one more: 4 / 24.
        ("ramp", "output of Interceptor", 4 / 24),
        # A billion is a hundred launchers of nine.
        ("share", "money that may pay for class:us_made", 100 / 9),
        # A billion is a thousand lots of five.
        ("loan", "money that may pay for class:european", 200),
        # Of the sums of the article, a billion is a hundredth of the arms and a fiftieth of the drones.
        ("ukraine-2025", "money that may pay for class:us_made", 0.01),
        ("ukraine-2025", "money that may pay for class:ukrainian", 0.02),
    ],
)
def test_one_more_unit_brings_what_it_brings_by_hand(programme: str, name: str, price: float) -> None:
    assert found(programme)[name].shadow_price == pytest.approx(price, rel=1e-3)


def test_another_missile_a_month_brings_nothing_with_the_money_in_force() -> None:
    assert not any(name.startswith("output") for name in found("ukraine-2025"))


def test_whole_units_leave_no_prices() -> None:
    assert found("lot_and_whole_units") == {}


def test_output_is_full_in_the_months_named() -> None:
    assert found("ramp")["output of Interceptor"].months == tuple(
        f"2026-{month:02d}" for month in range(8, 13)
    )
