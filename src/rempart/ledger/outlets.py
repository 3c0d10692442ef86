"""Outlets that a state controls: marked by a table, shown everywhere, never dropped."""

import re
from functools import cache, lru_cache

from rempart.claims.claim import Report
from rempart.terms.table import Row, table

_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:www\.)?([^/:?#\s]+\.[a-z]{2,})(?:[/:?#]|$)", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def outlet_of_a_state(name: str | None) -> Row | None:
    """The row of ``outlets_of_states`` for an outlet, by one of its names or its address; None where there is none.

    Assumes:
        the rows of that table: judgements, and no complete list. An outlet that is not in it is not said to
        be free.

    Example:
        >>> row = outlet_of_a_state("https://norway.news-pravda.com/en/russia/")
        >>> row.text("state") if row else None
        'RU'
    """
    if not name:
        return None
    names, domains = _known()
    row = names.get(name.casefold().strip())
    host = _HOST.match(name.strip())
    if row is not None or host is None:
        return row
    parts = host.group(1).casefold().split(".")
    return next(
        (domains[end] for end in (".".join(parts[at:]) for at in range(len(parts))) if end in domains), None
    )


def state_behind(report: Report) -> str | None:
    """The state that controls the outlet that published a report, as its code; None where none is known to."""
    row = outlet_of_a_state(report.publisher) or outlet_of_a_state(report.source)
    return row.text("state") if row else None


@cache
def _known() -> tuple[dict[str, Row], dict[str, Row]]:
    rows = list(table("outlets_of_states").values())
    names = {name.casefold(): row for row in rows for name in row.text("names").split("|")}
    return names, {row.text("domain"): row for row in rows}
