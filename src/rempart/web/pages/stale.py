"""The page of an edit that came too late: what was to be kept, beside what stands there now."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rempart.web.page import Page, Sheet

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
