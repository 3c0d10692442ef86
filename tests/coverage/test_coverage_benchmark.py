"""The benchmark: what it dumps can be recounted, and sites of a country are never written out."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from benchmarks.published_instances import Published

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "cover.py"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(SCRIPT), *words], capture_output=True, text=True, check=False)


def test_a_dump_is_recounted_from_raw_distances(tmp_path: Path) -> None:
    file = tmp_path / "sites.json"
    own = ("--sites", "60", "--points", "1000", "--radius", "4", "--budget", "5", "--seed", "3")
    done = run(*own, "--only", "rempart", "--json", "--repeats", "1", "--dump", str(file))
    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    told = json.loads(file.read_text(encoding="utf-8"))
    published = Published(60, 1000, 3)
    places, chosen = published.coordinates(60, 1000), published.site_coordinates()[:, told["sites"]]
    near = np.hypot(places[0][:, None] - chosen[0], places[1][:, None] - chosen[1]) < 4
    assert int(published.demands(0, 1000)[near.any(axis=1)].sum()) == told["recounted"] == line["value"]
    assert line["value"] == line["bound"]
    assert {"case", "tool", "seconds", "spread", "peak_mib", "value", "bound", "gap", "ratio"} <= set(line)


@pytest.mark.parametrize("words", [("country",), (), ("published-1", "country-joint")])
def test_sites_of_a_country_are_not_written_out(tmp_path: Path, words: tuple[str, ...]) -> None:
    file = tmp_path / "sites.json"
    done = run(*words, "--dump", str(file))
    assert done.returncode == 2
    assert "sites of a country are not written out; recount with --case published-1" in done.stderr
    assert done.stdout == ""
    assert not file.exists()


def test_an_unknown_case_and_half_an_instance_are_refused() -> None:
    assert "no such case: publish" in run("publish").stderr
    assert "needs --sites, --points, --radius and --budget" in run("--sites", "10").stderr
