"""``rempart extract --explain``: the text with its claims marked, and the rule behind every field."""

import typer

from rempart.claims.claim import Claim, Report
from rempart.cli.showing import Cell, printable, readable, show_table

COLUMNS = ("field", "value", "rule", "words", "characters")


def show_explained(report: Report) -> None:
    """Print one text with ``[n| … |n]`` around claim n, then for each claim what each field rests on."""
    text = report.document.text if report.document else ""
    typer.echo(printable(f"\n{report.id}: {report.title or 'no title'} ({report.language})\n"))
    typer.echo(printable(_marked(text, report)) if text else "no text")
    typer.echo(f"\norigin: {report.origin or 'none named'}; claims: {len(report.claims)}\n")
    for claim in report.claims:
        title = f"{claim.id}: {claim.type} ({claim.rule}), characters {claim.start}-{claim.end}"
        show_table(title, COLUMNS, [_row(claim, name, text) for name in claim.slots])


def _marked(text: str, report: Report) -> str:
    """Set the marks from the last to the first, so that no place moves before it is used."""
    marks: list[tuple[int, str]] = []
    for number, claim in enumerate(report.claims, start=1):
        marks += [(claim.start, f"[{number}|"), (claim.end, f"|{number}]")]
    for place, mark in sorted(marks, reverse=True):
        text = f"{text[:place]}{mark}{text[place:]}"
    return text


def _row(claim: Claim, name: str, text: str) -> list[Cell]:
    slot = claim.slots[name]
    return [name, _value(claim, name), slot.rule, text[slot.start : slot.end], f"{slot.start}-{slot.end}"]


def _value(claim: Claim, name: str) -> str:
    value = getattr(claim, name)
    if name in {"amount", "quantity"}:
        figure = readable(value.value) + (f" {value.currency}" if name == "amount" else "")
        span = "" if value.low is None else f" ({readable(value.low)} to {readable(value.high)})"
        return f"{value.bound} {figure}{span}"
    if name == "withheld":
        return str(value.says)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
