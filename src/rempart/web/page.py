"""A page as a record, shown as HTML, handed out as JSON or, as a table, CSV; pages of what went wrong or came too late."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, ClassVar, NamedTuple

from rempart.ledger.exporting.cells import Cell
from rempart.records import Record


class Sheet(NamedTuple):
    """The table of a page: names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @classmethod
    def of(cls, records: Iterable[object], *columns: str) -> "Sheet":
        """Return a row a record; of several things in one field their number.

        Args:
            records: What the rows are of.
            columns: A field by its name, or ``column=path`` where it lies deeper, such as ``value=amount.value``,
                which is unknown where there is no amount.
        """
        named = [column.partition("=") for column in columns]
        paths = [(path or name).split(".") for name, _sign, path in named]
        rows = (tuple(_cell(record, path) for path in paths) for record in records)
        return cls(tuple(name for name, *_ in named), tuple(rows))


def _cell(record: object, path: Sequence[str]) -> Cell:
    value: Any = reduce(lambda inner, name: None if inner is None else getattr(inner, name), path, record)
    return len(value) if isinstance(value, tuple) else value


class Page(Record):
    """What a view returns; its fields are all that the page says, in each form.

    A page names its ``template``, and tells its table in ``sheet``.

    Example:
        class Groups(Page):
            template = "groups.html"
            names: tuple[str, ...]

            def sheet(self) -> Sheet:
                return Sheet(("group",), tuple((name,) for name in self.names))
    """

    template: ClassVar[str]
    title: str

    @abstractmethod
    def sheet(self) -> Sheet:
        """Return the table of the page."""


class ProblemPage(Page):
    """What happened, what was expected, and what to do now."""

    template: ClassVar[str] = "problem.html"
    status: int
    found: str
    expected: str
    remedy: str

    def sheet(self) -> Sheet:
        """Return the one row."""
        return Sheet.of([self], "status", "title", "found", "expected", "remedy")


Lines = tuple[tuple[str, str], ...]


class StalePage(Page):
    """Both versions of what two persons edited at once; ``back`` leads to the present one."""

    template: ClassVar[str] = "stale.html"
    found: str
    yours: Lines
    theirs: tuple[Lines, ...]
    back: str

    def sheet(self) -> Sheet:
        """Return a row for each line of both."""
        mine = [("yours", *line) for line in self.yours]
        rows = [*mine, *(("theirs", *line) for told in self.theirs for line in told)]
        return Sheet(("whose", "field", "value"), tuple(rows))


def lines_of(told: Mapping[str, Any]) -> Lines:
    """Return the fields of a version that say something, as text."""
    return tuple((name, str(value)) for name, value in told.items() if value not in {None, ""})
