"""Data to standard output, progress and messages to standard error."""

import json
from collections.abc import Mapping, Sequence

import typer
from rich.console import Console
from rich.table import Table

Cell = str | int | float | None


def say(message: str) -> None:
    """Tell the person at the terminal something that is not data."""
    typer.echo(message, err=True)


def show_json(value: Mapping[str, object] | Sequence[object]) -> None:
    """Print indented JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def show_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Print rows under their columns; an unknown cell is a question mark."""
    table = Table(title=title, title_justify="left", highlight=False)
    numeric = {
        index
        for index in range(len(columns))
        if rows and all(row[index] is None or isinstance(row[index], int | float) for row in rows)
    }
    for index, column in enumerate(columns):
        table.add_column(column, justify="right" if index in numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*("?" if cell is None else _cell(cell) for cell in row))
    Console(markup=False, emoji=False).print(table)


def _cell(cell: str | float) -> str:
    return f"{cell:,.10g}" if isinstance(cell, int | float) else cell
