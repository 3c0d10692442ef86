"""The walk back: a statement, its figures, and what each rests on, down to sentences, rows and judgements."""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rempart.briefing.naming import shortened
from rempart.briefing.printing import is_currency, printed, printed_value
from rempart.briefing.statement import BriefingFile, SourcedRow, StatedFigure, Statement
from rempart.coverage.shares import Assumption
from rempart.errors import BriefingError, StatementError

_SHOWN = 12  # lines below one heading; more are counted and stand in briefing.json
_QUOTED = 3  # claims of an agreement that are quoted where a statement rests on the agreement
_QUIET = frozenset({"key", "mark", "note", "source_key", "source_title", "source_url", "source_rank"})
_ORDER = ("claim", "document", "agreement", "row", "assumption", "statement")


def why(folder: str | Path, n: int) -> str:
    """Walk statement ``n`` of the briefing in ``folder`` back, as a tree of text.

    Raises:
        BriefingError: there is no briefing in the folder, it is broken, or it has no such statement
            (a StatementError).

    Example:
        >>> print(why("briefing/", 1))  # doctest: +SKIP
    """
    return walk(read_briefing(folder), n)


def read_briefing(folder: str | Path) -> BriefingFile:
    """Read ``briefing.json`` of a folder.

    Raises:
        BriefingError: the folder has none, or it cannot be read.
        RecordError: it breaks its contract.
    """
    path = Path(folder) / "briefing.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as broken:
        raise BriefingError(
            f"{path}: {broken.strerror or broken}",
            "a folder that rempart brief has written",
            "Check the path.",
        ) from broken
    except (ValueError, RecursionError) as broken:
        raise BriefingError(
            f"{path} is not JSON", "a whole briefing.json", "Make the briefing again."
        ) from broken
    return BriefingFile.from_json(data, str(path))


def walk(file: BriefingFile, n: int) -> str:
    """Return the tree of statement ``n``.

    Raises:
        StatementError: the briefing has no such statement.
    """
    statement = next((each for each in file.statements if each.n == n), None)
    if statement is None:
        raise StatementError(
            f"no statement {n}", f"a number from 1 to {len(file.statements)}", "Look it up in the briefing."
        )
    return _plain("\n".join(_Tree(file).statement(statement)))


