"""The walk back of a statement, as the page shows it: quotes, rows of tables, named assumptions."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from rempart.briefing.briefing_file import Content, SourcedRow, Statement, records_of
from rempart.briefing.figures import cut, is_currency, printed, printed_value
from rempart.briefing.language import N_, _, counted
from rempart.briefing.names import speaker_name
from rempart.briefing.page.quotes import Excerpt, anchor, excerpt, slug, visible
from rempart.briefing.statements.clauses import title_in
from rempart.briefing.statements.retelling import told
from rempart.collecting import by_key
from rempart.coverage.shares import Assumption
from rempart.errors import BriefingError

_HEADINGS = {
    "claim": N_("Quotes"),
    "document": N_("Documents"),
    "agreement": N_("Agreements"),
    "statement": N_("Other statements"),
    "assumption": N_("Assumptions"),
    "row": N_("Rows of sourced tables"),
}
_LISTED_IN_FULL = 10
_YEARLY = "a year"  # the unit of a share by the year
_OPENING = 110  # characters of a statement that is cited by another one
_NOT_SHOWN = ("source", "mark", "key")  # columns told beside the row, or its name


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a statement rests on.

    ``is_named``: the text says who makes the claim. ``table`` and ``key`` are the short name of a row or an assumption. ``kind`` is claim, document, agreement, row, assumption or statement; ``link`` leads to its full
    place in the page, ``url`` outside it.
    """

    kind: str
    words: str
    link: str
    detail: str = ""
    url: str | None = None
    excerpt: Excerpt | None = None
    table: str = ""
    key: str = ""
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind that a statement rests on; ``short``: listed by their keys alone."""

    heading: str
    steps: tuple[Step, ...]
    short: bool = False


class Walks:
    """Looks up what statements rest on, in one briefing."""

    def __init__(self, content: Content) -> None:
        self._file = content.file
        self._records = records_of(content.file)

    def groups(self, statement: Statement) -> tuple[Group, ...]:
        """Return all that a statement rests on, under a heading for each kind, quotes first.

        Many assumptions or rows are listed by their short names, under the table they stand in.

        Raises:
            BriefingError: an id resolves to nothing in the briefing.
        """
        steps = [self.step(name) for name in dict.fromkeys(statement.rests_on)]
        groups: list[Group] = []
        for kind, heading in _HEADINGS.items():
            found = tuple(step for step in steps if step.kind == kind)
            if kind in {"assumption", "row"} and len(found) > _LISTED_IN_FULL:
                for table in sorted({step.table for step in found}):
                    of_table = tuple(step for step in found if step.table == table)
                    groups.append(
                        Group(
                            _("{name}: {sum}").format(name=_(heading), sum=table) if table else _(heading),
                            of_table,
                            short=True,
                        )
                    )
            elif found:
                groups.append(Group(_(heading), found))
        return tuple(groups)

    def step(self, name: str) -> Step:
        """Return one thing by the id that ``rests_on`` gives.

        Raises:
            BriefingError: the id resolves to nothing in the briefing.
        """
        kind, _, rest = name.partition(":")
        if name not in self._records:
            raise BriefingError(
                f"{name} resolves to nothing",
                "an id that stands in the briefing",
                "Compose the briefing again.",
            )
        found = self._records[name]
        match kind:
            case "claim":
                return self._claim(found)
            case "document":
                return Step(kind, document_name(found), "#document-" + slug(rest))
            case "agreement":
                return Step(kind, title_in(self._file, found), "#agreement-" + slug(rest))
            case "statement":
                return Step(kind, cut(found.text, _OPENING), f"#s-{rest}", detail=rest)
            case "assumption":
                return assumption_step(found)
            case _:
                return _row_step(found)

    def _claim(self, claim: Mapping[str, Any]) -> Step:
        document = self._records.get(f"document:{str(claim['id']).rpartition('#')[0]}", {})
        return Step(
            "claim",
            speakers(claim),
            "#" + anchor(claim["id"]),
            detail=document_name(document) if document else "",
            excerpt=excerpt(document.get("text"), str(claim["quote"]), int(claim["start"])),
            is_named=bool(claim.get("attribution") or claim.get("attributed_to")),
        )


def linked(statement: Statement) -> Markup:
    """Return the text of a statement with each of its figures a link to the statement's walk back."""
    rest, parts = statement.text, []
    for figure in statement.figures:
        words = printed(figure)
        place = _place_of(words, rest, statement.names)
        if place is None:
            continue
        link = Markup('<a class="figure" href="#why-{}">{}</a>').format(statement.n, visible(words))
        parts += [escape(visible(rest[:place])), link]
        rest = rest[place + len(words) :]
    return Markup("").join(
        [*parts, _with_quote(rest) if statement.kind == "quoted" else escape(visible(rest))]
    )


