"""The reference is what its script writes from the code, and leaves nothing unsaid."""

import re

import pytest
from docs.reference import make

import rempart

PAGES = make.pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_is_what_the_script_writes(name: str) -> None:
    written = (make.HERE / name).read_text(encoding="utf-8")
    assert written == PAGES[name], "run .venv/bin/python docs/reference/make.py"


def test_every_public_name_and_error_has_its_place() -> None:
    headings = re.findall(r"^## (\w+)$", PAGES["names.md"], flags=re.MULTILINE)
    assert headings == rempart.__all__
    rows = re.findall(r"^\| `(\w+)` \|", PAGES["errors.md"], flags=re.MULTILINE)
    assert rows == [one.__name__ for one in make.error_types()]
    # The drawn tree is written by hand, at the top of the file of errors.
    drawn = re.findall(r"(\w+Error) ", PAGES["errors.md"].partition("```text")[2].partition("```")[0])
    assert sorted(drawn) == sorted(rows)


def test_every_column_of_every_table_is_described() -> None:
    known = make.meanings()
    unsaid = [
        f"{table}: {column}"
        for table, columns in make.tables().items()
        for column in columns
        if not make.meaning(table, column, known)
    ]
    assert not unsaid, "add them to docs/reference/columns.csv"


def test_no_column_is_described_that_no_table_has() -> None:
    there = {(table, column) for table, columns in make.tables().items() for column in columns}
    names = {column for _, column in there}
    for table, column in make.meanings():
        assert column in names if table == "*" else (table, column) in there, f"{table}: {column}"


def test_every_type_in_the_records_is_on_the_page() -> None:
    sections = set(re.findall(r"^## (\w+)$", PAGES["records.md"], flags=re.MULTILINE))
    linked = set(re.findall(r"\[(\w+)\]\(#\w+\)", PAGES["records.md"]))
    assert linked == sections
    assert "typing." not in PAGES["records.md"]
