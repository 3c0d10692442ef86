"""Who asks, and what he may do: ``roles.csv`` has a row for each route; without a row it is closed to everybody."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rempart.desk.accounts import Reader, Role
from rempart.web.language import N_


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person at a browser: signed in where ``role`` is set, else nobody in particular.

    ``groups`` decide what the book answers; ``form_token`` must come back with every form; ``fresh`` marks
    a token of a visitor who is not signed in and has no cookie with it yet.
    """

    language: str
    form_token: str
    name: str = ""
    role: Role | None = None
    groups: frozenset[str] = frozenset()
    session: str = ""
    fresh: bool = False

    @property
    def is_signed_in(self) -> bool:
        """True with a session."""
        return self.role is not None

    @property
    def reader(self) -> Reader:
        """The person as the desk's work knows him."""
        return Reader(self.name, self.groups)


ANYBODY = "anybody"
ROLE_NAMES = {
    Role.READER: N_("reader"),
    Role.ANALYST: N_("analyst"),
    Role.REVIEWER: N_("reviewer"),
    Role.ADMINISTRATOR: N_("administrator"),
}
# The ways through the desk that every page offers. A new part of the desk adds its first page here.
WAYS = (
    ("/agreements", N_("Agreements")),
    ("/changes", N_("What changed")),
    ("/documents", N_("Documents")),
    ("/sources", N_("Add reports")),
    ("/reviews", N_("Review")),
    ("/programmes", N_("Programmes")),
    ("/runs", N_("Runs")),
    ("/watches", N_("Watch list")),
    ("/people", N_("People")),
    ("/audit", N_("Audit trail")),
)
COLUMNS = (ANYBODY, *(role.value for role in Role))


@cache
def verdicts() -> Mapping[tuple[str, str], frozenset[str]]:
    """Return for each method and path the roles, or ``anybody``, that may use it."""
    text = files("rempart.web").joinpath("roles.csv").read_text(encoding="utf-8")
    return {
        (row["method"], row["path"]): frozenset(name for name in COLUMNS if row[name] == "yes")
        for row in csv.DictReader(text.splitlines())
    }


def may(role: Role | None, method: str, path: str) -> bool:
    """Say whether somebody may use a route.

    Example:
        >>> may(None, "GET", "/sign-in"), may(None, "GET", "/agreements"), may(Role.READER, "GET", "/unknown")
        (True, False, False)
    """
    allowed = verdicts().get((method, path), frozenset())
    return (ANYBODY if role is None else role.value) in allowed


def ways(role: Role) -> list[tuple[str, str]]:
    """Return the addresses and the names, in English, of the parts that a role may open."""
    return [(path, words) for path, words in WAYS if may(role, "GET", path)]
