"""A small archive of every kind of shard, told in our own words, and what each engine makes of it."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

DEAL = (
    "Oslo pays\n\nNorway will give {sum} million euros for Patriot missiles for Ukraine, the ministry said."
)
TOWN = "The council\n\nThe council of the town met on Monday and spoke of the library and of its roads."


def lines(name: str, count: int) -> str:
    """Return documents one a line; every fifth tells of a deal, and the last line is broken."""
    told: list[dict[str, Any]] = [
        {
            "id": f"{name}-{number}",
            "text": TOWN if number % 5 else DEAL.format(sum=100 + number),
            "published": "2025-11-03",
        }
        for number in range(count)
    ]
    return "".join(f"{json.dumps(one)}\n" for one in told) + '{"broken\n'


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    (folder / "deep").mkdir(parents=True)
    for number in range(4):
        (folder / f"part-{number}.jsonl").write_text(lines(f"part{number}", 40), encoding="utf-8")
    rows = {"id": ["p1", "p2"], "text": [DEAL.format(sum=7), TOWN], "published": ["2025-11-02", None]}
    pq.write_table(pa.table(rows), folder / "rows.parquet")
    (folder / "deep" / "one.txt").write_text(DEAL.format(sum=8), encoding="utf-8")
    (folder / "deep" / "two.txt").write_text(TOWN, encoding="utf-8")
    return folder
