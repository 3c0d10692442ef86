"""Sobol indices against exact values, SALib and their own intervals; what drives the answer."""

import csv
from pathlib import Path

import numpy as np
import pytest
from tests.outlook.sensitivity_samples import (
    INPUTS,
    Samples,
    game_samples,
    ishigami_samples,
)

from rempart.outlook.drivers import OUTPUTS, drivers, sobol_indices
from rempart.outlook.parameters import parameter_rows, ranges

TRUTHS = Path(__file__).parent.parent / "truths"
# Indices of the Ishigami function with a = 7, b = 0.1, from its variance decomposition in closed form.
_A, _B, _PI4 = 7.0, 0.1, np.pi**4
_FIRST = (0.5 * (1 + _B * _PI4 / 5) ** 2, _A**2 / 8, 0.0)
_BOTH = 8 * _B**2 * _PI4**2 / 225
_VARIANCE = sum(_FIRST) + _BOTH
EXACT_FIRST = np.array(_FIRST) / _VARIANCE
EXACT_TOTAL = np.array([_FIRST[0] + _BOTH, _FIRST[1], _BOTH]) / _VARIANCE
FLAT = np.linspace(0, 1, 13)[:, None], np.linspace(0.1, 0.5, 13)[:, None]


def salib(case: str) -> dict[tuple[str, str], dict[str, float]]:
    """Return what SALib found, by output and input."""
    with (TRUTHS / "salib_indices.csv").open(newline="", encoding="utf-8") as handle:
        rows = [row for row in csv.DictReader(handle) if row["case"] == case]
    named = ("first", "total", "first_half_width", "half_width")
    return {(row["output"], row["input"]): {name: float(row[name]) for name in named} for row in rows}


def test_exact_indices_of_the_ishigami_function_are_the_published_ones() -> None:
    assert pytest.approx([0.3139, 0.4424, 0], abs=5e-5) == EXACT_FIRST
    assert pytest.approx([0.5576, 0.4424, 0.2437], abs=5e-5) == EXACT_TOTAL


def test_many_rows_come_close_to_the_exact_indices() -> None:
    found = sobol_indices(*ishigami_samples(rows=200_000))
    assert found is not None
    assert found.first == pytest.approx(EXACT_FIRST, abs=0.01)
    assert found.total == pytest.approx(EXACT_TOTAL, abs=0.01)


def test_the_interval_holds_the_exact_index_about_nineteen_times_in_twenty() -> None:
    hits = []
    for seed in range(200):
        found = sobol_indices(*ishigami_samples(rows=1024, seed=seed))
        assert found is not None
        hits.append(np.abs(found.first - EXACT_FIRST) <= found.first_half_width)
        hits.append(np.abs(found.total - EXACT_TOTAL) <= found.total_half_width)
    assert np.mean(hits) == pytest.approx(0.95, abs=0.02)


@pytest.mark.parametrize(
    ("case", "samples", "names"),
    [("ishigami", {"ishigami": ishigami_samples()}, ("x1", "x2", "x3")), ("game", game_samples(), INPUTS)],
)
def test_indices_are_those_of_salib_on_the_same_sample(
    case: str, samples: dict[str, Samples], names: tuple[str, ...]
) -> None:
    known = salib(case)
    assert len(known) == len(samples) * len(names)
    for output, sample in samples.items():
        found = sobol_indices(*sample)
        assert found is not None
        for at, name in enumerate(names):
            theirs = known[output, name]
            assert found.first[at] == pytest.approx(theirs["first"], abs=1e-9), (output, name)
            assert found.total[at] == pytest.approx(theirs["total"], abs=1e-9), (output, name)
            # SALib resamples rows; ours follows from their spread. The two agree within what resampling leaves.
            assert found.first_half_width[at] == pytest.approx(theirs["first_half_width"], rel=0.2, abs=2e-3)
            assert found.total_half_width[at] == pytest.approx(theirs["half_width"], rel=0.2, abs=2e-3)


def test_an_output_that_does_not_vary_has_no_index() -> None:
    still = np.full(8, 0.3)
    assert sobol_indices(still, still, np.array([still])) is None


def test_a_parameter_given_as_a_point_drives_nothing_and_leaves_the_others_as_they_are() -> None:
    """Sets that differ in one more parameter keep the draws of the rest."""
    found = drivers(ranges({}, None, ["delivery_effect=0.9"]), FLAT, seed=1, rows=256)
    assert {driver.output for driver in found} == set(OUTPUTS)
    names = {driver.input for driver in found}
    assert names == set(parameter_rows()) - {"horizon_years", "delivery_effect"}
    for output in OUTPUTS:
        totals = [driver.total for driver in found if driver.output == output]
        assert totals == sorted(totals, reverse=True)


def test_only_the_parameter_that_varies_drives() -> None:
    points = [
        f"{name}={row.text('mid')}" for name, row in parameter_rows().items() if name != "build_up_years"
    ]
    found = drivers(ranges({}, None, points), FLAT, seed=1, rows=512)
    by_output = {driver.output: driver for driver in found}
    assert {driver.input for driver in found} == {"build_up_years"}
    assert by_output["gap_in_defender_value"].total == pytest.approx(1, abs=0.1)
    everything = [f"{name}={row.text('mid')}" for name, row in parameter_rows().items()]
    assert drivers(ranges({}, None, everything), FLAT, seed=1, rows=64) == ()


def test_slips_of_the_plan_are_an_input_where_there_are_trials() -> None:
    points = [f"{name}={row.text('mid')}" for name, row in parameter_rows().items()]
    slips = FLAT[0] * np.linspace(0.1, 1, 40), FLAT[1] * np.linspace(0.1, 1, 40)
    found = drivers(ranges({}, None, points), slips, seed=1, rows=512)
    assert {driver.input for driver in found} == {"trial"}
    assert all(driver.total == pytest.approx(1, abs=0.12) for driver in found)


def test_a_horizon_below_ten_years_leaves_what_is_defined() -> None:
    short = FLAT[0][:6], FLAT[1][:6]
    found = drivers(ranges({}, None, ["horizon_years=5"]), short, seed=1, rows=64)
    assert {driver.output for driver in found} == {"gap_in_defender_value", "no_accord_guarantees_first"}


def test_drivers_are_the_same_for_the_same_seed() -> None:
    first, again, other = (drivers(ranges({}, None, ()), FLAT, seed=seed, rows=64) for seed in (3, 3, 4))
    assert first == again != other
