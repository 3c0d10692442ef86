"""A table as a file: what its columns are called there."""

from rempart.briefing.briefing_file import Column, PrintedTable
from rempart.briefing.saving import as_csv


def test_a_column_carries_its_unit_and_an_unknown_cell_is_empty() -> None:
    columns = (Column(name="Who"), Column(name="Worth", unit="USD"))
    table = PrintedTable(
        id="t", section="plan", title="T", columns=columns, rows=(("Oslo", 5), ("Kyiv", None))
    )
    assert as_csv(table) == "Who,Worth (USD)\nOslo,5\nKyiv,\n"
