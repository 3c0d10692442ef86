"""The tour of a claim in docs/contributing.md names functions that stand where it says."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "rempart"


def test_each_function_of_the_tour_is_defined_in_a_file_of_its_row() -> None:
    page = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
    table = page.partition("| step | file under")[2].partition("\n\n")[0]
    rows = [line.split("|")[2:4] for line in table.splitlines()[2:]]
    assert len(rows) > 8
    for files, functions in rows:
        places = [SOURCE / name for name in re.findall(r"`([^`]+)`", files)]
        modules = [one for place in places for one in (place.glob("*.py") if place.is_dir() else [place])]
        text = "\n".join(module.read_text(encoding="utf-8") for module in modules)
        for name in re.findall(r"`(\w+)`", functions):
            assert re.search(rf"^ *def {name}\b", text, re.MULTILINE), f"{name} is not in {files}"
