"""Base rates from the owners' files against the sourced summaries; survival against published data."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from tests.outlook.survival_samples import (
    TRUTHS,
    YEARS_ASKED,
    cow_file,
    facts,
    random_spells,
    ucdp_file,
    written,
)

from rempart.errors import SpellError
from rempart.outlook.assessment import BaseRate
from rempart.outlook.history import base_rates, base_rates_from
from rempart.outlook.survival import Spells, kaplan_meier, weibull

FOUR_DIGITS = 6e-5
# Remission times under 6-mercaptopurine (Freireich et al. 1963), in weeks; a minus: not yet ended.
REMISSIONS = (6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35)
SHORT = [{"war_id": "a", "duration_years": "2", "renewed": "1"}]


def remissions() -> Spells:
    times = np.array(REMISSIONS, dtype=np.float64)
    return Spells(np.abs(times), times > 0, tuple(str(n) for n in range(len(times))))


def truths() -> dict[str, float]:
    with (TRUTHS / "peace_truths.csv").open(newline="", encoding="utf-8") as handle:
        return {
            row["id"]: float(row["value"])
            for row in csv.DictReader(handle)
            if row["id"].startswith(("km-", "weibull-"))
        }


def test_a_published_sample_has_its_kaplan_meier_curve_limits_and_weibull_fit() -> None:
    known, curve = truths(), kaplan_meier(remissions())
    assert len(known) == 11
    for name, value in known.items():
        kind, _, rest = name.partition("-")
        if kind == "km":
            when, _, end = rest.partition("-")
            held = curve.held(float(when))
            got = {"": held.share, "low": held.low, "high": held.high}[end]
            assert got == pytest.approx(value, abs=1e-9), name
    fitted = weibull(remissions())
    assert fitted is not None
    assert fitted.shape == pytest.approx(known["weibull-shape"], abs=1e-8)
    assert fitted.scale == pytest.approx(known["weibull-scale"], abs=1e-7)


def test_random_spells_come_out_as_in_lifelines() -> None:
    rows = facts("lifelines_survival.csv")
    assert len(rows) == 6 * len(YEARS_ASKED)
    for row in rows:
        spells = random_spells(int(row["seed"]))
        held, fitted = kaplan_meier(spells).held(float(row["years"])), weibull(spells)
        assert fitted is not None
        got = (held.share, held.low, held.high)
        assert got == pytest.approx([float(row[name]) for name in ("share", "low", "high")], abs=1e-9)
        assert fitted.shape == pytest.approx(float(row["shape"]), rel=1e-5)
        assert fitted.scale == pytest.approx(float(row["scale"]), rel=1e-5)
        error = np.log(fitted.high / fitted.low) / 2 / 1.959963984540054 * fitted.shape
        assert error == pytest.approx(float(row["shape_error"]), rel=1e-4)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[BaseRate, ...]:
    """Return the base rates of both owners' files."""
    folder = tmp_path_factory.mktemp("owners")
    return base_rates_from([cow_file(folder), ucdp_file(folder)])


@pytest.mark.slow
def test_files_of_the_owners_give_the_sourced_summaries_again(read: tuple[BaseRate, ...]) -> None:
    """The summaries were made by another program from the same facts, and checked against lifelines."""
    carried = {rate.coding: rate for rate in base_rates()}
    assert {rate.coding for rate in read} == set(carried)
    for rate in read:
        known = carried[rate.coding]
        assert (rate.spells, rate.renewed, rate.wars) == (known.spells, known.renewed, known.wars), (
            rate.coding
        )
        for ours, theirs in (
            (rate.holds, known.holds),
            (rate.low, known.low),
            (rate.high, known.high),
            (rate.war_low, known.war_low),
            (rate.war_high, known.war_high),
        ):
            assert ours == pytest.approx(theirs, abs=FOUR_DIGITS), rate.coding
        assert rate.weibull_shape is not None
        assert known.weibull_shape is not None
        for end in ("low", "mid", "high"):
            theirs_end = getattr(known.weibull_shape, end)
            assert getattr(rate.weibull_shape, end) == pytest.approx(theirs_end, abs=FOUR_DIGITS)
        assert rate.weibull_scale_years == pytest.approx(known.weibull_scale_years, abs=FOUR_DIGITS)
        assert "read from" in rate.source


def test_one_data_set_read_leaves_the_other_as_it_ships(tmp_path: Path) -> None:
    rates = base_rates_from([written(tmp_path / "mine.csv", SHORT * 2)])
    assert rates[0].coding == "spells of mine.csv"
    assert (rates[0].spells, rates[0].renewed, rates[0].wars) == (2, 2, 1)
    assert rates[0].weibull_shape is None  # all end at once
    assert rates[1:] == base_rates()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "the columns nothing"),
        ("war_id,duration_years,renewed\n", "holds none"),
        ("war_id,duration_years,renewed\na,0,1\n", "line 2: duration_years 0"),
        ("war_id,duration_years,renewed\na,nan,1\n", "line 2: duration_years nan"),
        ("war_id,duration_years,renewed\na,3,1\nb,many,1\n", "line 3"),
        ("war_id,duration_years,renewed\na,3,yes\n", "neither 0 nor 1"),
        ("year,deaths\n1999,3\n", "the columns deaths, year"),
    ],
)
def test_a_file_that_holds_no_spell_or_no_number_is_named_and_refused(
    tmp_path: Path, text: str, named: str
) -> None:
    path = tmp_path / "spells.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SpellError, match=named) as refused:
        base_rates_from([path])
    assert "spells.csv" in str(refused.value)


def test_a_missing_file_a_second_one_and_a_data_set_without_wars_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SpellError, match="Correct the path"):
        base_rates_from([tmp_path / "none.csv"])
    first, second = ucdp_file(tmp_path), tmp_path / "again.csv"
    second.write_bytes(first.read_bytes() + b"\n")
    with pytest.raises(SpellError, match="a second file of UCDP"):
        base_rates_from([first, second])
    rows = list(csv.DictReader(first.read_text(encoding="utf-8").splitlines()))
    civil = written(tmp_path / "civil.csv", [row | {"type_of_conflict": "3"} for row in rows])
    with pytest.raises(SpellError, match="a year of a conflict between states"):
        base_rates_from([civil])


def test_a_curve_before_the_first_failure_has_no_limits_and_one_after_the_last_is_nought() -> None:
    curve = kaplan_meier(Spells(np.array([1.0, 2.0]), np.array([True, True]), ("a", "b")))
    assert (curve.held(0.5).share, curve.held(0.5).low) == (1, None)
    assert (curve.held(2).share, curve.held(2).high) == (0, None)
    assert weibull(Spells(np.array([1.0, 2.0]), np.array([False, False]), ("a", "b"))) is None


def test_the_exact_results_name_the_sample_that_is_used_here() -> None:
    with (TRUTHS / "peace_truths.csv").open(newline="", encoding="utf-8") as handle:
        row = next(row for row in csv.DictReader(handle) if row["id"] == "km-6")
    assert json.loads(row["inputs"]) == {"data": "6-MP, n=21, 9 events"}
    assert (len(REMISSIONS), sum(time > 0 for time in REMISSIONS)) == (21, 9)
