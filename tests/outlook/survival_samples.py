"""Files in the shape of the owners' own, written from the facts transcribed in tests/truths."""

import csv
from pathlib import Path

import numpy as np

from rempart.outlook.survival import Spells

YEARS_ASKED = (2, 5, 10, 20)
TRUTHS = Path(__file__).parent.parent / "truths"
NOT_APPLICABLE = "-8"


def facts(name: str) -> list[dict[str, str]]:
    """Read a table of truths."""
    with (TRUTHS / name).open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def written(path: Path, rows: list[dict[str, str]]) -> Path:
    """Write rows as CSV under the columns of the first one."""
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def cow_file(folder: Path) -> Path:
    """Write a file like ``Inter-StateWarData_v4.0.csv``, with a war before 1946 that is not counted."""
    rows = [_cow_row(fact) for fact in facts("cow_interstate_participants_1946_2007.csv")]
    old = [row | {"StartYear1": "1914", "EndYear1": "1918", "WarNum": "106"} for row in rows[:2]]
    return written(folder / "cow.csv", [*old, *rows])


def _cow_row(fact: dict[str, str]) -> dict[str, str]:
    row = {"WarNum": fact["war_number"], "WarName": fact["war_name"], "WarType": "1"}
    row |= {"ccode": fact["state_code"], "StateName": fact["state_name"], "Side": fact["side"]}
    for stint in "12":
        for end in ("Start", "End"):
            parts = fact[f"{end.lower()}_{stint}"].split("-") if fact[f"{end.lower()}_{stint}"] else []
            year, month, day = parts or [NOT_APPLICABLE] * 3
            row |= {f"{end}Year{stint}": year, f"{end}Month{stint}": month, f"{end}Day{stint}": day}
    return row | {"Outcome": fact["outcome_code"], "BatDeath": fact["battle_deaths"], "Version": "4"}


def ucdp_file(folder: Path) -> Path:
    """Write a file like ``UcdpPrioConflict_v25_1.csv``, with a civil war that is not counted."""
    rows = [_ucdp_row(fact) for fact in facts("ucdp_interstate_years_1946_2024.csv")]
    return written(folder / "ucdp.csv", [*rows, rows[0] | {"type_of_conflict": "3", "conflict_id": "1"}])


def _ucdp_row(fact: dict[str, str]) -> dict[str, str]:
    codes = {side: fact[side].replace("+", ", ") for side in fact if side.startswith("side_")}
    return {
        "conflict_id": fact["conflict_id"],
        "year": fact["year"],
        "intensity_level": fact["intensity"],
        "type_of_conflict": "2",
        "start_date2": fact["episode_start"],
        "start_prec2": fact["start_precision"],
        "ep_end": fact["episode_ends"],
        "ep_end_date": fact["episode_end"],
        "gwno_a": codes["side_a"],
        "gwno_a_2nd": codes["side_a_secondary"],
        "gwno_b": codes["side_b"],
        "gwno_b_2nd": codes["side_b_secondary"],
    }


def random_spells(seed: int) -> Spells:
    """Return 60 spells in tenths of years, so that some end together; about a third are not over yet."""
    generator = np.random.default_rng(seed)
    lasting, seen = generator.weibull(0.7, 60) * 15, generator.uniform(1, 40, 60)
    years = np.maximum(np.round(np.minimum(lasting, seen), 1), 0.1)
    return Spells(years, lasting <= seen, tuple(str(number // 3) for number in range(60)))
