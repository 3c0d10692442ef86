"""A programme as a workbook says the same as its file."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from rempart.errors import ProgrammeError
from rempart.plan.programme import Programme

FILES = sorted((Path(__file__).parents[1] / "truths" / "programmes").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_programme_written_as_a_workbook_and_read_again_is_the_same(path: Path, tmp_path: Path) -> None:
    programme = Programme.read(path)
    programme.to_xlsx(tmp_path / "plan.xlsx")
    assert Programme.read(tmp_path / "plan.xlsx") == programme


def test_a_planner_changes_a_cell(tmp_path: Path) -> None:
    book_path = tmp_path / "plan.xlsx"
    Programme.read(FILES[0].parent / "two_promises.toml").to_xlsx(book_path)
    book = load_workbook(book_path)
    sheet = book["item"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, heads["unit_cost.mode"], "11 M USD")
    book.save(book_path)
    changed = Programme.read(book_path)
    assert changed.items[0].unit_cost.mode == 11_000_000
    assert changed.items[0].unit_cost.high == 15_000_000


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    data = Programme.read(FILES[0].parent / "ramp.toml").as_dict()
    data["promise"][0]["title"] = "=1+1"
    programme = Programme.from_dict(data, "formula")
    programme.to_xlsx(tmp_path / "plan.xlsx")
    assert Programme.read(tmp_path / "plan.xlsx").promises[0].title == "=1+1"


def test_what_is_no_workbook_and_what_is_no_cell_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "plan.xlsx"
    broken.write_bytes(b"nothing")
    with pytest.raises(ProgrammeError, match=r"plan\.xlsx"):
        Programme.read(broken)
    book = Workbook()
    book.active.title = "item"
    book.active.append(["id", "needs"])
    book.active.append(["x", "[{oops"])
    book.save(broken)
    with pytest.raises(ProgrammeError, match="sheet item, row 2, needs"):
        Programme.read(broken)
