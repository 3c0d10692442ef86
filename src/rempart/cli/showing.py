"""Data to standard output, progress and messages to standard error."""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from unicodedata import category

import typer
from rich.console import Console
from rich.table import Table

from rempart.records import Record

Cell = str | int | float | None
WHOLE_FROM = 1000  # from here on a fraction says nothing that a reader of a table needs


def prepare_streams() -> None:
    """Make files and pipes UTF-8 whatever the locale; what a terminal cannot show is escaped, not refused.

    Standard output that was closed from outside takes everything and keeps nothing.
    """
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- open until the end
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue  # closed from outside, or a reader's own stream
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def printable(text: str) -> str:
    """Return text that a terminal only prints: no control character but the line feed.

    The spaces of the languages, such as the one that French sets before a colon, are printed as they are.

    Example:
        >>> printable(f"a{chr(27)}b")
        'a�b'
    """
    return "".join(
        letter
        if letter == "\n" or letter.isprintable() or category(letter) == "Zs"
        else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )


def say(message: str) -> None:
    """Tell the person at the terminal, on one line, something that is not data."""
    typer.echo(printable(" ".join(message.split("\n"))), err=True)


def show_json(value: Mapping[str, object] | Sequence[object]) -> None:
    """Print indented JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def show_lines(records: Iterable[Record]) -> None:
    """Print records, a line of JSON each."""
    for record in records:
        typer.echo(record.json_line())


def show_problems(problems: Sequence[str]) -> None:
    """Print each problem on one line, and say how many there are; ends with 1 where there are any."""
    for problem in problems:
        typer.echo(printable(" ".join(problem.split("\n"))))
    if problems:
        say(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}")
        raise typer.Exit(1)
    say("no problem found")


def show_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Print rows under their columns; an unknown cell is a question mark."""
    table = Table(title=printable(title), title_justify="left", highlight=False)
    numeric = {
        index
        for index in range(len(columns))
        if rows and all(row[index] is None or isinstance(row[index], int | float) for row in rows)
    }
    for index, column in enumerate(columns):
        is_number = index in numeric
        table.add_column(column, justify="right" if is_number else "left", overflow="fold", no_wrap=is_number)
    for row in rows:
        table.add_row(*("?" if cell is None else _cell(cell) for cell in row))
    Console(markup=False, emoji=False).print(table)


def readable(number: float) -> str:
    """Return a number with thousands separators: whole from 1,000 on, else four digits that count.

    Example:
        >>> readable(22966413520.12), readable(10), readable(0.123456), readable(1e-7)
        ('22,966,413,520', '10', '0.1235', '0.0000001')
    """
    if isinstance(number, int) or abs(number) >= WHOLE_FROM:
        return f"{round(number):,}"
    return f"{Decimal(f'{number:.4g}').normalize():,f}"


def _cell(cell: str | float) -> str:
    return readable(cell) if isinstance(cell, int | float) else printable(cell)
