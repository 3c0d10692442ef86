"""The walk back: a statement, its figures, and what each rests on, down to sentences, rows and judgements."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from unicodedata import category

from rempart.briefing.briefing_file import BriefingFile, SourcedRow, StatedFigure, Statement, records_of
from rempart.briefing.figures import is_currency, printed, printed_value, shortened
from rempart.briefing.language import N_, _, counted, speaking
from rempart.briefing.names import calling, speaker_name
from rempart.briefing.statements.clauses import title_in
from rempart.briefing.statements.retelling import told
from rempart.coverage.shares import Assumption
from rempart.errors import BriefingError, StatementError
from rempart.records import Record

_SHOWN = 12  # lines below one heading; more are counted and stand in briefing.json
_QUOTED = 3  # claims of an agreement that are quoted where a statement rests on the agreement
_QUIET = frozenset({"key", "mark", "note", "source_key", "source_title", "source_url", "source_rank"})
_ORDER = ("claim", "document", "agreement", "row", "assumption", "statement")


def why(folder: str | Path, number: int) -> str:
    """Walk statement ``number`` of the briefing in ``folder`` back, as a tree of text.

    Raises:
        BriefingError: there is no briefing in the folder, it is broken, or it has no such statement
            (a StatementError).

    Example:
        >>> why("briefing/", 1)[:60]
        '1. (quoted) Ukraine would buy weapons from the United States'
    """
    return walk(read_briefing(folder), number)


def why_json(folder: str | Path, number: int) -> dict[str, Any]:
    """Return the walk back of statement ``number`` as data: each id with the record it names, statements nested.

    Raises:
        BriefingError: as for ``why``.

    Example:
        >>> why_json("briefing/", 1)["rests_on"][0]["id"]
        'agreement:ua-us-arms-purchase-2025'
    """
    file = read_briefing(folder)
    return _walked(_statement(file, number), records_of(file), set())


def _walked(statement: Statement, records: Mapping[str, Any], seen: set[int]) -> dict[str, Any]:
    seen.add(statement.n)
    walked: list[dict[str, Any]] = []
    for name in statement.rests_on:
        found = records.get(name)
        if isinstance(found, Statement):
            found = None if found.n in seen else _walked(found, records, seen)
        walked.append({"id": name, "record": found.as_json() if isinstance(found, Record) else found})
    return {**statement.as_json(), "rests_on": walked}


def _statement(file: BriefingFile, number: int) -> Statement:
    statement = next((each for each in file.statements if each.n == number), None)
    if statement is None:
        raise StatementError(
            f"no statement {number}",
            f"a number from 1 to {len(file.statements)}",
            "Look it up in the briefing.",
        )
    return statement


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


def walk(file: BriefingFile, number: int) -> str:
    """Return the tree of statement ``number``.

    Raises:
        StatementError: the briefing has no such statement.
    """
    statement = _statement(file, number)
    with speaking(file.language), calling(file.called):
        return _plain("\n".join(_Tree(file).statement(statement)))


class _Tree:
    """Draws what a statement rests on; a statement already drawn is named, not drawn again."""

    def __init__(self, file: BriefingFile) -> None:
        self._file = file
        self._records = records_of(file)
        self._drawn: set[int] = set()

    def statement(self, statement: Statement) -> list[str]:
        """Return the lines of a statement: its text, its figures, what it rests on."""
        self._drawn.add(statement.n)
        branches: list[list[str]] = []
        same = {figure.rests_on for figure in statement.figures} <= {statement.rests_on}
        for words, rests_on in dict.fromkeys((_words(f), f.rests_on) for f in statement.figures):
            grounds = [] if same else ["   " + _("rests on {ids}").format(ids=_listed(rests_on))]
            branches.append([_("figure {words}").format(words=words), *grounds])
        for kind in _ORDER:
            groups: dict[str, list[str]] = defaultdict(list)
            for name in statement.rests_on:
                if name.startswith(f"{kind}:"):
                    groups[name.rpartition("/")[0]].append(name)
            for group, names in groups.items():
                branches += [self._ground(name) for name in names[:_SHOWN]]
                if len(names) > _SHOWN:
                    rest = counted(
                        "and {n} more of {group}: see briefing.json",
                        "and {n} more of {group}: see briefing.json",
                        len(names) - _SHOWN,
                        group=group or kind,
                    )
                    branches.append([rest])
        return [f"{statement.n}. ({_(statement.kind)}) {statement.text}", *_branched(branches)]

    def _ground(self, name: str) -> list[str]:
        if name not in self._records:
            return [_("{name}: MISSING in this briefing").format(name=name)]
        drawn: dict[str, Callable[[Any], list[str]]] = {
            "claim": self._claim,
            "document": _document,
            "agreement": self._agreement,
            "row": _row,
            "assumption": self._assumption,
            "statement": self._other,
        }
        return drawn[name.partition(":")[0]](self._records[name])

    def _other(self, statement: Statement) -> list[str]:
        if statement.n in self._drawn:
            return [_("statement {n}, above").format(n=statement.n)]
        return self.statement(statement)

    def _claim(self, claim: Mapping[str, Any]) -> list[str]:
        document = self._records.get(f"document:{str(claim['id']).rpartition('#')[0]}", {})
        place = _("at characters {start} to {end} of {document}").format(
            start=claim["start"],
            end=claim["end"],
            document=document.get("source") or _("a document not at hand"),
        )
        chain = claim.get("attribution") or claim.get("attributed_to") or ()
        said = " ← ".join(map(speaker_name, chain)) if chain else _("nobody named")
        lines = [
            _("claim {id} ({type}, {status})").format(
                id=claim["id"], type=_(claim["type"]), status=_(claim["status"])
            ),
            "   " + _("“{quote}”").format(quote=" ".join(str(claim["quote"]).split())),
            f"   {place}",
            "   " + _("said by {who}").format(who=said),
        ]
        return [*lines, f"   {_published(document)}", *_withheld(claim, document)]

    def _agreement(self, agreement: Mapping[str, Any]) -> list[str]:
        title = title_in(self._file, agreement)
        lines = [_("agreement {id}: {title}").format(id=agreement["id"], title=title)]
        for claim in agreement["claims"][:_QUOTED]:
            quote = self._records.get(f"claim:{claim}", {"quote": _("MISSING")})["quote"]
            lines.append("   " + _("claim {id}: “{quote}”").format(id=claim, quote=shortened(str(quote))))
        more = len(agreement["claims"]) - _QUOTED
        if more <= 0:
            return lines
        return [*lines, "   " + counted("and {n} more claim", "and {n} more claims", more)]

    def _assumption(self, assumption: Assumption) -> list[str]:
        lines = [_("assumption {id}: {text}").format(id=assumption.id, text=assumption.text)]
        points = [p for p in (assumption.low, assumption.value, assumption.high) if p is not None]
        if points:
            words = " / ".join(printed_value(point, "number") for point in points)
            unit = _(assumption.unit) if assumption.unit else ""
            lines.append("   " + _("taken as {values}").format(values=f"{words} {unit}".rstrip()))
        if assumption.source:
            lines.append("   " + _("from {source}").format(source=shortened(assumption.source)))
        row = self._records.get(assumption.source or "")
        if isinstance(row, SourcedRow) and (row.source_title or row.source_url):
            lines.append("   " + _("leaning on {source}").format(source=_source(row)))
        return lines


def _withheld(claim: Mapping[str, Any], document: Mapping[str, Any]) -> list[str]:
    """Say what the text calls confidential or not yet known, with its words where the text is at hand."""
    withheld = claim.get("withheld")
    if not withheld:
        return []
    text, start, end = document.get("text") or "", withheld["start"], withheld["end"]
    says = told(str(withheld["says"]))
    if not text:
        return [
            "   "
            + _("withheld: {says}, at characters {start} to {end}").format(says=says, start=start, end=end)
        ]
    words = " ".join(text[start:end].split())
    told_so = _("withheld: {says}: “{quote}” at characters {start} to {end}")
    return ["   " + told_so.format(says=says, quote=words, start=start, end=end)]


def _document(document: Mapping[str, Any]) -> list[str]:
    head = _("document {id} ({source})").format(id=document["id"], source=document["source"])
    return [head, f"   {_published(document)}"]


def _published(document: Mapping[str, Any]) -> str:
    when = document.get("published") or _("on an unknown date")
    return _("published {when} by {publisher}").format(
        when=when, publisher=document.get("publisher") or _("an unknown publisher")
    )


def _row(row: SourcedRow) -> list[str]:
    cells = [f"{name} {value}" for name, value in row.values.items() if value and name not in _QUIET]
    lines = [
        _("{id} (mark {mark})").format(id=row.id, mark=row.mark or _("none")),
        "   " + shortened("; ".join(cells)),
    ]
    source = _source(row)
    return [*lines, f"   {_('source:')} {source}"] if source else lines


def _source(row: SourcedRow) -> str:
    return ", ".join(part for part in (row.source_title, row.source_url) if part)


_UNITS = (
    N_("agreements"), N_("claims"), N_("codings"), N_("documents"), N_("inputs"), N_("instruments"), N_("items"),
    N_("months"), N_("origins"), N_("sets"), N_("spells"), N_("stake"), N_("trials"), N_("units a month"), N_("wars"),
    N_("years"),
)  # fmt: skip


def _words(figure: StatedFigure) -> str:
    """Return a figure's words; its unit too where they do not say it."""
    plain = figure.unit in {"share", "month", "date", "year", "km", "number", "sum"} or is_currency(
        figure.unit
    )
    return printed(figure) + ("" if plain else f" ({_(figure.unit)})")


def _listed(names: list[str] | tuple[str, ...]) -> str:
    shown = ", ".join(names[:_SHOWN])
    if len(names) <= _SHOWN:
        return shown
    return counted("{names} and {n} more", "{names} and {n} more", len(names) - _SHOWN, names=shown)


def _branched(branches: list[list[str]]) -> list[str]:
    lines: list[str] = []
    for number, branch in enumerate(branches, start=1):
        last = number == len(branches)
        lines.append(("└─ " if last else "├─ ") + branch[0])
        lines += [("   " if last else "│  ") + line for line in branch[1:]]
    return lines


def _plain(text: str) -> str:
    """Return text that a terminal only prints: no control character but the line feed; any kind of space stays."""
    return "".join(
        letter
        if letter == "\n" or letter.isprintable() or category(letter) == "Zs"
        else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )
