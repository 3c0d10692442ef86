"""A page as a record: what is shown as HTML, handed out as JSON, and, as a table, as CSV."""

from abc import abstractmethod
from typing import ClassVar, NamedTuple

from rempart.ledger.exporting.cells import Cell
from rempart.records import Record


class Sheet(NamedTuple):
    """The table of a page: names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


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
        told = (self.status, self.title, self.found, self.expected, self.remedy)
        return Sheet(("status", "title", "found", "expected", "remedy"), (told,))
