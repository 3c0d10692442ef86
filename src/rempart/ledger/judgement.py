"""A judgement: a decision of a person about claims, with who, when and why; recorded, never erased."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Literal, NamedTuple

from rempart.errors import RecordError
from rempart.ledger.correcting import ACCEPTED_FIELDS, corrected_value
from rempart.records import Record, text_of

Verdict = Literal["same", "not_same", "unsure", "accept", "reject", "correct"]
PAIRING: tuple[Verdict, ...] = ("same", "not_same", "unsure")
COLUMNS = ("when", "who", "verdict", "left", "right", "field", "value", "why")
_WHEN = re.compile(
    r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_EXPECTED = "a row such as 2025-09-01,Ana,not_same,a#1,b#2,,,two deals"


class Judgement(Record):
    """One decision about one claim or a pair of claims.

    ``left`` and ``right`` are claim ids (``document#n``), which never change. ``same``, ``not_same`` and
    ``unsure`` are about the agreements of two claims; ``accept`` and ``reject`` about one claim (``accept``
    with a field: this claim's value is the one to show first); ``correct`` puts ``value`` in the place of
    what was read in ``field``, and without a value takes an earlier correction back. The latest judgement
    on one subject holds.

    Example:
        >>> Judgement(when="2025-09-01", who="Ana", verdict="same", left="a#1", right="b#2", why="one deal").left
        'a#1'
    """

    when: str
    who: str
    verdict: Verdict
    left: str
    right: str | None = None
    field: str | None = None
    value: str | None = None
    why: str = ""

    @property
    def subject(self) -> tuple[str, ...]:
        """What the judgement is about: a later one on the same subject overrules it."""
        if self.verdict in PAIRING:
            return ("pair", *sorted((self.left, self.right or "")))
        if self.verdict == "correct" or self.field:
            return (self.verdict, self.left, self.field or "")
        return ("claim", self.left)

    @property
    def moment(self) -> datetime:
        """The time of the judgement; a day without a time is its first moment, a time without a zone is UTC."""
        told = datetime.fromisoformat(self.when)
        return told.replace(tzinfo=UTC) if told.tzinfo is None else told

    def problem(self) -> str | None:
        """Say what is wrong with the judgement itself, whatever the claims are; None where nothing is."""
        return next(_problems(self), None)


class Refusal(Record):
    """A judgement that is not followed, where it stands (its place in the list) and why not."""

    place: str
    judgement: Judgement | None
    because: str


class Recorded(NamedTuple):
    """What a file of judgements holds: the good ones in their order, and the rows that are refused."""

    judgements: tuple[Judgement, ...]
    refused: tuple[Refusal, ...]


def _is_date(when: str) -> bool:
    try:
        datetime.fromisoformat(when)
    except ValueError:
        return False
    return True


def _problems(judgement: Judgement) -> Iterator[str]:
    if not _WHEN.fullmatch(judgement.when) or not _is_date(judgement.when):
        yield f"when is {judgement.when!r}; expected a date such as 2025-09-01, with or without a time"
    if not judgement.who.strip():
        yield "nobody is named in who; expected the person who judges"
    if not judgement.left:
        yield "left is empty; expected the id of a claim, such as report#1"
    yield from (_problems_of_a_pair if judgement.verdict in PAIRING else _problems_of_one_claim)(judgement)


def _problems_of_a_pair(judgement: Judgement) -> Iterator[str]:
    if not judgement.right:
        yield f"{judgement.verdict} has no right side; expected the id of the other claim"
    if judgement.left == judgement.right:
        yield f"{judgement.left} is judged beside itself; expected two claims"
    if judgement.field or judgement.value:
        yield f"{judgement.verdict} has a field or a value; these belong to correct"


def _problems_of_one_claim(judgement: Judgement) -> Iterator[str]:
    if judgement.right:
        yield f"{judgement.verdict} has a right side ({judgement.right}); expected one claim, in left"
    if judgement.value and judgement.verdict != "correct":
        yield f"{judgement.verdict} has a value ({judgement.value}); a value belongs to correct"
    if judgement.field and judgement.verdict == "reject":
        yield f"reject has a field ({judgement.field}); expected a whole claim, or correct with a value"
    if judgement.field and judgement.verdict == "accept" and judgement.field not in ACCEPTED_FIELDS:
        yield f"field is {judgement.field!r}; expected one of {', '.join(ACCEPTED_FIELDS)}"
    if judgement.field or judgement.verdict == "correct":
        try:
            corrected_value(judgement.field or "", judgement.value)
        except ValueError as broken:
            yield str(broken)


def read_judgements(path: str | Path) -> Recorded:
    """Read ``judgements.csv`` (columns ``when, who, verdict, left, right, field, value, why``).

    A row that is none is refused with its line, and the rest is kept.

    Raises:
        RecordError: the file cannot be read, or its first line does not name the columns.
    """
    kept: list[Judgement] = []
    refused: list[Refusal] = []
    for place, told in _rows(text_of(path, "judgements.csv"), str(path)):
        if isinstance(told, str):
            refused.append(Refusal(place=place, judgement=None, because=told))
            continue
        problem = told.problem()
        if problem is None:
            kept.append(told)
        else:
            refused.append(Refusal(place=place, judgement=told, because=problem))
    return Recorded(tuple(kept), tuple(refused))


def _rows(text: str, path: str) -> Iterator[tuple[str, Judgement | str]]:
    """Yield each row's place with its judgement, or with what is wrong with it."""
    rows = csv.reader(StringIO(text, newline=""))
    try:
        columns = next(rows, [])
    except csv.Error as broken:
        raise RecordError(f"{path} is not CSV: {broken}", "columns and commas", "Correct it.") from broken
    missing = [name for name in COLUMNS if name not in columns]
    if missing:
        raise RecordError(
            f"{path} line 1 has no column {', '.join(missing)}",
            f"the columns {', '.join(COLUMNS)}",
            "Add them.",
        )
    while True:
        place = f"{path} line {rows.line_num + 1}"
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as broken:
            yield place, f"not CSV ({broken}); expected {_EXPECTED}"
            continue
        if any(cell.strip() for cell in cells):
            yield place, _judgement(cells, columns, place)


def _judgement(cells: list[str], columns: list[str], place: str) -> Judgement | str:
    if len(cells) != len(columns):
        return f"{len(cells)} cells; expected {len(columns)}, as in the first line"
    told = {name: cell.strip() for name, cell in zip(columns, cells, strict=True) if name in COLUMNS}
    empty = {name: told[name] or None for name in ("right", "field", "value")}
    try:
        return Judgement.from_json(told | empty, place)
    except RecordError as broken:
        return f"{broken.found.removeprefix(f'{place}: ')}; expected {_EXPECTED}"


def written(judgements: Iterable[Judgement]) -> str:
    """Return the text of a ``judgements.csv``; ``read_judgements`` reads it back as it was."""
    made = StringIO(newline="")
    rows = csv.writer(made, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one in judgements:
        rows.writerow([getattr(one, name) or "" for name in COLUMNS])
    return made.getvalue()