def _place_of(words: str, text: str, names: Sequence[str]) -> int | None:
    """Return where a figure's words stand in a text: not inside another number or a name."""
    named = [(at.start(), at.end()) for name in names for at in re.finditer(re.escape(name), text)]
    alone = re.compile(rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)")
    places = [at.start() for at in alone.finditer(text)]
    return next((at for at in places if not any(start <= at < end for start, end in named)), None)


def _with_quote(text: str) -> Markup:
    """Set the words of a report apart from ours: those between the outermost quotation marks."""
    opening, _place, closing = _("“{quote}”").partition("{quote}")
    start, end = text.find(opening), text.rfind(closing) + len(closing)
    if not -1 < start < end - len(closing):
        return escape(visible(text))
    quote = Markup('<q dir="auto">{}</q>').format(visible(text[start:end]))
    return escape(visible(text[:start])) + quote + escape(visible(text[end:]))


def speakers(claim: Mapping[str, Any]) -> str:
    """Return who says it, the outermost first, or that the text does not tell."""
    chain = claim.get("attribution") or claim.get("attributed_to") or ()
    return " ← ".join(map(speaker_name, chain)) if chain else _("the text itself, no speaker named")


def document_name(document: Mapping[str, Any]) -> str:
    """Return the title of a document, or its id."""
    return str(document.get("title") or document.get("id") or "")


def assumption_step(assumption: Assumption) -> Step:
    """Return an assumption with its value and range."""
    table, _, key = assumption.id.removeprefix("assumption:").rpartition("/")
    return Step(
        "assumption",
        assumption.text,
        "#" + assumption_anchor(assumption.id),
        detail=assumption_value(assumption),
        table=table_name(table),
        key=_spaced(key),
    )


def assumption_anchor(assumption_id: str) -> str:
    """Return the HTML id of an assumption."""
    return "assumption-" + slug(assumption_id.removeprefix("assumption:"))


def assumption_value(assumption: Assumption) -> str:
    """Return value, range and unit of an assumption in words, empty where it has none."""
    unit = assumption.unit or ""
    known = [value for value in (assumption.low, assumption.value, assumption.high) if value is not None]
    if not known:
        return ""
    as_unit = "share" if unit == _YEARLY else unit
    words = [
        value if isinstance(value, str) and unit not in {"month", "date"} else printed_value(value, as_unit)
        for value in known
    ]
    shown = words[0] if len(set(words)) == 1 else " – ".join(dict.fromkeys(words))
    bare = unit in {"", "share", "month", "date", "year", "people", "km"} or is_currency(unit)
    return shown if bare else f"{shown} {_(unit)}"


def stands_in(source: str | None) -> str:
    """Return where an assumption stands; of many rows, how many of which table.

    Example:
        >>> stands_in("row:equipment_prices/a, row:equipment_prices/b")
        '2 rows of the table “equipment prices”'
    """
    rows = (source or "").split(", ")
    if len(rows) == 1 or not all(row.startswith("row:") for row in rows):
        return told(source or "")
    tables = Counter(table_name(row.removeprefix("row:").rpartition("/")[0]) for row in rows)
    return ", ".join(
        counted("{n} row of the table “{table}”", "{n} rows of the table “{table}”", count, table=name)
        for name, count in tables.items()
    )


def safe_url(address: str | None) -> str | None:
    """Return the address if it is a plain web address, else None: a source never runs a script."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None


@dataclass(frozen=True, slots=True)
class CitedTable:
    """The cited rows of one sourced table, with the columns that any of them fills."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[SourcedRow, tuple[str, ...]], ...]


def cited_tables(rows: Iterable[SourcedRow]) -> tuple[CitedTable, ...]:
    """Return rows by their table; the columns on their source are told beside each row."""
    by_table = by_key((row.table, row) for row in rows)
    tables = []
    for name, of_table in by_table.items():
        columns = dict.fromkeys(column for row in of_table for column in row.values)
        filled = [
            column
            for column in columns
            if not column.startswith(_NOT_SHOWN)
            and any(row.values.get(column, "").strip() for row in of_table)
        ]
        cells = ((row, tuple(row.values.get(column, "").strip() for column in filled)) for row in of_table)
        tables.append(CitedTable(table_name(name), tuple(_spaced(column) for column in filled), tuple(cells)))
    return tuple(tables)


def _row_step(row: SourcedRow) -> Step:
    key = row.id.removeprefix(f"row:{row.table}/")
    return Step(
        "row",
        f"{table_name(row.table)}: {_spaced(key)}",
        "#" + slug(row.id),
        detail=row.source_title or row.source or "",
        url=safe_url(row.source_url),
        table=table_name(row.table),
        key=_spaced(key),
    )


def table_name(name: str) -> str:
    """Return the name of a sourced table in words."""
    return _(_spaced(name))


def _spaced(name: str) -> str:
    """Return the name of a table, column or row as words."""
    return name.rpartition("/")[2].replace("_", " ")
