"""``rempart cover`` as a user calls it: places, switches, trials, wishes, and rows that are left out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import PEOPLE

Run = Callable[..., tuple[int, str, str]]


def test_own_places_are_covered(run: Run, own: Path) -> None:
    code, out, err = run("cover", "--systems", "Patriot=1", "--places", own)
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["periods"][0]["denominator"]["all"] == 5015
    assert "City" not in out


def test_bad_rows_are_named_and_the_rest_is_answered(run: Run, own: Path) -> None:
    own.write_text(PEOPLE + "30.5,48.5,7,Swapped,Here\n48.5,30.5,-3,Fewer,Here\n", encoding="utf-8")
    code, out, err = run("cover", "--systems", "Patriot=1", "--places", own)
    assert code == 1
    assert json.loads(out)["periods"][0]["denominator"]["all"] == 5015
    assert "people.csv line 7: latitude 30.5, longitude 48.5 look swapped; left out" in err
    assert "people.csv line 8: '-3' people" in err


def test_listed_objects_stand_beside_own_places(run: Run, own: Path, tmp_path: Path) -> None:
    objects = tmp_path / "objects.csv"
    objects.write_text("lat,lon,weight,class\n48.1,30.1,2,power\n60,60,1,power\n", encoding="utf-8")
    code, out, _ = run("cover", "--systems", "Patriot=1", "--places", own, "--infrastructure", objects)
    assert code == 0
    assert json.loads(out)["periods"][0]["infrastructure_share"]["mode"] == pytest.approx(2 / 3, abs=1e-7)
    code, _, err = run("cover", "--systems", "Patriot=1", "--infrastructure", objects)
    assert code == 2
    assert "infrastructure list with places UA" in err


def test_every_switch_is_an_option(run: Run) -> None:
    code, out, _ = run(
        "cover", "--systems", "NASAMS=2", "--area", "official", "--population", "registered", "--rural",
        "unplaced", "--sites", "all", "--availability", "50",
    )  # fmt: skip
    assert code == 0
    row = json.loads(out)["periods"][1]
    assert (row["area"], row["population"], row["rural"], row["counts"]) == (
        "official", "registered", "unplaced", {"NASAMS": 1},
    )  # fmt: skip
    assert {"sites-all", "rural-unplaced", "availability"} <= {
        one["id"] for one in json.loads(out)["assumptions"]
    }


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--availability", "150"), "whole per cent from 0 to 100"),
        (("--rural", "village"), "spread or unplaced"),
        (("--floor", "UA-46"), "CODE=PER_CENT"),
        (("--floor", "UA-46=4", "--fair"), "one of the two"),
        (("--deliveries", "both"), "free or stay"),
        (("--places", "FR"), "UA or PL, or a CSV or GeoJSON file"),
        (("--places", "PL", "--population", "low"), "no later estimate is known"),
    ],
)
def test_what_cannot_be_answered_is_refused(run: Run, options: tuple[str, ...], said: str) -> None:
    code, out, err = run("cover", "--systems", "NASAMS=1", *options)
    assert (code, out) == (2, "")
    assert said in err


def test_wishes_are_answered_and_shown(run: Run, own: Path) -> None:
    wishes = ("--backup", "50", "--floor", "Here=40", "--people-per-weight", "3")
    code, out, _ = run("cover", "--systems", "Patriot=1", "--places", own, *wishes)
    assert code == 0
    (row, _) = json.loads(out)["wished"]
    assert (row["backup"], row["infrastructure"], row["floors"][0]["code"]) == (50, 3, "Here")
    code, out, _ = run("cover", "--systems", "Patriot=1", "--places", own, *wishes, "--format", "table")
    assert code == 0
    assert "Wishes, at nominal radius" in out
    assert "What each further system adds" in out
    assert "Fewest systems" in out


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    path = tmp_path / "programme.toml"
    path.write_text(
        '[programme]\ntitle = "T"\nstart = "2026-01"\nmonths = 24\ncurrency = "USD"\n'
        '[[item]]\nid = "p"\nname = "P"\ncategory = "air_defence_system"\norigin = "US"\nclass = "us_made"\n'
        'unit_cost = 1\nlead_time_months = { low = 3, mode = 6, high = 40 }\nrate_per_month = 1\nsystem = "Patriot"\n'
        '[[promise]]\nid = "two"\ntitle = "two"\nitems = ["p"]\nmeasure = "count"\nat_least = 2\n'
        '[[funding]]\nid = "f"\nname = "F"\nkind = "grant"\ncurrency = "USD"\nceiling = 9\npays_for = ["*"]\n',
        encoding="utf-8",
    )
    return path


def test_trials_of_a_programme_are_covered(run: Run, own: Path, programme: Path) -> None:
    code, out, err = run("cover", programme, "--places", own, "--trials", "20", "--seed", "3")
    assert code == 0, err
    told = json.loads(out)
    assert told["risk"] == {"trials": 20, "seed": 3}
    bands = [row["trials"] for row in told["periods"] if row["systems"] == "slipped"]
    assert bands
    assert all(band["p10"] <= band["p50"] <= band["p90"] for band in bands)
    again = run("cover", programme, "--places", own, "--trials", "20", "--seed", "3")
    assert again[1] == out
    assert "slipped" not in run("cover", programme, "--places", own)[1]


def test_an_engine_runs_trials_and_nothing_else(run: Run, own: Path, programme: Path) -> None:
    code, out, err = run("cover", programme, "--places", own, "--engine", "dask")
    assert (code, out) == (2, "")
    assert "--engine goes with --trials" in err
    code, out, err = run("cover", programme, "--places", own, "--trials", "5", "--engine", "ray")
    assert (code, out) == (2, "")
    assert "expected local, dask or dask=ADDRESS" in err


def test_a_long_run_tells_its_parts(
    run: Run, own: Path, programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("cover", programme, "--places", own, "--trials", "20")
    _, whole, silent = run(*asked)
    monkeypatch.setattr("rempart.coverage.slipping.PART", 8)
    code, out, err = run(*asked)
    assert (code, out, silent) == (0, whole, "")
    assert err.splitlines() == ["1 of 3 parts", "2 of 3 parts", "3 of 3 parts"]


@pytest.mark.slow
def test_workers_of_dask_cover_the_same(run: Run, own: Path, programme: Path) -> None:
    asked = ("cover", programme, "--places", own, "--trials", "20", "--seed", "3")
    assert run(*asked, "--engine", "dask") == run(*asked)