class _Tree:
    """Draws what a statement rests on; a statement already drawn is named, not drawn again."""

    def __init__(self, file: BriefingFile) -> None:
        self._file = file
        self._statements = {statement.n: statement for statement in file.statements}
        self._claims = {claim["id"]: claim for claim in file.claims}
        self._documents = {document["id"]: document for document in file.documents}
        self._agreements = {agreement["id"]: agreement for agreement in file.agreements}
        self._rows = {row.id: row for row in file.rows}
        self._assumptions = {assumption.id: assumption for assumption in file.assumptions}
        self._drawn: set[int] = set()

    def statement(self, statement: Statement) -> list[str]:
        """Return the lines of a statement: its text, its figures, what it rests on."""
        self._drawn.add(statement.n)
        branches: list[list[str]] = []
        same = {figure.rests_on for figure in statement.figures} <= {statement.rests_on}
        for words, rests_on in dict.fromkeys((_words(f), f.rests_on) for f in statement.figures):
            branches.append([f"figure {words}"] + ([] if same else ["   rests on " + _listed(rests_on)]))
        for kind in _ORDER:
            groups: dict[str, list[str]] = defaultdict(list)
            for name in statement.rests_on:
                if name.startswith(f"{kind}:"):
                    groups[name.rpartition("/")[0]].append(name)
            for group, names in groups.items():
                branches += [self._ground(name) for name in names[:_SHOWN]]
                if len(names) > _SHOWN:
                    branches.append([f"and {len(names) - _SHOWN} more of {group or kind}: see briefing.json"])
        return [f"{statement.n}. ({statement.kind}) {statement.text}", *_branched(branches)]

    def _ground(self, name: str) -> list[str]:
        kind, _, rest = name.partition(":")
        if kind == "claim" and rest in self._claims:
            lines = self._claim(self._claims[rest])
        elif kind == "document" and rest in self._documents:
            lines = _document(self._documents[rest])
        elif kind == "agreement" and rest in self._agreements:
            lines = self._agreement(self._agreements[rest])
        elif kind == "row" and name in self._rows:
            lines = _row(self._rows[name])
        elif kind == "assumption" and rest in self._assumptions:
            lines = self._assumption(self._assumptions[rest])
        elif kind == "statement" and rest.isdigit() and int(rest) in self._statements:
            lines = self._other(self._statements[int(rest)])
        else:
            lines = [f"{name}: MISSING in this briefing"]
        return lines

    def _other(self, statement: Statement) -> list[str]:
        if statement.n in self._drawn:
            return [f"statement {statement.n}, above"]
        return self.statement(statement)

    def _claim(self, claim: Mapping[str, Any]) -> list[str]:
        document = self._documents.get(str(claim["id"]).rpartition("#")[0], {})
        place = f"characters {claim['start']} to {claim['end']} of {document.get('source', 'a document not at hand')}"
        chain = claim.get("attribution") or claim.get("attributed_to") or ()
        said = " ← ".join(chain) if chain else "nobody named"
        lines = [
            f"claim {claim['id']} ({claim['type']}, {claim['status']})",
            f"   “{' '.join(str(claim['quote']).split())}”",
            f"   at {place}",
            f"   said by {said}",
        ]
        return [*lines, f"   published {_published(document)}", *_withheld(claim, document)]

    def _agreement(self, agreement: Mapping[str, Any]) -> list[str]:
        lines = [f"agreement {agreement['id']}: {agreement['title']}"]
        for claim in agreement["claims"][:_QUOTED]:
            quote = self._claims[claim]["quote"] if claim in self._claims else "MISSING"
            lines.append(f"   claim {claim}: “{shortened(str(quote))}”")
        more = len(agreement["claims"]) - _QUOTED
        return [*lines, f"   and {more} more claims"] if more > 0 else lines

    def _assumption(self, assumption: Assumption) -> list[str]:
        lines = [f"assumption {assumption.id}: {assumption.text}"]
        points = [p for p in (assumption.low, assumption.value, assumption.high) if p is not None]
        if points:
            words = " / ".join(printed_value(point, "number") for point in points)
            lines.append(f"   taken as {words} {assumption.unit or ''}".rstrip())
        if assumption.source:
            lines.append(f"   from {shortened(assumption.source)}")
        row = self._rows.get(assumption.source or "")
        if row is not None and (row.source_title or row.source_url):
            lines.append(f"   leaning on {_source(row)}")
        return lines


def _withheld(claim: Mapping[str, Any], document: Mapping[str, Any]) -> list[str]:
    """Say what the text calls confidential or not yet known, with its words where the text is at hand."""
    withheld = claim.get("withheld")
    if not withheld:
        return []
    text, start, end = document.get("text") or "", withheld["start"], withheld["end"]
    words = f": “{' '.join(text[start:end].split())}”" if text else ""
    return [f"   withheld: {withheld['says']}{words} at characters {start} to {end}"]


def _document(document: Mapping[str, Any]) -> list[str]:
    return [f"document {document['id']} ({document['source']})", f"   published {_published(document)}"]


def _published(document: Mapping[str, Any]) -> str:
    when = document.get("published") or "on an unknown date"
    return f"{when} by {document.get('publisher') or 'an unknown publisher'}"


def _row(row: SourcedRow) -> list[str]:
    cells = [f"{name} {value}" for name, value in row.values.items() if value and name not in _QUIET]
    lines = [f"{row.id} (mark {row.mark or 'none'})", "   " + shortened("; ".join(cells))]
    source = _source(row)
    return [*lines, f"   source: {source}"] if source else lines


def _source(row: SourcedRow) -> str:
    return ", ".join(part for part in (row.source_title, row.source_url) if part)


def _words(figure: StatedFigure) -> str:
    """Return a figure's words; its unit too where they do not say it."""
    plain = figure.unit in {"share", "month", "date", "year", "km", "number", "sum"} or is_currency(
        figure.unit
    )
    return printed(figure) + ("" if plain else f" ({figure.unit})")


def _listed(names: list[str] | tuple[str, ...]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown


def _branched(branches: list[list[str]]) -> list[str]:
    lines: list[str] = []
    for number, branch in enumerate(branches, start=1):
        last = number == len(branches)
        lines.append(("└─ " if last else "├─ ") + branch[0])
        lines += [("   " if last else "│  ") + line for line in branch[1:]]
    return lines


def _plain(text: str) -> str:
    """Return text that a terminal only prints: no control character but the line feed."""
    return "".join(
        letter if letter == "\n" or letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
